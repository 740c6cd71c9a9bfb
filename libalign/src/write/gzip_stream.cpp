#include "write/gzip_stream.h"

#include <sys/types.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <memory>

namespace libalign::detail {
namespace {

struct Packer {
  z_stream zlib = {};
  gz_header header = {};  // zlib keeps its address
  std::FILE* packed = nullptr;
  std::array<unsigned char, std::size_t{1} << 15U> piece{};

  // False with errno.
  bool pack(int flush) {
    do {
      zlib.next_out = piece.data();
      zlib.avail_out = static_cast<uInt>(piece.size());
      if (deflate(&zlib, flush) == Z_STREAM_ERROR) {
        errno = EIO;
        return false;
      }
      const std::size_t made = piece.size() - zlib.avail_out;
      if (std::fwrite(piece.data(), 1, made, packed) != made) return false;
    } while (zlib.avail_out == 0);
    return true;
  }
};

ssize_t write_packed(void* cookie, const char* bytes, std::size_t size) {
  auto& packer = *static_cast<Packer*>(cookie);
  constexpr std::size_t kMost = std::size_t{1} << 30U;  // zlib counts in unsigned int
  const std::size_t part = size < kMost ? size : kMost;
  packer.zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes));
  packer.zlib.avail_in = static_cast<uInt>(part);
  return packer.pack(Z_NO_FLUSH) ? static_cast<ssize_t>(part) : -1;
}

int close_packed(void* cookie) {
  const std::unique_ptr<Packer> packer(static_cast<Packer*>(cookie));
  packer->zlib.avail_in = 0;
  const bool done = packer->pack(Z_FINISH);
  const int reason = errno;
  deflateEnd(&packer->zlib);
  errno = reason;
  return done ? 0 : -1;
}

}  // namespace

std::FILE* gzip_stream(std::FILE* packed) {
  auto packer = std::make_unique<Packer>();
  packer->packed = packed;
  constexpr int kGzip = 16 + MAX_WBITS;
  constexpr int kMemory = 8;
  if (deflateInit2(&packer->zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    errno = ENOMEM;
    return nullptr;
  }
  constexpr int kUnknownSystem = 255;  // zlib would name that of the machine
  packer->header.os = kUnknownSystem;
  deflateSetHeader(&packer->zlib, &packer->header);
  std::FILE* const stream = ::fopencookie(
      packer.get(), "w", {.read = nullptr, .write = write_packed, .seek = nullptr, .close = close_packed});
  if (stream == nullptr) {
    deflateEnd(&packer->zlib);
    return nullptr;
  }
  static_cast<void>(packer.release());  // the stream owns it
  return stream;
}

}  // namespace libalign::detail
