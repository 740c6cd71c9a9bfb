// `bitext eval GOLD RESULT ...`: figures for alignments.
#include <algorithm>
#include <filesystem>
#include <string_view>

#include "command.h"
#include "folders.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/evaluate.h"
#include "libalign/text.h"
#include "messages.h"
#include "output.h"

namespace bitext {
namespace {

using libalign::UsageError;

// Code points of each line of "doc01.src" beside "doc01.gold"; empty when there is no such file.
std::vector<std::size_t> lengths_beside(const std::string& gold, std::string_view ending) {
  const std::string path = std::filesystem::path(gold).replace_extension(ending).string();
  if (!file_exists(path)) return {};
  const std::string text = read_small_file(path);
  std::vector<std::size_t> lengths;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lengths.push_back(libalign::count_code_points(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lengths;
}

std::size_t sentences_of(const libalign::Ladder& ladder,
                         std::vector<std::size_t> libalign::LadderBead::*side) {
  std::size_t count = 0;
  for (const libalign::LadderBead& bead : ladder) {
    for (const std::size_t number : bead.*side) count = std::max(count, number + 1);
  }
  return count;
}

// Figures of beads that belong to another text are worth nothing, and look like those of a bad alignment.
void note_strangers(const libalign::EvaluatedPair& pair) {
  for (const auto side : {&libalign::LadderBead::source, &libalign::LadderBead::target}) {
    const std::size_t gold = sentences_of(pair.gold, side);
    const std::size_t result = sentences_of(pair.result, side);
    if (result > gold) {
      say_note({"names sentence {1}, but {2} ends with {3}; are they of one document?",
                {shown(result - 1), pair.gold_name, gold == 0 ? "-" : shown(gold - 1)}},
               pair.result_name);
      return;
    }
  }
  constexpr std::size_t kNearlyNone = 20;  // one link in 20
  const libalign::Score links = libalign::evaluate({pair}).links;
  const std::size_t possible = std::min(links.found, links.wanted);
  if (links.right * kNearlyNone < possible) {
    say_note({"has {1} of the {2} links of {3}; are they of one document?",
              {shown(links.right), shown(links.wanted), pair.gold_name}},
             pair.result_name);
  }
}

class EvalCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    files_ = arguments.operands;
    json_ = arguments.has("json");
    if (files_.size() % 2 != 0) {
      throw UsageError({}, {"{1} has no result beside it.", {files_.back()}},
                       {"Give pairs: GOLD RESULT [GOLD RESULT ...]."});
    }
  }

  void run() override {
    std::vector<libalign::EvaluatedPair> pairs;
    for (std::size_t i = 0; i < files_.size(); i += 2) {
      libalign::EvaluatedPair pair;
      pair.gold = libalign::read_beads(files_[i]);
      pair.result = libalign::read_beads(files_[i + 1]);
      pair.source_lengths = lengths_beside(files_[i], ".src");
      pair.target_lengths = lengths_beside(files_[i], ".tgt");
      pair.gold_name = files_[i];
      pair.result_name = files_[i + 1];
      pairs.push_back(std::move(pair));
    }
    const libalign::Evaluation evaluation = libalign::evaluate(pairs);
    for (const libalign::EvaluatedPair& pair : pairs) note_strangers(pair);
    print(json_ ? libalign::evaluation_json(evaluation) : libalign::evaluation_table(evaluation));
  }

 private:
  std::vector<std::string> files_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_eval() { return std::make_unique<EvalCommand>(); }

}  // namespace bitext
