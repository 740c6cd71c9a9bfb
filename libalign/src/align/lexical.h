// How much better than chance the words of one side explain the other, for every bead that the lattice may
// hold.
//
// For a word f of the target and the source sentences S of a bead
//     l(f | S) = log[(1 - k) + k * sum_{e in S} c(e) t(f|e) / (|S| p(f))]
// with k = .6 when f has any link in this document pair and .05 when not, p(f) the smoothed share of f in its
// text. Summed over the words of a target sentence j this depends on S and j only, so it is kept as
// forward(i, m, j): the source sentences i..i+m-1 explaining j. Likewise backward(j, n, i). A bead adds these
// up; a bead with an empty side is 0 by definition.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/bead_filter.h"
#include "align/corridor.h"
#include "align/links.h"
#include "align/type_set.h"
#include "align/type_window.h"
#include "align/vocabulary.h"

namespace libalign::detail {

inline constexpr std::size_t kMostSentences = 5;  // of one side in a bead

// What one word weighs: of the target given source sentences, and the other way round.
struct WordOdds {
  std::vector<float> unmatched;  // by type: log(1 - k)
  std::vector<float> ratio;      // by type: k / ((1 - k) p)
};

WordOdds word_odds(const SideText& side, const std::vector<bool>& linked);
// By sentence: what it gets when nothing of it is explained.
std::vector<float> unmatched_sums(const SideText& side, const WordOdds& odds);

// By type of a side: whether it has any link in this document pair.
std::vector<bool> linked_sources(const SideText& side, const LinkTable& links);
std::vector<bool> linked_targets(const SideText& side, const LinkTable& links);

// One direction: what runs of sentences that begin at the same place say of the sentences over against them.
// Counted where it is wanted only.
class Explained {
 public:
  enum class Direction { forward, backward };  // forward: runs of the source explain sentences of the target
  // Runs of up to `longest` sentences. Keeps references to all it is given.
  Explained(const SideText& source, const SideText& target, const LinkTable& links, Direction direction,
            std::size_t longest);

  // Runs that begin in [first, last) may be wanted from now on.
  void open(std::size_t first, std::size_t last);
  // Says that at(begin, run, [first, last)) will be asked for.
  void want(std::size_t begin, std::size_t run, std::size_t first, std::size_t last);
  // Counts what is wanted of runs that begin in [from, to) and was not counted before.
  void fill(std::size_t from, std::size_t to);
  // Forgets everything, and keeps the room for what comes next.
  void forget();

  // In nats; only what was wanted and counted.
  float at(std::size_t begin, std::size_t run, std::size_t sentence) const {
    const Strip& strip = strips_[number(begin, run)];
    return values_[strip.offset + (sentence - strip.first)];
  }
  // Of a run of one sentence: what the words that it explains win, and the same times their places.
  struct Place {
    float nats = 0;
    float moment = 0;
  };
  Place place(std::size_t begin, std::size_t sentence) const { return alone(begin, sentence).place; }
  // Of a run of one sentence and a sentence over against it: the nats that the first words of the latter
  // would win if the sentence before the run explained them, for as many words as win the most; and its last
  // words by the sentence after the run. Much is to be won where a border runs through a sentence.
  struct Across {
    float before = 0;
    float after = 0;
  };
  Across across(std::size_t begin, std::size_t sentence) const { return alone(begin, sentence).across; }
  // What a sentence gets when nothing of it is explained.
  float unmatched(std::size_t sentence) const { return unmatched_[sentence]; }

 private:
  // What is asked of runs of one sentence only.
  struct Alone {
    Place place;
    Across across;
  };
  const Alone& alone(std::size_t begin, std::size_t sentence) const {
    const Strip& strip = strips_[number(begin, 1)];
    return alone_[strip.alone + (sentence - strip.first)];
  }
  struct Strip {
    std::size_t offset = 0;
    std::size_t alone = 0;
    std::uint32_t first = 0, last = 0;
    bool counted = true;
  };
  // A word of a sentence that a sentence of the other side may have produced.
  struct Match {
    std::uint32_t word = 0;  // its number within the sentence
    float place = 0;         // in the sentence
    float gain = 0;          // the mass with which it is produced, times its ratio
    float nats = 0;          // that it wins when the other sentence explains it alone

    bool is_before(const Match& other) const {
      return place != other.place ? place < other.place : word < other.word;
    }
  };
  // What one sentence of the runs' side produces in the sentences [first, last) over against it.
  struct Produced {
    std::uint32_t first = 0, last = 0;
    std::size_t begin = 0;  // of begins_: where the matches of each begin, and one more
  };
  // For all that is wanted and not counted of runs that begin in [from, to).
  void find_produced(std::size_t from, std::size_t to);
  void find_matches(std::size_t sentence, Produced& result);
  // The runs that begin at `begin`.
  void count(std::size_t begin);
  // What a sentence of the runs' side produces in one of the other, in the order of places.
  std::span<const Match> matches_of(std::size_t by, std::uint32_t sentence) const;
  float sum_of(std::uint32_t sentence, float per_token) const;
  Place place_of(std::size_t by, std::uint32_t sentence) const;
  Across across_of(std::size_t by, std::uint32_t sentence) const;

  const Occurrence* words_of(std::size_t sentence) const {
    return to_.occurrences.data() + to_.sentences[sentence].first;
  }

  const SideText& from_;
  const SideText& to_;
  const LinkTable& links_;
  Direction direction_;
  std::size_t longest_;
  WordOdds odds_;
  std::vector<float> unmatched_;
  std::size_t number(std::size_t begin, std::size_t run) const {
    return (begin - opened_) * longest_ + run - 1;
  }
  std::vector<Strip> strips_;  // by beginning, from the first that is open, and length of the run
  std::size_t opened_ = 0;
  std::vector<float> values_;
  std::vector<Alone> alone_;
  // Room for one fill().
  std::size_t produced_from_ = 0;
  std::vector<Produced> produced_;  // by sentence from that one on
  std::vector<std::uint32_t> begins_;
  std::vector<Match> matches_;
  // Room for one sentence: the mass that it produces by type, all 0 in between, and the types in use.
  std::vector<float> mass_;
  std::vector<TypeId> used_;
  TypeWindow near_;         // what stands in the sentences over against it
  TypeSet produced_types_;  // what of that it produces
  // Room for one sentence over against a run: the gain by word, all 0 in between, and the words in use.
  std::vector<float> word_gain_;
  std::vector<std::uint32_t> words_;
};

class LexicalEvidence {
 public:
  // Keeps references to the first three.
  LexicalEvidence(const SideText& source, const SideText& target, const LinkTable& links, int threads);

  // Counts what beads need that lie between source borders [from, to] of the corridor and that `filter`
  // leaves.
  void extend(const Corridor& corridor, std::size_t from, std::size_t to, const BeadFilter& filter = {});
  // Forgets what was counted: memory for long texts is that of one block.
  void forget();

  // In nats. `m`, `n` from 1; for beads that were asked for, and for those a sentence longer.
  float forward(std::size_t i, std::size_t m, std::size_t j) const { return forward_.at(i, m, j); }
  float backward(std::size_t j, std::size_t n, std::size_t i) const { return backward_.at(j, n, i); }

  // Where in target sentence j the words stand that source sentence i explains, and the other way round. Of a
  // bead inside the corridor: where the explaining side has several, its first and its last.
  Explained::Place place_in_target(std::size_t i, std::size_t j) const { return forward_.place(i, j); }
  Explained::Place place_in_source(std::size_t j, std::size_t i) const { return backward_.place(j, i); }
  // What the sentences beside source sentence i would win of target sentence j, and the other way round. Of a
  // bead inside the corridor: of its first sentences together, and of its last.
  Explained::Across across_in_target(std::size_t i, std::size_t j) const { return forward_.across(i, j); }
  Explained::Across across_in_source(std::size_t j, std::size_t i) const { return backward_.across(j, i); }

 private:
  Explained forward_, backward_;
  std::size_t source_size_, target_size_;
  int threads_;
};

}  // namespace libalign::detail
