// Elements in, units out: what a TMX file is made of, with a word on what stands where it may not.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/memory.h"
#include "text/xml.h"

namespace libalign::detail {

enum class Element : unsigned char {
  root,
  tmx,
  header,
  body,
  ude,
  map,
  tu,
  tuv,
  note,
  prop,
  seg,
  code,
  unknown
};

class Builder : public XmlHandler {
 public:
  // `offset` tells where the parser is. Finished units go to `units`.
  Builder(std::string name, MemoryHeader& header, std::deque<MemoryUnit>& units,
          std::function<std::uint64_t()> offset)
      : name_(std::move(name)), header_(header), units_(units), offset_(std::move(offset)) {}

  void start_element(std::string_view name, const XmlAttributes& attributes) override;
  void end_element(std::string_view name) override;
  void text(std::string_view piece) override;

  // Throws away what is open: the next event is the <tmx> of a new parser, and then a <body>, which both are
  // not in the file.
  void restart();
  // Of the last unit that was begun, 0 if none.
  std::uint64_t unit_offset() const { return unit_offset_; }
  bool in_unit() const { return in_unit_; }
  bool header_done() const { return header_done_; }
  bool body_seen() const { return body_seen_; }

  // Where what start_element() and text() threw began.
  std::optional<std::uint64_t> trouble;
  // What was found since the last unit was finished.
  std::vector<MemoryProblem> problems;
  // Takes a unit that nobody needs any more, to build another in its memory.
  void reuse(MemoryUnit&& unit);

 private:
  struct Open {
    Element element = Element::root;
    MemoryCode code = MemoryCode::ph;
    bool dropped = false;  // a code that may not stand here: its text stays
  };

  void note(MemoryRule rule, std::vector<std::string> arguments = {});
  void open_tmx(const XmlAttributes& attributes);
  void open_header(const XmlAttributes& attributes);
  void open_unit(const XmlAttributes& attributes);
  void open_variant(const XmlAttributes& attributes);
  void open_info(Element element, std::string_view name, const XmlAttributes& attributes);
  void open_segment();
  void open_code(std::string_view name, MemoryCode code, const XmlAttributes& attributes);
  void skip(Element element);
  void finish_unit();
  void check_size();
  void begin_with_spare();
  MemoryVariant& add_variant();
  MemoryInfo& add_info();
  // The last one of the unit. REQUIRES: variants_ > 0.
  MemoryVariant& variant() { return unit_.variants[variants_ - 1]; }
  MemoryPiece& add_piece(MemoryPiece::Kind kind);

  std::string name_;
  MemoryHeader& header_;
  std::deque<MemoryUnit>& units_;
  std::function<std::uint64_t()> offset_;
  std::vector<Open> open_;
  MemoryUnit unit_;
  std::vector<MemoryUnit> spares_;
  // How many of the unit's variants and infos, and of the last variant's infos, are new: the others wait to
  // be used again.
  std::size_t variants_ = 0, unit_infos_ = 0, variant_infos_ = 0;
  std::uint64_t unit_offset_ = 0;
  std::size_t skipped_ = 0;  // elements deep in one that is passed over
  std::size_t codes_ = 0;    // open codes whose text is no text
  std::size_t size_ = 0;     // of the unit so far
  std::string* text_ = nullptr;
  bool in_unit_ = false, header_done_ = false, body_seen_ = false, restarted_ = false, stray_ = false;
};

}  // namespace libalign::detail
