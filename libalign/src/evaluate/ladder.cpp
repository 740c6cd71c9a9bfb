// Reading and making ladders. The grammar of a line is
//     [N, N, ...] : [N, N, ...] (: CONFIDENCE)? (: anything)*
// with blanks anywhere between its signs.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <system_error>

#include "libalign/evaluate.h"
#include "text/file.h"

namespace libalign {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kLargestNumber = std::numeric_limits<std::uint32_t>::max() - 1;  // what an Index holds

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

class LineParser {
 public:
  LineParser(std::string_view line, const std::string& name, std::size_t number)
      : line_(line), name_(name), number_(number) {}

  LadderBead bead() {
    LadderBead bead;
    bead.source = numbers();
    expect(':');
    bead.target = numbers();
    if (at_end()) return bead;
    expect(':');
    const std::string_view rest = line_.substr(at_);
    bead.confidence = confidence(trimmed(rest.substr(0, rest.find(':'))));
    return bead;
  }

 private:
  // The digits of a decimal fraction, the whole field or nothing: vecalign's costs and our confidences, but
  // no words.
  static std::optional<double> confidence(std::string_view field) {
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size() || !std::isfinite(value))
      return std::nullopt;
    return value;
  }

  std::vector<std::size_t> numbers() {
    std::vector<std::size_t> list;
    expect('[');
    if (accept(']')) return list;
    do {
      list.push_back(sentence_number());
    } while (accept(','));
    expect(']');
    return list;
  }

  std::size_t sentence_number() {
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < line_.size() && is_digit(line_[at_])) ++at_;
    const std::string_view digits = line_.substr(begin, at_ - begin);
    if (digits.empty()) fail({"expected the number of a sentence."});
    std::size_t value = 0;
    const std::errc error = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec;
    if (error != std::errc{} || value > kLargestNumber) {
      at_ = begin;
      const std::string shown =
          digits.size() <= 30 ? std::string(digits) : std::string(digits.substr(0, 30)) + "…";
      fail({"the number {1} is too large for a sentence.", {shown}});
    }
    return value;
  }

  bool at_end() {
    skip_blanks();
    return at_ == line_.size();
  }

  bool accept(char sign) {
    skip_blanks();
    if (at_ == line_.size() || line_[at_] != sign) return false;
    ++at_;
    return true;
  }

  void expect(char sign) {
    if (!accept(sign)) fail({"expected \"{1}\".", {std::string(1, sign)}});
  }

  void skip_blanks() {
    while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
  }

  // All before the place is ASCII, so a byte is a column.
  [[noreturn]] void fail(Message problem) const {
    throw DataError({name_, number_, at_ + 1}, std::move(problem),
                    {"A bead looks like this: [0, 1]:[0]:0.97."});
  }

  std::string_view line_;
  const std::string& name_;
  std::size_t number_;
  std::size_t at_ = 0;
};

}  // namespace

Ladder read_beads(const std::string& path) { return parse_beads(detail::read_bytes(path, kMostBytes), path); }

Ladder parse_beads(std::string_view text, const std::string& name) {
  Ladder ladder;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!trimmed(line).empty()) ladder.push_back(LineParser(line, name, number).bead());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ladder;
}

Ladder to_ladder(const Alignment& alignment) {
  Ladder ladder;
  ladder.reserve(alignment.beads.size());
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned() && bead.status != BeadStatus::rejected) {
      LadderBead& pair = ladder.emplace_back();
      for (const SourceIndex i : bead.source) pair.source.push_back(i.value);
      for (const TargetIndex j : bead.target) pair.target.push_back(j.value);
      pair.confidence = bead.confidence;
      continue;
    }
    // The confidence of a rejected pair speaks for what the person denied.
    const auto confidence = bead.unaligned() ? std::optional(bead.confidence) : std::nullopt;
    for (const SourceIndex i : bead.source) ladder.push_back({{i.value}, {}, confidence});
    for (const TargetIndex j : bead.target) ladder.push_back({{}, {j.value}, confidence});
  }
  return ladder;
}

}  // namespace libalign
