// What the options of `bitext batch` ask for, checked, with nothing opened yet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "options.h"
#include "pair_job.h"

namespace bitext {

// Pairs whose number is `index` modulo `count`; 1 of 1 is all.
struct Shard {
  std::size_t index = 1;
  std::size_t count = 1;

  bool all() const { return count == 1; }
  bool has(std::size_t pair) const { return pair % count == index % count; }
};

// "2/5". Throws UsageError for anything else.
Shard parse_shard(const std::string& text);

struct BatchJob {
  PairJob pair;  // how each pair is aligned; its threads are 1
  std::string list;
  bool pairs_folders = false;  // the list is to be made first, from the folders
  std::string folder;
  std::string sources, targets;  // folders that names of the list start from; empty: the current one
  double least_probability = 0;  // of the pairs of two folders
  std::string merged;            // empty: none
  Shard shard;
  bool resume = false;
  bool learns = false;  // --learn batch: a lexicon from all pairs in a first pass
  int threads = 1;

  // ".tmx"
  std::string ending() const;
  std::string lexicons() const { return folder + "/lexicons"; }  // that it learns
  std::string output(const std::string& name) const { return folder + "/" + name; }
};

// Throws UsageError when a value does not fit, or two options contradict each other.
BatchJob batch_job(const Arguments& arguments);

}  // namespace bitext
