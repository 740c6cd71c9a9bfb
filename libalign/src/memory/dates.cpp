#include "memory/dates.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace libalign::detail {
namespace {

// Takes `digits` digits off the front; nullopt when they are not there.
std::optional<int> take(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool pass(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

bool exists(const Moment& m) {
  const std::chrono::year_month_day date{std::chrono::year(m.year),
                                         std::chrono::month(static_cast<unsigned>(m.month)),
                                         std::chrono::day(static_cast<unsigned>(m.day))};
  return date.ok() && m.year > 0 && m.hour < 24 && m.minute < 60 && m.second < 61;
}

bool read_day(std::string_view& text, Moment& m) {
  const auto year = take(text, 4);
  if (!year) return false;
  const bool dashes = pass(text, '-');
  const auto month = take(text, 2);
  if (!month || dashes != pass(text, '-')) return false;
  const auto day = take(text, 2);
  if (!day) return false;
  m.year = *year;
  m.month = *month;
  m.day = *day;
  return true;
}

bool read_time(std::string_view& text, Moment& m) {
  const auto hour = take(text, 2);
  if (!hour) return false;
  const bool colons = pass(text, ':');
  const auto minute = take(text, 2);
  if (!minute) return false;
  m.hour = *hour;
  m.minute = *minute;
  if (text.empty() || (colons && !text.starts_with(':'))) return true;
  if (colons) pass(text, ':');
  if (const auto second = take(text, 2)) m.second = *second;
  if (pass(text, '.') || pass(text, ',')) {
    while (take(text, 1)) continue;
  }
  return true;
}

// Minutes east of Greenwich: "Z", "+02:00", "-0500"; "" is UTC.
std::optional<int> read_zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  const int sign = text.front() == '+' ? 1 : (text.front() == '-' ? -1 : 0);
  if (sign == 0) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take(text, 2);
  pass(text, ':');
  const auto minutes = text.empty() ? std::optional<int>(0) : take(text, 2);
  if (!hours || !minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

std::string written(const Moment& m, int zone) {
  using namespace std::chrono;
  const sys_days day = year_month_day{year(m.year), month(static_cast<unsigned>(m.month)),
                                      std::chrono::day(static_cast<unsigned>(m.day))};
  const auto moment = day + hours(m.hour) + minutes(m.minute - zone) + seconds(m.second);
  const sys_days whole = floor<days>(moment);
  const year_month_day date{whole};
  const hh_mm_ss time{moment - whole};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

}  // namespace

bool is_tmx_date(std::string_view text) {
  constexpr std::string_view kShape = "00000000T000000Z";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool fits = kShape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == kShape[i];
    if (!fits) return false;
  }
  Moment m;
  if (!read_day(text, m)) return false;
  pass(text, 'T');
  return read_time(text, m) && exists(m);
}

std::optional<std::string> mended_date(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  Moment m;
  if (!read_day(text, m)) return std::nullopt;
  if (!text.empty()) {
    if (!pass(text, 'T') && !pass(text, 't') && !pass(text, ' ')) return std::nullopt;
    if (!read_time(text, m)) return std::nullopt;
    if (pass(text, ' ') && text.empty()) return std::nullopt;
  }
  const std::optional<int> zone = read_zone(text);
  if (!zone || !exists(m)) return std::nullopt;
  return written(m, *zone);
}

}  // namespace libalign::detail
