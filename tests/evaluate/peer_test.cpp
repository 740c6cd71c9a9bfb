// The same figures, digit for digit, as the Python scorer that is compatible with vecalign's: on random
// ladders and on the development sets.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "libalign/evaluate.h"

namespace libalign {
namespace {

namespace fs = std::filesystem;

const std::string kShared = BITEXT_SOURCE_DIR "/../shared/gold/";

bool peer_is_there() {
  return fs::exists(kShared + "score.py") && std::system("python3 -c '' 2>/dev/null") == 0;
}

constexpr const char* kAbsent = "the peer scorer (../shared/gold/score.py) or python3 is not there";

nlohmann::json peer_scores(const std::vector<std::string>& golds, const std::vector<std::string>& results) {
  std::string command = "python3 '" + kShared + "score.py' --json -g";
  for (const std::string& gold : golds) command += " '" + gold + "'";
  command += " -t";
  for (const std::string& result : results) command += " '" + result + "'";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
  EXPECT_EQ(::pclose(pipe), 0);
  return nlohmann::json::parse(output);
}

void expect_equal(const std::vector<std::string>& golds, const std::vector<std::string>& results) {
  const nlohmann::json peer = peer_scores(golds, results);
  std::vector<EvaluatedPair> pairs;
  for (std::size_t i = 0; i < golds.size(); ++i)
    pairs.push_back({read_beads(golds[i]), read_beads(results[i]), {}, {}});
  const Evaluation e = evaluate(pairs);
  const std::pair<const char*, double> rows[] = {
      {"precision_strict", e.strict.precision},
      {"recall_strict", e.strict.recall},
      {"f1_strict", e.strict.f1},
      {"precision_lax", e.lax.precision},
      {"recall_lax", e.lax.recall},
      {"f1_lax", e.lax.f1},
      {"nn_strict_p", e.strict_pairs.precision},
      {"nn_strict_r", e.strict_pairs.recall},
      {"nn_strict_f1", e.strict_pairs.f1},
      {"link_p", e.links.precision},
      {"link_r", e.links.recall},
      {"link_f1", e.links.f1},
      {"null_p", e.unaligned.precision},
      {"null_r", e.unaligned.recall},
      {"null_f1", e.unaligned.f1},
      {"hyp_beads", static_cast<double>(e.strict.found)},
      {"gold_nonnull_beads", static_cast<double>(e.strict.wanted)},
      {"gold_null_sentences", static_cast<double>(e.unaligned.wanted)},
  };
  for (const auto& [name, value] : rows)
    EXPECT_EQ(peer[name].get<double>(), value) << name << ' ' << golds.front();
}

// Any lists of numbers below 12, so that beads overlap, repeat, are empty and hold a number twice.
std::string random_ladder(std::mt19937& random) {
  const auto below = [&random](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  const auto list = [&] {
    std::string text = "[";
    for (unsigned i = 0, size = below(4); i < size; ++i)
      text += (i == 0 ? "" : ", ") + std::to_string(below(12));
    return text + "]";
  };
  std::string text;
  for (unsigned i = 0, size = below(15); i < size; ++i) {
    const std::string bead = list() + ":" + list();
    text += bead + (below(2) == 0 ? "" : ":0.5") + "\n";
    if (below(4) == 0) text += bead + ":0.25\n";
  }
  return text;
}

TEST(Evaluate, EqualsThePeerOnRandomLadders) {
  if (!peer_is_there()) GTEST_SKIP() << kAbsent;
  std::string folder = testing::TempDir() + "bitext_peer_XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::mt19937 random(20250101);
  for (int round = 0; round < 25; ++round) {
    std::vector<std::string> golds, results;
    for (int i = 0; i < 4; ++i) {
      golds.push_back(folder + "/" + std::to_string(i) + ".gold");
      results.push_back(folder + "/" + std::to_string(i) + ".result");
      std::ofstream(golds.back()) << random_ladder(random);
      std::ofstream(results.back()) << random_ladder(random);
    }
    expect_equal(golds, results);
  }
  fs::remove_all(folder);
}

// Every gold against a worse one: each third bead is joined with the next.
TEST(Evaluate, EqualsThePeerOnTheDevelopmentSets) {
  if (!peer_is_there() || !fs::exists(kShared + "align")) GTEST_SKIP() << kAbsent;
  std::string folder = testing::TempDir() + "bitext_peer_XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::size_t sets = 0;
  for (const auto& set : fs::directory_iterator(kShared + "align")) {
    std::vector<std::string> golds, results;
    for (const auto& file : fs::directory_iterator(set)) {
      if (file.path().extension() != ".gold") continue;
      golds.push_back(file.path().string());
      results.push_back(folder + "/" + std::to_string(golds.size()) + ".result");
      const Ladder gold = read_beads(golds.back());
      std::ofstream out(results.back());
      const auto put = [&out](const std::vector<std::size_t>& numbers) {
        out << '[';
        for (std::size_t i = 0; i < numbers.size(); ++i) out << (i == 0 ? "" : ", ") << numbers[i];
        out << ']';
      };
      for (std::size_t i = 0; i < gold.size(); ++i) {
        LadderBead bead = gold[i];
        if (i % 3 == 0 && i + 1 < gold.size()) {
          ++i;
          bead.source.insert(bead.source.end(), gold[i].source.begin(), gold[i].source.end());
          bead.target.insert(bead.target.end(), gold[i].target.begin(), gold[i].target.end());
        }
        put(bead.source);
        out << ':';
        put(bead.target);
        out << '\n';
      }
    }
    if (golds.empty()) continue;
    ++sets;
    expect_equal(golds, results);
  }
  EXPECT_GT(sets, 0U);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace libalign
