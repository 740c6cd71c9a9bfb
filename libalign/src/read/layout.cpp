#include "read/layout.h"

#include <algorithm>
#include <string>

#include "libalign/text.h"
#include "read/hyphens.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

std::size_t first_word_width(std::string_view text) {
  return count_code_points(text.substr(0, std::min(text.find(' '), text.size())));
}

bool is_quoted(std::string_view line) {
  return line.starts_with("> ") || line == ">" || line.starts_with(">>");
}

// "—Ven", "–¿Quién?": a speaker's line, not the remark inside it ("—dijo").
bool opens_speech(std::string_view line) {
  return (line.starts_with("\u2014") || line.starts_with("\u2013") || line.starts_with("\u2015")) &&
         !starts_lower(line);
}

// "=====", "-----", "* * *": a rule or underline, no text.
bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("=-_*~# ") == std::string_view::npos;
}

// The width as a terminal shows it, which is how programs that wrap count a tab.
std::size_t columns(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size();)
    count = next_code_point(line, at) == '\t' ? (count / 8 + 1) * 8 : count + 1;
  return count;
}

class LayOut {
 public:
  explicit LayOut(std::string_view text)
      : text_(text),
        lines_(split_lines(text)),
        wrapping_(measure_wrapping(text, lines_)),
        hyphens_(text, wrapping_.wrapped ? lines_ : kNone) {}

  std::vector<RawBlock> run() {
    std::size_t group = 0;
    for (std::size_t begin = 0; begin < lines_.size();) {
      if (lines_[begin].blank()) {
        ++begin;
        continue;
      }
      std::size_t end = begin + 1;
      while (end < lines_.size() && !lines_[end].blank() && !lines_[end].page_break) ++end;
      lay_out_group(begin, end, group++);
      begin = end;
    }
    return std::move(blocks_);
  }

 private:
  static inline const std::vector<Line> kNone;

  std::string_view line(std::size_t i) const { return lines_[i].span.of(text_); }

  // `listed`: the block at hand is an item of a list.
  bool continues(std::size_t i, std::size_t base_indent, bool listed) const {
    const std::string_view here = line(i);
    const std::string_view next = line(i + 1);
    if (is_rule(here) || is_rule(next) || next.find('\t') != std::string_view::npos) return false;
    if (list_marker(next) != 0 && (listed || !is_number_in_prose(i))) return false;
    if (lines_[i + 1].indent >= base_indent + 2 && lines_[i + 1].indent > lines_[i].indent)
      return false;  // a new first line
    if (breaks_word(here, next)) return true;
    const std::size_t used = lines_[i].indent + lines_[i].width;
    if (here.find('\t') != std::string_view::npos)  // a row of a table, itself too long for a line
      return columns(here) + 1 + first_word_width(next) > wrapping_.width;
    if (opens_speech(next) && ends_sentence(here)) return false;
    if (used + 1 + first_word_width(next) > wrapping_.width) return true;
    return used * 100 >= wrapping_.width * least_used(here, next);
  }

  // "and now we need |110. Whoever says so": a number that looks like that of an item, but the full line
  // before it neither ends a sentence nor announces a list.
  bool is_number_in_prose(std::size_t i) const {
    const std::string_view here = line(i);
    const std::string_view next = line(i + 1);
    const bool number = next.front() >= '0' && next.front() <= '9';
    return number && !ends_sentence(here) && !ends_with_colon_or_comma(here) &&
           lines_[i].indent + lines_[i].width + 1 + first_word_width(next) > wrapping_.width;
  }

  // How much of the width, in per cent, a line uses at least that the next one continues although there was
  // room for its first word. Programs that even out lines leave a fifth of the width free; shorter ones are
  // the end of a paragraph, a verse, an address.
  std::size_t least_used(std::string_view here, std::string_view next) const {
    if (starts_lower(next) && !ends_sentence(here)) return 50;
    if (!wrapping_.blank_lines_part) return 90;
    return ends_sentence(here) ? 70 : 60;
  }

  void lay_out_group(std::size_t begin, std::size_t end, std::size_t group) {
    bool quoted = true;
    for (std::size_t i = begin; i < end; ++i) quoted = quoted && is_quoted(line(i));
    if (quoted) {
      for (std::size_t i = begin; i < end; ++i) {
        Span& span = lines_[i].span;
        while (!span.empty() && (text_[span.begin] == '>' || text_[span.begin] == ' ')) ++span.begin;
        lines_[i].width = count_code_points(span.of(text_));
      }
    }
    std::size_t base_indent = lines_[begin].indent;
    for (std::size_t i = begin; i < end; ++i) base_indent = std::min(base_indent, lines_[i].indent);
    for (std::size_t i = begin; i < end;) {
      std::size_t last = i;
      const bool listed = list_marker(line(i)) != 0;
      while (wrapping_.wrapped && last + 1 < end && continues(last, base_indent, listed)) ++last;
      add_block(i, last + 1, group, quoted);
      i = last + 1;
    }
  }

  void add_block(std::size_t begin, std::size_t end, std::size_t group, bool quoted) {
    if (line(begin).find('\t') != std::string_view::npos) {
      add_cells({lines_[begin].span.begin, lines_[end - 1].span.end}, group);
      return;
    }
    RawBlock block;
    block.group = group;
    block.place = lines_[begin].span.begin;
    BlockWriter writer(block, WhiteSpace::collapse);
    for (std::size_t i = begin; i < end; ++i) {
      Span span = lines_[i].span;
      const bool more = i + 1 < end;
      const bool breaks = more && breaks_word(line(i), line(i + 1));
      const bool soft = more && text_.substr(0, span.end).ends_with("\xC2\xAD");
      if (breaks && hyphens_.drops(line(i), line(i + 1))) --span.end;
      writer.append(text_, span.begin, span.end);
      if (more && !breaks && !soft)
        writer.space(lines_[i].span.end, lines_[i + 1].span.begin - lines_[i].span.end);
    }
    if (quoted) {
      block.kind = BlockKind::quote;
    } else if (list_marker(block.text) != 0) {
      block.kind = BlockKind::list_item;
      block.level = 1 + static_cast<int>(std::min<std::size_t>(lines_[begin].indent / 4, 8));
    }
    blocks_.push_back(std::move(block));
  }

  // A row of a table, as browsers and spreadsheets copy it: a cell is a block.
  void add_cells(Span row, std::size_t group) {
    for (std::size_t begin = row.begin; begin < row.end;) {
      const std::size_t end = std::min(text_.find('\t', begin), row.end);
      RawBlock cell;
      cell.kind = BlockKind::table_cell;
      cell.group = group;
      cell.place = begin;
      BlockWriter(cell, WhiteSpace::collapse).append(text_, begin, end);
      if (!cell.text.empty()) blocks_.push_back(std::move(cell));
      begin = end + 1;
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  Wrapping wrapping_;
  Hyphens hyphens_;
  std::vector<RawBlock> blocks_;
};

}  // namespace

std::vector<RawBlock> lay_out(std::string_view text) { return LayOut(text).run(); }

void mark_headings(std::vector<RawBlock>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    RawBlock& block = blocks[i];
    const RawBlock& next = blocks[i + 1];
    if (block.kind != BlockKind::paragraph || block.text.size() > 160 || count_words(block.text) > 16)
      continue;
    if (ends_sentence(block.text) || ends_with_colon_or_comma(block.text) || starts_lower(block.text) ||
        is_rule(block.text))
      continue;
    const bool opens = i == 0 || blocks[i - 1].group != block.group;
    const bool by_or_date = i == 0 && (next.kind == BlockKind::byline || next.kind == BlockKind::date);
    const bool follows =
        by_or_date || (next.kind == BlockKind::paragraph && next.text.size() > block.text.size());
    if (opens && follows && (next.group != block.group || ends_sentence(next.text))) {
      block.kind = BlockKind::heading;
      block.level = i == 0 ? 1 : 2;
    }
  }
}

}  // namespace libalign::detail
