#include "write/vertical.h"

#include "libalign/text.h"
#include "write/corpus.h"
#include "write/markup.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

class VerticalBody : public BlockVisitor {
 public:
  VerticalBody(const std::string& language, std::FILE* stream, const WriteOptions& options,
               const VerticalOptions& vertical)
      : language_(language), stream_(stream), options_(options), vertical_(vertical) {}

  void begin_block(std::size_t block, BlockKind kind) override {
    put_line(stream_, "<p id=\"p" + std::to_string(block) + "\" type=\"" + name_of(kind) + "\">", options_);
  }
  void sentence(const SentencePlace& place, const Sentence& sentence, std::string_view text) override {
    put_line(stream_,
             "<s id=\"s" + std::to_string(place.number + 1) + "\" from=\"" +
                 std::to_string(sentence.span.begin) + "\" to=\"" + std::to_string(sentence.span.end) + "\">",
             options_);
    const std::string line = one_line(text);
    std::size_t end = 0;
    bool any = false;
    for (const Token& token : tokenize(line, language_)) {
      if (vertical_.glue && any && token.span.begin == end) put_line(stream_, "<g/>", options_);
      put_line(stream_, escaped(token.span.of(line)), options_);
      end = token.span.end;
      any = true;
    }
    // A region without tokens cannot be stored, and would shift all that counts regions.
    if (!any) put_line(stream_, "_", options_);
    put_line(stream_, "</s>", options_);
  }
  void end_block() override { put_line(stream_, "</p>", options_); }

 private:
  const std::string& language_;
  std::FILE* stream_;
  const WriteOptions& options_;
  const VerticalOptions& vertical_;
};

}  // namespace

void write_vertical(const Sentences& sentences, const std::string& code, std::FILE* stream,
                    const WriteOptions& options, const VerticalOptions& vertical) {
  const Document& document = sentences.document();
  put_line(stream,
           "<text id=\"" + escaped_line(short_name(document)) + "\" lang=\"" + code + "\"" +
               metadata_attributes(document) + ">",
           options);
  VerticalBody body(sentences.language(), stream, options, vertical);
  visit_blocks(sentences, body);
  put_line(stream, "</text>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
