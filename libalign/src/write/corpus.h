// What the formats of corpora share: their texts with blocks and ids, and how their files are called.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/segment.h"
#include "libalign/write.h"
#include "write/language_codes.h"

namespace libalign::detail {

// The title that the document has of itself, else the name of its file.
std::string title_of(const Document& document);

// "corpus.es.xml" and "corpus.en.xml" in a folder "corpus" or "corpus.xces".
struct CorpusNames {
  std::string stem;     // "corpus"
  LanguageCodes sides;  // "es", "en"
  std::string source(std::string_view ending) const {
    return stem + "." + sides.source + std::string(ending);
  }
  std::string target(std::string_view ending) const {
    return stem + "." + sides.target + std::string(ending);
  }
};

// `ending` is the format's own: ".xces".
CorpusNames corpus_names(const Alignment& alignment, const OutputFolder& out, std::string_view ending,
                         const WriteOptions& options);

// One text, block by block. Numbers of blocks and of sentences in them begin at 1, that of a sentence in the
// text at 0.
struct SentencePlace {
  std::size_t block, in_block, number;
};
class BlockVisitor {
 public:
  virtual ~BlockVisitor() = default;
  virtual void begin_block(std::size_t block, BlockKind kind) = 0;
  virtual void sentence(const SentencePlace& place, const Sentence& sentence, std::string_view text) = 0;
  virtual void end_block() = 0;
};
void visit_blocks(const Sentences& sentences, BlockVisitor& visitor);

// Ids of all sentences of a text: name(place).
std::vector<std::string> ids_of(const Sentences& sentences,
                                const std::function<std::string(const SentencePlace&)>& name);

// " url=\"...\" title=\"...\"": what the document says of itself, of that what is there.
std::string metadata_attributes(const Document& document);

// "corpus.es.xml#": a file's name as a reference to it; what a reference cannot hold is %XX.
std::string pointer_start(std::string_view file);

// "s1.1 s1.2": the ids of these sentences.
template <class Number>
std::string joined_ids(const std::vector<Number>& numbers, const std::vector<std::string>& ids,
                       std::string_view before = {}) {
  std::string list;
  for (const Number number : numbers) {
    if (!list.empty()) list += ' ';
    list.append(before).append(ids[number.value]);
  }
  return list;
}

}  // namespace libalign::detail
