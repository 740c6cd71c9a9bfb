// InterText, as InterCorp has it: two texts and the links between them, in which the ids of the second text
// come first. What is doubtful is marked, so that the editor finds it.
#include "write/corpus.h"
#include "write/links.h"
#include "write/markup.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

std::string id_of(const SentencePlace& place) {
  return std::to_string(place.block) + ":" + std::to_string(place.in_block);
}

class InterTextBody : public BlockVisitor {
 public:
  InterTextBody(std::FILE* stream, const WriteOptions& options) : stream_(stream), options_(options) {}

  void begin_block(std::size_t block, BlockKind kind) override {
    put_line(stream_, "<p id=\"" + std::to_string(block) + "\" type=\"" + name_of(kind) + "\">", options_);
  }
  void sentence(const SentencePlace& place, const Sentence& /*sentence*/, std::string_view text) override {
    put_line(stream_, "<s id=\"" + id_of(place) + "\">" + escaped_line(text) + "</s>", options_);
  }
  void end_block() override { put_line(stream_, "</p>", options_); }

 private:
  std::FILE* stream_;
  const WriteOptions& options_;
};

void write_document(const Sentences& sentences, const std::string& code, std::FILE* stream,
                    const WriteOptions& options) {
  const Document& document = sentences.document();
  put_line(stream,
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<doc id=\"" + escaped_line(short_name(document)) +
               "\" lang=\"" + code + "\"" + metadata_attributes(document) + ">",
           options);
  InterTextBody body(stream, options);
  visit_blocks(sentences, body);
  put_line(stream, "</doc>", options);
}

}  // namespace

void write_intertext(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                     WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".intertext", options);
  const LanguageCodes codes = codes_or_und(alignment, options);
  const std::string source_file = names.source(".xml");
  const std::string target_file = names.target(".xml");
  write_document(alignment.source, codes.source, out.file(source_file), options);
  write_document(alignment.target, codes.target, out.file(target_file), options);
  const std::vector<std::string> source_ids = ids_of(alignment.source, id_of);
  const std::vector<std::string> target_ids = ids_of(alignment.target, id_of);
  std::FILE* const links =
      out.file(names.stem + "." + names.sides.source + "." + names.sides.target + ".xml");
  put_line(links,
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<linkGrp toDoc=\"" + escaped(target_file) +
               "\" fromDoc=\"" + escaped(source_file) + "\">",
           options);
  for (const CorpusLink& link : links_of(alignment)) {
    const bool pair = !link.source.empty() && !link.target.empty();
    const bool doubtful =
        pair && link.bead.status == BeadStatus::automatic && link.bead.confidence < kDoubtfulConfidence;
    put_line(links,
             "<link type=\"" + std::to_string(link.target.size()) + "-" + std::to_string(link.source.size()) +
                 "\" xtargets=\"" + joined_ids(link.target, target_ids) + ";" +
                 joined_ids(link.source, source_ids) + "\" status=\"" +
                 (link.bead.status == BeadStatus::automatic ? "auto" : "man") + "\"" +
                 (doubtful ? " mark=\"1\"" : "") + "/>",
             options);
    if (pair) ++report.units;
  }
  put_line(links, "</linkGrp>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
