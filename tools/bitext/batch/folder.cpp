#include "batch/folder.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "batch/settings.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/write.h"

namespace bitext {
namespace {

namespace fs = std::filesystem;
using libalign::DataError;
using libalign::OutputFile;

constexpr const char* kJournal = "journal";
constexpr const char* kLessons = "lessons";

std::string journal_name(const std::string& kind, const Shard& shard) {
  if (shard.all()) return kind + ".jsonl";
  return kind + "-" + std::to_string(shard.index) + "-of-" + std::to_string(shard.count) + ".jsonl";
}

std::string settings_of(const std::string& folder) { return folder + "/.bitext/settings"; }

void refuse_without_resume(const std::string& folder) {
  throw DataError({folder}, {"a batch was begun in this folder."},
                  {"Give --resume to go on with it, or choose another folder."});
}

void compare_settings(const std::string& folder, const std::string& file, const std::string& settings) {
  const std::string before = read_small_file(file);
  if (!before.starts_with("version=") || !before.ends_with('\n')) {
    throw DataError({file}, {"does not hold the settings of a batch: it is damaged."},
                    {"Choose another folder."});
  }
  const Difference difference = first_difference(before, settings);
  if (difference.name.empty()) return;
  throw DataError({folder},
                  {"this batch was begun with other settings: {1} was “{2}” and is “{3}” now.",
                   {difference.name, difference.before, difference.now}},
                  {"Go on with the settings of the beginning, or choose another folder."});
}

void write_settings(const std::string& file, const std::string& settings) {
  OutputFile out(file, OutputFile::Existing::refuse);
  std::fwrite(settings.data(), 1, settings.size(), out.stream());  // commit() tells trouble
  out.commit();
}

}  // namespace

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directory(path, error);
  if (fs::is_directory(path)) return;
  throw DataError({path}, {"this folder cannot be made: {1}.", {error.message()}}, {"Check the path."});
}

void refuse_existing(const std::string& path) {
  std::error_code error;
  const fs::file_type kind = fs::symlink_status(path, error).type();
  if (kind == fs::file_type::regular || kind == fs::file_type::directory || kind == fs::file_type::symlink)
    throw DataError({path}, {"already exists."}, {"Give --overwrite to replace it."});
}

void refuse_begun(const BatchJob& job) {
  std::error_code error;
  if (!job.resume && fs::exists(settings_of(job.folder), error)) refuse_without_resume(job.folder);
}

BatchFolder::BatchFolder(const BatchJob& job, const std::string& settings,
                         const std::vector<std::string>& mine)
    : folder_(job.folder), inner_(job.folder + "/.bitext"), lexicons_(job.lexicons()), shard_(job.shard) {
  make_folder(folder_);
  make_folder(inner_);
  lock_ = std::make_unique<LockedFile>(inner_ + "/lock",
                                       job.shard.all() ? LockedFile::Lock::alone : LockedFile::Lock::shared);
  const std::string settings_file = settings_of(folder_);
  const std::string journal_file = inner_ + "/" + journal_name(kJournal, shard_);
  const std::string journal_of_all = inner_ + "/" + journal_name(kJournal, {});
  std::error_code error;
  const bool begun = fs::exists(settings_file, error);
  if (begun) {
    const bool by_others_only =
        !job.shard.all() && !fs::exists(journal_file, error) && !fs::exists(journal_of_all, error);
    if (!job.resume && !by_others_only) refuse_without_resume(folder_);
    compare_settings(folder_, settings_file, settings);
  }
  if (!job.pair.overwrite && !(begun && job.resume)) {
    for (const std::string& path : mine) refuse_existing(path);
  }
  if (!begun) {
    try {
      write_settings(settings_file, settings);
    } catch (const DataError&) {
      if (!fs::exists(settings_file, error)) throw;
      compare_settings(folder_, settings_file, settings);  // another shard was faster
    }
  }
  journal_ = std::make_unique<Journal>(journal_file);
  if (!job.resume) return;
  std::vector<std::string> written = mine;
  written.push_back(settings_file);
  OutputFile::remove_leftovers(written);
}

Journal& BatchFolder::lessons() {
  if (!lessons_) lessons_ = std::make_unique<Journal>(inner_ + "/" + journal_name(kLessons, shard_));
  return *lessons_;
}

std::string BatchFolder::list_of_lexicons() const { return inner_ + "/learned"; }

void BatchFolder::for_each_line_of(const std::string& kind,
                                   const std::function<void(std::string_view)>& use) const {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(inner_)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kind) && name.ends_with(".jsonl")) found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  for (const std::string& journal : found) for_each_line(journal, use);
}

void BatchFolder::for_each_record(const std::function<void(std::string_view)>& use) const {
  for_each_line_of(kJournal, use);
}

void BatchFolder::for_each_lesson(const std::function<void(std::string_view)>& use) const {
  for_each_line_of(kLessons, use);
}

}  // namespace bitext
