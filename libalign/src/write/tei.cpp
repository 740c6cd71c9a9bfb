// TEI P5: a file for each text, and one with links that stand off them. A pair is a link; a sentence that has
// no counterpart is a pointer, for a link needs two ends. n is the bytes of the clean text, as in JSONL.
#include "write/corpus.h"
#include "write/links.h"
#include "write/markup.h"
#include "write/unit_ids.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

constexpr std::string_view kBegin =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"";

std::string id_of(const SentencePlace& place) { return "s" + std::to_string(place.number + 1); }

class TeiBody : public BlockVisitor {
 public:
  TeiBody(std::FILE* stream, const WriteOptions& options) : stream_(stream), options_(options) {}

  void begin_block(std::size_t block, BlockKind kind) override {
    element_ = kind == BlockKind::paragraph ? "p" : "ab";
    std::string open = std::string("<") + element_ + " xml:id=\"p" + std::to_string(block) + "\"";
    if (kind != BlockKind::paragraph) open += std::string(" type=\"") + name_of(kind) + "\"";
    put_line(stream_, open + ">", options_);
  }
  void sentence(const SentencePlace& place, const Sentence& sentence, std::string_view text) override {
    put_line(stream_,
             "<s xml:id=\"" + id_of(place) + "\" n=\"" + std::to_string(sentence.span.begin) + "-" +
                 std::to_string(sentence.span.end) + "\">" + escaped_line(text) + "</s>",
             options_);
  }
  void end_block() override { put_line(stream_, std::string("</") + element_ + ">", options_); }

 private:
  std::FILE* stream_;
  const WriteOptions& options_;
  const char* element_ = "p";
};

std::string element(const char* name, const std::string& value) {
  const std::string text = escaped_line(value);
  return text.empty() ? "" : std::string("<") + name + ">" + text + "</" + name + ">";
}

std::string header(const std::string& titles, const std::string& source, const Provenance& made,
                   const std::string& languages) {
  std::string options;
  for (const std::string& option : made.options) options += (options.empty() ? "" : " ") + option;
  for (const std::string& lexicon : made.lexicons) options += (options.empty() ? "" : " ") + lexicon;
  return "<teiHeader>\n<fileDesc>\n<titleStmt>" + titles +
         "</titleStmt>\n<publicationStmt><p>Made by bitext.</p></publicationStmt>\n<sourceDesc>" + source +
         "</sourceDesc>\n</fileDesc>\n<encodingDesc><appInfo><application ident=\"bitext\" version=\"" +
         (made.version.empty() ? "0" : escaped_line(made.version)) + "\"><label>bitext</label>" +
         element("p", options) + "</application></appInfo></encodingDesc>\n<profileDesc><langUsage>" +
         languages + "</langUsage></profileDesc>\n</teiHeader>";
}

std::string language_element(const std::string& code) {
  return "<language ident=\"" + code + "\">" + code + "</language>";
}

void write_document(const Sentences& sentences, const std::string& code, const Provenance& made,
                    std::FILE* stream, const WriteOptions& options) {
  const Document& document = sentences.document();
  const Metadata& metadata = document.metadata;
  std::string date;
  if (!metadata.published.empty()) date = element("date", metadata.published);
  const std::string source = "<bibl>" + element("title", title_of(document)) +
                             element("author", metadata.byline) + element("publisher", metadata.site) + date +
                             element("idno", metadata.url) +
                             element("note", std::string(short_name(document))) + "</bibl>";
  const std::string titles = element("title", title_of(document)) + element("author", metadata.byline);
  put_line(stream,
           std::string(kBegin) + " xml:lang=\"" + code + "\">\n" +
               header(titles, source, made, language_element(code)) + "\n<text>\n<body>",
           options);
  TeiBody body(stream, options);
  visit_blocks(sentences, body);
  if (sentences.empty()) put_line(stream, "<p/>", options);
  put_line(stream, "</body>\n</text>\n</TEI>", options);
}

}  // namespace

void write_tei(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
               WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".tei", options);
  const LanguageCodes codes = codes_or_und(alignment, options);
  const std::string source_file = names.source(".xml");
  const std::string target_file = names.target(".xml");
  write_document(alignment.source, codes.source, alignment.provenance, out.file(source_file), options);
  write_document(alignment.target, codes.target, alignment.provenance, out.file(target_file), options);
  const std::vector<std::string> source_ids = ids_of(alignment.source, id_of);
  const std::vector<std::string> target_ids = ids_of(alignment.target, id_of);
  const std::string source_start = pointer_start(source_file);
  const std::string target_start = pointer_start(target_file);
  std::FILE* const links = out.file(names.stem + ".links.xml");
  const std::string titles =
      element("title", title_of(alignment.source.document()) + " | " + title_of(alignment.target.document()));
  put_line(links,
           std::string(kBegin) + ">\n" +
               header(titles, "<p>" + escaped(source_file) + " | " + escaped(target_file) + "</p>",
                      alignment.provenance, language_element(codes.source) + language_element(codes.target)) +
               "\n<standOff>\n<linkGrp type=\"alignment\">",
           options);
  std::size_t number = 0;
  for (const CorpusLink& link : links_of(alignment)) {
    const bool pair = !link.source.empty() && !link.target.empty();
    std::string targets = joined_ids(link.source, source_ids, source_start);
    if (pair) targets += ' ';
    targets += joined_ids(link.target, target_ids, target_start);
    std::string line = std::string("<") + (pair ? "link" : "ptr") + " xml:id=\"b" + std::to_string(++number) +
                       "\" type=\"" + (pair ? link.bead.kind() : "unaligned") + "\" target=\"" + targets +
                       "\" cert=\"" + decimal(link.bead.confidence) + "\"";
    if (link.bead.status == BeadStatus::confirmed) line += " subtype=\"confirmed\"";
    if (link.bead.order == BeadOrder::moved) line += " rend=\"moved\"";
    put_line(links, line + "/>", options);
    if (pair) ++report.units;
  }
  put_line(links, "</linkGrp>\n</standOff>\n</TEI>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
