#include <algorithm>
#include <cstddef>
#include <utility>

#include "lexicon/transducer.h"

namespace libalign::detail {
namespace {

// Those of a strongly connected component of more than one state (Tarjan 1972, without
// recursion), and those with a transition to themselves.
class Cycles {
 public:
  explicit Cycles(const Transducer& transducer)
      : transducer_(transducer),
        cyclic_(transducer.is_final.size()),
        number_(cyclic_.size()),
        lowest_(cyclic_.size()),
        open_(cyclic_.size()) {
    visit(transducer.initial);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == transducer_.first[step.state + 1]) {
        leave();
        continue;
      }
      const std::uint32_t to = transducer_.transitions[step.next++].to;
      if (to == step.state) cyclic_[to] = true;
      if (number_[to] == 0) {
        visit(to);
      } else if (open_[to]) {
        lowest_[step.state] = std::min(lowest_[step.state], number_[to]);
      }
    }
  }

  std::vector<bool> take() { return std::move(cyclic_); }

 private:
  struct Step {
    std::uint32_t state = 0;
    std::size_t next = 0;
  };

  void visit(std::uint32_t state) {
    number_[state] = lowest_[state] = ++visited_;
    open_[state] = true;
    component_.push_back(state);
    path_.push_back({state, transducer_.first[state]});
  }

  void leave() {
    const std::uint32_t state = path_.back().state;
    path_.pop_back();
    if (!path_.empty()) {
      std::uint32_t& lowest = lowest_[path_.back().state];
      lowest = std::min(lowest, lowest_[state]);
    }
    if (lowest_[state] != number_[state]) return;
    const bool several = component_.back() != state;
    for (bool last = false; !last;) {
      const std::uint32_t member = component_.back();
      component_.pop_back();
      open_[member] = false;
      if (several) cyclic_[member] = true;
      last = member == state;
    }
  }

  const Transducer& transducer_;
  std::vector<bool> cyclic_;
  std::vector<std::uint32_t> number_, lowest_;  // 0: not visited
  std::vector<bool> open_;
  std::vector<std::uint32_t> component_;
  std::vector<Step> path_;
  std::uint32_t visited_ = 0;
};

}  // namespace

std::vector<bool> states_on_cycles(const Transducer& transducer) { return Cycles(transducer).take(); }

}  // namespace libalign::detail
