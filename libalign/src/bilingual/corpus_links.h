// Links that stand off the texts they link: XCES cesAlign (OPUS, Uplug), TEI linkGrp, InterText.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/alignment.h"

namespace libalign::detail {

struct OffLink {
  std::vector<std::string> source, target;  // ids of sentences
  std::size_t line = 0;                     // of the file of links
  BeadStatus status = BeadStatus::automatic;
  BeadOrder order = BeadOrder::in_order;  // as the link says; most files do not
  double confidence = 1;
};

// The links between two texts; one linkGrp, or several that name the same two.
struct LinkGroup {
  std::string source, target;  // as the file names the documents
  std::size_t line = 0;
  std::vector<OffLink> links;
};

// Whether a file that begins so is one of these.
bool is_corpus_links(std::string_view head);

// Groups in the order of the file, source first. Throws DataError with the place.
std::vector<LinkGroup> read_corpus_links(std::string_view bytes, const std::string& name);

}  // namespace libalign::detail
