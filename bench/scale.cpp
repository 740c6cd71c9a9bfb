// How time and memory grow with the length of the text.
//
//     scale --gold ../shared/gold/align --lexicons build/share/bitext/lexicons [--pairs 1000,10000,100000]
//
// For each length a seeded text (long_text.h) from the English-Spanish sets is written out and aligned,
// sentences given, on one thread. A line each: processor seconds, microseconds a pair, peak memory, strict
// F1, and the share of each stage. Each length runs in a process of its own, so that the peak is its own.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "align/stages.h"
#include "libalign/align.h"
#include "libalign/error.h"
#include "libalign/evaluate.h"
#include "libalign/read.h"
#include "libalign/write.h"
#include "long_text.h"

namespace {

using namespace libalign;

struct Arguments {
  std::string gold = "../shared/gold/align";
  std::string lexicons;
  std::vector<std::size_t> pairs = {1000, 10000, 100000, 1000000};
};

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    const std::string value = argv[i + 1];
    if (option == "--gold") {
      arguments.gold = value;
    } else if (option == "--lexicons") {
      arguments.lexicons = value;
    } else if (option == "--pairs") {
      arguments.pairs.clear();
      std::istringstream list(value);
      for (std::string number; std::getline(list, number, ',');)
        arguments.pairs.push_back(std::stoul(number));
    } else {
      throw UsageError({}, {"unknown option {1}.", {option}});
    }
  }
  return arguments;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string write_lines(const Sentences& sentences, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  for (std::size_t i = 0; i < sentences.size(); ++i) file << sentences.text(i) << '\n';
  return path;
}

void write_gold(const Ladder& gold, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  const auto list = [&file](const std::vector<std::size_t>& numbers) {
    for (std::size_t k = 0; k < numbers.size(); ++k) file << (k == 0 ? "[" : ", ") << numbers[k];
    file << (numbers.empty() ? "[]" : "]");
  };
  for (const LadderBead& bead : gold) {
    list(bead.source);
    file << ':';
    list(bead.target);
    file << '\n';
  }
}

Sentences read_lines(const std::string& path, const std::string& language) {
  ReadOptions options;
  options.sentences = true;
  options.language = language;
  return split_sentences(read_document(path, options));
}

// Aligns the two files and writes one line of figures. Runs in its own process.
void measure(const std::string& source_path, const std::string& target_path, const Ladder& gold,
             std::size_t pairs, const std::string& lexicons) {
  AlignOptions options;
  for (const std::string& path : find_lexicons({lexicons}, "en", "es"))
    options.lexicons.push_back(Lexicon::open(path));
  options.evidence = false;

  const double start = processor_seconds();
  const Sentences source = read_lines(source_path, "en");
  const Sentences target = read_lines(target_path, "es");
  const double read = processor_seconds();
  detail::StageTimes times;
  Alignment alignment;
  {
    const detail::StageTimes::Recording recording(times);
    alignment = align_sentences(source, target, options);
  }
  const double aligned = processor_seconds();
  std::FILE* nowhere = std::fopen("/dev/null", "w");
  if (nowhere == nullptr) throw DataError({"/dev/null", 0, 0}, {"cannot be opened.", {}});
  write_alignment(alignment, nowhere, WriteFormat::beads);
  std::fclose(nowhere);
  const double done = processor_seconds();
  const double peak = peak_megabytes();

  const Evaluation evaluation = evaluate({{gold, to_ladder(alignment)}});
  const double all = done - start;
  std::printf("%8zu pairs  %8.2f s  %6.1f us/pair  %7.0f MB  F1 %.4f  read %.0f%%", pairs, all,
              1e6 * all / static_cast<double>(pairs), peak, evaluation.strict.f1, 100 * (read - start) / all);
  double staged = 0;
  for (const auto& [stage, seconds] : times.seconds()) {
    std::printf(" %s %.0f%%", stage.c_str(), 100 * seconds / all);
    staged += seconds;
  }
  std::printf(" other %.0f%% write %.0f%%\n", 100 * (aligned - read - staged) / all,
              100 * (done - aligned) / all);
  std::fflush(stdout);
}

int run(const Arguments& arguments) {
  std::vector<bench::GoldSet> sets;
  for (const std::string& folder : bench::find_gold_sets(arguments.gold)) {
    bench::GoldSet set = bench::read_gold_set(folder);
    if (set.source_language == "en" && set.target_language == "es") sets.push_back(std::move(set));
  }
  const std::string folder =
      (std::filesystem::temp_directory_path() / ("scale-" + std::to_string(getpid()))).string();
  std::filesystem::create_directory(folder);
  int code = 0;
  for (const std::size_t pairs : arguments.pairs) {
    const pid_t maker = fork();
    if (maker == 0) {
      const bench::GoldDocument text = bench::long_text(sets, pairs, 1);
      write_lines(text.source, folder + "/source.txt");
      write_lines(text.target, folder + "/target.txt");
      write_gold(text.gold, folder + "/gold");
      _exit(0);
    }
    int status = 0;
    waitpid(maker, &status, 0);
    const pid_t worker = fork();
    if (worker == 0) {
      measure(folder + "/source.txt", folder + "/target.txt", read_beads(folder + "/gold"), pairs,
              arguments.lexicons);
      _exit(0);
    }
    waitpid(worker, &status, 0);
    if (status != 0) code = 1;
  }
  std::filesystem::remove_all(folder);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(parse(argc, argv));
  } catch (const libalign::Error& error) {
    std::fprintf(stderr, "scale: %s\n", error.what());
    return 1;
  }
}
