// The same work for many documents, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace libalign::detail {

// Calls worker(n) for each n below `count`, a worker made by make_worker() for each thread. What the calls do
// must not depend on their order. The first exception is thrown again when all threads have ended.
template <class MakeWorker>
void in_parallel(std::size_t count, int threads, const MakeWorker& make_worker) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto work = [&] {
    try {
      auto worker = make_worker();
      for (std::size_t n = next++; n < count; n = next++) worker(n);
    } catch (...) {
      next = count;
      const std::scoped_lock lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  const std::size_t wanted = std::min(count, static_cast<std::size_t>(std::max(1, threads)));
  std::vector<std::jthread> others;
  for (std::size_t k = 1; k < wanted; ++k) others.emplace_back(work);
  work();
  others.clear();  // joins
  if (failure) std::rethrow_exception(failure);
}

}  // namespace libalign::detail
