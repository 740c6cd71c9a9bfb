#include <gmock/gmock.h>
#include <gtest/gtest.h>


#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;

std::string format_of(std::string_view bytes, const std::string& name = "test.txt") {
  return parse_document(bytes, name).format;
}

std::vector<std::string> blocks_of(std::string_view bytes) {
  ReadOptions options;
  options.format = InputFormat::markdown;
  return kinds_and_texts(parse(bytes, options));
}

TEST(Markdown, IsKnownByItsEnding) {
  EXPECT_EQ(format_of("Hola.", "a.md"), "markdown");
  EXPECT_EQ(format_of("Hola.", "a/b.MARKDOWN"), "markdown");
  EXPECT_EQ(format_of("<h1 align='center'>Hola</h1>\n\nQué tal.", "README.md"), "markdown");
  EXPECT_EQ(format_of("Hola.", "a.md.txt"), "text");
}

TEST(Markdown, IsKnownByContentOnlyBeyondDoubt) {
  EXPECT_EQ(format_of("# Uno\n\nHola [mundo](http://a.b).\n\n## Dos\n\nAdiós.\n"), "markdown");
  EXPECT_EQ(format_of("---\ntitle: Uno\nlang: es\n---\n\n# Uno\n\nHola.\n"), "markdown");
  const std::string_view texts[] = {
      "# Uno\n\nHola.\n\n# Dos\n\nAdiós.\n",     // headings alone
      "- Uno\n- Dos\n\n* Tres\n",                // a list
      "#hashtag y #otro\n\n# 1 del mundo\n",     // a hash
      "—Ven —dijo.\n\n---\n\nFin.\n",            // a dash and a rule
      "Hola [uno](dos) y [tres](cuatro).\n",     // brackets
      "> Dijo que sí.\n\n> Dijo que no.\n",      // a quoted mail
      "---\nHola a todos.\n---\n# Uno\n",        // a rule above, no front matter
      "#!/bin/sh\n# uno\n# dos\necho [a](b)\n",  // a script
  };
  for (const std::string_view text : texts) EXPECT_EQ(format_of(text), "text") << text;
}

TEST(Markdown, JoinsLinesAndPartsAtHardBreaksAsHtmlDoes) {
  EXPECT_THAT(blocks_of("Uno dos\ntres.\nCuatro."), ElementsAre("paragraph: Uno dos tres. Cuatro."));
  EXPECT_THAT(blocks_of("Calle Mayor, 3.  \nMadrid."),
              ElementsAre("paragraph: Calle Mayor, 3.", "paragraph: Madrid."));
  EXPECT_THAT(blocks_of("dijo que  \nno vendría"), ElementsAre("paragraph: dijo que no vendría"));
  EXPECT_THAT(blocks_of("Uno<br>\nDos."), ElementsAre("paragraph: Uno", "paragraph: Dos."));
}

TEST(Markdown, KeepsFootnotesThatLookLikeLinkDefinitions) {
  EXPECT_THAT(blocks_of("Hola.[^a]\n\n[^a]: http://a.b/c\n[^b]: Dos.\n"),
              ElementsAre("paragraph: Hola.", "paragraph: http://a.b/c", "paragraph: Dos."));
  EXPECT_THAT(blocks_of("El rango [^a-z] sigue.\n"), ElementsAre("paragraph: El rango [^a-z] sigue."));
  EXPECT_THAT(blocks_of("```\n[^a]: x\n```\n\nHola.[^a]\n"),
              ElementsAre("preformatted: [^a]: x", "paragraph: Hola.[^a]"));
}

TEST(Markdown, LeavesAttributesOut) {
  EXPECT_THAT(blocks_of("# Uno {#uno .a}\n\nEl `x.c`{.file} de [aquí](u){.xref k=\"v\"} y [esto\nes]{.b} `z`{}."),
              ElementsAre("heading: Uno", "paragraph: El x.c de aquí y esto es z{}."));
  EXPECT_THAT(blocks_of("Pone `f(x)`{ y [a]{b c} y f(x){.y; z}."),
              ElementsAre("paragraph: Pone f(x){ y [a]{b c} y f(x){.y; z}."));
  EXPECT_THAT(blocks_of("```\n[a]{.b}\n```\n"), ElementsAre("preformatted: [a]{.b}"));
}

TEST(Markdown, DecodesEntities) {
  EXPECT_THAT(blocks_of("A&amp;B &lt;x&gt; ni&ntilde;o &#x20AC; &nada; 5&nbsp;km"),
              ElementsAre("paragraph: A&B <x> niño € &nada; 5\u00A0km"));
}

TEST(Markdown, LeavesAnUnfinishedFrontMatterInTheText) {
  EXPECT_THAT(blocks_of("---\ntitle: x\n\nHola.\n"), ElementsAre("paragraph: title: x", "paragraph: Hola."));
}

// Deep nesting and unclosed marks, which cost some parsers the square of the length.
// Parts that made parsers of Markdown take a time that grows with the square; what ends at once here would not end then.
TEST(Markdown, EndsOnHostileText) {
  const auto repeat = [](std::string_view part, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += part;
    return result;
  };
  constexpr std::size_t kMany = 3000;
  const std::string texts[] = {
      repeat("> ", kMany) + "hola" + repeat("\n", kMany),
      repeat("- ", kMany) + "hola\n" + repeat("\n", kMany) + repeat(" ", kMany) + "x",
      repeat("[", kMany) + "hola" + repeat("](", kMany),
      repeat("*a _b ", kMany) + "hola",
      repeat("`a``", kMany) + "hola",
      repeat("<!-- ", kMany) + "hola",
      repeat("a <b ", kMany) + "hola",
      repeat("|", kMany) + "\n" + repeat("-|", kMany) + "\nhola",
      repeat("[^a]", kMany) + "\n\n[^a]: hola",
      repeat("![", kMany) + "hola" + repeat("](a)", kMany),
      "hola\n\n" + repeat("[a]: b\n", kMany),
      repeat("&amp;", kMany) + "hola",
      repeat("1. ", kMany) + "hola",
      repeat("<?", kMany) + "hola",
      repeat("<![CDATA[", kMany) + "hola",
      "hola\n\n" + repeat("<div>\n\n", kMany),
  };
  ReadOptions options;
  options.format = InputFormat::markdown;
  for (const std::string& text : texts) EXPECT_NE(error_of(text, options), " ") << text.substr(0, 20);
}

}  // namespace
}  // namespace libalign
