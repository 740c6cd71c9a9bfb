#include "text/xml.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace libalign::detail {
namespace {

using testing::ElementsAre;

// Writes down what it is told.
class Log : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    std::string line = "<" + std::string(name);
    attributes.each([&](std::string_view key, std::string_view value) {
      line += " " + std::string(key) + "=" + std::string(value);
    });
    lines.push_back(line);
    if (name == "throw") throw std::runtime_error("of the handler");
  }
  void end_element(std::string_view name) override { lines.push_back("/" + std::string(name)); }
  void text(std::string_view piece) override { text_so_far += piece; }
  void skipped_entity(std::string_view name) override { lines.push_back("&" + std::string(name)); }

  std::vector<std::string> lines;
  std::string text_so_far;
};

std::string error_of(std::string_view bytes) {
  Log log;
  try {
    parse_xml(bytes, "a.xml", log, {3, {"Mend it."}});
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

TEST(Xml, TellsElementsAttributesAndText) {
  Log log;
  parse_xml("<a><b:c xml:lang='es' d='1'>uno &amp; d\xC3\xB3s</b:c></a>", "a.xml", log);
  EXPECT_THAT(log.lines, ElementsAre("<a", "<b:c xml:lang=es d=1", "/b:c", "/a"));
  EXPECT_EQ(log.text_so_far, "uno & d\xC3\xB3s");
  EXPECT_EQ(local_name("b:c"), "c");
  EXPECT_EQ(local_name("c"), "c");
}

TEST(Xml, IsTheSameInPiecesOfAnySize) {
  const std::string whole = "<a>\xC3\xA1<b x='\xE2\x82\xAC'/>&lt;</a>";
  for (std::size_t size = 1; size <= whole.size(); ++size) {
    Log log;
    XmlParser parser("a.xml", log);
    for (std::size_t at = 0; at < whole.size(); at += size) parser.feed(std::string_view(whole).substr(at, size));
    parser.finish();
    EXPECT_THAT(log.lines, ElementsAre("<a", "<b x=\xE2\x82\xAC", "/b", "/a"));
    EXPECT_EQ(log.text_so_far, "\xC3\xA1<");
  }
}

TEST(Xml, ReadsOneByteEncodingsThatOnlyIcuKnows) {
  Log log;
  parse_xml("<?xml version='1.0' encoding='windows-1252'?><a>\x80 \xF1</a>", "a.xml", log);
  EXPECT_EQ(log.text_so_far, "\xE2\x82\xAC \xC3\xB1");
}

TEST(Xml, SaysWhereAFileIsBroken) {
  EXPECT_EQ(error_of("<a>\n <b></a>"), "a.xml:2:7: broken XML: another element is closed than was opened. Mend it.");
  EXPECT_EQ(error_of("<a>"), "a.xml:1:4: broken XML: there is no element in it, or the file is cut off. Mend it.");
  EXPECT_EQ(error_of("<a><a><a><a>"), "a.xml:1:10: elements stand in one another more than 3 deep. Mend it.");
  EXPECT_EQ(error_of("<?xml version='1.0' encoding='EBCDIC-XY'?><a/>"),
            "a.xml:1:31: broken XML: its encoding is unknown or not the one it names. Mend it.");
  EXPECT_EQ(error_of("<a>&nbsp;</a>"), "a.xml:1:4: broken XML: an entity that is not defined. Mend it.");
}

TEST(Xml, RefusesEntitiesOfTheFilesOwn) {
  const std::string error = error_of("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d SYSTEM 'file:///etc/passwd'>]><a>&d;</a>");
  EXPECT_THAT(error, testing::HasSubstr("declares entities"));
}

TEST(Xml, TellsOfEntitiesThatAnExternalDtdMayDeclare) {
  Log log;
  parse_xml("<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>", "a.xml", log);
  EXPECT_THAT(log.lines, ElementsAre("<a", "&nbsp", "/a"));
}

TEST(Xml, LetsThroughWhatAHandlerThrows) {
  Log log;
  EXPECT_THROW(parse_xml("<a><throw/><b/></a>", "a.xml", log), std::runtime_error);
  EXPECT_THAT(log.lines, ElementsAre("<a", "<throw"));
}

}  // namespace
}  // namespace libalign::detail
