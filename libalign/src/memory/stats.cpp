#include <algorithm>

#include "libalign/memory_care.h"
#include "libalign/text.h"
#include "memory/dates.h"
#include "memory/languages.h"
#include "text/ascii.h"

namespace libalign {
namespace {

constexpr std::size_t kMostNames = 1000;

std::size_t& count_in(std::map<std::string, std::size_t>& counts, const std::string& name) {
  const auto found = counts.find(name);
  if (found != counts.end()) return found->second;
  return counts.size() < kMostNames ? counts[name] : counts["..."];
}

// As people count: what stands between blanks; in a script without them, words of four bytes and a half are a
// fair guess.
std::size_t words_of(std::string_view text, bool without_spaces) {
  constexpr std::size_t kBytesOfWord = 5;  // of Chinese: one and a half characters
  if (without_spaces) return (text.size() + kBytesOfWord - 1) / kBytesOfWord;
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

class Measure {
 public:
  explicit Measure(MemoryFigures& figures) : figures_(figures) {}

  void header(const MemoryHeader& header) {
    figures_.version = header.version;
    figures_.encoding = header.encoding;
    figures_.source = header.source_language();
    const std::string* const tool = find_attribute(header.attributes, "creationtool");
    const std::string* const version = find_attribute(header.attributes, "creationtoolversion");
    if (tool != nullptr) figures_.tool = *tool + (version == nullptr ? "" : " " + *version);
  }

  void problems(const std::vector<MemoryProblem>& problems) {
    figures_.unreadable +=
        static_cast<std::size_t>(std::ranges::count(problems, MemoryRule::xml, &MemoryProblem::rule));
  }

  void unit(const MemoryUnit& unit) {
    ++figures_.units;
    problems(unit.problems);
    meta(unit.attributes, unit.infos);
    std::size_t full = 0;
    for (const MemoryVariant& one : unit.variants) full += variant(one) ? 1 : 0;
    if (full < 2) ++figures_.half_empty;
    const std::size_t source = detail::likely_source(unit, figures_.source).value_or(0);
    bool same = false;
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      if (i == source) continue;
      ++count_in(figures_.pairs, unit.variants[source].language + " > " + unit.variants[i].language);
      same = same || (!detail::is_blank(unit.variants[i].segment.text) &&
                      unit.variants[i].segment.text == unit.variants[source].segment.text);
    }
    if (same) ++figures_.same_text;
  }

 private:
  void meta(const std::vector<MemoryAttribute>& attributes, const std::vector<MemoryInfo>& infos) {
    for (const MemoryAttribute& attribute : attributes) {
      if (attribute.name == "changedate" || attribute.name == "creationdate") {
        if (!detail::is_tmx_date(attribute.value)) continue;
        if (figures_.first_date.empty() || attribute.value < figures_.first_date)
          figures_.first_date = attribute.value;
        if (attribute.value > figures_.last_date) figures_.last_date = attribute.value;
      } else if (attribute.name == "creationid" || attribute.name == "changeid") {
        ++count_in(figures_.people, attribute.value);
      }
    }
    for (const MemoryInfo& info : infos) {
      if (!info.note) ++count_in(figures_.props, info.type);
    }
  }

  // Whether it has a text or codes.
  bool variant(const MemoryVariant& one) {
    meta(one.attributes, one.infos);
    auto found = figures_.languages.find(one.language);
    if (found == figures_.languages.end()) {
      const std::string name = figures_.languages.size() < kMostNames ? one.language : "...";
      found = figures_.languages.try_emplace(name).first;
    }
    MemoryLanguageFigures& figures = found->second;
    const std::string& text = one.segment.text;
    ++figures.segments;
    if (!one.segment.pieces.empty()) ++figures.with_codes;
    if (detail::is_blank(text)) ++figures.empty;
    const std::size_t length = count_code_points(text);
    figures.characters += length;
    figures.words += words_of(text, writes_without_spaces(one.language));
    figures.longest = std::max(figures.longest, length);
    return !detail::is_blank(text) || !one.segment.pieces.empty();
  }

  MemoryFigures& figures_;
};

}  // namespace

MemoryFigures measure_memory(const std::string& path, const MemoryReadOptions& options) {
  MemoryFigures figures;
  Measure measure(figures);
  MemoryReader reader(path, options);
  measure.header(reader.header());
  measure.problems(reader.header().problems);
  for (MemoryUnit unit; reader.next(unit);) measure.unit(unit);
  measure.problems(reader.rest());
  figures.bytes = reader.bytes();
  return figures;
}

}  // namespace libalign
