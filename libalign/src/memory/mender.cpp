#include "memory/mender.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "libalign/text.h"
#include "memory/vocabulary.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

constexpr std::string_view kAll = "*all*";
constexpr std::string_view kUnknown = "und";  // the standard's code for a language that nobody knows

std::string checked_code(const std::string& code) {
  const std::optional<std::string> canonical = canonical_language(code);
  if (!canonical) {
    throw UsageError({}, {"\"{1}\" is not a language code.", {code}},
                     {"Use one such as es, en-US or zh-Hant."});
  }
  return *canonical;
}

void set_attribute(std::vector<MemoryAttribute>& attributes, std::string_view name, std::string value) {
  const auto found = std::ranges::find(attributes, name, &MemoryAttribute::name);
  if (found != attributes.end()) {
    found->value = std::move(value);
  } else {
    attributes.push_back({std::string(name), std::move(value)});
  }
}

}  // namespace

Mender::Mender(const MemoryMendOptions& options) : options_(options) {
  for (const auto& [old, code] : options.codes) map_[ascii_lower(old)] = checked_code(code);
  if (!options.source_code.empty()) source_ = checked_code(options.source_code);
}

// As --map says, else in the case of BCP 47; what is no code stays what it is.
std::string Mender::code(const std::string& language) {
  if (language == kAll) return language;
  if (!map_.empty()) {
    const auto found = map_.find(ascii_lower(language));
    if (found != map_.end()) return found->second;
  }
  const std::string& canonical = codes_.canonical(language);
  return canonical.empty() ? language : canonical;
}

// The code among `languages` that must be meant by `wanted`: itself, or the only one of the same language.
std::string Mender::find_source(const std::string& wanted, const std::vector<std::string>& languages) const {
  if (std::ranges::find(languages, wanted) != languages.end()) return wanted;
  std::string found;
  for (const std::string& language : languages) {
    if (!same_code(primary_language(language), primary_language(wanted)) || language == found) continue;
    if (!found.empty()) return {};
    found = language;
  }
  return found;
}

void Mender::begin_input(const MemoryHeader& header, const std::deque<MemoryUnit>& first) {
  const std::string* const segtype = find_attribute(header.attributes, "segtype");
  sentences_ = segtype != nullptr && *segtype == "sentence";
  // Units that are half empty will be left out and say nothing: mended again, the memory must say the same.
  const auto full = [](const MemoryVariant& variant) {
    return !variant.language.empty() && has_content(variant.segment);
  };
  std::vector<std::string> languages;
  for (const MemoryUnit& unit : first) {
    if (std::ranges::count_if(unit.variants, full) < 2) continue;
    for (const MemoryVariant& variant : unit.variants) {
      if (!full(variant)) continue;
      std::string language = code(variant.language);
      if (!language.empty() && std::ranges::find(languages, language) == languages.end() &&
          languages.size() < 100)
        languages.push_back(std::move(language));
    }
  }
  std::string said = code(header.source_language());
  if (said.empty()) said = languages.empty() ? std::string(kAll) : languages.front();
  const std::string found = said == kAll ? said : find_source(said, languages);
  input_source_ = found.empty() ? said : found;
  if (std::exchange(first_input_, false) && source_.empty()) source_ = input_source_;
}

MemoryHeader Mender::header(const MemoryHeader& header) const {
  MemoryHeader made = header;
  made.root.clear();
  made.problems.clear();
  mend_infos(made.infos);
  mend_attributes(made.attributes, header_attributes(), &made.infos);
  set_attribute(made.attributes, "srclang", source_);
  const std::array<std::pair<std::string_view, std::string>, 6> missing = {
      {{"creationtool", "bitext"},
       {"creationtoolversion", options_.version.empty() ? "0" : options_.version},
       {"segtype", "block"},
       {"o-tmf", "unknown"},
       {"adminlang", "en"},
       {"datatype", "unknown"}}};
  for (const auto& [name, value] : missing) {
    if (find_attribute(made.attributes, name) == nullptr) set_attribute(made.attributes, name, value);
  }
  for (MemoryUde& ude : made.udes)
    std::erase_if(ude.maps, [](const auto& map) { return find_attribute(map, "unicode") == nullptr; });
  std::erase_if(made.udes, [](const MemoryUde& ude) {
    return ude.maps.empty() || find_attribute(ude.attributes, "name") == nullptr;
  });
  return made;
}

void Mender::variant(MemoryVariant& variant, bool sentences) {
  variant.language = variant.language.empty() ? std::string(kUnknown) : code(variant.language);
  mend_infos(variant.infos);
  mend_attributes(variant.attributes, variant_attributes(), &variant.infos);
  mend_segment(variant.segment, sentences);
}

void Mender::unit(MemoryUnit& unit, std::vector<MemoryUnit>& more) {
  unit.problems.clear();
  mend_infos(unit.infos);
  mend_attributes(unit.attributes, unit_attributes(), &unit.infos);
  const std::string* const segtype = find_attribute(unit.attributes, "segtype");
  const bool sentences = segtype == nullptr ? sentences_ : *segtype == "sentence";
  std::erase_if(unit.variants, [](const MemoryVariant& one) { return !one.segment.present; });
  for (MemoryVariant& one : unit.variants) variant(one, sentences);
  mend_code_matches(unit);
  source(unit);
  split(unit, more);
}

// Puts the source first, and says what it is where the header says something else.
void Mender::source(MemoryUnit& unit) {
  const std::string* const own = find_attribute(unit.attributes, "srclang");
  const std::string said = own == nullptr ? input_source_ : code(*own);
  std::vector<std::string> languages;
  for (const MemoryVariant& one : unit.variants) languages.push_back(one.language);
  // What the user asks for comes before what the files say.
  std::string found = options_.source_code.empty() ? "" : find_source(source_, languages);
  if (found.empty()) found = said == kAll ? said : find_source(said, languages);
  if (found.empty()) found = kAll;
  std::erase_if(unit.attributes, [](const MemoryAttribute& a) { return a.name == "srclang"; });
  if (found != source_) unit.attributes.push_back({"srclang", found});
  const auto first = std::ranges::find(unit.variants, found, &MemoryVariant::language);
  if (first != unit.variants.end()) std::rotate(unit.variants.begin(), first, first + 1);
}

void Mender::split(MemoryUnit& unit, std::vector<MemoryUnit>& more) const {
  constexpr std::size_t kFew = 50;  // more languages than that are not copied to each second source
  const bool few = unit.variants.size() <= kFew;
  for (std::size_t i = 1; i < unit.variants.size(); ++i) {
    const auto same = [&](const MemoryVariant& other) { return other.language == unit.variants[i].language; };
    const auto end = unit.variants.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::none_of(unit.variants.begin(), end, same)) continue;
    const bool of_source = same(unit.variants.front());
    MemoryUnit& made = more.emplace_back();
    made.attributes = unit.attributes;
    made.infos = unit.infos;
    made.offset = unit.offset;
    made.number = unit.number;
    if (of_source) {  // a second source: it takes the translations along
      made.variants.push_back(std::move(unit.variants[i]));
      for (std::size_t k = 1; few && k < unit.variants.size(); ++k) {
        const std::string& language = unit.variants[k].language;
        if (k != i &&
            std::ranges::find(made.variants, language, &MemoryVariant::language) == made.variants.end())
          made.variants.push_back(unit.variants[k]);
      }
    } else {
      made.variants.push_back(unit.variants.front());
      made.variants.push_back(std::move(unit.variants[i]));
    }
    unit.variants.erase(unit.variants.begin() + static_cast<std::ptrdiff_t>(i));
    --i;
  }
}

}  // namespace libalign::detail
