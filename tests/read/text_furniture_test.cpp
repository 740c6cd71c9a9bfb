#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/read.h"
#include "read/furniture.h"
#include "read/helpers.h"

namespace libalign {
namespace {

using detail::Furniture;
using ::testing::ElementsAre;

TEST(FurnitureWords, KnowWhatALineIs) {
  const struct {
    const char* text;
    Furniture expected;
  } rows[] = {
      {"Skip to main content", Furniture::page},
      {"Saltar al contenido", Furniture::page},
      {"Facebook Twitter WhatsApp", Furniture::line},
      {"Compartir en Facebook | Compartir en Twitter | Enviar | A+ A-", Furniture::line},
      {"14 comentarios", Furniture::line},
      {"PUBLICIDAD", Furniture::ad},
      {"Te puede interesar", Furniture::opens},
      {"Temas: Migración Frontera sur", Furniture::tags},
      {"Archivado en: Sanidad, EE. UU.", Furniture::tags},
      {"Apúntate gratis", Furniture::button},
      {"© 2023 Border Ledger, Inc. All rights reserved.", Furniture::contains},
      {"We use cookies to improve your experience.", Furniture::contains},
      {"Temas que nadie quiere tocar.", Furniture::none},
      {"Facebook despide a mil personas", Furniture::none},
      {"El precio del café sube", Furniture::none},
      {"2022", Furniture::none},
      {"", Furniture::none},
  };
  for (const auto& row : rows) EXPECT_EQ(detail::furniture_of(row.text), row.expected) << row.text;
}

TEST(CopiedPage, LosesMenusAndKeepsTheArticle) {
  EXPECT_THAT(kinds_and_texts(parse("Skip to main content\n\nHome\nNews\nOpinion\n\nTown news\n\nA bridge "
                                    "closes for a year, says the mayor\n\n"
                                    "By Ann Lee\n\nMay 5, 2023 2:15pm\n\nShare\nTweet\n\n"
                                    "The old bridge over the river will be closed for a year, the mayor of "
                                    "the town said on Tuesday.\n\n"
                                    "Advertisement\n\n"
                                    "“We have no choice,” she told reporters, and went home before anyone "
                                    "could ask her a single question.\n\n"
                                    "It rained.\n\n"
                                    "Related stories\n\nThe river rises\nThe town that had two bridges\n\n"
                                    "© 2023 Town Ledger. All rights reserved.\n")),
              ElementsAre("heading: A bridge closes for a year, says the mayor", "byline: By Ann Lee",
                          "date: May 5, 2023 2:15pm",
                          "paragraph: The old bridge over the river will be closed for a year, the mayor of "
                          "the town said on Tuesday.",
                          "paragraph: “We have no choice,” she told reporters, and went home before anyone "
                          "could ask her a single question.",
                          "paragraph: It rained."));
}

TEST(CopiedPage, KeepsEverythingWhenAsked) {
  ReadOptions options;
  options.keep_all = true;
  EXPECT_THAT(
      texts_of(
          "Skip to main content\n\nHome\n\nThe old bridge over the river will be closed for a whole year.\n",
          options),
      ElementsAre("Skip to main content", "Home",
                  "The old bridge over the river will be closed for a whole year."));
}

TEST(PlainProse, ThatOnlySoundsLikeAPageLosesNothing) {
  const std::vector<std::string> novels[] = {
      {"ADVERTISEMENT",
       "The reader will find in these pages what the author saw with his own eyes, and nothing else.", "Home",
       "He went home.", "The End"},
      {"Copyright 1901. All rights reserved.", "Chapter I",
       "It was a dark night, and the rain fell in torrents over the sleeping city of London."},
      {"Menu", "Search", "Comments", "Save", "Print"},
      {"La empresa dice que usa cookies en todas sus páginas y que seguirá usándolas mientras la ley lo "
       "permita.",
       "Nadie lo duda."},
  };
  for (const auto& lines : novels) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n\n";
    EXPECT_EQ(texts_of(text), lines);
  }
}

}  // namespace
}  // namespace libalign
