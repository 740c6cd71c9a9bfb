#include "read/html_document.h"

#include <algorithm>
#include <array>

#include "read/clues.h"
#include "read/furniture.h"
#include "read/html_blocks.h"
#include "read/html_guard.h"
#include "read/html_metadata.h"
#include "read/html_tree.h"
#include "read/word_lists.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

constexpr std::array kKnownTags = {
    "html"sv,  "head"sv,   "body"sv,    "title"sv, "meta"sv,       "div"sv,    "p"sv,    "span"sv,
    "a"sv,     "br"sv,     "h1"sv,      "h2"sv,    "h3"sv,         "h4"sv,     "ul"sv,   "ol"sv,
    "li"sv,    "table"sv,  "article"sv, "main"sv,  "section"sv,    "header"sv, "nav"sv,  "strong"sv,
    "em"sv,    "b"sv,      "i"sv,       "pre"sv,   "blockquote"sv, "img"sv,    "link"sv, "script"sv,
    "style"sv, "center"sv, "font"sv,    "hr"sv,    "form"sv,       "figure"sv};

bool has_html_ending(std::string_view name) {
  const std::string small = ascii_lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 6)));
  return small.ends_with(".html") || small.ends_with(".htm") || small.ends_with(".xhtml") ||
         small.ends_with(".xht");
}

// How much of the text that JSON-LD says the article has is in the blocks: probes of five words, evenly
// spread. 1 when it says nothing.
double share_of_body(const std::vector<RawBlock>& blocks, const std::string& body) {
  constexpr std::size_t kShortest = 200;
  const std::string wanted = plain_words(body);
  if (wanted.size() < kShortest) return 1;
  std::string have;
  for (const RawBlock& block : blocks) have += plain_words(block.text) + ' ';
  constexpr std::size_t kProbes = 24;
  constexpr std::size_t kProbe = 30;
  std::size_t found = 0;
  for (std::size_t i = 0; i < kProbes; ++i) {
    const std::size_t at = wanted.find(' ', i * (wanted.size() - 2 * kProbe) / kProbes);
    if (at != std::string::npos && have.find(wanted.substr(at, kProbe)) != std::string::npos) ++found;
  }
  return static_cast<double>(found) / kProbes;
}

std::vector<RawBlock> extract(const HtmlTree& tree, const HeadOfPage& head, Extent extent, bool keep_all) {
  HtmlBlocks found = blocks_of(tree, extent);
  mark_title(found.blocks, head.metadata, head.page_title);
  if (keep_all) return std::move(found.blocks);
  // A page that tells search engines its headline is an article of a site, and has furniture above it.
  const bool told =
      !head.metadata.title.empty() && std::any_of(found.blocks.begin(), found.blocks.end(),
                                                  [](const RawBlock& block) { return block.title; });
  return without_furniture(std::move(found.blocks),
                           found.found_furniture || told ? Page::html_proven : Page::html);
}

}  // namespace

bool looks_like_html(std::string_view text, std::string_view name) {
  std::size_t at = text.find_first_not_of(" \t\r\n\f");
  if (at == std::string_view::npos) return false;
  if (has_html_ending(name)) return true;
  // Past an XML declaration, comments and a doctype.
  for (int i = 0; i < 20 && at < text.size() && text[at] == '<'; ++i) {
    const std::string_view rest = text.substr(at);
    if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      if (rest.size() > 14 && plain_words(rest.substr(0, 14)).starts_with("doctype html")) return true;
      const std::size_t end = rest.starts_with("<!--") ? text.find("-->", at) : text.find('>', at);
      if (end == std::string_view::npos) return false;
      at = text.find_first_not_of(" \t\r\n\f->", end);
      if (at == std::string_view::npos) return false;
      continue;
    }
    const std::string tag = tag_name_at(text, at);
    return std::find(kKnownTags.begin(), kKnownTags.end(), tag) != kKnownTags.end() &&
           text.find('>', at) != std::string_view::npos;
  }
  return false;
}

Reading read_html(const Decoded& decoded, const std::string& name, const ReadOptions& options) {
  const HtmlTree tree(decoded.text, name);
  HeadOfPage head = read_head(tree);
  Reading document;
  if (options.keep_all) {
    document.blocks = extract(tree, head, Extent::everything, true);
  } else {
    document.blocks = extract(tree, head, Extent::article, false);
    constexpr double kEnough = 0.6;
    const double share = share_of_body(document.blocks, head.article_body);
    if (document.blocks.empty() || share < kEnough) {
      // The markup misleads: take all that a reader sees, and let the words alone decide.
      std::vector<RawBlock> wider =
          extract(tree, head, Extent::everything, document.blocks.empty() && head.article_body.empty());
      if (document.blocks.empty() || share_of_body(wider, head.article_body) > share)
        document.blocks = std::move(wider);
    }
  }
  name_kinds(document.blocks);
  document.metadata = std::move(head.metadata);
  fill_from_blocks(document.metadata, document.blocks);
  if (document.metadata.title.empty()) document.metadata.title = head.page_title;
  document.language = std::move(head.language);
  return document;
}

}  // namespace libalign::detail
