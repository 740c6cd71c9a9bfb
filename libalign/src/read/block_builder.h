// Blocks as a document with marked structure tells them: open one, write text, close it.
//
//     BlockBuilder builder;
//     builder.open({BlockKind::heading, 1});
//     builder.text("Capítulo I");
//     builder.open({});  // a paragraph; what was open is closed
//     builder.text("Llegó el tren.");
//     builder.begin_aside();  // a footnote, in the middle of it
//     builder.open({});
//     builder.text("Con retraso.");
//     builder.end_aside(Aside::at_the_end);
//     builder.text(" Nadie bajó.");
//     builder.take();  // heading, "Llegó el tren. Nadie bajó.", "Con retraso."
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "read/raw_block.h"

namespace libalign::detail {

struct BlockStyle {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  bool one_line = false;  // a break in it is a space: headings and cells
  bool lines = false;     // line ends and runs of spaces stay: code
};

enum class Aside : unsigned char {
  after_block,  // behind the block that it stands in: a text box
  at_the_end,   // behind everything: a note
};

class BlockBuilder {
 public:
  BlockBuilder();
  BlockBuilder(const BlockBuilder&) = delete;
  BlockBuilder& operator=(const BlockBuilder&) = delete;
  ~BlockBuilder();

  void open(const BlockStyle& style);
  void close();
  // Of the open block, when only its inside tells what it is.
  void restyle(const BlockStyle& style);
  // What was open before begin_aside() is open again after end_aside().
  void begin_aside();
  void end_aside(Aside place);

  // Text without a way back, and text with one: bytes [begin, end) of `source`, or what stands for
  // [begin, begin + size). Outside of a block they open a paragraph, unless they are white space.
  void text(std::string_view made) { text(made, 0, 0); }
  void text(std::string_view made, std::size_t in_begin, std::size_t in_size);
  void copy(std::string_view source, std::size_t begin, std::size_t end);
  void space() { text(" "); }
  // How the text from here on looks. An aside begins plain; behind it the text looks as it did before.
  void look(const TextStyle& style) { here_look() = style; }

  // Two breaks part paragraphs; one joins a sentence that runs on, and parts what does not.
  void line_break(std::size_t in_begin = 0, std::size_t in_size = 0);

  bool is_open() const;
  bool empty() const;                  // nothing is written in the open block
  std::string_view open_text() const;  // of the open block
  std::size_t count() const;           // blocks that are closed, of the present aside
  std::vector<RawBlock>& blocks();     // the same
  // A block made elsewhere; what is open is closed.
  void add(RawBlock block);

  std::vector<RawBlock> take();

 private:
  struct Frame;

  Frame& here() const { return *frames_.back(); }
  TextStyle& here_look() const;
  bool ready(std::string_view next);

  std::vector<std::unique_ptr<Frame>> frames_;
  std::vector<RawBlock> last_;
};

}  // namespace libalign::detail
