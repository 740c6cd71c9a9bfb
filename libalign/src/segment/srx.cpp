#include "libalign/srx.h"

#include <utility>

#include "segment/srx_program.h"
#include "text/file.h"

namespace libalign {
SrxRules::SrxRules() : program_(std::make_shared<const detail::SrxProgram>()) {}

SrxRules::SrxRules(SrxFile file, const std::string& name)
    : program_(detail::compile_srx(std::move(file), name)) {}

SrxRules SrxRules::parse(std::string_view bytes, const std::string& name) {
  return SrxRules(detail::read_srx(bytes, name), name);
}

SrxRules SrxRules::open(const std::string& path) {
  return parse(detail::read_bytes(path, kMostBytes, {"Check that it is the right file."}), path);
}

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
