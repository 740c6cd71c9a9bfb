// `bitext segment FILE`: a text one sentence a line.
#include <utility>

#include "command.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/read.h"
#include "libalign/segment.h"
#include "libalign/srx.h"
#include "libalign/text.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "pair_job.h"
#include "srx_file.h"

namespace bitext {
namespace {

using libalign::BorderReason;
using libalign::Document;
using libalign::OutputFile;
using libalign::Sentences;
using libalign::UsageError;

constexpr std::size_t kContext = 30;  // code points on each side of a border that is explained

// White space as single blanks: one sentence, one line.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return line;
}

std::string sentence_lines(const Sentences& sentences) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0 && sentences[i].block != sentences[i - 1].block) out += "\n";
    out += on_one_line(sentences.text(i)) + "\n";
  }
  return out;
}

bool inside(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string before(std::string_view text, std::size_t offset) {
  std::size_t begin = offset;
  for (std::size_t count = 0; begin > 0 && count < kContext; ++count) {
    do --begin;
    while (begin > 0 && inside(text[begin]));
  }
  return std::string(text.substr(begin, offset - begin));
}

std::string after(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  for (std::size_t count = 0; end < text.size() && count < kContext; ++count)
    libalign::next_code_point(text, end);
  return std::string(text.substr(offset, end - offset));
}

// One line a place: "+|-  rule  detail  text ¦ text", parted by tabs.
std::string explanation_lines(const Document& document, const std::vector<BorderReason>& reasons) {
  std::string out;
  for (const BorderReason& reason : reasons) {
    const std::size_t offset = std::min(reason.offset, document.text.size());
    out += reason.border ? "+\t" : "-\t";
    out += on_one_line(reason.rule) + "\t" + on_one_line(reason.detail) + "\t";
    out +=
        on_one_line(before(document.text, offset)) + "¦" + on_one_line(after(document.text, offset)) + "\n";
  }
  return out;
}

class SegmentCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    export_ = arguments.has("export-srx");
    check_operands(arguments);
    if (!export_) file_ = arguments.operands.front();
    read_.language = arguments.language("lang");
    read_.encoding = arguments.value("encoding");
    read_.keep_all = arguments.has("keep-all");
    abbreviations_ = arguments.file_name("abbreviations");
    srx_ = arguments.file_name("srx");
    refuse_srx_and_abbreviations(srx_, abbreviations_);
    output_ = arguments.file_name("output", "-");
    overwrite_ = arguments.has("overwrite");
    explain_ = arguments.has("explain");
    quiet_ = arguments.has("quiet");
  }

  void run() override {
    if (export_) {
      write(libalign::write_srx(libalign::own_rules_as_srx(read_.language)));
    } else {
      segment();
    }
  }

 private:
  void check_operands(const Arguments& arguments) const {
    if (!export_ && arguments.operands.empty())
      throw UsageError({}, {"{1} is missing.", {tr("FILE")}}, {"See: bitext {1} --help.", {"segment"}});
    if (!export_) return;
    for (const char* other : {"srx", "abbreviations", "explain", "encoding", "keep-all"}) {
      if (!arguments.has(other)) continue;
      throw UsageError({}, {"--export-srx reads no text, so --{1} has no meaning.", {other}},
                       {"Leave one out."});
    }
    if (!arguments.operands.empty())
      throw UsageError({},
                       {"--export-srx reads no text, so {1} has no meaning.", {arguments.operands.front()}},
                       {"Leave one out."});
  }

  void write(const std::string& text) const {
    OutputFile out(output_, overwrite_ ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    std::fwrite(text.data(), 1, text.size(), out.stream());
    out.commit();  // tells when the stream has failed
  }

  void segment() {
    refuse_output_over_input(output_, file_);
    Document document = libalign::read_document(file_, read_);
    if (!quiet_) {
      for (const libalign::Message& note : document.notes) say_note(note, document.name);
      for (const libalign::Message& note : odd_rules(document, srx_)) say_note(note, document.name);
    }
    std::vector<BorderReason> reasons;
    libalign::SegmentOptions options;
    if (!abbreviations_.empty()) {
      options.abbreviations = read_small_file(abbreviations_);
      options.abbreviations_name = abbreviations_;
    }
    if (!srx_.empty()) options.srx = open_rules(srx_);
    if (explain_) options.explain = &reasons;
    const Sentences sentences = libalign::split_sentences(std::move(document), options);
    write(explain_ ? explanation_lines(sentences.document(), reasons) : sentence_lines(sentences));
  }

  std::string file_;
  libalign::ReadOptions read_;
  std::string abbreviations_;
  std::string srx_;
  std::string output_;
  bool overwrite_ = false;
  bool explain_ = false;
  bool export_ = false;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_segment() { return std::make_unique<SegmentCommand>(); }

}  // namespace bitext
