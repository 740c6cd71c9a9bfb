// What the reader of a format hands on; read_document makes a Document of it.
#pragma once

#include <string>
#include <vector>

#include "libalign/document.h"
#include "libalign/error.h"
#include "read/raw_block.h"

namespace libalign::detail {

struct Reading {
  std::vector<RawBlock> blocks;
  Metadata metadata;
  std::string language;        // what the file says: BCP 47 or empty
  std::vector<Message> notes;  // what was odd
  bool mapped = true;          // the blocks know their places in the file
};

}  // namespace libalign::detail
