// `bitext eval GOLD RESULT ...`: figures for alignments.
#include <filesystem>
#include <string_view>

#include "command.h"
#include "folders.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/evaluate.h"
#include "libalign/text.h"
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
      pairs.push_back(std::move(pair));
    }
    const libalign::Evaluation evaluation = libalign::evaluate(pairs);
    print(json_ ? libalign::evaluation_json(evaluation) : libalign::evaluation_table(evaluation));
  }

 private:
  std::vector<std::string> files_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_eval() { return std::make_unique<EvalCommand>(); }

}  // namespace bitext
