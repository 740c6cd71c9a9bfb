#include "libalign/srx.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "libalign/error.h"
#include "segment/srx_program.h"
#include "text/file_errors.h"

namespace libalign {
namespace {

std::string read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw detail::read_error(path, EISDIR);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw detail::read_error(path, errno);
  std::string bytes;
  std::string chunk(std::size_t{1} << 16U, '\0');
  while (in && bytes.size() <= SrxRules::kMostBytes) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw detail::read_error(path, EIO);
  return bytes;
}

}  // namespace

SrxRules::SrxRules() : program_(std::make_shared<const detail::SrxProgram>()) {}

SrxRules::SrxRules(SrxFile file, const std::string& name)
    : program_(detail::compile_srx(std::move(file), name)) {}

SrxRules SrxRules::parse(std::string_view bytes, const std::string& name) {
  return SrxRules(detail::read_srx(bytes, name), name);
}

SrxRules SrxRules::open(const std::string& path) { return parse(read_file(path), path); }

const SrxFile& SrxRules::file() const { return program_->file; }

SrxLanguage SrxRules::for_language(std::string_view code) const {
  SrxLanguage language;
  language.program_ = program_;
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({code.data(), static_cast<std::int32_t>(code.size())});
  for (const detail::SrxCompiledMap& map : program_->maps) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(map.pattern->matcher(text, status));
    // A pattern that takes too long for a language code does not match it.
    if (matcher) matcher->setTimeLimit(100, status);
    if (U_FAILURE(status) || matcher->matches(status) == 0 || U_FAILURE(status)) continue;
    language.order_.insert(language.order_.end(), map.rules.begin(), map.rules.end());
    if (!program_->file.cascade) break;
  }
  return language;
}

}  // namespace libalign
