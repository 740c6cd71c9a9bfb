// Hyphens at line ends.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "read/lines.h"

namespace libalign::detail {

// Decides about hyphens at line ends: "inter-|esting" loses its own, "co-|operation" keeps it. The text
// itself is the dictionary.
class Hyphens {
 public:
  Hyphens(std::string_view text, const std::vector<Line>& lines);

  // For a line that ends in a hyphen, and the one behind it (breaks_word() says so).
  bool drops(std::string_view here, std::string_view next) const;

 private:
  void collect_words();

  std::string_view text_;
  std::unordered_set<std::string> words_;
  bool habit_ = false;
};

}  // namespace libalign::detail
