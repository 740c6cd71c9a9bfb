// The table of commands: all that help, man pages and completions say of a command beside its options.
#include <algorithm>

#include "command.h"
#include "messages.h"

namespace bitext {

std::unique_ptr<Command> make_align();
std::unique_ptr<Command> make_batch();
std::unique_ptr<Command> make_convert();
std::unique_ptr<Command> make_segment();
std::unique_ptr<Command> make_pair_command();
std::unique_ptr<Command> make_eval();
std::unique_ptr<Command> make_lexicon_import();
std::unique_ptr<Command> make_lexicon_info();
std::unique_ptr<Command> make_tmx_check();
std::unique_ptr<Command> make_tmx_fix();
std::unique_ptr<Command> make_tmx_merge();
std::unique_ptr<Command> make_tmx_dedupe();
std::unique_ptr<Command> make_tmx_split();
std::unique_ptr<Command> make_tmx_stats();
std::unique_ptr<Command> make_tmx_diff();
std::unique_ptr<Command> make_help();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_man();

namespace {

constexpr std::size_t kMany = 1000000;

const std::vector<CommandEntry>& table() {
  static const std::vector<CommandEntry> entries = {
      {
          .name = "align",
          .operands = {msgid("SOURCE TARGET | FILE")},
          .min_operands = 1,
          .max_operands = 2,
          .summary = msgid("align two texts and write a translation memory"),
          .description =
              {
                  msgid("SOURCE and TARGET are text in any encoding, HTML, Markdown, Word, OpenDocument, EPUB, "
                        "PDF, RTF, subtitles or TEI, told by content; - is standard input. Page furniture (menus, "
                        "share buttons, related links) is left out. The texts are cut into sentences and the "
                        "sentences paired; passages "
                        "that only one side has, or that have moved, are recognised."),
                  msgid(
                      "FILE holds both texts: XLIFF, PO, TMX, Wordfast, XLSX, CSV or TSV with two columns, "
                      "JSONL. Its units are cut into sentences, and these are aligned inside of their unit; with "
                      "--across-units the two columns are aligned as whole texts. With --sentences nothing "
                      "is cut: the pairs of the file get a confidence. Languages are what the file says, "
                      "or --from and --to."),
                  msgid("Each pair gets a confidence, the probability that these are the right borders: look "
                        "at the low ones first."),
                  msgid("Dictionaries for the two languages are used when they are installed. Without one, "
                        "numbers, names, cognates "
                        "and words learned from the texts carry the alignment."),
              },
          .examples =
              {
                  {"bitext align interview.es.html article.en.html -o memory.tmx",
                   msgid("a translation memory from two pages")},
                  {"bitext align es.txt en.txt --source-code es-MX --target-code en-US -o memory.tmx",
                   msgid("with the language codes that the project of your CAT tool has")},
                  {"bitext align es.txt en.txt --glossary terms.tbx --min-confidence 0.8 -o memory.tmx",
                   msgid("with your own terms, keeping only pairs that are nearly sure")},
                  {"bitext align project.xliff -o sentences.tmx",
                   msgid("sentence pairs from the paragraphs that a CAT tool has paired")},
                  {"bitext align old.tmx --sentences --format xlsx -o look.xlsx",
                   msgid("how likely each pair of a memory is right, to look at the low ones")},
                  {"bitext align es.txt en.txt --sentences --format beads",
                   msgid("sentence numbers and confidence of texts that have a sentence a line")},
              },
          .make = make_align,
      },
      {
          .name = "batch",
          .operands = {msgid("PAIRS | SOURCES TARGETS")},
          .min_operands = 1,
          .max_operands = 2,
          .summary = msgid("align every pair of a list or of two folders"),
          .description =
              {
                  msgid("PAIRS has a pair a line: a source, a tab and a target; - is standard input. What "
                        "follows a second tab, empty "
                        "lines and lines that start with # are passed over. Each pair is aligned as align "
                        "does it and written to FOLDER "
                        "under the name of its source."),
                  msgid("With two folders, the pairs are found first, as the command pair does it, and kept "
                        "in FOLDER/pairs.tsv."),
                  msgid("FOLDER/report.html and FOLDER/report.tsv tell of every pair, the worst first. A "
                        "document that cannot be read "
                        "is reported and passed over; the exit code is 1 then."),
                  msgid("With --learn batch, a first pass over all pairs learns which words translate each "
                        "other, and the second aligns with what it has learned. The lexicons stay in "
                        "FOLDER/lexicons, for --lexicon in later work."),
                  msgid("A run that was stopped, by a power cut even, goes on with --resume: what is "
                        "finished is not done again. The "
                        "outputs are the same whatever the number of threads, shards and interruptions."),
              },
          .examples =
              {
                  {"bitext batch pairs.tsv -o out --sources es --targets en --from es --to en",
                   msgid("a memory for every pair, with a report")},
                  {"bitext batch interviews/es articles/en -o out --merged all.tmx",
                   msgid("from two folders to one memory")},
                  {"bitext batch pairs.tsv -o out --from en --to el --learn batch",
                   msgid(
                       "words learned from all pairs, for languages or subjects that no dictionary covers")},
                  {"bitext batch pairs.tsv -o out --resume --merged all.tmx",
                   msgid("the rest of a run that was stopped, and all in one memory")},
                  {"bitext batch pairs.tsv -o /shared/out --shard 2/5",
                   msgid("the second of five parts, the others being done elsewhere")},
              },
          .make = make_batch,
      },
      {
          .name = "convert",
          .operands = {msgid("IN | SOURCE TARGET | BEADS SOURCE TARGET"), msgid("OUT")},
          .min_operands = 2,
          .max_operands = 4,
          .summary = msgid("turn one form of pairs into another"),
          .description =
              {
                  msgid(
                      "IN is a file of pairs: XLSX, CSV or TSV with a line of headings, JSONL, XLIFF 1.2 or "
                      "2.x, PO, TMX. SOURCE and TARGET are texts with a sentence a line: line by line, or as "
                      "BEADS (beads or a ladder of hunalign) says. OUT is written in the format that its "
                      "ending names; - is standard input and output."),
                  msgid("IN may be the links of a corpus, XCES (OPUS, Uplug), TEI or InterText: the texts "
                        "that they name are looked for beside them, packed or not. As BEADS SOURCE TARGET, "
                        "the texts are those that you name."),
                  msgid("What a person changed in a table comes back: texts, the status of each pair "
                        "(confirmed, rejected), remarks. Rows may stand in any order. Where rows are gone or "
                        "stand twice, sentences are counted anew."),
                  msgid("What the new format cannot hold is said on standard error."),
              },
          .examples =
              {
                  {"bitext convert reviewed.xlsx memory.tmx", msgid("a memory from a reviewed table")},
                  {"bitext convert project.sdlxliff memory.tmx.gz --profile trados --target-code en-US",
                   msgid("a packed memory from the file of a CAT tool")},
                  {"bitext convert corpus.es corpus.en corpus.tmx --from es --to en",
                   msgid("from texts of the same number of lines")},
                  {"bitext convert xml/es-en.xml.gz corpus.tmx.gz",
                   msgid("a memory from a corpus of OPUS, its texts in xml/es and xml/en")},
                  {"bitext convert doc.beads doc.es doc.en review.xlsx",
                   msgid("a table to review from sentence numbers and texts")},
              },
          .make = make_convert,
      },
      {
          .name = "segment",
          .operands = {msgid("FILE")},
          .min_operands = 0,
          .max_operands = 1,
          .summary = msgid("print a text one sentence a line"),
          .description =
              {
                  msgid("A blank line stands between blocks (paragraphs, headings, list items). - is "
                        "standard input."),
                  msgid("With --explain each place that could be a border is printed on a line of its own, "
                        "separated by tabs: + for a border "
                        "and - for none, the rule that decided, what it saw, and the text around the place, "
                        "which is marked with ¦."),
                  msgid("With --srx the rules of an SRX file cut the text, as they do in your CAT tool; with "
                        "--export-srx the program's own rules are printed for that tool."),
              },
          .examples = {{"bitext segment interview.es.html",
                        msgid("the sentences of a page, without its menus")},
                       {"bitext segment article.txt --lang en --explain",
                        msgid("why the text is cut where it is")},
                       {"bitext segment article.txt --srx project.srx",
                        msgid("the sentences by the rules of your CAT tool")},
                       {"bitext segment --export-srx --lang es -o segmentation.srx",
                        msgid("the program's rules for Spanish, for OmegaT and others")}},
          .make = make_segment,
      },
      {
          .name = "pair",
          .operands = {msgid("SOURCES"), msgid("TARGETS")},
          .min_operands = 2,
          .max_operands = 2,
          .summary = msgid("find out which document translates which"),
          .description =
              {
                  msgid("SOURCES and TARGETS are folders of HTML pages and plain text. A line is printed for "
                        "each pair: the two names, relative to their folders, and the probability that the "
                        "one is a translation of the other or of a part of it, separated by tabs. A "
                        "document stands in one pair at most; one without a partner stands in none."),
                  msgid("Rare words that a dictionary carries over, names, numbers and dates, their order, "
                        "links between the pages, pictures and file names speak for a pair; where they "
                        "leave a doubt, the texts are aligned to see how much finds a partner."),
              },
          .examples =
              {
                  {"bitext pair interviews/es articles/en -o pairs.tsv", msgid("the pairs of two folders")},
                  {"bitext pair es en --candidates 3 --explain",
                   msgid("for each document of the first folder its best candidates, and what speaks for "
                         "them")},
              },
          .make = make_pair_command,
      },
      {
          .name = "eval",
          .operands = {msgid("GOLD"), msgid("RESULT"), msgid("GOLD RESULT ...")},
          .min_operands = 2,
          .max_operands = kMany,
          .summary = msgid("compare alignments with hand-made ones"),
          .description =
              {
                  msgid("Each GOLD and RESULT is a file in the format beads: a line such as [0, 1]:[0] for "
                        "each bead, with an optional "
                        "confidence after it; - as a RESULT is standard input. Strict and lax precision, "
                        "recall and F1 are counted as "
                        "vecalign does, over all pairs of files together."),
                  msgid("Where the texts lie beside GOLD under the same name with the endings .src and .tgt, "
                        "one sentence a line, the "
                        "figures by characters are printed too."),
              },
          .examples = {{"bitext eval doc01.gold doc01.beads doc02.gold doc02.beads",
                        msgid("the figures for two documents together")}},
          .make = make_eval,
      },
      {
          .name = "lexicon import",
          .operands = {msgid("FILE...")},
          .min_operands = 1,
          .max_operands = kMany,
          .summary = msgid("make a lexicon from dictionaries"),
          .description =
              {
                  msgid("Reads dictionaries of FreeDict (dictd: name the .index file), of Apertium "
                        "(.autobil.bin), TSV, CSV and TBX, and "
                        "joins them into one file that align maps into memory. Put it in a folder lexicons "
                        "under a data folder, named by "
                        "its languages (es-en.lex), and align finds it."),
              },
          .examples = {{"bitext lexicon import terms.tsv --from es --to en -o es-en.lex",
                        msgid("a lexicon from a table of two columns")}},
          .make = make_lexicon_import,
      },
      {
          .name = "lexicon info",
          .operands = {msgid("FILE")},
          .min_operands = 1,
          .max_operands = 1,
          .summary = msgid("say what a lexicon holds"),
          .description = {},
          .examples = {},
          .make = make_lexicon_info,
      },
      {
          .name = "tmx check",
          .operands = {msgid("FILE...")},
          .min_operands = 1,
          .max_operands = kMany,
          .summary = msgid("say what is wrong with translation memories"),
          .description =
              {
                  msgid("Reads TMX 1.1 to 1.4 of any size in any encoding, .tmx.gz too; - is standard input. "
                        "Each finding is a line on standard output: file, line and column, the rule, what is "
                        "wrong and what to do. What is broken does not end the reading."),
                  msgid("The exit code is 1 when something is refused somewhere: by the TMX specification, "
                        "its DTD or schema, or the reader of a CAT tool. What is only odd, such as an empty "
                        "segment, is told but does not change it."),
                  msgid("--profile adds the limits of one consumer: regions and two languages for trados, "
                        "the length of segments and codes, the size of the file."),
              },
          .examples =
              {
                  {"bitext tmx check memory.tmx", msgid("all that a reader may stumble over")},
                  {"bitext tmx check *.tmx --profile trados --format tsv",
                   msgid("many memories, with the limits of Trados, as a table")},
              },
          .make = make_tmx_check,
      },
      {
          .name = "tmx fix",
          .operands = {msgid("FILE")},
          .min_operands = 1,
          .max_operands = 1,
          .summary = msgid("mend what can be mended in a translation memory without guessing"),
          .description =
              {
                  msgid(
                      "Writes TMX 1.4 in UTF-8: without what XML forbids, with the codes of languages and "
                      "dates as the standards have them, the source first, notes and props where they "
                      "belong, inline codes in pairs, segments on one line. Half-empty units are left out; "
                      "--left-out keeps them. What cannot be mended is counted, and check says where it is."),
                  msgid("--policy says what happens to doubtful pairs (other numbers or addresses, a length "
                        "or language that does not fit, brackets that are not closed, source and target "
                        "the same, one source with several targets, low confidence). tm: duplicates and "
                        "units without words are left out, doubtful pairs get a prop x-flag. corpus: all is "
                        "kept, doubtful pairs get the prop. mt: doubtful pairs are left out too."),
              },
          .examples =
              {
                  {"bitext tmx fix old.tmx -o good.tmx --left-out rest.tmx",
                   msgid("a memory that every tool takes, and what was left out of it")},
                  {"bitext tmx fix old.tmx -o good.tmx --map es=es-ES --map en=en-US",
                   msgid("with the language codes that the project has")},
                  {"bitext tmx fix old.tmx.gz -o good.tmx.gz --policy tm",
                   msgid("with doubtful pairs flagged, for a person to look at")},
              },
          .make = make_tmx_fix,
      },
      {
          .name = "tmx merge",
          .operands = {msgid("FILE...")},
          .min_operands = 1,
          .max_operands = kMany,
          .summary = msgid("make one translation memory of several"),
          .description =
              {
                  msgid(
                      "Units are mended as fix does it. Of units with the same texts the first stays. Where "
                      "one source has several targets, all get a prop x-flag with the word conflict. The "
                      "header is that of the first memory; units with another source language say so."),
                  msgid("Memory does not grow with the memories: what is needed to find duplicates goes to "
                        "temporary files (TMPDIR), 64 bytes for a pair."),
              },
          .examples = {{"bitext tmx merge client/*.tmx -o client.tmx",
                        msgid("all memories of a client in one")}},
          .make = make_tmx_merge,
      },
      {
          .name = "tmx dedupe",
          .operands = {msgid("FILE")},
          .min_operands = 1,
          .max_operands = 1,
          .summary = msgid("leave out units that a memory has already, and flag conflicts"),
          .description = {msgid("The same as merge with one memory.")},
          .examples = {{"bitext tmx dedupe big.tmx -o small.tmx --left-out doubles.tmx",
                        msgid("each pair once, and the others in a file of their own")}},
          .make = make_tmx_dedupe,
      },
      {
          .name = "tmx split",
          .operands = {msgid("FILE")},
          .min_operands = 1,
          .max_operands = 1,
          .summary = msgid("cut a translation memory into parts"),
          .description =
              {
                  msgid("Each part is a memory with the same header; parts are named by a number or, with "
                        "--by-language, by the target language. Units are not mended."),
              },
          .examples =
              {
                  {"bitext tmx split big.tmx -o part.tmx --size 900M",
                   msgid("parts that services take: part-001.tmx and so on")},
                  {"bitext tmx split all.tmx -o pair.tmx --by-language",
                   msgid("a memory for each target language, for tools that take two only")},
              },
          .make = make_tmx_split,
      },
      {
          .name = "tmx stats",
          .operands = {msgid("FILE...")},
          .min_operands = 1,
          .max_operands = kMany,
          .summary = msgid("say what is in translation memories"),
          .description = {},
          .examples = {{"bitext tmx stats memory.tmx", msgid("languages, words, dates, people, props")}},
          .make = make_tmx_stats,
      },
      {
          .name = "tmx diff",
          .operands = {msgid("OLD"), msgid("NEW")},
          .min_operands = 2,
          .max_operands = 2,
          .summary = msgid("say what two translation memories have not in common"),
          .description =
              {
                  msgid(
                      "Prints a table: - for pairs of OLD that NEW has not, + for the reverse, < and > for "
                      "the "
                      "old and the new target of a source that both have. Order, ids, dates and props do not "
                      "count."),
              },
          .examples = {{"bitext tmx diff before.tmx after.tmx", msgid("what a review has changed")}},
          .make = make_tmx_diff,
      },
      {
          .name = "help",
          .operands = {msgid("COMMAND")},
          .min_operands = 0,
          .max_operands = 2,
          .summary = msgid("print help on a command"),
          .description = {},
          .examples = {},
          .operand_words = "@commands",
          .make = make_help,
      },
      {
          .name = "completion",
          .operands = {"bash|zsh|fish"},
          .min_operands = 1,
          .max_operands = 1,
          .summary = msgid("print the completions for a shell"),
          .description = {},
          .examples = {{"source <(bitext completion bash)", msgid("completion in this shell")}},
          .operand_words = "bash zsh fish",
          .make = make_completion,
      },
      {
          .name = "man",
          .operands = {msgid("COMMAND")},
          .min_operands = 0,
          .max_operands = 2,
          .summary = msgid("print a man page"),
          .description = {msgid("The page is in roff, the language of man pages.")},
          .examples = {{"bitext man align | man -l -", msgid("read the page on align")}},
          .operand_words = "@commands",
          .make = make_man,
      },
  };
  return entries;
}

}  // namespace

std::span<const CommandEntry> commands() { return table(); }

const CommandEntry* find_command(std::string_view name) {
  for (const CommandEntry& entry : table()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

bool is_group(std::string_view word) {
  const std::string start = std::string(word) + " ";
  return std::ranges::any_of(table(),
                             [&](const CommandEntry& entry) { return entry.name.starts_with(start); });
}

}  // namespace bitext
