// The bytes of a memory, piece by piece: of a file or of standard input, unpacked when they are gzip, turned
// into UTF-8 when they are something else.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace libalign::detail {

// As they are in the file, unpacked.
class ByteSource {
 public:
  // Throws DataError when the file cannot be read.
  ByteSource(const std::string& path, std::string name);  // `name`: for errors
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // Fills `buffer` as far as there is anything: less than `size` only at the end.
  std::size_t read(char* buffer, std::size_t size);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// In UTF-8, which is not checked when the file says that it is UTF-8 already.
class Utf8Source {
 public:
  // `asked`: the encoding, whatever the file says; "" is to find out. Throws DataError, UsageError.
  Utf8Source(const std::string& path, std::string name, const std::string& asked);
  ~Utf8Source();
  Utf8Source(const Utf8Source&) = delete;
  Utf8Source& operator=(const Utf8Source&) = delete;

  std::size_t read(char* buffer, std::size_t size);  // 0: the end

  const std::string& encoding() const { return encoding_; }  // what it is: "UTF-8", "UTF-16LE"
  const std::string& declared() const { return declared_; }  // what the XML declaration says, ""
  // Whether what the file says of itself is wrong.
  bool mismatch() const { return mismatch_; }

  // Stands for bytes that are no character where the encoding is not UTF-8.
  static constexpr char32_t kBad = 0xFDD0;

 private:
  void find_out(const std::string& asked);
  void open_converter(const std::string& name, bool asked);

  struct Converter;
  std::string name_;
  ByteSource bytes_;
  std::string encoding_, declared_;
  bool mismatch_ = false;
  std::string head_;  // read ahead
  std::size_t head_at_ = 0;
  std::unique_ptr<Converter> converter_;
};

}  // namespace libalign::detail
