#include "memory/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "libalign/error.h"
#include "text/file_errors.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 17U;
constexpr std::size_t kHead = 4096;  // a declaration stands in it

const char* const kDamaged = "Fetch or pack the file again.";

}  // namespace

struct ByteSource::State {
  std::string path;
  int descriptor = -1;
  bool packed = false;
  bool over = false;  // of the file
  std::vector<char> raw = std::vector<char>(kPiece);
  std::size_t at = 0, end = 0;  // of raw
  z_stream zip = {};
  bool zip_open = false;
  bool member_over = false;

  ~State() {
    if (zip_open) inflateEnd(&zip);
    if (descriptor > STDERR_FILENO) ::close(descriptor);
  }

  void fill() {
    at = end = 0;
    while (end < raw.size() && !over) {
      const ::ssize_t got = ::read(descriptor, raw.data() + end, raw.size() - end);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw read_error(path, errno);
      if (got == 0) over = true;
      end += static_cast<std::size_t>(got);
    }
  }

  std::size_t read_plain(char* buffer, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
      if (at == end) {
        if (over) break;
        fill();
        continue;
      }
      const std::size_t some = std::min(size - done, end - at);
      std::copy_n(raw.data() + at, some, buffer + done);
      at += some;
      done += some;
    }
    return done;
  }

  // gzip files may follow one another; what follows the last and is no gzip (padding) is passed over, as gzip
  // does.
  std::size_t read_packed(char* buffer, std::size_t size) {
    zip.next_out = reinterpret_cast<Bytef*>(buffer);
    zip.avail_out = static_cast<uInt>(size);
    while (zip.avail_out > 0) {
      if (at == end && !over) fill();
      if (member_over) {
        if (at == end || raw[at] != '\x1F') {
          at = end;
          over = true;
          break;
        }
        inflateReset(&zip);
        member_over = false;
      }
      if (at == end) throw DataError({path}, {"is cut off: it ends inside the packed data."}, {kDamaged});
      zip.next_in = reinterpret_cast<Bytef*>(raw.data() + at);
      zip.avail_in = static_cast<uInt>(end - at);
      const int status = inflate(&zip, Z_NO_FLUSH);
      at = end - zip.avail_in;
      if (status == Z_STREAM_END) {
        member_over = true;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        throw DataError({path}, {"is damaged: it cannot be unpacked."}, {kDamaged});
      }
    }
    return size - zip.avail_out;
  }
};

ByteSource::ByteSource(const std::string& path, std::string name) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.path = std::move(name);
  if (path == "-") {
    state.descriptor = STDIN_FILENO;
  } else {
    state.descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (state.descriptor < 0) throw read_error(state.path, errno);
    struct stat found {};
    if (::fstat(state.descriptor, &found) == 0 && S_ISDIR(found.st_mode))
      throw read_error(state.path, EISDIR);
  }
  state.fill();
  const std::string_view start(state.raw.data(), state.end);
  if (start.starts_with("PK\x03\x04"))
    throw DataError({state.path}, {"is a zip archive."}, {"Unpack it, and name the .tmx file in it."});
  if (start.starts_with("\x1F\x8B")) {
    constexpr int kGzip = 16 + MAX_WBITS;
    if (inflateInit2(&state.zip, kGzip) != Z_OK) throw std::bad_alloc();
    state.zip_open = state.packed = true;
  }
}

ByteSource::~ByteSource() = default;

std::size_t ByteSource::read(char* buffer, std::size_t size) {
  return state_->packed ? state_->read_packed(buffer, size) : state_->read_plain(buffer, size);
}

struct Utf8Source::Converter {
  std::unique_ptr<UConverter, decltype(&ucnv_close)> from{nullptr, &ucnv_close};
  std::unique_ptr<UConverter, decltype(&ucnv_close)> to{nullptr, &ucnv_close};
  std::vector<char> raw = std::vector<char>(kPiece);
  const char* at = raw.data();
  const char* end = raw.data();
  std::array<UChar, 4096> pivot{};
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  bool over = false, flushed = false;
};

namespace {

// A sequence that is no character becomes the mark that the filter knows.
void mark_bad(const void* /*context*/, UConverterToUnicodeArgs* arguments, const char* /*units*/,
              std::int32_t /*length*/, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  const auto mark = static_cast<UChar>(Utf8Source::kBad);
  ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, status);
}

bool same_encoding(const std::string& one, const std::string& other) {
  return ucnv_compareNames(one.c_str(), other.c_str()) == 0;
}

// What the XML declaration says, in bytes of ASCII.
std::string declared_encoding(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || !head.substr(begin).starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(begin, head.find('>', begin) - begin);
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos || end - at > 60) return {};
  return std::string(declaration.substr(at + 1, end - at - 1));
}

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
using namespace std::string_view_literals;
constexpr std::array kMarks = {
    Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"}, Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xEF\xBB\xBF"sv, "UTF-8"},
    Mark{"\xFF\xFE"sv, "UTF-16LE"},     Mark{"\xFE\xFF"sv, "UTF-16BE"},
};
// "<" and another character without a mark before them.
constexpr std::array kStarts = {Mark{"<\0\0\0"sv, "UTF-32LE"}, Mark{"\0\0\0<"sv, "UTF-32BE"},
                                Mark{"<\0"sv, "UTF-16LE"}, Mark{"\0<"sv, "UTF-16BE"}};

}  // namespace

Utf8Source::Utf8Source(const std::string& path, std::string name, const std::string& asked)
    : name_(std::move(name)), bytes_(path, name_) {
  head_.resize(kHead);
  head_.resize(bytes_.read(head_.data(), kHead));
  find_out(asked);
}

Utf8Source::~Utf8Source() = default;

void Utf8Source::find_out(const std::string& asked) {
  std::string found;
  for (const Mark& mark : kMarks) {
    if (!head_.starts_with(mark.bytes)) continue;
    found = mark.encoding;
    head_at_ = mark.bytes.size();
    break;
  }
  const std::string_view rest = std::string_view(head_).substr(head_at_);
  const bool marked = !found.empty();
  for (const Mark& start : kStarts) {
    if (found.empty() && rest.starts_with(start.bytes)) found = start.encoding;
  }
  if (found.empty() || found == "UTF-8") {
    declared_ = declared_encoding(rest);
  } else {  // the declaration in ASCII
    std::string ascii;
    for (const char c : rest) {
      if (c != '\0') ascii += c;
    }
    declared_ = declared_encoding(ascii);
  }
  if (!asked.empty()) {
    // "UTF-16" alone leaves the order of the bytes to the mark, which is read already.
    const bool half = same_encoding(asked, "UTF-16") || same_encoding(asked, "UTF-32");
    encoding_ = half && found.starts_with(asked.substr(0, 3)) ? found : asked;
    if (!same_encoding(encoding_, "UTF-8")) open_converter(encoding_, true);
    return;
  }
  const bool wide_claim = declared_.starts_with("UTF-16") || declared_.starts_with("utf-16") ||
                          declared_.starts_with("UTF-32") || declared_.starts_with("utf-32") ||
                          declared_.starts_with("UCS") || declared_.starts_with("ucs");
  if (!found.empty()) {
    encoding_ = found;
    const bool fits =
        declared_.empty() || same_encoding(declared_, found) ||
        (wide_claim && found.starts_with(declared_.substr(0, 3) == "utf" || declared_.substr(0, 3) == "UTF"
                                             ? "UTF-" + declared_.substr(4, 2)
                                             : "UTF-")) ||
        (!marked && !wide_claim && found == "UTF-8");
    mismatch_ = !fits;
  } else if (wide_claim) {
    encoding_ = "UTF-8";
    mismatch_ = true;  // bytes of ASCII: somebody converted the file and left the declaration
  } else {
    encoding_ = declared_.empty() ? "UTF-8" : declared_;
  }
  if (same_encoding(encoding_, "UTF-8") || same_encoding(encoding_, "US-ASCII")) {
    encoding_ = "UTF-8";
    return;
  }
  open_converter(encoding_, false);
}

void Utf8Source::open_converter(const std::string& name, bool asked) {
  UErrorCode status = U_ZERO_ERROR;
  converter_ = std::make_unique<Converter>();
  converter_->from.reset(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) {
    if (asked) {
      throw UsageError({}, {"--encoding: {1} is not the name of an encoding.", {name}},
                       {"Use one such as UTF-8, UTF-16 or windows-1252."});
    }
    throw DataError({name_, 1}, {"the file says that its encoding is {1}, which nobody knows.", {name}},
                    {"Name the true one with --encoding, windows-1252 say."});
  }
  ucnv_setToUCallBack(converter_->from.get(), mark_bad, nullptr, nullptr, nullptr, &status);
  converter_->to.reset(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) throw std::bad_alloc();
}

std::size_t Utf8Source::read(char* buffer, std::size_t size) {
  const auto raw = [&](char* to, std::size_t room) {
    if (head_at_ < head_.size()) {
      const std::size_t some = std::min(room, head_.size() - head_at_);
      std::copy_n(head_.data() + head_at_, some, to);
      head_at_ += some;
      return some;
    }
    return bytes_.read(to, room);
  };
  if (!converter_) return raw(buffer, size);
  Converter& made = *converter_;
  char* target = buffer;
  while (target == buffer && !made.flushed) {
    if (made.at == made.end && !made.over) {
      const std::size_t got = raw(made.raw.data(), made.raw.size());
      made.at = made.raw.data();
      made.end = made.at + got;
      made.over = got == 0;
    }
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(made.to.get(), made.from.get(), &target, buffer + size, &made.at, made.end,
                   made.pivot.data(), &made.pivot_from, &made.pivot_to, made.pivot.data() + made.pivot.size(),
                   static_cast<UBool>(false), static_cast<UBool>(made.over), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) break;
    if (U_FAILURE(status))
      throw DataError({name_}, {"cannot be read as {1}.", {encoding_}},
                      {"Name its encoding with --encoding."});
    if (made.over) made.flushed = true;
  }
  return static_cast<std::size_t>(target - buffer);
}

}  // namespace libalign::detail
