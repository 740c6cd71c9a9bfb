#include "batch/parallel.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bitext {
namespace {

// Each piece of work takes some memory and gives it back. To hand that to the system in between makes all
// processors stop each time.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int kMost = 64 << 20;
  ::mallopt(M_TRIM_THRESHOLD, kMost);
  ::mallopt(M_MMAP_THRESHOLD, kMost / 4);
#endif
}

class Pool {
 public:
  Pool(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

  void run(int threads, const std::function<bool(std::size_t)>& watch) {
    std::vector<std::thread> running;
    running_ = std::min(count_, static_cast<std::size_t>(std::max(threads, 1)));
    for (std::size_t i = running_; i > 0; --i) running.emplace_back([this] { take_turns(); });
    watch_until_done(watch);
    for (std::thread& thread : running) thread.join();
    if (trouble_) std::rethrow_exception(trouble_);
  }

 private:
  void take_turns() {
    std::unique_lock lock(mutex_);
    while (!stopped_ && next_ < count_) {
      const std::size_t turn = next_++;
      lock.unlock();
      std::exception_ptr trouble;
      try {
        work_(turn);
      } catch (...) {
        trouble = std::current_exception();
      }
      lock.lock();
      ++done_;
      if (trouble) stopped_ = true;
      if (trouble && !trouble_) trouble_ = trouble;
    }
    if (--running_ == 0) ended_.notify_one();
  }

  void watch_until_done(const std::function<bool(std::size_t)>& watch) {
    constexpr std::chrono::milliseconds kPause(200);
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, kPause, [this] { return running_ == 0; })) {
      const std::size_t done = done_;
      lock.unlock();
      const bool go_on = watch(done);
      lock.lock();
      if (!go_on) stopped_ = true;
    }
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t next_ = 0;
  std::size_t done_ = 0;
  std::size_t running_ = 0;
  bool stopped_ = false;
  std::exception_ptr trouble_;
};

}  // namespace

void run_in_parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work,
                     const std::function<bool(std::size_t)>& watch) {
  keep_memory();
  Pool(count, work).run(threads, watch);
}

}  // namespace bitext
