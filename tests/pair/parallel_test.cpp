#include "pair/parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace libalign::detail {
namespace {

TEST(InParallel, DoesAllOnceWithAWorkerAThread) {
  std::vector<std::atomic<int>> times(1000);
  std::atomic<int> workers = 0;
  in_parallel(times.size(), 4, [&] {
    ++workers;
    return [&](std::size_t n) { ++times[n]; };
  });
  for (const std::atomic<int>& one : times) EXPECT_EQ(one, 1);
  EXPECT_LE(workers, 4);
  EXPECT_GE(workers, 1);
}

TEST(InParallel, ThrowsOnWhatAWorkerThrows) {
  for (const int threads : {1, 3}) {
    try {
      in_parallel(100, threads, [] {
        return [](std::size_t n) {
          if (n == 7) throw std::runtime_error("seven");
        };
      });
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "seven");
    }
  }
}

TEST(InParallel, TakesNothingToDoAndOddNumbersOfThreads) {
  int times = 0;
  in_parallel(0, 2, [&] { return [&](std::size_t) { ++times; }; });
  in_parallel(3, 0, [&] { return [&](std::size_t) { ++times; }; });
  EXPECT_EQ(times, 3);
}

}  // namespace
}  // namespace libalign::detail
