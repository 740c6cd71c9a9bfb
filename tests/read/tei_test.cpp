#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string tei(const std::string& body) { return "<TEI><text><body>" + body + "</body></text></TEI>"; }

TEST(Tei, IsKnownByItsRoot) {
  EXPECT_EQ(parse(tei("<p>Hola.</p>")).format, "tei");
  EXPECT_EQ(parse("<?xml version='1.0'?><!-- x --><TEI.2><text><p>Hola.</p></text></TEI.2>").format, "tei");
  EXPECT_EQ(parse("<?xml version='1.0' encoding='ISO-8859-1'?><TEI><p>Espa\xF1"
                  "a.</p></TEI>")
                .text,
            "España.");
  EXPECT_THAT(error_of("<?xml version='1.0'?><TEIX><p>Hola.</p></TEIX>"),
              HasSubstr("is an XML file that is no HTML"));
}

TEST(Tei, TroubleIsToldWithItsPlace) {
  EXPECT_EQ(error_of("<TEI>\n<p>Hola</TEI>"),
            "test:2:10: broken XML: another element is closed than was opened. Check it against its schema.");
  EXPECT_THAT(error_of("<!DOCTYPE TEI [<!ENTITY a SYSTEM '/etc/passwd'>]><TEI><p>&a;</p></TEI>"),
              HasSubstr("declares entities"));
  std::string deep = "<TEI>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_THAT(error_of(deep), HasSubstr("more than 500 deep"));
}

TEST(Tei, UnbalancedStructureDoesNoHarm) {
  EXPECT_THAT(texts_of("<TEI><item>a</item><note>b<note>c</note></note><cell>d</cell><s>e</s></TEI>"),
              ElementsAre("a", "d", "e", "c", "b"));
}

}  // namespace
}  // namespace libalign
