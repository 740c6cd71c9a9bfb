#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/dictionary.h"
#include "lexicon/lexicon_test_tools.h"

namespace libalign {
namespace {

using test::error_of;
using test::Folder;
using test::notes_of;
using test::pairs_of;

struct Row {
  const char *text, *pairs;
};

TEST(ImportTsv, ReadsTheFirstTwoColumns) {
  for (const Row& row : {Row{"casa\thouse\nley\tlaw", "casa=house, ley=law"},
                         {"casa\thouse\tnoun\t1\r\nley\tlaw\r\n", "casa=house, ley=law"},
                         {"\xEF\xBB\xBF"
                          "casa\thouse\n",
                          "casa=house"},
                         {"casa\thouse\rley\tlaw\r", "casa=house, ley=law"},
                         {"# our terms\ncasa\thouse\n#x\ty\n\n  \nley\tlaw\n", "casa=house, ley=law"},
                         {"  casa \t house\t\n", "casa=house"},
                         {"\"casa\"\tthe, house; home\n", "\"casa\"=the, house; home"},
                         {"source\ttarget\ncasa\thouse\n", "casa=house"},
                         {"Origen\tDestino\tNotas\ncasa\thouse\n", "casa=house"},
                         {"es\ten\ncasa\thouse\n", "casa=house"},
                         {"en-US\tes-MX\nhouse\tcasa\n", "casa=house"},
                         {"English\tEspañol\nhouse\tcasa\n", "casa=house"},
                         {"no\tsi\ncasa\thouse\n", "no=si, casa=house"},
                         {"term\tcasa\nley\tlaw\n", "term=casa, ley=law"}}) {
    EXPECT_EQ(pairs_of(detail::parse_tsv({"terms.tsv", "es", "en"}, row.text)), row.pairs) << row.text;
  }
}

TEST(ImportTsv, TakesLanguagesFromTheHeading) {
  const LexiconSource source = detail::parse_tsv({"terms.tsv", "", ""}, "de\tfr\nHaus\tmaison\n");
  EXPECT_EQ(source.source_language + "-" + source.target_language, "de-fr");
  EXPECT_EQ(error_of([] {
              detail::parse_tsv({"terms.tsv", "", ""}, "Haus\tmaison\n");
            }),
            "terms.tsv: does not say which languages it is of. Name them with --from and --to.");
}

TEST(ImportTsv, NotesLinesWithOneTerm) {
  const LexiconSource source = detail::parse_tsv(
      {"terms.tsv", "es", "en"}, "casa\thouse\nley\n\tlaw\n" + std::string(2000, 'x') + "\ty\n");
  EXPECT_EQ(pairs_of(source), "casa=house");
  EXPECT_EQ(notes_of(source),
            "terms.tsv:2: a line with only one term was skipped.\n"
            "terms.tsv:3: a line with only one term was skipped.\n"
            "terms.tsv:4: a line with a term of more than 1000 bytes was skipped.");
}

TEST(ImportTsv, NamesThePlaceOfABrokenByte) {
  EXPECT_EQ(error_of([] {
              detail::parse_tsv({"terms.tsv", "es", "en"}, "casa\thouse\ncami\xF3n\tlorry\n");
            }),
            "terms.tsv:2:5: invalid UTF-8 byte 0xF3. Convert the file to UTF-8 first.");
}

TEST(ImportTsv, RefusesATableWithoutTerms) {
  for (const char* text : {"", "\n\n", "# nothing\n", "source\ttarget\n", "a\nb\n"}) {
    EXPECT_EQ(error_of([&] {
                detail::parse_tsv({"terms.tsv", "es", "en"}, text);
              }),
              "terms.tsv: holds no pair of terms for es-en. Check that it is a bilingual dictionary of these "
              "languages.")
        << text;
  }
}

TEST(ImportCsv, ReadsQuotesSeparatorsAndLineBreaks) {
  for (const Row& row : {Row{"casa,house\nley,law\n", "casa=house, ley=law"},
                         {"casa;house\nley;law, act\n", "casa=house, ley=law, act"},
                         {"\xEF\xBB\xBF"
                          "es;en\ncasa;house\n",
                          "casa=house"},
                         {"\"casa\",\"house, home\"\n", "casa=house, home"},
                         {"\"la \"\"casa\"\"\",house\n", "la \"casa\"=house"},
                         {"\"casa\ngrande\",house\nley,law\n", "casa\ngrande=house, ley=law"},
                         {"# a, b; c\ncasa,house\n", "casa=house"},
                         {"casa\thouse, home\n", "casa=house, home"},
                         {"casa,house,noun,\"more\"\r\n", "casa=house"},
                         {"5\" disk,disquete\n", "5\" disk=disquete"},
                         {"\"ca\"sa,house\n", "casa=house"}}) {
    EXPECT_EQ(pairs_of(detail::parse_csv({"terms.csv", "es", "en"}, row.text)), row.pairs) << row.text;
  }
}

TEST(ImportCsv, CountsLinesAcrossQuotes) {
  const LexiconSource source = detail::parse_csv({"terms.csv", "es", "en"}, "\"a\nb\nc\",d\nley,\n");
  EXPECT_EQ(notes_of(source), "terms.csv:4: a line with only one term was skipped.");
}

TEST(ImportCsv, NamesTheLineOfAnOpenQuote) {
  EXPECT_EQ(error_of([] {
              detail::parse_csv({"terms.csv", "es", "en"}, "casa,house\nley,\"law\nx,y\n");
            }),
            "terms.csv:2: a quote opens here that nothing closes. Close it, or write \"\" for a quote inside "
            "of a cell.");
}

TEST(ImportLexicon, TellsTablesApartByEndingAndContent) {
  const Folder folder;
  for (const auto& [name, text] : {std::pair{"a.tsv", "casa\thouse\n"},
                                   {"a.TAB", "casa\thouse\n"},
                                   {"a.csv", "casa;house\n"},
                                   {"a.txt", "casa\thouse\n"},
                                   {"b.txt", "# x\ncasa;house\n"},
                                   {"noending", "casa,house\n"}}) {
    EXPECT_EQ(pairs_of(import_lexicon(folder.write(name, text), "es", "en")), "casa=house") << name;
  }
}

TEST(ImportLexicon, SaysWhyAFileIsNone) {
  const Folder folder;
  const auto error = [&](const std::string& path) {
    return error_of([&] { import_lexicon(path, "es", "en"); });
  };
  const std::string missing = folder.path("no.tsv");
  EXPECT_EQ(error(missing), missing + ": no such file. Check the path.");
  EXPECT_EQ(error(folder.path(".")), folder.path(".") + ": is a folder. Name a file in it.");
  const std::string prose = folder.write("prose.txt", "Once upon a time\nthere was, a file\n");
  EXPECT_EQ(
      error(prose),
      prose +
          ": is no dictionary of a known kind. Known are dictd, Apertium (.autobil.bin), TSV, CSV and TBX.");
  const std::string compiled = folder.path("es-en.lex");
  write_lexicon({test::source_of({{"casa", "house"}})}, compiled);
  EXPECT_EQ(error(compiled), compiled + ": is a compiled lexicon already. Use it as it is.");
  EXPECT_NE(error(folder.write("empty.txt", "")), "");
}

}  // namespace
}  // namespace libalign
