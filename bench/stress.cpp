#include "stress.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string_view>
#include <utility>

#include "libalign/error.h"

namespace bench {
namespace {

using libalign::LadderBead;
using libalign::Sentences;

// A line of the target and the sentences of the original that it holds; none: foreign text.
struct Line {
  std::string text;
  std::vector<std::size_t> original;
};

using Lines = std::vector<Line>;

// Whole numbers only: the distributions of the standard library differ from one to the next.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool chance(double share) { return static_cast<double>(below(10'000)) < 10'000 * share; }

 private:
  std::mt19937 random_;
};

Lines lines_of(const Sentences& sentences, bool foreign) {
  Lines lines;
  for (std::size_t j = 0; j < sentences.size(); ++j) {
    lines.push_back({std::string(sentences.text(j)), {}});
    if (!foreign) lines.back().original.push_back(j);
  }
  return lines;
}

std::vector<Lines> cut(const Lines& lines, std::size_t least, std::size_t most, Dice& dice) {
  std::vector<Lines> runs;
  for (std::size_t j = 0; j < lines.size();) {
    const std::size_t end = std::min(lines.size(), j + dice.between(least, most));
    runs.emplace_back(lines.begin() + static_cast<std::ptrdiff_t>(j),
                      lines.begin() + static_cast<std::ptrdiff_t>(end));
    j = end;
  }
  return runs;
}

Lines joined(const std::vector<Lines>& runs) {
  Lines lines;
  for (const Lines& run : runs) lines.insert(lines.end(), run.begin(), run.end());
  return lines;
}

// Numbers of runs, at random, that together hold `share` of the lines.
std::vector<bool> choose(const std::vector<Lines>& runs, double share, Dice& dice) {
  std::vector<std::size_t> order(runs.size());
  std::size_t lines = 0;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    order[k] = k;
    lines += runs[k].size();
  }
  for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[dice.below(k)]);
  std::vector<bool> chosen(runs.size());
  double wanted = share * static_cast<double>(lines);
  for (const std::size_t k : order) {
    if (wanted < static_cast<double>(runs[k].size()) / 2) break;
    wanted -= static_cast<double>(runs[k].size());
    chosen[k] = true;
  }
  return chosen;
}

Lines omit(const Lines& lines, double share, Dice& dice) {
  const std::vector<Lines> runs = cut(lines, 1, 6, dice);
  const std::vector<bool> out = choose(runs, share, dice);
  std::vector<Lines> kept;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    if (!out[k]) kept.push_back(runs[k]);
  }
  return joined(kept);
}

Lines move_runs(const Lines& lines, double share, std::size_t least, std::size_t most, Dice& dice) {
  const std::vector<Lines> runs = cut(lines, least, most, dice);
  const std::vector<bool> moves = choose(runs, share, dice);
  std::vector<Lines> moved;
  std::vector<Lines> result;
  for (std::size_t k = 0; k < runs.size(); ++k) (moves[k] ? moved : result).push_back(runs[k]);
  for (const Lines& run : moved) {
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(dice.below(result.size() + 1)), run);
  }
  return joined(result);
}

Lines swap_paragraphs(const Lines& lines, double share, Dice& dice) {
  std::vector<Lines> runs = cut(lines, 3, 6, dice);
  for (std::size_t k = 0; k + 1 < runs.size(); k += 2) {
    if (dice.chance(share)) std::swap(runs[k], runs[k + 1]);
  }
  return joined(runs);
}

Lines add_foreign(const Lines& lines, const Lines& foreign, double share, Dice& dice) {
  std::vector<Lines> runs = cut(lines, 1, 1, dice);
  const auto wanted = static_cast<std::size_t>(std::lround(share * static_cast<double>(lines.size())));
  for (std::size_t added = 0; added < wanted && !foreign.empty();) {
    const std::size_t run = std::min({dice.between(1, 6), wanted - added, foreign.size()});
    const auto from = foreign.begin() + static_cast<std::ptrdiff_t>(dice.below(foreign.size() - run + 1));
    const auto at = runs.begin() + static_cast<std::ptrdiff_t>(dice.below(runs.size() + 1));
    runs.insert(at, Lines(from, from + static_cast<std::ptrdiff_t>(run)));
    added += run;
  }
  return joined(runs);
}

Lines merge(const Lines& lines, double share, Dice& dice) {
  Lines merged;
  for (const Line& line : lines) {
    if (merged.empty() || !dice.chance(share)) {
      merged.push_back(line);
      continue;
    }
    Line& last = merged.back();
    last.text += ' ' + line.text;
    last.original.insert(last.original.end(), line.original.begin(), line.original.end());
  }
  return merged;
}

// Where a clause ends inside of a line: behind a mark and its space, with two words or more on either side.
std::vector<std::size_t> clause_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  const auto words = [](std::string_view part) { return std::ranges::count(part, ' ') + 1; };
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const std::string_view kMarks = ",;:";
    if (text[at] != ' ' || kMarks.find(text[at - 1]) == std::string_view::npos) continue;
    if (words(text.substr(0, at)) > 1 && words(text.substr(at + 1)) > 1) ends.push_back(at);
  }
  return ends;
}

Lines shift(Lines lines, double share, Dice& dice) {
  for (std::size_t j = 1; j < lines.size(); ++j) {
    if (!dice.chance(share)) continue;
    Line& before = lines[j - 1];
    Line& after = lines[j];
    const bool backward = dice.chance(0.5);
    const std::vector<std::size_t> ends = clause_ends(backward ? after.text : before.text);
    if (ends.empty()) continue;
    const std::size_t end = ends[dice.below(ends.size())];
    if (backward) {
      before.text += ' ' + after.text.substr(0, end);
      after.text.erase(0, end + 1);
      before.original.insert(before.original.end(), after.original.begin(), after.original.end());
    } else {
      after.text.insert(0, before.text.substr(end + 1) + ' ');
      before.text.resize(end);
      after.original.insert(after.original.begin(), before.original.begin(), before.original.end());
    }
    ++j;  // a line changes once
  }
  return lines;
}

// Only letters of ASCII: the text stays UTF-8.
std::string misread(std::string_view word, Dice& dice) {
  const std::map<char, char> like = {{'e', 'c'}, {'c', 'e'}, {'l', '1'}, {'i', 'l'}, {'o', '0'},
                                     {'n', 'u'}, {'u', 'n'}, {'s', '5'}, {'a', 'o'}, {'h', 'b'}};
  std::string result(word);
  const std::size_t at = dice.below(word.size());
  if (static_cast<unsigned char>(result[at]) >= 0x80) return result;
  const auto found = like.find(result[at]);
  const std::size_t kind = dice.below(4);
  if (kind < 2 && found != like.end())
    result[at] = found->second;
  else if (kind == 2 && result.size() > 1)
    result.erase(at, 1);
  else
    result.insert(at, 1, result[at]);
  return result;
}

void damage(Lines& lines, double share, Dice& dice) {
  for (Line& line : lines) {
    std::string text;
    for (std::size_t from = 0; from < line.text.size();) {
      const std::size_t end = std::min(line.text.find(' ', from), line.text.size());
      const std::string_view word = std::string_view(line.text).substr(from, end - from);
      text += !word.empty() && dice.chance(share) ? misread(word, dice) : std::string(word);
      if (end < line.text.size()) text += ' ';
      from = end + 1;
    }
    line.text = std::move(text);
  }
}

Sentences sentences_of(const Lines& lines, const libalign::Document& like) {
  libalign::Document document;
  document.name = like.name;
  document.language = like.language;
  document.format = like.format;
  std::vector<libalign::Sentence> sentences;
  for (const Line& line : lines) {
    const std::size_t begin = document.text.size();
    document.text += line.text;
    libalign::Sentence sentence;
    sentence.span = {begin, document.text.size()};
    sentence.block = document.blocks.size();
    sentence.end = libalign::end_class(line.text);
    sentence.start = libalign::start_class(line.text);
    document.blocks.emplace_back().text = sentence.span;
    document.text += '\n';
    sentences.push_back(sentence);
  }
  return {std::move(document), std::move(sentences)};
}

// Beads of the original gold that share a line of the new target become one.
class BeadJoiner {
 public:
  explicit BeadJoiner(std::size_t beads) : head_(beads) {
    for (std::size_t k = 0; k < beads; ++k) head_[k] = k;
  }
  std::size_t head(std::size_t k) const {
    while (head_[k] != k) k = head_[k];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t first = std::min(head(a), head(b));
    head_[std::max(head(a), head(b))] = first;
  }

 private:
  std::vector<std::size_t> head_;
};

libalign::Ladder gold_of(const libalign::Ladder& gold, const Lines& lines) {
  std::map<std::size_t, std::size_t> bead_of;  // by sentence of the original target
  for (std::size_t k = 0; k < gold.size(); ++k) {
    for (const std::size_t j : gold[k].target) bead_of[j] = k;
  }
  BeadJoiner joiner(gold.size());
  for (const Line& line : lines) {
    for (const std::size_t j : line.original) {
      if (bead_of.contains(j) && bead_of.contains(line.original.front()))
        joiner.join(bead_of.at(line.original.front()), bead_of.at(j));
    }
  }
  std::map<std::size_t, LadderBead> made;
  for (std::size_t k = 0; k < gold.size(); ++k) {
    std::vector<std::size_t>& source = made[joiner.head(k)].source;
    source.insert(source.end(), gold[k].source.begin(), gold[k].source.end());
  }
  libalign::Ladder alone;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const auto known = std::ranges::find_if(lines[n].original, [&](auto j) { return bead_of.contains(j); });
    if (known == lines[n].original.end())
      alone.push_back({{}, {n}, {}});
    else
      made[joiner.head(bead_of.at(*known))].target.push_back(n);
  }
  libalign::Ladder result;
  for (auto& [head, bead] : made) {
    if (!bead.source.empty() && !bead.target.empty()) {
      result.push_back(bead);
      continue;
    }
    for (const std::size_t i : bead.source) result.push_back({{i}, {}, {}});
    for (const std::size_t j : bead.target) result.push_back({{}, {j}, {}});
  }
  result.insert(result.end(), alone.begin(), alone.end());
  return result;
}

Lines foreign_lines(const GoldSet& set, std::size_t number) {
  Lines lines;
  constexpr std::size_t kPartners = 3;
  for (std::size_t step = 1; step <= kPartners && step < set.documents.size(); ++step) {
    const Lines more =
        lines_of(set.documents[(number + step) % set.documents.size()].target, /*foreign=*/true);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

// The beginning of the target gives way to the beginning of another document.
Lines replace(const Lines& lines, const Lines& other, double share) {
  if (other.empty()) return lines;
  const auto part = [share](const Lines& all) {
    return static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(all.size())));
  };
  Lines result(other.begin(), other.begin() + part(other));
  result.insert(result.end(), lines.begin() + part(lines), lines.end());
  return result;
}

}  // namespace

const std::vector<StressKind>& stress_kinds() {
  static const std::vector<StressKind> kKinds = {
      {"omit", "left out", {0, 0.1, 0.3, 0.5, 0.8}},
      {"move_sentences", "moved, one by one", {0.1, 0.2, 0.5}},
      {"move_blocks", "moved, 3 to 8 together", {0.1, 0.2, 0.5}},
      {"omit_move", "left out, 20 % of the rest moved one by one", {0.1, 0.3, 0.5, 0.8}},
      {"omit_move_blocks", "left out, 20 % of the rest moved together", {0.1, 0.3, 0.5, 0.8}},
      {"swap_paragraphs", "paragraphs that change places", {0.2, 0.5, 1}},
      {"foreign", "added from other documents", {0.2, 0.5, 1}},
      {"merge", "lines joined to the one before", {0.1, 0.3}},
      {"shift", "clauses that stand in the line beside", {0.05, 0.2}},
      {"ocr", "words misread", {0.1, 0.3}},
      {"wrong_partner", "of another document", {0.5, 1}}};
  return kKinds;
}

GoldDocument stressed(const GoldSet& set, std::size_t number, const std::string& kind, double strength,
                      unsigned seed) {
  constexpr double kMovedOfRest = 0.2;
  const GoldDocument& document = set.documents.at(number);
  Dice dice(seed);
  Lines lines = lines_of(document.target, /*foreign=*/false);
  if (kind == "omit") {
    lines = omit(lines, strength, dice);
  } else if (kind == "move_sentences") {
    lines = move_runs(lines, strength, 1, 1, dice);
  } else if (kind == "move_blocks") {
    lines = move_runs(lines, strength, 3, 8, dice);
  } else if (kind == "omit_move") {
    lines = move_runs(omit(lines, strength, dice), kMovedOfRest, 1, 1, dice);
  } else if (kind == "omit_move_blocks") {
    lines = move_runs(omit(lines, strength, dice), kMovedOfRest, 3, 8, dice);
  } else if (kind == "swap_paragraphs") {
    lines = swap_paragraphs(lines, strength, dice);
  } else if (kind == "foreign") {
    lines = add_foreign(lines, foreign_lines(set, number), strength, dice);
  } else if (kind == "merge") {
    lines = merge(lines, strength, dice);
  } else if (kind == "shift") {
    lines = shift(std::move(lines), strength, dice);
  } else if (kind == "ocr") {
    damage(lines, strength, dice);
  } else if (kind == "wrong_partner") {
    if (set.documents.size() > 1) {
      const GoldDocument& next = set.documents[(number + 1) % set.documents.size()];
      lines = replace(lines, lines_of(next.target, /*foreign=*/true), strength);
    }
  } else {
    throw libalign::UsageError({}, {"unknown kind of stress {1}.", {kind}});
  }
  return {document.name, document.source, sentences_of(lines, document.target.document()),
          gold_of(document.gold, lines)};
}

}  // namespace bench
