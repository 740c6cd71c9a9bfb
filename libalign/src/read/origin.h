// The way back: where each byte of a made text comes from in the text that it was made of.
//
//     OriginMap map;
//     map.copy(3, 5);        // five bytes, as they stand from byte 3 on
//     map.spot(8, 6, 1);     // one byte made of the six of "&nbsp;"
//     map.begin_of(5) == 8;  map.end_of(6) == 14
//
// Maps are built from left to right and then only asked. `through` joins two: made text -> middle -> file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "libalign/document.h"

namespace libalign::detail {

class OriginMap {
 public:
  // `count` bytes that are the same on both sides.
  void copy(std::size_t in_begin, std::size_t count);
  // One character: `out_step` bytes made of `in_step` bytes.
  void character(std::size_t in_begin, std::uint8_t in_step, std::uint8_t out_step);
  // `count` bytes made of all of [in_begin, in_begin + in_size).
  void spot(std::size_t in_begin, std::size_t in_size, std::size_t count);
  // What `other` says of [begin, end), appended here.
  void append(const OriginMap& other, std::size_t begin, std::size_t end);
  // The same, but asked through `inner`: this map then leads from the outer text to inner's input.
  void append_through(const OriginMap& outer, const OriginMap& inner);

  std::size_t size() const { return size_; }
  // Where the byte at `out` begins; for out == size() the end of the last.
  std::size_t begin_of(std::size_t out) const;
  // Where the character that ends at `out` (> 0) ends.
  std::size_t end_of(std::size_t out) const;

  std::vector<OriginRun> runs() const;

 private:
  struct Run {
    std::size_t out_begin;
    std::size_t in_begin;
    std::size_t in_size;    // of a spot; else unused
    std::uint8_t out_step;  // 0: a spot
    std::uint8_t in_step;
    bool exact;
  };

  std::size_t find(std::size_t out) const;
  void push(const Run& run, std::size_t count);
  std::size_t end_of_run(std::size_t index) const;

  std::vector<Run> runs_;
  std::size_t size_ = 0;
};

}  // namespace libalign::detail
