#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  libalign::ReadOptions options;
  options.format = libalign::InputFormat::tei;
  libalign::check_document(bytes, options);
  return 0;
}
