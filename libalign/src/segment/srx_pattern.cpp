#include "segment/srx_pattern.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

constexpr const char* kMostRepeats = "100";
constexpr std::size_t kMost = 100;
constexpr std::size_t kVeryLong = 1'000'000;  // longer than this is not told apart

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads a pattern from its beginning to its end, a piece at a time, and copies it.
class Bounder {
 public:
  explicit Bounder(std::string_view pattern) : in_(pattern) {}

  BoundedPattern run() {
    while (at_ < in_.size()) step();
    out_.balanced = balanced_ && depth_ == 0;
    end_part();
    out_.longest = longest_.front();
    if (!plain_ || !out_.balanced) {
      out_.suffix.clear();
      out_.part.clear();
      atoms_.clear();
    }
    // What the suffix says already need not be said again.
    if (atoms_.size() > letters_)
      for (const std::string_view atom : atoms_) out_.tail += atom;
    return std::move(out_);
  }

 private:
  void step() {
    switch (in_[at_]) {
      case '\\':
        return escape();
      case '[':
        return set();
      case '(':
        return open();
      case ')':
        return close();
      case '|':
        if (depth_ == 0) plain_ = false;
        return copy(1);
      case '*':
        return repeat(1, std::string("{0,") + kMostRepeats + "}", false, kMost);
      case '+':
        return repeat(1, std::string("{1,") + kMostRepeats + "}", true, kMost);
      case '?':
        return repeat(1, "?", false, 1);
      case '{':
        return braces();
      case '^':
      case '$':
        return nothing(1);
      case '.':
        return atom(1);
      default: {
        std::size_t end = at_;
        next(in_, end);
        return literal(in_.substr(at_, end - at_), end - at_);
      }
    }
  }

  void take(std::size_t size) {
    out_.pattern += in_.substr(at_, size);
    at_ = std::min(at_ + size, in_.size());
  }

  void forget_suffix() {
    out_.suffix.clear();
    letters_ = 0;
  }

  // A run of plain characters is over.
  void end_part() {
    if (part_.size() > out_.part.size()) out_.part = part_;
    part_.clear();
  }

  // What was read last matches this many UTF-16 units at most.
  void longer(std::size_t units) {
    last_ = std::min(units, kVeryLong);
    longest_.back() = std::min(longest_.back() + last_, kVeryLong);
  }

  // What matches nobody knows how much: suffix and tail begin behind it.
  void copy(std::size_t size) {
    take(size);
    forget_suffix();
    end_part();
    atoms_.clear();
    longer(2 * size);
  }

  // What matches a place and no character: the characters before it stay the last ones.
  void nothing(std::size_t size) {
    take(size);
    forget_suffix();
    end_part();
    last_ = 0;
  }

  // What matches one character, whichever it is.
  void atom(std::size_t size) {
    const std::string_view whole = in_.substr(at_, size);
    take(size);
    forget_suffix();
    end_part();
    longer(2);
    if (depth_ == 0) atoms_.push_back(whole);
  }

  void literal(std::string_view character, std::size_t size) {
    const std::string_view whole = in_.substr(at_, size);
    take(size);
    longer(2);
    if (depth_ > 0) return;
    out_.suffix += character;
    part_ += character;
    part_end_ = character.size();
    ++letters_;
    atoms_.push_back(whole);
  }

  // A repetition, at most `most` times, of what is there `once` at least or not, and the mark behind it that
  // makes it lazy or possessive.
  void repeat(std::size_t size, const std::string& bounded, bool once, std::size_t most) {
    out_.pattern += bounded;
    at_ += size;
    forget_suffix();
    if (!once && !part_.empty()) part_.resize(part_.size() - part_end_);
    end_part();
    if (once && !atoms_.empty())
      atoms_.erase(atoms_.begin(), atoms_.end() - 1);
    else
      atoms_.clear();
    if (most > 1) longer(std::min(last_, kVeryLong) * std::min(most - 1, kVeryLong));
    if (at_ < in_.size() && (in_[at_] == '?' || in_[at_] == '+')) take(1);
  }

  void braces() {
    const std::size_t end = in_.find('}', at_);
    if (end == std::string_view::npos) return copy(1);
    const std::string_view inside = in_.substr(at_ + 1, end - at_ - 1);
    const std::size_t size = end + 1 - at_;
    const bool open_ended = inside.size() > 1 && inside.ends_with(',') &&
                            std::all_of(inside.begin(), inside.end() - 1, is_ascii_digit);
    const bool once = inside.find_first_not_of("0123456789,") == std::string_view::npos &&
                      inside.substr(0, inside.find(',')).find_first_of("123456789") != std::string_view::npos;
    const std::size_t comma = inside.find(',');
    const std::size_t most = number(comma == std::string_view::npos ? inside : inside.substr(comma + 1));
    if (!open_ended) return repeat(size, std::string(in_.substr(at_, size)), once, most);
    const std::string_view least = inside.substr(0, inside.size() - 1);
    const bool many = least.size() > 2;  // 100 and more
    repeat(size, "{" + std::string(inside) + (many ? std::string(least) : std::string(kMostRepeats)) + "}",
           once, many ? number(least) : kMost);
  }

  static std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    for (const char c : digits) {
      if (is_ascii_digit(c)) value = std::min(10 * value + static_cast<std::size_t>(c - '0'), kVeryLong);
    }
    return value;
  }

  void escape() {
    if (at_ + 1 >= in_.size()) return copy(1);
    const char c = in_[at_ + 1];
    if (c == 'Q') return copy(std::min(in_.find("\\E", at_), in_.size()) - at_ + 2);
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) {
      std::size_t end = at_ + 1;
      next(in_, end);
      return literal(in_.substr(at_ + 1, end - at_ - 1), end - at_);
    }
    if (c == '0') return atom(2 + digits(at_ + 2, 3));
    if (c == 'u' || c == 'U') return atom(2 + digits(at_ + 2, c == 'u' ? 4 : 8));
    if (c == 'c') return atom(3);
    const bool braced = at_ + 2 < in_.size() && in_[at_ + 2] == '{';
    if (braced && std::string_view("pPxN").find(c) != std::string_view::npos)
      return atom(std::min(in_.find('}', at_), in_.size()) - at_ + 1);
    if (c == 'x') return atom(2 + digits(at_ + 2, 2));
    if (std::string_view("bBAZzG").find(c) != std::string_view::npos) return nothing(2);
    if (std::string_view("sSwWdDhHvVtnrfae").find(c) != std::string_view::npos) return atom(2);
    copy(2);
  }

  // How many hexadecimal digits stand at a place, `most` at most.
  std::size_t digits(std::size_t place, std::size_t most) const {
    std::size_t count = 0;
    while (count < most && place + count < in_.size() && is_hex_digit(in_[place + count])) ++count;
    return count;
  }

  // [...] with all sets inside it.
  void set() {
    std::size_t end = at_, open = 0;
    while (end < in_.size()) {
      const char c = in_[end++];
      if (c == '\\') ++end;
      if (c == '[') ++open;
      if (c == ']' && --open == 0) break;
    }
    if (open > 0) balanced_ = false;
    atom(end - at_);
  }

  void open() {
    if (in_.substr(at_).starts_with("(?#")) return copy(std::min(in_.find(')', at_), in_.size()) - at_ + 1);
    ++depth_;
    longest_.push_back(0);
    if (!in_.substr(at_).starts_with("(?")) return copy(1);
    // A flag such as (?i) changes what the characters behind it mean.
    if (at_ + 2 < in_.size() && std::string_view(":=!<>").find(in_[at_ + 2]) == std::string_view::npos)
      plain_ = false;
    copy(2);
  }

  void close() {
    if (depth_ == 0) {
      balanced_ = false;
      return copy(1);
    }
    --depth_;
    copy(1);
    const std::size_t inside = longest_.back();
    longest_.pop_back();
    longer(inside);
  }

  std::string_view in_;
  std::size_t at_ = 0, depth_ = 0;
  std::vector<std::string_view> atoms_;  // the last ones outside of brackets, each of one character
  std::size_t letters_ = 0;              // how many of them are the suffix
  std::string part_;          // the run of plain characters that is being read, outside of brackets
  std::size_t part_end_ = 0;  // the size of its last character
  std::vector<std::size_t> longest_ = {0};  // what can match so far, outside and in each bracket that is open
  std::size_t last_ = 0;                    // the same for what was read last
  bool balanced_ = true, plain_ = true;
  BoundedPattern out_;
};

}  // namespace

BoundedPattern bounded(std::string_view pattern) { return Bounder(pattern).run(); }

}  // namespace libalign::detail
