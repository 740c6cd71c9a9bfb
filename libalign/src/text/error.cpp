#include "libalign/error.h"

#include <utility>

namespace libalign {

std::string fill_in(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                             pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
    if (placeholder) {
      const auto number = static_cast<std::size_t>(pattern[i + 1] - '1');
      if (number < arguments.size()) {
        text += arguments[number];
        i += 2;
        continue;
      }
    }
    text += pattern[i];
  }
  return text;
}

std::string Message::text() const { return fill_in(pattern, arguments); }

std::string Place::text() const {
  std::string text = file;
  if (line == 0) return text;
  text += ':' + std::to_string(line);
  if (column != 0) text += ':' + std::to_string(column);
  return text;
}

Error::Error(Place place, Message problem, Message advice)
    : place_(std::move(place)), problem_(std::move(problem)), advice_(std::move(advice)) {
  text_ = place_.text();
  if (!text_.empty()) text_ += ": ";
  text_ += problem_.text();
  if (!advice_.empty()) text_ += " " + advice_.text();
}

}  // namespace libalign
