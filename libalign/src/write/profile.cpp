#include "write/profile.h"

#include <array>

namespace libalign {

namespace detail {
namespace {

// Trados takes x- properties as fields of its own, and knows two of Workbench's by name: Txt::Note, and who
// made a unit. It refuses memories whose codes have no region, and says nothing. memoQ and Phrase read the
// sentences around from the source. OmegaT shows notes beside a match. Wordfast has five characters for a
// code. Smartling takes the generic file: its datatype is on the list, and all codes agree.
constexpr std::array<ProfileEntry, 7> kProfiles = {{
    {.profile = TmxProfile::generic, .name = "generic"},
    {.profile = TmxProfile::trados,
     .name = "trados",
     .format = "TW4Win 2.0 Format",
     .creator = "BITEXT",
     .before = nullptr,
     .after = nullptr,
     .remark = "Txt::Note",
     .wants_regions = true},
    {.profile = TmxProfile::memoq, .name = "memoq", .aligned = true},
    {.profile = TmxProfile::omegat, .name = "omegat", .before = nullptr, .after = nullptr, .note = true},
    {.profile = TmxProfile::wordfast,
     .name = "wordfast",
     .before = nullptr,
     .after = nullptr,
     .longest_code = 5},
    {.profile = TmxProfile::phrase, .name = "phrase", .before = "context_prev", .after = "context_next"},
    {.profile = TmxProfile::smartling, .name = "smartling", .before = nullptr, .after = nullptr},
}};

bool has_region(const std::string& code) {
  for (std::size_t dash = code.find('-'); dash != std::string::npos; dash = code.find('-', dash + 1)) {
    const std::string part = code.substr(dash + 1, code.find('-', dash + 1) - dash - 1);
    const bool letters = part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    const bool digits = part.find_first_not_of("0123456789") == std::string::npos;
    if ((part.size() == 2 && letters) || (part.size() == 3 && digits)) return true;
  }
  return false;
}

void check_code(const ProfileEntry& profile, const std::string& code, const char* option) {
  if (profile.wants_regions && !has_region(code)) {
    throw UsageError({}, {"Trados takes no pair from a memory in “{1}”: its codes have a region.", {code}},
                     {"Give that of your project with {1}, such as es-ES or en-US.", {option}});
  }
  if (profile.longest_code > 0 && code.size() > profile.longest_code) {
    throw UsageError({},
                     {"Wordfast has room for a language code of {1} characters, and “{2}” is longer.",
                      {std::to_string(profile.longest_code), code}},
                     {"Give a shorter one with {1}, such as es or es-MX.", {option}});
  }
}

}  // namespace

const ProfileEntry& entry_of(TmxProfile profile) { return kProfiles.at(static_cast<std::size_t>(profile)); }

void check_codes(const ProfileEntry& profile, const LanguageCodes& codes) {
  check_code(profile, codes.source, "--source-code");
  check_code(profile, codes.target, "--target-code");
}

}  // namespace detail

std::optional<TmxProfile> profile_by_name(std::string_view name) {
  for (const detail::ProfileEntry& entry : detail::kProfiles) {
    if (name == entry.name) return entry.profile;
  }
  return std::nullopt;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  names.reserve(detail::kProfiles.size());
  for (const detail::ProfileEntry& entry : detail::kProfiles) names.emplace_back(entry.name);
  return names;
}

}  // namespace libalign
