// A document in, its sentences out.
#include "libalign/segment.h"

#include <algorithm>
#include <utility>

#include "libalign/text.h"
#include "segment/block_splitter.h"
#include "segment/characters.h"
#include "segment/srx_splitter.h"

namespace libalign {
namespace {

Sentence make_sentence(std::string_view text, Span span, std::size_t block) {
  const std::string_view surface = span.of(text);
  return {span, block, end_class(surface), start_class(surface)};
}

// Each line of a preformatted block.
void split_lines(std::string_view text, Span block, std::vector<Span>& spans) {
  for (std::size_t begin = block.begin; begin < block.end;) {
    const std::size_t end = std::min(text.find('\n', begin), block.end);
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t first = detail::skip_spaces(line, 0);
    const std::size_t last = detail::skip_spaces_back(line, line.size());
    if (first < last) spans.push_back({begin + first, begin + last});
    begin = end + 1;
  }
}

// `split`: called with a block and the spans to append to.
template <typename Split>
std::vector<Sentence> sentences_of_blocks(const Document& document, Split split) {
  std::vector<Sentence> sentences;
  std::vector<Span> spans;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    spans.clear();
    if (block.kind == BlockKind::preformatted) {
      split_lines(document.text, block.text, spans);
    } else {
      split(block, spans);
    }
    for (const Span span : spans) sentences.push_back(make_sentence(document.text, span, i));
  }
  return sentences;
}

std::vector<Sentence> find_sentences(const Document& document, const SegmentOptions& options) {
  if (document.format == "sentences") {
    std::vector<Sentence> sentences;
    sentences.reserve(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      sentences.push_back(make_sentence(document.text, document.blocks[i].text, i));
    }
    return sentences;
  }
  if (options.srx) {
    detail::SrxSplitter splitter(*options.srx, document.language, options.explain);
    return sentences_of_blocks(document, [&](const Block& block, std::vector<Span>& spans) {
      splitter.split(block.text.of(document.text), block.text.begin, spans);
    });
  }
  const std::string_view language = primary_language(document.language);
  const detail::WordLists* lists = &detail::built_in_lists(language);
  detail::WordLists own;
  if (!options.abbreviations.empty()) {
    own = *lists;
    own.add(options.abbreviations, options.abbreviations_name);
    lists = &own;
  }
  detail::BlockSplitter splitter(language, *lists, options.explain);
  return sentences_of_blocks(document, [&](const Block& block, std::vector<Span>& spans) {
    splitter.split(block.text.of(document.text), block.text.begin, block.kind, spans);
  });
}

}  // namespace

Sentences::Sentences(Document document, std::vector<Sentence> sentences)
    : content_(std::make_shared<const Content>(Content{std::move(document), std::move(sentences)})) {}

const Document& Sentences::document() const {
  static const Document none;
  return content_ ? content_->document : none;
}

Sentences split_sentences(Document document, const SegmentOptions& options) {
  if (options.explain != nullptr) options.explain->clear();
  std::vector<Sentence> sentences = find_sentences(document, options);
  return {std::move(document), std::move(sentences)};
}

}  // namespace libalign
