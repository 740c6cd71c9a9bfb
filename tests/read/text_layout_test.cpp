#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;

TEST(PlainText, HardWrappedLinesAreJoined) {
  EXPECT_THAT(texts_of("En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha\n"
                       "mucho tiempo que vivía un hidalgo de los de lanza en astillero,\n"
                       "adarga antigua, rocín flaco y galgo corredor.\n"
                       "\n"
                       "Una olla de algo más vaca que carnero, salpicón las más noches,\n"
                       "duelos y quebrantos los sábados, lentejas los viernes.\n"),
              ElementsAre("En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo "
                          "que vivía un hidalgo de los de "
                          "lanza en astillero, adarga antigua, rocín flaco y galgo corredor.",
                          "Una olla de algo más vaca que carnero, salpicón las más noches, duelos y "
                          "quebrantos los sábados, lentejas los "
                          "viernes."));
}

TEST(PlainText, IndentedFirstLinesPartParagraphs) {
  EXPECT_THAT(texts_of("   It was the best of times, it was the worst of times, it was the\n"
                       "age of wisdom, it was the age of foolishness, it was the epoch of\n"
                       "belief, it was the season of light.\n"
                       "   There were a king with a large jaw and a queen with a plain face,\n"
                       "on the throne of England; there were a king with a large jaw and a\n"
                       "queen with a fair face, on the throne of France.\n"),
              ElementsAre("It was the best of times, it was the worst of times, it was the age of wisdom, it "
                          "was the age of foolishness, "
                          "it was the epoch of belief, it was the season of light.",
                          "There were a king with a large jaw and a queen with a plain face, on the throne "
                          "of England; there were a king "
                          "with a large jaw and a queen with a fair face, on the throne of France."));
}

TEST(PlainText, ALineAParagraphStays) {
  EXPECT_THAT(
      texts_of(
          "Llegó tarde.\nNadie la esperaba en la estación, y eso que había escrito dos veces.\nSe fue.\n"),
      ElementsAre("Llegó tarde.", "Nadie la esperaba en la estación, y eso que había escrito dos veces.",
                  "Se fue."));
}

TEST(PlainText, VersesStay) {
  EXPECT_THAT(texts_of("Verde que te quiero verde.\nVerde viento. Verdes ramas.\nEl barco sobre la mar\ny el "
                       "caballo en la montaña.\n"),
              ElementsAre("Verde que te quiero verde.", "Verde viento. Verdes ramas.",
                          "El barco sobre la mar", "y el caballo en la montaña."));
}

TEST(PlainText, HyphensOfLineEndsGoOnlyWhereTheTextProvesIt) {
  const char* text =
      "The committee said that cooperation between the towns had been inter-\n"
      "esting, and that the interesting part was the well-\n"
      "known river; a well-known river helps, as everyone who lives by the\n"
      "water knows, and the Anglo-\n"
      "saxon name of it is older than the towns that stand on its banks.\n";
  EXPECT_THAT(texts_of(text), ElementsAre("The committee said that cooperation between the towns had been "
                                          "interesting, and that the interesting part was the "
                                          "well-known river; a well-known river helps, as everyone who lives "
                                          "by the water knows, and the Anglo-saxon name of "
                                          "it is older than the towns that stand on its banks."));
}

TEST(PlainText, BlocksGetTheirKinds) {
  EXPECT_THAT(kinds_and_texts(parse("Un título sin punto\n"
                                    "\n"
                                    "Por Ana Ruiz\n"
                                    "\n"
                                    "18 de noviembre de 2022 - 05:00 h\n"
                                    "\n"
                                    "El primer párrafo dice algo, y lo dice con todas sus letras.\n"
                                    "\n"
                                    "- una cosa\n"
                                    "- otra cosa\n"
                                    "1. primera\n"
                                    "a) segunda\n"
                                    "• tercera\n"
                                    "\n"
                                    "> Lo que escribió\n"
                                    "> ayer.\n"
                                    "\n"
                                    "—No es una lista —dijo.\n")),
              ElementsAre("heading: Un título sin punto", "byline: Por Ana Ruiz",
                          "date: 18 de noviembre de 2022 - 05:00 h",
                          "paragraph: El primer párrafo dice algo, y lo dice con todas sus letras.",
                          "list-item: - una cosa", "list-item: - otra cosa", "list-item: 1. primera",
                          "list-item: a) segunda", "list-item: • tercera", "quote: Lo que escribió",
                          "quote: ayer.", "paragraph: —No es una lista —dijo."));
}

TEST(PlainText, RowsOfATableAreCells) {
  EXPECT_THAT(kinds_and_texts(parse("Puerto\t2022\tIngresos\nSanta Olaya\t11.365,0\t48,7\n")),
              ElementsAre("table-cell: Puerto", "table-cell: 2022", "table-cell: Ingresos",
                          "table-cell: Santa Olaya", "table-cell: 11.365,0", "table-cell: 48,7"));
}

TEST(Sentences, EachLineIsABlockAndEmptyOnesStay) {
  ReadOptions options;
  options.sentences = true;
  const struct {
    const char* text;
    std::vector<std::string> expected;
  } rows[] = {
      {"a\nb\n", {"a", "b"}},
      {"a\nb", {"a", "b"}},
      {"a\r\n\r\nb\r\n", {"a", "", "b"}},
      {"\na\n\n", {"", "a", ""}},
      {"  a  b \nSkip to main content\n", {"a  b", "Skip to main content"}},
      {"a\u2028b\u00A0c\n", {"a b\u00A0c"}},
      {"<p>x</p>\n", {"<p>x</p>"}},
      {"Cancio\u0301n\n", {"Canción"}},
  };
  for (const auto& row : rows) EXPECT_EQ(texts_of(row.text, options), row.expected) << row.text;
  EXPECT_EQ(parse("a\n", options).format, "sentences");
}

}  // namespace
}  // namespace libalign
