#include "pair_job.h"

#include <algorithm>
#include <array>
#include <thread>

#include "choices.h"
#include "libalign/error.h"
#include "libalign/text.h"
#include "messages.h"

namespace bitext {
namespace {

using libalign::Learn;
using libalign::Order;
using libalign::UsageError;
using libalign::WriteFormat;

constexpr int kMostThreads = 256;

WriteFormat format_of(const Arguments& arguments, const std::string& output) {
  if (arguments.has("format")) {
    const std::size_t number = arguments.choice("format", libalign::format_names(), 0);
    return libalign::format_by_name(libalign::format_names().at(number)).value_or(WriteFormat::tmx);
  }
  return libalign::format_by_ending(output).value_or(WriteFormat::tmx);
}

void read_side(const Arguments& arguments, libalign::ReadOptions& read, const char* language,
               const char* encoding) {
  read.language = arguments.language(language);
  read.encoding = arguments.value(encoding, arguments.value("encoding"));
  read.sentences = arguments.has("sentences");
  read.keep_all = arguments.has("keep-all");
}

std::string format_shown(WriteFormat format) {
  return format == WriteFormat::tmx ? "TMX" : std::string(libalign::entry_of(format).name);
}

libalign::TmxProfile profile_of(const Arguments& arguments) {
  const std::vector<std::string> names = libalign::profile_names();
  return libalign::profile_by_name(names.at(arguments.choice("profile", names, 0)))
      .value_or(libalign::TmxProfile::generic);
}

Order order_of(const Arguments& arguments) {
  if (!arguments.has("order")) return Order::automatic;
  return arguments.choice("order", order_names(), 0) == 0 ? Order::monotone : Order::free;
}

// One file that holds both texts is read otherwise than two.
void check_operands(const Arguments& arguments, const PairJob& job) {
  if (!job.target.empty()) {
    if (job.across_units)
      throw UsageError({}, {"--across-units is for one file that holds both texts."}, {"Leave it out."});
    return;
  }
  for (const char* const option : {"source-encoding", "target-encoding", "keep-all"}) {
    if (arguments.has(option)) {
      throw UsageError({}, {"--{1} has no meaning for a file that holds both texts.", {option}},
                       {"Leave it out, or name a text and its translation."});
    }
  }
  if (job.order == Order::free && !job.across_units) {
    throw UsageError({}, {"--order free looks for moved text, but pairs stay inside of their units."},
                     {"Give --across-units too, or leave it out."});
  }
}

void check_files(const PairJob& job) {
  if (job.source == "-" && job.target == "-") {
    throw UsageError({}, {"only one side can be standard input."}, {"Name a file for the other."});
  }
  if (job.table && job.output == "-") {
    throw UsageError({}, {"--table prints to standard output, where the data goes."},
                     {"Name a file for the data: -o FILE."});
  }
}

void check(const PairJob& job) {
  refuse_lexicon_and_none(job.no_lexicon, job.lexicons);
  const std::string& source =
      job.write.source_code.empty() ? job.read_source.language : job.write.source_code;
  const std::string& target =
      job.write.target_code.empty() ? job.read_target.language : job.write.target_code;
  if (libalign::entry_of(job.format).two_languages && !source.empty() && source == target) {
    throw UsageError({}, {"both languages are {1}, but a {2} needs two.", {source, format_shown(job.format)}},
                     {"Check --from and --to."});
  }
  if (job.format != WriteFormat::tmx && job.write.profile != libalign::TmxProfile::generic) {
    throw UsageError({}, {"--profile is for TMX, and this is {1}.", {format_shown(job.format)}},
                     {"Leave it out, or give --format tmx."});
  }
  if (job.format != WriteFormat::tmx && job.write.inline_tags) {
    throw UsageError({}, {"--inline-tags is for TMX, and this is {1}.", {format_shown(job.format)}},
                     {"Leave it out, or give --format tmx."});
  }
}

}  // namespace

Learn learn_of(const Arguments& arguments, const std::vector<std::string>& names) {
  // What a batch learns from all pairs together comes to what each pair learns for itself.
  constexpr std::array values = {Learn::automatic, Learn::never, Learn::always, Learn::automatic};
  return values.at(arguments.choice("learn", names, 0));
}

int thread_count(const Arguments& arguments) {
  const int processors = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
  return arguments.count("threads", 1, kMostThreads, processors);
}

void refuse_lexicon_and_none(bool none, const std::vector<std::string>& lexicons) {
  if (none && !lexicons.empty())
    throw UsageError({}, {"--lexicon and --no-lexicon contradict each other."}, {"Leave one out."});
}

void refuse_srx_and_abbreviations(const std::string& srx, const std::string& abbreviations) {
  if (!srx.empty() && !abbreviations.empty())
    throw UsageError({}, {"--srx and --abbreviations contradict each other."},
                     {"Leave one out: with --srx the file alone decides."});
}

PairJob common_job(const Arguments& arguments, const std::string& output) {
  PairJob job;
  read_side(arguments, job.read_source, "from", "source-encoding");
  read_side(arguments, job.read_target, "to", "target-encoding");
  job.abbreviations = arguments.file_name("abbreviations");
  job.srx = arguments.file_name("srx");
  refuse_srx_and_abbreviations(job.srx, job.abbreviations);
  job.weights = arguments.file_name("weights");
  job.lexicons = arguments.all("lexicon");
  job.glossaries = arguments.all("glossary");
  job.no_lexicon = arguments.has("no-lexicon");
  job.order = order_of(arguments);
  job.threads = thread_count(arguments);
  job.format = format_of(arguments, output);
  job.write.min_confidence = arguments.probability("min-confidence", 0);
  job.write.profile = profile_of(arguments);
  job.write.inline_tags = arguments.has("inline-tags");
  job.write.source_code = arguments.language("source-code");
  job.write.target_code = arguments.language("target-code");
  job.overwrite = arguments.has("overwrite");
  job.quiet = arguments.has("quiet");
  check(job);
  return job;
}

PairJob job_with_output(const Arguments& arguments, const std::string& output) {
  PairJob job = common_job(arguments, output);
  job.output = output;
  job.format_named =
      output == "-" || arguments.has("format") || libalign::format_by_ending(output).has_value();
  job.write.output_name = output == "-" ? "" : output;
  job.write.byte_order_mark = arguments.has("bom");
  if (libalign::entry_of(job.format).several_files && job.output == "-") {
    throw UsageError(
        {}, {"{1} writes several files, so it cannot go to standard output.", {format_shown(job.format)}},
        {"Name a folder for them."});
  }
  return job;
}

PairJob pair_job(const Arguments& arguments) {
  PairJob job = job_with_output(arguments, arguments.file_name("output", "-"));
  job.learn = learn_of(arguments, learn_names());
  job.source = arguments.operands.at(0);
  if (arguments.operands.size() > 1) job.target = arguments.operands[1];
  job.across_units = arguments.has("across-units");
  job.table = arguments.has("table");
  job.explain = arguments.has("explain");
  check_operands(arguments, job);
  check_files(job);
  return job;
}

}  // namespace bitext
