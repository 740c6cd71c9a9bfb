// Learns the weights of the alignment model from gold sets and reports how good they are.
//
//     train --gold ../shared/gold/align --lexicons build/share/bitext/lexicons -o data/align/weights.txt
//     train --gold ... --lexicons ... --report              figures of the built-in weights, a set a line
//     train --gold ... --lexicons ... --leave-one-out       trains without each set and scores it
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
#include "gold_set.h"
#include "libalign/align.h"

namespace {

using namespace libalign;
using namespace libalign::detail;
using bench::GoldDocument;
using bench::GoldSet;

constexpr double kViolation = 12;

struct Arguments {
  std::string gold = "../shared/gold/align";
  std::string lexicons;
  std::string start;
  std::string output;
  std::vector<std::string> leave, only;
  bool report = false, leave_one_out = false, no_lexicon = false, per_document = false,
       confidence_only = false;
  Learn learn = Learn::automatic;
  int steps = 80;
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
    else if (word == "--leave")
      a.leave.push_back(value());
    else if (word == "--only")
      a.only.push_back(value());
    else if (word == "--steps")
      a.steps = std::stoi(value());
    else if (word == "--report")
      a.report = true;
    else if (word == "--per-document")
      a.per_document = true;
    else if (word == "--leave-one-out")
      a.leave_one_out = true;
    else if (word == "--confidence-only")
      a.confidence_only = true;
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
  std::vector<Lexicon> lexicons;
  if (arguments.no_lexicon) return lexicons;
  for (const std::string& path :
       find_lexicons({arguments.lexicons}, set.source_language, set.target_language)) {
    lexicons.push_back(Lexicon::open(path));
  }
  return lexicons;
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
    d.lattice = std::make_unique<Lattice>(p.corridor, p.source.size(), p.target.size(), 0.0F);
    d.lattice->for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      const BeadType type = kBeadTypes[t];
      d.features.push_back(p.features->of(i, type.source, j, type.target));
      d.gold.push_back(t == kSourceNull   ? !source_paired[i]
                       : t == kTargetNull ? !target_paired[j]
                                          : gold.contains({i, type.source, j, type.target}));
    });
    p.lexical.reset();
    return d;
  }
};

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

void train(std::vector<TrainingDocument>& documents, Weights& weights, int steps) {
  constexpr double kDecay = 2e-3;
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
    const auto work = [&](std::size_t from) {
      for (std::size_t n = from; n < documents.size(); n += 2) {
        Sums gold{}, free{};
        const double z_free = expectations(documents[n], weights.feature, false, free);
        const double z_gold = expectations(documents[n], weights.feature, true, gold);
        for (std::size_t f = 0; f < kFeatureCount; ++f) gradients[n][f] = gold[f] - free[f];
        likelihoods[n] = z_gold - z_free;
      }
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    Sums gradient{};
    for (std::size_t n = 0; n < documents.size(); ++n) {
      total_weight += documents[n].weight * static_cast<double>(documents[n].beads);
      likelihood += documents[n].weight * likelihoods[n];
      for (std::size_t f = 0; f < kFeatureCount; ++f) gradient[f] += documents[n].weight * gradients[n][f];
    }
    const double rate = 0.15 * std::pow(0.97, step);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
      if (frozen(f)) continue;
      const double g =
          gradient[f] / total_weight - kDecay * static_cast<double>(weights.feature[f] - start[f]) / 10;
      first[f] = 0.8 * first[f] + 0.2 * g;
      second[f] = 0.9 * second[f] + 0.1 * g * g;
      const double m = first[f] / (1 - std::pow(0.8, step));
      const double v = second[f] / (1 - std::pow(0.9, step));
      weights.feature[f] += static_cast<float>(rate * m / (std::sqrt(v) + 1e-8));
    }
    if (step % 10 == 0) std::fprintf(stderr, "step %d: %.4f nats a bead\n", step, likelihood / total_weight);
  }
}

// With a little ridge.
template <std::size_t N>
double logistic_likelihood(const std::vector<std::array<double, N>>& rows, const std::vector<double>& labels,
                           const std::array<double, N>& w) {
  double likelihood = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double sum = 0;
    for (std::size_t k = 0; k < N; ++k) sum += w[k] * rows[r][k];
    likelihood += labels[r] * sum - std::max(sum, 0.0) - std::log1p(std::exp(-std::abs(sum)));
  }
  for (const double weight : w) likelihood -= weight * weight / 2;
  return likelihood;
}

// Logistic regression by Newton steps on (features, label, weight).
template <std::size_t N>
void fit_logistic(const std::vector<std::array<double, N>>& rows, const std::vector<double>& labels,
                  std::array<double, N>& w) {
  for (int round = 0; round < 25; ++round) {
    std::array<double, N> g{};
    std::array<std::array<double, N>, N> h{};
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double sum = 0;
      for (std::size_t k = 0; k < N; ++k) sum += w[k] * rows[r][k];
      const double p = 1 / (1 + std::exp(-sum));
      for (std::size_t a = 0; a < N; ++a) {
        g[a] += (labels[r] - p) * rows[r][a];
        for (std::size_t b = 0; b < N; ++b) h[a][b] += p * (1 - p) * rows[r][a] * rows[r][b];
      }
    }
    for (std::size_t a = 0; a < N; ++a) {
      h[a][a] += 1;  // a little ridge
      g[a] -= w[a];
    }
    for (std::size_t a = 0; a < N; ++a) {  // Gauss-Jordan
      const double pivot = h[a][a];
      for (std::size_t b = a; b < N; ++b) h[a][b] /= pivot;
      g[a] /= pivot;
      for (std::size_t c = 0; c < N; ++c) {
        if (c == a) continue;
        const double factor = h[c][a];
        for (std::size_t b = a; b < N; ++b) h[c][b] -= factor * h[a][b];
        g[c] -= factor * g[a];
      }
    }
    // A full Newton step may overshoot: halve it until the likelihood rises.
    const std::array<double, N> before = w;
    const double likelihood = logistic_likelihood(rows, labels, before);
    double step = 1;
    for (int halvings = 0; halvings < 14; ++halvings, step /= 2) {
      for (std::size_t k = 0; k < N; ++k) w[k] = before[k] + step * g[k];
      if (logistic_likelihood(rows, labels, w) >= likelihood) break;
    }
  }
}

// `translation`: gold pairs against pairs of sentences that stand 3 to 40 apart from any partner.
void train_translation(const std::vector<TrainingDocument>& documents,
                       const std::vector<const GoldDocument*>& golds, Weights& weights) {
  std::vector<std::array<double, 8>> rows;
  std::vector<double> labels;
  for (std::size_t n = 0; n < documents.size(); ++n) {
    const Prepared& p = *documents[n].prepared;
    const DirectEvidence direct(p.source, p.target, p.links);
    std::size_t k = 0;
    for (const LadderBead& bead : golds[n]->gold) {
      ++k;
      if (bead.source.empty() || bead.target.empty() || k % (documents[n].beads > 1000 ? 4 : 1) != 0)
        continue;
      const Group s{static_cast<std::uint32_t>(bead.source.front()),
                    static_cast<std::uint32_t>(bead.source.back() + 1)};
      const Group t{static_cast<std::uint32_t>(bead.target.front()),
                    static_cast<std::uint32_t>(bead.target.back() + 1)};
      if (s.size() > 5 || t.size() > 5) continue;
      rows.push_back(translation_features(direct.meet(s, t), p.length_ratio));
      labels.push_back(1);
      for (const std::size_t step : {3 + k % 7, 11 + k % 29}) {
        const std::size_t far = (t.first + step) % p.target.size();
        if (far + t.size() > p.target.size() || (far < t.last + 2 && far + t.size() + 2 > t.first)) continue;
        const Group other{static_cast<std::uint32_t>(far), static_cast<std::uint32_t>(far + t.size())};
        rows.push_back(translation_features(direct.meet(s, other), p.length_ratio));
        labels.push_back(0);
      }
    }
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

void train_confidence(const std::vector<GoldSet>& sets, const Arguments& arguments, Weights& weights) {
  ConfidenceTrainer trainer(arguments, weights);
  for (const GoldSet& set : sets) trainer.add(set);
  trainer.fit(weights);
}

Weights train_on(const std::vector<GoldSet>& sets, const Arguments& arguments, const Weights& start) {
  Weights weights = start;
  if (arguments.confidence_only) {
    train_confidence(sets, arguments, weights);
    return weights;
  }
  std::vector<TrainingDocument> documents;
  std::vector<const GoldDocument*> golds;
  const Prepare prepare{start, arguments.learn};
  std::vector<TrainingDocument> partial;
  for (const GoldSet& set : sets) {
    const std::vector<Lexicon> lexicons = lexicons_for(arguments, set);
    std::size_t beads = 0;
    const std::size_t from = documents.size();
    const std::size_t partial_from = partial.size();
    for (const GoldDocument& document : set.documents) {
      documents.push_back(prepare(document, lexicons));
      golds.push_back(&document);
      beads += documents.back().beads;
      // Translations that leave much out, as news made from an interview does: every other document, a third
      // or a half of it.
      const std::size_t number = documents.size();
      if (number % 2 == 0 || set.documents.size() == 1) {
        const double share = number % 4 == 0 ? 0.5 : 0.33;
        partial.push_back(prepare(with_omissions(document, share, static_cast<unsigned>(number)), lexicons));
      }
    }
    const double weight = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, beads)));
    for (std::size_t n = from; n < documents.size(); ++n) documents[n].weight = weight;
    for (std::size_t n = partial_from; n < partial.size(); ++n) partial[n].weight = weight;
  }
  const std::size_t whole = documents.size();
  for (TrainingDocument& document : partial) documents.push_back(std::move(document));
  train(documents, weights, arguments.steps);
  documents.erase(documents.begin() + static_cast<std::ptrdiff_t>(whole), documents.end());
  train_translation(documents, golds, weights);
  documents.clear();
  train_confidence(sets, arguments, weights);
  return weights;
}

void report(const GoldSet& set, const Arguments& arguments, const Weights& weights) {
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
  const Evaluation e = evaluate(pairs);
  std::printf("%-18s strict P %.4f R %.4f F1 %.4f   lax F1 %.4f   null F1 %.3f   ECE %.4f\n",
              set.name.c_str(), e.strict.precision, e.strict.recall, e.strict.f1, e.lax.f1, e.unaligned.f1,
              e.calibration_error);
  std::fflush(stdout);
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw DataError({path, 0, 0}, {"cannot be opened.", {}});
  return {std::istreambuf_iterator<char>(file), {}};
}

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
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
      arguments.start.empty() ? built_in_weights() : parse_weights(read_text(arguments.start));
  if (arguments.report) {
    for (const GoldSet& set : sets) report(set, arguments, start);
    return 0;
  }
  if (arguments.leave_one_out) {
    for (std::size_t n = 0; n < sets.size(); ++n) {
      std::vector<GoldSet> others;
      for (std::size_t k = 0; k < sets.size(); ++k) {
        // The same book in another language is no other corpus.
        const bool same = sets[k].name.substr(0, 5) == sets[n].name.substr(0, 5);
        if (!same) others.push_back(sets[k]);
      }
      report(sets[n], arguments, train_on(others, arguments, start));
    }
    return 0;
  }
  const Weights weights = train_on(sets, arguments, start);
  for (const GoldSet& set : sets) report(set, arguments, weights);
  const std::string comment =
      "# Weights of the alignment model: what each feature is stands in libalign/src/align/weights.h.\n"
      "# Made by bench/train from the development sets; the block and heading weights are set by hand.\n";
  if (!arguments.output.empty())
    std::ofstream(arguments.output, std::ios::binary) << format_weights(weights, comment);
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
