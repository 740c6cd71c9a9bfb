// The dictionaries as Debian packages them, where they are installed.
#include <gtest/gtest.h>

#include <set>

#include "lexicon/lexicon_test_tools.h"
#include "libalign/lexicon.h"

namespace libalign {
namespace {

struct Dictionary {
  const char *path, *package, *from, *to;
  std::size_t at_least, at_most;
  std::vector<LexiconEntry> holds;
};

class InstalledDictionary : public testing::TestWithParam<Dictionary> {};

TEST_P(InstalledDictionary, GivesAPlausibleNumberOfCleanEntries) {
  const Dictionary& dictionary = GetParam();
  if (!std::filesystem::exists(dictionary.path))
    GTEST_SKIP() << "the package " << dictionary.package << " is not installed";
  const LexiconSource source = import_lexicon(dictionary.path, dictionary.from, dictionary.to);
  std::set<std::pair<std::string, std::string>> entries;
  std::size_t untidy = 0;
  for (const LexiconEntry& entry : source.entries) {
    entries.emplace(entry.source, entry.target);
    for (const std::string& term : {entry.source, entry.target}) {
      untidy += term.find_first_of("<>{}[]\t\n") != std::string::npos || term.starts_with(' ') ||
                        term.ends_with(' ')
                    ? 1
                    : 0;
    }
  }
  EXPECT_GE(entries.size(), dictionary.at_least);
  EXPECT_LE(entries.size(), dictionary.at_most);
  EXPECT_LE(untidy * 1000, entries.size());  // one of a thousand: brackets that nothing closes
  EXPECT_TRUE(source.notes.empty()) << test::notes_of(source);
  for (const LexiconEntry& entry : dictionary.holds) {
    EXPECT_TRUE(entries.contains({entry.source, entry.target})) << entry.source << " = " << entry.target;
  }
}

#define APERTIUM "/usr/share/apertium/"
#define FREEDICT "/usr/share/dictd/freedict-"

INSTANTIATE_TEST_SUITE_P(
    Packages, InstalledDictionary,
    testing::Values(Dictionary{APERTIUM "apertium-eng-spa/spa-eng.autobil.bin",
                               "apertium-eng-spa",
                               "es",
                               "en",
                               28'000,
                               40'000,
                               {{"casa", "house"}, {"gobierno", "government"}, {"sin embargo", "however"}}},
                    Dictionary{APERTIUM "apertium-eng-spa/eng-spa.autobil.bin",
                               "apertium-eng-spa",
                               "es",
                               "en",
                               28'000,
                               40'000,
                               {{"casa", "house"}, {"ley", "law"}}},
                    Dictionary{APERTIUM "apertium-fr-es/fr-es.autobil.bin",
                               "apertium-fr-es",
                               "es",
                               "fr",
                               18'000,
                               30'000,
                               {{"casa", "maison"}, {"ley", "loi"}}},
                    Dictionary{APERTIUM "apertium-fra-cat/fra-cat.autobil.bin",  // begins with patterns
                               "apertium-fra-cat",
                               "fr",
                               "ca",
                               60'000,
                               80'000,
                               {{"maison", "casa"}, {"loi", "llei"}}},
                    Dictionary{FREEDICT "eng-spa.index",
                               "dict-freedict-eng-spa",
                               "en",
                               "es",
                               8'000,
                               12'000,
                               {{"computer", "ordenador"}, {"concern", "cuidado"}}},
                    Dictionary{FREEDICT "spa-eng.index",
                               "dict-freedict-spa-eng",
                               "es",
                               "en",
                               6'000,
                               12'000,
                               {{"deuda", "debt"}}},
                    Dictionary{FREEDICT "eng-fra.index",
                               "dict-freedict-eng-fra",
                               "en",
                               "fr",
                               10'000,
                               20'000,
                               {{"ambassador", "ambassadeur"}}},
                    Dictionary{FREEDICT "fra-eng.index",
                               "dict-freedict-fra-eng",
                               "fr",
                               "en",
                               8'000,
                               20'000,
                               {{"bouche", "mouth"}}},
                    Dictionary{FREEDICT "deu-fra.index",
                               "dict-freedict-deu-fra",
                               "de",
                               "fr",
                               60'000,
                               120'000,
                               {{"Haus", "maison"}, {"Algerier", "Algérien"}}},
                    Dictionary{FREEDICT "fra-deu.index",
                               "dict-freedict-fra-deu",
                               "fr",
                               "de",
                               40'000,
                               120'000,
                               {{"maison", "Haus"}}},
                    Dictionary{FREEDICT "deu-eng.dict.dz",
                               "dict-freedict-deu-eng",
                               "de",
                               "en",
                               500'000,
                               900'000,
                               {{"Haus", "house"}, {"zum Beispiel", "for example"}}},
                    Dictionary{FREEDICT "eng-deu.index",
                               "dict-freedict-eng-deu",
                               "de",
                               "en",
                               450'000,
                               900'000,
                               {{"Luftdruck", "air pressure"}}}),
    [](const auto& tested) {
      std::string name;
      for (const char c : std::filesystem::path(tested.param.path).filename().string()) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
      }
      return name;
    });

TEST(BuiltLexicon, FindsInflectedWordsThroughTheirStems) {
  const std::string path = std::string(BITEXT_BINARY_DIR) + "/share/bitext/lexicons/es-en.lex";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "es-en.lex is not made: apertium-eng-spa was missing, or `lexicons` was not built";
  const Lexicon lexicon = Lexicon::open(path);
  EXPECT_GT(lexicon.size(), 30'000U);
  EXPECT_TRUE(lexicon.intact());
  EXPECT_TRUE(test::found_in(lexicon, Lexicon::Direction::forward, "casas").starts_with("house 0.50"));
  EXPECT_NE((' ' + test::found_in(lexicon, Lexicon::Direction::forward, "leyes")).find(" law "), std::string::npos);
  EXPECT_NE(test::found_in(lexicon, Lexicon::Direction::backward, "governments").find("gobierno "),
            std::string::npos);
}

}  // namespace
}  // namespace libalign
