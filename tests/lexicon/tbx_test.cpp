#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/dictionary.h"
#include "lexicon/lexicon_test_tools.h"

namespace libalign {
namespace {

using test::error_of;
using test::pairs_of;
using testing::HasSubstr;

LexiconSource parse(const std::string& text, const std::string& from = "es", const std::string& to = "en") {
  return detail::parse_tbx({"terms.tbx", from, to}, text);
}

constexpr const char* kTbx2 = R"(<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1">
  <langSet xml:lang="en"><tig><term>house</term></tig><tig><term>home</term></tig></langSet>
  <langSet xml:lang="es-MX"><ntig><termGrp><term>casa
     <hi>grande</hi></term></termGrp></ntig></langSet>
  <langSet xml:lang="fr"><tig><term>maison</term></tig></langSet>
</termEntry>
<termEntry id="2">
  <langSet xml:lang="es"><tig><term>ley &amp; orden</term></tig></langSet>
  <langSet xml:lang="en"><tig><term>lawe</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>law</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
</termEntry>
<termEntry id="3"><langSet xml:lang="es"><tig><term>solo</term></tig></langSet></termEntry>
</body></text></martif>)";

constexpr const char* kTbx3 =
    R"(<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" style="dct" type="TBX-Min" xml:lang="es"><text><body>
<conceptEntry id="1"><min:subjectField>law</min:subjectField>
  <langSec xml:lang="es"><termSec><term>ley</term></termSec><termSec><term>vieja</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
  <langSec xml:lang="en"><termSec><term>law</term></termSec></langSec>
</conceptEntry></body></text></tbx>)";

TEST(ImportTbx, ReadsBothGenerations) {
  EXPECT_EQ(pairs_of(parse(kTbx2)), "casa grande=house, casa grande=home, ley & orden=law");
  EXPECT_EQ(pairs_of(parse(kTbx2, "fr", "en")), "maison=house, maison=home");
  EXPECT_EQ(pairs_of(parse(kTbx3)), "ley=law");
  EXPECT_EQ(pairs_of(parse(kTbx3, "en-GB", "es-ES")), "law=ley");
}

TEST(ImportTbx, TakesTheFirstTwoLanguagesWhenNoneIsNamed) {
  const LexiconSource source = parse(kTbx3, "", "");
  EXPECT_EQ(source.source_language + source.target_language + pairs_of(source),
            "enes" + std::string("law=ley"));
  EXPECT_EQ(pairs_of(parse(kTbx3, "es", "")), "ley=law");
}

TEST(ImportTbx, IsFoundByContent) {
  const test::Folder folder;
  EXPECT_EQ(pairs_of(import_lexicon(folder.write("a.xml", kTbx2), "fr", "es")), "maison=casa grande");
  EXPECT_EQ(pairs_of(import_lexicon(folder.write("a.tbx", kTbx3), "es", "en")), "ley=law");
}

TEST(ImportTbx, NamesTheLanguagesThatItHas) {
  EXPECT_EQ(error_of([] { parse(kTbx2, "de", "en"); }),
            "terms.tbx: holds no pair of terms for de-en; its languages are en, es, fr. Name two of these "
            "with --from and --to.");
}

TEST(ImportTbx, RefusesEntities) {
  const std::string bomb =
      R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<martif><term>&b;</term></martif>)";
  EXPECT_THAT(error_of([&] { parse(bomb); }), HasSubstr("terms.tbx:1:"));
  EXPECT_THAT(error_of([&] { parse(bomb); }), HasSubstr("declares entities"));
  EXPECT_THAT(error_of([&] { parse(R"(<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>)"); }),
              HasSubstr("declares entities"));
}

TEST(ImportTbx, NamesThePlaceOfBrokenXml) {
  EXPECT_EQ(error_of([] { parse("<martif>\n<text></body>"); }),
            "terms.tbx:2:9: broken XML: another element is closed than was opened. Export the glossary "
            "again, or mend the line.");
  EXPECT_THAT(error_of([] { parse(""); }), HasSubstr("there is no element in it"));
  EXPECT_THAT(error_of([] { parse("<a>\xFF</a>"); }), HasSubstr("a sign that may not stand here"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(error_of([&] { parse(deep); }), HasSubstr("more than 200 deep"));
}

TEST(ImportTbx, BoundsWhatOneEntryGives) {
  std::string text = "<martif><termEntry>";
  for (const char* language : {"es", "en"}) {
    text += std::string("<langSet xml:lang=\"") + language + "\">";
    for (int i = 0; i < 3000; ++i) text += "<tig><term>" + std::to_string(i) + "</term></tig>";
    text += "</langSet>";
  }
  EXPECT_EQ(parse(text + "</termEntry></martif>").entries.size(), 200U * 200U);
}

}  // namespace
}  // namespace libalign
