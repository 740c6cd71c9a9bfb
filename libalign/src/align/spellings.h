// Words of older books as they are spelled today: "dixo" is "dijo", "avoit" is "avait", "Thal" is "Tal".
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// A folded word of before the spelling reforms, respelled by rule; the word itself where no rule applies. Spanish
// before 1815, French before 1835, German before 1901. What comes out need not be a word.
std::string spelled_today(std::string_view word, std::string_view language);

}  // namespace libalign::detail
