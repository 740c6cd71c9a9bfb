#include <gtest/gtest.h>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

TEST(Language, IsDetected) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"El presidente anunció ayer en la capital un nuevo plan para la economía.", "es"},
      {"Los puertos medianos mueven 48,3 millones de toneladas, un 12,5 % más que en 2021, según el balance.",
       "es"},
      {"The mayor of the town said on Tuesday that the bridge would be closed for a year.", "en"},
      {"O presidente anunciou ontem na capital um novo plano para a economia e não disse mais nada.", "pt"},
      {"O presidente anunciou onte na capital un novo plan para a economía e non dixo nada máis.", "gl"},
      {"El president va anunciar ahir a la capital un nou pla per a l'economia i no va dir res més.", "ca"},
      {"Le président a annoncé hier dans la capitale un nouveau plan pour l'économie.", "fr"},
      {"Der Präsident kündigte gestern in der Hauptstadt einen neuen Plan für die Wirtschaft an.", "de"},
      {"Η Αθήνα είναι η πρωτεύουσα της Ελλάδας και η μεγαλύτερη πόλη της χώρας.", "el"},
      {"", "und"},
      {"42", "und"},
      {"OK", "und"},
  };
  for (const auto& row : rows) EXPECT_EQ(detect_language(row.text), row.expected) << row.text;
}

TEST(Language, UserThenTextThenPage) {
  const std::string spanish =
      "<html lang='es-MX'><p>El presidente anunció ayer en la capital un nuevo plan para la economía del "
      "país.</p>";
  EXPECT_EQ(parse(spanish).language, "es-MX");
  EXPECT_TRUE(parse(spanish).language_detected);
  // A template that forgot to say that this page is Spanish.
  EXPECT_EQ(parse("<html lang='en'><p>El presidente anunció ayer en la capital un nuevo plan para la "
                  "economía del país.</p>")
                .language,
            "es");
  EXPECT_EQ(parse("<html lang='es'><p>OK</p>").language, "es");
  EXPECT_EQ(parse("OK").language, "und");
  ReadOptions options;
  options.language = "es_ES";
  EXPECT_EQ(parse(spanish, options).language, "es-ES");
  EXPECT_FALSE(parse(spanish, options).language_detected);
}

TEST(Language, IsTheExpectedOneWhereTheTextSaysTooLittle) {
  ReadOptions options;
  options.expected_language = "es";
  EXPECT_EQ(parse("OK", options).language, "es");
  EXPECT_EQ(parse("The bridge was opened in 1954.", options).language, "es");
  EXPECT_TRUE(parse("OK", options).language_detected);
  std::string english;
  for (int n = 0; n < 12; ++n) english += "The bridge over the river was opened in the spring of that year. ";
  EXPECT_EQ(parse(english, options).language, "en");
  std::string portuguese;
  for (int n = 0; n < 12; ++n)
    portuguese += "A ponte sobre o rio foi aberta na primavera do ano e não fechou mais. ";
  EXPECT_EQ(parse(portuguese, options).language, "es");
  EXPECT_EQ(parse(portuguese + portuguese + portuguese + portuguese, options).language, "pt");
  EXPECT_EQ(parse("<html lang='pt'><p>OK</p>", options).language, "pt");
}

}  // namespace
}  // namespace libalign
