// Which document of one folder translates which of the other: what `pair` does, and `batch` with two folders.
#pragma once

#include <string>
#include <vector>

#include "dictionaries.h"
#include "document_folder.h"
#include "libalign/pair.h"
#include "libalign/read.h"
#include "options.h"
#include "progress.h"

namespace bitext {

class FolderPairing {
 public:
  // Reads options, opens nothing. Throws UsageError.
  FolderPairing(const Arguments& arguments, const std::string& sources, const std::string& targets);

  // Lists both folders. Throws DataError when one is missing or they are the same.
  void list();
  // Reads all documents and pairs them. A document that cannot be read is noted on standard error, counted
  // for refuse_unread(), and passed over.
  libalign::Pairing run(Progress& progress);

  // "source<TAB>target<TAB>probability" a line; with --candidates these in place of the pairs.
  std::string table(const libalign::Pairing& pairing) const;
  // Of most documents.
  const std::string& source_language() const { return source_.collection.language(); }
  const std::string& target_language() const { return target_.collection.language(); }
  // Reasons, notes and a summary on standard error, as far as they are wanted.
  void tell(const libalign::Pairing& pairing) const;
  // Paths of what could not be read, as far as there are any.
  const std::vector<std::string>& unread() const { return unread_; }
  // Throws DataError when documents could not be read: the last word of a run that wrote all the rest.
  void refuse_unread() const;

 private:
  // One side: the files, and what was read of them. `number` maps documents of the collection to files.
  struct Side {
    DocumentFolder folder;
    libalign::ReadOptions read;
    libalign::Collection collection;
    std::vector<std::size_t> number;
  };

  void read(Side& side, Progress& progress);
  libalign::Sentences sentences(const Side& side, std::size_t document) const;
  void open_dictionaries();
  const std::vector<libalign::DocumentPair>& listed(const libalign::Pairing& pairing) const;
  void explain(const libalign::DocumentPair& pair) const;
  static void tell_duplicates(const Side& side,
                              const std::vector<std::pair<std::size_t, std::size_t>>& duplicates);

  Side source_, target_;
  libalign::PairOptions options_;
  std::vector<std::string> lexicons_, glossaries_;
  bool no_lexicon_ = false;
  bool quiet_ = false;
  std::vector<std::string> unread_;
  std::vector<NamedNote> notes_;
};

}  // namespace bitext
