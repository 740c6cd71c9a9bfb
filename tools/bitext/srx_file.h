// The SRX file that --srx names.
#pragma once

#include <string>
#include <vector>

#include "libalign/document.h"
#include "libalign/error.h"
#include "libalign/srx.h"

namespace bitext {

// Reads and compiles the file the first time: a batch asks once for each document. Throws DataError.
libalign::SrxRules open_rules(const std::string& path);

// A note when the file (empty: none) has no rules for the document's language.
std::vector<libalign::Message> odd_rules(const libalign::Document& document, const std::string& path);

}  // namespace bitext
