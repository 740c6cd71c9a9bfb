// A Document in, its sentences out.
//
//     const Sentences sentences = split_sentences(read_document("interview.es.html"));
//     for (std::size_t i = 0; i < sentences.size(); ++i) std::cout << sentences.text(i) << '\n';
//
// ICU proposes borders; a layer of our own (abbreviation lists in data/segment/LANG.txt, quotes, dialogue
// dashes, ellipses, initials, list numbers) takes some away and adds others. A sentence never crosses a
// block. Surrounding white space belongs to no sentence. A document made with ReadOptions::sentences is one
// sentence a block, empty ones included.
// SegmentOptions::srx puts the rules of an SRX file in the place of both.
// There are lists for es, en, fr, de, pt and it; other languages get ICU's borders and the rules that need no list.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/document.h"
#include "libalign/srx.h"

namespace libalign {

// How a sentence ends and begins: evidence for the aligner.
enum class EndClass : unsigned char {
  none,
  full_stop,
  question,
  exclamation,
  ellipsis,
  colon,
  semicolon,
  comma,
  other
};
enum class StartClass : unsigned char { upper, lower, digit, other };

struct Sentence {
  Span span;              // bytes of Document::text; empty only in a document of given sentences
  std::size_t block = 0;  // its number in Document::blocks
  EndClass end = EndClass::none;
  StartClass start = StartClass::other;
};

// A document and its sentences, in order. Copies share the same immutable content and cost nothing.
class Sentences {
 public:
  Sentences() = default;
  Sentences(Document document, std::vector<Sentence> sentences);

  std::size_t size() const { return content_ ? content_->sentences.size() : 0; }
  bool empty() const { return size() == 0; }
  const Sentence& operator[](std::size_t i) const { return content_->sentences[i]; }
  std::string_view text(std::size_t i) const {
    return content_->sentences[i].span.of(content_->document.text);
  }
  const Document& document() const;
  const std::string& language() const { return document().language; }

 private:
  struct Content {
    Document document;
    std::vector<Sentence> sentences;
  };
  std::shared_ptr<const Content> content_;
};

// Why a place is a border or is not: for `bitext segment --explain`.
struct BorderReason {
  std::size_t offset = 0;  // byte of Document::text, where the next sentence would begin
  bool border = false;
  std::string rule;    // "icu", "abbreviation before a name", "rule 3 of Spanish, line 41", ...
  std::string detail;  // the abbreviation, or the patterns of an SRX rule, for example
};

struct SegmentOptions {
  // Abbreviations of the user's own, in the form of data/segment/es.txt; added to the built-in ones of the
  // document's language.
  std::string abbreviations;
  std::string abbreviations_name = "abbreviations";  // what errors call them: the file's name
  // Rules of the user's own, in place of everything that stands above: they alone decide inside a block.
  // Lines of preformatted blocks stay sentences.
  std::optional<SrxRules> srx;
  std::vector<BorderReason>* explain = nullptr;  // filled in document order when given
};

Sentences split_sentences(Document document, const SegmentOptions& options = {});

// The classes of a sentence's end (closing quotes and brackets looked through) and start (opening ones looked
// through).
EndClass end_class(std::string_view sentence);
StartClass start_class(std::string_view sentence);

}  // namespace libalign
