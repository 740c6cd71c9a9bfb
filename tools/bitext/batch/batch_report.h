// The report of a batch: a table for programs and a page for people, both with the worst pairs on top.
//
// Neither holds a date, a duration or the name of a machine: the same outputs give the same report.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "batch/list.h"
#include "batch/record.h"

namespace bitext {

struct BatchReport {
  const std::vector<ListedPair>& pairs;
  const std::vector<std::string>& outputs;  // relative to the folder of the report
  const std::vector<PairRecord>& records;   // in the order of the list
  std::vector<std::size_t> order = {};      // indices of the three: failed, doubtful, the others; worst first
  std::size_t failed = 0, doubtful = 0;     // so many stand in front
};

BatchReport make_report(const std::vector<ListedPair>& pairs, const std::vector<std::string>& outputs,
                        const std::vector<PairRecord>& records);

// How much of both documents finds a likely partner: the mean translation, times the share of the sentences
// that stand in a pair. 0 to 1.
double likeness(const PairRecord& record);
// Whether these are perhaps no text and its translation, or only in part.
bool doubtful(const PairRecord& record);

// Tab-separated, in English, one line of headings. Errors of the stream are for the caller to find.
void write_report_table(const BatchReport& report, std::FILE* stream);
// HTML, in the user's language.
void write_report_page(const BatchReport& report, std::FILE* stream);

}  // namespace bitext
