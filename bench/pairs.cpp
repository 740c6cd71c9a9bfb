// Learns the weights of document pairing and reports how good it is.
//
//     pairs --gold ../shared/gold/docpair --lexicons build/share/bitext/lexicons              figures, a set a line
//     pairs --gold ... --lexicons ... --train -o data/pair/weights.txt
//     pairs --gold ... --lexicons ... --leave-one-out        trains without the texts of each set and scores it
//     ... --errors                                           lists what is wrong
//     pairs --generate N FOLDER --align-gold ../shared/gold/align     N documents a side, to time `bitext pair`
//
// Each set counts four times in training: as it is, with the middle third of each target only, as news made from an
// interview has it, and both without a lexicon. Texts of the alignment sets, cut into documents, are sets, too.
// Deterministic.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gold_set.h"
#include "libalign/pair.h"
#include "libalign/read.h"
#include "logistic.h"
#include "pair/choice.h"
#include "pair/compare.h"
#include "pair_set.h"

namespace {

namespace fs = std::filesystem;
using namespace libalign;
using namespace libalign::detail;

struct Arguments {
  std::string gold = "../shared/gold/docpair";
  std::string align_gold = "../shared/gold/align";
  std::string lexicons, output, folder, start;
  std::vector<std::string> only;
  std::size_t generate = 0;
  bool train = false, leave_one_out = false, errors = false, no_lexicon = false, no_trial = false, part = false;
};

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
    if (word == "--gold") a.gold = value();
    else if (word == "--align-gold") a.align_gold = value();
    else if (word == "--lexicons") a.lexicons = value();
    else if (word == "--start") a.start = value();
    else if (word == "-o") a.output = value();
    else if (word == "--only") a.only.push_back(value());
    else if (word == "--train") a.train = true;
    else if (word == "--leave-one-out") a.leave_one_out = true;
    else if (word == "--errors") a.errors = true;
    else if (word == "--no-lexicon") a.no_lexicon = true;
    else if (word == "--no-trial") a.no_trial = true;
    else if (word == "--part") a.part = true;
    else if (word == "--generate") {
      a.generate = std::stoul(value());
      a.folder = value();
    } else {
      throw UsageError({}, {"unknown option {1}.", {word}});
    }
  }
  return a;
}

using Names = std::pair<std::string, std::string>;
using bench::PairSet;

struct Prepared {
  const PairSet* set = nullptr;
  std::string variant;
  bool lexicon = true;  // there is one
  std::vector<Document> cut;  // targets, where they differ from the set's
  Collection source, target;
  PairOptions options;
  std::unique_ptr<Comparison> comparison;

  const Document& document(bool source_side, std::size_t n) const {
    if (source_side) return set->source[n];
    return cut.empty() ? set->target[n] : cut[n];
  }
  bool right(const Compared& one) const {
    return set->gold.contains({source.name(one.source), target.name(one.target)});
  }
};

std::vector<Lexicon> lexicons_for(const Arguments& arguments, const Prepared& p) {
  std::vector<Lexicon> lexicons;
  for (const std::string& path :
       find_lexicons({arguments.lexicons}, p.source.language(), p.target.language()))
    lexicons.push_back(Lexicon::open(path));
  return lexicons;
}

std::unique_ptr<Prepared> prepare(const PairSet& set, const Arguments& arguments, bool lexicon, bool part,
                                  const PairWeights& weights) {
  auto p = std::make_unique<Prepared>();
  p->set = &set;
  p->variant = std::string(lexicon ? "" : ", no lexicon") + (part ? ", a third" : "");
  for (const Document& document : set.target) {
    if (part) p->cut.push_back(bench::middle_third(document));
  }
  for (std::size_t n = 0; n < set.source.size(); ++n)
    p->source.add(sketch_of(set.source[n], set.source_names[n]));
  for (std::size_t n = 0; n < set.target.size(); ++n)
    p->target.add(sketch_of(p->document(false, n), set.target_names[n]));
  if (lexicon) p->options.lexicons = lexicons_for(arguments, *p);
  p->lexicon = !p->options.lexicons.empty();
  p->options.threads = 2;
  if (!arguments.no_trial) {
    p->options.sentences = [raw = p.get()](bool source_side, std::size_t n) {
      return split_sentences(raw->document(source_side, n));
    };
  }
  p->comparison = std::make_unique<Comparison>(p->source.content(), p->target.content(), p->options);
  judge(*p->comparison, nobody_taken(*p->comparison), weights);
  try_doubtful(*p->comparison, p->options);
  return p;
}

void print_figures(Prepared& p, const PairWeights& weights, const Arguments& arguments) {
  constexpr std::size_t kBins = 10;
  Comparison& c = *p.comparison;
  judge(c, nobody_taken(c), weights);
  const std::vector<std::uint32_t> chosen = choose(c, weights, 0.5);
  std::size_t right = 0, tried = 0, reachable = 0;
  for (const std::uint32_t k : chosen) right += p.right(c.all[k]) ? 1 : 0;
  for (const Compared& one : c.all) {
    tried += one.trial ? 1 : 0;
    reachable += p.right(one) ? 1 : 0;
  }
  // Calibration over the best candidate of each source, chosen or not.
  std::array<double, kBins> sum{}, hits{}, count{};
  const std::vector<double> stands = standing(c, chosen);
  for (std::size_t begin = 0; begin < c.all.size();) {
    std::size_t best = begin, end = begin;
    for (; end < c.all.size() && c.all[end].source == c.all[begin].source; ++end) {
      if (stands[end] > stands[best]) best = end;
    }
    const double probability = stands[best];
    const std::size_t bin = std::min(kBins - 1, static_cast<std::size_t>(probability * kBins));
    sum[bin] += probability;
    hits[bin] += p.right(c.all[best]) ? 1 : 0;
    count[bin] += 1;
    begin = end;
  }
  double error = 0, all = 0;
  for (std::size_t b = 0; b < kBins; ++b) error += std::abs(sum[b] - hits[b]), all += count[b];
  const double precision = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, chosen.size()));
  const double recall = static_cast<double>(right) / static_cast<double>(p.set->gold.size());
  std::printf("%-36s P %.4f R %.4f F1 %.4f   among candidates %.4f   ECE %.4f   trials %zu of %zu\n",
              (p.set->name + p.variant).c_str(), precision, recall,
              2 * precision * recall / std::max(1e-9, precision + recall),
              static_cast<double>(reachable) / static_cast<double>(p.set->gold.size()), error / all, tried,
              c.all.size());
  std::fflush(stdout);
  if (!arguments.errors) return;
  for (std::size_t b = 0; b < kBins; ++b) std::printf("  bin %zu said %.1f was %.0f of %.0f\n", b, sum[b], hits[b], count[b]);
  std::set<Names> found;
  const auto print = [&](const char* what, const Compared& one) {
    std::printf("  %s %s %s  p %.3f fwd %.2f bwd %.2f order %.2f margin %.2f mean %.2f", what,
                p.source.name(one.source).c_str(), p.target.name(one.target).c_str(), one.probability(),
                static_cast<double>(one.likeness.forward), static_cast<double>(one.likeness.backward),
                static_cast<double>(one.likeness.order), static_cast<double>(one.features[kMargin]),
                static_cast<double>(one.features[kMean]));
    if (one.trial)
      std::printf(" trial %.2f %.2f %.2f", static_cast<double>((*one.trial)[kTrialLess]),
                  static_cast<double>((*one.trial)[kTrialMore]),
                  static_cast<double>((*one.trial)[kTrialConfidence]));
    std::printf("\n");
  };
  for (const std::uint32_t k : chosen) {
    found.emplace(p.source.name(c.all[k].source), p.target.name(c.all[k].target));
    if (!p.right(c.all[k])) print("wrong ", c.all[k]);
  }
  std::set<Names> among;
  for (const Compared& one : c.all) {
    const Names names{p.source.name(one.source), p.target.name(one.target)};
    if (!p.right(one)) continue;
    among.insert(names);
    if (!found.contains(names)) print("missed", one);
  }
  for (const Names& names : p.set->gold) {
    if (!among.contains(names)) std::printf("  no candidate %s %s\n", names.first.c_str(), names.second.c_str());
  }
}

template <std::size_t N>
std::array<double, N> widened(const std::array<float, N>& values) {
  std::array<double, N> wide{};
  std::ranges::copy(values, wide.begin());
  return wide;
}

// Candidates that are far from any doubt would drown the others: of the wrong ones the four best of each
// source are enough.
void train_on(const std::vector<Prepared*>& sets, const PairWeights& start, Judgement& judgement) {
  constexpr std::size_t kBoth = std::size_t{kPairFeatures} + std::size_t{kTrialFeatures};
  constexpr std::size_t kWrong = 4;
  constexpr double kSurePair = 0.9;
  std::vector<std::array<double, kPairFeatures>> quick;
  std::vector<std::array<double, kBoth>> tried;
  std::vector<double> quick_labels, tried_labels;
  for (Prepared* p : sets) {
    Comparison& c = *p->comparison;
    judge(c, nobody_taken(c), start);
    std::vector<bool> source_sure(p->source.size()), target_sure(p->target.size());
    for (const std::uint32_t k : choose(c, start, kSurePair)) {
      source_sure[c.all[k].source] = true;
      target_sure[c.all[k].target] = true;
    }
    for (std::size_t begin = 0; begin < c.all.size();) {
      std::size_t end = begin;
      std::vector<std::size_t> order;
      for (; end < c.all.size() && c.all[end].source == c.all[begin].source; ++end) {
        // What a sure pair rules out is not asked about.
        const bool both = source_sure[c.all[end].source] && target_sure[c.all[end].target];
        const bool none = !source_sure[c.all[end].source] && !target_sure[c.all[end].target];
        if (none || (both && c.all[end].probability() >= kSurePair)) order.push_back(end);
      }
      begin = end;
      std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return c.all[a].likeness.forward + c.all[a].likeness.backward >
               c.all[b].likeness.forward + c.all[b].likeness.backward;
      });
      std::size_t wrong = 0;
      for (const std::size_t k : order) {
        const Compared& one = c.all[k];
        const bool right = p->right(one);
        if (one.trial) {
          std::array<double, kBoth> row{};
          std::ranges::copy(one.features, row.begin());
          std::ranges::copy(*one.trial, row.begin() + kPairFeatures);
          row[kPairFeatures] = 0;  // the bias is there already
          tried.push_back(row);
          tried_labels.push_back(right ? 1 : 0);
        }
        if (!right && ++wrong > kWrong) continue;
        quick.push_back(widened(one.features));
        quick_labels.push_back(right ? 1 : 0);
      }
    }
  }
  std::array<double, kPairFeatures> quick_weights{};
  std::array<double, kBoth> tried_weights{};
  bench::fit_logistic(quick, quick_labels, quick_weights);
  bench::fit_logistic(tried, tried_labels, tried_weights);
  for (std::size_t k = 0; k < kPairFeatures; ++k) {
    judgement.quick[k] = static_cast<float>(quick_weights[k]);
    judgement.tried[k] = static_cast<float>(tried_weights[k]);
  }
  for (std::size_t k = 0; k < kTrialFeatures; ++k)
    judgement.trial[k] = static_cast<float>(tried_weights[kPairFeatures + k]);
}

// What is sure, and so ruled out, depends on the weights.
PairWeights train_twice(const std::vector<Prepared*>& sets, const PairWeights& start) {
  std::vector<Prepared*> known, bare;
  for (Prepared* p : sets) (p->lexicon ? known : bare).push_back(p);
  PairWeights weights = start;
  for (int round = 0; round < 2; ++round) {
    train_on(known, weights, weights.known);
    train_on(bare, weights, weights.bare);
  }
  return weights;
}

// Documents made of passages of the development sets: a fifth of each side has no partner.
void generate(const Arguments& arguments) {
  std::vector<bench::GoldSet> sets;
  for (const std::string& folder : bench::find_gold_sets(arguments.align_gold)) {
    bench::GoldSet set = bench::read_gold_set(folder);
    if (set.source_language == "en" && set.target_language == "es") sets.push_back(std::move(set));
  }
  std::vector<const bench::GoldDocument*> documents;
  for (const bench::GoldSet& set : sets) {
    for (const bench::GoldDocument& document : set.documents) documents.push_back(&document);
  }
  std::mt19937 random(7);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const auto passage = [&](std::string& source, std::string& target) {
    const bench::GoldDocument& from = *documents[below(documents.size())];
    const std::size_t length = std::min<std::size_t>(from.gold.size(), 4 + below(8));
    const std::size_t first = below(from.gold.size() - length + 1);
    for (std::size_t k = first; k < first + length; ++k) {
      for (const std::size_t i : from.gold[k].source) source += std::string(from.source.text(i)) + " ";
      for (const std::size_t j : from.gold[k].target) target += std::string(from.target.text(j)) + " ";
    }
    source += "\n\n";
    target += "\n\n";
  };
  const fs::path root = arguments.folder;
  for (const char* side : {"a", "b"}) fs::create_directories(root / side);
  std::ofstream gold(root / "gold.tsv");
  std::vector<std::size_t> place(arguments.generate);
  for (std::size_t n = 0; n < place.size(); ++n) place[n] = n;
  std::shuffle(place.begin(), place.end(), random);
  const auto file = [&](const char* side, std::size_t n) {
    char name[32];
    std::snprintf(name, sizeof name, "%c%07zu.txt", side[0], n);
    return std::string(name);
  };
  for (std::size_t n = 0; n < arguments.generate; ++n) {
    std::string source, target;
    for (std::size_t k = 3 + below(3); k > 0; --k) passage(source, target);
    if (n % 5 == 4) {  // strangers
      target.clear();
      std::string other;
      for (std::size_t k = 3 + below(3); k > 0; --k) passage(other, target);
    } else {
      gold << file("a", n) << '\t' << file("b", place[n]) << '\n';
    }
    std::ofstream(root / "a" / file("a", n)) << source;
    std::ofstream(root / "b" / file("b", place[n])) << target;
  }
}

// The collections of documents, and the alignment sets cut into documents.
std::vector<PairSet> read_sets(const Arguments& arguments) {
  std::vector<PairSet> sets;
  const auto wanted = [&](const std::string& name) {
    return arguments.only.empty() || std::ranges::find(arguments.only, name) != arguments.only.end();
  };
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(arguments.gold)) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const fs::path& folder : folders) {
    if (fs::exists(folder / "gold.tsv") && wanted(folder.filename().string()))
      sets.push_back(bench::read_pair_set(folder.string()));
  }
  for (const std::string& folder : bench::find_gold_sets(arguments.align_gold)) {
    if (!wanted(fs::path(folder).filename().string())) continue;
    const bench::GoldSet set = bench::read_gold_set(folder);
    for (const bench::Lengths& lengths : {bench::Lengths{8, 40}, bench::Lengths{2, 6}})
      sets.push_back(bench::cut_into_documents(set, lengths, 7));
  }
  return sets;
}

int run(const Arguments& arguments) {
  if (arguments.generate > 0) {
    generate(arguments);
    return 0;
  }
  const PairWeights start =
      arguments.start.empty() ? built_in_pair_weights() : parse_pair_weights(bench::read_text(arguments.start));
  const std::vector<PairSet> sets = read_sets(arguments);
  std::vector<std::unique_ptr<Prepared>> prepared;
  for (const PairSet& set : sets) {
    if (!arguments.train && !arguments.leave_one_out) {
      Prepared& p = *prepared.emplace_back(
          prepare(set, arguments, !arguments.no_lexicon, arguments.part, start));
      print_figures(p, start, arguments);
      prepared.clear();
      continue;
    }
    prepared.push_back(prepare(set, arguments, true, false, start));
    prepared.push_back(prepare(set, arguments, false, false, start));
    if (set.passages) continue;  // a third of a passage is a sentence
    prepared.push_back(prepare(set, arguments, true, true, start));
    prepared.push_back(prepare(set, arguments, false, true, start));
  }
  const auto others = [&](const std::string& left) {
    std::vector<Prepared*> chosen;
    for (const auto& p : prepared) {
      if (p->set->origin != left) chosen.push_back(p.get());
    }
    return chosen;
  };
  if (arguments.leave_one_out) {
    for (const PairSet& set : sets) {
      const PairWeights weights = train_twice(others(set.origin), start);
      for (const auto& p : prepared) {
        if (p->set == &set) print_figures(*p, weights, arguments);
      }
    }
  }
  if (arguments.train) {
    const PairWeights weights = train_twice(others({}), start);
    for (const auto& p : prepared) print_figures(*p, weights, arguments);
    if (!arguments.output.empty()) {
      std::ofstream(arguments.output, std::ios::binary) << format_pair_weights(
          weights,
          "# Weights of document pairing: what each is stands in libalign/src/pair/pair_weights.h.\n"
          "# Made by bench/pairs from the development sets; the weights of hints are set by hand.\n");
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(parse(argc, argv));
  } catch (const libalign::Error& error) {
    std::fprintf(stderr, "pairs: %s\n", error.what());
    return 1;
  }
}
