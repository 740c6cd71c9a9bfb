#include "read/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <vector>

#include "libalign/text.h"
#include "read/block_builder.h"
#include "read/clues.h"
#include "read/entity.h"
#include "read/html_blocks.h"
#include "read/html_tree.h"
#include "read/lines.h"
#include "read/markdown_mask.h"
#include "read/word_lists.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// md4c tells what it finds; here blocks are made of it.
class Reader {
 public:
  Reader(std::string_view original, const MaskedMarkdown& masked, const std::string& name)
      : original_(original), masked_(masked.text), begin_(masked.begin), name_(name) {}

  std::vector<RawBlock> run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
      return static_cast<Reader*>(reader)->guarded([&](Reader& self) { self.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
      return static_cast<Reader*>(reader)->guarded([&](Reader& self) { self.leave(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* reader) {
      return static_cast<Reader*>(reader)->guarded([&](Reader& self) {
        if (type == MD_SPAN_IMG) self.enter_image();
        self.looks_.push_back(self.look_in(type));
        self.builder_.look(self.look());
      });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
      return static_cast<Reader*>(reader)->guarded([&](Reader& self) {
        if (type == MD_SPAN_IMG) self.leave_image();
        // md4c may leave what it has not entered.
        if (!self.looks_.empty()) self.looks_.pop_back();
        self.builder_.look(self.look());
      });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reader) {
      return static_cast<Reader*>(reader)->guarded([&](Reader& self) { self.text(type, {text, size}); });
    };
    const std::string_view rest = masked_.substr(begin_);
    md_parse(rest.data(), static_cast<MD_SIZE>(rest.size()), &parser, this);
    if (thrown_) std::rethrow_exception(thrown_);
    return builder_.take();
  }

 private:
  // No exception may cross md4c, which is C.
  template <typename Tell>
  int guarded(Tell tell) {
    try {
      tell(*this);
      return 0;
    } catch (...) {
      thrown_ = std::current_exception();
      return 1;
    }
  }

  TextStyle look() const { return looks_.empty() ? TextStyle{} : looks_.back(); }

  TextStyle look_in(MD_SPANTYPE type) {
    TextStyle inside = look();
    if (type == MD_SPAN_STRONG)
      inside.set(MarkupKind::bold);
    else if (type == MD_SPAN_EM)
      inside.set(MarkupKind::italic);
    else if (type == MD_SPAN_DEL)
      inside.set(MarkupKind::strikethrough);
    else if (type == MD_SPAN_CODE)
      inside.set(MarkupKind::code);
    else if (type == MD_SPAN_A)
      inside.set_link(++links_);
    return inside;
  }

  BlockStyle style() const {
    if (items_ > 0) return {BlockKind::list_item, items_};
    if (quotes_ > 0) return {BlockKind::quote};
    return {};
  }

  void enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        builder_.close();
        ++quotes_;
        break;
      case MD_BLOCK_LI:
        ++items_;
        builder_.open(style());
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        builder_.close();
        break;
      case MD_BLOCK_P:
        if (!builder_.is_open() || !builder_.empty()) builder_.open(style());
        break;
      case MD_BLOCK_H:
        builder_.open(
            {BlockKind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level), true});
        break;
      case MD_BLOCK_CODE:
        builder_.open({BlockKind::preformatted, 0, false, true});
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        builder_.open({BlockKind::table_cell, 0, true});
        break;
      case MD_BLOCK_HTML:
        builder_.close();
        html_begin_ = html_end_ = 0;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        builder_.close();
        --quotes_;
        break;
      case MD_BLOCK_LI:
        builder_.close();
        --items_;
        break;
      case MD_BLOCK_HTML:
        html();
        break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
      case MD_BLOCK_HR:
        break;
      default:
        builder_.close();
    }
  }

  // What a picture shows in place of itself is a caption when it stands alone; in a sentence it is none of
  // it.
  void enter_image() {
    if (images_++ == 0) {
      alone_ = builder_.empty();
      if (alone_)
        builder_.restyle({BlockKind::caption, 0, true});
      else
        builder_.begin_aside();
    }
  }

  void leave_image() {
    if (--images_ > 0) return;
    if (!alone_) {
      builder_.blocks().clear();
      builder_.open({});
      builder_.close();
      builder_.blocks().clear();
      builder_.end_aside(Aside::after_block);
    }
  }

  // Where md4c's text stands in the file; text that is made up has no place there.
  bool find(std::string_view text, std::size_t& begin) const {
    const std::less<> before;
    if (text.empty() || before(text.data(), masked_.data()) ||
        !before(text.data(), masked_.data() + masked_.size()))
      return false;
    begin = static_cast<std::size_t>(text.data() - masked_.data());
    return true;
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    std::size_t begin = last_;
    const bool known = find(text, begin);
    if (known) last_ = begin + text.size();
    switch (type) {
      case MD_TEXT_BR:
        builder_.line_break(last_, 0);
        return;
      case MD_TEXT_SOFTBR:
        builder_.text(" ", last_, 0);
        soft_ = true;
        return;
      case MD_TEXT_ENTITY:
        entity(text, begin);
        break;
      case MD_TEXT_HTML:
        if (html_block(text, begin, known)) return;
        break;
      case MD_TEXT_NULLCHAR:
        break;
      default:
        // A footnote or a definition begins here, on a line that the parser takes for one that goes on.
        if (soft_ && text.starts_with(kMasked)) builder_.open(style());
        if (known)
          builder_.copy(masked_, begin, begin + text.size());
        else
          builder_.text(text, begin, 0);
    }
    soft_ = false;
  }

  void entity(std::string_view text, std::size_t begin) {
    builder_.text(decode_entity(text, name_), begin, text.size());
  }

  // Tags in a sentence go; <br> is a break. Whole blocks of HTML are kept for html().
  bool html_block(std::string_view text, std::size_t begin, bool known) {
    if (!builder_.is_open()) {
      if (known) {
        if (html_end_ == 0) html_begin_ = begin;
        html_end_ = begin + text.size();
      }
      return true;
    }
    if (tag_is_break(text)) builder_.line_break(begin, text.size());
    return false;
  }

  static bool tag_is_break(std::string_view tag) {
    return tag.size() >= 4 && (tag[1] == 'b' || tag[1] == 'B') && (tag[2] == 'r' || tag[2] == 'R') &&
           (tag[3] == '>' || tag[3] == '/' || tag[3] == ' ');
  }

  void html() {
    if (html_end_ <= html_begin_) return;
    const std::string_view part = original_.substr(html_begin_, html_end_ - html_begin_);
    const HtmlTree tree(part, name_);
    OriginMap shift;
    shift.copy(html_begin_, part.size());
    for (RawBlock& block : blocks_of(tree, Extent::everything).blocks) {
      OriginMap map;
      map.append_through(block.map, shift);
      block.map = std::move(map);
      builder_.add(std::move(block));
    }
  }

  std::string_view original_;
  std::string_view masked_;
  std::size_t begin_;
  const std::string& name_;
  BlockBuilder builder_;
  std::exception_ptr thrown_;
  std::vector<TextStyle> looks_;  // of the open spans
  std::uint32_t links_ = 0;
  int quotes_ = 0;
  int items_ = 0;
  int images_ = 0;
  bool alone_ = false;
  bool soft_ = false;
  std::size_t last_ = 0;
  std::size_t html_begin_ = 0, html_end_ = 0;
};

std::string value_of(const std::map<std::string, std::string>& from,
                     std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto found = from.find(key);
    if (found != from.end() && !found->second.empty() && found->second.front() != '[')
      return to_nfc(found->second);
  }
  return {};
}

}  // namespace

bool looks_like_markdown(std::string_view text, std::string_view name) {
  static constexpr std::array kEndings = {".md"sv,   ".markdown"sv, ".mdown"sv, ".mkd"sv,
                                          ".mdwn"sv, ".rmd"sv,      ".qmd"sv};
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && name.size() - dot < 12) {
    const std::string ending = ascii_lower(name.substr(dot));
    if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end()) return true;
  }
  std::size_t body = 0;
  const bool front = !read_front_matter(text, body).empty();
  std::size_t headings = 0, proofs = 0;
  bool blank_before = true;
  for (const Span& span : split_exact_lines(text.substr(body, std::size_t{1} << 18U))) {
    const std::string_view line = span.of(text.substr(body));
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (blank_before && marks >= 1 && marks <= 6 && line.substr(marks).starts_with(" ") &&
        line.size() > marks + 1)
      ++headings;
    if (line.starts_with("```") || line.starts_with("|---") || line.starts_with("| ---") ||
        line.starts_with("|:--"))
      ++proofs;
    const std::size_t link = line.find("](");
    if (link != std::string_view::npos && line.substr(0, link).find('[') != std::string_view::npos &&
        line.find(')', link) != std::string_view::npos)
      ++proofs;
    blank_before = line.find_first_not_of(" \t\r") == std::string_view::npos;
  }
  return (front && headings >= 1) || (headings >= 2 && proofs >= 1);
}

Reading read_markdown(const Decoded& decoded, const std::string& name, const ReadOptions& /*options*/) {
  const MaskedMarkdown masked = mask_markdown(decoded.text);
  Reading reading;
  reading.blocks = Reader(decoded.text, masked, name).run();
  const auto& front = masked.front_matter;
  Metadata& metadata = reading.metadata;
  metadata.title = value_of(front, {"title"});
  metadata.subtitle = value_of(front, {"subtitle", "description", "summary"});
  metadata.byline = value_of(front, {"author", "authors", "byline"});
  metadata.translator = value_of(front, {"translator", "translators", "translated_by"});
  metadata.published = find_date(value_of(front, {"date", "published"}));
  metadata.updated = find_date(value_of(front, {"updated", "lastmod", "last_modified_at", "modified"}));
  metadata.url = value_of(front, {"canonical", "canonical_url", "url"});
  metadata.section = value_of(front, {"section", "category"});
  metadata.translation_of = value_of(front, {"translation_of", "original"});
  metadata.image = value_of(front, {"image", "cover"});
  reading.language = canonical_language(value_of(front, {"lang", "language", "locale"})).value_or("");
  for (RawBlock& block : reading.blocks)
    block.title = block.kind == BlockKind::heading && plain_words(block.text) == plain_words(metadata.title);
  name_kinds(reading.blocks);
  fill_from_blocks(metadata, reading.blocks);
  return reading;
}

}  // namespace libalign::detail
