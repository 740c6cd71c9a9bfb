#include "align/features.h"

#include <algorithm>
#include <cmath>

#include "align/fast_log.h"

namespace libalign::detail {
namespace {

bool is_stop(EndClass end) {
  return end == EndClass::full_stop || end == EndClass::question || end == EndClass::exclamation ||
         end == EndClass::ellipsis;
}

// A full stop and an ellipsis are the same to a translator.
EndClass stop_kind(EndClass end) { return end == EndClass::ellipsis ? EndClass::full_stop : end; }

void add_type(std::size_t a, std::size_t b, FeatureVector& features) {
  const std::size_t small = std::min(a, b);
  const std::size_t large = std::max(a, b);
  if (small == 1) {
    if (large >= 2) features[kType12 + large - 2] = 1;
  } else if (small == 2 && large <= 3) {
    features[large == 2 ? kType22 : kType23] = 1;
  } else {
    features[kTypeLarger] = 1;
  }
}

}  // namespace

BeadFeatures::BeadFeatures(const SideText& source, const SideText& target, const LexicalEvidence& lexical,
                           double length_ratio, double covered, const TextHabits& habits)
    : source_(source),
      target_(target),
      lexical_(lexical),
      length_ratio_(length_ratio),
      surplus_(static_cast<float>(
          std::clamp(std::log((source.length * length_ratio + 1) / (target.length + 1)), -1.5, 1.5))),
      uncovered_(static_cast<float>(1 - covered) - 0.4F),
      habits_(habits),
      blocks_(source.has_blocks && target.has_blocks) {}

FeatureVector BeadFeatures::of(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
  FeatureVector features{};
  if (a == 0 || b == 0) {
    add_null(i, a, j, features);
    return features;
  }
  add_type(a, b, features);
  add_lexical(i, a, j, b, features);
  add_shape(i, a, j, b, features);
  if (a + b > 2) {
    features[kOrder] = order(i, a, j, b);
    features[kMergeHabit] = habits_.merged;
  }
  if (blocks_) add_blocks(i, a, j, b, features);
  if (source_.sentences[i].heading != target_.sentences[j].heading) features[kHeading] = -1;
  return features;
}

void BeadFeatures::add_null(std::size_t i, std::size_t a, std::size_t j, FeatureVector& features) const {
  const float length =
      a == 0 ? target_.sentences[j].length : source_.sentences[i].length * static_cast<float>(length_ratio_);
  features[kNull] = 1;
  features[kNullLength] = std::log(length) - 3;
  features[kNullSurplus] = a == 0 ? -surplus_ : surplus_;
  features[kNullExplained] = -explained_beside(i, a, j);
  features[kNullHabit] = habits_.unaligned;
  features[kNullUncovered] = uncovered_;
}

float BeadFeatures::explained_beside(std::size_t i, std::size_t a, std::size_t j) const {
  float best = 0;
  if (a == 0) {
    if (i > 0) best = lexical_.forward(i - 1, 1, j);
    if (i < source_.size()) best = std::max(best, lexical_.forward(i, 1, j));
    return std::min(3.0F, std::max(0.0F, best) / std::sqrt(target_.sentences[j].tokens));
  }
  if (j > 0) best = lexical_.backward(j - 1, 1, i);
  if (j < target_.size()) best = std::max(best, lexical_.backward(j, 1, i));
  return std::min(3.0F, std::max(0.0F, best) / std::sqrt(source_.sentences[i].tokens));
}

// The basic idea: of two sentences that are one in translation, the first explains its first half. A sentence
// that was only swallowed explains words anywhere in it, or none. The mean over all pairs of neighbours.
float BeadFeatures::order(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
  constexpr float kScale = 4;
  float apart = 0;
  const auto place = [](Explained::Place words) {
    constexpr float kFewNats = 4;  // where so little is explained, the place is drawn to the middle
    return words.moment / (words.nats + kFewNats);
  };
  if (a > 1) {
    for (std::size_t t = j; t < j + b; ++t)
      apart += place(lexical_.place_in_target(i + a - 1, t)) - place(lexical_.place_in_target(i, t));
  }
  if (b > 1) {
    for (std::size_t s = i; s < i + a; ++s)
      apart += place(lexical_.place_in_source(j + b - 1, s)) - place(lexical_.place_in_source(j, s));
  }
  return kScale * apart / static_cast<float>((a - 1) * b + (b - 1) * a);
}

double BeadFeatures::lexical_nats(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
  double nats = 0;
  for (std::size_t t = j; t < j + b; ++t) nats += lexical_.forward(i, a, t);
  for (std::size_t s = i; s < i + a; ++s) nats += lexical_.backward(j, b, s);
  return nats;
}

void BeadFeatures::add_lexical(std::size_t i, std::size_t a, std::size_t j, std::size_t b,
                               FeatureVector& features) const {
  float forward = 0;
  float backward = 0;
  float source_words = 0;
  float target_words = 0;
  float weakest = 1e9F;
  for (std::size_t t = j; t < j + b; ++t) {
    const float nats = lexical_.forward(i, a, t);
    const float words = target_.sentences[t].tokens;
    forward += nats;
    target_words += words;
    weakest = std::min(weakest, nats / words);
  }
  for (std::size_t s = i; s < i + a; ++s) {
    const float nats = lexical_.backward(j, b, s);
    const float words = source_.sentences[s].tokens;
    backward += nats;
    source_words += words;
    weakest = std::min(weakest, nats / words);
  }
  features[kLexical] = (forward + backward) / 20;
  features[kLexicalRoot] = forward / std::sqrt(target_words) + backward / std::sqrt(source_words);
  features[kWeakestMember] = weakest;
  features[kOutside] = outside(i, a, j, b);
  add_across(i, a, j, b, features);
}

// Words at the borders of the bead that the bead beyond would explain better: a border that runs through a
// sentence leaves some, and how many of them matters less than that there are any.
void BeadFeatures::add_across(std::size_t i, std::size_t a, std::size_t j, std::size_t b,
                              FeatureVector& features) const {
  constexpr float kFewNats = 4;
  const auto add = [&features](float nats) {
    features[kAcross] -= nats / 10;
    features[kAcrossMuch] -= std::max(0.0F, nats - kFewNats) / 10;
  };
  if (i > 0) add(lexical_.across_in_target(i, j).before);
  if (i + a < source_.size()) add(lexical_.across_in_target(i + a - 1, j + b - 1).after);
  if (j > 0) add(lexical_.across_in_source(j, i).before);
  if (j + b < target_.size()) add(lexical_.across_in_source(j + b - 1, i + a - 1).after);
}

float BeadFeatures::outside(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
  float gain = 0;
  if (b < kMostSentences) {
    const bool before = j > 0;
    const bool after = j + b < target_.size();
    for (std::size_t s = i; s < i + a; ++s) {
      const float now = lexical_.backward(j, b, s);
      if (after) gain += std::max(0.0F, lexical_.backward(j, b + 1, s) - now);
      if (before) gain += std::max(0.0F, lexical_.backward(j - 1, b + 1, s) - now);
    }
  }
  if (a < kMostSentences) {
    const bool before = i > 0;
    const bool after = i + a < source_.size();
    for (std::size_t t = j; t < j + b; ++t) {
      const float now = lexical_.forward(i, a, t);
      if (after) gain += std::max(0.0F, lexical_.forward(i, a + 1, t) - now);
      if (before) gain += std::max(0.0F, lexical_.forward(i - 1, a + 1, t) - now);
    }
  }
  return -gain / 10;
}

void BeadFeatures::add_shape(std::size_t i, std::size_t a, std::size_t j, std::size_t b,
                             FeatureVector& features) const {
  float source_length = 0;
  float target_length = 0;
  std::array<int, static_cast<std::size_t>(Mark::kCount)> difference{};
  const auto inner = [&features](const SentenceShape& before, const SentenceShape& after) {
    features[is_stop(before.end) ? kInnerStrong : kInnerWeak] += 1;
    if (after.speech) features[kInnerSpeech] += 1;
  };
  for (std::size_t s = i; s < i + a; ++s) {
    const SentenceShape& shape = source_.sentences[s];
    source_length += shape.length;
    for (std::size_t k = 0; k < difference.size(); ++k) difference[k] += shape.marks[k];
    if (s + 1 < i + a) inner(shape, source_.sentences[s + 1]);
  }
  for (std::size_t t = j; t < j + b; ++t) {
    const SentenceShape& shape = target_.sentences[t];
    target_length += shape.length;
    for (std::size_t k = 0; k < difference.size(); ++k) difference[k] -= shape.marks[k];
    if (t + 1 < j + b) inner(shape, target_.sentences[t + 1]);
  }

  const float expected = source_length * static_cast<float>(length_ratio_);
  features[kLength] = length_agreement(expected, target_length, habits_.length_variance);
  features[kLengthRatio] = -std::abs(quick_log((target_length + 3) / (expected + 3)));

  const auto differ = [&difference](Mark mark) {
    return -static_cast<float>(std::min(std::abs(difference[static_cast<std::size_t>(mark)]), 3));
  };
  features[kMarks] = differ(Mark::colon) + differ(Mark::semicolon) + differ(Mark::quote);
  features[kQuestions] = differ(Mark::question);
  features[kExclamations] = differ(Mark::exclamation);
  features[kBrackets] = differ(Mark::bracket);

  const EndClass source_end = source_.sentences[i + a - 1].end;
  const EndClass target_end = target_.sentences[j + b - 1].end;
  if (is_stop(source_end) && is_stop(target_end)) {
    if (stop_kind(source_end) != stop_kind(target_end)) features[kEndStrong] = -1;
  } else if (is_stop(source_end) != is_stop(target_end)) {
    features[kEndWeak] = -1;
  }
  const StartClass source_start = source_.sentences[i].start;
  const StartClass target_start = target_.sentences[j].start;
  if ((source_start == StartClass::upper && target_start == StartClass::lower) ||
      (source_start == StartClass::lower && target_start == StartClass::upper)) {
    features[kStart] = -1;
  }
  if (source_.sentences[i].speech != target_.sentences[j].speech) features[kStartSpeech] = -1;
}

void BeadFeatures::add_blocks(std::size_t i, std::size_t a, std::size_t j, std::size_t b,
                              FeatureVector& features) const {
  for (std::size_t s = i + 1; s < i + a; ++s)
    features[kCrossesBlock] += source_.sentences[s].opens_block ? 1.0F : 0.0F;
  for (std::size_t t = j + 1; t < j + b; ++t)
    features[kCrossesBlock] += target_.sentences[t].opens_block ? 1.0F : 0.0F;
  const bool source_opens = source_.sentences[i].opens_block;
  const bool target_opens = target_.sentences[j].opens_block;
  if (source_opens && target_opens) features[kOpensBoth] = 1;
  if (source_opens != target_opens) features[kOpensOne] = 1;
}

float score_of(const FeatureVector& features, const FeatureVector& weights) {
  float sum = 0;
  for (std::size_t k = 0; k < kFeatureCount; ++k) sum += features[k] * weights[k];
  return sum;
}

double guess_length_ratio(const SideText& source, const SideText& target) {
  constexpr double kPrior = 2000;  // characters that say 1
  const double whole = (target.length + kPrior) / (source.length + kPrior);
  return whole > 0.85 && whole < 1.18 ? whole : 1;
}

}  // namespace libalign::detail
