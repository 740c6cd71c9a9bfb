// Two texts with a sentence a line, and what belongs together: each line with the same line of the other, or
// as beads or a ladder say.
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "bilingual/corpus.h"
#include "bilingual/readers.h"
#include "libalign/bilingual.h"
#include "libalign/evaluate.h"
#include "libalign/read.h"
#include "libalign/segment.h"
#include "text/file.h"

namespace libalign {
namespace {

Sentences sentences_of(const std::string& path, const std::string& language,
                       const BilingualOptions& options) {
  ReadOptions read;
  read.sentences = true;
  read.language = language;
  read.max_bytes = options.max_bytes;
  return split_sentences(read_document(path, read));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

// "0 0 0.97", each rung the beginning of a bead.
Ladder parse_ladder(std::string_view text, const std::string& name) {
  Ladder ladder;
  std::vector<std::array<std::size_t, 2>> rungs;
  std::vector<double> scores;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (detail::trimmed(line).empty()) continue;
    std::array<std::size_t, 2> rung = {};
    double score = 0;
    const char* const end = line.data() + line.size();
    const char* at = line.data();
    bool fits = true;
    for (std::size_t& value : rung) {
      const auto [next, error] = std::from_chars(at, end, value);
      fits = fits && error == std::errc{} && (next == end || *next == '\t' || *next == ' ');
      at = next == end ? end : next + 1;
    }
    std::from_chars(at, end, score);
    const bool climbs = rungs.empty() ? rung == std::array<std::size_t, 2>{0, 0}
                                      : rung[0] >= rungs.back()[0] && rung[1] >= rungs.back()[1];
    if (!fits || !climbs) {
      throw DataError({name, number}, {"this line is no rung: two numbers that never fall, from 0 0 on."},
                      {"Write the ladder again with numbers, without -text."});
    }
    rungs.push_back(rung);
    scores.push_back(score);
  }
  constexpr std::size_t kMostOfBead = 1000;
  for (std::size_t i = 0; i + 1 < rungs.size(); ++i) {
    LadderBead bead;
    if (rungs[i + 1][0] - rungs[i][0] > kMostOfBead || rungs[i + 1][1] - rungs[i][1] > kMostOfBead)
      throw DataError({name, i + 1}, {"a bead of more than {1} sentences.", {std::to_string(kMostOfBead)}},
                      {"Check that it is the right file."});
    for (std::size_t s = rungs[i][0]; s < rungs[i + 1][0]; ++s) bead.source.push_back(s);
    for (std::size_t t = rungs[i][1]; t < rungs[i + 1][1]; ++t) bead.target.push_back(t);
    bead.confidence = scores[i];
    ladder.push_back(std::move(bead));
  }
  return ladder;
}

Ladder parse_links(std::string_view bytes, const std::string& path) {
  return detail::trimmed(bytes).starts_with('[') ? parse_beads(bytes, path) : parse_ladder(bytes, path);
}

// Marks sentences of one side; throws for one that is not there or stands in two beads.
class Cover {
 public:
  Cover(std::size_t size, const std::string& text, const std::string& links)
      : seen_(size, false), text_(text), links_(links) {}

  void take(std::size_t number) {
    if (number >= seen_.size()) {
      throw DataError({links_},
                      {"names the sentence {1}, but {2} has only {3}.",
                       {std::to_string(number), text_, std::to_string(seen_.size())}},
                      {"Check that the files belong together and that the texts have a sentence a line; "
                       "numbers start at 0."});
    }
    if (seen_[number]) {
      throw DataError({links_}, {"names the sentence {1} of {2} twice.", {std::to_string(number), text_}},
                      {"A sentence stands in one bead only."});
    }
    seen_[number] = true;
  }
  bool has(std::size_t number) const { return seen_[number]; }
  std::size_t size() const { return seen_.size(); }

 private:
  std::vector<bool> seen_;
  const std::string& text_;
  const std::string& links_;
};

// A sentence without a counterpart.
template <class Number>
void add_open(Alignment& alignment, std::vector<Number> Bead::*side, std::size_t number) {
  Bead bead;
  (bead.*side).emplace_back(number);
  alignment.beads.push_back(std::move(bead));
}

void by_links(Alignment& alignment, std::string_view bytes, const std::string& links) {
  Cover source(alignment.source.size(), alignment.source.document().name, links);
  Cover target(alignment.target.size(), alignment.target.document().name, links);
  for (const LadderBead& given : parse_links(bytes, links)) {
    Bead bead;
    for (const std::size_t number : given.source) {
      source.take(number);
      bead.source.emplace_back(number);
    }
    for (const std::size_t number : given.target) {
      target.take(number);
      bead.target.emplace_back(number);
    }
    std::ranges::sort(bead.source, {}, &SourceIndex::value);
    std::ranges::sort(bead.target, {}, &TargetIndex::value);
    bead.confidence = std::clamp(given.confidence.value_or(1), 0.0, 1.0);
    bead.translation = bead.unaligned() ? 0 : 1;
    if (!given.source.empty() || !given.target.empty()) alignment.beads.push_back(std::move(bead));
  }
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (!source.has(i)) add_open(alignment, &Bead::source, i);
  }
  for (std::size_t j = 0; j < target.size(); ++j) {
    if (!target.has(j)) add_open(alignment, &Bead::target, j);
  }
  // In source order; what has no source keeps behind what stands before it in the target.
  std::vector<std::size_t> place(target.size() + 1, 0);
  for (const Bead& bead : alignment.beads) {
    if (bead.source.empty()) continue;
    for (const TargetIndex j : bead.target)
      place[j.value + std::size_t{1}] = bead.source.front().value + std::size_t{1};
  }
  for (std::size_t j = 1; j < place.size(); ++j) place[j] = place[j] == 0 ? place[j - 1] : place[j];
  const auto key = [&](const Bead& bead) {
    const std::size_t first = bead.target.empty() ? 0 : bead.target.front().value;
    if (!bead.source.empty())
      return std::array<std::size_t, 3>{bead.source.front().value + std::size_t{1}, 0, 0};
    return std::array<std::size_t, 3>{place[first], 1, first};
  };
  std::ranges::stable_sort(alignment.beads, {}, key);
  detail::mark_moved(alignment.beads);
}

// What stands beside the texts under the same name: "corpus.ids", "corpus.scores".
std::vector<std::string> beside(const std::string& text, const char* ending, std::size_t lines) {
  const std::filesystem::path path = std::filesystem::path(text).replace_extension(ending);
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  constexpr std::size_t kMostBytes = std::size_t{256} << 20U;
  const std::string bytes = detail::read_bytes(path.string(), kMostBytes);
  const std::vector<std::string_view> found = lines_of(bytes);
  if (found.size() != lines) {
    throw DataError(
        {path.string()},
        {"has {1} lines, and the texts have {2}.", {std::to_string(found.size()), std::to_string(lines)}},
        {"Remove it, or copy it again."});
  }
  return {found.begin(), found.end()};
}

void by_lines(Alignment& alignment, const std::string& source, const std::string& target) {
  const std::size_t lines = alignment.source.size();
  if (lines != alignment.target.size()) {
    throw DataError(
        {},
        {"{1} has {2} lines and {3} has {4}.",
         {source, std::to_string(lines), target, std::to_string(alignment.target.size())}},
        {"Texts that are paired line by line have the same number of lines; bitext align pairs others."});
  }
  const std::vector<std::string> ids = beside(source, ".ids", lines);
  const std::vector<std::string> scores = beside(source, ".scores", lines);
  for (std::size_t i = 0; i < lines; ++i) {
    Bead bead;
    if (!alignment.source.text(i).empty() || alignment.target.text(i).empty()) bead.source.emplace_back(i);
    if (!alignment.target.text(i).empty() || alignment.source.text(i).empty()) bead.target.emplace_back(i);
    bead.confidence = scores.empty() ? 1 : detail::probability_of(scores[i]).value_or(1);
    bead.translation = bead.unaligned() ? 0 : 1;
    if (!ids.empty()) bead.id = ids[i];
    const bool only_source = bead.target.empty();
    const bool only_target = bead.source.empty();
    alignment.beads.push_back(std::move(bead));
    // The empty line of the other side is a sentence too, and has to stand in a bead.
    if (only_source) add_open(alignment, &Bead::target, i);
    if (only_target) add_open(alignment, &Bead::source, i);
  }
}

}  // namespace

Alignment read_lines(const std::string& source, const std::string& target, const std::string& links,
                     const BilingualOptions& options) {
  std::string bytes;
  if (!links.empty()) bytes = detail::read_unpacked(links, options.max_bytes);
  if (detail::is_corpus_links(bytes)) {
    return detail::to_alignment(
        detail::draft_of_corpus(bytes, links,
                                detail::documents_given(links, source, target, options.max_bytes)),
        options);
  }
  Alignment alignment;
  alignment.source = sentences_of(source, options.source_language, options);
  alignment.target = sentences_of(target, options.target_language, options);
  if (links.empty()) {
    by_lines(alignment, source, target);
  } else {
    by_links(alignment, bytes, links);
  }
  return alignment;
}

}  // namespace libalign
