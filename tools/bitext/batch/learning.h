// The first pass of `--learn batch`: lessons of all pairs in, lexicons out.
//
// out/.bitext/lessons.jsonl         what the pairs teach, a line for each that a run without --shard has read
// out/.bitext/lessons-2-of-5.jsonl  the same of a shard
// out/lexicons/es-en.lex            made of the lessons of all pairs, a lexicon for each two languages
// out/.bitext/learned               their names and hashes: the first pass is over
//
// LexiconLearner keeps a sample of bounded size that depends on what the pairs hold alone. So the lexicons
// are the same in whatever order and in however many parts the pairs are read, and how often.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "batch/folder.h"
#include "batch/lesson.h"
#include "libalign/learn.h"

namespace bitext {

class BatchLearning {
 public:
  // Reads the lessons that there are, of all shards. `pairs`: how many the list has.
  BatchLearning(BatchFolder& folder, std::size_t pairs);

  bool has(std::size_t pair) const { return seen_.at(pair - 1); }
  bool has_all() const;

  // Leaves in a lesson what gets into the sample: that is to be written down. Several threads may call it.
  void take(Lesson& lesson);

  // Throws DataError when they cannot be written. REQUIRES: has_all().
  void make_lexicons() const;

 private:
  BatchFolder& folder_;
  std::mutex mutex_;
  std::vector<bool> seen_;
  std::map<std::pair<std::string, std::string>, libalign::LexiconLearner> learners_;  // by languages
};

// Whether the first pass is over, and its lexicons lie where they should, undamaged.
bool has_learned(const BatchFolder& folder);

// The lexicons that were made, and their list.
std::vector<std::string> files_of_learning(const BatchFolder& folder);

}  // namespace bitext
