#include "write/links.h"

#include <utility>

namespace libalign::detail {
namespace {

template <class Number>
bool follows(const std::vector<Number>& numbers, std::size_t position) {
  if (numbers.empty() || numbers.front().value < position) return false;
  return numbers.back().value - numbers.front().value + std::size_t{1} == numbers.size();
}

class Climb {
 public:
  void open_to(std::size_t source, std::size_t target) {
    while (source_ < source) step(1, 0, 0);
    while (target_ < target) step(0, 1, 0);
  }
  void step(std::size_t source_count, std::size_t target_count, double confidence) {
    steps.push_back({source_, source_count, target_, target_count, confidence});
    source_ += source_count;
    target_ += target_count;
  }
  bool takes(const Bead& bead) const {
    return follows(bead.source, source_) && follows(bead.target, target_);
  }

  std::vector<Step> steps;

 private:
  std::size_t source_ = 0, target_ = 0;
};

}  // namespace

std::vector<CorpusLink> links_of(const Alignment& alignment) {
  std::vector<CorpusLink> links;
  links.reserve(alignment.beads.size());
  for (const Bead& bead : alignment.beads) {
    if (bead.status != BeadStatus::rejected && !bead.unaligned()) {
      links.push_back({bead.source, bead.target, bead});
      continue;
    }
    for (const SourceIndex i : bead.source) links.push_back({{i}, {}, bead});
    for (const TargetIndex j : bead.target) links.push_back({{}, {j}, bead});
  }
  return links;
}

std::vector<Step> forward_steps(const Alignment& alignment, std::size_t& off) {
  Climb climb;
  for (const Bead& bead : alignment.beads) {
    if (bead.unaligned() || bead.status == BeadStatus::rejected) continue;
    if (bead.order == BeadOrder::moved || !climb.takes(bead)) {
      ++off;
      continue;
    }
    climb.open_to(bead.source.front().value, bead.target.front().value);
    climb.step(bead.source.size(), bead.target.size(), bead.confidence);
  }
  climb.open_to(alignment.source.size(), alignment.target.size());
  return std::move(climb.steps);
}

void note_off(WriteReport& report, std::size_t off) {
  if (off > 0)
    report.notes.push_back(
        {"pairs that cross others, which this format cannot hold: {1}", {std::to_string(off)}});
}

}  // namespace libalign::detail
