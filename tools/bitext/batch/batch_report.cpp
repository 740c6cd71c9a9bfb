#include "batch/batch_report.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace bitext {
namespace {

constexpr double kUnlike = 0.5;

int rank_of(const PairRecord& record) {
  if (!record.done) return 0;
  return doubtful(record) ? 1 : 2;
}

}  // namespace

double likeness(const PairRecord& record) {
  const std::size_t sentences = record.source_sentences + record.target_sentences;
  if (sentences == 0) return 0;
  const std::size_t unaligned = record.source_unaligned + record.target_unaligned;
  return record.translation * static_cast<double>(sentences - std::min(unaligned, sentences)) /
         static_cast<double>(sentences);
}

bool doubtful(const PairRecord& record) { return !record.doubts.empty() || likeness(record) < kUnlike; }

BatchReport make_report(const std::vector<ListedPair>& pairs, const std::vector<std::string>& outputs,
                        const std::vector<PairRecord>& records) {
  BatchReport report{pairs, outputs, records};
  report.order.resize(records.size());
  std::iota(report.order.begin(), report.order.end(), std::size_t{0});
  std::sort(report.order.begin(), report.order.end(), [&](std::size_t one, std::size_t other) {
    const auto key = [&](std::size_t i) { return std::tuple(rank_of(records[i]), likeness(records[i]), i); };
    return key(one) < key(other);
  });
  for (const PairRecord& record : records) {
    if (rank_of(record) == 0) ++report.failed;
    if (rank_of(record) == 1) ++report.doubtful;
  }
  return report;
}

}  // namespace bitext
