// Learns the weights of the alignment model from gold sets and reports how good they are.
//
//     train --gold ../shared/gold/align --lexicons build/share/bitext/lexicons -o data/align/weights.txt
//     train --gold ... --lexicons ... --report              figures of the built-in weights, a set a line
//     train --gold ... --lexicons ... --leave-one-out       trains without each set and scores it
//     ... --start data/align/first-weights.txt              from weights that have seen no set, as the
//                                                           report in docs/accuracy.md does
//     ... --reliability FILE.svg                            and draws how often what is stated is right
//     ... --quick                                           leaves out confidence and the search made anew
//     ... --errors                                          and lists what is wrong
//
// The basic idea: the model is a semi-Markov conditional random field, P(path) ~ exp(sum of w.f(bead)). The
// gradient of the log-likelihood of the gold is E[f | gold] - E[f], both expectations by forward-backward;
// "gold" keeps every path but takes 12 nats from each bead that the gold does not have, so that a gold bead
// outside our types costs no infinity. Adam, full batch, each set weighted by one over the root of its beads.
// Deterministic.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "align/confidence.h"
#include "align/direct.h"
#include "align/pipeline.h"
#include "align/translation.h"
#include "bootstrap.h"
#include "evaluate/calibration.h"
#include "gold_set.h"
#include "libalign/align.h"
#include "logistic.h"
#include "reliability.h"

namespace {

using namespace libalign;
using namespace libalign::detail;
using bench::fit_logistic;
using bench::GoldDocument;
using bench::GoldSet;

constexpr double kViolation = 12;
constexpr double kGapsWeight = 0.35;  // of a copy with gaps, to its original

struct Arguments {
  std::string gold = "../shared/gold/align";
  std::string lexicons;
  std::string start;
  std::string output;
  std::string reliability;
  std::vector<std::string> leave, only;
  bool report = false, leave_one_out = false, no_lexicon = false, per_document = false,
       confidence_only = false, quick = false, errors = false;
  Learn learn = Learn::automatic;
  int steps = 45;
  double pull = 2e-4;  // towards the weights at the start
};

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
    if (word == "--gold")
      a.gold = value();
    else if (word == "--lexicons")
      a.lexicons = value();
    else if (word == "--start")
      a.start = value();
    else if (word == "-o")
      a.output = value();
    else if (word == "--reliability")
      a.reliability = value();
    else if (word == "--leave")
      a.leave.push_back(value());
    else if (word == "--only")
      a.only.push_back(value());
    else if (word == "--steps")
      a.steps = std::stoi(value());
    else if (word == "--pull")
      a.pull = std::stod(value());
    else if (word == "--report")
      a.report = true;
    else if (word == "--per-document")
      a.per_document = true;
    else if (word == "--leave-one-out")
      a.leave_one_out = true;
    else if (word == "--confidence-only")
      a.confidence_only = true;
    else if (word == "--quick")
      a.quick = true;
    else if (word == "--errors")
      a.quick = a.errors = true;
    else if (word == "--no-lexicon")
      a.no_lexicon = true;
    else if (word == "--no-learn")
      a.learn = Learn::never;
    else
      throw UsageError({}, {"unknown option {1}.", {word}});
  }
  return a;
}

std::vector<Lexicon> lexicons_for(const Arguments& arguments, const GoldSet& set) {
  if (arguments.no_lexicon) return {};
  return bench::open_lexicons(arguments.lexicons, set);
}

// One document ready for training: the features of every bead in its corridor and which of them are gold.
struct TrainingDocument {
  std::unique_ptr<Prepared> prepared;
  std::unique_ptr<Lattice> lattice;
  std::vector<FeatureVector> features;  // in the order of Lattice::for_each
  std::vector<bool> gold;
  double weight = 1;
  std::size_t beads = 0;
};

// The borders of target sentences that are in use, by source border.
class UsedBorders {
 public:
  UsedBorders(std::size_t source, std::size_t target) : target_(target) {
    corridor_.low.assign(source + 1, static_cast<std::uint32_t>(target));
    corridor_.high.assign(source + 1, 0);
    add(0, 0, 0);
    add(source, target, 0);
  }

  void add(std::size_t i, std::size_t j, std::size_t margin) {
    const std::size_t last = std::min(corridor_.low.size() - 1, i + margin);
    for (std::size_t row = i > margin ? i - margin : 0; row <= last; ++row) {
      std::uint32_t& low = corridor_.low[row];
      std::uint32_t& high = corridor_.high[row];
      low = std::min(low, static_cast<std::uint32_t>(j > margin ? j - margin : 0));
      high = std::max(high, static_cast<std::uint32_t>(std::min(target_, j + margin)));
    }
  }

  // Within `bounds`; low and high never fall.
  Corridor within(const Corridor& bounds) const {
    Corridor made = corridor_;
    for (std::size_t i = made.low.size() - 1; i-- > 0;) made.low[i] = std::min(made.low[i], made.low[i + 1]);
    for (std::size_t i = 1; i < made.high.size(); ++i)
      made.high[i] = std::max(made.high[i], made.high[i - 1]);
    for (std::size_t i = 0; i < made.low.size(); ++i) {
      made.low[i] = std::max(made.low[i], bounds.low[i]);
      made.high[i] = std::min(made.high[i], bounds.high[i]);
    }
    return made;
  }

 private:
  std::size_t target_;
  Corridor corridor_;
};

struct Prepare {
  const Weights& weights;
  Learn learn;

  TrainingDocument operator()(const GoldDocument& document, const std::vector<Lexicon>& lexicons) const {
    AlignOptions options;
    options.lexicons = lexicons;
    TrainingDocument d;
    d.prepared = std::make_unique<Prepared>(document.source, document.target, options);
    Prepared& p = *d.prepared;
    bool learned = false;
    decode_adapted(p, weights, learn, learned);
    std::set<std::array<std::size_t, 4>> gold;
    std::vector<bool> source_paired(p.source.size()), target_paired(p.target.size());
    for (const LadderBead& bead : document.gold) {
      if (bead.source.empty() || bead.target.empty()) continue;
      for (const std::size_t i : bead.source) source_paired.at(i) = true;
      for (const std::size_t j : bead.target) target_paired.at(j) = true;
      gold.insert({bead.source.front(), bead.source.size(), bead.target.front(), bead.target.size()});
    }
    d.beads = gold.size();
    p.lexical->forget();
    p.lexical->extend(p.corridor, 0, p.source.size());
    d.lattice = std::make_unique<Lattice>(narrowed(p, gold), p.source.size(), p.target.size(), 0.0F);
    d.lattice->for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      const BeadType type = kBeadTypes[t];
      d.features.push_back(p.features->of(i, type.source, j, type.target));
      d.gold.push_back(t == kSourceNull   ? !source_paired[i]
                       : t == kTargetNull ? !target_paired[j]
                                          : gold.contains({i, type.source, j, type.target}));
    });
    p.features.reset();
    p.lexical.reset();
    return d;
  }

 private:
  // What no path of any probability passes is the same for all weights near these: training goes over the
  // rest only, and a margin around the gold.
  Corridor narrowed(const Prepared& p, const std::set<std::array<std::size_t, 4>>& gold) const {
    constexpr double kPossible = 1e-9;
    constexpr std::size_t kMargin = 2;
    Lattice lattice(p.corridor, p.source.size(), p.target.size(), weights.feature[kNullContinued]);
    lattice.fill([&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
      return score_of(p.features->of(i, a, j, b), weights.feature);
    });
    lattice.sum();
    UsedBorders used(p.source.size(), p.target.size());
    lattice.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      if (lattice.posterior(i, j, t) < kPossible) return;
      used.add(i, j, 0);
      used.add(i + kBeadTypes[t].source, j + kBeadTypes[t].target, 0);
    });
    for (const auto& [i, a, j, b] : gold) {
      used.add(i, j, kMargin);
      used.add(i + a, j + b, kMargin);
    }
    return used.within(p.corridor);
  }
};

// A gold set ready for training.
struct TrainingSet {
  const GoldSet* gold = nullptr;
  std::vector<TrainingDocument> documents;
  std::vector<TrainingDocument> partial;  // with a part left out, or without a lexicon
  std::vector<TrainingDocument> gaps;     // with single sentences left out
};

// Calls work(n) for n below `count`, on two threads.
template <class Work>
void in_two_threads(std::size_t count, const Work& work) {
  const auto half = [&](std::size_t from) {
    for (std::size_t n = from; n < count; n += 2) work(n);
  };
  std::thread other(half, 1);
  half(0);
  other.join();
}

using Sums = std::array<double, kFeatureCount>;

// Expected features; with `constrained`, given the gold. Returns log Z.
double expectations(TrainingDocument& d, const FeatureVector& weights, bool constrained, Sums& sums) {
  Lattice& lattice = *d.lattice;
  lattice.set_continued(weights[kNullContinued]);
  std::size_t k = 0;
  lattice.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    float score = score_of(d.features[k], weights);
    if (constrained && !d.gold[k]) score -= static_cast<float>(kViolation);
    lattice.score(i, j, t) = score;
    ++k;
  });
  lattice.sum();
  k = 0;
  lattice.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    const double p = lattice.posterior(i, j, t);
    if (p > 1e-7) {
      for (std::size_t f = 0; f < kFeatureCount; ++f) sums[f] += p * static_cast<double>(d.features[k][f]);
    }
    ++k;
  });
  sums[kNullContinued] += lattice.continued_mass();
  return lattice.log_total();
}

void train(const std::vector<TrainingDocument*>& documents, Weights& weights, int steps, double pull) {
  Sums first{}, second{};
  // Features that no set shows keep their hand-set weights.
  const auto frozen = [](std::size_t f) {
    return f == kCrossesBlock || f == kOpensBoth || f == kOpensOne || f == kHeading;
  };
  const FeatureVector start = weights.feature;
  for (int step = 1; step <= steps; ++step) {
    double total_weight = 0;
    double likelihood = 0;
    std::vector<Sums> gradients(documents.size());
    std::vector<double> likelihoods(documents.size());
    in_two_threads(documents.size(), [&](std::size_t n) {
      Sums gold{}, free{};
      const double z_free = expectations(*documents[n], weights.feature, false, free);
      const double z_gold = expectations(*documents[n], weights.feature, true, gold);
      for (std::size_t f = 0; f < kFeatureCount; ++f) gradients[n][f] = gold[f] - free[f];
      likelihoods[n] = z_gold - z_free;
    });
    Sums gradient{};
    for (std::size_t n = 0; n < documents.size(); ++n) {
      total_weight += documents[n]->weight * static_cast<double>(documents[n]->beads);
      likelihood += documents[n]->weight * likelihoods[n];
      for (std::size_t f = 0; f < kFeatureCount; ++f) gradient[f] += documents[n]->weight * gradients[n][f];
    }
    const double rate = 0.15 * std::pow(0.97, step);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
      if (frozen(f)) continue;
      const double g = gradient[f] / total_weight - pull * static_cast<double>(weights.feature[f] - start[f]);
      first[f] = 0.8 * first[f] + 0.2 * g;
      second[f] = 0.9 * second[f] + 0.1 * g * g;
      const double m = first[f] / (1 - std::pow(0.8, step));
      const double v = second[f] / (1 - std::pow(0.9, step));
      weights.feature[f] += static_cast<float>(rate * m / (std::sqrt(v) + 1e-8));
    }
    if (step % 10 == 0) std::fprintf(stderr, "step %d: %.4f nats a bead\n", step, likelihood / total_weight);
  }
}

// A pair of groups of sentences, and whether they are translations.
struct TranslationExample {
  std::array<double, 8> features;
  bool translation;
};

// Gold pairs, and pairs of sentences that stand 3 to 40 apart from any partner; of a long document every
// fourth.
void add_translation_examples(const GoldDocument& document, const Prepared& p,
                              std::vector<TranslationExample>& examples) {
  constexpr std::size_t kMany = 1000;  // beads
  const DirectEvidence direct(p.source, p.target, p.links);
  const std::size_t stride = document.gold.size() > kMany ? 4 : 1;
  std::size_t k = 0;
  for (const LadderBead& bead : document.gold) {
    ++k;
    if (bead.source.empty() || bead.target.empty() || k % stride != 0) continue;
    const Group s{static_cast<std::uint32_t>(bead.source.front()),
                  static_cast<std::uint32_t>(bead.source.back() + 1)};
    const Group t{static_cast<std::uint32_t>(bead.target.front()),
                  static_cast<std::uint32_t>(bead.target.back() + 1)};
    if (s.size() > 5 || t.size() > 5) continue;
    examples.push_back({translation_features(direct.meet(s, t), p.length_ratio), true});
    for (const std::size_t step : {3 + k % 7, 11 + k % 29}) {
      const std::size_t far = (t.first + step) % p.target.size();
      if (far + t.size() > p.target.size() || (far < t.last + 2 && far + t.size() + 2 > t.first)) continue;
      const Group other{static_cast<std::uint32_t>(far), static_cast<std::uint32_t>(far + t.size())};
      examples.push_back({translation_features(direct.meet(s, other), p.length_ratio), false});
    }
  }
}

void train_translation(const std::vector<const TrainingDocument*>& documents,
                       const std::vector<const GoldDocument*>& golds, Weights& weights) {
  std::vector<TranslationExample> examples;
  for (std::size_t n = 0; n < documents.size(); ++n)
    add_translation_examples(*golds[n], *documents[n]->prepared, examples);
  std::vector<std::array<double, 8>> rows;
  std::vector<double> labels;
  for (const TranslationExample& example : examples) {
    rows.push_back(example.features);
    labels.push_back(example.translation ? 1 : 0);
  }
  std::array<double, 8> w{};
  fit_logistic(rows, labels, w);
  for (std::size_t k = 0; k < w.size(); ++k) weights.translation[k] = static_cast<float>(w[k]);
  std::size_t right = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double sum = 0;
    for (std::size_t k = 0; k < w.size(); ++k) sum += w[k] * rows[r][k];
    right += (sum > 0) == (labels[r] > 0.5);
  }
  std::fprintf(stderr, "translation: %zu pairs, %.4f told right\n", rows.size(),
               static_cast<double>(right) / static_cast<double>(rows.size()));
}

// The regressions of `confidence`, fitted on all beads of the decoded paths: of the sets as they are, with a
// part left out, and of documents aligned with the next one's translation, where every pair is wrong.
class ConfidenceTrainer {
 public:
  ConfidenceTrainer(const Arguments& arguments, const Weights& weights) : arguments_(arguments) {
    Weights raw = weights;
    raw.confidence_pair = {0, 1, 0, 0};
    raw.confidence_unaligned = {0, 1};
    weights_ = format_weights(raw, "");
  }

  void add(const GoldSet& set) {
    AlignOptions options;
    options.lexicons = lexicons_for(arguments_, set);
    options.weights = weights_;
    options.evidence = false;
    unsigned seed = 100;
    for (std::size_t n = 0; n < set.documents.size(); ++n) {
      const GoldDocument& document = set.documents[n];
      add(document, options);
      add(with_omissions(document, 0.4, ++seed), options);
      if (set.documents.size() > 1) {
        const GoldDocument& other = set.documents[(n + 1) % set.documents.size()];
        add({"mismatch", document.source, other.target, {}}, options);
      }
    }
  }

  void fit(Weights& weights) const {
    std::array<double, 4> pair{0, 1, 0, 0};
    std::array<double, 2> unaligned{0, 1};
    fit_logistic(pairs_, pair_labels_, pair);
    fit_logistic(unaligned_, unaligned_labels_, unaligned);
    for (std::size_t k = 0; k < pair.size(); ++k) weights.confidence_pair[k] = static_cast<float>(pair[k]);
    for (std::size_t k = 0; k < unaligned.size(); ++k)
      weights.confidence_unaligned[k] = static_cast<float>(unaligned[k]);
  }

 private:
  void add(const GoldDocument& document, const AlignOptions& options) {
    std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> gold;
    std::set<std::size_t> source_paired, target_paired;
    for (const LadderBead& bead : document.gold) {
      gold.insert({bead.source, bead.target});
      if (bead.source.empty() || bead.target.empty()) continue;
      source_paired.insert(bead.source.begin(), bead.source.end());
      target_paired.insert(bead.target.begin(), bead.target.end());
    }
    const Alignment alignment = align_sentences(document.source, document.target, options);
    const double paired = paired_share(alignment.beads);
    const Ladder ladder = to_ladder(alignment);
    for (std::size_t k = 0; k < ladder.size(); ++k) {
      const LadderBead& bead = ladder[k];
      if (bead.source.empty() || bead.target.empty()) {
        if (document.gold.empty())
          continue;  // between strangers nothing is easier than to be right about this
        const bool right = bead.target.empty() ? !source_paired.contains(bead.source.front())
                                               : !target_paired.contains(bead.target.front());
        unaligned_.push_back(unaligned_confidence_features(*bead.confidence));
        unaligned_labels_.push_back(right ? 1 : 0);
      } else {
        pairs_.push_back(pair_confidence_features(*bead.confidence, alignment.beads[k].translation, paired));
        pair_labels_.push_back(gold.contains({bead.source, bead.target}) ? 1 : 0);
      }
    }
  }

  const Arguments& arguments_;
  std::string weights_;
  std::vector<std::array<double, 4>> pairs_;
  std::vector<std::array<double, 2>> unaligned_;
  std::vector<double> pair_labels_, unaligned_labels_;
};

void train_confidence(const std::vector<const GoldSet*>& sets, const Arguments& arguments, Weights& weights) {
  ConfidenceTrainer trainer(arguments, weights);
  for (const GoldSet* set : sets) trainer.add(*set);
  trainer.fit(weights);
}

void print_evaluation(const std::string& name, const std::vector<EvaluatedPair>& pairs) {
  const Evaluation e = evaluate(pairs);
  const auto [low, high] = bench::strict_f1_interval(pairs);
  std::printf("%-18s strict P %.4f R %.4f F1 %.4f [%.3f, %.3f]   lax F1 %.4f   null F1 %.3f   ECE %.4f\n",
              name.c_str(), e.strict.precision, e.strict.recall, e.strict.f1, low, high, e.lax.f1,
              e.unaligned.f1, e.calibration_error);
  std::fflush(stdout);
}

std::string bead_text(const LadderBead& bead) {
  const auto list = [](const std::vector<std::size_t>& numbers) {
    std::string text = "[";
    for (const std::size_t number : numbers) text += (text.size() > 1 ? "," : "") + std::to_string(number);
    return text + "]";
  };
  return list(bead.source) + ":" + list(bead.target);
}

// Two lines a document: the beads that only the gold has and those that only the result has.
void print_errors(const GoldSet& set, const std::vector<EvaluatedPair>& pairs) {
  for (std::size_t n = 0; n < pairs.size(); ++n) {
    const auto print_missing = [&](const char* who, const Ladder& from, const Ladder& other) {
      std::set<std::string> has;
      for (const LadderBead& bead : other) has.insert(bead_text(bead));
      std::printf("%s %s %s", set.name.c_str(), set.documents[n].name.c_str(), who);
      for (const LadderBead& bead : from) {
        const std::string text = bead_text(bead);
        if (!has.contains(text)) std::printf(" %s", text.c_str());
      }
      std::printf("\n");
    };
    print_missing("gold", pairs[n].gold, pairs[n].result);
    print_missing("result", pairs[n].result, pairs[n].gold);
  }
}

TrainingSet prepare_set(const GoldSet& set, const Arguments& arguments, const Weights& start) {
  const std::vector<Lexicon> lexicons = lexicons_for(arguments, set);
  const Prepare prepare{start, arguments.learn};
  const std::size_t count = set.documents.size();
  TrainingSet made{&set, std::vector<TrainingDocument>(count), std::vector<TrainingDocument>(count),
                   std::vector<TrainingDocument>(count)};
  in_two_threads(count, [&](std::size_t n) {
    const GoldDocument& document = set.documents[n];
    made.documents[n] = prepare(document, lexicons);
    // Translations that leave much out, as news made from an interview does: every other document, a third
    // or a half of it.
    if (n % 2 == 1 || count == 1) {
      const double share = n % 4 == 3 ? 0.5 : 0.33;
      made.partial[n] = prepare(with_omissions(document, share, static_cast<unsigned>(n + 1)), lexicons);
    }
  });
  // And single sentences left out or put in here and there, as most translations have it.
  in_two_threads(count, [&](std::size_t n) {
    const double share = n % 3 == 0 ? 0.08 : 0.04;
    made.gaps[n] = prepare(with_gaps(set.documents[n], share, static_cast<unsigned>(1000 + n)), lexicons);
  });
  // Weights are for languages without a lexicon, too: every third document again, with none; and for the
  // first pass, when nothing has been learned yet.
  const Prepare unlearned{start, Learn::never};
  std::vector<TrainingDocument> bare(set.documents.size());
  if (!lexicons.empty()) {
    in_two_threads(count, [&](std::size_t n) {
      if (n % 3 == 0) bare[n] = (n % 2 == 0 ? unlearned : prepare)(set.documents[n], {});
    });
  }
  for (TrainingDocument& document : bare) made.partial.push_back(std::move(document));
  std::erase_if(made.partial, [](const TrainingDocument& document) { return !document.prepared; });
  std::size_t beads = 1;
  for (const TrainingDocument& document : made.documents) beads += document.beads;
  const double weight = 1 / std::sqrt(static_cast<double>(beads));
  for (TrainingDocument& document : made.documents) document.weight = weight;
  for (TrainingDocument& document : made.partial) document.weight = weight;
  for (TrainingDocument& document : made.gaps) document.weight = weight * kGapsWeight;
  return made;
}

Weights train_on(const std::vector<TrainingSet*>& sets, const Arguments& arguments, const Weights& start) {
  Weights weights = start;
  std::vector<TrainingDocument*> documents;
  std::vector<const TrainingDocument*> whole;
  std::vector<const GoldDocument*> golds;
  std::vector<const GoldSet*> gold_sets;
  for (TrainingSet* set : sets) {
    for (std::size_t n = 0; n < set->documents.size(); ++n) {
      documents.push_back(&set->documents[n]);
      whole.push_back(&set->documents[n]);
      golds.push_back(&set->gold->documents[n]);
    }
    for (TrainingDocument& document : set->partial) documents.push_back(&document);
    for (TrainingDocument& document : set->gaps) documents.push_back(&document);
    gold_sets.push_back(set->gold);
  }
  train(documents, weights, arguments.steps, arguments.pull);
  if (arguments.quick) return weights;
  train_translation(whole, golds, weights);
  train_confidence(gold_sets, arguments, weights);
  return weights;
}

// Scores the best paths through the narrowed lattices: what the search would find, without making it again.
void report_quickly(TrainingSet& set, const Arguments& arguments, const Weights& weights) {
  std::vector<EvaluatedPair> pairs(set.documents.size());
  in_two_threads(pairs.size(), [&](std::size_t n) {
    TrainingDocument& d = set.documents[n];
    std::size_t k = 0;
    d.lattice->set_continued(weights.feature[kNullContinued]);
    d.lattice->for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      d.lattice->score(i, j, t) = score_of(d.features[k++], weights.feature);
    });
    Ladder ladder;
    for (const PathBead& bead : d.lattice->best_path()) {
      LadderBead& made = ladder.emplace_back();
      for (std::size_t i = bead.i; i < bead.i + bead.a; ++i) made.source.push_back(i);
      for (std::size_t j = bead.j; j < bead.j + bead.b; ++j) made.target.push_back(j);
    }
    pairs[n] = {set.gold->documents[n].gold, std::move(ladder)};
  });
  print_evaluation(set.gold->name, pairs);
  if (arguments.errors) print_errors(*set.gold, pairs);
}

std::vector<CalibrationBin> translation_bins(const GoldSet& set, const AlignOptions& options,
                                             const Weights& weights) {
  std::vector<TranslationExample> examples;
  for (const GoldDocument& document : set.documents) {
    Prepared prepared(document.source, document.target, options);
    bool learned = false;
    decode_adapted(prepared, weights, options.learn, learned);
    add_translation_examples(document, prepared, examples);
  }
  Calibration calibration;
  for (const TranslationExample& example : examples)
    calibration.add(translation_of(example.features, weights), example.translation);
  Evaluation evaluation;
  calibration.report(evaluation);
  return evaluation.calibration;
}

// Adds to `plots` where these are asked for.
void report(const GoldSet& set, const Arguments& arguments, const Weights& weights,
            std::vector<bench::Reliability>& plots) {
  AlignOptions options;
  options.lexicons = lexicons_for(arguments, set);
  options.weights = format_weights(weights, "");
  options.evidence = false;
  options.learn = arguments.learn;
  std::vector<EvaluatedPair> pairs;
  for (const GoldDocument& document : set.documents) {
    pairs.push_back({document.gold, to_ladder(align_sentences(document.source, document.target, options))});
    if (arguments.per_document) {
      const Evaluation e = evaluate({pairs.back()});
      std::printf("  %-14s strict %.3f lax %.3f\n", document.name.c_str(), e.strict.f1, e.lax.f1);
    }
  }
  print_evaluation(set.name, pairs);
  if (!arguments.reliability.empty())
    plots.push_back({set.name, evaluate(pairs).calibration, translation_bins(set, options, weights)});
}

void write_reliability(const std::vector<bench::Reliability>& plots, const Arguments& arguments) {
  if (!arguments.reliability.empty())
    std::ofstream(arguments.reliability, std::ios::binary) << bench::reliability_svg(plots);
}

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

void write(const Weights& weights, const Arguments& arguments) {
  const std::string comment =
      "# Weights of the alignment model: what each feature is stands in libalign/src/align/weights.h.\n"
      "# Made by bench/train from the development sets; the block and heading weights are set by hand.\n";
  if (!arguments.output.empty())
    std::ofstream(arguments.output, std::ios::binary) << format_weights(weights, comment);
}

int run(const Arguments& arguments) {
  std::vector<GoldSet> sets;
  for (const std::string& folder : bench::find_gold_sets(arguments.gold)) {
    GoldSet set = bench::read_gold_set(folder);
    if (listed(arguments.leave, set.name) || (!arguments.only.empty() && !listed(arguments.only, set.name)))
      continue;
    sets.push_back(std::move(set));
  }
  const Weights start =
      arguments.start.empty() ? built_in_weights() : parse_weights(bench::read_text(arguments.start));
  std::vector<bench::Reliability> plots;
  if (arguments.report) {
    for (const GoldSet& set : sets) report(set, arguments, start, plots);
    write_reliability(plots, arguments);
    return 0;
  }
  if (arguments.confidence_only) {
    Weights weights = start;
    std::vector<const GoldSet*> all;
    all.reserve(sets.size());
    for (const GoldSet& set : sets) all.push_back(&set);
    train_confidence(all, arguments, weights);
    write(weights, arguments);
    return 0;
  }
  std::vector<TrainingSet> prepared;
  prepared.reserve(sets.size());
  for (const GoldSet& set : sets) prepared.push_back(prepare_set(set, arguments, start));
  const auto score = [&](TrainingSet& set, const Weights& weights) {
    if (arguments.quick)
      report_quickly(set, arguments, weights);
    else
      report(*set.gold, arguments, weights, plots);
  };
  if (arguments.leave_one_out) {
    // The same book in another language is no other corpus: such sets are left out together.
    const auto corpus = [](const TrainingSet& set) { return set.gold->name.substr(0, 5); };
    for (std::size_t n = 0; n < prepared.size(); ++n) {
      if (n > 0 && corpus(prepared[n]) == corpus(prepared[n - 1])) continue;
      std::vector<TrainingSet*> others, left;
      for (TrainingSet& set : prepared) (corpus(set) == corpus(prepared[n]) ? left : others).push_back(&set);
      const Weights weights = train_on(others, arguments, start);
      for (TrainingSet* set : left) score(*set, weights);
    }
    write_reliability(plots, arguments);
    return 0;
  }
  std::vector<TrainingSet*> all;
  all.reserve(prepared.size());
  for (TrainingSet& set : prepared) all.push_back(&set);
  const Weights weights = train_on(all, arguments, start);
  for (TrainingSet& set : prepared) score(set, weights);
  write_reliability(plots, arguments);
  write(weights, arguments);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(parse(argc, argv));
  } catch (const libalign::Error& error) {
    std::fprintf(stderr, "train: %s\n", error.what());
    return 1;
  }
}
