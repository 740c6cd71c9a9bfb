#include "batch/job.h"

#include <charconv>

#include "batch/names.h"
#include "choices.h"
#include "libalign/error.h"
#include "libalign/pair.h"
#include "libalign/write.h"

namespace bitext {
namespace {

using libalign::UsageError;
using libalign::WriteFormat;

constexpr std::size_t kMostShards = 100000;

std::string name_of(WriteFormat format) { return std::string(libalign::entry_of(format).name); }

std::string without_end_slashes(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

// Two folders: their list of pairs is kept among the outputs.
void take_folders(const Arguments& arguments, BatchJob& job) {
  if (!job.sources.empty() || !job.targets.empty()) {
    throw UsageError({},
                     {"--sources and --targets say where the names of a list start, but there is no list."},
                     {"Leave them out."});
  }
  job.pairs_folders = true;
  job.sources = arguments.operands.at(0);
  job.targets = arguments.operands.at(1);
  job.list = job.output(kListOfPairs);
  job.least_probability = arguments.probability("min-probability", libalign::PairOptions().least_probability);
}

void check(const BatchJob& job) {
  if (job.folder.empty() || job.folder == "-") {
    throw UsageError({}, {"the folder for the outputs is missing."}, {"Give it: -o FOLDER."});
  }
  if (job.merged.empty()) return;
  if (!job.shard.all()) {
    throw UsageError({}, {"--merged needs all pairs, and --shard does a part of them."},
                     {"Run all shards, then once more with --resume, --merged and without --shard."});
  }
  if (job.pair.format == WriteFormat::beads) {
    throw UsageError({},
                     {"beads hold numbers of sentences, which start again with every document, so --merged "
                      "cannot join them."},
                     {"Choose another --format."});
  }
  if (job.pair.format != WriteFormat::tmx && job.pair.format != WriteFormat::tsv &&
      job.pair.format != WriteFormat::jsonl) {
    throw UsageError(
        {}, {"--merged joins tmx, tsv and jsonl, and the outputs are {1}.", {name_of(job.pair.format)}},
        {"Choose another --format, or leave --merged out."});
  }
  const std::optional<WriteFormat> by_ending = libalign::format_by_ending(job.merged);
  if (by_ending && *by_ending != job.pair.format) {
    throw UsageError({},
                     {"--merged: {1} ends as {2}, but the outputs are {3}.",
                      {job.merged, name_of(*by_ending), name_of(job.pair.format)}},
                     {"Give both the same form, with --format."});
  }
}

}  // namespace

Shard parse_shard(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, error] = std::from_chars(text.data(), end, shard.index);
  if (error == std::errc{} && slash != end && *slash == '/') {
    const auto [last, second_error] = std::from_chars(slash + 1, end, shard.count);
    if (second_error == std::errc{} && last == end && shard.index >= 1 && shard.index <= shard.count &&
        shard.count <= kMostShards)
      return shard;
  }
  throw UsageError({}, {"--shard: {1} is no shard.", {text}},
                   {"Write its number, a slash, and how many there are: 2/5."});
}

std::string BatchJob::ending() const { return std::string(libalign::entry_of(pair.format).endings.front()); }

BatchJob batch_job(const Arguments& arguments) {
  BatchJob job;
  job.pair = common_job(arguments, "");
  job.threads = job.pair.threads;
  job.pair.threads = 1;
  job.list = arguments.operands.at(0);
  job.folder = without_end_slashes(arguments.file_name("output"));
  job.sources = arguments.file_name("sources");
  job.targets = arguments.file_name("targets");
  if (arguments.operands.size() > 1) take_folders(arguments, job);
  job.merged = arguments.file_name("merged");
  if (arguments.has("shard")) job.shard = parse_shard(arguments.value("shard"));
  job.resume = arguments.has("resume");
  job.pair.learn = learn_of(arguments, batch_learn_names());
  job.learns = arguments.value("learn") == batch_learn_names().back();
  check(job);
  return job;
}

}  // namespace bitext
