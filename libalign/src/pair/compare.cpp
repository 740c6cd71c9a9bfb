#include "pair/compare.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "libalign/error.h"
#include "libalign/text.h"
#include "pair/parallel.h"
#include "pair/trial.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kCandidates = 24;  // that a document finds for itself

// The candidates that documents of either side find, and those of the hints.
std::vector<Candidate> find_candidates(const Explainer& explainer, bool turned, int threads) {
  const WordIndex index(explainer.to());
  std::vector<std::vector<DocumentId>> found(explainer.from().text.size());
  in_parallel(found.size(), threads, [&] {
    return [&, view = Explainer::View(explainer), search = WordIndex::Search(index)](std::size_t n) mutable {
      view.explain(static_cast<DocumentId>(n));
      found[n] = search.find(view.matches(), kCandidates);
    };
  });
  std::vector<Candidate> all;
  for (DocumentId n = 0; n < found.size(); ++n) {
    for (const DocumentId other : found[n]) all.push_back(turned ? Candidate{other, n} : Candidate{n, other});
  }
  return all;
}

bool has_words(const Collection::Content& side, DocumentId document) {
  const auto [first, last] = words_of(side, document);
  return first < last;
}

void fill_likeness(Comparison& c, int threads) {
  in_parallel(c.source.text.size(), threads, [&] {
    return [&, view = Explainer::View(c.forward)](std::size_t n) mutable {
      if (c.by_source.begin[n] == c.by_source.begin[n + 1]) return;
      view.explain(static_cast<DocumentId>(n));
      for (std::uint32_t k = c.by_source.begin[n]; k < c.by_source.begin[n + 1]; ++k) {
        Compared& one = c.all[c.by_source.order[k]];
        one.likeness.forward = view.nats(one.target);
        view.compare_order(one.target, one.likeness);
      }
    };
  });
  in_parallel(c.target.text.size(), threads, [&] {
    return [&, view = Explainer::View(c.backward)](std::size_t n) mutable {
      if (c.by_target.begin[n] == c.by_target.begin[n + 1]) return;
      view.explain(static_cast<DocumentId>(n));
      for (std::uint32_t k = c.by_target.begin[n]; k < c.by_target.begin[n + 1]; ++k) {
        Compared& one = c.all[c.by_target.order[k]];
        one.likeness.backward = view.nats(one.source);
      }
    };
  });
}

bool knows(const Lexicon& lexicon, const std::string& language, const WordType& type) {
  const bool turned = primary_language(lexicon.source_language()) != primary_language(language);
  bool found = false;
  lexicon.for_each(turned ? Lexicon::Direction::backward : Lexicon::Direction::forward, type.text, type.stem,
                   [&found](const Translation&) { found = true; });
  return found;
}

// The share of the words of a side that stand in a dictionary, whether or not the other side has a
// translation.
double known_share(const Collection::Content& side, const PairOptions& options) {
  double words = 0, all = 0;
  for (const WordType& type : side.text.types) {
    if (type.number) continue;
    all += type.count;
    const auto known = [&](const Lexicon& lexicon) { return knows(lexicon, side.language, type); };
    if (std::ranges::any_of(options.lexicons, known) || std::ranges::any_of(options.glossaries, known))
      words += type.count;
  }
  return all > 0 ? words / all : 0;
}

void find_scale(Comparison& c, const PairOptions& options) {
  c.known = static_cast<float>((known_share(c.source, options) + known_share(c.target, options)) / 2);
  // Nobody is further away than one of whom nothing is explained: in small collections few words have a link
  // that could be missed.
  c.usual = std::max(-0.9F + 0.8F * c.known, c.forward.nothing_explained() + c.backward.nothing_explained());
  c.scale = 0.45F + 0.65F * c.known;
}

float closeness(const Compared& one) { return one.likeness.forward + one.likeness.backward; }

// How much text there is to go by: the log of the words of the shorter document over a paragraph's.
float size_of(const Comparison& c, const Compared& one) {
  constexpr float kParagraph = 60, kMost = 2;
  const float words =
      std::min(c.source.text.sentences[one.source].tokens, c.target.text.sentences[one.target].tokens);
  return std::clamp(std::log(std::max(1.0F, words) / kParagraph), -kMost, kMost);
}

struct Margins {
  float best = 0, mean = 0;
};

// How far each of a group stands before its rivals. Where there are few, strangers of the usual closeness
// stand for those that a larger collection would have.
template <class IsRival, class SameText>
void compare_rivals(const std::vector<Compared>& all, const std::vector<std::uint32_t>& group,
                    const IsRival& is_rival, const SameText& same_text, float usual,
                    std::vector<Margins>& margins) {
  constexpr std::size_t kMean = 8;  // rivals
  constexpr float kAlike = 0.5F;    // nats: texts that are nearly the same are as close as that
  std::vector<std::uint32_t> ranked;
  for (const std::uint32_t k : group) {
    if (is_rival(all[k])) ranked.push_back(k);
  }
  std::ranges::sort(ranked, [&](std::uint32_t a, std::uint32_t b) {
    const float x = closeness(all[a]), y = closeness(all[b]);
    return x != y ? x > y : a < b;
  });
  for (const std::uint32_t k : group) {
    const float own = closeness(all[k]);
    float best = usual;
    bool found = false;
    float sum = 0;
    std::size_t count = 0;
    for (const std::uint32_t rival : ranked) {
      if (rival == k) continue;
      if (count == kMean) break;
      const float theirs = closeness(all[rival]);
      if (!found && std::abs(own - theirs) < kAlike && same_text(all[k], all[rival]))
        continue;  // it will do as well
      if (!found) best = std::max(best, theirs);
      found = true;
      sum += theirs;
      ++count;
    }
    sum += static_cast<float>(kMean - count) * usual;
    margins[k] = {own - best, own - sum / kMean};
  }
}

// By document of a side, its candidates with a rank of at most `most` by logit.
void mark_best(const std::vector<Compared>& all, const Groups& groups, std::size_t most,
               std::vector<std::uint8_t>& marks) {
  for (std::size_t n = 0; n + 1 < groups.begin.size(); ++n) {
    std::vector<std::uint32_t> group(groups.order.begin() + groups.begin[n],
                                     groups.order.begin() + groups.begin[n + 1]);
    const std::size_t kept = std::min(most, group.size());
    std::ranges::partial_sort(group, group.begin() + static_cast<std::ptrdiff_t>(kept),
                              [&](std::uint32_t a, std::uint32_t b) {
                                return all[a].logit != all[b].logit ? all[a].logit > all[b].logit : a < b;
                              });
    for (std::size_t k = 0; k < kept; ++k) ++marks[group[k]];
  }
}

}  // namespace

Groups::Groups(const std::vector<Compared>& all, std::size_t documents, DocumentId Compared::*document)
    : begin(documents + 1, 0), order(all.size()) {
  for (const Compared& one : all) ++begin[one.*document + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t k = 0; k < all.size(); ++k) order[next[all[k].*document]++] = k;
}

double Compared::probability() const { return 1 / (1 + std::exp(-static_cast<double>(logit))); }

Comparison::Comparison(const Collection::Content& source_side, const Collection::Content& target_side,
                       const PairOptions& options)
    : source(source_side),
      target(target_side),
      links(find_links(source.text, target.text, source.language, target.language, options.lexicons,
                       options.glossaries)),
      forward(source, target, links, Explainer::Direction::forward),
      backward(source, target, links, Explainer::Direction::backward) {
  const Hints hints(source, target);
  std::vector<Candidate> candidates = find_candidates(forward, false, options.threads);
  for (const std::vector<Candidate>& more :
       {find_candidates(backward, true, options.threads), hints.candidates()})
    candidates.insert(candidates.end(), more.begin(), more.end());
  const auto order = [](const Candidate& a, const Candidate& b) {
    return a.source != b.source ? a.source < b.source : a.target < b.target;
  };
  std::ranges::sort(candidates, order);
  all.reserve(candidates.size());
  for (const Candidate& one : candidates) {
    if (!all.empty() && all.back().source == one.source && all.back().target == one.target) continue;
    if (!has_words(source, one.source) || !has_words(target, one.target)) continue;
    Compared& made = all.emplace_back();
    made.source = one.source;
    made.target = one.target;
    made.hints = hints.of(one.source, one.target);
  }
  by_source = Groups(all, source.text.size(), &Compared::source);
  by_target = Groups(all, target.text.size(), &Compared::target);
  fill_likeness(*this, options.threads);
  find_scale(*this, options);
}

Taken nobody_taken(const Comparison& c) {
  return {std::vector<std::uint32_t>(c.source.text.size(), kFree),
          std::vector<std::uint32_t>(c.target.text.size(), kFree)};
}

void judge(Comparison& c, const Taken& taken, const PairWeights& weights) {
  constexpr float kMostGap = 3;
  constexpr float kMostCloseness = 4, kMostMargin = 1.5F, kMostMean = 3;
  constexpr double kSameText = 0.8;
  const Judgement w = judgement_for(weights, c.known);
  std::vector<Margins> row(c.all.size()), column(c.all.size());
  const auto group = [](const Groups& groups, std::size_t n) {
    return std::vector<std::uint32_t>(groups.order.begin() + groups.begin[n],
                                      groups.order.begin() + groups.begin[n + 1]);
  };
  const auto free_for = [](std::uint32_t partner, std::uint32_t own) {
    return partner == kFree || partner == own;
  };
  for (std::size_t n = 0; n < c.source.text.size(); ++n) {
    compare_rivals(
        c.all, group(c.by_source, n),
        [&](const Compared& rival) { return free_for(taken.target[rival.target], rival.source); },
        [&](const Compared& one, const Compared& rival) {
          return overlap(c.target, one.target, rival.target) > kSameText;
        },
        c.usual, row);
  }
  for (std::size_t n = 0; n < c.target.text.size(); ++n) {
    compare_rivals(
        c.all, group(c.by_target, n),
        [&](const Compared& rival) { return free_for(taken.source[rival.source], rival.target); },
        [&](const Compared& one, const Compared& rival) {
          return overlap(c.source, one.source, rival.source) > kSameText;
        },
        c.usual, column);
  }
  constexpr float kHardlyAny =
      0.2F;  // of the text of either side; translations of a part have half of one side
  constexpr float kHardlyAnyCost = 3;
  for (std::size_t k = 0; k < c.all.size(); ++k) {
    Compared& one = c.all[k];
    const Likeness& like = one.likeness;
    const float gap =
        std::log(c.source.text.sentences[one.source].length / c.target.text.sentences[one.target].length);
    const auto scaled = [&](float nats, float most) { return std::clamp(nats / c.scale, -most, most); };
    const float near = scaled(closeness(one) - c.usual, kMostCloseness);
    const float size = size_of(c, one);
    one.features = {1,
                    near,
                    like.order - 0.5F,
                    like.anchors,
                    std::min(kMostGap, std::abs(gap)),
                    scaled(std::min(row[k].best, column[k].best), kMostMargin),
                    scaled((row[k].mean + column[k].mean) / 2, kMostMean),
                    size,
                    size * near};
    one.logit = weigh(one.hints, weights.hint) +
                (one.trial ? weigh(one.features, w.tried) + weigh(*one.trial, w.trial)
                           : weigh(one.features, w.quick));
    // Two texts about the same event share names and numbers, and yet hardly a sentence finds a partner.
    if (one.trial && (*one.trial)[kTrialMore] < kHardlyAny) one.logit -= kHardlyAnyCost;
  }
}

void try_doubtful(Comparison& c, const PairOptions& options) {
  constexpr std::size_t kRank = 3;
  constexpr std::size_t kMostTrials = 20'000;  // those in most doubt: a few minutes
  constexpr double kSure = 0.998;
  constexpr double kHopeless = 0.002;
  if (!options.sentences) return;
  std::vector<std::uint8_t> marks(c.all.size(), 0);
  mark_best(c.all, c.by_source, kRank, marks);
  mark_best(c.all, c.by_target, kRank, marks);
  std::vector<std::uint32_t> doubtful;
  for (std::uint32_t k = 0; k < c.all.size(); ++k) {
    const double probability = c.all[k].probability();
    if (marks[k] == 2 && probability < kSure && probability > kHopeless) doubtful.push_back(k);
  }
  if (doubtful.size() > kMostTrials) {
    const auto doubt = [&](std::uint32_t k) { return std::abs(c.all[k].logit); };
    std::ranges::nth_element(doubtful, doubtful.begin() + kMostTrials, [&](std::uint32_t a, std::uint32_t b) {
      return doubt(a) != doubt(b) ? doubt(a) < doubt(b) : a < b;
    });
    doubtful.resize(kMostTrials);
    std::ranges::sort(doubtful);
  }
  std::mutex mutex;
  std::size_t done = 0;
  in_parallel(doubtful.size(), options.threads, [&] {
    return [&](std::size_t n) {
      Compared& one = c.all[doubtful[n]];
      try {
        one.trial = try_alignment(options.sentences(true, one.source), options.sentences(false, one.target),
                                  options.lexicons, options.glossaries);
      } catch (const Error&) {
        one.trial.reset();  // a file that has gone since: the words have to do
      }
      if (!options.progress) return;
      const std::scoped_lock lock(mutex);
      options.progress(++done, doubtful.size());
    };
  });
}

}  // namespace libalign::detail
