#include "read/odt_body.h"

#include <algorithm>
#include <array>
#include <utility>

#include "read/lines.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

constexpr std::array kLeftOut = {"text:tracked-changes"sv,
                                 "office:annotation"sv,
                                 "text:ruby-text"sv,
                                 "text:note-citation"sv,
                                 "office:forms"sv,
                                 "svg:title"sv,
                                 "svg:desc"sv,
                                 "text:sequence-decls"sv,
                                 "office:event-listeners"sv,
                                 "table:covered-table-cell"sv,
                                 "text:index-title-template"sv,
                                 "text:script"sv,
                                 "text:variable-decls"sv,
                                 "text:user-field-decls"sv};
// Made by the program, with page numbers.
constexpr std::array kIndexes = {"text:table-of-content"sv, "text:illustration-index"sv,
                                 "text:table-index"sv,      "text:alphabetical-index"sv,
                                 "text:object-index"sv,     "text:user-index"sv};

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_box(std::string_view name) {
  return name == "draw:text-box" || name == "draw:custom-shape" || name == "draw:rect" ||
         name == "draw:ellipse" || name == "draw:caption" || name == "draw:line" || name == "draw:path" ||
         name == "draw:polygon";
}

int number_of(std::string_view text, int otherwise) {
  if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return otherwise;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

void OdtBody::style_element(std::string_view name, const XmlAttributes& attributes) {
  if (name == "style:default-style") {
    in_default_style_ = attributes["style:family"] == "paragraph";
  } else if (name == "style:style") {
    in_default_style_ = false;
    // Styles of text and of paragraphs may have one name.
    style_ = std::string(attributes["style:family"]) + '/' + std::string(attributes["style:name"]);
    Style& style = styles_[style_];
    style.parent = attributes["style:parent-style-name"];
    style.family = attributes["style:family"];
    style.shown_name = attributes["style:name"];
  } else if (name == "style:text-properties") {
    if (in_default_style_) {
      language_ = attributes["fo:language"];
      const std::string_view country = attributes["fo:country"];
      if (!country.empty() && country != "none") language_ += "-" + std::string(country);
      if (language_.starts_with("none") || language_.starts_with("zxx")) language_.clear();
    } else if (!style_.empty()) {
      if (attributes["text:display"] == "none") styles_[style_].hidden = true;
      say_look(attributes);
    }
  } else if (name == "style:section-properties") {
    if (!style_.empty() && attributes["text:display"] == "none") styles_[style_].hidden = true;
  }
}

void OdtBody::say_look(const XmlAttributes& attributes) {
  SaidStyle& look = styles_[style_].look;
  if (const std::string_view weight = attributes["fo:font-weight"]; !weight.empty())
    look.say(MarkupKind::bold, weight == "bold" || (weight.size() == 3 && weight >= "600"));
  if (const std::string_view slant = attributes["fo:font-style"]; !slant.empty())
    look.say(MarkupKind::italic, slant != "normal");
  if (const std::string_view line = attributes["style:text-underline-style"]; !line.empty())
    look.say(MarkupKind::underline, line != "none");
  if (const std::string_view line = attributes["style:text-line-through-style"]; !line.empty())
    look.say(MarkupKind::strikethrough, line != "none");
  if (const std::string_view place = attributes["style:text-position"];
      !place.empty()) {  // "super 58%", "-33% 58%"
    look.say(MarkupKind::superscript, place.starts_with("super") || (place[0] >= '1' && place[0] <= '9'));
    look.say(MarkupKind::subscript, place.starts_with("sub") || place[0] == '-');
  }
}

// What the style of the paragraph says is of the whole of it, and sets nothing apart.
TextStyle OdtBody::look_of_span(std::string style) const {
  constexpr int kLongest = 20;
  SaidStyle said;
  bool code = false;
  for (int i = 0; i < kLongest && !style.empty(); ++i) {
    code = code || style == "Source_20_Text" || style == "Teletype";
    const auto found = styles_.find("text/" + style);
    if (found == styles_.end()) break;
    said.inherit(found->second.look);
    style = found->second.parent;
  }
  TextStyle look = said.over(this->look());
  if (code) look.set(MarkupKind::code);
  if (look.has(MarkupKind::link)) look.set(MarkupKind::underline, false);  // so links are shown
  return look;
}

bool OdtBody::is_hidden(std::string style) const {
  constexpr int kLongest = 20;
  for (int i = 0; i < kLongest; ++i) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) return false;
    if (found->second.hidden) return true;
    style = found->second.family + '/' + found->second.parent;
  }
  return false;
}

// Automatic styles (P1, P2, ...) are what the named style that they come from is.
BlockStyle OdtBody::style_of(std::string style) const {
  constexpr int kLongest = 20;
  for (int i = 0; i < kLongest; ++i) {
    const auto found = styles_.find(style);
    const std::string name = style.substr(std::min(style.find('/') + 1, style.size()));
    if (name == "Title") return {BlockKind::heading, 1, true};
    if (name == "Subtitle") return {BlockKind::standfirst};
    if (name == "Quotations") return {BlockKind::quote};
    if (name == "Preformatted_20_Text" || name == "Source_20_Code")
      return {BlockKind::preformatted, 0, false, true};
    if (name == "Caption") return {BlockKind::caption};
    if (found == styles_.end() || found->second.parent.empty()) break;
    style = "paragraph/" + found->second.parent;
  }
  return {};
}

bool OdtBody::skips(std::string_view name, const XmlAttributes& attributes) const {
  if (is_one_of(name, kLeftOut) || (!keep_all_ && is_one_of(name, kIndexes))) return true;
  if (name == "text:section")
    return attributes["text:display"] == "none" ||
           is_hidden("section/" + std::string(attributes["text:style-name"]));
  if (name == "text:hidden-text" || name == "text:hidden-paragraph")
    return attributes["text:is-hidden"] == "true";
  if (name == "text:span") return is_hidden("text/" + std::string(attributes["text:style-name"]));
  if (name == "text:p" || name == "text:h")
    return is_hidden("paragraph/" + std::string(attributes["text:style-name"]));
  return false;
}

void OdtBody::paragraph(std::string_view name, const XmlAttributes& attributes) {
  BlockStyle style = style_of("paragraph/" + std::string(attributes["text:style-name"]));
  if (name == "text:h") {
    style = {BlockKind::heading, std::clamp(number_of(attributes["text:outline-level"], 1), 1, 6), true};
  } else if (style.kind == BlockKind::paragraph || style.kind == BlockKind::quote) {
    if (lists_ > 0)
      style = {BlockKind::list_item, std::min(lists_, 9)};
    else if (!cells_.empty())
      style = {BlockKind::table_cell, 0, true};
  }
  builder_.open(style);
}

void OdtBody::end_cell() {
  builder_.close();
  constexpr std::size_t kProse = 80;
  const std::size_t begin = std::min(cells_.back(), builder_.count());
  cells_.pop_back();
  std::vector<RawBlock>& blocks = builder_.blocks();
  const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
  const bool prose = blocks.end() - first > 1 && std::any_of(first, blocks.end(), [](const RawBlock& block) {
                       return block.text.size() >= kProse && ends_sentence(block.text);
                     });
  for (auto block = first; prose && block != blocks.end(); ++block) {
    if (block->kind == BlockKind::table_cell) block->kind = BlockKind::paragraph;
  }
}

void OdtBody::inside(std::string_view name, const XmlAttributes& attributes) {
  if (name == "text:s" || name == "text:tab") {
    constexpr int kMost = 200;
    const int count = std::clamp(number_of(attributes["text:c"], 1), 1, kMost);
    builder_.text(std::string(static_cast<std::size_t>(count), ' '));
  } else if (name == "text:line-break") {
    builder_.line_break();
  } else if (name == "text:span") {
    looks_.push_back(look_of_span(std::string(attributes["text:style-name"])));
    builder_.look(look());
  } else if (name == "text:a") {
    TextStyle link = look();
    link.set_link(++links_);
    looks_.push_back(link);
    builder_.look(link);
  }
}

void OdtBody::start_element(std::string_view name, const XmlAttributes& attributes) {
  if (skip_ > 0) {
    ++skip_;
    return;
  }
  if (!in_body_) {
    if (name == "office:text")
      in_body_ = true;
    else
      style_element(name, attributes);
    return;
  }
  if (skips(name, attributes)) {
    ++skip_;
  } else if (name == "text:p" || name == "text:h") {
    ++paragraphs_;
    paragraph(name, attributes);
  } else if (name == "text:list") {
    ++lists_;
  } else if (name == "table:table-cell") {
    builder_.close();
    cells_.push_back(builder_.count());
  } else if (name == "text:note" || is_box(name)) {
    asides_.push_back({std::exchange(lists_, 0), std::exchange(cells_, {}), std::exchange(paragraphs_, 0),
                       name == "text:note", std::exchange(looks_, {})});
    builder_.begin_aside();
  } else if (paragraphs_ > 0) {
    inside(name, attributes);
  }
}

void OdtBody::end_element(std::string_view name) {
  if (skip_ > 0) {
    --skip_;
    return;
  }
  if (!in_body_) {
    if (name == "style:style" || name == "style:default-style") {
      style_.clear();
      in_default_style_ = false;
    }
    return;
  }
  if (name == "office:text") {
    in_body_ = false;
  } else if (name == "text:p" || name == "text:h") {
    --paragraphs_;
    builder_.close();
  } else if ((name == "text:span" || name == "text:a") && paragraphs_ > 0 && !looks_.empty()) {
    looks_.pop_back();
    builder_.look(look());
  } else if (name == "text:list") {
    --lists_;
  } else if (name == "table:table-cell") {
    if (!cells_.empty()) end_cell();
  } else if ((name == "text:note" || is_box(name)) && !asides_.empty()) {
    builder_.end_aside(asides_.back().note ? Aside::at_the_end : Aside::after_block);
    lists_ = asides_.back().lists;
    cells_ = std::move(asides_.back().cells);
    paragraphs_ = asides_.back().paragraphs;
    looks_ = std::move(asides_.back().looks);
    asides_.pop_back();
  }
}

void OdtBody::text(std::string_view piece) {
  if (skip_ == 0 && in_body_ && paragraphs_ > 0) builder_.text(piece);
}

}  // namespace libalign::detail
