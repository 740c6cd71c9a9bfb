// What is bold, a link and so on: where it begins and ends, and what a hostile page makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "read/helpers.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> markup_of(const Document& document) {
  std::vector<std::string> found;
  for (const Markup& markup : document.markup)
    found.push_back(name_of(markup.kind) + (": " + std::string(markup.text.of(document.text))));
  return found;
}

std::vector<std::string> in_html(const std::string& body) {
  return markup_of(parse("<html lang=es><body><p>" + body + "</p></body></html>"));
}

TEST(Markup, OfHtmlIsByElementAndWithoutBlanksAtTheEnds) {
  EXPECT_THAT(
      in_html("Una <b> casa </b> y <i>un <strong>gran</strong> río</i>, H<sub>2</sub>O, <code>ls</code>."),
      ElementsAre("bold: casa", "italic: un gran río", "bold: gran", "subscript: 2", "code: ls"));
}

TEST(Markup, ThatLooksTheSameIsOneAndLinksSideBySideAreTwo) {
  EXPECT_THAT(in_html("Va <em>muy</em> <em>bien</em>, <b>muy</b>, <b>bien</b>."),
              ElementsAre("italic: muy bien", "bold: muy", "bold: bien"));
  EXPECT_THAT(in_html("Lea <a href=a>esto</a> <a href=b>y esto</a><a>, no</a> esto."),
              ElementsAre("link: esto", "link: y esto"));
}

TEST(Markup, WithoutTextIsNone) {
  EXPECT_THAT(in_html("Nada <b></b> aquí <i> </i> <a href=x><img src=y></a> hay."), IsEmpty());
}

TEST(Markup, EndsWithItsBlockAndGoesOnInTheNext) {
  const Document document =
      parse("<html lang=es><body><p>Uno <b>dos.<br><br>Tres</b> cuatro.</p></body></html>");
  EXPECT_THAT(markup_of(document), ElementsAre("bold: dos.", "bold: Tres"));
}

TEST(Markup, StandsWhereNfcPutsTheText) {
  EXPECT_THAT(in_html("Cami\u006E\u0303o <b>an\u0303o</b> e\u0301l <i>n\u0303</i>."),
              ElementsAre("bold: a\u00F1o", "italic: \u00F1"));
}

TEST(Markup, OfMarkdownNests) {
  ReadOptions options;
  options.format = InputFormat::markdown;
  EXPECT_THAT(markup_of(parse("Es **muy *fina*, ~~vieja~~** y [lo dice](http://a) `ls`.\n", options)),
              ElementsAre("bold: muy fina, vieja", "italic: fina", "strikethrough: vieja", "link: lo dice",
                          "code: ls"));
}

TEST(Markup, OfTextAndSentencesIsNone) {
  ReadOptions options;
  options.sentences = true;
  EXPECT_THAT(parse("Uno <b>dos</b>.\n", options).markup, IsEmpty());
}

// Pages of random tags: the law of Document::markup holds, and the text is what it is without looking at
// them.
TEST(Markup, KeepsItsLawOnPagesOfRandomTags) {
  const std::vector<std::string> pieces = {"<b>",     "</b>", "<i>",    "</i>",   "<a href=x>", "</a>",
                                           "<p>",     "</p>", "<br>",   "<sup>",  "</sup>",     "palabra ",
                                           "n\u0303", " ",    "<code>", "</code>"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string page = "<html lang=es><body><p>Principio. ";
    for (int i = 0; i < 60; ++i) page += pieces[random() % pieces.size()];
    const Document document = parse(page + "</p></body></html>");
    std::vector<std::size_t> end_of(8, 0);
    std::size_t before = 0;
    for (const Markup& markup : document.markup) {
      ASSERT_LT(markup.text.begin, markup.text.end) << page;
      ASSERT_LE(before, markup.text.begin) << page;
      before = markup.text.begin;
      std::size_t& end = end_of.at(static_cast<std::size_t>(markup.kind));
      ASSERT_LE(end, markup.text.begin) << page;
      end = markup.text.end;
      const std::string_view text = markup.text.of(document.text);
      ASSERT_FALSE(text.starts_with(' ') || text.ends_with(' ')) << page;
      ASSERT_TRUE(std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        return block.text.begin <= markup.text.begin && markup.text.end <= block.text.end;
      })) << page;
    }
  }
}

}  // namespace
}  // namespace libalign
