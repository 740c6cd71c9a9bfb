// The borders that ICU's sentence iterator proposes.
//
//     IcuBorders icu("es");
//     std::vector<std::size_t> borders;
//     icu.find("Vino. Se fue.", borders);   // 6: bytes where a sentence begins, without 0 and without the
//     end
//
// Creating an iterator is slow (half a millisecond), so one a language is kept and cloned.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace libalign::detail {

class IcuBorders {
 public:
  explicit IcuBorders(std::string_view primary_language);
  IcuBorders(const IcuBorders&) = delete;
  IcuBorders& operator=(const IcuBorders&) = delete;
  ~IcuBorders();

  // Replaces `borders` by those of `text`, in order.
  void find(std::string_view text, std::vector<std::size_t>& borders);

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

}  // namespace libalign::detail
