// XCES as OPUS and Uplug have it: two documents of cesDoc and stand-off links between them. The ids hold
// block and sentence, "s3.2"; from and to are bytes of the clean text, as in JSONL.
#include "write/corpus.h"
#include "write/links.h"
#include "write/markup.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

std::string id_of(const SentencePlace& place) {
  return "s" + std::to_string(place.block) + "." + std::to_string(place.in_block);
}

class CesDoc : public BlockVisitor {
 public:
  CesDoc(std::FILE* stream, const WriteOptions& options) : stream_(stream), options_(options) {}

  void begin_block(std::size_t block, BlockKind kind) override {
    put_line(stream_, "<p id=\"p" + std::to_string(block) + "\" type=\"" + name_of(kind) + "\">", options_);
  }
  void sentence(const SentencePlace& place, const Sentence& sentence, std::string_view text) override {
    put_line(stream_,
             "<s id=\"" + id_of(place) + "\" from=\"" + std::to_string(sentence.span.begin) + "\" to=\"" +
                 std::to_string(sentence.span.end) + "\">" + escaped_line(text) + "</s>",
             options_);
  }
  void end_block() override { put_line(stream_, "</p>", options_); }

 private:
  std::FILE* stream_;
  const WriteOptions& options_;
};

void write_document(const Sentences& sentences, const std::string& code, std::FILE* stream,
                    const WriteOptions& options) {
  const Document& document = sentences.document();
  const std::string title =
      document.metadata.title.empty() ? std::string(short_name(document)) : document.metadata.title;
  const auto field = [](const char* name, const std::string& value) {
    const std::string text = escaped_line(value);
    return text.empty() ? "" : std::string("<") + name + ">" + text + "</" + name + ">\n";
  };
  const Metadata& metadata = document.metadata;
  put_line(stream,
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cesDoc PUBLIC \"-//CES//DTD XML "
           "cesDoc//EN\" \"\">\n"
           "<cesDoc version=\"1.0\" lang=\"" +
               code + "\">\n<cesHeader version=\"1.0\" lang=\"" + code + "\">\n<fileDesc>\n<titleStmt>\n" +
               field("h.title", title) + "</titleStmt>\n<sourceDesc>\n<biblStruct>\n<monogr>\n" +
               field("h.title", title) + field("h.author", metadata.byline) + "<imprint>\n" +
               field("pubDate", metadata.published) + field("pubAddress", metadata.url) +
               "</imprint>\n</monogr>\n</biblStruct>\n</sourceDesc>\n</"
               "fileDesc>\n<profileDesc>\n<langUsage>\n<language id=\"" +
               code + "\">" + code + "</language>\n</langUsage>\n" +
               field("translation", metadata.translation_of) + "</profileDesc>\n</cesHeader>\n<text>\n<body>",
           options);
  CesDoc body(stream, options);
  visit_blocks(sentences, body);
  put_line(stream, "</body>\n</text>\n</cesDoc>", options);
}

}  // namespace

void write_xces(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".xces", options);
  const LanguageCodes codes = codes_or_und(alignment, options);
  const std::string source_file = names.source(".xml");
  const std::string target_file = names.target(".xml");
  write_document(alignment.source, codes.source, out.file(source_file), options);
  write_document(alignment.target, codes.target, out.file(target_file), options);
  const std::vector<std::string> source_ids = ids_of(alignment.source, id_of);
  const std::vector<std::string> target_ids = ids_of(alignment.target, id_of);
  std::FILE* const links = out.file(names.stem + ".links.xml");
  put_line(links,
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML "
           "cesAlign//EN\" \"\">\n"
           "<cesAlign version=\"1.0\">\n<linkGrp targType=\"s\" fromDoc=\"" +
               escaped(source_file) + "\" toDoc=\"" + escaped(target_file) + "\">",
           options);
  std::size_t number = 0;
  for (const CorpusLink& link : links_of(alignment)) {
    std::string line = "<link id=\"SL" + std::to_string(++number) + "\" xtargets=\"" +
                       joined_ids(link.source, source_ids) + ";" + joined_ids(link.target, target_ids) +
                       "\" certainty=\"" + decimal(link.bead.confidence) + "\"";
    if (link.bead.status == BeadStatus::confirmed) line += " status=\"confirmed\"";
    if (link.bead.order == BeadOrder::moved) line += " order=\"moved\"";
    put_line(links, line + "/>", options);
    if (!link.source.empty() && !link.target.empty()) ++report.units;
  }
  put_line(links, "</linkGrp>\n</cesAlign>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
