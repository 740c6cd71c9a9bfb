#pragma once

#include <bit>
#include <cstdint>

namespace libalign::detail {

// log(y) for y from 1e-30, to six digits: this is asked for more often than anything else.
inline float quick_log(float y) {
  const auto bits = std::bit_cast<std::uint32_t>(y);
  const int exponent = static_cast<int>(bits >> 23) - 127;
  // The mantissa in [sqrt(1/2), sqrt(2)], then log = 2 atanh((mantissa - 1) / (mantissa + 1)).
  auto mantissa = std::bit_cast<float>((bits & 0x7FFFFFU) | 0x3F800000U);
  const bool large = mantissa > 1.41421356F;
  mantissa *= large ? 0.5F : 1.0F;
  const float s = (mantissa - 1) / (mantissa + 1);
  const float z = s * s;
  const float log_mantissa = 2 * s * (1 + z * (1 / 3.0F + z * (1 / 5.0F + z * (1 / 7.0F + z / 9))));
  return log_mantissa + static_cast<float>(exponent + (large ? 1 : 0)) * 0.69314718F;
}

// log(1 + x) for x from 0; what is lost of a tiny x does not matter here.
inline float log_one_plus(float x) { return quick_log(1 + x); }

}  // namespace libalign::detail
