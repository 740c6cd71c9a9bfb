#include "read/docx_body.h"

#include <algorithm>
#include <array>
#include <utility>

#include "libalign/text.h"
#include "read/lines.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// Left out with all that is in them: deletions, what a change replaced, readings of characters.
constexpr std::array kLeftOut = {
    "moveFrom"sv,   "rPrChange"sv,    "pPrChange"sv,        "tblPrChange"sv,   "trPrChange"sv,
    "tcPrChange"sv, "sectPrChange"sv, "numberingChange"sv,  "tblGridChange"sv, "tblPrExChange"sv,
    "del"sv,        "rt"sv,           "customXmlDelRange"sv};

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Made by the program from the headings, with page numbers: no text of the author's.
bool is_generated(std::string_view style) {
  const bool numbered = style.size() == 5 && style.starts_with("toc ");
  return numbered || style == "toc heading" || style == "table of figures" || style == "contents heading" ||
         begins_with_any(style, {"contents ", "index 1", "index 2", "index 3", "index heading"});
}

bool is_code(std::string_view style) {
  return style == "html preformatted" || style == "source code" || style == "preformatted text" ||
         style == "macro text" || style == "code" || style == "html code" || style == "source text" ||
         style == "verbatim char";
}

}  // namespace

DocxText DocxBody::take() {
  result_.blocks = builder_.take();
  return std::move(result_);
}

BlockStyle DocxBody::block_style() const {
  const DocxStyle& style = styles_.style(paragraph_.style);
  int outline = paragraph_.outline >= 0 ? paragraph_.outline : style.outline.value_or(9);
  if (paragraph_.outline < 0 && style.name.size() == 9 && style.name.starts_with("heading "))
    outline = style.name[8] - '1';
  if (outline >= 0 && outline < 9) return {BlockKind::heading, std::min(outline + 1, 6), true};
  if (style.name == "title") return {BlockKind::heading, 1, true};
  if (style.name == "subtitle") return {BlockKind::standfirst};
  if (is_code(style.name)) return {BlockKind::preformatted, 0, false, true};
  const bool listed = paragraph_.listed >= 0 ? paragraph_.listed == 1 : style.listed.value_or(false);
  if (listed) {
    const int level = paragraph_.list_level >= 0 ? paragraph_.list_level : style.list_level.value_or(0);
    return {BlockKind::list_item, std::min(level, 8) + 1};
  }
  if (style.name == "caption") return {BlockKind::caption};
  if (!cells_.empty()) return {BlockKind::table_cell, 0, true};
  if (style.name == "quote" || style.name == "intense quote" || style.name == "block text" ||
      style.name == "quotations")
    return {BlockKind::quote};
  return {};
}

void DocxBody::begin_paragraph() {
  paragraph_ = {};
  run_ = {};
  if (joined_)
    joined_ = false;
  else
    builder_.open(block_style());
}

void DocxBody::style_paragraph() {
  const DocxStyle& style = styles_.style(paragraph_.style);
  paragraph_.hidden = style.hidden.value_or(false);
  paragraph_.left_out = !keep_all_ && is_generated(style.name);
  paragraph_.language = style.language;
  builder_.restyle(block_style());
}

// A cell that holds paragraphs of some length lays out a page; others hold data.
void DocxBody::end_cell() {
  builder_.close();
  constexpr std::size_t kProse = 80;
  const std::size_t begin = std::min(cells_.back(), builder_.count());
  cells_.pop_back();
  std::vector<RawBlock>& blocks = builder_.blocks();
  const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
  const bool prose = blocks.end() - first > 1 && std::any_of(first, blocks.end(), [](const RawBlock& block) {
                       return block.text.size() >= kProse && ends_sentence(block.text);
                     });
  if (!prose) return;
  for (auto block = first; block != blocks.end(); ++block) {
    if (block->kind == BlockKind::table_cell) block->kind = BlockKind::paragraph;
  }
}

bool DocxBody::is_shown() const {
  return !run_.hidden && !paragraph_.hidden && !paragraph_.left_out && dropped_rows_ == 0 &&
         !is_inside_code();
}

bool DocxBody::is_inside_code() const {
  return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.in_code; });
}

// What the style of the paragraph says is of the whole of it, and sets nothing apart.
TextStyle DocxBody::look() const {
  SaidStyle said = run_.look;
  if (!run_.style.empty()) said.inherit(styles_.style(run_.style).look);
  TextStyle look = said.over({});
  if (is_code(styles_.style(run_.style).name)) look.set(MarkupKind::code);
  std::uint32_t link = link_;
  for (const Field& field : fields_) link = std::max(link, field.link);
  if (link > 0) {
    look.set_link(link);
    look.set(MarkupKind::underline, false);  // so links are shown
  }
  return look;
}

void DocxBody::write(std::string_view text) {
  if (!is_shown()) return;
  builder_.look(look());
  builder_.text(text);
  constexpr std::size_t kMostLanguages = 64;
  const std::string& language = !run_.language.empty()         ? run_.language
                                : !paragraph_.language.empty() ? paragraph_.language
                                                               : styles_.language();
  if (language.empty() || text.size() < 2) return;
  const auto known = result_.languages.find(language);
  if (known != result_.languages.end())
    known->second += text.size();
  else if (result_.languages.size() < kMostLanguages)
    result_.languages.emplace(language, text.size());
}

void DocxBody::text(std::string_view piece) {
  if (skip_ > 0) return;
  if (in_text_) write(piece);
  if (in_code_ && !fields_.empty() && piece.find("HYPERLINK") != std::string_view::npos)
    fields_.back().is_link = true;
}

void DocxBody::start_element(std::string_view raw, const XmlAttributes& attributes) {
  const std::string_view name = names_(raw);
  if (skip_ > 0) {
    ++skip_;
    return;
  }
  if (start_property(name, attributes)) return;
  if (std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end()) {
    ++skip_;
    return;
  }
  if (!start_structure(name, attributes)) start_content(name, attributes);
}

// Elements that say something of the paragraph, run or row around them.
bool DocxBody::start_property(std::string_view name, const XmlAttributes& attributes) {
  const auto value = [&] { return attributes.find_local("val").value_or(""); };
  if (in_run_properties_ && !in_paragraph_properties_) {
    if (name == "vanish") {
      run_.hidden = is_on(attributes);
    } else if (name == "rStyle") {
      const DocxStyle& style = styles_.style(std::string(value()));
      run_.hidden = run_.hidden || style.hidden.value_or(false);
      if (run_.language.empty()) run_.language = style.language;
      run_.style = value();
    } else if (say_look(name, attributes, run_.look)) {
      return true;
    } else if (name == "lang" && !value().empty()) {
      run_.language = value();
    } else {
      return false;
    }
    return true;
  }
  if (in_paragraph_properties_) {
    if (name == "pStyle")
      paragraph_.style = value();
    else if (name == "outlineLvl")
      paragraph_.outline = number_of(value(), 9);
    else if (name == "numId")
      paragraph_.listed = value() == "0" ? 0 : 1;
    else if (name == "ilvl")
      paragraph_.list_level = number_of(value(), 0);
    else if (name == "rPr")
      in_run_properties_ = true;
    else if (in_run_properties_ && (name == "del" || name == "moveFrom"))
      paragraph_.joins_next = true;
    else
      return false;
    return true;
  }
  if (in_row_properties_ && name == "del" && !rows_.empty() && !rows_.back()) {
    rows_.back() = true;
    ++dropped_rows_;
    return true;
  }
  return false;
}

bool DocxBody::start_structure(std::string_view name, const XmlAttributes& attributes) {
  if (name == "p") {
    begin_paragraph();
  } else if (name == "pPr") {
    in_paragraph_properties_ = true;
  } else if (name == "r") {
    run_ = {};
    run_.open = true;
  } else if (name == "hyperlink") {
    link_ = ++links_;
  } else if (name == "rPr") {
    in_run_properties_ = true;
  } else if (name == "trPr") {
    in_row_properties_ = true;
  } else if (name == "tr") {
    rows_.push_back(false);
  } else if (name == "tc") {
    builder_.close();
    cells_.push_back(builder_.count());
  } else if (name == "txbxContent") {
    // Cells around the box are none of its own.
    saved_.push_back({std::move(paragraph_), std::move(run_), std::exchange(joined_, false),
                      std::exchange(cells_, {}), std::exchange(link_, 0)});
    in_text_ = false;
    builder_.begin_aside();
  } else if (name == "mc:AlternateContent") {
    alternatives_.push_back(false);
  } else if (name == "mc:Choice" || name == "mc:Fallback") {
    if (!alternatives_.empty() && alternatives_.back())
      ++skip_;
    else if (!alternatives_.empty())
      alternatives_.back() = true;
  } else if (name == "sdt") {
    controls_.push_back(false);
  } else if (name == "showingPlcHdr") {
    if (!controls_.empty() && is_on(attributes)) controls_.back() = true;
  } else if (name == "docPartGallery") {
    if (!controls_.empty() && !keep_all_ && attributes.find_local("val") == "Table of Contents")
      controls_.back() = true;
  } else if (name == "sdtContent") {
    if (!controls_.empty() && controls_.back()) ++skip_;
  } else if (name == "footnote" || name == "endnote") {
    builder_.close();
    note_ = attributes.find_local("id").value_or("");
    note_begin_ = builder_.count();
  } else {
    return false;
  }
  return true;
}

void DocxBody::start_content(std::string_view name, const XmlAttributes& attributes) {
  if (name == "t" || name == "m:t") {
    in_text_ = true;
  } else if (name == "instrText") {
    in_code_ = true;
  } else if (name == "tab" || name == "ptab") {
    if (run_.open) write(" ");
  } else if (name == "br" || name == "cr") {
    const std::string_view type = attributes.find_local("type").value_or("textWrapping");
    if (type != "textWrapping")
      write(" ");
    else if (is_shown())
      builder_.line_break();
  } else if (name == "noBreakHyphen") {
    write("\u2011");
  } else if (name == "sym") {
    // Characters of symbol fonts have places of their own; the others are what they say.
    const std::string_view code = attributes.find_local("char").value_or("");
    unsigned value = 0;
    for (const char c : code.substr(0, 5))
      value = value * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    constexpr unsigned kSpace = 0x20, kFirstSurrogate = 0xD800, kLastPrivate = 0xF8FF, kLast = 0xFFFE;
    if (code.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos && value > kSpace &&
        value < kLast && (value < kFirstSurrogate || value > kLastPrivate)) {
      std::string made;
      append_utf8(made, value);
      write(made);
    }
  } else if (name == "fldChar") {
    const std::string_view type = attributes.find_local("fldCharType").value_or("");
    if (type == "begin") {
      fields_.emplace_back();
    } else if (type == "separate" && !fields_.empty()) {
      fields_.back().in_code = false;
      if (fields_.back().is_link) fields_.back().link = ++links_;
    } else if (type == "end" && !fields_.empty()) {
      fields_.pop_back();
    }
  } else if (name == "footnoteReference" && is_shown()) {
    result_.footnotes.emplace_back(attributes.find_local("id").value_or(""));
  } else if (name == "endnoteReference" && is_shown()) {
    result_.endnotes.emplace_back(attributes.find_local("id").value_or(""));
  }
}

void DocxBody::end_element(std::string_view raw) {
  const std::string_view name = names_(raw);
  if (skip_ > 0) {
    --skip_;
    return;
  }
  if (name == "t" || name == "m:t") {
    in_text_ = false;
  } else if (name == "instrText") {
    in_code_ = false;
  } else if (name == "rPr") {
    in_run_properties_ = false;
  } else if (name == "pPr") {
    in_paragraph_properties_ = false;
    style_paragraph();
  } else if (name == "trPr") {
    in_row_properties_ = false;
  } else if (name == "r") {
    run_ = {};
  } else if (name == "hyperlink") {
    link_ = 0;
  } else if (name == "p") {
    link_ = 0;
    if (codes_end_ && is_inside_code()) fields_.clear();
    joined_ = paragraph_.joins_next;
    if (!joined_) builder_.close();
  } else if (name == "tc") {
    joined_ = false;
    if (!cells_.empty()) end_cell();
  } else if (name == "tr") {
    if (!rows_.empty()) {
      if (rows_.back()) --dropped_rows_;
      rows_.pop_back();
    }
  } else if (name == "txbxContent") {
    if (saved_.empty()) return;
    builder_.end_aside(Aside::after_block);
    cells_ = std::move(saved_.back().cells);
    paragraph_ = std::move(saved_.back().paragraph);
    run_ = std::move(saved_.back().run);
    joined_ = saved_.back().joined;
    link_ = saved_.back().link;
    saved_.pop_back();
  } else if (name == "mc:AlternateContent") {
    if (!alternatives_.empty()) alternatives_.pop_back();
  } else if (name == "sdt") {
    if (!controls_.empty()) controls_.pop_back();
  } else if (name == "footnote" || name == "endnote") {
    builder_.close();
    std::vector<RawBlock>& blocks = builder_.blocks();
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(note_begin_, blocks.size()));
    result_.notes[note_].assign(std::make_move_iterator(first), std::make_move_iterator(blocks.end()));
    blocks.erase(first, blocks.end());
  }
}

}  // namespace libalign::detail
