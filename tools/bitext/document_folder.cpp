#include "document_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "libalign/error.h"

namespace bitext {
namespace {

namespace fs = std::filesystem;
using libalign::DataError;

bool is_document(const fs::path& path) {
  static constexpr std::array kEndings = {"",          ".html", ".htm",  ".xhtml", ".txt",  ".text", ".md",
                                          ".markdown", ".docx", ".docm", ".odt",   ".fodt", ".epub", ".pdf",
                                          ".rtf",      ".doc",  ".srt",  ".vtt",   ".tei",  ".xml"};
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

}  // namespace

DocumentFolder list_documents(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw DataError({path}, {"no such folder."}, {"Check the path."});
  if (!fs::is_directory(status))
    throw DataError({path}, {"is no folder."}, {"Name the folder that holds the documents."});
  DocumentFolder folder;
  folder.path = path;
  const auto refuse = [](const std::string& place, const std::error_code& reason) {
    throw DataError({place}, {"this folder cannot be read: {1}.", {reason.message()}},
                    {"Ask its owner for permission, or copy it."});
  };
  fs::recursive_directory_iterator entry(path, error);
  if (error) refuse(path, error);
  const fs::recursive_directory_iterator end;
  while (entry != end) {
    const fs::path here = entry->path();
    const bool hidden = here.filename().string().starts_with('.');
    std::error_code unknown;
    if (hidden) {
      entry.disable_recursion_pending();
    } else if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
      std::error_code closed;
      const fs::directory_iterator below(here, closed);
      if (closed) {
        folder.unreadable.push_back(here.string());
        entry.disable_recursion_pending();
      }
    } else if (entry->is_symlink(unknown) && !fs::exists(here, unknown)) {
      folder.unreadable.push_back(here.string());
    } else if (entry->is_regular_file(unknown)) {
      if (is_document(here))
        folder.names.push_back(here.lexically_relative(path).generic_string());
      else
        ++folder.passed_over;
    }
    entry.increment(error);
    if (error) refuse(here.string(), error);
  }
  std::ranges::sort(folder.names);
  std::ranges::sort(folder.unreadable);
  return folder;
}

}  // namespace bitext
