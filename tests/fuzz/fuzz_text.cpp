#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses how to read the rest.
  static constexpr const char* kEncodings[] = {
      "", "", "", "UTF-8", "windows-1252", "UTF-16", "Shift_JIS", "GB18030", "ISO-2022-JP", "UTF-7"};
  libalign::ReadOptions options;
  options.format = libalign::InputFormat::text;
  options.sentences = (data[0] & 1U) != 0;
  options.keep_all = (data[0] & 2U) != 0;
  options.encoding = kEncodings[(data[0] >> 2U) % 10];
  libalign::check_document({reinterpret_cast<const char*>(data) + 1, size - 1}, options);
  return 0;
}
