#include "tmx_words.h"

#include <algorithm>
#include <charconv>

#include "messages.h"
#include "output.h"

namespace bitext {

using libalign::MemoryCounts;
using libalign::MemoryRuleInfo;

std::vector<std::string> finding_format_names() { return {"text", "tsv", "json"}; }
std::vector<std::string> figures_format_names() { return {"text", "json"}; }

libalign::MemoryReadOptions memory_reading(const Arguments& arguments) {
  libalign::MemoryReadOptions options;
  options.encoding = arguments.value("encoding");
  return options;
}

std::string counted(const std::map<std::string, std::size_t>& counts, std::size_t most) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);
  std::vector<std::string> words;
  for (const auto& [name, count] : sorted) {
    if (words.size() == most) {
      words.emplace_back("...");
      break;
    }
    words.push_back(printable(name) + " " + shown(count));
  }
  return joined(words);
}

std::string counted_rules(const MemoryCounts& counts, bool (*wanted)(const MemoryRuleInfo&)) {
  std::vector<std::string> words;
  for (const MemoryRuleInfo& rule : libalign::memory_rules()) {
    const std::size_t count = counts.at(static_cast<std::size_t>(rule.rule));
    if (count > 0 && wanted(rule)) words.push_back(std::string(rule.name) + " " + shown(count));
  }
  return joined(words);
}

void say_found(const MemoryCounts& counts) {
  const std::string mended = counted_rules(counts, [](const MemoryRuleInfo& rule) { return rule.mended; });
  const std::string left = counted_rules(counts, [](const MemoryRuleInfo& rule) { return !rule.mended; });
  if (!mended.empty()) say("  " + tr("mended: {1}", {mended}));
  if (!left.empty()) say("  " + tr("cannot be mended without you: {1}", {left}));
}

std::uint64_t size_value(const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) return 0;
  const std::string text = arguments.value(option);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const std::uint64_t factor = unit.empty()  ? 1
                               : unit == "K" ? 1000
                               : unit == "M" ? 1000000
                               : unit == "G" ? 1000000000
                                             : 0;
  if (error != std::errc{} || factor == 0 || number == 0 || number > 1000000000000 / factor) {
    throw libalign::UsageError({}, {"--{1}: {2} is no size.", {std::string(option), text}},
                               {"Write it as in 900M, with K, M or G."});
  }
  return number * factor;
}

}  // namespace bitext
