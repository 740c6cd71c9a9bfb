#include "read/html_blocks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "read/furniture.h"
#include "read/html_hints.h"
#include "read/html_measure.h"
#include "read/lines.h"
#include "read/word_lists.h"

namespace libalign::detail {
namespace {

// What the elements around a text say of it.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  bool certain = false;
  bool link = false;
  TextStyle look;
  bool cell = false;   // all of it is one block: a table cell, a heading
  bool lines = false;  // <pre>
  bool outside = false;
  bool in_article = false;
  int list_depth = 0;
};

class Reader {
 public:
  Reader(const HtmlTree& tree, Extent extent) : tree_(tree), extent_(extent) {
    measures_ = measure(tree, tree.root());
    page_prose_ = of(tree.root()).prose;
    if (extent == Extent::article) find_article();
  }

  HtmlBlocks run() {
    Context context;
    context.outside = article_ != nullptr;
    element(tree_.root(), context);
    flush(context);
    return std::move(result_);
  }

 private:
  const Measure& of(const GumboNode* node) const {
    static const Measure kNothing;
    const auto found = measures_.find(node);
    return found == measures_.end() ? kNothing : found->second;
  }

  bool holds_most(const Measure& measure) const { return page_prose_ > 0 && measure.prose * 2 > page_prose_; }

  // <main> when most of the paragraphs are in it, and in it the <article> that holds nearly all of them.
  void find_article() {
    const GumboNode* main = nullptr;
    std::vector<const GumboNode*> articles;
    std::vector<const GumboNode*> waiting = {tree_.root()};
    while (!waiting.empty()) {
      const GumboNode* node = waiting.back();
      waiting.pop_back();
      if (node->type != GUMBO_NODE_ELEMENT) continue;
      const std::string_view role = tree_.attribute(node, "role");
      const GumboTag tag = node->v.element.tag;
      if ((tag == GUMBO_TAG_MAIN || role == "main") && holds_most(of(node))) main = node;
      if (tag == GUMBO_TAG_ARTICLE || role == "article") articles.push_back(node);
      const GumboVector& children = node->v.element.children;
      for (unsigned i = 0; i < children.length; ++i)
        waiting.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
    article_ = main;
    const std::size_t prose = main != nullptr ? of(main).prose : page_prose_;
    for (const GumboNode* node : articles) {
      if (of(node).prose * 10 >= prose * 7 && prose > 0) article_ = node;
    }
  }

  static const GumboNode* previous_element(const GumboNode* node) {
    if (node->parent == nullptr || node->parent->type != GUMBO_NODE_ELEMENT) return nullptr;
    const GumboVector& siblings = node->parent->v.element.children;
    for (std::size_t i = node->index_within_parent; i > 0 && i <= siblings.length; --i) {
      const auto* sibling = static_cast<const GumboNode*>(siblings.data[i - 1]);
      if (sibling->type == GUMBO_NODE_ELEMENT) return sibling;
    }
    return nullptr;
  }

  bool introduced(const GumboNode* node) const {
    const GumboNode* before = previous_element(node);
    return before != nullptr && of(before).text < 2000 && tree_.text_of(before).ends_with(':');
  }

  bool is_furniture(const GumboNode* node, std::string_view name, const HtmlHints& hints,
                    const Context& context) const {
    const Measure& measure = of(node);
    if (hints.leaning == Leaning::hidden) return !holds_most(measure);
    const bool root =
        name == "html" || name == "body" || name == "main" || name == "article" || node == article_;
    const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    if (root || heading || holds_most(measure) || measure.heading || context.lines) return false;
    if (flow_of(name) == Flow::inside) return name == "nav" || name == "dialog";
    const bool linked = measure.linked * 10 >= measure.text * 4;
    switch (hints.leaning) {
      case Leaning::never:
        return true;
      case Leaning::furniture:
        if (hints.kind == BlockKind::caption && in_figure(node)) return false;
        if (context.kind == BlockKind::quote && name == "footer") return false;
        return linked || measure.prose == 0;
      case Leaning::links:
        if (linked && measure.prose == 0 && measure.links > 0) return !hints.kind;
        break;
      case Leaning::note:
        return false;
      default:
        break;
    }
    const bool mostly_links = measure.linked * 10 >= measure.text * 8 && measure.prose == 0;
    const bool list = name == "ul" || name == "ol" || name == "table" || name == "dl";
    if (name == "form") return measure.prose == 0 && measure.text < 400;
    return mostly_links && ((list && measure.links >= 2) || (name == "div" && measure.links >= 3)) &&
           !introduced(node) && page_prose_ > 0;
  }

  bool in_figure(const GumboNode* node) const {
    const GumboNode* up = node->parent;
    if (up == nullptr || up->type != GUMBO_NODE_ELEMENT) return false;
    if (up->v.element.tag == GUMBO_TAG_FIGURE) return true;
    const GumboVector& children = up->v.element.children;
    const unsigned most = std::min(children.length, 12U);
    for (unsigned i = 0; i < most; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_ELEMENT &&
          (child->v.element.tag == GUMBO_TAG_IMG || tree_.name_of(child) == "picture"))
        return true;
    }
    return false;
  }

  void flush(const Context& context) {
    if (writer_) {
      writer_.reset();
      if (!current_.text.empty()) {
        current_.kind = open_.kind;
        current_.level = open_.level;
        current_.certain = open_.certain;
        current_.outside = open_.outside;
        result_.blocks.push_back(std::move(current_));
      }
      current_ = {};
    }
    breaks_ = 0;
    open_ = context;
  }

  void text(const GumboNode* node, const Context& context) {
    if (!writer_) {
      if (node->type == GUMBO_NODE_WHITESPACE && !context.lines) return;
      open_ = context;
      current_ = {};
      writer_.emplace(current_, context.lines ? WhiteSpace::lines : WhiteSpace::collapse);
    }
    if (breaks_ > 0 && node->type != GUMBO_NODE_WHITESPACE) after_break(node, context);
    const std::size_t before = current_.text.size();
    tree_.append_text(*writer_, node);
    if (context.link) current_.link_bytes += current_.text.size() - before;
    mark(current_, before, context.look);
  }

  // <br>: two part paragraphs; one joins a sentence that runs on, and parts what does not.
  void after_break(const GumboNode* node, const Context& context) {
    const std::string_view next = node->v.text.text;
    const bool runs_on =
        breaks_ == 1 && (open_.cell || (!ends_sentence(current_.text) && starts_lower(next)));
    breaks_ = 0;
    if (runs_on) {
      writer_->space(break_at_, 0);
      return;
    }
    Context again = open_;
    again.link = context.link;
    flush(again);
    writer_.emplace(current_, WhiteSpace::collapse);
  }

  void line_break(const GumboNode* node) {
    if (!writer_) return;
    const std::size_t at = tree_.offset_of(node);
    break_at_ = at == std::string::npos ? 0 : at;
    if (open_.lines)
      writer_->append_made("\n", break_at_, node->v.element.original_tag.length);
    else
      ++breaks_;
  }

  // A form or button goes, but where it asks to sign up, it says what the lines before it are.
  void sign_up(const GumboNode* node, const Context& around) {
    constexpr std::size_t kLongest = 200;
    if (extent_ != Extent::article || around.cell || node->v.element.children.length == 0 ||
        of(node).text > kLongest)
      return;
    RawBlock block;
    block.text = tree_.text_of(node).substr(0, kLongest);
    const Furniture kind = furniture_of(block.text);
    if (kind != Furniture::button && kind != Furniture::line) return;
    if (kind == Furniture::line && tree_.name_of(node) != "form") return;
    flush(around);
    block.sign_up = true;
    block.outside = around.outside;
    result_.blocks.push_back(std::move(block));
  }

  // The context of an element's children, or nothing when the element is left out.
  std::optional<Context> context_of(const GumboNode* node, const std::string& name, const Context& around) {
    Context context = around;
    const Measure& measure = of(node);
    const HtmlHints hints = hints_of(tree_, node, name);
    if (extent_ == Extent::article && is_furniture(node, name, hints, around)) {
      result_.found_furniture = result_.found_furniture || measure.text > 0;
      return std::nullopt;
    }
    if (extent_ == Extent::book && name == "nav") return std::nullopt;
    if (extent_ != Extent::everything && is_apparatus(node, name)) return std::nullopt;
    if (extent_ != Extent::article && hints.leaning == Leaning::hidden && !holds_most(measure))
      return std::nullopt;
    if (node == article_) context.outside = false;
    if (name == "a" && !tree_.attribute(node, "href").empty()) {
      context.link = true;
      if (!measure.block_inside) context.look.set_link(++links_);
    }
    if (const std::optional<MarkupKind> kind = markup_of_element(name)) context.look.set(*kind);
    constexpr std::size_t kLongKind = 700;
    if (hints.kind && measure.text < kLongKind && !measure.heading && flow_of(name) == Flow::block &&
        !around.cell &&
        (hints.kind != BlockKind::caption || hints.leaning != Leaning::furniture || in_figure(node))) {
      context.kind = *hints.kind;
      context.certain = true;
      context.level = 0;
    }
    name_context(node, name, measure, context);
    return context;
  }

  void name_context(const GumboNode* node, const std::string& name, const Measure& measure,
                    Context& context) {
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      if (!context.certain || context.kind == BlockKind::caption) {
        context.kind = BlockKind::heading;
        context.level = name[1] - '0';
      }
      context.cell = true;
    } else if (name == "li" || name == "dt" || name == "dd") {
      if (!context.certain) {
        context.kind = BlockKind::list_item;
        context.level = std::max(1, context.list_depth);
      }
    } else if (name == "ul" || name == "ol" || name == "dl") {
      ++context.list_depth;
    } else if (name == "blockquote") {
      context.kind = BlockKind::quote;
    } else if (name == "figcaption" || name == "caption") {
      context.kind = BlockKind::caption;
      context.certain = true;
    } else if (name == "pre" || name == "listing" || name == "xmp") {
      context.kind = BlockKind::preformatted;
      context.lines = true;
      context.certain = true;
    } else if (name == "td" || name == "th") {
      // A cell that holds paragraphs, lists or headings lays out a page; one with a text is data.
      const bool layout =
          measure.block_inside && (measure.prose > 0 || measure.heading || has_structure(node));
      if (!layout && !context.certain) {
        context.kind = BlockKind::table_cell;
        context.cell = true;
      }
    }
  }

  // The number that calls a note, the arrow back from it, the number of a page of the print.
  bool is_apparatus(const GumboNode* node, const std::string& name) const {
    if (name != "a" && name != "span" && name != "sup") return false;
    const std::string_view role = tree_.attribute(node, "role");
    if (role == "doc-noteref" || role == "doc-backlink" || role == "doc-pagebreak") return true;
    const std::string_view type = tree_.attribute(node, "epub:type");
    return type == "noteref" || type == "backlink" || type == "pagebreak";
  }

  static bool has_structure(const GumboNode* node) {
    const GumboVector& children = node->v.element.children;
    std::size_t blocks = 0;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboTag tag = child->v.element.tag;
      if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_PRE)
        return true;
      if (flow_of(gumbo_normalized_tagname(tag)) == Flow::block) ++blocks;
    }
    return blocks >= 2;
  }

  // The tree is at most a few hundred levels deep: the guard saw to that.
  void element(const GumboNode* node, const Context& around) {
    const std::string name = tree_.name_of(node);
    if (name == "br") {
      line_break(node);
      return;
    }
    const Flow flow = flow_of(name);
    if (flow == Flow::ignored) {
      if (name == "button") sign_up(node, around);
      return;
    }
    const std::optional<Context> context = context_of(node, name, around);
    if (!context) {
      if (flow == Flow::block) flush(around);
      if (name == "form" || tree_.attribute(node, "role") == "button") sign_up(node, around);
      return;
    }
    const bool parts = flow == Flow::block && !around.cell;
    if (parts)
      flush(*context);
    else if (flow == Flow::block && writer_)
      writer_->space(tree_.offset_of(node), 0);
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_ELEMENT)
        element(child, *context);
      else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
               child->type == GUMBO_NODE_CDATA)
        text(child, *context);
    }
    if (parts)
      flush(around);
    else if (flow == Flow::block && writer_)
      writer_->space(tree_.offset_of(node), 0);
  }

  const HtmlTree& tree_;
  Extent extent_;
  Measures measures_;
  std::size_t page_prose_ = 0;
  const GumboNode* article_ = nullptr;
  HtmlBlocks result_;
  RawBlock current_;
  Context open_;
  std::optional<BlockWriter> writer_;
  int breaks_ = 0;
  std::size_t break_at_ = 0;
  std::uint32_t links_ = 0;
};

}  // namespace

HtmlBlocks blocks_of(const HtmlTree& tree, Extent extent) { return Reader(tree, extent).run(); }

namespace {

// Whether a title, long enough to mean something, stands in a longer text.
bool holds(const std::string& text, const std::string& title) {
  constexpr std::size_t kShort = 12;
  return title.size() > kShort && text.find(title) != std::string::npos;
}

}  // namespace

void mark_title(std::vector<RawBlock>& blocks, const Metadata& metadata, const std::string& page_title) {
  const std::string said = plain_words(metadata.title);
  const std::string in_head = plain_words(page_title);
  const std::string site = plain_words(metadata.site);
  RawBlock* best = nullptr;
  int best_score = 0;
  for (RawBlock& block : blocks) {
    if (block.kind != BlockKind::heading) continue;
    const std::string words = plain_words(block.text);
    if (words.empty() || (words == site && words != said)) continue;
    int score = block.level == 1 ? 2 : 0;
    if (words == said)
      score += 8;
    else if (words == in_head)
      score += 6;
    else if (holds(in_head, words) || holds(said, words) || holds(words, said))
      score += 4;
    if (block.link_bytes * 10 > block.text.size() * 9) score -= 1;  // a logo, or a teaser of another page
    if (block.outside) score -= 1;
    if (score > best_score) {
      best_score = score;
      best = &block;
    }
  }
  if (best == nullptr || best_score < 1) return;
  best->title = true;
  const std::string words = plain_words(best->text);
  std::erase_if(blocks, [&](const RawBlock& block) {
    return block.kind == BlockKind::heading && !block.title && plain_words(block.text) == words;
  });
  if (metadata.subtitle.empty()) return;
  // The description that the page gives to search engines is its standfirst, when a reader sees it below the
  // headline.
  const std::string subtitle = plain_words(metadata.subtitle);
  const auto title =
      std::find_if(blocks.begin(), blocks.end(), [](const RawBlock& block) { return block.title; });
  for (auto block = title; block != blocks.end() && block - title <= 3; ++block) {
    if (!block->title && !block->certain && !subtitle.empty() && plain_words(block->text) == subtitle) {
      block->kind = BlockKind::standfirst;
      block->level = 0;
      block->certain = true;
    }
  }
}

}  // namespace libalign::detail
