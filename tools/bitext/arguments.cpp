// Reads the values of options; each failure names the option, the value and what would do.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "libalign/error.h"
#include "libalign/text.h"
#include "options.h"

namespace bitext {

using libalign::UsageError;

std::string Arguments::value(std::string_view option, const std::string& otherwise) const {
  const auto found = values.find(option);
  return found == values.end() ? otherwise : found->second.back();
}

std::string Arguments::file_name(std::string_view option, const std::string& otherwise) const {
  std::string name = value(option, otherwise);
  if (name.empty() && has(option)) {
    throw UsageError({}, {"--{1}: the name is empty.", {std::string(option)}}, {"Name a file."});
  }
  return name;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto found = values.find(option);
  return found == values.end() ? std::vector<std::string>{} : found->second;
}

double Arguments::probability(std::string_view option, double otherwise) const {
  if (!has(option)) return otherwise;
  const std::string text = value(option);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !(number >= 0 && number <= 1)) {
    throw UsageError({}, {"--{1}: {2} is not a number from 0 to 1.", {std::string(option), text}},
                     {"Write it with a point: 0.5."});
  }
  return number;
}

int Arguments::count(std::string_view option, int least, int most, int otherwise) const {
  if (!has(option)) return otherwise;
  const std::string text = value(option);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    throw UsageError({}, {"--{1}: {2} is not a whole number from {3} to {4}.",
                          {std::string(option), text, std::to_string(least), std::to_string(most)}});
  }
  return number;
}

std::string Arguments::language(std::string_view option) const {
  if (!has(option)) return {};
  const std::string text = value(option);
  const std::optional<std::string> tag = libalign::canonical_language(text);
  if (!tag) {
    throw UsageError({}, {"--{1}: {2} is not a language tag.", {std::string(option), text}},
                     {"Use BCP 47, such as es, es-MX or zh-Hant."});
  }
  return *tag;
}

std::size_t Arguments::choice(std::string_view option, const std::vector<std::string>& choices,
                              std::size_t otherwise) const {
  if (!has(option)) return otherwise;
  const std::string text = value(option);
  const auto found = std::find(choices.begin(), choices.end(), text);
  if (found == choices.end()) {
    throw UsageError({}, {"--{1}: unknown name {2}.", {std::string(option), text}},
                     {"Choose one of: {1}.", {joined(choices)}});
  }
  return static_cast<std::size_t>(found - choices.begin());
}

}  // namespace bitext
