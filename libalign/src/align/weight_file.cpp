#include "align/weight_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "libalign/error.h"

namespace libalign::detail {

void read_weights(std::string_view text, const std::string& example, const WeightPlaces& places) {
  WeightPlaces missing = places;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    line = line.substr(0, line.find_first_of("#\r"));
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    line.remove_prefix(first);
    const std::string_view name = line.substr(0, line.find_first_of(" \t"));
    const std::size_t value_at = line.find_first_not_of(" \t", name.size());
    const Place place{"weights", number, 0};
    const auto slot = places.find(name);
    if (slot == places.end()) {
      throw DataError(place, {"'{1}' is no weight.", {std::string(name)}},
                      {"See {1} for the names.", {example}});
    }
    float value = 0;
    const char* from = value_at == std::string_view::npos ? nullptr : line.data() + value_at;
    const auto parsed = from == nullptr ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                                        : std::from_chars(from, line.data() + line.size(), value);
    if (parsed.ec != std::errc{} || !std::isfinite(value)) {
      throw DataError(place, {"the weight '{1}' has no number.", {std::string(name)}},
                      {"Write 'name value', such as 'null -4.6'.", {}});
    }
    *slot->second = value;
    missing.erase(std::string(name));
  }
  if (!missing.empty()) {
    throw DataError({"weights", 0, 0}, {"the weight '{1}' is missing.", {missing.begin()->first}},
                    {"See {1} for all of them.", {example}});
  }
}

std::string weight_line(const std::string& name, float value) {
  char buffer[80];
  std::snprintf(buffer, sizeof buffer, "%-23s %.4f\n", name.c_str(), static_cast<double>(value));
  return buffer;
}

}  // namespace libalign::detail
