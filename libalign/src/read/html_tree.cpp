#include "read/html_tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/html_guard.h"

namespace libalign::detail {

// Memory for gumbo, handed out in order and freed together: gumbo's own release is recursive. When it is used
// up, the parse is left by a jump, for gumbo does not look for null; its frames hold nothing that needs
// destruction.
struct HtmlTree::Arena {
  static constexpr std::size_t kMost = std::size_t{2} << 30U;
  static constexpr std::size_t kBlock = std::size_t{1} << 20U;

  std::vector<void*> blocks;
  char* next = nullptr;
  std::size_t left = 0;
  std::size_t used = 0;
  std::jmp_buf full{};

  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (void* block : blocks) std::free(block);  // NOLINT(cppcoreguidelines-no-malloc)
  }

  void* take(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left) grow(size);
    void* result = next;
    next += size;
    left -= size;
    return result;
  }

 private:
  void grow(std::size_t size) {
    const std::size_t wanted = size > kBlock ? size : kBlock;
    void* block =
        used + wanted > kMost ? nullptr : std::malloc(wanted);  // NOLINT(cppcoreguidelines-no-malloc)
    // NOLINTNEXTLINE(cert-err52-cpp,modernize-avoid-setjmp-longjmp)
    if (block == nullptr) std::longjmp(full, 1);
    used += wanted;
    blocks.push_back(block);
    next = static_cast<char*>(block);
    left = wanted;
  }
};

namespace {

// gumbo calls through plain function pointers.
GumboOutput* parse(const GumboOptions& options, const std::string& html, std::jmp_buf& full) {
  // NOLINTNEXTLINE(cert-err52-cpp,modernize-avoid-setjmp-longjmp)
  if (setjmp(full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// gumbo makes bytes that are not UTF-8 of numbers too large ("&#7555555551").
std::string_view valid(std::string_view made) { return find_invalid_utf8(made) ? "\xEF\xBF\xBD" : made; }

std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && is_continuation(text[at + size])) ++size;
  return size;
}

// How many bytes of `page` at `at`, where an entity begins, made `text` at `out`. Entities end with ';', but
// old ones need not ("&copy 2020"): then the length is the one after which page and text agree again.
std::size_t entity_size(std::string_view page, std::size_t at, std::string_view text, std::size_t after) {
  constexpr std::size_t kLongest = 34;
  std::size_t end = at + 1;
  if (end < page.size() && page[end] == '#') ++end;
  while (end < page.size() && end - at < kLongest && is_alphanumeric(page[end])) ++end;
  if (end < page.size() && page[end] == ';') ++end;
  for (std::size_t size = end - at; size > 1; --size) {
    const std::size_t ahead =
        std::min({std::size_t{8}, page.size() - at - size, text.size() - std::min(after, text.size())});
    std::size_t same = 0;
    while (same < ahead && page[at + size + same] == text[after + same] && page[at + size + same] != '&')
      ++same;
    const bool agrees = same == ahead || page[at + size + same] == '&' || page[at + size + same] == '<' ||
                        page[at + size + same] == '\r';
    if (agrees) return size;
  }
  return end - at;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html, const std::string& name)
    : html_(html), safe_(harmless_html(html)), arena_(std::make_unique<Arena>()) {
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = arena_.get();
  options.max_errors = 0;
  options.allocator = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); };
  options.deallocator = [](void*, void*) {};
  const GumboOutput* output = parse(options, safe_, arena_->full);
  if (output == nullptr) {
    throw DataError({name}, {"the page has too many elements to be read in 2 GB of memory.", {}},
                    {"Split it.", {}});
  }
  root_ = output->root;
}

HtmlTree::~HtmlTree() = default;

std::size_t HtmlTree::offset_of(const GumboNode* node) const {
  const char* data =
      node->type == GUMBO_NODE_ELEMENT ? node->v.element.original_tag.data : node->v.text.original_text.data;
  if (data == nullptr || data < safe_.data() || data > safe_.data() + safe_.size()) return std::string::npos;
  return static_cast<std::size_t>(data - safe_.data());
}

std::string HtmlTree::name_of(const GumboNode* node) const {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  if (node->v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node->v.element.tag);
  const std::size_t at = offset_of(node);
  return at < html_.size() ? tag_name_at(html_, at) : std::string();
}

std::string_view HtmlTree::attribute(const GumboNode* node, const char* name) const {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string_view HtmlTree::inner(const GumboNode* node) const {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const std::size_t begin = offset_of(node);
  if (begin >= html_.size()) return {};
  const std::size_t after = begin + node->v.element.original_tag.length;
  const char* end_tag = node->v.element.original_end_tag.data;
  const bool inside = end_tag != nullptr && end_tag >= safe_.data() && end_tag <= safe_.data() + safe_.size();
  const std::size_t end = inside ? static_cast<std::size_t>(end_tag - safe_.data()) : html_.size();
  return end > after ? html_.substr(after, end - after) : std::string_view();
}

void HtmlTree::append_text(BlockWriter& writer, const GumboNode* node) const {
  const std::string_view text = node->v.text.text;
  std::size_t at = offset_of(node);
  if (at == std::string::npos) return;
  const std::string_view page = safe_;
  std::size_t out = 0;
  while (out < text.size()) {
    // The common case: the same bytes on both sides.
    std::size_t same = 0;
    while (out + same < text.size() && at + same < page.size() && text[out + same] == page[at + same] &&
           page[at + same] != '&' && page[at + same] != '<') {
      ++same;
    }
    // Two letters may begin with the same byte.
    while (same > 0 && ((out + same < text.size() && is_continuation(text[out + same])) ||
                        (at + same < page.size() && is_continuation(page[at + same])))) {
      --same;
    }
    if (same > 0) {
      writer.append(page, at, at + same);
      out += same;
      at += same;
      continue;
    }
    if (at >= page.size()) {
      writer.append_made(valid(text.substr(out)), page.size(), 0);
      return;
    }
    if (page[at] == '<' && !(text[out] == '<' && at + 1 < page.size() &&
                             std::strchr("/!?", page[at + 1]) == nullptr && !is_alphanumeric(page[at + 1]))) {
      // A tag that the parser dropped inside a text.
      const std::size_t end = page.find('>', at);
      at = end == std::string_view::npos ? page.size() : end + 1;
      continue;
    }
    if (page[at] == '\r') {
      const std::size_t size = page.substr(at, 2) == "\r\n" ? 2 : 1;
      if (text[out] == '\n') writer.append_made("\n", at, size);
      out += text[out] == '\n' ? 1 : 0;
      at += size;
      continue;
    }
    if (page[at] == '\n' && text[out] != '\n') {  // the first line end of <pre> is none
      ++at;
      continue;
    }
    const std::size_t size = code_point_size(text, out);
    if (page[at] !=
        '&') {  // "<" as text, a character that the parser replaced, or the second one of an entity
      const std::size_t in_size = code_point_size(page, at);
      const bool extra = out + size < text.size() && text[out] != page[at] && text[out + size] == page[at];
      const std::string_view own = page.substr(at, in_size);
      // For control characters gumbo puts the sign for broken letters, which would be damage: the page's own
      // goes on, and is dropped or becomes a blank as in plain text.
      if (text.substr(out, size) == own || text.substr(out, size) == "\xEF\xBF\xBD")
        writer.append(page, at, at + in_size);
      else
        writer.append_made(valid(text.substr(out, size)), at, extra ? 0 : in_size);
      at += extra ? 0 : in_size;
      out += size;
      continue;
    }
    const bool amp = (page.size() > at + 3 && (page.substr(at, 4) == "&amp" || page.substr(at, 4) == "&AMP"));
    const bool number = page.size() > at + 1 && page[at + 1] == '#';
    if (text[out] == '&' && !amp && !number) {  // no entity at all: "AT&T"
      writer.append(page, at, at + 1);
      ++at;
      ++out;
      continue;
    }
    const std::size_t from =
        amp ? (page.substr(at + 4, 1) == ";" ? 5 : 4) : entity_size(page, at, text, out + size);
    std::size_t made = size;
    // A few entities are two characters: letter and mark.
    if (!number && out + made < text.size() && at + from < page.size() &&
        text[out + made] != page[at + from] && static_cast<unsigned char>(text[out + made]) >= 0xCC &&
        page[at + from] != '&' && page[at + from] != '<') {
      made += code_point_size(text, out + made);
    }
    writer.append_made(valid(text.substr(out, made)), at, from);
    at += from;
    out += made;
  }
}

std::string HtmlTree::text_of(const GumboNode* node) const {
  RawBlock block;
  BlockWriter writer(block, WhiteSpace::collapse);
  std::vector<const GumboNode*> waiting = {node};
  while (!waiting.empty()) {
    const GumboNode* here = waiting.back();
    waiting.pop_back();
    if (here->type == GUMBO_NODE_ELEMENT) {
      const GumboVector& children = here->v.element.children;
      for (unsigned i = children.length; i > 0; --i)
        waiting.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    } else if (here->type == GUMBO_NODE_TEXT || here->type == GUMBO_NODE_WHITESPACE ||
               here->type == GUMBO_NODE_CDATA) {
      append_text(writer, here);
    }
  }
  return block.text;
}

}  // namespace libalign::detail
