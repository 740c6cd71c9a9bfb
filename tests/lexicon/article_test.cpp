#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/dictionary.h"

namespace libalign::detail {
namespace {

std::string shown(std::string_view text) {
  const Article article = parse_article(text);
  std::string all = article.headword + ":";
  for (const std::string& translation : article.translations) all += " [" + translation + "]";
  return all;
}

TEST(Article, GivesTheTranslationsAndNothingElse) {
  struct Row {
    const char *text, *shown;
  };
  for (const Row& row : {
           // FreeDict's small dictionaries
           Row{"computer /kəmpjuːtər/\ncomputador, ordenador\n", "computer: [computador] [ordenador]"},
           {"concern /kənsəːn/\n1. importancia\n2. concernir, tocar\n",
            "concern: [importancia] [concernir] [tocar]"},
           {"de acuerdo /de akwˈeɾðo/\nagreed, okay\n", "de acuerdo: [agreed] [okay]"},
           {"ampersand\nperluète\n", "ampersand: [perluète]"},
           // WikDict: glosses below, numbers of the next sense at the end of the line
           {"Algenfarn /ˈalɡn̩ˌfaʁn/ <n, masc>\nazolla\nVertreter der Gattung Azolla, Familie\n",
            "Algenfarn: [azolla]"},
           {"Haus /haʊ̯s/ <n, neut>\n1. maison 2.\nein Gebäude\n 3.\nzum Wohnen\n2. foyer, "
            "domicile\nFamilie\n",
            "Haus: [maison] [foyer] [domicile]"},
           {"Algerier /alˈɡeːʁiɐ/ <n, masc>\nAlgérien 2.\nein Mensch\n 3.\nein anderer\n",
            "Algerier: [Algérien]"},
           {"100 mètres /sɑ̃ mɛtʁ/ <n, masc>\n100-Meter-Lauf\n", "100 mètres: [100-Meter-Lauf]"},
           {"anz /ˈant͡s/ <suffix, fem>\n", "anz:"},
           // Ding: labels, examples, synonyms, references
           {"Abendblatt /ˈɑː/ <neut, n, sg>\ndaily evening paper <n>\n see: {Abendblätter}\n\n",
            "Abendblatt: [daily evening paper]"},
           {"Bank /bˈaŋk/ <fem>\n [fin.] bank <n>, credit bank <n> [Br.]  [slang]\n      \"eine Bank\"  - a "
            "bank\n   Synonym: {Bankinstitut}\n",
            "Bank: [bank] [credit bank]"},
           {"Abend <fem> [cook.]\n see: {evening menus}\n", "Abend:"},
           {"zum Beispiel /tsʊm/ (z. B. /tsˈɛt bˈeː/) <adv>\nfor example <adv>e.g.,  /ˈeː ɡˈeː/\n",
            "zum Beispiel: [for example] [e.g.]"},
           {"pressurize sth. /pɹˈɛ/\nLuftdruck halten, etw. auf Normaldruck/Luftdruck halten <v>\n",
            "pressurize: [Luftdruck halten] [auf Normaldruck halten]"},
           {"Amt / Amtszeit eines Kurators /ˈamt/\noffice\n", ":"},
           {"Farbe /f/\ncolour/color <n>, light / dark <adj>, or so ...\n", "Farbe: [colour] [color]"},
           {"angel /a/\nPotter's (dwarf) angel <n>\n", "angel: [Potter's angel]"},
           {"mil /m/\n1,5 Tausend, 2,000\n", "mil: [1,5 Tausend] [2,000]"},
           {"lang /l/\na phrase of far too many words here, short\n", "lang: [short]"},
           // what is broken
           {"", ":"},
           {"\n\n", ":"},
           {"word /open\ntranslation (open, [x, <y\n", "word: [translation (open] [[x] [<y]"},
           {"word\n/ˈfoː/\n", "word:"},
           {"1. x\n1. \n", "1. x:"},
       }) {
    EXPECT_EQ(shown(row.text), row.shown) << row.text;
  }
}

TEST(Article, IsReadInTimeThatGrowsWithItsLengthOnly) {
  for (const char* piece : {"(", "/a", "[<{(", ", ", " / ", "a\n", "1. a\n", ";", "etw./"}) {
    std::string text = "word /x/\n";
    while (text.size() < 300'000) text += piece;
    parse_article(text);
  }
}

}  // namespace
}  // namespace libalign::detail
