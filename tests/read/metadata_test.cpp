#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/read.h"
#include "read/clues.h"
#include "read/helpers.h"

namespace libalign {
namespace {

TEST(Metadata, OfTheSamplePagesIsFound) {
  const std::string folder = BITEXT_SOURCE_DIR "/corpora/";
  const Metadata article = read_document(folder + "interview/article.en.html").metadata;
  EXPECT_EQ(article.title, "A town of 40,000 can’t do a country’s job alone, Mexican border mayor says");
  EXPECT_EQ(article.byline, "Dana Whitcomb");
  EXPECT_EQ(article.published, "2023-03-10T14:15:00-05:00");
  EXPECT_EQ(article.updated, "2023-03-10T18:40:00-05:00");
  EXPECT_EQ(article.site, "Border Ledger");
  EXPECT_EQ(article.section, "Immigration");
  EXPECT_EQ(article.url,
            "https://www.borderledger.example/immigration/2023/03/10/mexican-border-mayor-san-telmo");
  EXPECT_EQ(article.translation_of,
            "https://www.elcorreodelistmo.example/migracion/2023/03/09/"
            "entrevista-ines-carballo-alcaldesa-san-telmo.html");

  const Metadata opinion = read_document(folder + "opinion/opinion.en.html").metadata;
  EXPECT_EQ(opinion.translator, "Thomas R. Weld");
  EXPECT_EQ(opinion.byline, "Marina Olivares Chacón");
  ASSERT_EQ(opinion.alternates.size(), 2U);
  EXPECT_EQ(opinion.alternates[0].first, "es");
  EXPECT_EQ(opinion.alternates[0].second,
            "https://www.revistaumbral.example/es/opinion/el-idioma-del-dolor.html");

  const Metadata copied = read_document(folder + "opinion/opinion.en.txt").metadata;
  EXPECT_EQ(copied.title, "The Language of Pain");
  EXPECT_EQ(copied.translator, "Thomas R. Weld");
  EXPECT_EQ(copied.published, "2022-11-18");
  EXPECT_EQ(copied.updated, "2022-11-21");
}

TEST(Metadata, OfJsonLdComesFromGraphsAndLists) {
  const Metadata data =
      parse(
          R"(<script type="application/ld+json">[{"@context":"x","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],
      "headline":"El puente","author":[{"name":"Ana"},{"name":"Luis"}],"translator":{"@type":"Person","name":"Bo"},
      "translationOfWork":{"@id":"https://a.example/x"},"image":[{"url":"https://a.example/i.jpg"}],"datePublished":"2020-01-02"}]}]</script><p>x)")
          .metadata;
  EXPECT_EQ(data.title, "El puente");
  EXPECT_EQ(data.byline, "Ana, Luis");
  EXPECT_EQ(data.translator, "Bo");
  EXPECT_EQ(data.translation_of, "https://a.example/x");
  EXPECT_EQ(data.image, "https://a.example/i.jpg");
  EXPECT_EQ(data.published, "2020-01-02");
}

TEST(Metadata, HasWhatThePageShowsAndPointsToAsWholeAddresses) {
  const Metadata data = parse(R"(<link rel=canonical href=https://a.example/es/x/1.html>
      <link rel=alternate hreflang=en href=/en/1><meta property=og:image content=https://a.example/i.jpg>
      <a href=#top>up</a><a href="mailto:a@a.example">mail</a><a href=2.html>next</a><a href="2.html">again</a><a href=../y>y</a>
      <a href=//b.example/z>z</a><p>El puente<img src=data:image/gif;base64,R0 data-src=/p.jpg><img src=data:x></p>
      <iframe src="https://player.example/1"></iframe><video><source src=v.mp4></video>)")
                            .metadata;
  EXPECT_THAT(data.media,
              testing::ElementsAre("https://a.example/i.jpg", "https://a.example/p.jpg", "https://player.example/1",
                                   "https://a.example/es/x/v.mp4"));
  EXPECT_THAT(data.links, testing::ElementsAre("https://a.example/es/x/2.html", "https://a.example/es/y", "//b.example/z"));
  EXPECT_THAT(data.alternates, testing::ElementsAre(testing::Pair("en", "https://a.example/en/1")));
}

TEST(Metadata, HasNoMoreAddressesThanAnyPageNeeds) {
  std::string page = "<p>El puente</p>";
  for (int k = 0; k < 1000; ++k)
    page += "<a href=/" + std::to_string(k) + ">x</a><img src=" + std::to_string(k) + std::string(9000, 'x') + ">";
  const Metadata data = parse(page).metadata;
  EXPECT_EQ(data.links.size(), 400U);
  ASSERT_EQ(data.media.size(), 64U);
  EXPECT_LE(data.media[0].size(), 4000U);
}

TEST(Metadata, BrokenJsonLdIsPassedOver) {
  for (const char* json : {"{", "[1,2", "null", "\"x\"", "{\"@type\":5}",
                           R"({"@type":"Article","author":{"name":[1]},"headline":7})", "\xFF"}) {
    EXPECT_EQ(parse(std::string("<title>t</title><script type='application/ld+json'>") + json +
                    "</script><p>x y z ñ</p>")
                  .metadata.byline,
              "")
        << json;
  }
}

TEST(DateLine, IsNothingButADate) {
  const struct {
    const char* text;
    const char* date;  // nullptr: no date line
  } rows[] = {
      {"18 de noviembre de 2022 - 05:00 h", "2022-11-18"},
      {"Publicado el 9 de marzo de 2023, 5:30 a. m.", "2023-03-09"},
      {"Actualizado a las 11:12 a. m.", ""},
      {"Miércoles, 3 de mayo de 2023, 13:45 h", "2023-05-03"},
      {"January 17, 2022 3:30pm", "2022-01-17"},
      {"Updated: January 18, 2022 9:21am", "2022-01-18"},
      {"Wednesday, 3 May 2023, 13:45 CEST", "2023-05-03"},
      {"Last updated: 2023-05-03", "2023-05-03"},
      {"Nov. 21, 2022", "2022-11-21"},
      {"May", nullptr},
      {"12", nullptr},
      {"2022", nullptr},
      {"Mayo fue un mes de 31 días", nullptr},
      {"El 3 de mayo llovió", nullptr},
      {"3,5 %", nullptr},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(detail::is_date_line(row.text), row.date != nullptr) << row.text;
    if (row.date != nullptr) {
      EXPECT_EQ(detail::find_date(row.text), row.date) << row.text;
    }
  }
}

TEST(Byline, HasANameAfterItsOpening) {
  for (const char* yes : {"By Ann Lee", "Por Julián Otero Maciel", "By Teresa Monzó, Litoral News Agency",
                          "Translated by Thomas R. Weld", "BY ANN LEE"}) {
    EXPECT_TRUE(detail::is_byline(yes)) << yes;
  }
  for (const char* no :
       {"By the river, he stopped.", "Por eso vino.", "By then it was late", "Porfirio Díaz", "Ann Lee"}) {
    EXPECT_FALSE(detail::is_byline(no)) << no;
  }
}

}  // namespace
}  // namespace libalign
