#include "align/fast_log.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace libalign::detail {
namespace {

TEST(LogOfProduct, IsTheSumOfTheLogarithms) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    LogOfProduct product;
    double sum = 0;
    const std::size_t words = random() % 80;
    for (std::size_t k = 0; k < words; ++k) {
      const float y = 1 + std::exp(static_cast<float>(random() % 1600) / 100 - 4);
      const float count = random() % 4 == 0 ? std::sqrt(2.0F) : 1.0F;
      product.multiply(y, count);
      sum += static_cast<double>(count) * std::log(static_cast<double>(y));
    }
    EXPECT_NEAR(product.value(), sum, 1e-4 + sum * 1e-5);
  }
}

}  // namespace
}  // namespace libalign::detail
