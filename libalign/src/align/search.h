// What of the lattice is worth decoding, and where it can be cut.
//
// Where the texts have borders that no bead may cross (AlignOptions::borders), each stretch between two of
// them is searched by itself: wholly when it is small, else as a text of its own would be.
#pragma once

#include <vector>

#include "align/bead_filter.h"
#include "align/coarse.h"
#include "align/corridor.h"
#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

struct Search {
  Corridor searched;       // by the coarse model
  Corridor corridor;       // what that left
  BeadFilter filter;       // and which beads of that; where borders are given, all of them
  std::vector<Node> cuts;  // the lattice is decoded from cut to cut, block by block
  std::vector<bool>
      keeps_pair;  // by block: a stretch between two borders, both sides of which hold sentences
};

Search search_whole(const SideText& source, const SideText& target, const LinkTable& links,
                    double length_ratio);

// `borders`: from (0, 0) to the ends of the texts, each of them another one.
Search search_between(const std::vector<Node>& borders, const SideText& source, const SideText& target,
                      const LinkTable& links, double length_ratio);

}  // namespace libalign::detail
