// Collections for document pairing: those under ../shared/gold/docpair, and texts of ../shared/gold/align cut
// into documents.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gold_set.h"
#include "libalign/document.h"

namespace bench {

struct PairSet {
  std::string name;
  std::string origin;  // the set that its texts are from
  std::vector<libalign::Document> source, target;
  std::vector<std::string> source_names, target_names;
  std::set<std::pair<std::string, std::string>> gold;  // by name
  bool passages = false;  // too short to take a part of
};

// A folder with `a`, `b` and `gold.tsv`. Names go without their ending.
PairSet read_pair_set(const std::string& folder);

struct Lengths {
  std::size_t shortest, longest;  // beads
};

// The texts of an alignment set cut into documents; a quarter of the documents of each side is left out, so that as
// many of the other side have no partner. Strangers are of the same book: the same names and the same words. Same
// seed, same documents.
PairSet cut_into_documents(const GoldSet& set, const Lengths& lengths, unsigned seed);

// The middle third of its blocks, as news made from an interview has it.
libalign::Document middle_third(const libalign::Document& document);

}  // namespace bench
