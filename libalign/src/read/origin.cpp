#include "read/origin.h"

#include <algorithm>

namespace libalign::detail {

std::size_t OriginMap::end_of_run(std::size_t index) const {
  return index + 1 < runs_.size() ? runs_[index + 1].out_begin : size_;
}

void OriginMap::push(const Run& run, std::size_t count) {
  if (count == 0) return;
  if (!runs_.empty() && run.out_step != 0) {
    const Run& last = runs_.back();
    const bool same_steps =
        last.out_step == run.out_step && last.in_step == run.in_step && last.exact == run.exact;
    if (same_steps &&
        last.in_begin + (size_ - last.out_begin) / last.out_step * last.in_step == run.in_begin) {
      size_ += count;
      return;
    }
  }
  const bool same_spot = !runs_.empty() && run.out_step == 0 && runs_.back().out_step == 0 &&
                         runs_.back().in_begin == run.in_begin && runs_.back().in_size == run.in_size;
  if (!same_spot) runs_.push_back(run);
  size_ += count;
}

void OriginMap::copy(std::size_t in_begin, std::size_t count) {
  push({size_, in_begin, 0, 1, 1, true}, count);
}

void OriginMap::character(std::size_t in_begin, std::uint8_t in_step, std::uint8_t out_step) {
  push({size_, in_begin, 0, out_step, in_step, false}, out_step);
}

void OriginMap::spot(std::size_t in_begin, std::size_t in_size, std::size_t count) {
  push({size_, in_begin, in_size, 0, 0, false}, count);
}

std::size_t OriginMap::find(std::size_t out) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), out, [](std::size_t value, const Run& run) {
    return value < run.out_begin;
  });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

std::size_t OriginMap::begin_of(std::size_t out) const {
  if (runs_.empty()) return 0;
  if (out >= size_) return end_of(size_);
  const Run& run = runs_[find(out)];
  if (run.out_step == 0) return run.in_begin;
  return run.in_begin + (out - run.out_begin) / run.out_step * run.in_step;
}

std::size_t OriginMap::end_of(std::size_t out) const {
  if (runs_.empty() || out == 0) return begin_of(0);
  const std::size_t last = std::min(out, size_) - 1;
  const Run& run = runs_[find(last)];
  if (run.out_step == 0) return run.in_begin + run.in_size;
  return run.in_begin + ((last - run.out_begin) / run.out_step + 1) * run.in_step;
}

void OriginMap::append(const OriginMap& other, std::size_t begin, std::size_t end) {
  end = std::min(end, other.size_);
  while (begin < end) {
    const std::size_t index = other.find(begin);
    const Run& run = other.runs_[index];
    const std::size_t stop = std::min(end, other.end_of_run(index));
    Run part = run;
    part.out_begin = size_;
    if (run.out_step != 0) part.in_begin = other.begin_of(begin);
    push(part, stop - begin);
    begin = stop;
  }
}

void OriginMap::append_through(const OriginMap& outer, const OriginMap& inner) {
  for (std::size_t i = 0; i < outer.runs_.size(); ++i) {
    const Run& run = outer.runs_[i];
    const std::size_t count = outer.end_of_run(i) - run.out_begin;
    if (run.exact) {
      append(inner, run.in_begin, run.in_begin + count);
    } else {
      const std::size_t begin = inner.begin_of(run.in_begin);
      const std::size_t end = run.in_size == 0 ? begin : inner.end_of(run.in_begin + run.in_size);
      spot(begin, end > begin ? end - begin : 0, count);
    }
  }
}

std::vector<OriginRun> OriginMap::runs() const {
  std::vector<OriginRun> result;
  result.reserve(runs_.size());
  for (const Run& run : runs_)
    result.push_back({run.out_begin, run.in_begin, run.exact, run.out_step, run.in_step});
  return result;
}

}  // namespace libalign::detail
