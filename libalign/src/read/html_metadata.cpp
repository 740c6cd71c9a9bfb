#include "read/html_metadata.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "libalign/text.h"
#include "read/clues.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

// Attribute values of hostile pages may hold anything: one line, NFC, no control characters.
std::string clean(std::string_view text) {
  constexpr std::size_t kLongest = 4000;
  RawBlock block;
  BlockWriter(block, WhiteSpace::collapse)
      .append_made(text.substr(0, find_invalid_utf8(text).value_or(text.size())), 0, 0);
  if (block.text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(block.text[end]) & 0xC0U) == 0x80) --end;
    block.text.resize(end);
  }
  return to_nfc(block.text);
}

void fill(std::string& field, std::string_view value) {
  if (field.empty() && !value.empty()) field = clean(value);
}

// "es_ES" and "ES-es" are "es-ES".
std::string language_tag(std::string_view text) {
  std::string tag(text.substr(0, text.find_first_of(", ;")));
  std::replace(tag.begin(), tag.end(), '_', '-');
  return canonical_language(tag).value_or("");
}

struct Found {
  HeadOfPage head;
  Metadata weak;  // what plainer names say, below JSON-LD and Open Graph
  std::string locale;
};

// Those of a hostile page are bounded, in number and in length.
void add_address(std::vector<std::string>& list, std::size_t most, std::string_view address) {
  if (list.size() >= most || address.empty() || address.front() == '#') return;
  for (const std::string_view scheme : {"data:", "javascript:", "mailto:", "tel:"}) {
    if (address.starts_with(scheme)) return;
  }
  list.push_back(clean(address));
}

void add_media(Found& found, std::string_view address) {
  constexpr std::size_t kMost = 64;
  add_address(found.head.metadata.media, kMost, address);
}

// What is shown late has its address elsewhere, and a spacer in its place.
void read_media(const HtmlTree& tree, const GumboNode* node, Found& found) {
  for (const char* name : {"data-src", "data-lazy-src", "data-original", "src"}) {
    const std::string_view address = tree.attribute(node, name);
    if (address.empty()) continue;
    add_media(found, address);
    return;
  }
}

// A link of a page whose own address is known, as a whole address.
std::string whole_address(const std::string& page, const std::string& link) {
  const std::size_t scheme = page.find("://");
  if (scheme == std::string::npos || link.find("://") != std::string::npos || link.starts_with("//"))
    return link;
  const std::size_t host_end = std::min(page.find('/', scheme + 3), page.size());
  const std::string path = page.substr(host_end);
  const std::string folder = link.starts_with('/') ? "/" : "/" + path.substr(0, path.rfind('/') + 1);
  return page.substr(0, host_end) + std::filesystem::path(folder + link).lexically_normal().string();
}

void make_whole(std::vector<std::string>& addresses, const std::string& page) {
  std::set<std::string> known;
  std::vector<std::string> whole;
  for (const std::string& address : addresses) {
    std::string one = whole_address(page, address);
    if (known.insert(one).second) whole.push_back(std::move(one));
  }
  addresses = std::move(whole);
}

void read_meta(const HtmlTree& tree, const GumboNode* node, Found& found) {
  std::string name = ascii_lower(tree.attribute(node, "property"));
  if (name.empty()) name = ascii_lower(tree.attribute(node, "name"));
  const std::string_view content = tree.attribute(node, "content");
  Metadata& metadata = found.head.metadata;
  Metadata& weak = found.weak;
  if (name == "og:title")
    fill(metadata.title, content);
  else if (name == "og:description")
    fill(metadata.subtitle, content);
  else if (name == "og:url")
    fill(metadata.url, content);
  else if (name == "og:site_name")
    fill(metadata.site, content);
  else if (name == "og:image")
    fill(metadata.image, content);
  else if (name == "og:locale" || name == "dc.language" || name == "dcterms.language" || name == "language")
    fill(found.locale, content);
  else if (name == "article:published_time")
    fill(metadata.published, content);
  else if (name == "article:modified_time" || name == "og:updated_time")
    fill(metadata.updated, content);
  else if (name == "article:section")
    fill(metadata.section, content);
  else if (name == "twitter:title" || name == "dc.title" || name == "dcterms.title")
    fill(weak.title, content);
  else if (name == "description" || name == "twitter:description" || name == "dcterms.abstract")
    fill(weak.subtitle, content);
  else if (name == "twitter:image")
    fill(weak.image, content);
  else if (name == "author" || name == "dc.creator" || name == "dcterms.creator" || name == "article:author")
    fill(weak.byline, content);
  else if (name == "translator")
    fill(weak.translator, content);
  else if (name == "date" || name == "dc.date" || name == "dcterms.created" || name == "dcterms.date" ||
           name == "pubdate")
    fill(weak.published, content);
  else if (name == "dcterms.modified" || name == "last-modified")
    fill(weak.updated, content);
  if (ascii_lower(tree.attribute(node, "http-equiv")) == "content-language") fill(found.locale, content);
  for (const char* shown : {"og:image", "og:video", "og:audio", "twitter:image", "twitter:player"}) {
    if (name == shown) add_media(found, content);
  }
}

void read_link(const HtmlTree& tree, const GumboNode* node, Found& found) {
  const std::string rel = " " + ascii_lower(tree.attribute(node, "rel")) + " ";
  const std::string_view href = tree.attribute(node, "href");
  if (href.empty()) return;
  if (rel.find(" canonical ") != std::string::npos) found.head.metadata.url = clean(href);
  const std::string_view language = tree.attribute(node, "hreflang");
  constexpr std::size_t kMostAlternates = 200;
  if (rel.find(" alternate ") != std::string::npos && !language.empty() &&
      found.head.metadata.alternates.size() < kMostAlternates) {
    found.head.metadata.alternates.emplace_back(clean(language), clean(href));
  }
}

// <time> with itemprop or a telling neighbour; the first that says nothing is the date of publication.
void read_time(const HtmlTree& tree, const GumboNode* node, Found& found) {
  const std::string_view stamp = tree.attribute(node, "datetime");
  if (stamp.empty()) return;
  const std::string property = ascii_lower(tree.attribute(node, "itemprop"));
  const GumboNode* around =
      node->parent != nullptr && node->parent->type == GUMBO_NODE_ELEMENT ? node->parent : node;
  const bool updated = property == "datemodified" || says_updated(tree.attribute(around, "class")) ||
                       says_updated(tree.text_of(node)) ||
                       (around->v.element.children.length < 4 && says_updated(tree.text_of(around)));
  fill(updated ? found.weak.updated : found.weak.published, stamp);
}

void read_anchor(const HtmlTree& tree, const GumboNode* node, Found& found) {
  constexpr std::size_t kMost = 400;
  const std::string_view href = tree.attribute(node, "href");
  if (!href.empty() && tree.name_of(node) == "a") add_address(found.head.metadata.links, kMost, href);
}

void read_element(const HtmlTree& tree, const GumboNode* node, Found& found) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_META:
      read_meta(tree, node, found);
      break;
    case GUMBO_TAG_LINK:
      read_link(tree, node, found);
      break;
    case GUMBO_TAG_TIME:
      read_time(tree, node, found);
      break;
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_EMBED:
      read_media(tree, node, found);
      break;
    case GUMBO_TAG_TITLE:
      fill(found.head.page_title, tree.text_of(node));
      break;
    case GUMBO_TAG_SCRIPT:
      if (ascii_lower(tree.attribute(node, "type")).find("ld+json") != std::string::npos)
        read_json_ld(tree.inner(node), found.head);
      break;
    default:
      read_anchor(tree, node, found);
  }
}

void fill_weak(Metadata& metadata, const Metadata& weak) {
  fill(metadata.title, weak.title);
  fill(metadata.subtitle, weak.subtitle);
  fill(metadata.byline, weak.byline);
  fill(metadata.translator, weak.translator);
  fill(metadata.published, weak.published);
  fill(metadata.updated, weak.updated);
  fill(metadata.image, weak.image);
}

}  // namespace

HeadOfPage read_head(const HtmlTree& tree) {
  Found found;
  std::vector<const GumboNode*> waiting = {tree.root()};
  while (!waiting.empty()) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    read_element(tree, node, found);
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i > 0; --i)
      waiting.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
  }
  HeadOfPage& head = found.head;
  fill_weak(head.metadata, found.weak);
  for (std::string* field :
       {&head.metadata.title, &head.metadata.subtitle, &head.metadata.byline, &head.metadata.translator,
        &head.metadata.published, &head.metadata.updated, &head.metadata.url, &head.metadata.site,
        &head.metadata.section, &head.metadata.translation_of, &head.metadata.image}) {
    *field = clean(*field);
  }
  make_whole(head.metadata.media, head.metadata.url);
  make_whole(head.metadata.links, head.metadata.url);
  for (auto& [language, url] : head.metadata.alternates) url = whole_address(head.metadata.url, url);
  // <html lang> is believed first; templates forget it more often than they forget the others, but rarely get
  // it wrong.
  const std::string of_html = language_tag(tree.attribute(tree.root(), "lang"));
  const std::string of_xml = language_tag(tree.attribute(tree.root(), "xml:lang"));
  const std::string of_json = language_tag(head.language);
  head.language = !of_html.empty()   ? of_html
                  : !of_xml.empty()  ? of_xml
                  : !of_json.empty() ? of_json
                                     : language_tag(found.locale);
  return std::move(found.head);
}

}  // namespace libalign::detail
