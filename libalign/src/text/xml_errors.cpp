#include "text/xml_errors.h"

namespace libalign::detail {

// The parser's words, so that they can be translated; the rest are rare.
Message xml_problem(XML_Error code) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
      return Message{"broken XML: there is no element in it, or the file is cut off."};
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
      return Message{"broken XML: the file is cut off."};
    case XML_ERROR_SYNTAX:
    case XML_ERROR_INVALID_TOKEN:
      return Message{"broken XML: a sign that may not stand here."};
    case XML_ERROR_TAG_MISMATCH:
      return Message{"broken XML: another element is closed than was opened."};
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return Message{"broken XML: an attribute comes twice."};
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return Message{"broken XML: something comes after the end of the document."};
    case XML_ERROR_UNDEFINED_ENTITY:
      return Message{"broken XML: an entity that is not defined."};
    case XML_ERROR_UNBOUND_PREFIX:
      return Message{"broken XML: a prefix without a namespace."};
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
      return Message{"broken XML: its encoding is unknown or not the one it names."};
    default:
      return {"broken XML: {1}.", {XML_ErrorString(code)}};
  }
}

}  // namespace libalign::detail
