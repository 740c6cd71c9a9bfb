#include "memory/filter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

#include "libalign/text.h"
#include "memory/entities.h"
#include "memory/source.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kLongestEntity = 64;
constexpr std::size_t kLongestTag = std::size_t{1} << 20U;  // the parser keeps a tag whole
constexpr std::size_t kLongestDoctype = std::size_t{1} << 15U;
constexpr std::size_t kLookAhead = kLongestEntity + 8;

// Bytes that need a look; the others are copied as they are.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    special.at(byte) = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte >= 0x80 ||
                       byte == '<' || byte == '&';
  }
  return special;
}
constexpr std::array<bool, 256> kSpecial = make_special();

// The next byte from `at` that needs a look, or the end: eight bytes at a time.
std::size_t next_special(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTops = 0x8080808080808080;
  const auto less = [](std::uint64_t word, std::uint64_t than) { return (word - kOnes * than) & ~word; };
  while (true) {
    if (std::endian::native == std::endian::little) {
      for (; text.size() - at >= 8; at += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        // Tabs and line ends are found, too; the lowest byte that is found is truly one.
        const std::uint64_t found =
            (bytes | less(bytes, 0x20) | less(bytes ^ (kOnes * '<'), 1) | less(bytes ^ (kOnes * '&'), 1)) &
            kTops;
        if (found == 0) continue;
        at += static_cast<std::size_t>(std::countr_zero(found)) / 8;
        break;
      }
    }
    if (at == text.size() || kSpecial[static_cast<unsigned char>(text[at])]) return at;
    ++at;
  }
}

// Asked for every tag.
bool is_element(std::string_view name) {
  switch (name.size()) {
    case 2:
      return name == "tu" || name == "ph" || name == "it" || name == "hi" || name == "ut";
    case 3:
      return name == "tuv" || name == "seg" || name == "bpt" || name == "ept" || name == "sub" ||
             name == "tmx" || name == "ude" || name == "map";
    case 4:
      return name == "prop" || name == "note" || name == "body";
    default:
      return name == "header";
  }
}
bool holds_text(std::string_view name) { return name == "seg" || name == "prop" || name == "note"; }

bool starts_name(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
}
bool in_name(unsigned char c) { return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

std::size_t name_length(std::string_view text) {
  if (text.empty() || !starts_name(static_cast<unsigned char>(text.front()))) return 0;
  std::size_t length = 1;
  while (length < text.size() && in_name(static_cast<unsigned char>(text[length]))) ++length;
  return length;
}

bool allowed(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         (c >= 0x10000 && c < 0x110000);
}

std::string hex(const char* pattern, unsigned value) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), pattern, value);
  return digits.data();
}

// What a character that XML forbids becomes: a space where it is a line break of Word or a printer's, nothing
// for the others, as the writers of the alignment do it.
std::string_view substitute(char32_t c) { return c == 0x0B || c == 0x0C ? " " : ""; }

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length of the character at the start of `text`; 0: it is none; nullopt: its end is missing.
std::optional<std::size_t> utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size()) return std::nullopt;
    if (byte(i) < low || byte(i) > high) return 0;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
}

}  // namespace

Filter::Filter(std::string name, std::string encoding, std::deque<MemoryProblem>& problems)
    : name_(std::move(name)),
      encoding_(std::move(encoding)),
      converted_(encoding_ != "UTF-8"),
      problems_(problems) {}

// One piece.
class Filter::Pass {
 public:
  Pass(Filter& filter, std::string_view input, std::uint64_t offset, bool last)
      : filter_(filter), input_(input), offset_(offset), last_(last) {
    anchors_.push_back({offset, filter.place_});
  }

  // Returns how much was used.
  std::size_t run() {
    while (at_ < input_.size()) {
      const std::size_t before = at_;
      switch (filter_.mode_) {
        case Mode::content:
          content();
          break;
        case Mode::cdata:
          cdata();
          break;
        case Mode::comment:
          skip("-->");
          break;
        case Mode::instruction:
          skip("?>");
          break;
        case Mode::doctype:
          doctype();
          break;
      }
      if (at_ == before) break;  // needs more
    }
    if (changed_) out_.append(input_, copied_, at_ - copied_);
    pass_to(at_);
    guard_tag();
    return at_;
  }

  bool changed() const { return changed_; }
  std::string& out() { return out_; }
  std::vector<Anchor>& anchors() { return anchors_; }

 private:
  std::string_view rest() const { return input_.substr(at_); }
  bool short_of(std::size_t wanted) const { return !last_ && input_.size() - at_ < wanted; }

  // The place in the file of `to`, all of it unchanged or accounted for.
  void pass_to(std::size_t to) {
    filter_.place_.pass(input_.substr(passed_, to - passed_));
    passed_ = to;
  }

  // `length` bytes from here become `with`.
  void replace(std::size_t length, std::string_view with) {
    changed_ = true;
    out_.append(input_, copied_, at_ - copied_);
    out_ += with;
    at_ += length;
    copied_ = at_;
    pass_to(at_);
    anchors_.push_back({offset_ + out_.size(), filter_.place_});
  }

  std::uint64_t clean_offset() const { return offset_ + (changed_ ? out_.size() + (at_ - copied_) : at_); }

  void note(MemoryRule rule, std::vector<std::string> arguments = {}, Message own = {}) {
    pass_to(at_);
    filter_.problems_.push_back({rule, clean_offset(), std::move(arguments), std::move(own),
                                 filter_.place_.line, filter_.place_.column});
  }

  // A byte of 0x80 and more or a control character. False: needs more.
  bool character(bool keep) {
    const auto byte = static_cast<unsigned char>(input_[at_]);
    if (byte < 0x20) {
      note(MemoryRule::character, {"U+" + hex("%04X", byte)});
      replace(1, keep ? substitute(byte) : "");
      return true;
    }
    const std::optional<std::size_t> length = utf8_length(rest());
    if (!length && !last_) return false;
    if (!length || *length == 0) {
      bad_byte(byte, keep);
      return true;
    }
    if (byte == 0xEF && rest().starts_with("\xEF\xBF") &&
        static_cast<unsigned char>(input_[at_ + 2]) >= 0xBE) {
      note(MemoryRule::character,
           {static_cast<unsigned char>(input_[at_ + 2]) == 0xBE ? "U+FFFE" : "U+FFFF"});
      replace(3, "");
      return true;
    }
    if (converted_mark(byte)) {
      note(MemoryRule::bad_byte, {}, {"bytes that are no character of {1} stand here.", {filter_.encoding_}});
      replace(3, keep ? kReplacement : "");
      return true;
    }
    at_ += *length;
    return true;
  }

  bool converted_mark(unsigned char lead) const {
    return filter_.converted_ && lead == 0xEF && rest().starts_with("\xEF\xB7\x90");
  }

  void bad_byte(unsigned char byte, bool keep) {
    // A surrogate in three bytes, as some Java programs write it.
    if (byte == 0xED && input_.size() - at_ >= 3 &&
        (static_cast<unsigned char>(input_[at_ + 1]) & 0xE0U) == 0xA0U &&
        (static_cast<unsigned char>(input_[at_ + 2]) & 0xC0U) == 0x80U) {
      const unsigned surrogate = 0xD000U | ((static_cast<unsigned char>(input_[at_ + 1]) & 0x3FU) << 6U) |
                                 (static_cast<unsigned char>(input_[at_ + 2]) & 0x3FU);
      note(MemoryRule::character, {"U+" + hex("%04X", surrogate)});
      replace(3, keep ? kReplacement : "");
      return;
    }
    note(MemoryRule::bad_byte, {hex("0x%02X", byte), "UTF-8"});
    replace(1, keep ? kReplacement : "");
  }

  void content() {
    const char* const data = input_.data();
    const std::size_t size = input_.size();
    while (true) {
      at_ = next_special(input_, at_);
      if (at_ == size) return;
      const char c = data[at_];
      if (c == '<') {
        if (!tag() || filter_.mode_ != Mode::content) return;
      } else if (c == '&') {
        if (!entity()) return;
      } else if (is_small_letter(at_)) {
        at_ += 2;
      } else if (!character(true)) {
        return;
      }
    }
  }

  // A whole character of two bytes, as the letters with accents are: most of what is not ASCII, in most
  // memories.
  bool is_small_letter(std::size_t at) const {
    const auto lead = static_cast<unsigned char>(input_[at]);
    return lead >= 0xC2 && lead <= 0xDF && at + 1 < input_.size() &&
           (static_cast<unsigned char>(input_[at + 1]) & 0xC0U) == 0x80U;
  }

  // False: needs more.
  bool tag() {
    if (short_of(kLookAhead) && rest().find('>') == std::string_view::npos) return false;
    const std::string_view here = rest();
    const bool closes = here.size() > 1 && here[1] == '/';
    const std::size_t begin = closes ? 2 : 1;
    const std::string_view name = here.substr(std::min(begin, here.size()));
    const std::size_t length = name_length(name.substr(0, kLookAhead));
    if (length == 0) return other_tag(here);
    const std::string_view element = name.substr(0, length);
    if (is_element(element)) {
      if (holds_text(element)) {
        filter_.in_text_ = !closes;
        filter_.last_strange_.clear();
      } else if (element.starts_with("tu")) {
        filter_.in_text_ = false;
      }
      tag_at_ = at_;
      at_ += begin + length;
      return true;
    }
    if (!filter_.in_text_) {  // the parser's handler tells
      tag_at_ = at_;
      at_ += begin + length;
      return true;
    }
    if (!closes || filter_.last_strange_ != element) note(MemoryRule::element, {std::string(element)});
    filter_.last_strange_ = element;
    replace(1, "&lt;");
    return true;
  }

  bool other_tag(std::string_view here) {
    if (here.starts_with("<!--")) {
      enter(Mode::comment, 4);
    } else if (here.starts_with("<![CDATA[")) {
      filter_.mode_ = Mode::cdata;
      at_ += 9;
    } else if (here.starts_with("<?")) {
      enter(Mode::instruction, 2);
    } else if (here.starts_with("<!DOCTYPE") && !filter_.in_text_) {
      pass_to(at_);
      filter_.doctype_place_ = filter_.place_;
      filter_.doctype_.clear();
      enter(Mode::doctype, 9);
    } else {
      note(MemoryRule::less_than);
      replace(1, "&lt;");
    }
    return true;
  }

  void enter(Mode mode, std::size_t length) {
    filter_.mode_ = mode;
    replace(length, "");
  }

  bool entity() {
    const std::string_view here = rest().substr(0, kLongestEntity);
    const std::size_t end = here.find(';');
    if (end == std::string_view::npos && short_of(kLongestEntity)) {
      // Only what could still become an entity has to wait.
      const std::string_view begun = here.substr(1);
      if (std::ranges::all_of(begun,
                              [](char c) { return in_name(static_cast<unsigned char>(c)) || c == '#'; }))
        return false;
    }
    const std::string_view name =
        end == std::string_view::npos ? std::string_view{} : here.substr(1, end - 1);
    if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") {
      at_ += end + 1;
    } else if (name.starts_with('#')) {
      number(name.substr(1), end + 1);
    } else if (name.empty() || name_length(name) != name.size()) {
      note(MemoryRule::ampersand);
      replace(1, "&amp;");
    } else if (const auto own = filter_.declared_.find(name); own != filter_.declared_.end()) {
      replace(end + 1, own->second);
    } else if (const std::optional<char32_t> known = html_entity(name)) {
      std::string made;
      append_utf8(made, *known);
      note(MemoryRule::entity, {std::string(name)});
      replace(end + 1, made);
    } else {
      note(MemoryRule::unknown_entity, {std::string(name)});
      replace(1, "&amp;");
    }
    return true;
  }

  void number(std::string_view digits, std::size_t length) {
    const bool sixteen = digits.starts_with('x');
    if (sixteen) digits.remove_prefix(1);
    char32_t value = 0;
    bool good = !digits.empty();
    for (const char c : digits) {
      const auto digit = static_cast<unsigned>(c >= '0' && c <= '9'   ? c - '0'
                                               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                      : 99);
      good = good && digit < (sixteen ? 16U : 10U);
      value = value > 0x110000 ? value : value * (sixteen ? 16 : 10) + digit;
    }
    if (!good) {
      note(MemoryRule::ampersand);
      replace(1, "&amp;");
    } else if (!allowed(value)) {
      note(MemoryRule::character, {std::string(input_.substr(at_, length))});
      replace(length, substitute(value));
    } else {
      at_ += length;
    }
  }

  void cdata() {
    while (at_ < input_.size()) {
      const char c = input_[at_];
      if (c == ']' && rest().starts_with("]]>")) {
        at_ += 3;
        filter_.mode_ = Mode::content;
        return;
      }
      if (c == ']' && short_of(3)) return;
      if (kSpecial[static_cast<unsigned char>(c)] && c != '<' && c != '&') {
        if (!character(true)) return;
      } else {
        ++at_;
      }
    }
  }

  // Everything up to `end` goes, but is still looked at.
  void skip(std::string_view end) {
    const std::size_t found = input_.find(end, at_);
    const std::size_t stop = found == std::string_view::npos
                                 ? input_.size() - (last_ ? 0 : std::min(end.size() - 1, input_.size() - at_))
                                 : found;
    std::size_t from = at_;
    while (at_ < stop) {
      const auto byte = static_cast<unsigned char>(input_[at_]);
      if (kSpecial[byte] && byte != '<' && byte != '&') {
        const std::size_t here = at_;
        drop(from, here);
        if (!character(false)) return;
        from = at_;
        if (copied_ != at_) {  // a good character: it goes, too
          drop(here, at_);
          from = at_;
        }
      } else {
        ++at_;
      }
    }
    drop(from, at_);
    if (found == std::string_view::npos) return;
    replace(end.size(), "");
    filter_.mode_ = Mode::content;
  }

  void drop(std::size_t from, std::size_t to) {
    if (from == to) return;
    at_ = from;
    replace(to - from, "");
  }

  // <!DOCTYPE tmx SYSTEM "tmx14.dtd" [ ... ]>, in pieces.
  void doctype() {
    std::size_t stop = at_;
    std::string& held = filter_.doctype_;
    bool done = false;
    while (stop < input_.size() && !done && held.size() < kLongestDoctype) {
      held += input_[stop++];
      done = held.back() == '>' && doctype_is_over(held);
    }
    if (held.size() >= kLongestDoctype) {
      throw DataError({filter_.name_, filter_.doctype_place_.line, filter_.doctype_place_.column},
                      {"the document type is longer than 32 KB, or does not end."},
                      {"Remove it from the file."});
    }
    if (done) {
      read_doctype(held);
      filter_.mode_ = Mode::content;
    }
    replace(stop - at_, "");
  }

  // Whether its brackets and quotes are closed.
  static bool doctype_is_over(std::string_view text) {
    int brackets = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (text.substr(i).starts_with("<!--")) {
        const std::size_t end = text.find("-->", i + 4);
        if (end == std::string_view::npos) return false;
        i = end + 2;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || (brackets > 0 && c == '<')) {
        ++brackets;
      } else if (c == ']' || (brackets > 1 && c == '>')) {
        --brackets;
      }
    }
    return quote == 0 && brackets == 0;
  }

  void read_doctype(std::string_view text) {
    text.remove_suffix(1);
    const std::size_t subset = text.find('[');
    const std::string_view outside = text.substr(0, subset);
    const std::size_t close = outside.find_last_of("\"'");
    if (close != std::string_view::npos && close > 0) {
      const std::size_t open = outside.rfind(outside[close], close - 1);
      if (open != std::string_view::npos) filter_.system_id_ = outside.substr(open + 1, close - open - 1);
    }
    if (subset == std::string_view::npos) return;
    filter_.problems_.push_back({MemoryRule::doctype,
                                 clean_offset(),
                                 {},
                                 {},
                                 filter_.doctype_place_.line,
                                 filter_.doctype_place_.column});
    declare(text.substr(subset));
  }

  // <!ENTITY name "plain text">; what refers to other entities or to files is left out, so that it is told
  // where it is used, and stays in the text by its name.
  void declare(std::string_view subset) {
    constexpr std::string_view kEntity = "<!ENTITY";
    for (std::size_t at = subset.find(kEntity); at != std::string_view::npos; at = subset.find(kEntity, at)) {
      at += kEntity.size();
      const std::size_t open = subset.find_first_of("\"'", at);
      if (open == std::string_view::npos) return;
      const std::size_t close = subset.find(subset[open], open + 1);
      if (close == std::string_view::npos) return;
      const std::string name(trimmed(subset.substr(at, open - at)));
      const std::optional<std::string> value = decoded(subset.substr(open + 1, close - open - 1));
      at = close;
      if (name_length(name) != name.size() || name.empty() || !value || value->size() > 256) continue;
      std::string escaped;
      append_escaped(escaped, *value);
      filter_.declared_.emplace(name, escaped);
    }
  }

  // "&#160;" -> the character; nothing for what refers to more, or holds markup.
  static std::optional<std::string> decoded(std::string_view value) {
    std::string made;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '%' || value[i] == '<') return std::nullopt;
      if (value[i] != '&') {
        made += value[i];
        continue;
      }
      const std::size_t end = value.find(';', i);
      if (end == std::string_view::npos || end - i > 10 || value[i + 1] != '#') return std::nullopt;
      const bool sixteen = value[i + 2] == 'x';
      const std::string digits(value.substr(i + (sixteen ? 3 : 2), end - i - (sixteen ? 3 : 2)));
      const auto number = static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, sixteen ? 16 : 10));
      if (!allowed(number) || number == 0) return std::nullopt;
      append_utf8(made, number);
      i = end;
    }
    return made;
  }

  // The parser keeps a tag whole until it ends, and looks at it again with each piece.
  void guard_tag() {
    std::size_t from = 0;
    if (tag_at_ != std::string_view::npos) {
      from = tag_at_;
      filter_.tag_ = 0;
      filter_.quote_ = 0;
    } else if (filter_.tag_ == 0) {
      return;
    }
    for (std::size_t i = from; i < at_; ++i) {
      const char c = input_[i];
      if (filter_.quote_ != 0) {
        if (c == filter_.quote_) filter_.quote_ = 0;
      } else if (c == '"' || c == '\'') {
        filter_.quote_ = c;
      } else if (c == '>') {
        filter_.tag_ = 0;
        return;
      }
    }
    filter_.tag_ += at_ - from;
    if (tag_at_ != std::string_view::npos) {
      filter_.tag_place_ = anchors_.front().place;
      filter_.tag_place_.pass(input_.substr(0, tag_at_));
    }
    if (filter_.tag_ > kLongestTag) {
      throw DataError({filter_.name_, filter_.tag_place_.line, filter_.tag_place_.column},
                      {"a tag is longer than 1 MB, or does not end."}, {"Mend the file, or make it again."});
    }
  }

  Filter& filter_;
  std::string_view input_;
  std::uint64_t offset_;
  bool last_;
  std::size_t at_ = 0, copied_ = 0, passed_ = 0;
  std::size_t tag_at_ = std::string_view::npos;
  bool changed_ = false;
  std::string out_;
  std::vector<Anchor> anchors_;
};

Filter::Piece Filter::clean(std::string input, std::uint64_t offset, bool last) {
  Piece piece;
  Pass pass(*this, input, offset, last);
  const std::size_t used = pass.run();
  piece.rest.assign(input, used, input.size() - used);
  piece.anchors = std::move(pass.anchors());
  if (pass.changed()) {
    piece.text = std::move(pass.out());
  } else {
    input.resize(used);
    piece.text = std::move(input);
  }
  return piece;
}

}  // namespace libalign::detail
