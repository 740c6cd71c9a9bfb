// Files in a scratch folder, read as pairs.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "libalign/bilingual.h"
#include "libalign/error.h"
#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {

inline Alignment read_back(const std::string& content, const std::string& name,
                           const BilingualOptions& options = {}) {
  const Scratch scratch;
  write_content(scratch.file(name), content);
  return read_bilingual(scratch.file(name), options);
}

// What the reader says is wrong, without the folder.
inline std::string error_of(const std::string& content, const std::string& name) {
  const Scratch scratch;
  write_content(scratch.file(name), content);
  try {
    read_bilingual(scratch.file(name));
  } catch (const DataError& error) {
    const std::string text = error.what();
    const std::string folder = scratch.folder().string() + "/";
    return text.starts_with(folder) ? text.substr(folder.size()) : text;
  }
  return "no error";
}

inline std::vector<std::string> notes_of(const Alignment& alignment) {
  std::vector<std::string> notes;
  for (const Message& note : alignment.notes) notes.push_back(note.text());
  return notes;
}

// A bead a line: "1-2 confirmed source | target".
inline std::string shown(const Alignment& alignment) {
  std::string lines;
  for (const Bead& bead : alignment.beads) {
    lines += bead.kind() + " " + name_of(bead.status) + " " + alignment.source_text(bead) + " | " +
             alignment.target_text(bead) + (bead.note.empty() ? "" : " (" + bead.note + ")") + "\n";
  }
  return lines;
}

}  // namespace libalign
