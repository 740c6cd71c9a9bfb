#include "folders.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace bitext {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// "PREFIX/share" for a program in PREFIX/bin; empty when the system does not say where it is.
const std::string& share_beside_program() {
  static const std::string folder = [] {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? std::string() : (program.parent_path().parent_path() / "share").string();
  }();
  return folder;
}

void add(std::vector<std::string>& folders, const std::string& folder) {
  for (const std::string& known : folders) {
    if (known == folder) return;
  }
  folders.push_back(folder);
}

std::string user_folder() {
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) return data + "/bitext";
  if (const std::string home = variable("HOME"); !home.empty()) return home + "/.local/share/bitext";
  return "";
}

}  // namespace

std::vector<std::string> data_folders() {
  std::vector<std::string> folders;
  const std::string list = variable("BITEXT_DATA");
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(':', begin), list.size());
    if (end > begin) add(folders, list.substr(begin, end - begin));
    begin = end + 1;
  }
  if (!share_beside_program().empty()) add(folders, share_beside_program() + "/bitext");
  add(folders, BITEXT_INSTALLED_DATA);
  if (const std::string own = user_folder(); !own.empty()) add(folders, own);
  return folders;
}

std::vector<std::string> lexicon_folders() {
  std::vector<std::string> folders = data_folders();
  for (std::string& folder : folders) folder += "/lexicons";
  return folders;
}

std::string user_lexicon_folder() {
  const std::string own = user_folder();
  return own.empty() ? std::string(BITEXT_INSTALLED_DATA) + "/lexicons" : own + "/lexicons";
}

std::vector<std::string> locale_folders() {
  std::vector<std::string> folders;
  if (!share_beside_program().empty()) add(folders, share_beside_program() + "/locale");
  add(folders, BITEXT_INSTALLED_LOCALE);
  return folders;
}

bool file_exists(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

}  // namespace bitext
