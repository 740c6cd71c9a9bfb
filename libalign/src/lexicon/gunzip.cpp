#include <zlib.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>

#include "lexicon/dictionary.h"

namespace libalign::detail {

std::string gunzip(const std::string& path, std::string_view packed, std::size_t most) {
  z_stream stream = {};
  constexpr int kGzip = 16 + MAX_WBITS;
  if (inflateInit2(&stream, kGzip) != Z_OK)
    throw DataError({path}, {"cannot be unpacked: zlib does not start.", {}});
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ending(&stream, &inflateEnd);
  std::string unpacked;
  std::array<char, std::size_t{1} << 16U> piece;
  int status = Z_OK;
  // zlib counts in unsigned int, and gzip files may follow one another.
  while (true) {
    if (stream.avail_in == 0) {
      const std::size_t size = std::min<std::size_t>(packed.size(), UINT_MAX / 2);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
      stream.avail_in = static_cast<uInt>(size);
      packed.remove_prefix(size);
    }
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = piece.size() - stream.avail_out;
    if (unpacked.size() + made > most) {
      throw DataError({path}, {"holds more than {1} bytes when unpacked.", {std::to_string(most)}},
                      {"It is no dictionary, or it must be cut into smaller ones.", {}});
    }
    unpacked.append(piece.data(), made);
    if (status == Z_STREAM_END) {
      if (stream.avail_in == 0 && packed.empty()) return unpacked;
      status = inflateReset(&stream);
    }
    const bool starved = status == Z_BUF_ERROR || (made == 0 && stream.avail_in == 0 && packed.empty());
    if (status != Z_OK || starved) {
      throw DataError({path}, {starved ? "is cut off." : "is damaged: it cannot be unpacked.", {}},
                      {"Fetch or install it again.", {}});
    }
  }
}

}  // namespace libalign::detail
