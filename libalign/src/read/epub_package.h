// What an EPUB's package file says: which members are the book, in which order, and of what it is.
#pragma once

#include <string>
#include <vector>

#include "read/dublin_core.h"
#include "read/zip.h"

namespace libalign::detail {

struct EpubPackage {
  std::vector<std::string> chapters;  // members, in reading order; cover and tables of contents left out
  DublinCore said;
  std::string translator;
};

// Throws DataError when the archive has no package file.
EpubPackage read_epub_package(const Zip& zip);

// Whether the book's own list of what is encrypted (META-INF/encryption.xml) names a chapter. Fonts alone are
// no matter: shops that sell books without protection scramble them too.
bool holds_encrypted_chapters(const Zip& zip, const EpubPackage& package);

}  // namespace libalign::detail
