#include <gtest/gtest.h>

#include "lexicon/lexicon_test_tools.h"
#include "libalign/lexicon.h"

namespace libalign {
namespace {

std::vector<std::string> names(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) found.push_back(std::filesystem::path(path).filename().string());
  return found;
}

using Names = std::vector<std::string>;

TEST(FindLexicons, TakesEitherOrderOfThePairAndItsSpecialFiles) {
  const test::Folder folder;
  for (const char* name : {"es-en.lex", "es-en-legal.lex", "en-es.lex", "es-en.lex.part-7", "es-eng.lex",
                           "es-enx.lex", "es-fr.lex", "x-es-en.lex", "readme.txt", "x"}) {
    folder.write(name, "");
  }
  std::filesystem::create_directory(folder.path("es-en-folder.lex"));
  const std::vector<std::string> folders = {folder.path("")};
  EXPECT_EQ(names(find_lexicons(folders, "es", "en")), (Names{"es-en.lex", "es-en-legal.lex", "en-es.lex"}));
  EXPECT_EQ(names(find_lexicons(folders, "en", "es")), (Names{"en-es.lex", "es-en.lex", "es-en-legal.lex"}));
  EXPECT_EQ(names(find_lexicons(folders, "es-MX", "en-GB")),
            (Names{"es-en.lex", "es-en-legal.lex", "en-es.lex"}));
  EXPECT_EQ(names(find_lexicons(folders, "fr", "es")), (Names{"es-fr.lex"}));
  EXPECT_EQ(names(find_lexicons(folders, "de", "es")), Names{});
}

TEST(FindLexicons, GoesThroughTheFoldersInTheirOrderAndPassesOverMissingOnes) {
  const test::Folder first, second;
  first.write("es-en.lex", "");
  second.write("es-en.lex", "");
  EXPECT_EQ(find_lexicons({second.path("none"), second.path("."), first.path(".")}, "es", "en"),
            (Names{second.path("./es-en.lex"), first.path("./es-en.lex")}));
  EXPECT_EQ(find_lexicons({}, "es", "en"), Names{});
  EXPECT_EQ(find_lexicons({first.path(".")}, "", "en"), Names{});
}

TEST(FindLexicons, GivesAFileOnceForALanguageWithItself) {
  const test::Folder folder;
  folder.write("es-es.lex", "");
  EXPECT_EQ(names(find_lexicons({folder.path(".")}, "es-ES", "es-MX")), (Names{"es-es.lex"}));
}

}  // namespace
}  // namespace libalign
