// Translation memories from hostile bytes. Nothing but DataError may come out of reading, checking and
// mending; what was mended breaks no rule that fix mends, and mending it again changes nothing.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "check_document.h"
#include "libalign/memory_care.h"

namespace libalign {
namespace {

// Memories are read from files: the one of this process, written again and again.
class ScratchFile {
 public:
  ScratchFile() {
    std::string name = "/tmp/fuzz_memory.XXXXXX";
    file_ = ::fdopen(::mkstemp(name.data()), "w+b");
    ::unlink(name.c_str());
    path_ = "/proc/self/fd/" + std::to_string(::fileno(file_));
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() { std::fclose(file_); }

  const std::string& write(std::string_view bytes) {
    std::rewind(file_);
    std::fwrite(bytes.data(), 1, bytes.size(), file_);
    std::fflush(file_);
    require(::ftruncate(::fileno(file_), static_cast<off_t>(bytes.size())) == 0);
    return path_;
  }

 private:
  std::FILE* file_;
  std::string path_;
};

std::string mended(const std::string& path, const MemoryMendOptions& options) {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* const stream = ::open_memstream(&bytes, &size);
  struct Cleanup {
    std::FILE* stream;
    char*& bytes;
    ~Cleanup() {
      std::fclose(stream);
      std::free(bytes);
    }
  } const cleanup{stream, bytes};
  MemoryWriter writer(stream, "mended.tmx");
  mend_memories({path}, options, writer);
  return {bytes, size};
}

void check(const std::string& path) {
  check_memory(path, {}, [](const MemoryFinding& finding) {
    require(finding.place.line > 0 && finding.place.column > 0);
  });
}

void check_mended(std::string_view bytes) {
  static ScratchFile file;
  const MemoryCheckReport report = check_memory(file.write(bytes), {}, [](const MemoryFinding&) {});
  for (const MemoryRuleInfo& rule : memory_rules()) {
    // Only the user knows which language is the source, or what a code that is none stands for.
    const bool by_option = rule.rule == MemoryRule::source_all || rule.rule == MemoryRule::language_code;
    if (rule.mended && !by_option) require(report.counts.at(static_cast<std::size_t>(rule.rule)) == 0);
  }
}

}  // namespace
}  // namespace libalign

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace libalign;
  static ScratchFile file;
  static ScratchFile again;
  const std::string& path = file.write({reinterpret_cast<const char*>(data), size});
  try {
    check(path);
    measure_memory(path);
    MemoryMendOptions options;
    const std::string once = mended(path, options);
    check_mended(once);
    require(mended(again.write(once), options) == once);
    options.policy = MemoryPolicy::tm;
    options.flag_conflicts = true;
    mended(path, options);
    const MemoryDiffReport difference =
        diff_memories(path, path, {}, [](const MemoryDifference&) { require(false); });
    require(difference.changed == 0 && difference.added == 0 && difference.removed == 0);
  } catch (const DataError& error) {
    require(error.what()[0] != '\0');
  }
  return 0;
}
