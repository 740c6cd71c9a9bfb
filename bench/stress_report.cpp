// How the aligner bears text that is partly translated, moved, damaged, or of another document.
//
//     stress --gold ../shared/gold/align --lexicons build/share/bitext/lexicons --set wmt2012_hard
//     stress --gold ... --lexicons ... --set wmt2012_hard --kind omit_move --order free --documents 20
//
// One line a set, kind and strength: precision and recall of links (pairs of sentences), the share of the
// shorter side's sentences that is paired, the calibration error of the confidence, and the precision of
// pairs at the threshold of confidence that keeps 95 % of the right ones: right to the sentence, and right in
// some sentence. One thread; same arguments, same table.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>

#include "libalign/align.h"
#include "stress.h"

namespace {

using namespace libalign;
using bench::GoldDocument;
using bench::GoldSet;

struct Arguments {
  std::string gold = "../shared/gold/align";
  std::string lexicons;
  std::string set, kind, weights;
  Order order = Order::automatic;
  std::size_t documents = 0;  // 0: all
  double strength = -1;       // less than 0: those of the kind
  bool list_wrong = false;
};

Order order_of(const std::string& name) {
  if (name == "auto") return Order::automatic;
  if (name == "free") return Order::free;
  if (name == "monotone") return Order::monotone;
  throw UsageError({}, {"unknown order {1}.", {name}});
}

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
    if (word == "--gold")
      a.gold = value();
    else if (word == "--lexicons")
      a.lexicons = value();
    else if (word == "--set")
      a.set = value();
    else if (word == "--kind")
      a.kind = value();
    else if (word == "--strength")
      a.strength = std::stod(value());
    else if (word == "--order")
      a.order = order_of(value());
    else if (word == "--documents")
      a.documents = std::stoul(value());
    else if (word == "--weights")
      a.weights = bench::read_text(value());
    else if (word == "--list-wrong")
      a.list_wrong = true;
    else
      throw UsageError({}, {"unknown option {1}.", {word}});
  }
  return a;
}

struct JudgedPair {
  double confidence = 0;
  bool exact = false, touches = false;
};

// Confidence at which 95 % of the right pairs are still there, and the share of right ones among all above.
struct Kept {
  double threshold = 0, precision = 0;
};

template <class Right>
Kept keep(const std::vector<JudgedPair>& all_pairs, const Right& right) {
  constexpr double kShare = 0.95;
  std::vector<JudgedPair> pairs = all_pairs;
  std::ranges::stable_sort(pairs, [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  const auto all = static_cast<double>(std::ranges::count_if(pairs, right));
  double kept = 0;
  double found = 0;
  for (const JudgedPair& pair : pairs) {
    ++found;
    kept += right(pair) ? 1 : 0;
    if (kept >= kShare * all && all > 0) return {pair.confidence, kept / found};
  }
  return {};
}

class Report {
 public:
  void add(const GoldDocument& document, const Alignment& alignment, bool list_wrong) {
    std::set<std::pair<std::size_t, std::size_t>> links;
    std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> beads;
    for (const LadderBead& bead : document.gold) {
      beads.insert({bead.source, bead.target});
      for (const std::size_t i : bead.source) {
        for (const std::size_t j : bead.target) links.insert({i, j});
      }
    }
    const Ladder ladder = to_ladder(alignment);
    std::size_t source_paired = 0;
    std::size_t target_paired = 0;
    for (const LadderBead& bead : ladder) {
      if (bead.source.empty() || bead.target.empty()) continue;
      source_paired += bead.source.size();
      target_paired += bead.target.size();
      JudgedPair pair{*bead.confidence, beads.contains({bead.source, bead.target}), false};
      for (const std::size_t i : bead.source) {
        for (const std::size_t j : bead.target) pair.touches |= links.contains({i, j});
      }
      pairs_.push_back(pair);
      if (list_wrong && !pair.touches) {
        std::printf("%s %.3f\n  %s\n  %s\n", document.name.c_str(), *bead.confidence,
                    std::string(alignment.source.text(bead.source.front())).c_str(),
                    std::string(alignment.target.text(bead.target.front())).c_str());
      }
    }
    const bool by_source = document.source.size() < document.target.size();
    sentences_ += by_source ? document.source.size() : document.target.size();
    paired_ += by_source ? source_paired : target_paired;
    evaluated_.push_back({document.gold, ladder});
  }

  void print(const std::string& set, const std::string& kind, double strength) const {
    const Evaluation e = evaluate(evaluated_);
    const Kept exact = keep(pairs_, [](const JudgedPair& p) { return p.exact; });
    const Kept touching = keep(pairs_, [](const JudgedPair& p) { return p.touches; });
    std::printf("| %-14s | %-16s | %3.0f %% | %.3f | %.3f | %.3f | %.3f | %.3f (%.2f) | %.3f |\n",
                set.c_str(), kind.c_str(), 100 * strength, e.links.precision, e.links.recall,
                sentences_ > 0 ? static_cast<double>(paired_) / static_cast<double>(sentences_) : 0,
                e.calibration_error, exact.precision, exact.threshold, touching.precision);
    std::fflush(stdout);
  }

 private:
  std::vector<EvaluatedPair> evaluated_;
  std::vector<JudgedPair> pairs_;
  std::size_t sentences_ = 0, paired_ = 0;
};

void report(const GoldSet& set, const std::string& kind, double strength, const AlignOptions& options,
            const Arguments& arguments) {
  Report report;
  const std::size_t all = set.documents.size();
  const std::size_t documents = arguments.documents > 0 ? std::min(arguments.documents, all) : all;
  for (std::size_t n = 0; n < documents; ++n) {
    const auto seed = static_cast<unsigned>(1000 + n);
    const GoldDocument document = bench::stressed(set, n, kind, strength, seed);
    report.add(document, align_sentences(document.source, document.target, options), arguments.list_wrong);
  }
  report.print(set.name, kind, strength);
}

int run(const Arguments& arguments) {
  std::printf(
      "| set | kind | strength | link precision | link recall | paired | calibration error | "
      "precision keeping 95 %% (threshold) | the same, overlapping "
      "|\n|---|---|---|---|---|---|---|---|---|\n");
  for (const std::string& folder : bench::find_gold_sets(arguments.gold)) {
    const GoldSet set = bench::read_gold_set(folder);
    if (!arguments.set.empty() && set.name != arguments.set) continue;
    AlignOptions options;
    options.lexicons = bench::open_lexicons(arguments.lexicons, set);
    options.order = arguments.order;
    options.weights = arguments.weights;
    options.evidence = false;
    for (const bench::StressKind& kind : bench::stress_kinds()) {
      if (!arguments.kind.empty() && kind.name != arguments.kind) continue;
      if (kind.name == "wrong_partner" && set.documents.size() == 1) continue;  // there is no other document
      if (kind.name == "foreign" && set.documents.size() == 1) continue;
      if (arguments.strength >= 0) {
        report(set, kind.name, arguments.strength, options, arguments);
        continue;
      }
      for (const double strength : kind.strengths) report(set, kind.name, strength, options, arguments);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(parse(argc, argv));
  } catch (const libalign::Error& error) {
    std::fprintf(stderr, "stress: %s\n", error.what());
    return 1;
  }
}
