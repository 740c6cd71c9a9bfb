#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <utility>

#include "libalign/memory.h"
#include "memory/builder.h"
#include "memory/filter.h"
#include "memory/places.h"
#include "memory/source.h"

namespace libalign {

using detail::Builder;
using detail::Filter;
using detail::LineAndColumn;
using detail::Places;
using detail::Utf8Source;
using detail::XmlParser;

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 17U;
constexpr std::size_t kMostProblems = 20000;  // that wait for the end of a unit

// Stands before the rest of a file, when the parser has to begin again inside of it.
constexpr std::string_view kAgain = "<tmx><body>";

// The next "<tu" of a unit, from `at`.
std::size_t find_unit(std::string_view text, std::size_t at) {
  for (at = text.find("<tu", at); at != std::string_view::npos; at = text.find("<tu", at + 1)) {
    const std::size_t after = at + 3;
    if (after == text.size()) return std::string_view::npos;
    if (std::string_view(" \t\r\n>/").find(text[after]) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

}  // namespace

struct MemoryReader::State {
  std::string path;
  Utf8Source source;
  Places places;
  std::deque<MemoryProblem> found;  // by the filter, ahead of the parser
  Filter filter;
  MemoryHeader header;
  std::deque<MemoryUnit> units;
  Builder builder;
  std::optional<XmlParser> parser;
  std::int64_t base = 0;  // what to add to the parser's offsets
  std::string input;      // what the filter left of the last piece
  std::vector<MemoryProblem> rest;
  std::array<std::size_t, kMemoryRules> dropped{};
  std::size_t number = 0;
  bool over = false;  // the file is read
  bool lost = false;  // looking for a unit to begin again with
  bool header_given = false;
  bool seen_text = false;

  State(const std::string& file, const MemoryReadOptions& options)
      : path(options.name.empty() ? file : options.name),
        source(file, path, options.encoding),
        filter(path, source.encoding(), found),
        builder(path, header, units, [this] { return offset(); }) {
    header.encoding = source.encoding();
    if (source.mismatch())
      header.problems.push_back({MemoryRule::encoding, 0, {source.declared(), source.encoding()}, {}, 1, 1});
    begin_parser();
  }

  void begin_parser() { parser.emplace(path, builder, detail::XmlOptions{}); }

  std::uint64_t offset() const {
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, base + static_cast<std::int64_t>(parser->byte())));
  }

  // Reads a piece and gives it to the parser.
  void pump() {
    forget();
    std::string buffer = places.spare();
    const std::size_t kept = input.size();
    buffer.resize(kept + kPiece);
    std::copy_n(input.data(), kept, buffer.data());
    const std::size_t got = source.read(buffer.data() + kept, kPiece);
    buffer.resize(kept + got);
    over = got == 0;
    const std::uint64_t begin = places.end();
    Filter::Piece piece = filter.clean(std::move(buffer), begin, over);
    input = std::move(piece.rest);
    places.add(std::move(piece.text), std::move(piece.anchors));
    parse(places.last(), begin);
    if (over) finish();
    cut_problems();
  }

  // Only what a unit that is open needs is kept; other problems learn now where they are.
  void forget() {
    for (MemoryProblem& problem : builder.problems) {
      if (problem.line > 0) continue;
      const LineAndColumn place = places.locate(problem.offset);
      problem.line = place.line;
      problem.column = place.column;
    }
    if (header_given || !header.present)
      places.forget_before(builder.in_unit() ? builder.unit_offset() : places.end());
  }

  void parse(std::string_view text, std::uint64_t begin) {
    std::size_t at = 0;
    if (!seen_text) {  // the document type and blank lines may fill the first pieces
      at = std::min(text.find_first_not_of(" \t\r\n"), text.size());
      if (at == text.size()) return;
      seen_text = true;
      base = static_cast<std::int64_t>(begin + at);
    }
    while (at < text.size()) {
      if (lost) {
        at = find_unit(text, at);
        if (at == std::string_view::npos) return;
        lost = false;
        builder.restart();
        begin_parser();
        parser->feed(kAgain);
        base = static_cast<std::int64_t>(begin + at) - static_cast<std::int64_t>(kAgain.size());
      }
      try {
        parser->feed(text.substr(at));
        return;
      } catch (const DataError& error) {
        const auto told = std::exchange(builder.trouble, std::nullopt);  // the parser has gone on since
        const std::uint64_t where = told ? std::max(begin, *told) : std::max(begin + at, offset());
        broken(error, where);
        // The next unit begins behind the start of the one that is broken.
        at = static_cast<std::size_t>(std::min<std::uint64_t>(where - begin + 1, text.size()));
      }
    }
  }

  // What is no TMX at all stays an error.
  void broken(const DataError& error, std::uint64_t where) {
    if (!builder.body_seen() && !builder.in_unit() && !header.present && header.version.empty() &&
        number == 0) {
      const LineAndColumn place = places.locate(where);
      throw DataError({path, place.line, place.column}, error.problem(),
                      error.advice().empty() ? Message{"Name a .tmx or .tmx.gz file."} : error.advice());
    }
    builder.problems.push_back({MemoryRule::xml, where, {}, error.problem()});
    builder.restart();
    lost = true;
  }

  void finish() {
    if (!seen_text) throw DataError({path}, {"is empty."}, {"Name a .tmx or .tmx.gz file."});
    if (lost) return;
    try {
      parser->finish();
    } catch (const DataError& error) {
      broken(error, places.end());
    }
  }

  // Where no unit takes them, problems must not pile up.
  void cut_problems() {
    const auto cut = [&](auto& list) {
      while (list.size() > kMostProblems) {
        ++dropped.at(static_cast<std::size_t>(list.back().rule));
        list.pop_back();
      }
    };
    if (units.empty()) {
      cut(found);
      cut(builder.problems);
    }
  }

  // The filter's problems up to `end`, among `list`, in the order of the file.
  void gather(std::vector<MemoryProblem>& list, std::uint64_t end) {
    const bool more = !found.empty() && found.front().offset < end;
    while (!found.empty() && found.front().offset < end) {
      list.push_back(std::move(found.front()));
      found.pop_front();
    }
    if (more) std::ranges::stable_sort(list, {}, &MemoryProblem::offset);
  }

  void read_header() {
    if (header_given) return;
    while (!builder.header_done() && units.empty() && !over) pump();
    header_given = true;
    const std::uint64_t end = units.empty() ? builder.unit_offset() : units.front().offset;
    if (units.empty()) {
      header.problems.insert(header.problems.end(), builder.problems.begin(), builder.problems.end());
      builder.problems.clear();
    } else {  // those before the first unit are the header's
      std::vector<MemoryProblem>& first = units.front().problems;
      const auto of_unit = [&](const MemoryProblem& problem) { return problem.offset >= end; };
      const auto split = std::stable_partition(first.begin(), first.end(), of_unit);
      header.problems.insert(header.problems.end(), split, first.end());
      first.erase(split, first.end());
    }
    gather(header.problems, end);
  }
};

MemoryReader::MemoryReader(const std::string& path, const MemoryReadOptions& options)
    : state_(std::make_unique<State>(path, options)) {}
MemoryReader::~MemoryReader() = default;
MemoryReader::MemoryReader(MemoryReader&&) noexcept = default;
MemoryReader& MemoryReader::operator=(MemoryReader&&) noexcept = default;

const MemoryHeader& MemoryReader::header() {
  state_->read_header();
  return state_->header;
}

bool MemoryReader::next(MemoryUnit& unit) {
  State& state = *state_;
  state.read_header();
  while (state.units.empty() && !state.over) state.pump();
  if (state.units.empty()) {
    state.gather(state.builder.problems, ~std::uint64_t{0});
    state.rest.insert(state.rest.end(), state.builder.problems.begin(), state.builder.problems.end());
    state.builder.problems.clear();
    return false;
  }
  std::swap(unit, state.units.front());
  state.builder.reuse(std::move(state.units.front()));
  state.units.pop_front();
  unit.number = state.number++;
  const std::uint64_t end =
      !state.units.empty() ? state.units.front().offset
                           : (state.builder.in_unit() ? state.builder.unit_offset() : state.places.end());
  state.gather(unit.problems, end);
  state.places.forget_before(unit.problems.empty() ? unit.offset
                                                   : std::min(unit.offset, unit.problems.front().offset));
  return true;
}

const std::vector<MemoryProblem>& MemoryReader::rest() const { return state_->rest; }

Place MemoryReader::place(const MemoryProblem& problem) const {
  if (problem.line > 0) return {state_->path, problem.line, problem.column};
  return place(problem.offset);
}

Place MemoryReader::place(std::uint64_t offset) const {
  const LineAndColumn found = state_->places.locate(offset);
  return {state_->path, found.line, found.column};
}

std::size_t MemoryReader::dropped(MemoryRule rule) const {
  return state_->dropped.at(static_cast<std::size_t>(rule));
}

std::uint64_t MemoryReader::bytes() const { return state_->places.end(); }

}  // namespace libalign
