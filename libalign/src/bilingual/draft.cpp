#include "bilingual/draft.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "libalign/read.h"
#include "libalign/segment.h"
#include "libalign/text.h"
#include "write/one_line.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostSentences = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::size_t kDetected = 100'000;  // bytes tell a language as well as all

// Cuts the one text of a side into as many sentences as it says it has. Where that is not possible the first
// one gets all and the others are empty, so that numbers and kind stay.
void cut(DraftSide& side, const std::string& language) {
  if (side.numbers.size() < 2 || side.sentences.size() != 1) return;
  const std::string text = one_line(side.sentences[0].text);
  std::vector<DraftSentence> pieces;
  if (!text.empty()) {
    Document document;
    document.language = language;
    document.text = text;
    document.blocks.push_back({.text = {0, text.size()}, .origin = {0, text.size()}});
    const Sentences found = split_sentences(std::move(document));
    if (found.size() == side.numbers.size()) {
      for (std::size_t i = 0; i < found.size(); ++i)
        pieces.push_back({std::string(found.text(i)), side.sentences[0].block, {}, {}});
    }
  }
  if (pieces.empty()) {
    pieces.resize(side.numbers.size());
    pieces[0] = std::move(side.sentences[0]);
  }
  side.sentences = std::move(pieces);
}

// Whether the numbers of all beads are 0, 1, 2 ... each once, and each with its sentence.
template <typename GetSide>
bool numbered(const std::vector<DraftBead>& beads, GetSide get) {
  std::size_t all = 0;
  for (const DraftBead& bead : beads) {
    const DraftSide& side = get(bead);
    if (side.numbers.size() != side.sentences.size()) return false;
    all += side.numbers.size();
  }
  std::vector<bool> seen(all, false);
  for (const DraftBead& bead : beads) {
    for (const std::size_t number : get(bead).numbers) {
      if (number >= all || seen[number]) return false;
      seen[number] = true;
    }
  }
  return true;
}

template <typename GetSide>
void count_anew(std::vector<DraftBead>& beads, GetSide get) {
  std::size_t next = 0;
  for (DraftBead& bead : beads) {
    DraftSide& side = get(bead);
    side.numbers.clear();
    for (std::size_t i = 0; i < side.sentences.size(); ++i) side.numbers.push_back(next++);
  }
}

DraftSide& source_of(DraftBead& bead) { return bead.source; }
DraftSide& target_of(DraftBead& bead) { return bead.target; }

bool says_numbers(const std::vector<DraftBead>& beads) {
  return std::ranges::any_of(beads, [](const DraftBead& bead) {
    return !bead.source.numbers.empty() || !bead.target.numbers.empty();
  });
}

void give_numbers(Draft& draft) {
  const bool said = says_numbers(draft.beads);
  bool changed = false;
  if (!numbered(draft.beads, [](const DraftBead& bead) -> const DraftSide& { return bead.source; })) {
    count_anew(draft.beads, source_of);
    changed = true;
  }
  if (!numbered(draft.beads, [](const DraftBead& bead) -> const DraftSide& { return bead.target; })) {
    count_anew(draft.beads, target_of);
    changed = true;
  }
  if (said && changed) {
    draft.notes.push_back(
        {"numbers of sentences are missing or stand twice, as when rows were removed or copied; they are "
         "counted anew"});
  }
}

std::size_t first(const DraftSide& side) { return *std::ranges::min_element(side.numbers); }

// Source order. A bead without a source follows the one that holds the target sentence before it.
void put_in_order(Draft& draft) {
  std::vector<DraftBead>& beads = draft.beads;
  std::vector<std::size_t> starts;
  for (const DraftBead& bead : beads) {
    if (!bead.source.numbers.empty()) starts.push_back(first(bead.source));
  }
  if (std::ranges::is_sorted(starts)) return;
  std::vector<std::size_t> holder;  // by target sentence: its bead
  for (std::size_t i = 0; i < beads.size(); ++i) {
    for (const std::size_t number : beads[i].target.numbers) {
      if (number >= holder.size()) holder.resize(number + 1);
      holder[number] = i;
    }
  }
  // The place of each target sentence in the source: that of the nearest one before it that has any.
  std::vector<std::size_t> place(holder.size());
  std::size_t last = 0;  // 0: before the first source sentence
  for (std::size_t j = 0; j < holder.size(); ++j) {
    const DraftSide& source = beads[holder[j]].source;
    if (!source.numbers.empty()) last = first(source) + 1;
    place[j] = last;
  }
  using Key = std::array<std::size_t, 3>;
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t i = 0; i < beads.size(); ++i) {
    const bool has_source = !beads[i].source.numbers.empty();
    const std::size_t target = beads[i].target.numbers.empty() ? 0 : first(beads[i].target);
    keys.emplace_back(has_source ? Key{first(beads[i].source) + 1, 0, 0} : Key{place[target], 1, target}, i);
  }
  std::ranges::sort(keys);
  std::vector<DraftBead> sorted;
  sorted.reserve(beads.size());
  for (const auto& [key, i] : keys) sorted.push_back(std::move(beads[i]));
  beads = std::move(sorted);
  if (draft.as_linked) return;
  draft.notes.push_back({"the rows stood in another order; they were put back into that of the source"});
}

// The clean text as it was, when all sentences say where they stood, one behind the other; else line by line.
bool spans_fit(const std::vector<DraftSentence>& sentences) {
  constexpr std::size_t kMostAround = std::size_t{16}
                                      << 20U;  // white space between blocks is never that much
  std::size_t end = 0;
  std::size_t texts = 0;
  for (const DraftSentence& sentence : sentences) {
    if (!sentence.span || sentence.span->begin < end || sentence.span->end < sentence.span->begin ||
        sentence.span->end - sentence.span->begin != sentence.text.size())
      return false;
    end = sentence.span->end;
    texts += sentence.text.size();
  }
  return end - texts <= kMostAround;
}

void add_origin(Document& document, const DraftSentence& sentence, Span text, bool goes_on) {
  const Span origin = sentence.origin.value_or(text);
  Span& of_block = document.blocks.back().origin;
  of_block = goes_on ? Span{of_block.begin, std::max(of_block.end, origin.end)} : origin;
  const bool exact = origin.end - origin.begin == text.end - text.begin;
  OriginRun run{.text_begin = text.begin, .file_begin = origin.begin, .exact = exact};
  if (!exact) run.text_step = run.file_step = 0;
  document.origins.push_back(run);
}

Sentences make_side(const std::vector<DraftSentence>& sentences, std::string name, std::string language,
                    bool detected) {
  Document document;
  document.name = std::move(name);
  document.language = std::move(language);
  document.language_detected = detected;
  document.format = "sentences";
  document.encoding = "UTF-8";
  const bool as_they_stood = spans_fit(sentences);
  std::vector<Sentence> made;
  made.reserve(sentences.size());
  const DraftSentence* before = nullptr;
  for (const DraftSentence& sentence : sentences) {
    const bool goes_on = before != nullptr && sentence.paragraph && sentence.paragraph == before->paragraph;
    const char gap = goes_on ? ' ' : '\n';
    if (as_they_stood) {
      document.text.append(sentence.span->begin - document.text.size(), gap);
    } else if (before != nullptr) {
      document.text += gap;
    }
    before = &sentence;
    const Span span{document.text.size(), document.text.size() + sentence.text.size()};
    document.text += sentence.text;
    if (goes_on) {
      document.blocks.back().text.end = span.end;  // the origin is that of the last sentence
    } else {
      document.blocks.push_back({.kind = sentence.block, .text = span, .origin = span});
    }
    add_origin(document, sentence, span, goes_on);
    made.push_back({.span = span,
                    .block = document.blocks.size() - 1,
                    .end = end_class(sentence.text),
                    .start = start_class(sentence.text)});
  }
  return {std::move(document), std::move(made)};
}

template <typename GetSide>
std::vector<DraftSentence> sentences_in_order(std::vector<DraftBead>& beads, GetSide get) {
  std::size_t all = 0;
  for (DraftBead& bead : beads) all += get(bead).numbers.size();
  std::vector<DraftSentence> sentences(all);
  for (DraftBead& bead : beads) {
    DraftSide& side = get(bead);
    for (std::size_t i = 0; i < side.numbers.size(); ++i) {
      DraftSentence& sentence = side.sentences[i];
      std::string clean = one_line(sentence.text);
      if (clean != sentence.text) sentence.span.reset();
      sentence.text = std::move(clean);
      sentences[side.numbers[i]] = std::move(sentence);
    }
  }
  return sentences;
}

template <typename GetSide>
std::string some_text(std::vector<DraftBead>& beads, GetSide get) {
  std::string text;
  for (DraftBead& bead : beads) {
    for (const DraftSentence& sentence : get(bead).sentences)
      text.append(one_line(sentence.text)).append("\n");
    if (text.size() > kDetected) break;
  }
  return text;
}

template <typename GetSide>
Language language_of(Draft& draft, const std::string& asked, const std::string& said, GetSide get) {
  if (!asked.empty()) return {asked};
  if (const auto tag = canonical_language(said); tag && *tag != "und") return {*tag};
  return {detect_language(some_text(draft.beads, get)), true};
}

Bead bead_of(DraftBead& draft) {
  Bead bead;
  for (const std::size_t number : draft.source.numbers) bead.source.emplace_back(number);
  for (const std::size_t number : draft.target.numbers) bead.target.emplace_back(number);
  std::ranges::sort(bead.source, {}, [](SourceIndex i) { return i.value; });
  std::ranges::sort(bead.target, {}, [](TargetIndex i) { return i.value; });
  bead.order = draft.order;
  bead.status = draft.status;
  bead.confidence = draft.confidence;
  bead.translation = bead.unaligned() ? 0 : draft.translation;
  bead.evidence = std::move(draft.evidence);
  bead.id = std::move(draft.id);
  bead.note = std::move(draft.note);
  return bead;
}

}  // namespace

void mark_moved(std::vector<Bead>& beads) {
  std::vector<std::size_t> tails;  // by length: the bead that ends such a sequence lowest
  std::vector<std::size_t> before(beads.size());
  const auto start = [&](std::size_t i) { return beads[i].target.front().value; };
  constexpr auto kNone = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < beads.size(); ++i) {
    if (beads[i].unaligned()) continue;
    const auto place = std::ranges::lower_bound(tails, start(i), {}, start);
    before[i] = place == tails.begin() ? kNone : *std::prev(place);
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
    beads[i].order = BeadOrder::moved;
  }
  if (tails.empty()) return;
  for (std::size_t i = tails.back(); i != kNone; i = before[i]) beads[i].order = BeadOrder::in_order;
}

DraftSide side_of(std::string text, std::vector<std::size_t> numbers) {
  DraftSide side;
  side.numbers = std::move(numbers);
  if (!one_line(text).empty() || !side.numbers.empty())
    side.sentences.push_back({std::move(text), BlockKind::paragraph, {}, {}});
  return side;
}

Arranged arrange(Draft& draft, const BilingualOptions& options) {
  std::erase_if(draft.beads, [](const DraftBead& bead) {
    return bead.source.sentences.empty() && bead.target.sentences.empty();
  });
  if (draft.beads.empty()) {
    throw DataError({draft.name}, {"no pairs are in it."}, {"Check that it is the right file."});
  }
  const Language source_language =
      language_of(draft, options.source_language, draft.source_language, source_of);
  const Language target_language =
      language_of(draft, options.target_language, draft.target_language, target_of);
  std::size_t all = 0;
  for (DraftBead& bead : draft.beads) {
    cut(bead.source, source_language.tag);
    cut(bead.target, target_language.tag);
    all += bead.source.sentences.size() + bead.target.sentences.size();
  }
  if (all > kMostSentences) throw DataError({draft.name}, {"has too many sentences."}, {"Split it."});
  give_numbers(draft);
  put_in_order(draft);
  return {source_language, target_language};
}

Alignment to_alignment(Draft draft, const BilingualOptions& options) {
  const auto [source_language, target_language] = arrange(draft, options);
  const auto name = [&](const std::string& said) { return said.empty() ? draft.name : said; };
  Alignment alignment;
  const std::vector<DraftSentence> source = sentences_in_order(draft.beads, source_of);
  const std::vector<DraftSentence> target = sentences_in_order(draft.beads, target_of);
  if (!spans_fit(source) || !spans_fit(target)) {  // evidence points into the texts as they stood
    for (DraftBead& bead : draft.beads) bead.evidence.clear();
  }
  alignment.source =
      make_side(source, name(draft.source_name), source_language.tag, source_language.detected);
  alignment.target =
      make_side(target, name(draft.target_name), target_language.tag, target_language.detected);
  alignment.beads.reserve(draft.beads.size());
  for (DraftBead& bead : draft.beads) alignment.beads.push_back(bead_of(bead));
  const auto is_moved = [](const Bead& bead) { return bead.order == BeadOrder::moved; };
  if (draft.as_linked && std::ranges::none_of(alignment.beads, is_moved)) mark_moved(alignment.beads);
  alignment.provenance = std::move(draft.provenance);
  alignment.notes = std::move(draft.notes);
  return alignment;
}

}  // namespace libalign::detail
