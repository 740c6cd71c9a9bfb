#include "read/text_style.h"

#include <algorithm>
#include <array>
#include <utility>

namespace libalign::detail {

std::optional<MarkupKind> markup_of_element(std::string_view name) {
  using namespace std::literals;
  static constexpr std::array kElements = {std::pair{"b"sv, MarkupKind::bold},
                                           std::pair{"strong"sv, MarkupKind::bold},
                                           std::pair{"i"sv, MarkupKind::italic},
                                           std::pair{"em"sv, MarkupKind::italic},
                                           std::pair{"cite"sv, MarkupKind::italic},
                                           std::pair{"dfn"sv, MarkupKind::italic},
                                           std::pair{"var"sv, MarkupKind::italic},
                                           std::pair{"u"sv, MarkupKind::underline},
                                           std::pair{"ins"sv, MarkupKind::underline},
                                           std::pair{"s"sv, MarkupKind::strikethrough},
                                           std::pair{"del"sv, MarkupKind::strikethrough},
                                           std::pair{"strike"sv, MarkupKind::strikethrough},
                                           std::pair{"sup"sv, MarkupKind::superscript},
                                           std::pair{"sub"sv, MarkupKind::subscript},
                                           std::pair{"code"sv, MarkupKind::code},
                                           std::pair{"kbd"sv, MarkupKind::code},
                                           std::pair{"samp"sv, MarkupKind::code},
                                           std::pair{"tt"sv, MarkupKind::code}};
  const auto* const found = std::find_if(kElements.begin(), kElements.end(),
                                         [&](const auto& entry) { return entry.first == name; });
  return found == kElements.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace libalign::detail
