#include "segment/srx_pattern.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

constexpr const char* kMostRepeats = "100";

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads a pattern from its beginning to its end, a piece at a time, and copies it.
class Bounder {
 public:
  explicit Bounder(std::string_view pattern) : in_(pattern) {}

  BoundedPattern run() {
    while (at_ < in_.size()) step();
    out_.balanced = balanced_ && depth_ == 0;
    if (!plain_ || !out_.balanced) out_.suffix.clear();
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
        if (depth_ == 0)
          balanced_ = false;
        else
          --depth_;
        return copy(1);
      case '|':
        if (depth_ == 0) plain_ = false;
        return copy(1);
      case '*':
        return repeat(1, std::string("{0,") + kMostRepeats + "}");
      case '+':
        return repeat(1, std::string("{1,") + kMostRepeats + "}");
      case '?':
        return repeat(1, "?");
      case '{':
        return braces();
      case '^':
      case '$':
      case '.':
        return copy(1);
      default: {
        std::size_t end = at_;
        next(in_, end);
        return literal(in_.substr(at_, end - at_), end - at_);
      }
    }
  }

  // What is not a plain character: the suffix begins behind it.
  void copy(std::size_t size) {
    out_.pattern += in_.substr(at_, size);
    at_ = std::min(at_ + size, in_.size());
    out_.suffix.clear();
  }

  void literal(std::string_view character, std::size_t size) {
    out_.pattern += in_.substr(at_, size);
    at_ += size;
    if (depth_ == 0) out_.suffix += character;
  }

  // A repetition, and the mark behind it that makes it lazy or possessive.
  void repeat(std::size_t size, const std::string& bounded) {
    out_.pattern += bounded;
    at_ += size;
    out_.suffix.clear();
    if (at_ < in_.size() && (in_[at_] == '?' || in_[at_] == '+')) copy(1);
  }

  void braces() {
    const std::size_t end = in_.find('}', at_);
    if (end == std::string_view::npos) return copy(1);
    const std::string_view inside = in_.substr(at_ + 1, end - at_ - 1);
    const std::size_t size = end + 1 - at_;
    const bool open_ended = inside.size() > 1 && inside.ends_with(',') &&
                            std::all_of(inside.begin(), inside.end() - 1, is_ascii_digit);
    if (!open_ended) return repeat(size, std::string(in_.substr(at_, size)));
    const std::string_view least = inside.substr(0, inside.size() - 1);
    const bool many = least.size() > 2;  // 100 and more
    repeat(size, "{" + std::string(inside) + (many ? std::string(least) : std::string(kMostRepeats)) + "}");
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
    const bool named = at_ + 2 < in_.size() && in_[at_ + 2] == '{' &&
                       std::string_view("pPxN").find(c) != std::string_view::npos;
    copy(named ? std::min(in_.find('}', at_), in_.size()) - at_ + 1 : 2);
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
    copy(end - at_);
  }

  void open() {
    if (in_.substr(at_).starts_with("(?#")) return copy(std::min(in_.find(')', at_), in_.size()) - at_ + 1);
    ++depth_;
    if (!in_.substr(at_).starts_with("(?")) return copy(1);
    // A flag such as (?i) changes what the characters behind it mean.
    if (at_ + 2 < in_.size() && std::string_view(":=!<>").find(in_[at_ + 2]) == std::string_view::npos)
      plain_ = false;
    copy(2);
  }

  std::string_view in_;
  std::size_t at_ = 0, depth_ = 0;
  bool balanced_ = true, plain_ = true;
  BoundedPattern out_;
};

}  // namespace

BoundedPattern bounded(std::string_view pattern) { return Bounder(pattern).run(); }

}  // namespace libalign::detail
