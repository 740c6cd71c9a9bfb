// A folder of documents, as `pair` takes it.
#pragma once

#include <string>
#include <vector>

namespace bitext {

struct DocumentFolder {
  std::string path;
  std::vector<std::string> names;       // relative to it, "/" between parts; sorted by bytes
  std::vector<std::string> unreadable;  // folders below, and links to nothing; paths
  std::size_t passed_over = 0;          // files whose ending is of no text

  std::string path_of(std::size_t document) const { return path + "/" + names[document]; }
};

// The documents in a folder and below: files with an ending of a format that is read (.html, .txt, .md,
// .docx, .odt, .epub, .pdf, .rtf, .doc, .srt, .vtt, .tei, .xml and kin), or with none. Hidden files and
// folders and links to folders are left alone. Throws DataError when there is no such folder or it cannot be
// read.
DocumentFolder list_documents(const std::string& path);

}  // namespace bitext
