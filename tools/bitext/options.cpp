#include "options.h"

#include <array>
#include <cstdlib>
#include <span>
#include <thread>

#include "choices.h"
#include "libalign/memory_care.h"
#include "libalign/write.h"
#include "messages.h"
#include "tmx_words.h"

namespace bitext {
namespace {

const char* const kLanguages = msgid("Languages");
const char* const kInput = msgid("Input");
const char* const kAligning = msgid("Alignment");
const char* const kBatch = msgid("The run");
const char* const kOutput = msgid("Output");
const char* const kOther = msgid("Other");

// clang-format off
const std::array kOptions = {
  OptionEntry{"from", 0, msgid("LANG"), msgid("language of SOURCE, a tag such as es or es-MX (default: detected)"),
              kLanguages, "align,batch", ValueKind::text},
  OptionEntry{"to", 0, msgid("LANG"), msgid("language of TARGET (default: detected)"),
              kLanguages, "align,batch", ValueKind::text},
  OptionEntry{"source-code", 0, msgid("CODE"), msgid("what the output calls the language of SOURCE, such as es-ES (default: the language itself)"),
              kLanguages, "align,batch,convert", ValueKind::text},
  OptionEntry{"target-code", 0, msgid("CODE"), msgid("what the output calls the language of TARGET"),
              kLanguages, "align,batch,convert", ValueKind::text},
  OptionEntry{"from", 0, msgid("LANG"), msgid("language of SOURCES, a tag such as es or es-MX (default: detected)"),
              kLanguages, "pair", ValueKind::text},
  OptionEntry{"to", 0, msgid("LANG"), msgid("language of TARGETS (default: detected)"),
              kLanguages, "pair", ValueKind::text},
  OptionEntry{"from", 0, msgid("LANG"), msgid("language of the source, a tag such as es or es-MX (default: what IN says, else detected)"),
              kLanguages, "convert", ValueKind::text},
  OptionEntry{"to", 0, msgid("LANG"), msgid("language of the target, a tag such as es or es-MX (default: what IN says, else detected)"),
              kLanguages, "convert", ValueKind::text},
  OptionEntry{"lang", 0, msgid("LANG"), msgid("language of FILE, a tag such as es or es-MX (default: detected)"),
              kLanguages, "segment", ValueKind::text},
  OptionEntry{"from", 0, msgid("LANG"), msgid("language of the first term of each entry"),
              kLanguages, "lexicon import", ValueKind::text},
  OptionEntry{"to", 0, msgid("LANG"), msgid("language of the second term of each entry"),
              kLanguages, "lexicon import", ValueKind::text},

  OptionEntry{"source-code", 0, msgid("CODE"), msgid("the source language: for the header, and first in each unit (default: what the header says)"),
              kLanguages, "tmx fix,tmx merge,tmx dedupe,tmx split", ValueKind::text},
  OptionEntry{"map", 0, msgid("OLD=NEW"), msgid("write the language code OLD as NEW; may be given several times"),
              kLanguages, "tmx fix,tmx merge,tmx dedupe", ValueKind::text},

  OptionEntry{"sources", 0, msgid("DIR"), msgid("folder that the sources' names start from (default: the current one)"),
              kInput, "batch", ValueKind::file},
  OptionEntry{"targets", 0, msgid("DIR"), msgid("folder that the targets' names start from (default: the current one)"),
              kInput, "batch", ValueKind::file},
  OptionEntry{"sentences", 0, nullptr, msgid("each line of the files is a sentence already, and of one file each side of a unit; an empty line keeps its number"),
              kInput, "align,batch"},
  OptionEntry{"encoding", 0, msgid("NAME"), msgid("encoding of the input, such as UTF-8 or windows-1252 (default: detected)"),
              kInput, "align,segment,pair,batch", ValueKind::text},
  OptionEntry{"source-encoding", 0, msgid("NAME"), msgid("encoding of SOURCE alone"),
              kInput, "align,batch", ValueKind::text},
  OptionEntry{"target-encoding", 0, msgid("NAME"), msgid("encoding of TARGET alone"),
              kInput, "align,batch", ValueKind::text},
  OptionEntry{"encoding", 0, msgid("NAME"), msgid("encoding of the memories, such as windows-1252 (default: what each file says and shows)"),
              kInput, "tmx check,tmx fix,tmx merge,tmx dedupe,tmx split,tmx stats,tmx diff", ValueKind::text},
  OptionEntry{"keep-all", 0, nullptr, msgid("keep menus, share texts and other page furniture"),
              kInput, "align,segment,pair,batch"},
  OptionEntry{"abbreviations", 0, msgid("FILE"), msgid("more abbreviations that do not end a sentence"),
              kInput, "align,segment,batch", ValueKind::file},
  OptionEntry{"srx", 0, msgid("FILE"), msgid("cut sentences by the rules of this SRX file alone, as CAT tools have them"),
              kInput, "align,segment,batch", ValueKind::file},

  OptionEntry{"across-units", 0, nullptr, msgid("of one file, align the two texts as a whole, whatever its units pair"),
              kAligning, "align"},
  OptionEntry{"lexicon", 0, msgid("FILE"), msgid("use this dictionary too; may be given several times"),
              kAligning, "align,pair,batch", ValueKind::file},
  OptionEntry{"glossary", 0, msgid("FILE"), msgid("terms that outrank every dictionary; may be given several times"),
              kAligning, "align,pair,batch", ValueKind::file},
  OptionEntry{"no-lexicon", 0, nullptr, msgid("use no dictionary, not even those that are installed"),
              kAligning, "align,pair,batch"},
  OptionEntry{"order", 0, msgid("NAME"), msgid("monotone: the texts run in the same order; free: passages may have moved (default: decided by the texts)"),
              kAligning, "align,batch", ValueKind::choice, order_names},
  OptionEntry{"learn", 0, msgid("NAME"), msgid("learn words from the texts themselves: {1} (default: auto)"),
              kAligning, "align", ValueKind::choice, learn_names},
  OptionEntry{"learn", 0, msgid("NAME"), msgid("learn words from the texts: {1} (default: auto); batch: from all pairs, in a first pass over them"),
              kAligning, "batch", ValueKind::choice, batch_learn_names},
  OptionEntry{"weights", 0, msgid("FILE"), msgid("weights of the model (default: the built-in ones)"),
              kAligning, "align,batch", ValueKind::file},
  OptionEntry{"threads", 0, msgid("N"), msgid("threads to work with; never changes the result (default: all processors)"),
              kAligning, "align,pair,batch", ValueKind::text},

  OptionEntry{"resume", 0, nullptr, msgid("go on where an earlier run stopped; failed pairs are tried again"),
              kBatch, "batch"},
  OptionEntry{"shard", 0, msgid("I/N"), msgid("do only part I of N of the list, on one of N machines, say; then run once more with --resume alone"),
              kBatch, "batch", ValueKind::text},

  OptionEntry{"output", 'o', msgid("FILE"), msgid("write to FILE (default, and -: standard output)"),
              kOutput, "align,segment,pair", ValueKind::file},
  OptionEntry{"output", 'o', msgid("FILE"), msgid("write to FILE, packed when it ends in .gz (default, and -: standard output)"),
              kOutput, "tmx fix,tmx merge,tmx dedupe", ValueKind::file},
  OptionEntry{"output", 'o', msgid("FILE"), msgid("what the parts are named after, packed when it ends in .gz"),
              kOutput, "tmx split", ValueKind::file},
  OptionEntry{"left-out", 0, msgid("FILE"), msgid("write the units that are left out to FILE, a memory too"),
              kOutput, "tmx fix,tmx merge,tmx dedupe", ValueKind::file},
  OptionEntry{"policy", 0, msgid("NAME"), msgid("what happens to doubtful pairs: {1} (default: plain, nothing)"),
              kOutput, "tmx fix,tmx merge,tmx dedupe", ValueKind::choice, libalign::memory_policy_names},
  OptionEntry{"by-context", 0, nullptr, msgid("keep units with the same texts in different contexts (x-context-pre and the like)"),
              kOutput, "tmx fix,tmx merge,tmx dedupe"},
  OptionEntry{"units", 0, msgid("N"), msgid("at most N units in a part"),
              kOutput, "tmx split", ValueKind::text},
  OptionEntry{"size", 0, msgid("SIZE"), msgid("parts of at most SIZE, 900M say, before packing"),
              kOutput, "tmx split", ValueKind::text},
  OptionEntry{"by-language", 0, nullptr, msgid("a part for each target language, with the source in each"),
              kOutput, "tmx split"},
  OptionEntry{"output", 'o', msgid("FILE"), msgid("the lexicon to write, named by its languages: es-en.lex"),
              kOutput, "lexicon import", ValueKind::file},
  OptionEntry{"output", 'o', msgid("FOLDER"), msgid("the folder to write to; it is made when it is not there"),
              kOutput, "batch", ValueKind::file},
  OptionEntry{"format", 0, msgid("NAME"), msgid("{1} (default: tmx)"),
              kOutput, "batch", ValueKind::choice, libalign::format_names},
  OptionEntry{"merged", 0, msgid("FILE"), msgid("also write all outputs, in the order of the list, as one FILE"),
              kOutput, "batch", ValueKind::file},
  OptionEntry{"overwrite", 0, nullptr, msgid("replace outputs that exist, once the new ones are complete"),
              kOutput, "batch"},
  OptionEntry{"format", 0, msgid("NAME"), msgid("{1} (default: by the ending of OUT; on standard output tmx)"),
              kOutput, "convert", ValueKind::choice, libalign::format_names},
  OptionEntry{"format", 0, msgid("NAME"), msgid("{1} (default: by the ending of FILE, else tmx)"),
              kOutput, "align", ValueKind::choice, libalign::format_names},
  OptionEntry{"profile", 0, msgid("NAME"), msgid("the CAT tool that a TMX is for: {1} (default: generic, which all take)"),
              kOutput, "align,batch,convert", ValueKind::choice, libalign::profile_names},
  OptionEntry{"inline-tags", 0, nullptr, msgid("write bold, italic, links and the like into a TMX as tags, where both sides have the same"),
              kOutput, "align,batch"},
  OptionEntry{"bom", 0, nullptr, msgid("begin a TMX or TSV with a byte order mark, for old programs on Windows"),
              kOutput, "align,convert"},
  OptionEntry{"overwrite", 0, nullptr, msgid("replace OUT when it exists, once the new one is complete"),
              kOutput, "convert"},
  OptionEntry{"overwrite", 0, nullptr, msgid("replace FILE when it exists, once the new one is complete"),
              kOutput, "align,segment,pair,lexicon import,tmx fix,tmx merge,tmx dedupe,tmx split"},
  OptionEntry{"min-confidence", 0, msgid("P"), msgid("leave pairs with a confidence below P (0 to 1) out of formats of pairs alone, such as TMX (default: 0)"),
              kOutput, "align,batch,convert", ValueKind::text},
  OptionEntry{"min-probability", 0, msgid("P"), msgid("leave out pairs with a probability below P (0 to 1; default: 0.5)"),
              kOutput, "pair,batch", ValueKind::text},
  OptionEntry{"candidates", 0, msgid("K"), msgid("print the K best candidates of each source, whatever their probability"),
              kOutput, "pair", ValueKind::text},
  OptionEntry{"table", 0, nullptr, msgid("also print the pairs side by side, with their confidence; needs -o FILE"),
              kOutput, "align"},
  OptionEntry{"explain", 0, nullptr, msgid("print the evidence for each pair on standard error"),
              kOutput, "align"},
  OptionEntry{"explain", 0, nullptr, msgid("print on standard error what speaks for each pair and against it, in log odds"),
              kOutput, "pair"},
  OptionEntry{"explain", 0, nullptr, msgid("print, in place of the sentences, why each possible border is one or is not"),
              kOutput, "segment"},
  OptionEntry{"export-srx", 0, nullptr, msgid("print the program's own rules as SRX, for CAT tools; --lang names one language, FILE is left out"),
              kOutput, "segment"},
  OptionEntry{"profile", 0, msgid("NAME"), msgid("also look at the limits of one consumer: {1} (default: generic)"),
              kOutput, "tmx check", ValueKind::choice, libalign::memory_profile_names},
  OptionEntry{"format", 0, msgid("NAME"), msgid("how findings are printed: {1} (default: text); json is an object a line"),
              kOutput, "tmx check", ValueKind::choice, finding_format_names},
  OptionEntry{"format", 0, msgid("NAME"), msgid("how figures are printed: {1} (default: text); json is an object for each memory"),
              kOutput, "tmx stats", ValueKind::choice, figures_format_names},
  OptionEntry{"limit", 0, msgid("N"), msgid("print at most N findings of each rule; all are counted; 0: no limit (default: 20)"),
              kOutput, "tmx check", ValueKind::text},
  OptionEntry{"json", 0, nullptr, msgid("print JSON"),
              kOutput, "eval"},

  OptionEntry{"quiet", 'q', nullptr, msgid("print no summary and no notes"),
              kOther, "align,segment,pair,lexicon import,batch,convert,tmx check,tmx fix,tmx merge,tmx dedupe,tmx split,tmx diff"},
  OptionEntry{"help", 'h', nullptr, msgid("print this help"),
              kOther, "*"},
};
// clang-format on

bool applies(std::string_view list, std::string_view command) {
  if (list == "*") return true;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (list.substr(0, comma) == command) return true;
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return false;
}

std::string dashed(std::string_view option) { return "--" + std::string(option); }

}  // namespace

std::vector<const OptionEntry*> options_of(std::string_view command) {
  std::vector<const OptionEntry*> found;
  for (const OptionEntry& option : kOptions) {
    if (applies(option.commands, command)) found.push_back(&option);
  }
  return found;
}

std::string spelling(const OptionEntry& option) {
  const std::string name = dashed(option.name);
  return option.letter == 0 ? name : std::string("-") + option.letter + ", " + name;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

}  // namespace bitext
