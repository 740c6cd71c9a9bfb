// How text looks that is about to be written to a block: bold, a link, ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "libalign/document.h"

namespace libalign::detail {

inline constexpr std::size_t kMarkupKinds = static_cast<std::size_t>(MarkupKind::link) + 1;

class TextStyle {
 public:
  bool plain() const { return kinds_ == 0; }
  bool has(MarkupKind kind) const { return (kinds_ & bit(kind)) != 0; }
  void set(MarkupKind kind, bool on = true) {
    kinds_ = static_cast<std::uint8_t>(on ? kinds_ | bit(kind) : kinds_ & ~bit(kind));
  }
  // Two links side by side are two: each has a number.
  void set_link(std::uint32_t number) {
    set(MarkupKind::link);
    link_ = number;
  }
  std::uint32_t link() const { return link_; }

 private:
  friend class SaidStyle;
  static unsigned bit(MarkupKind kind) { return 1U << static_cast<unsigned>(kind); }

  std::uint8_t kinds_ = 0;
  std::uint32_t link_ = 0;
};

// What a style of a word processor says, yes or no; of the rest it says nothing.
class SaidStyle {
 public:
  void say(MarkupKind kind, bool on) {
    said_ = static_cast<std::uint8_t>(said_ | TextStyle::bit(kind));
    on_.set(kind, on);
  }
  // Takes what it does not say itself from the style that it is based on.
  void inherit(const SaidStyle& base) {
    const unsigned taken = base.said_ & ~static_cast<unsigned>(said_);
    on_.kinds_ = static_cast<std::uint8_t>(on_.kinds_ | (base.on_.kinds_ & taken));
    said_ = static_cast<std::uint8_t>(said_ | taken);
  }
  // Text that looked like `around` and has this style.
  TextStyle over(TextStyle around) const {
    around.kinds_ = static_cast<std::uint8_t>((around.kinds_ & ~static_cast<unsigned>(said_)) | on_.kinds_);
    return around;
  }

 private:
  TextStyle on_;
  std::uint8_t said_ = 0;
};

// Of HTML's elements: "strong" is bold. Links are not among them: they need an address.
std::optional<MarkupKind> markup_of_element(std::string_view name);

}  // namespace libalign::detail
