// A block while it is being read: its text, its kind, and what the page says around it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/document.h"
#include "read/decode.h"
#include "read/origin.h"
#include "read/text_style.h"

namespace libalign::detail {

struct RawBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::string text;
  OriginMap map;                                          // text -> decoded text
  std::vector<Markup> markup;                             // of `text`; blanks at their ends are still in them
  std::array<std::uint32_t, kMarkupKinds> last_markup{};  // of each kind: its number in `markup`, from 1
  std::uint32_t last_link = 0;                            // the number of the last link of `markup`
  std::size_t place = 0;                                  // in the decoded text: where an empty block stands
  std::size_t group = 0;  // plain text: blocks of one group have no blank line between them; HTML: not used
  std::size_t link_bytes = 0;  // how much of the text is link
  bool title = false;          // the page marks it as its headline
  bool outside = false;        // HTML: not in the element that holds the article
  bool sign_up =
      false;  // HTML: no text, but the button of a sign-up box, which the lines before it belong to
  bool certain = false;  // the page names the kind (class "byline"): no guessing
};

// Bytes of block.text from `begin` to its end look like this. What looks the same, with blanks at most in
// between, becomes one.
void mark(RawBlock& block, std::size_t begin, const TextStyle& style);

enum class WhiteSpace {
  collapse,  // any run becomes one space
  lines,     // as it stands, '\n' kept
  keep,      // as it stands, '\n' becomes a space
};

// Appends what a reader sees of bytes [begin, end) of `source`: control characters and soft hyphens go, white
// space as told. Collapsing works across calls: a space is written only when something follows it.
class BlockWriter {
 public:
  explicit BlockWriter(RawBlock& block, WhiteSpace white_space) : block_(block), white_space_(white_space) {}

  void append(std::string_view source, std::size_t begin, std::size_t end);
  // Text that stands for `in_size` bytes at `in_begin`: a decoded entity.
  void append_made(std::string_view made, std::size_t in_begin, std::size_t in_size);
  void space(std::size_t in_begin, std::size_t in_size);

 private:
  void flush_space();
  void white(char byte, std::size_t in_begin, std::size_t in_size, bool same);

  RawBlock& block_;
  WhiteSpace white_space_;
  bool pending_ = false;
  bool pending_is_space_ = false;
  std::size_t pending_begin_ = 0;
  std::size_t pending_size_ = 0;
};

// A text that stands nowhere in the file as it is, seen as a reader sees it, on one line and in NFC: of
// metadata.
std::string seen_line(std::string_view text);

// Makes the document's text, blocks and origins: NFC, trimmed, a '\n' between blocks. Empty blocks stay only
// when `keep_empty`.
void assemble(Document& document, const std::vector<RawBlock>& blocks, const Decoded& decoded,
              bool keep_empty);

}  // namespace libalign::detail
