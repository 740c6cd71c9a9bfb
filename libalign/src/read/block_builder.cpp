#include "read/block_builder.h"

#include <iterator>
#include <utility>

#include "read/lines.h"

namespace libalign::detail {
namespace {

void move_to_end(std::vector<RawBlock>& to, std::vector<RawBlock>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

}  // namespace

struct BlockBuilder::Frame {
  std::vector<RawBlock> done;
  std::vector<RawBlock> after;  // the block that is open
  RawBlock block;
  std::optional<BlockWriter> writer;
  BlockStyle style;
  TextStyle look;
  bool open = false;
  int breaks = 0;
  std::size_t break_begin = 0, break_size = 0;
};

BlockBuilder::BlockBuilder() { frames_.push_back(std::make_unique<Frame>()); }

BlockBuilder::~BlockBuilder() = default;

TextStyle& BlockBuilder::here_look() const { return here().look; }

void BlockBuilder::open(const BlockStyle& style) {
  close();
  here().open = true;
  here().style = style;
}

void BlockBuilder::restyle(const BlockStyle& style) {
  Frame& frame = here();
  if (frame.writer && frame.style.lines != style.lines)
    frame.writer.emplace(frame.block, style.lines ? WhiteSpace::lines : WhiteSpace::collapse);
  frame.style = style;
}

void BlockBuilder::close() {
  Frame& frame = here();
  frame.writer.reset();
  if (!frame.block.text.empty()) {
    frame.block.kind = frame.style.kind;
    frame.block.level = frame.style.level;
    frame.done.push_back(std::move(frame.block));
  }
  frame.block = {};
  frame.breaks = 0;
  frame.open = false;
  move_to_end(frame.done, frame.after);
}

void BlockBuilder::begin_aside() { frames_.push_back(std::make_unique<Frame>()); }

void BlockBuilder::end_aside(Aside place) {
  if (frames_.size() < 2) return;
  close();
  std::vector<RawBlock> blocks = std::move(here().done);
  frames_.pop_back();
  move_to_end(place == Aside::at_the_end ? last_ : here().after, blocks);
}

// Whether text that begins with `next` can be written now: a block is open, breaks before it are decided.
bool BlockBuilder::ready(std::string_view next) {
  Frame& frame = here();
  const bool blank = next.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!frame.open) {
    if (blank) return false;
    open({});
  }
  if (frame.breaks > 0 && !blank) {
    const bool runs_on = frame.breaks == 1 &&
                         (frame.style.one_line || (!ends_sentence(frame.block.text) && starts_lower(next)));
    frame.breaks = 0;
    if (runs_on) {
      frame.writer->space(frame.break_begin, frame.break_size);
    } else {
      const BlockStyle style = frame.style;
      std::vector<RawBlock> after = std::move(frame.after);
      frame.after.clear();
      open(style);
      frame.after = std::move(after);
    }
  }
  if (!frame.writer)
    frame.writer.emplace(frame.block, frame.style.lines ? WhiteSpace::lines : WhiteSpace::collapse);
  return true;
}

void BlockBuilder::text(std::string_view made, std::size_t in_begin, std::size_t in_size) {
  if (!ready(made)) return;
  RawBlock& block = here().block;
  const std::size_t before = block.text.size();
  here().writer->append_made(made, in_begin, in_size);
  mark(block, before, here().look);
}

void BlockBuilder::copy(std::string_view source, std::size_t begin, std::size_t end) {
  if (!ready(source.substr(begin, end - begin))) return;
  RawBlock& block = here().block;
  const std::size_t before = block.text.size();
  here().writer->append(source, begin, end);
  mark(block, before, here().look);
}

void BlockBuilder::line_break(std::size_t in_begin, std::size_t in_size) {
  Frame& frame = here();
  if (!frame.open || !frame.writer) return;
  if (frame.style.lines) {
    frame.writer->append_made("\n", in_begin, in_size);
    return;
  }
  ++frame.breaks;
  frame.break_begin = in_begin;
  frame.break_size = in_size;
}

bool BlockBuilder::is_open() const { return here().open; }

bool BlockBuilder::empty() const { return here().block.text.empty(); }

std::string_view BlockBuilder::open_text() const { return here().block.text; }

std::size_t BlockBuilder::count() const { return here().done.size(); }

std::vector<RawBlock>& BlockBuilder::blocks() { return here().done; }

void BlockBuilder::add(RawBlock block) {
  close();
  if (!block.text.empty()) here().done.push_back(std::move(block));
}

std::vector<RawBlock> BlockBuilder::take() {
  while (frames_.size() > 1) end_aside(Aside::at_the_end);
  close();
  std::vector<RawBlock> blocks = std::move(here().done);
  here().done.clear();
  move_to_end(blocks, last_);
  return blocks;
}

}  // namespace libalign::detail
