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

// The sum of count * log(y), for y from 1: most counts are 1, and the product of several y needs one
// logarithm.
class LogOfProduct {
 public:
  void multiply(float y, float count) {
    if (count != 1) {
      sum_ += count * quick_log(y);
      return;
    }
    product_ *= y;
    constexpr float kLarge = 1e16F;  // a single y is far from the square of that
    if (product_ > kLarge) {
      sum_ += quick_log(product_);
      product_ = 1;
    }
  }
  float value() const { return sum_ + quick_log(product_); }

 private:
  float sum_ = 0;
  float product_ = 1;
};

}  // namespace libalign::detail
