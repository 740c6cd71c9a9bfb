// What the options of `bitext align` ask for, checked, with nothing opened yet; and those of them that
// `bitext batch` has too.
#pragma once

#include <string>
#include <vector>

#include "libalign/align.h"
#include "libalign/read.h"
#include "libalign/write.h"
#include "options.h"

namespace bitext {

struct PairJob {
  std::string source, target;  // no target: `source` holds both texts
  bool across_units = false;   // of one that does
  libalign::ReadOptions read_source, read_target;
  std::string abbreviations;  // file names; empty: none
  std::string srx;
  std::string weights;
  std::vector<std::string> lexicons, glossaries;
  bool no_lexicon = false;
  std::string learned;  // a folder of lexicons that an earlier pass has learned; empty: none
  libalign::Order order = libalign::Order::automatic;
  libalign::Learn learn = libalign::Learn::automatic;
  int threads = 1;

  std::string output = "-";
  libalign::WriteFormat format = libalign::WriteFormat::tmx;
  libalign::WriteOptions write;
  bool format_named = true;  // by an option or by the ending of the output; else it is the default
  bool overwrite = false;
  bool table = false;
  bool explain = false;
  bool quiet = false;
};

// Throws UsageError when a value does not fit, or two options contradict each other.
PairJob pair_job(const Arguments& arguments);
// The same without the files and --learn: how any pair is to be read, aligned and written. The format is
// --format, else by the ending of `output`, else tmx.
PairJob common_job(const Arguments& arguments, const std::string& output);

// The same with the output, whose name `output` is, and how it is written.
PairJob job_with_output(const Arguments& arguments, const std::string& output);

// --threads; all processors when it is not given.
int thread_count(const Arguments& arguments);
// Throws UsageError when both are given.
void refuse_lexicon_and_none(bool none, const std::vector<std::string>& lexicons);
void refuse_srx_and_abbreviations(const std::string& srx, const std::string& abbreviations);
// --learn, one of `names`: learn_names() or batch_learn_names().
libalign::Learn learn_of(const Arguments& arguments, const std::vector<std::string>& names);

}  // namespace bitext
