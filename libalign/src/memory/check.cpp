#include <algorithm>

#include "libalign/memory_care.h"
#include "memory/checker.h"

namespace libalign {

std::vector<std::string> memory_profile_names() {
  return {"generic", "trados", "memoq", "omegat", "wordfast", "phrase", "smartling"};
}

std::size_t MemoryCheckReport::refused() const {
  std::size_t sum = 0;
  for (const MemoryRuleInfo& rule : memory_rules())
    sum += rule.refused ? counts.at(static_cast<std::size_t>(rule.rule)) : 0;
  return sum;
}

std::size_t MemoryCheckReport::odd() const {
  std::size_t sum = 0;
  for (const std::size_t count : counts) sum += count;
  return sum - refused();
}

MemoryCheckReport check_memory(const std::string& path, const MemoryCheckOptions& options,
                               const std::function<void(const MemoryFinding&)>& tell) {
  MemoryReader reader(path, options.read);
  detail::Checker checker(options.profile);
  MemoryCheckReport report;
  const auto take = [&](std::vector<MemoryProblem>& problems) {
    if (problems.empty()) return;
    std::ranges::stable_sort(problems, {}, &MemoryProblem::offset);
    for (const MemoryProblem& problem : problems) {
      const std::size_t count = ++report.counts.at(static_cast<std::size_t>(problem.rule));
      if (options.most > 0 && count > options.most) continue;
      const MemoryRuleInfo& rule = info_of(problem.rule);
      const Message& pattern = problem.own.empty() ? rule.problem : problem.own;
      tell({problem.rule,
            reader.place(problem),
            {pattern.pattern, problem.own.empty() ? problem.arguments : pattern.arguments},
            {rule.advice.pattern, problem.arguments}});
    }
  };
  std::vector<MemoryProblem> problems = reader.header().problems;
  checker.header(reader.header(), problems);
  take(problems);
  MemoryUnit unit;
  while (reader.next(unit)) {
    ++report.units;
    checker.unit(unit, unit.problems);
    take(unit.problems);
  }
  problems = reader.rest();
  checker.end(report.units, reader.bytes(), problems);
  take(problems);
  for (const MemoryRuleInfo& rule : memory_rules())
    report.counts.at(static_cast<std::size_t>(rule.rule)) += reader.dropped(rule.rule);
  report.bytes = reader.bytes();
  report.languages = checker.languages();
  report.tuids_compared = checker.tuids_compared();
  return report;
}

}  // namespace libalign
