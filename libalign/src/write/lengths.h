// Segments that some tools refuse: worth a word, no reason to change the text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libalign/error.h"

namespace libalign::detail {

class LengthCount {
 public:
  void add(const std::string& segment);
  void report(std::vector<Message>& notes) const;

 private:
  std::size_t beyond_trados_ = 0, beyond_wordfast_ = 0;
};

}  // namespace libalign::detail
