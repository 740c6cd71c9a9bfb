#include "read/html_measure.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace libalign::detail {
namespace {

struct Run {
  std::size_t text = 0;
  std::size_t linked = 0;
};

// One element on the way down: its measure, and the text that runs in it outside of inner blocks.
struct Frame {
  const GumboNode* node = nullptr;
  unsigned next = 0;
  Flow flow = Flow::block;
  bool link = false;
  Measure measure;
  Run run;
};

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

}  // namespace

Flow flow_of(std::string_view name) {
  static const std::unordered_set<std::string_view> kBlocks = {
      "address",  "article", "aside",  "blockquote", "body",    "caption",  "center",     "dd",     "details",
      "dialog",   "dir",     "div",    "dl",         "dt",      "fieldset", "figcaption", "figure", "footer",
      "form",     "h1",      "h2",     "h3",         "h4",      "h5",       "h6",         "header", "hgroup",
      "hr",       "html",    "legend", "li",         "listing", "main",     "menu",       "nav",    "ol",
      "optgroup", "option",  "p",      "pre",        "section", "summary",  "table",      "tbody",  "td",
      "tfoot",    "th",      "thead",  "tr",         "ul",      "xmp",      "object",     "center"};
  static const std::unordered_set<std::string_view> kIgnored = {
      "script", "style",   "noscript", "template", "svg", "select", "textarea", "button",   "iframe",
      "embed",  "audio",   "video",    "canvas",   "map", "head",   "title",    "datalist", "progress",
      "meter",  "noembed", "noframes", "rp",       "rt",  "input",  "img"};
  if (kIgnored.contains(name)) return Flow::ignored;
  return kBlocks.contains(name) ? Flow::block : Flow::inside;
}

Measures measure(const HtmlTree& tree, const GumboNode* root) {
  constexpr std::size_t kParagraph = 80;
  Measures measures;
  std::vector<Frame> path;
  const auto enter = [&](const GumboNode* node) {
    const std::string name = tree.name_of(node);
    const Flow flow = flow_of(name);
    if (flow == Flow::ignored) return;
    const bool link =
        (!path.empty() && path.back().link) || (name == "a" && !tree.attribute(node, "href").empty());
    Frame frame;
    frame.node = node;
    frame.flow = flow;
    frame.link = link;
    if (name == "a" && link) frame.measure.links = 1;
    frame.measure.heading = name == "h1";
    path.push_back(frame);
  };
  enter(root);
  while (!path.empty()) {
    Frame& here = path.back();
    const GumboVector& children = here.node->v.element.children;
    if (here.next < children.length) {
      const auto* child = static_cast<const GumboNode*>(children.data[here.next++]);
      if (child->type == GUMBO_NODE_ELEMENT) {
        enter(child);
      } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) {
        const std::size_t bytes = visible_bytes(child->v.text.text);
        here.run.text += bytes;
        here.measure.text += bytes;
        if (here.link) {
          here.run.linked += bytes;
          here.measure.linked += bytes;
        }
      }
      continue;
    }
    if (here.flow == Flow::block && here.run.text >= kParagraph && here.run.linked * 2 < here.run.text)
      here.measure.prose += here.run.text;
    const Frame done = here;
    path.pop_back();
    if (!path.empty()) {
      Frame& up = path.back();
      up.measure.text += done.measure.text;
      up.measure.linked += done.measure.linked;
      up.measure.prose += done.measure.prose;
      up.measure.links += done.measure.links;
      up.measure.heading = up.measure.heading || done.measure.heading;
      up.measure.block_inside =
          up.measure.block_inside || done.flow == Flow::block || done.measure.block_inside;
      if (done.flow != Flow::block) {
        up.run.text += done.run.text;
        up.run.linked += done.run.linked;
      }
    }
    measures.emplace(done.node, done.measure);
  }
  return measures;
}

}  // namespace libalign::detail
