#include "segment/icu_borders.h"

#include <unicode/locid.h>

#include <limits>
#include <map>
#include <mutex>
#include <string>

#include "libalign/error.h"

namespace libalign::detail {
namespace {

// The kept iterators; a text with an odd language tag must not fill the memory, so after this many the root's
// one serves.
constexpr std::size_t kMaxKept = 200;

[[noreturn]] void fail(UErrorCode status) {
  throw DataError({}, {"ICU cannot make a sentence iterator ({1}).", {u_errorName(status)}},
                  {"Check that ICU's data is installed.", {}});
}

std::unique_ptr<icu::BreakIterator> iterator_for(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> kept;
  const std::scoped_lock lock(mutex);
  const bool plausible = language.size() >= 2 && language.size() <= 3;
  std::string name(plausible && language != "und" ? language : "");
  if (kept.size() >= kMaxKept && kept.find(name) == kept.end()) name.clear();
  auto& prototype = kept[name];
  if (!prototype) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = name.empty() ? icu::Locale::getRoot() : icu::Locale(name.c_str());
    prototype.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status) || !prototype) fail(status);
  }
  std::unique_ptr<icu::BreakIterator> copy(prototype->clone());
  if (!copy) fail(U_MEMORY_ALLOCATION_ERROR);
  return copy;
}

}  // namespace

IcuBorders::IcuBorders(std::string_view primary_language) : iterator_(iterator_for(primary_language)) {}

IcuBorders::~IcuBorders() { utext_close(&text_); }

void IcuBorders::find(std::string_view text, std::vector<std::size_t>& borders) {
  borders.clear();
  // ICU counts in 32 bits; a longer block is left to our own rules.
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return;
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator_->setText(&text_, status);
  if (U_FAILURE(status)) fail(status);
  iterator_->first();
  for (std::int32_t at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
    if (static_cast<std::size_t>(at) < text.size()) borders.push_back(static_cast<std::size_t>(at));
  }
}

}  // namespace libalign::detail
