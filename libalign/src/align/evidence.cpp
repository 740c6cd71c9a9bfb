#include "align/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr double kLeastWeight = 0.5;  // nats: what says less is not worth showing

struct Word {
  Span span;
  TypeId type = 0;
  bool number = false;
};

template <class Numbers>
std::vector<Word> words_of(const Sentences& sentences, const SideText& side, const Numbers& numbers) {
  std::vector<Word> words;
  for (const auto number : numbers) {
    const std::string_view text = sentences.text(number.value);
    const std::size_t base = sentences[number.value].span.begin;
    const std::vector<Token> tokens = tokenize(text, sentences.language());
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const Token& token = tokens[at];
      if (token.kind == TokenKind::punctuation) continue;
      const bool is_number = token.kind == TokenKind::number;
      const auto type = side.by_text.find(type_text(tokens, at, text, sentences.language()));
      if (type == side.by_text.end()) continue;
      words.push_back({{base + token.span.begin, base + token.span.end}, type->second, is_number});
    }
  }
  return words;
}

bool is_month(std::string_view folded) {
  constexpr std::array<std::string_view, 72> kMonths = {
      "enero",      "febrero",   "marzo",     "abril",     "mayo",      "junio",    "julio",    "agosto",
      "septiembre", "octubre",   "noviembre", "diciembre", "january",   "february", "march",    "april",
      "may",        "june",      "july",      "august",    "september", "october",  "november", "december",
      "janvier",    "fevrier",   "mars",      "avril",     "mai",       "juin",     "juillet",  "aout",
      "septembre",  "octobre",   "novembre",  "decembre",  "januar",    "februar",  "marz",     "april",
      "mai",        "juni",      "juli",      "august",    "september", "oktober",  "november", "dezember",
      "janeiro",    "fevereiro", "marco",     "abril",     "maio",      "junho",    "julho",    "agosto",
      "setembro",   "outubro",   "novembro",  "dezembro",  "gennaio",   "febbraio", "marzo",    "aprile",
      "maggio",     "giugno",    "luglio",    "agosto",    "settembre", "ottobre",  "novembre", "dicembre"};
  return std::ranges::find(kMonths, folded) != kMonths.end();
}

// A year, or a day beside the name of a month ("3 de mayo", "May 3").
bool is_date(const std::vector<Word>& words, std::size_t at, const SideText& side) {
  const std::string& text = side.types[words[at].type].text;
  if (!words[at].number) return is_month(text);
  if (text.size() == 4 && text >= "1500" && text <= "2100") return true;
  for (std::size_t near = at < 2 ? 0 : at - 2; near < std::min(words.size(), at + 3); ++near) {
    if (!words[near].number && is_month(side.types[words[near].type].text)) return true;
  }
  return false;
}

}  // namespace

std::vector<Anchor> find_evidence(const Sentences& source, const Sentences& target,
                                  const SideText& source_side, const SideText& target_side,
                                  const LinkTable& links, const DirectEvidence& direct, const Bead& bead) {
  if (bead.unaligned()) return {};
  const std::vector<Word> source_words = words_of(source, source_side, bead.source);
  const std::vector<Word> target_words = words_of(target, target_side, bead.target);
  std::unordered_map<TypeId, std::vector<std::size_t>> places;
  for (std::size_t t = 0; t < target_words.size(); ++t) places[target_words[t].type].push_back(t);

  struct Match {
    std::size_t source, target;
    double weight;
    AnchorKind kind;
  };
  std::vector<Match> matches;
  const auto source_count = static_cast<double>(std::max<std::size_t>(1, source_words.size()));
  const auto target_count = static_cast<double>(std::max<std::size_t>(1, target_words.size()));
  for (std::size_t s = 0; s < source_words.size(); ++s) {
    for (const Link& link : links.from_source(source_words[s].type)) {
      const auto found = places.find(link.target);
      if (found == places.end()) continue;
      const double weight = direct.weight_of(link, source_count, target_count);
      if (weight < kLeastWeight) continue;
      for (const std::size_t t : found->second) matches.push_back({s, t, weight, link.kind});
    }
  }
  // Equal weights: the one that lies closest to the same relative place.
  const auto shift = [&](const Match& m) {
    return std::abs(static_cast<double>(m.source) / source_count -
                    static_cast<double>(m.target) / target_count);
  };
  std::ranges::stable_sort(matches, [&](const Match& a, const Match& b) {
    return a.weight != b.weight ? a.weight > b.weight : shift(a) < shift(b);
  });
  std::vector<bool> source_used(source_words.size());
  std::vector<bool> target_used(target_words.size());
  std::vector<Anchor> anchors;
  for (const Match& match : matches) {
    if (source_used[match.source] || target_used[match.target]) continue;
    source_used[match.source] = target_used[match.target] = true;
    const bool date = match.kind != AnchorKind::glossary &&
                      is_date(source_words, match.source, source_side) &&
                      is_date(target_words, match.target, target_side);
    anchors.push_back({date ? AnchorKind::date : match.kind, source_words[match.source].span,
                       target_words[match.target].span, match.weight});
  }
  return anchors;
}

}  // namespace libalign::detail
