#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/dictionary.h"
#include "lexicon/lexicon_test_tools.h"
#include "lexicon/transducer_maker.h"

namespace libalign {
namespace {

using test::Compiler;
using test::error_of;
using test::pairs_of;
using testing::HasSubstr;

LexiconSource parse(const std::string& bytes, const std::string& path = "spa-eng.autobil.bin") {
  return detail::parse_apertium({path, "", ""}, bytes);
}

TEST(ImportApertium, ReadsLemmasOfUnequalLengthUpToTheirTags) {
  Compiler compiler;
  compiler.entry("casa<n><f>", "house<n>");
  compiler.entry("ley<n><f>", "law<n>");
  compiler.entry("camión<n><m>", "lorry<n>");
  compiler.entry("echar<vblex># de menos", "miss<vblex>");
  compiler.entry("año nuevo<n>", "New Year's Day<n><sg>");
  compiler.entry("sin", "without");
  for (const bool marks : {true, false}) {
    EXPECT_EQ(pairs_of(parse(compiler.bytes(marks))),
              "casa=house, ley=law, camión=lorry, echar=miss, año nuevo=New Year's Day, sin=without");
  }
}

TEST(ImportApertium, GivesAnEntryOnceHoweverManyTagsFollow) {
  Compiler compiler;
  for (const char* tags : {"<n><f>", "<n><m>", "<adj><f>", "<adj><mf>"})
    compiler.entry(std::string("rosa") + tags, std::string("pink") + tags);
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "rosa=pink");
}

TEST(ImportApertium, LeavesOutNumbersAndAddresses) {
  Compiler compiler;
  compiler.entry("12<num>", "12<num>");
  compiler.entry("a.es<web>", "a.es<web>");
  compiler.entry("ley<n>", "law<n>");
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "ley=law");
}

TEST(ImportApertium, PassesByCycles) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  compiler.edge(0, 0, "x", "x");
  compiler.edge(0, 9, "a", "a");
  compiler.edge(9, 10, "b", "b");
  compiler.edge(10, 9, "c", "c");
  compiler.edge(10, 1, "<n>", "<n>");
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "ley=law");
}

TEST(ImportApertium, EndsOnMorePathsThanThereIsTimeFor) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  for (std::size_t i = 0; i < 60; ++i) {
    const std::size_t from = i == 0 ? 0 : 100 + i;
    compiler.edge(from, 101 + i, "a", "");
    compiler.edge(from, 101 + i, "b", "");
  }
  const LexiconSource source = parse(compiler.bytes());
  EXPECT_EQ(pairs_of(source), "ley=law");
  EXPECT_EQ(test::notes_of(source),
            "spa-eng.autobil.bin: has too many paths; the rest of them was left out.");
}

TEST(ImportApertium, TurnsADictionaryRoundThatRunsTheOtherWay) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  const test::Folder folder;
  const std::string path = folder.write("spa-eng.autobil.bin", compiler.bytes());
  EXPECT_EQ(pairs_of(import_lexicon(path, "en", "es")), "law=ley");
  EXPECT_EQ(pairs_of(import_lexicon(path, "es", "en")), "ley=law");
}

TEST(ImportApertium, NamesWhatIsWrong) {
  EXPECT_THAT(error_of([] { parse("LTTB"); }),
              HasSubstr("spa-eng.autobil.bin: is no Apertium dictionary, or is damaged (byte 4)."));
  EXPECT_THAT(error_of([] { parse(""); }), HasSubstr("is no Apertium dictionary"));
  EXPECT_THAT(error_of([] { parse("LTTB\1" + std::string(20, '\0')); }),
              HasSubstr("is of a newer or weighted kind"));
  EXPECT_THAT(error_of([] { parse(std::string("LTTB") + std::string(30, '\0')); }),
              HasSubstr("holds no pair of terms for es-en."));
}

TEST(ImportApertium, SurvivesEveryCutAndEveryFlippedByte) {
  Compiler compiler;
  compiler.entry("casa<n><f>", "house<n>");
  compiler.entry("ley<n><f>", "law<n>");
  const std::string whole = compiler.bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_NE(error_of([&] { parse(whole.substr(0, i)); }), "") << i;
    for (const int flip : {0x01, 0x40, 0x80, 0xFF}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      error_of([&] { parse(damaged); });  // either is well, as long as it comes back
    }
  }
}

}  // namespace
}  // namespace libalign
