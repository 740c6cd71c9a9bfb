#include "text/unfinished.h"

#include <csignal>

#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>

namespace libalign::detail {
namespace {

struct Unfinished {
  std::mutex mutex;
  std::set<std::string> paths;
  std::set<pid_t> helpers;
};

// Lives as long as the program: other threads may still end their work while it goes down.
Unfinished& unfinished() {
  static auto* const all = new Unfinished;  // NOLINT(cppcoreguidelines-owning-memory)
  return *all;
}

}  // namespace

void note_unfinished(const std::string& path) {
  Unfinished& all = unfinished();
  const std::lock_guard lock(all.mutex);
  all.paths.insert(path);
}

void forget_unfinished(const std::string& path) noexcept {
  Unfinished& all = unfinished();
  const std::lock_guard lock(all.mutex);
  all.paths.erase(path);
}

void note_helper(pid_t group) {
  Unfinished& all = unfinished();
  const std::lock_guard lock(all.mutex);
  all.helpers.insert(group);
}

void forget_helper(pid_t group) noexcept {
  Unfinished& all = unfinished();
  const std::lock_guard lock(all.mutex);
  all.helpers.erase(group);
}

void remove_unfinished() noexcept {
  Unfinished& all = unfinished();
  all.mutex.lock();  // for ever
  for (const pid_t group : all.helpers) ::kill(-group, SIGKILL);
  for (const std::string& path : all.paths) {
    std::error_code error;
    try {
      std::filesystem::remove_all(path, error);
      // A helper that dies may have made one more file meanwhile.
      if (error) std::filesystem::remove_all(path, error);
    } catch (...) {  // no memory left: the others still go
    }
  }
}

}  // namespace libalign::detail
