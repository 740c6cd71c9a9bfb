// What is wrong with a file of XML, in the same words in every room.
#pragma once

#include <expat.h>

#include "libalign/error.h"

namespace libalign::detail {

// xml_problem(XML_ERROR_TAG_MISMATCH).text() == "broken XML: another element is closed than was opened."
Message xml_problem(XML_Error code);

}  // namespace libalign::detail
