// Where the processor time of an alignment goes: for bench/scale. Costs nothing unless a recording is on.
#pragma once

#include <ctime>
#include <map>
#include <string>

namespace libalign::detail {

class StageTimes {
 public:
  // While it lives, stages of this thread are added up in `times`.
  class Recording {
   public:
    explicit Recording(StageTimes& times) { current() = &times; }
    ~Recording() { current() = nullptr; }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
  };

  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  friend class Stage;
  static StageTimes*& current() {
    static thread_local StageTimes* times = nullptr;
    return times;
  }
  std::map<std::string, double> seconds_;
};

// One stage, from here to the end of the scope. Stages do not nest.
class Stage {
 public:
  explicit Stage(const char* name)
      : name_(name), start_(StageTimes::current() != nullptr ? std::clock() : 0) {}
  ~Stage() {
    if (StageTimes* times = StageTimes::current())
      times->seconds_[name_] += static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

 private:
  const char* name_;
  std::clock_t start_;
};

}  // namespace libalign::detail
