// ParaConc: two texts with the same numbers of <seg>. A side that has nothing has an empty one. Both texts
// stand in the order of the source: what has moved in the target stands where its source does.
#include "write/corpus.h"
#include "write/links.h"
#include "write/markup.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

template <class Number>
std::string text_of(const Sentences& sentences, const std::vector<Number>& numbers) {
  std::string text;
  for (const Number number : numbers) {
    const std::string sentence = escaped_line(sentences.text(number.value));
    if (!text.empty() && !sentence.empty()) text += ' ';
    text += sentence;
  }
  return text;
}

}  // namespace

void write_paraconc(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                    WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".paraconc", options);
  std::FILE* const source = out.file(names.source(".txt"));
  std::FILE* const target = out.file(names.target(".txt"));
  std::size_t number = 0;
  for (const CorpusLink& link : links_of(alignment)) {
    const std::string open = "<seg id=\"" + std::to_string(++number) + "\">";
    put_line(source, open + text_of(alignment.source, link.source) + "</seg>", options);
    put_line(target, open + text_of(alignment.target, link.target) + "</seg>", options);
    if (!link.source.empty() && !link.target.empty()) ++report.units;
  }
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
