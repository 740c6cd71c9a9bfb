#include <algorithm>
#include <charconv>
#include <system_error>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostNumbers = 1000;  // of a bead

}  // namespace

std::optional<BeadStatus> status_of(std::string_view word) {
  const std::string plain = fold(trimmed(word));
  for (const char* const name : {"", "automatic", "automatico", "auto"}) {
    if (plain == name) return BeadStatus::automatic;
  }
  for (const char* const name : {"confirmed", "confirmado", "confirmada", "ok"}) {
    if (plain == name) return BeadStatus::confirmed;
  }
  for (const char* const name : {"rejected", "rechazado", "rechazada"}) {
    if (plain == name) return BeadStatus::rejected;
  }
  return std::nullopt;
}

std::optional<double> probability_of(std::string_view number) {
  std::string plain(trimmed(number));
  std::ranges::replace(plain, ',', '.');  // as a Spanish spreadsheet saves it
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !(value >= 0 && value <= 1))
    return std::nullopt;
  return value;
}

std::optional<std::vector<std::size_t>> numbers_of(std::string_view list) {
  std::vector<std::size_t> numbers;
  list = trimmed(list);
  while (!list.empty()) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(list.data(), list.data() + list.size(), value);
    if (error != std::errc{} || numbers.size() == kMostNumbers) return std::nullopt;
    numbers.push_back(value);
    list.remove_prefix(static_cast<std::size_t>(end - list.data()));
    const std::size_t next = list.find_first_not_of(" ,");
    if (!list.empty() && next == 0) return std::nullopt;
    list.remove_prefix(std::min(next, list.size()));
  }
  return numbers;
}

BeadOrder order_of(std::string_view word) {
  return trimmed(word) == "moved" ? BeadOrder::moved : BeadOrder::in_order;
}

}  // namespace libalign::detail
