// The features of a bead and their weights: one list, one readable file (data/align/weights.txt).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace libalign::detail {

// In the order of the weight file. Costs are features that are never positive or weights that are negative: a
// score is a plain dot product.
enum Feature : std::size_t {
  kLexical,        // (forward + backward) / 20 nats
  kLexicalRoot,    // forward / sqrt(target words) + backward / sqrt(source words)
  kWeakestMember,  // the least explained sentence: nats a word
  kLength,         // log of Student's t density (5 degrees) of Gale and Church's delta, without its constant
  kLengthRatio,    // -|log of the length ratio|
  kMarks,          // -difference of the counts of colons, semicolons and quotes
  kQuestions,      // -difference of the counts of question marks
  kExclamations,   // -difference of the counts of exclamation marks
  kBrackets,       // -difference of the counts of brackets
  kEndStrong,      // -1 when the ends differ and both are stops (question and statement, say)
  kEndWeak,        // -1 when one ends with a stop and the other does not
  kStart,          // -1 when one starts with a capital and the other with a small letter
  kStartSpeech,    // -1 when one starts with a quote or a dash and the other does not
  kNull,           // 1 for an unaligned sentence
  kNullLength,     // its log length - 3
  kNullSurplus,  // log of how much longer its side is than the other explains, within 1.5; less than 0 on the
                 // shorter side
  kNullContinued,  // 1 when the sentence before it is unaligned, too
  kType12,
  kType13,
  kType14,
  kType15,
  kType22,
  kType23,
  kTypeLarger,
  kInnerWeak,      // borders inside the bead: after a comma, colon or nothing
  kInnerStrong,    // after a full stop, question mark ...
  kInnerSpeech,    // before a quote or a dash
  kOrder,          // of a bead of several: whether its sentences explain words that lie in their order
  kOutside,        // -nats that a sentence next to the bead would add to what the bead explains
  kAcross,         // -nats that words at the bead's borders would win if the sentence beyond explained them
  kAcrossMuch,     // the same, of what is beyond a few
  kCrossesBlock,   // paragraph borders inside the bead (only where both sides have paragraphs)
  kOpensBoth,      // 1 when both sides open a paragraph
  kOpensOne,       // 1 when only one does
  kNullExplained,  // -nats that the sentences beside an unaligned one would explain of it, by the root of its
                   // words
  kNullHabit,      // 1 for an unaligned sentence times log of how many there are in the text: see TextHabits
  kNullUncovered,  // 1 for an unaligned sentence times the share of words without a link, less .4
  kMergeHabit,     // 1 for a pair other than 1-1 times log of how many there are in the text
  kHeading,        // -1 when a heading, caption or cell meets running text
  kFeatureCount
};

using FeatureVector = std::array<float, kFeatureCount>;

const char* name_of(Feature feature);

struct Weights {
  FeatureVector feature{};
  // logistic regression of `translation`: see translation.h
  std::array<float, 8> translation{};
  // logistic regressions of `confidence`: see confidence.h
  std::array<float, 4> confidence_pair{0, 1, 0, 0};
  std::array<float, 2> confidence_unaligned{0, 1};
};

// "name value" a line, "#" comments. Throws DataError("weights", line) on an unknown name, a missing or
// broken number.
Weights parse_weights(std::string_view text);
const Weights& built_in_weights();
// Of the first path of every text (data/align/first-weights.txt). They are fixed, so that the habits of a
// text and the words learned from it are the same to any weights that see them, in training as in use.
const Weights& first_weights();
std::string format_weights(const Weights& weights, std::string_view comment);

}  // namespace libalign::detail
