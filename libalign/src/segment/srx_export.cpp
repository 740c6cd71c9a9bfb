// Our own rules as far as SRX can say them.
//
// The basic idea is that the rules of full_stop.cpp and rules.cpp stand in the order in which they are asked,
// each with the classes of characters that read_candidate() and WordAfter look through. What asks about more
// than a few words before or behind the place (brackets, open quotes, the beginning of the sentence) cannot
// be said; neither can ICU's own borders, of which the stops of other scripts stand for the most part.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "libalign/srx.h"
#include "libalign/text.h"
#include "segment/abbreviations.h"
#include "segment/characters.h"

namespace libalign {
namespace {

using detail::Abbreviation;
using detail::WordLists;

// The pieces that patterns are made of.
// The last of a run of stops is enough. Repetitions have bounds, since looking back costs by their length.
const std::string kStop = "[.?!…‥‼⁇⁈⁉‽]";
const std::string kOmission = R"([(\[](?:\.\.\.|…)[)\]])";
const std::string kFootnote = R"(\[\p{Nd}{1,3}\])";
const std::string kClosers =
    R"((?:["'”’»›)\]}]|\s?)" + kFootnote + R"(|\s?)" + kOmission + "|[¹²³⁰⁴-⁹]){0,4}";
const std::string kOpeners = R"(["'“”„«‘‚‹(\[{¿¡—–•-]*)";
const std::string kNoWordBefore = R"((?<!\p{L}))";
const std::string kNoWordBehind = R"((?!\p{L}))";
const std::string kSpace = R"(\s)";
const std::string kDigitFollows = R"(\s+[(\[]?[\p{Nd}#°])";
const std::string kNumberFollows =
    R"(\s+(?:[(\[]?[\p{Nd}#°]|(?:[IVXLCDM]{1,6}|\p{Lu}))" + kNoWordBehind + ")";

// A text as a pattern that matches it.
std::string quoted(std::string_view text) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = detail::next(text, at);
    if (c < 0x80 && !detail::is_letter(c) && !detail::is_digit(c)) pattern += '\\';
    pattern += text.substr(begin, at - begin);
  }
  return pattern;
}

// The same with a first letter that may be a capital too, or is one.
std::string with_capital(std::string_view word, bool either) {
  std::size_t at = 0;
  const char32_t first = word.empty() ? 0 : detail::next(word, at);
  const auto capital = static_cast<char32_t>(u_toupper(static_cast<UChar32>(first)));
  if (capital == first) return quoted(word);
  std::string upper(4, '\0');
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(upper, size, static_cast<UChar32>(capital));
  upper.resize(static_cast<std::size_t>(size));
  const std::string rest = quoted(word.substr(at));
  return either ? "[" + std::string(word.substr(0, at)) + upper + "]" + rest : upper + rest;
}

std::string one_of(const std::vector<std::string>& patterns) {
  std::string joined;
  for (const std::string& pattern : patterns) joined += (joined.empty() ? "" : "|") + pattern;
  return "(?:" + joined + ")";
}

// "EE.UU" -> "EE", "UU"
std::vector<std::string_view> pieces_of(std::string_view key) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin <= key.size();) {
    const std::size_t end = std::min(key.find('.', begin), key.size());
    pieces.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

class Exporter {
 public:
  Exporter(std::string name, const WordLists& lists) : lists_(lists.contents()) {
    out_.name = std::move(name);
  }

  SrxLanguageRule run() {
    no(kStop + kClosers, R"(\s*[,;:/،؛，.?!…])");
    no(kStop + kClosers, R"(\s+(?:)" + kFootnote + "|" + kOmission + ")");
    yes(kStop, R"(\s+(?:https?://|www\.))");
    no(kStop + kClosers, R"(\s+["'“”„«‘‚‹(\[{¿¡—–•.…\s-]*\p{Ll})");
    no(R"([^.?!…\s"”»]\s?)" + kOmission, kSpace);
    labels();
    abbreviations_that_go_on();
    abbreviations(Abbreviation::before_name, R"(\s+[^\s¿¡])");
    abbreviations(Abbreviation::before_number, kNumberFollows);
    abbreviations(Abbreviation::before_digits, kDigitFollows);
    no(kNoWordBefore + R"(\p{Lu}\.)", R"(\s+\p{Lu}\.)");  // J. R. R. Tolkien
    starters();
    ordinals();
    abbreviations(Abbreviation::inside, kSpace);
    units();
    no(kNoWordBefore + R"(\p{L}{1,3}\.\s?\p{L}{1,3}\.)", kSpace);  // U.S., Ph.D.
    no(kNoWordBefore + R"(\p{Lu}\.)", kSpace);                     // the initial of a name
    no(kNoWordBefore + R"(\p{L}{1,3}\.)", R"(\s+\p{Nd})");
    marked_names();
    reported_speech();
    missing_stop();
    yes(kStop + kClosers, kSpace);
    const std::string closers = R"([”’」』）》〉】"')\]])";
    yes("[。！？｡]" + closers + "{0,4}", "(?!" + closers + "|[。！？｡])");
    yes("[।॥؟۔።᙮]" + kClosers, kSpace);
    return std::move(out_);
  }

 private:
  void no(std::string before, std::string after) {
    out_.rules.push_back({false, std::move(before), std::move(after), 0});
  }
  void yes(std::string before, std::string after) {
    out_.rules.push_back({true, std::move(before), std::move(after), 0});
  }

  // An abbreviation with its last dot: spaces may stand inside it.
  static std::string pattern_of(const WordLists::Entry& entry, std::size_t pieces) {
    const std::vector<std::string_view> all = pieces_of(entry.key);
    std::string pattern = kNoWordBefore;
    for (std::size_t i = 0; i < pieces; ++i) {
      if (i > 0) pattern += R"(\s?)";
      // A small letter by itself is no initial.
      const bool either = i == 0 && !entry.proper && (all.size() > 1 || all[0].size() > 2);
      pattern += (either ? with_capital(all[i], true) : quoted(all[i])) + R"(\.)";
    }
    return pattern;
  }

  void abbreviations(Abbreviation kind, const std::string& after) {
    for (const WordLists::Entry& entry : lists_.abbreviations) {
      if (entry.kind == kind) no(pattern_of(entry, pieces_of(entry.key).size()), after);
    }
  }

  // "EE." before "UU."
  void abbreviations_that_go_on() {
    for (const WordLists::Entry& entry : lists_.abbreviations) {
      const std::vector<std::string_view> pieces = pieces_of(entry.key);
      for (std::size_t i = 1; i < pieces.size(); ++i)
        no(pattern_of(entry, i), R"(\s+)" + quoted(pieces[i]) + R"(\.)");
    }
  }

  // "1.", "a.", "P." and the like at the beginning of a paragraph.
  void labels() {
    const std::string begin = R"(^\s{0,3}["'“«—–•⁃*(\[-]{0,3}\s{0,2})";
    no(begin + R"((?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){0,3}\p{Ll}?|\p{L}|[IVXLCDM]{1,5})\.[)\]]?)", kSpace);
    std::vector<std::string> words;
    for (const std::string& label : lists_.labels) words.push_back(quoted(label));
    if (!words.empty()) no(begin + one_of(words) + R"(\.)", kSpace);
  }

  // Words that begin sentences, opening quotes and ¿ ¡ end even what looks like an abbreviation.
  void starters() {
    std::vector<std::string> words;
    for (const std::string& word : lists_.starters) words.push_back(with_capital(word, false));
    const std::string fresh = R"(["“„«‘‹¿¡])";
    if (words.empty()) return yes(R"(\.)", R"(\s+[—–-]*)" + fresh);
    yes(R"(\.)", R"(\s+(?:[—–-]*)" + fresh + "|" + kOpeners + one_of(words) + kNoWordBehind + ")");
    // Before what follows reported speech, further down.
    yes("[?!…]" + kClosers, R"(\s+)" + kOpeners + one_of(words) + kNoWordBehind);
  }

  void ordinals() {
    std::vector<std::string> words;
    for (const std::string& word : lists_.after_ordinal) words.push_back(with_capital(word, true));
    if (!words.empty()) no(R"(\p{Nd}\.)", R"(\s+)" + one_of(words) + kNoWordBehind);
  }

  void units() {
    std::vector<std::string> words;
    for (const std::string& unit : lists_.units) words.push_back(quoted(unit));
    if (!words.empty()) no(R"(\p{Nd}\s?)" + one_of(words) + R"(\.)", kSpace);
  }

  void marked_names() {
    for (const std::string& name : lists_.marked_names) no(kNoWordBefore + quoted(name), kSpace);
  }

  // “Is it?” Ann asked.
  void reported_speech() {
    std::vector<std::string> words;
    for (const std::string& word : lists_.saying) words.push_back(quoted(word));
    if (!words.empty())
      no(R"([?!…]["'”’»]{1,3})", R"(\s+(?:\p{Lu}[\p{L}\p{M}]*\.?\s+){1,3})" + one_of(words) + kNoWordBehind);
  }

  // `…uno de los más esperanzadores" El presidente`
  void missing_stop() {
    std::vector<std::string> words, saying;
    for (const std::string& word : lists_.starters) {
      if (word != "i") words.push_back(with_capital(word, false));
    }
    for (const std::string& word : lists_.saying) saying.push_back(quoted(word));
    if (words.empty()) return;
    const std::string no_saying = saying.empty() ? "" : "(?!" + one_of(saying) + kNoWordBehind + ")";
    yes(R"([\p{L}\p{Nd})%]["“”»])", R"(\s+)" + one_of(words) + R"(\s+)" + no_saying + R"(\p{Ll})");
  }

  WordLists::Contents lists_;
  SrxLanguageRule out_;
};

struct Language {
  const char *code, *name, *pattern;
};

constexpr std::array<Language, 8> kLanguages = {{{"ca", "Catalan", "[Cc][Aa]([-_].*)?"},
                                                 {"de", "German", "[Dd][Ee]([-_].*)?"},
                                                 {"en", "English", "[Ee][Nn]([-_].*)?"},
                                                 {"es", "Spanish", "[Ee][Ss]([-_].*)?"},
                                                 {"fr", "French", "[Ff][Rr]([-_].*)?"},
                                                 {"gl", "Galician", "[Gg][Ll]([-_].*)?"},
                                                 {"it", "Italian", "[Ii][Tt]([-_].*)?"},
                                                 {"pt", "Portuguese", "[Pp][Tt]([-_].*)?"}}};

}  // namespace

SrxFile own_rules_as_srx(std::string_view language) {
  SrxFile file;
  file.cascade = false;
  for (const Language& known : kLanguages) {
    if (!language.empty() && known.code != primary_language(language)) continue;
    file.language_rules.push_back(Exporter(known.name, detail::built_in_lists(known.code)).run());
    file.language_maps.push_back({known.pattern, known.name, 0});
  }
  file.language_rules.push_back(Exporter("Default", WordLists()).run());
  file.language_maps.push_back({".*", "Default", 0});
  return file;
}

}  // namespace libalign
