// The way back to the file.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

std::string in(const char* encoding, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(ucnv_convert(encoding, "UTF-8", bytes.data(),
                                                     static_cast<std::int32_t>(bytes.size()), utf8.data(),
                                                     static_cast<std::int32_t>(utf8.size()), &status)));
  return bytes;
}

// The laws of Document::origins and Block::origin, on any file.
void expect_lawful(const Document& document, std::string_view bytes) {
  ASSERT_TRUE(document.origins.empty() || document.origins.front().text_begin == 0);
  for (std::size_t i = 0; i < document.origins.size(); ++i) {
    const OriginRun& run = document.origins[i];
    const std::size_t end =
        i + 1 < document.origins.size() ? document.origins[i + 1].text_begin : document.text.size();
    ASSERT_LT(run.text_begin, end);
    for (std::size_t at = run.text_begin; at < end; ++at) {
      const std::size_t origin = document.origin_of(at);
      ASSERT_LE(origin, bytes.size());
      if (run.exact) {
        ASSERT_LT(origin, bytes.size());
        ASSERT_EQ(bytes[origin], document.text[at]) << "text byte " << at << ", file byte " << origin;
      }
    }
  }
  std::size_t last = 0;
  for (const Block& block : document.blocks) {
    ASSERT_LE(last, block.text.begin);
    ASSERT_LE(block.text.begin, block.text.end);
    ASSERT_LE(block.text.end, document.text.size());
    ASSERT_LE(block.origin.begin, block.origin.end);
    ASSERT_LE(block.origin.end, bytes.size());
    if (!block.text.empty()) {
      ASSERT_EQ(document.origin_of(block.text.begin), block.origin.begin);
    }
    last = block.text.end;
  }
}

TEST(Origin, OfABlockIsItsStretchOfTheFile) {
  const std::string text = "\xEF\xBB\xBFPrimera l\u00EDnea.\r\n\r\n  Segunda,\u00AD con gui\u00F3n.  \r\n";
  const Document document = parse(text);
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].origin.of(text), "Primera línea.");
  EXPECT_EQ(document.blocks[1].origin.of(text), "Segunda,\u00AD con guión.");
  expect_lawful(document, text);
}

TEST(Origin, OfHtmlHoldsTheMarkupInside) {
  const std::string page = "<p>Dijo <b>que</b> s&iacute;, el 12,5&nbsp;% &amp; m&aacute;s&#33;</p>";
  const Document document = parse(page);
  ASSERT_EQ(document.text, "Dijo que sí, el 12,5\u00A0% & más!");
  EXPECT_EQ(document.blocks[0].origin.of(page),
            "Dijo <b>que</b> s&iacute;, el 12,5&nbsp;% &amp; m&aacute;s&#33;");
  EXPECT_EQ(page.substr(document.origin_of(document.text.find("í")), 8), "&iacute;");
  EXPECT_EQ(page.substr(document.origin_of(document.text.find("el 12")), 5), "el 12");
  EXPECT_EQ(page.substr(document.origin_of(document.text.find('&')), 5), "&amp;");
  EXPECT_EQ(page.substr(document.origin_of(document.text.find("s!")), 1), "s");
  expect_lawful(document, page);
}

TEST(Origin, IsRightForEntitiesOfAllSorts) {
  const std::string page =
      "<p>AT&T &copy2020 &copy; &lt;b&gt; &notit; &fjlig;x &#x41;&#66 &unknown; a < b &amp;amp; fin</p>";
  const Document document = parse(page);
  EXPECT_EQ(document.text, "AT&T ©2020 © <b> ¬it; fjx AB &unknown; a < b &amp; fin");
  for (const char* word : {"2020", "it;", "unknown", "fin"}) {
    EXPECT_EQ(document.origin_of(document.text.find(word)), page.find(word)) << word;
  }
  expect_lawful(document, page);
}

TEST(Origin, OfComposedLettersIsTheirFirstByte) {
  const std::string text = "La cancio\u0301n de an\u0303o.";
  const Document document = parse(text);
  ASSERT_EQ(document.text, "La canción de año.");
  EXPECT_EQ(document.origin_of(document.text.find("ó")), text.find("o\u0301"));
  EXPECT_EQ(document.origin_of(document.text.find("n de")), text.find("n de"));
  expect_lawful(document, text);
}

TEST(Origin, StepsThroughOtherEncodings) {
  const std::string utf8 = "La niña soñó.\n\nСтолица \U0001F600 ok.\n";
  for (const char* encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030"}) {
    const std::string bytes = in(encoding, utf8);
    ReadOptions options;
    options.encoding = encoding;
    const Document document = parse(bytes, options);
    ASSERT_EQ(document.text, "La niña soñó.\nСтолица \U0001F600 ok.") << encoding;
    for (const char* word : {"niña", "soñó", "Столица", "\U0001F600", "ok"}) {
      const std::size_t before = in(encoding, utf8.substr(0, utf8.find(word))).size();
      EXPECT_EQ(document.origin_of(document.text.find(word)), before) << encoding << " " << word;
    }
    expect_lawful(document, bytes);
  }
  const std::string cyrillic = in("windows-1251", "Столица России — Москва, и это большой город.");
  const Document document = parse(cyrillic);
  EXPECT_EQ(document.blocks[0].origin, (Span{0, cyrillic.size()}));
  EXPECT_EQ(document.origin_of(document.text.find("Москва")), 17U);
}

TEST(Origin, SurvivesJoinedLinesAndHyphens) {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text +=
        "The committee said that this was a very interesting question for all, and\n"
        "that the rest of the members should be asked as well before the vote inter-\n"
        "ested anyone.\n\n";
  }
  const Document document = parse(text);
  EXPECT_EQ(document.blocks.size(), 4U);
  expect_lawful(document, text);
}

TEST(Origin, IsLawfulOnTheSamplePages) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(BITEXT_SOURCE_DIR "/corpora")) {
    const auto ending = entry.path().extension();
    if (ending != ".html" && ending != ".txt") continue;
    const std::string bytes = slurp(entry.path().string());
    expect_lawful(parse(bytes), bytes);
    ++files;
  }
  EXPECT_GE(files, 12U);
}

// Random soups of the pieces that make reading hard.
TEST(Origin, IsLawfulOnRandomPages) {
  const std::vector<std::string> pieces = {"hola ",
                                           "ñ",
                                           "o\u0301",
                                           " ",
                                           "\n",
                                           "\r\n",
                                           "\r",
                                           "\t",
                                           "&amp;",
                                           "&nbsp;",
                                           "&eacute",
                                           "&",
                                           "&#x1F600;",
                                           "&bogus;",
                                           "<",
                                           "<b>",
                                           "</b>",
                                           "<p>",
                                           "</p>",
                                           "<br>",
                                           "<pre>",
                                           "\n\n",
                                           "</pre>",
                                           "<div>",
                                           "</div>",
                                           "<table><tr><td>",
                                           "</table>",
                                           "<!-- x -->",
                                           "\u00AD",
                                           "\uFEFF",
                                           "\u2028",
                                           "\u00A0",
                                           "\xFF",
                                           "<li>",
                                           "<script>x<p>y</script>",
                                           "<h1>",
                                           "</h1>",
                                           "\u1100\u1161",
                                           "\U0001F600",
                                           "Punto. ",
                                           "<svg>a</svg>",
                                           "</x>",
                                           "<a href=x>",
                                           "</a>",
                                           "\x01"};
  std::mt19937 random(20240229);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (int i = 0; i < 40; ++i) page += pieces[pick(random)];
    for (const InputFormat format : {InputFormat::html, InputFormat::text}) {
      ReadOptions options;
      options.format = format;
      options.keep_all = round % 2 == 0;
      try {
        const Document document = parse(page, options);
        expect_lawful(document, page);
      } catch (const DataError&) {
        // nothing but markup: refused
      }
      if (HasFatalFailure()) FAIL() << "round " << round << ":\n" << page;
    }
  }
}

}  // namespace
}  // namespace libalign
