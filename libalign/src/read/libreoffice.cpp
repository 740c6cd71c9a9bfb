#include "read/libreoffice.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "libalign/error.h"
#include "text/file.h"
#include "text/file_errors.h"
#include "text/unfinished.h"

namespace libalign::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLongest{120};

// A folder that nobody else may look into, and that goes when its owner does.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code unknown;
    fs::path base = fs::temp_directory_path(unknown);
    if (unknown) base = "/tmp";
    std::string pattern = (base / "bitext-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw file_error(base.string(), errno);
    path_ = pattern;
    note_unfinished(pattern);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    forget_unfinished(path_.string());
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw file_error(path.string(), ENOSPC);
}

// No macros, and no link in the document is followed.
constexpr const char* kProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

enum class Outcome : unsigned char { done, failed, too_long };

Outcome wait_for(pid_t child) {
  const auto begin = std::chrono::steady_clock::now();
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child)
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Outcome::done : Outcome::failed;
    if (ended < 0 && errno != EINTR) return Outcome::failed;
    if (std::chrono::steady_clock::now() - begin > kLongest) {
      ::kill(-child, SIGKILL);  // its group: the program is a script that starts another
      ::waitpid(child, &status, 0);
      return Outcome::too_long;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

Outcome run(const std::vector<std::string>& words, const fs::path& home) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT
  arguments.push_back(nullptr);
  // A proxy that nobody answers at keeps it from the network.
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  const std::array<std::string, 8> settings = {
      std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path),
      "HOME=" + home.string(),
      "TMPDIR=" + home.string(),
      "LANG=C.UTF-8",
      "http_proxy=http://127.0.0.1:9",
      "https_proxy=http://127.0.0.1:9",
      "ftp_proxy=http://127.0.0.1:9",
      "SAL_USE_VCLPLUGIN=svp"};
  std::vector<char*> environment;
  for (const std::string& setting : settings)
    environment.push_back(const_cast<char*>(setting.c_str()));  // NOLINT
  environment.push_back(nullptr);

  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  for (const int number : {0, 1, 2})
    ::posix_spawn_file_actions_addopen(&files, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  // The program that uses the library may hold signals back; this one shall not.
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  pid_t child = 0;
  const int error =
      ::posix_spawn(&child, words[0].c_str(), &files, &attributes, arguments.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  if (error != 0) return Outcome::failed;

  note_helper(child);
  const Outcome outcome = wait_for(child);
  forget_helper(child);
  return outcome;
}

}  // namespace

std::string find_libreoffice() {
  const char* named = std::getenv("BITEXT_LIBREOFFICE");  // NOLINT(concurrency-mt-unsafe)
  if (named != nullptr && *named != '\0') return ::access(named, X_OK) == 0 ? named : "";
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  std::string folders = path == nullptr ? "/usr/bin:/usr/local/bin" : path;
  folders += ":/usr/lib/libreoffice/program:/opt/libreoffice/program";
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const std::string folder = folders.substr(at, end - at);
    for (const char* program : {"/soffice", "/libreoffice"}) {
      // A relative folder would be the user's, or that of whoever left a file there.
      if (folder.starts_with('/') && ::access((folder + program).c_str(), X_OK) == 0) return folder + program;
    }
    at = end + 1;
  }
  return {};
}

std::string converted_to_odt(std::string_view bytes, const std::string& name, const std::string& ending,
                             std::size_t max_bytes) {
  const std::string program = find_libreoffice();
  if (program.empty())
    throw DataError({name},
                    {"is a {1} file, which takes LibreOffice to read, and that is not installed.", {ending}},
                    {"Install libreoffice-writer, or save the file as .docx or .odt."});
  const PrivateFolder folder;
  const fs::path profile = folder.path() / "profile";
  fs::create_directories(profile / "user");
  write_file(profile / "user" / "registrymodifications.xcu", kProfile);
  const fs::path in = folder.path() / ("document" + ending);
  write_file(in, bytes);
  const Outcome outcome =
      run({program, "-env:UserInstallation=file://" + profile.string(), "--headless", "--norestore",
           "--nolockcheck", "--convert-to", "odt", "--outdir", folder.path().string(), in.string()},
          folder.path());
  const fs::path out = folder.path() / "document.odt";
  std::error_code unknown;
  if (outcome == Outcome::too_long)
    throw DataError(
        {name},
        {"LibreOffice worked on it for {1} seconds and was stopped.", {std::to_string(kLongest.count())}},
        {"Open it there and save it as .docx or .odt."});
  if (outcome == Outcome::failed || !fs::is_regular_file(out, unknown))
    throw DataError({name}, {"LibreOffice could not convert it."},
                    {"Open it there and save it as .docx or .odt."});
  return read_bytes(out.string(), max_bytes);
}

}  // namespace libalign::detail
