// `bitext lexicon import` and `bitext lexicon info`.
#include <cstdio>

#include "command.h"
#include "dictionaries.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/lexicon.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"

namespace bitext {
namespace {

using libalign::Lexicon;
using libalign::LexiconSource;
using libalign::OutputFile;
using libalign::UsageError;

class LexiconImportCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    files_ = arguments.operands;
    from_ = arguments.language("from");
    to_ = arguments.language("to");
    output_ = arguments.value("output");
    overwrite_ = arguments.has("overwrite");
    quiet_ = arguments.has("quiet");
    if (output_.empty() || output_ == "-") {
      throw UsageError({}, {"the name of the lexicon to write is missing."}, {"Give it: -o es-en.lex."});
    }
    if (!from_.empty() && from_ == to_) {
      throw UsageError({}, {"both languages are {1}, but a lexicon needs two.", {from_}},
                       {"Check --from and --to."});
    }
  }

  void run() override {
    for (const std::string& file : files_) refuse_output_over_input(output_, file);
    OutputFile out(output_, overwrite_ ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    std::vector<LexiconSource> sources;
    for (const std::string& file : files_) {
      sources.push_back(libalign::import_lexicon(file, from_, to_));
      if (quiet_) continue;
      for (const libalign::Message& note : sources.back().notes) say_note(note, file);
      say(tr_n("{2}: {1} entry read", "{2}: {1} entries read", sources.back().entries.size(), {file}));
    }
    const Lexicon lexicon = libalign::compile_lexicon(sources);
    std::fwrite(lexicon.bytes().data(), 1, lexicon.bytes().size(), out.stream());  // commit() tells trouble
    out.commit();
    if (quiet_) return;
    say(tr_n("{2}: {1} pair of terms written", "{2}: {1} pairs of terms written", lexicon.size(), {output_}));
  }

 private:
  std::vector<std::string> files_;
  std::string from_;
  std::string to_;
  std::string output_;
  bool overwrite_ = false;
  bool quiet_ = false;
};

class LexiconInfoCommand : public Command {
 public:
  void setup(const Arguments& arguments) override { file_ = arguments.operands.front(); }

  void run() override {
    const Lexicon lexicon = Lexicon::open(file_);
    check_intact(lexicon, file_);
    print(lexicon.source_language() + " - " + lexicon.target_language() + "\n");
    print(tr_n("{1} pair of terms", "{1} pairs of terms", lexicon.size()) + "\n");
    print(tr("longest term: {1} and {2} words", {shown(lexicon.max_words(Lexicon::Direction::forward)),
                                                 shown(lexicon.max_words(Lexicon::Direction::backward))}) +
          "\n");
    print(tr("hash: {1}", {lexicon.hash()}) + "\n");
    if (!lexicon.origin().empty()) print(tr("origin: {1}", {lexicon.origin()}) + "\n");
  }

 private:
  std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_lexicon_import() { return std::make_unique<LexiconImportCommand>(); }
std::unique_ptr<Command> make_lexicon_info() { return std::make_unique<LexiconInfoCommand>(); }

}  // namespace bitext
