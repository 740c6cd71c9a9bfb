#include "batch/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace bitext {
namespace {

bool go_on(std::size_t /*done*/) { return true; }

TEST(RunInParallel, DoesEachWorkOnce) {
  for (const int threads : {1, 4}) {
    for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
      std::vector<std::atomic<int>> times(count);
      run_in_parallel(
          count, threads, [&](std::size_t i) { ++times[i]; }, go_on);
      for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(times[i], 1) << i;
    }
  }
}

TEST(RunInParallel, ThrowsWhatWorkThrowsAndBeginsNoMore) {
  std::atomic<int> begun = 0;
  const auto work = [&](std::size_t i) {
    ++begun;
    if (i == 10) throw std::runtime_error("ten");
  };
  EXPECT_THROW(run_in_parallel(1000, 1, work, go_on), std::runtime_error);
  EXPECT_EQ(begun, 11);
}

TEST(RunInParallel, StopsWhenTheWatcherSaysSo) {
  std::atomic<std::size_t> begun = 0;
  const auto work = [&](std::size_t) {
    ++begun;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  };
  run_in_parallel(10'000, 2, work, [](std::size_t) { return false; });
  EXPECT_GT(begun, 0U);
  EXPECT_LT(begun, 10'000U);
}

}  // namespace
}  // namespace bitext
