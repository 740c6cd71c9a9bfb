#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

using namespace std::literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kSpanish =
    "El señor Núñez llegó a Córdoba el sábado. «¿Cuándo volverás?», preguntó la niña.\n\nMañana será otro "
    "día, "
    "contestó él: la situación económica cambió muchísimo después de la reunión.\n";

std::string in(const char* encoding, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 16, '\0');
  const std::int32_t size =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), utf8.data(),
                   static_cast<std::int32_t>(utf8.size()), &status);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

struct Row {
  const char* encoding;
  const char* text;
  const char* expected;  // name that is found
};

TEST(Encoding, IsDetected) {
  const Row rows[] = {
      {"UTF-8", kSpanish, "UTF-8"},
      {"ISO-8859-1", kSpanish, "ISO-8859-1"},
      {"windows-1252", "Él dijo: “no” — y se fue… El año próximo será mejor.", "windows-1252"},
      {"windows-1252", "A caf\u00e9.", "ISO-8859-1"},
      {"UTF-16LE", kSpanish, "UTF-16LE"},
      {"UTF-16BE", kSpanish, "UTF-16BE"},
      {"UTF-16LE", "Москва — столица России. Сегодня здесь растёт город.", "UTF-16LE"},
      {"UTF-16BE", "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.", "UTF-16BE"},
      {"UTF-32LE", kSpanish, "UTF-32LE"},
      {"UTF-32BE", kSpanish, "UTF-32BE"},
      {"windows-1251",
       "Москва — столица России. Сегодня здесь живёт более двенадцати миллионов человек, и город растёт.",
       "windows-1251"},
      {"KOI8-R",
       "Москва - столица России. Сегодня здесь живут более двенадцати миллионов человек, и город растет.",
       "KOI8-R"},
      {"Shift_JIS",
       "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いて"
       "いた。",
       "Shift_JIS"},
      {"ISO-8859-7", "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας και η μεγαλύτερη πόλη της χώρας.", "ISO-8859-7"},
  };
  for (const Row& row : rows) {
    const Document document = parse(in(row.encoding, row.text));
    EXPECT_EQ(document.encoding, row.expected);
    EXPECT_EQ(document.text.substr(0, 12), std::string(row.text).substr(0, 12)) << row.encoding;
    EXPECT_TRUE(document.notes.empty()) << row.encoding;
  }
}

TEST(Encoding, ByteOrderMarkIsBelievedAndIsNoText) {
  for (const auto& [mark, encoding] :
       {std::pair{"\xEF\xBB\xBF"sv, "UTF-8"}, std::pair{"\xFF\xFE"sv, "UTF-16LE"},
        std::pair{"\xFE\xFF"sv, "UTF-16BE"}, std::pair{"\xFF\xFE\0\0"sv, "UTF-32LE"},
        std::pair{"\0\0\xFE\xFF"sv, "UTF-32BE"}}) {
    const Document document = parse(std::string(mark) + in(encoding, "¿Qué?"));
    EXPECT_EQ(document.text, "¿Qué?") << encoding;
    EXPECT_EQ(document.encoding, encoding);
    EXPECT_EQ(document.blocks[0].origin.begin, mark.size());
  }
}

TEST(Encoding, TheUsersNameIsFollowed) {
  ReadOptions options;
  options.encoding = "ISO-8859-15";
  EXPECT_EQ(parse("Cuesta 5 \xA4.", options).text, "Cuesta 5 €.");
  options.encoding = "UTF-16LE";
  EXPECT_EQ(parse(in("UTF-16LE", "東京都に住む"), options).text, "東京都に住む");
}

TEST(Encoding, UnknownNameIsWrongUse) {
  ReadOptions options;
  options.encoding = "utf-9";
  EXPECT_THROW(parse("x", options), UsageError);
  EXPECT_EQ(
      error_of("x", options),
      "no encoding is called “utf-9”. Use a name such as UTF-8, windows-1252, ISO-8859-15 or UTF-16LE.");
}

TEST(Encoding, NamedEncodingThatDoesNotFitIsAnErrorWithItsPlace) {
  ReadOptions options;
  options.encoding = "UTF-8";
  EXPECT_EQ(error_of("Primera.\nEl a\xF1o.\n", options),
            "test:2:5: byte 0xF1 is not UTF-8. Name another encoding (ISO-8859-1 looks likely), or none to "
            "have it detected.");
}

TEST(Encoding, FewBrokenBytesAreReplacedAndToldOf) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += kSpanish;
  text += "El a\xF1o roto.\n";
  for (const char* named : {"", "UTF-8"}) {
    ReadOptions options;
    options.encoding = named;
    const Document document = parse(text, options);
    EXPECT_EQ(document.encoding, "UTF-8");
    EXPECT_THAT(document.text, HasSubstr("El a\uFFFDo roto."));
    ASSERT_EQ(document.notes.size(), 1U);
    EXPECT_EQ(document.notes[0].text(),
              "test:31:5: bytes that are not UTF-8 were replaced, 1 in all; here is the first.");
  }
}

TEST(Encoding, AShortTextThatWasCutWithinALetterKeepsTheOthers) {
  const Document document = parse("El señor López llegó al año.\nSe fue en otoñ\xC3");
  EXPECT_EQ(document.encoding, "UTF-8");
  EXPECT_THAT(document.text, HasSubstr("El señor López llegó al año."));
  EXPECT_EQ(document.notes.size(), 1U);
  EXPECT_EQ(parse("El a\xF1o del se\xF1or dice \xC3\xB1.").text, "El año del señor dice Ã±.");
}

TEST(Encoding, HtmlDeclarationIsFollowedWhereItIsTrue) {
  const std::string head = "<html><head><meta http-equiv=Content-Type content='text/html; charset=";
  EXPECT_EQ(parse(head + "windows-1251'></head><p>" + in("windows-1251", "Привет") + "</p>").text, "Привет");
  // The page says Latin-1 and holds windows-1252, as browsers know.
  EXPECT_EQ(parse(head + "iso-8859-1'></head><p>\x93no\x94</p>").text, "“no”");
  // It says Latin-1 and is UTF-8.
  EXPECT_EQ(parse(head + "iso-8859-1'></head><p>canción</p>").text, "canción");
  // It says UTF-8 and is not.
  const Document wrong = parse(head + "utf-8'></head><p>La canci\xF3n del a\xF1o</p>");
  EXPECT_EQ(wrong.text, "La canción del año");
  EXPECT_EQ(wrong.notes.size(), 1U);
  // It says something unheard of.
  EXPECT_EQ(parse(head + "x-klingon'></head><p>La canci\xF3n</p>").text, "La canción");
}

TEST(Characters, AreNormalizedAndControlsDropped) {
  EXPECT_EQ(parse("Cancio\u0301n").text, "Canción");
  EXPECT_EQ(parse("in\u00ADte\u00ADre\u00ADsante").text, "interesante");
  EXPECT_EQ(parse("12,5\u00A0% a\u0007b\u0090c\uFEFFd").text, "12,5\u00A0% abcd");
  EXPECT_THAT(texts_of("uno.\r\ndos.\rtres.\u2028cuatro.\u2029cinco.\u0085seis."),
              ElementsAre("uno.", "dos.", "tres.", "cuatro.", "cinco.", "seis."));
}

}  // namespace
}  // namespace libalign
