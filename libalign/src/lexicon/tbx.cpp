// TBX, both generations:
//
//     TBX 2: <termEntry> <langSet xml:lang="es"> <tig> or <ntig><termGrp> <term>
//     TBX 3: <conceptEntry> <langSec xml:lang="es"> <termSec> <term>
//
// All terms of the one language of an entry translate all of the other, but for those marked as deprecated or
// superseded. Nothing outside of the file is read, and a file that declares entities of its own is refused.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/dictionary.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostTermsOfEntry = 200;  // of a language
constexpr std::size_t kDeepest = 200;

// The pairs of terms of a file, entry by entry.
class TbxReader : public XmlHandler {
 public:
  TbxReader(std::string_view text, const std::string& path, std::string from, std::string to)
      : from_(std::move(from)),
        to_(std::move(to)),
        parser_(path, *this, {kDeepest, {"Export the glossary again, or mend the line."}}) {
    parser_.feed(text);
    parser_.finish();
  }

  // Empty until known: a file that was asked for no languages is of the first two that stand together.
  const std::string& from() const { return from_; }
  const std::string& to() const { return to_; }
  std::vector<LexiconEntry>& pairs() { return pairs_; }
  // Terms of each language, for the message where none fits.
  const std::map<std::string, std::size_t>& languages() const { return languages_; }

 private:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (element == "langSet" || element == "langSec") {
      language_ = plain_language(attributes.find_local("lang").value_or(""));
    } else if (element == "tig" || element == "ntig" || element == "termSec") {
      term_.clear();
      deprecated_ = false;
    } else if (element == "term") {
      term_.clear();
      in_term_ = true;
    } else if (element == "termNote") {
      const std::string_view type = attributes.find_local("type").value_or("");
      in_note_ = type == "administrativeStatus" || type == "normativeAuthorization";
      note_.clear();
    } else if (element == "administrativeStatus") {  // TBX 3, tags instead of attributes
      in_note_ = true;
      note_.clear();
    }
  }

  void end_element(std::string_view name) override {
    const std::string_view element = local_name(name);
    if (element == "term") {
      in_term_ = false;
    } else if (element == "termNote" || element == "administrativeStatus") {
      deprecated_ =
          deprecated_ || (in_note_ && (note_.starts_with("deprecated") || note_.starts_with("superseded")));
      in_note_ = false;
    } else if (element == "tig" || element == "ntig" || element == "termSec") {
      take_term();
    } else if (element == "langSet" || element == "langSec") {
      language_.clear();
    } else if (element == "termEntry" || element == "conceptEntry") {
      take_entry();
    }
  }

  void text(std::string_view piece) override {
    std::string* into = in_term_ ? &term_ : in_note_ ? &note_ : nullptr;
    if (into != nullptr && into->size() <= 2 * kLongestTerm) into->append(piece);
  }

  void take_term() {
    std::string tidy;
    for (const char c : term_) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space) tidy += c;
      if (space && !tidy.empty() && tidy.back() != ' ') tidy += ' ';
    }
    if (tidy.ends_with(' ')) tidy.pop_back();
    if (!tidy.empty() && !language_.empty() && !deprecated_ && tidy.size() <= kLongestTerm) {
      std::vector<std::string>& terms = entry_[language_];
      if (terms.size() < kMostTermsOfEntry) terms.push_back(std::move(tidy));
      if (languages_.size() < kMostNotes || languages_.contains(language_)) ++languages_[language_];
    }
    term_.clear();
    deprecated_ = false;
  }

  void take_entry() {
    settle_languages();
    const auto sources = entry_.find(from_);
    const auto targets = entry_.find(to_);
    if (sources != entry_.end() && targets != entry_.end()) {
      for (const std::string& source : sources->second) {
        for (const std::string& target : targets->second) pairs_.push_back({source, target});
      }
    }
    entry_.clear();
    if (pairs_.size() <= kMostEntries) return;
    throw DataError(parser_.place(), {"holds more than {1} entries.", {std::to_string(kMostEntries)}},
                    {"Cut it into smaller ones."});
  }

  void settle_languages() {
    if (entry_.size() < 2) return;
    const auto other = [&](const std::string& known) {
      return std::ranges::find_if(entry_, [&](const auto& terms) { return terms.first != known; })->first;
    };
    if (from_.empty() && to_.empty()) {
      from_ = entry_.begin()->first;
      to_ = other(from_);
    }
    if (from_.empty() && entry_.contains(to_)) from_ = other(to_);
    if (to_.empty() && entry_.contains(from_)) to_ = other(from_);
  }

  std::string from_, to_;
  XmlParser parser_;
  std::vector<LexiconEntry> pairs_;
  std::map<std::string, std::size_t> languages_;
  std::map<std::string, std::vector<std::string>> entry_;  // the terms of this entry by language
  std::string language_, term_, note_;
  bool in_term_ = false, in_note_ = false, deprecated_ = false;
};

}  // namespace

LexiconSource parse_tbx(const DictionaryInput& input, std::string_view text) {
  const std::string from = plain_language(input.source_language), to = plain_language(input.target_language);
  const bool asked = !from.empty() && !to.empty();
  TbxReader tbx(text, input.path, from, to);
  if (asked && tbx.pairs().empty() && !tbx.languages().empty()) {
    std::string present;
    for (const auto& [language, terms] : tbx.languages()) present += (present.empty() ? "" : ", ") + language;
    throw DataError(
        {input.path},
        {"holds no pair of terms for {1}-{2}; its languages are {3}.", {tbx.from(), tbx.to(), present}},
        {"Name two of these with --from and --to.", {}});
  }
  EntryCollector collector(input, tbx.from(), tbx.to());
  for (LexiconEntry& pair : tbx.pairs()) collector.add(std::move(pair.source), std::move(pair.target));
  return collector.finish(std::string(file_name(input.path)));
}

}  // namespace libalign::detail
