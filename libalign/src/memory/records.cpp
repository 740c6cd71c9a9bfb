#include "memory/records.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <tuple>

#include "text/file_errors.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kParts = 256;
const char* const kName = "temporary file in TMPDIR";

void sort_and_use(std::vector<Record>& records, const std::function<void(std::span<const Record>)>& use) {
  std::ranges::sort(records, {},
                    [](const Record& r) { return std::tie(r.key.high, r.key.low, r.unit, r.value); });
  for (std::size_t begin = 0; begin < records.size();) {
    std::size_t end = begin + 1;
    while (end < records.size() && records[end].key == records[begin].key) ++end;
    use(std::span(records).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

std::FILE* temporary_file() {
  const char* const folder = std::getenv("TMPDIR");
  std::string name = std::string(folder == nullptr || *folder == '\0' ? "/tmp" : folder) + "/bitext.XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) throw file_error(name, errno);
  ::unlink(name.c_str());
  std::FILE* const file = ::fdopen(descriptor, "w+b");
  if (file == nullptr) {
    const int error_number = errno;
    ::close(descriptor);
    throw file_error(name, error_number);
  }
  return file;
}

void Records::add(const Record& record) {
  if (!parts_.empty()) return put(record);
  records_.push_back(record);
  if (records_.size() >= in_memory_) spill();
}

void Records::put(const Record& record) {
  std::FILE* const part = parts_[static_cast<std::size_t>(record.key.high >> 56U)].get();
  if (std::fwrite(&record, sizeof record, 1, part) != 1) throw file_error(kName, errno);
}

void Records::spill() {
  for (std::size_t i = 0; i < kParts; ++i) {
    parts_.emplace_back(temporary_file(), &std::fclose);
    constexpr std::size_t kBuffer = std::size_t{1} << 14U;
    std::setvbuf(parts_.back().get(), nullptr, _IOFBF, kBuffer);
  }
  for (const Record& record : records_) put(record);
  records_ = {};
}

void Records::each_group(const std::function<void(std::span<const Record>)>& use) {
  if (parts_.empty()) {
    sort_and_use(records_, use);
    records_ = {};
    return;
  }
  for (File& part : parts_) {
    if (std::fflush(part.get()) != 0) throw file_error(kName, errno);
    const long size = std::ftell(part.get());
    std::rewind(part.get());
    std::vector<Record> records(static_cast<std::size_t>(std::max(size, 0L)) / sizeof(Record));
    if (std::fread(records.data(), sizeof(Record), records.size(), part.get()) != records.size())
      throw read_error(kName, errno);
    part.reset();
    sort_and_use(records, use);
  }
  parts_.clear();
}

bool can_be_read_again(const std::string& path) {
  struct stat found {};
  return path != "-" &&
         (::stat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode) || S_ISDIR(found.st_mode));
}

Spool::Spool(const std::string& path) : file_(temporary_file(), &std::fclose) {
  const int from = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (from < 0) throw read_error(path, errno);
  std::array<char, std::size_t{1} << 16U> piece{};
  int error_number = 0;
  while (true) {
    const ::ssize_t got = ::read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error_number = errno;
    if (got <= 0) break;
    if (std::fwrite(piece.data(), 1, static_cast<std::size_t>(got), file_.get()) !=
        static_cast<std::size_t>(got))
      throw file_error(kName, errno);
  }
  if (path != "-") ::close(from);
  if (error_number != 0) throw read_error(path, error_number);
  if (std::fflush(file_.get()) != 0) throw file_error(kName, errno);
  path_ = "/proc/self/fd/" + std::to_string(::fileno(file_.get()));
}

}  // namespace libalign::detail
