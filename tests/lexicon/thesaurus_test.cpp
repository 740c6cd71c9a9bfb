#include "lexicon/thesaurus.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "libalign/error.h"
#include "text/file.h"

namespace libalign::detail {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::vector<std::string>> senses(std::string_view bytes) {
  return parse_thesaurus("th.dat", bytes, "es").senses;
}

std::string trouble(std::string_view bytes) {
  try {
    senses(bytes);
  } catch (const DataError& error) {
    return error.what();
  }
  return {};
}

TEST(Thesaurus, GivesTheHeadwordAndTheWordsOfEachSense) {
  EXPECT_THAT(senses("UTF-8\nagradar|2\n-|complacer|caer en gracia\n-|satisfacer\ncasa|1\n(sust.)|hogar\n"),
              ElementsAre(ElementsAre("agradar", "complacer", "caer en gracia"),
                          ElementsAre("agradar", "satisfacer"), ElementsAre("casa", "hogar")));
}

TEST(Thesaurus, LeavesOutRemarksAndWhatIsNoSynonym) {
  EXPECT_THAT(
      senses("UTF-8\nbig|1\n(adj)|large|great (generic term)|little (antonym)|size (related term)|big\n"),
      ElementsAre(ElementsAre("big", "large", "great")));
  EXPECT_THAT(senses("UTF-8\nHaus|1\n-|Bau|Gebäude (ugs. (alt))|Villa (Unterbegriff)|(nur so)\n"),
              ElementsAre(ElementsAre("Haus", "Bau", "Gebäude")));
}

TEST(Thesaurus, ReadsTheEncodingThatItNames) {
  EXPECT_THAT(senses("ISO8859-1\r\nni\xF1o|1\r\n-|peque\xF1o\r\n"),
              ElementsAre(ElementsAre("niño", "pequeño")));
}

TEST(Thesaurus, IsEmptyWhereTheFileIs) {
  EXPECT_THAT(senses(""), IsEmpty());
  EXPECT_THAT(senses("UTF-8\n"), IsEmpty());
}

TEST(Thesaurus, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(trouble("Klingon-7\ncasa|1\n-|hogar\n"),
              HasSubstr("th.dat:1: nobody knows the encoding 'Klingon-7'"));
  EXPECT_THAT(trouble("UTF-8\ncasa|1\n-|hogar\ncasa\n"),
              HasSubstr("th.dat:4: this is no entry of a thesaurus"));
  EXPECT_THAT(trouble("UTF-8\ncasa|99999999999999999999\n"), HasSubstr("th.dat:2: "));
  EXPECT_THAT(trouble("UTF-8\ncasa|-1\n"), HasSubstr("th.dat:2: "));
  EXPECT_THAT(trouble("UTF-8\ncasa|3\n-|hogar\n"),
              HasSubstr("breaks off: 'casa' has 3 senses and 1 are there"));
}

// The thesauri as Debian packages them, where they are installed.
TEST(Thesaurus, ReadsThoseOfDebian) {
  struct Packaged {
    const char *path, *language;
    std::vector<std::string> holds;
  };
  const std::vector<Packaged> all = {{"/usr/share/mythes/th_es_ES_v2.dat", "es", {"altísimo", "Dios"}},
                                     {"/usr/share/mythes/th_en_US_v2.dat", "en", {"The Hague", "Den Haag"}},
                                     {"/usr/share/mythes/thes_fr.dat", "fr", {"maison", "demeure"}},
                                     {"/usr/share/mythes/th_de_DE_v2.dat", "de", {"Haus", "Gebäude"}}};
  int read = 0;
  for (const Packaged& one : all) {
    if (!std::filesystem::exists(one.path)) continue;
    ++read;
    const Thesaurus thesaurus =
        parse_thesaurus(one.path, read_bytes(one.path, std::size_t{64} << 20U), one.language);
    EXPECT_GT(thesaurus.senses.size(), 10'000U) << one.path;
    const bool held = std::ranges::any_of(thesaurus.senses, [&](const std::vector<std::string>& sense) {
      return std::ranges::all_of(
          one.holds, [&](const std::string& word) { return std::ranges::find(sense, word) != sense.end(); });
    });
    EXPECT_TRUE(held) << one.path << ": " << one.holds.front();
  }
  if (read == 0) GTEST_SKIP() << "no package mythes-es, -en-us, -fr or -de is installed";
}

}  // namespace
}  // namespace libalign::detail
