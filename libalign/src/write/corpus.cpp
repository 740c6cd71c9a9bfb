#include "write/corpus.h"

#include <utility>

#include "write/markup.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {

CorpusNames corpus_names(const Alignment& alignment, const OutputFolder& out, std::string_view ending,
                         const WriteOptions& options) {
  std::string stem = out.name();
  if (stem.ends_with(ending)) stem.erase(stem.size() - ending.size());
  return {std::move(stem), side_names(alignment, options)};
}

void visit_blocks(const Sentences& sentences, BlockVisitor& visitor) {
  if (sentences.empty()) return;
  const Document& document = sentences.document();
  SentencePlace place{0, 0, 0};
  for (; place.number < sentences.size(); ++place.number) {
    const Sentence& sentence = sentences[place.number];
    if (place.number == 0 || sentence.block != sentences[place.number - 1].block) {
      if (place.number > 0) visitor.end_block();
      place = {place.block + 1, 0, place.number};
      const bool known = sentence.block < document.blocks.size();
      visitor.begin_block(place.block, known ? document.blocks[sentence.block].kind : BlockKind::paragraph);
    }
    ++place.in_block;
    visitor.sentence(place, sentence, sentences.text(place.number));
  }
  visitor.end_block();
}

std::vector<std::string> ids_of(const Sentences& sentences,
                                const std::function<std::string(const SentencePlace&)>& name) {
  class Collector : public BlockVisitor {
   public:
    explicit Collector(const std::function<std::string(const SentencePlace&)>& name) : name_(name) {}
    void begin_block(std::size_t /*block*/, BlockKind /*kind*/) override {}
    void sentence(const SentencePlace& place, const Sentence& /*sentence*/,
                  std::string_view /*text*/) override {
      ids.push_back(name_(place));
    }
    void end_block() override {}

    std::vector<std::string> ids;

   private:
    const std::function<std::string(const SentencePlace&)>& name_;
  };
  Collector collector(name);
  visit_blocks(sentences, collector);
  return std::move(collector.ids);
}

std::string metadata_attributes(const Document& document) {
  std::string attributes;
  const auto add = [&](const char* name, const std::string& value) {
    const std::string text = escaped_line(value);
    if (!text.empty()) attributes.append(" ").append(name).append("=\"").append(text).append("\"");
  };
  const Metadata& metadata = document.metadata;
  add("title", metadata.title);
  add("author", metadata.byline);
  add("translator", metadata.translator);
  add("published", metadata.published);
  add("updated", metadata.updated);
  add("url", metadata.url);
  add("site", metadata.site);
  add("section", metadata.section);
  add("translation_of", metadata.translation_of);
  return attributes;
}

std::string pointer_start(std::string_view file) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string pointer;
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      pointer += c;
    } else {
      pointer += '%';
      pointer += kHex[byte >> 4U];
      pointer += kHex[byte & 0xFU];
    }
  }
  return pointer += '#';
}

std::string title_of(const Document& document) {
  return document.metadata.title.empty() ? std::string(short_name(document)) : document.metadata.title;
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
