// The vertical of the Corpus Workbench and of Manatee: a token a line, between lines of structures.
#pragma once

#include <cstdio>

#include "libalign/segment.h"
#include "libalign/write.h"

namespace libalign::detail {

struct VerticalOptions {
  bool glue = false;  // <g/> between tokens that no blank parts (Manatee)
};

// <text id lang ...>, <p id type>, <s id from to>: the ids of sentences are "s1", "s2" ..., from and to the
// bytes of the clean text, as in JSONL.
void write_vertical(const Sentences& sentences, const std::string& code, std::FILE* stream,
                    const WriteOptions& options, const VerticalOptions& vertical);

}  // namespace libalign::detail
