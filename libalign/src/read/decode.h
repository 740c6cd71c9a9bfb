// Bytes of any encoding to UTF-8, with the way back.
//
// Order of belief: byte order mark; the encoding that the user names; zero bytes of UTF-16 and UTF-32; what
// an HTML or XML file declares; UTF-8 when the bytes are valid; ICU's guess. A declaration loses to bytes
// that are plainly UTF-8, or plainly not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/error.h"
#include "read/origin.h"

namespace libalign::detail {

struct Decoded {
  std::string
      text;       // valid UTF-8, without byte order mark; line ends and control characters are as in the file
  OriginMap map;  // text -> file
  std::string encoding;
  std::vector<Message> notes;
};

// `named` is the user's encoding or empty. Few broken bytes become U+FFFD and a note; many, in the encoding
// that the user named, are a DataError with the place. An unknown name is a UsageError.
Decoded decode(std::string_view bytes, const std::string& name, const std::string& named);

}  // namespace libalign::detail
