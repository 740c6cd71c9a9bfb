// Claims about sentences, each shown in place. Rows of a table are the cases that the name of the test speaks
// of.
#include <gtest/gtest.h>

#include <vector>

#include "segment/marked.h"

namespace libalign::test {
namespace {

void expect_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(mark(split_sentences(paragraphs(unmarked(row.marked), row.language))), row.marked)
        << row.language;
  }
}

TEST(SentenceSplitter, CutsAfterStops) {
  expect_all({
      {"en", "<1>He left.</1> <2>She stayed.</2>"},
      {"en", "<1>Is it?</1> <2>It is!</2> <3>So.</3>"},
      {"es", "<1>¿Cómo está hoy?</1> <2>Espero que muy bien.</2>"},
      {"es", "<1>Pablo, ¿adónde vas?</1> <2>¡¿Qué viste?!</2>"},
      {"en", "<1>Hello!!</1> <2>Long time.</2> <3>Hello?!</3> <4>You?</4>"},
      {"es", "<1>Se consagró ¡Campeón mundial!</1>"},
      {"en", "<1>He left.</1> <2>25 people came.</2>"},
      {"es", "<1>1 + 1 es 2.</1> <2>2 + 2 es 4.</2> <3>El auto es rojo.</3>"},
  });
}

TEST(SentenceSplitter, KeepsAbbreviationBeforeANameWithItsSentence) {
  expect_all({
      {"es", "<1>Vino el Sr. Pérez con la Sra. López.</1>"},
      {"es", "<1>La Dra. Ana, D. José y Dña. María.</1>"},
      {"es", "<1>Ante Mons. Romero habló el Excmo. Sr. D. Juan.</1>"},
      {"es", "<1>En Sta. María vive Fr. Luis.</1> <2>Está en Av. Corrientes.</2>"},
      {"es", "<1>El Gral. Prim, el Cap. Ruiz y el Prof. Ruiz.</1>"},
      {"es", "<1>Con el Arq. Díaz, el Ing. Ruiz y los Hnos. Ruiz.</1>"},
      {"es", "<1>Hola, dr. Gómez.</1> <2>Pase.</2>"},
      {"es", "<1>Buenos días, Dr.</1> <2>¿Cómo está?</2>"},
      {"en", "<1>Dr. Lee met Mr. Ray, Mrs. King and Ms. Fox.</1>"},
      {"en", "<1>In St. Paul, Gen. Franco and Sen. Cruz spoke.</1>"},
      {"en", "<1>Gov. Abbott saw Lt. Ray, Sgt. Hall and Rev. King.</1>"},
      {"en", "<1>Near Mt. Fuji it is Rangers vs. Celtic.</1>"},
      {"en", "<1>ARGUMENT OF GEN. PRELOGAR</1>"},
  });
}

TEST(SentenceSplitter, KeepsAbbreviationBeforeANumberWithItsSentence) {
  expect_all({
      {"es", "<1>Véase pág. XII, vol. II y art. I.</1> <2>Fin.</2>"},
      {"es", "<1>En la pág. 5 y el art. 4, núm. 3.</1>"},
      {"es", "<1>Es el núm. II del s. XX.</1>"},
      {"es", "<1>Cra. 7 No. 40-53 Piso 10 Tel. (57-1) 3239300 Ext. 1010</1>"},
      {"es", "<1>Está en el n.º 5 de la C/ Mayor.</1>"},
      {"en", "<1>See Vol. II, Fig. A, Fig. 3 and p. 12.</1>"},
      {"en", "<1>It is No. 5 on pp. 12 to 14.</1>"},
      {"en", "<1>You can find it at N°. 1026.253.553.</1> <2>That is where.</2>"},
      {"en", "<1>Is it true?</1> <2>No.</2> <3>He left.</3>"},
  });
}

TEST(SentenceSplitter, LetsTheNextWordDecideAfterPlainAbbreviations) {
  expect_all({
      {"es", "<1>Viajó a EE. UU. en mayo.</1> <2>CC. OO. Madrid convoca a las FF. AA. Españolas.</2>"},
      {"es", "<1>Vive en los EE. UU.</1> <2>El año pasado volvió.</2>"},
      {"es", "<1>La firma Acme S.A. Damm pagó.</1>"},
      {"es", "<1>Trabaja en Pemex S.A. de C.V. y vive bien.</1>"},
      {"es", "<1>Nació en el 44 a. C. en Roma.</1> <2>Llegó a las 5 p. m. en punto.</2>"},
      {"es", "<1>Compró pan, vino, etc.</1> <2>Juan se fue.</2>"},
      {"es", "<1>Recorrió 5 km. Norte adentro.</1>"},
      {"en", "<1>The U.S. Government and the U.N. Council met the U.K. Prime Minister.</1>"},
      {"en", "<1>The D.C. Council wrote to the N.Y. Times.</1>"},
      {"en", "<1>I live in the U.S.</1> <2>How about you?</2>"},
      {"en", "<1>Apple Inc. Chief Cook and Ford Co. Chairman Ford met Sammy Davis Jr. Day.</1>"},
      {"en", "<1>It opens at 5 a.m. Monday.</1> <2>He left at 6 P.M.</2> <3>Mr. Smith stayed.</3>"},
      {"en", "<1>They met Pitt, Briggs & Co.</1> <2>It closed yesterday.</2>"},
      {"en", "<1>That is JFK Jr.'s book.</1>"},
      {"en", "<1>She has a Ph.D. from Yale.</1>"},
  });
}

TEST(SentenceSplitter, KeepsInitialsWithTheirName) {
  expect_all({
      {"es", "<1>Leyó a J. C. Onetti, a A. Machado y a C. Rodríguez.</1>"},
      {"en", "<1>J. K. Rowling met J.R.R. Tolkien and T. S. Eliot.</1>"},
      {"en", "<1>My name is Jonas E. Smith.</1>"},
      {"en", "<1>We make a good team, you and I.</1> <2>Did you see Albert I. Jones?</2>"},
      {"es", "<1>Equivale a 373.15 K.</1> <2>Esto significa algo.</2>"},
  });
}

TEST(SentenceSplitter, DoesNotTakeCommonWordsForAbbreviations) {
  expect_all({
      {"en", "<1>I met Joe.</1> <2>He left.</2>"},
      {"en", "<1>Off we Go.</1> <2>She left.</2> <3>It is not OK.</3> <4>He left.</4>"},
      {"en", "<1>Come in.</1> <2>Ann left.</2>"},
      {"es", "<1>Mira el Sol.</1> <2>Vino tarde.</2> <3>Está Bien.</3> <4>Vino.</4>"},
      {"es", "<1>Se fue al mar.</1> <2>Vino.</2>"},
      {"es", "<1>He apuntado: Mar. 23 de Nov. de 2014.</1> <2>Gracias.</2>"},
  });
}

TEST(SentenceSplitter, TreatsBothSpellingsOfTheEllipsisAlike) {
  expect_all({
      {"es", "<1>No sé...</1> <2>Quizá.</2>"},
      {"es", "<1>Bueno…</1> <2>Quizá.</2>"},
      {"es", "<1>No sé... quizá.</1>"},
      {"es", "<1>Bueno… quizá.</1>"},
      {"en", "<1>I never meant that....</1> <2>She left.</2>"},
      {"en", "<1>It is . . . well, the thing is . . . I didn’t mean it.</1>"},
      {"en", "<1>“The laws will appear less complex. . . .”</1>"},
      {"en", "<1>They went home.</1> <2>. . . Nobody saw them. . . .</2>"},
      {"en", "<1>They went. . . . and came.</1>"},
      {"es", "<1>... Y nadie los vio.</1> <2>Llovía.</2>"},
      {"en", "<1>Bohr [...] used it.</1> <2>Then (…) he left.</2>"},
      {"en", "<1>It was a week. (...)</1> <2>I chose Python.</2>"},
  });
}

TEST(SentenceSplitter, KeepsDialogueAndItsRemarksTogetherOnBothSides) {
  expect_all({
      {"es", "<1>—¿Vienes? —preguntó Ana—.</1> <2>No sé.</2>"},
      {"es", "<1>––¿Y el anillo? ––pregunté.</1> <2>––¡Bah!</2>"},
      {"es", "<1>—Sí.</1> <2>—Ana se levantó.</2>"},
      {"en", "<1>“Is it?” he asked.</1> <2>“Yes.”</2> <3>Ana got up.</3>"},
      {"en", "<1>“Is it?” I asked.</1> <2>\"Why?\" Sherlock Holmes cried.</2>"},
      {"en", "<1>\"Stop!\" he said.</1>"},
      {"en", "<1>She turned to him, 'This is great.' she said.</1>"},
      {"es", "<1>¿Quién es? preguntó.</1>"},
      {"en", "<1>She works at Yahoo! in accounting.</1>"},
  });
}

TEST(SentenceSplitter, KeepsClosingQuotesAndBracketsWithTheirSentence) {
  expect_all({
      {"es", "<1>«Es así.»</1> <2>Luego salió.</2>"},
      {"es", "<1>«Es así».</1> <2>Luego salió.</2>"},
      {"es", "<1>«Ninguna mente está exenta de demencia.», dijo Aristóteles.</1>"},
      {"en", "<1>“It is.”</1> <2>He left.</2> <3>(He did.)</3> <4>So it was.</4>"},
      {"en", R"(<1>"It is."</1> <2>"Is it?"</2>)"},
      {"en", "<1>'It is.'</1> <2>‘Is it?’</2>"},
      {"fr", "<1>« Venez ! »</1> <2>Elle partit.</2>"},
      {"en", "<1>It ended.[1]</1> <2>Then [2] it went on. [3]</2> <3>So.</3>"},
      {"en", "<1>It ended.²</1> <2>Then.</2>"},
      {"en", "<1>Great! :)</1> <2>See you.</2>"},
      {"en", "<1>He said it.</1> <2>\"'Dear me!' he went on.\"</2>"},
  });
}

TEST(SentenceSplitter, DoesNotCutInsideBracketsUnlessTheyHoldWholeSentences) {
  expect_all({
      {"en", "<1>He teaches (He worked for 5 years. As an engineer.) at the University.</1>"},
      {"en", "<1>He left.</1> <2>(It was late.</2> <3>It rained.)</3> <4>So.</4>"},
      {"en", "<1>It is late :( but fine.</1> <2>He left.</2> <3>Good :)</3>"},
  });
}

TEST(SentenceSplitter, KeepsNumbersTimesAndAddressesWhole) {
  expect_all({
      {"es", "<1>¡Cuesta $170.500.000,00!</1> <2>Baja un 12.5% a las 15.30 h. o así.</2>"},
      {"en", "<1>Her email is Jane.Doe@example.com.</1> <2>I wrote.</2>"},
      {"en", "<1>It is at https://www.example.50.com/new-site/a.html?x=1.</1> <2>Check it.</2>"},
      {"en", "<1>Use Node.js or System.Out.println here.</1>"},
      {"es", "<1>Lista: 1.Helado, 2.Carne, 3.Arroz.</1> <2>¿Cuánto?</2>"},
  });
}

TEST(SentenceSplitter, CutsWhereASpaceIsMissingAndNothingElseCanBeMeant) {
  expect_all({
      {"en", "<1>It is final.</1><2>The next came.</2>"},
      {"es", "<1>Es el final.</1><2>¿Qué pasó?</2>"},
      {"en", "<1>Go to Example.Com now.</1>"},
  });
}

TEST(SentenceSplitter, CutsBehindAQuotationWhereTheStopIsMissing) {
  expect_all({
      {"es", "<1>Lo llamó \"uno de los más brillantes\"</1> <2>El presidente lo firmará.</2>"},
      {"es", "<1>Se oyó la palabra «kawaii»</1> <2>Ya la conocía.</2>"},
      {"en", "<1>He calls it “the weekend of (all) the Italians”</1> <2>There are no exact figures.</2>"},
      {"fr", "<1>Il regarde « Le monde »</1> <2>La suite vient demain.</2>"},
      {"es", "<1>Leyó \"El Mundo\" La Rioja.</1>"},
      {"es", "<1>\"¿Vienes\" Ella dijo que no.</1>"},
      {"es", "<1>Tituló \"¡Qué rajada! y asegura \"que\" La tranquilidad volvió.</1>"},
      {"es", "<1>Es grande (véase \"la casa\" El autor lo dice) y cara.</1>"},
      {"en", "<1>She said “we are fine” I know.</1>"},
      {"en", "<1>The “Big Bang” theory and a 5\" The screen.</1>"},
      {"en", "<1>They’re the neighbours’ The house is old.</1>"},
  });
}

TEST(SentenceSplitter, KeepsLabelsAndListNumbersWithTheirItem) {
  expect_all({
      {"es", "<1>1. Primero.</1> <2>2. Segundo.</2>"},
      {"es", "<1>P. ¿Vino?</1> <2>R. Nada.</2>"},
      {"es", "<1>Pregunta. ¿Vino?</1>"},
      {"en", "<1>1) The first item</1> <2>2) The second item</2>"},
      {"en", "<1>1.) The first item.</1> <2>2.) The second item.</2>"},
      {"en", "<1>a. The first item</1> <2>b. The second item</2>"},
      {"en", "<1>• 9. The first item</1> <2>• 10. The second item</2>"},
      {"en", "<1>1. Divide 4 by 2.</1> <2>The result is 2.</2>"},
      {"en", "<1>It is so: 1. The first.</1>"},
      {"en",
       "<1>The train leaves at 9:30.</1> <2>Are there any seats?</2>"},  // former bug: "30." was a label
      // former bug: the ending of a file was an abbreviation
      {"es", "<1>Se fija en /etc/apt/apt.conf.</1> <2>Recuerde guardarlo.</2>"},
      {"es", "<1>Lo dice la admón.pág. 3 y pág. 4.</1>"},
      {"es", "<1>El tren sale a las 9:30.</1> <2>¿Hay asientos?</2>"},
      {"en", "<1>IV. The river</1>"},
  });
}

TEST(SentenceSplitter, KeepsTheNumberOfAHeadingOrCaptionWithIt) {
  expect_all({
      {"en", "<1>B.4. Contents of a Package</1>"},
      {"en", "<1>B.4.1. Localization</1>"},
      {"en", "<1>Chapter 2. System Requirements</1>"},
      {"en", "<1>Part II. The Road</1>"},
      {"en", "<1>Appendix A. The Maps</1>"},
      {"en", "<1>Appendix B.4. The Maps</1>"},
      {"en", "<1>Section 5. Scope</1>"},
      {"en", "<1>Article 5. Scope</1>"},
      {"en", "<1>Figure 2. A Map</1>"},
      {"en", "<1>Fig. 2. A map of the town in 1900.</1>"},
      {"en", "<1>TABLE 3. PRICES</1>"},
      {"en", "<1>Example 4.2. Two Files</1>"},
      {"en", "<1>Example\u00A04.2.\u00A0Two Files</1>"},
      {"es", "<1>Capítulo 3. El comienzo</1>"},
      {"es", "<1>Apéndice A. Los mapas</1>"},
      {"es", "<1>Anexo IV. Los precios</1>"},
      {"es", "<1>Tabla 3. Precios</1>"},
      {"es", "<1>Figura 2. El puerto</1>"},
      {"es", "<1>Ejemplo 1. Un archivo</1>"},
      {"fr", "<1>Chapitre 2. Configuration requise</1>"},
      {"de", "<1>Kapitel 2. Die Reise</1>"},
      {"it", "<1>Capitolo 2. Il viaggio</1>"},
      {"pt", "<1>Capítulo 2. A viagem</1>"},
      // In running text the same words end sentences.
      {"en", "<1>We saw Figure 2.</1> <2>It was a map.</2>"},
      {"en", "<1>See chapter 2.</1> <2>The end comes soon.</2>"},
      {"en", "<1>Table 3.</1> <2>The waiter came.</2> <3>He had a map.</3>"},
      {"es", "<1>Vino.</1> <2>Tabla 3.</2> <3>Los precios</3>"},
      {"en", "<1>Windows 11.</1> <2>The end</2>"},
      {"en", "<1>He is from the U.S.</1> <2>They are not.</2>"},
  });
}

TEST(SentenceSplitter, KeepsTheNumberOfALongCaption) {
  const std::string text =
      "Figure 2. A map of the town. It was drawn by a clerk of the port, who had been there only once, and "
      "who "
      "never said what the dotted line was.";
  Document document = paragraphs(text, "en");
  EXPECT_EQ(split_sentences(document).size(), 3U);
  document.blocks[0].kind = BlockKind::caption;
  const Sentences sentences = split_sentences(document);
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_EQ(sentences.text(0), "Figure 2. A map of the town.");
}

TEST(SentenceSplitter, KeepsDatelinesWithTheirSentence) {
  expect_all({
      {"es", "<1>MADRID, 3 may (EFE).- El presidente viajó.</1> <2>Volvió.</2>"},
      {"es", "<1>MADRID, 3 may. (Agencia Litoral).- El puerto creció.</1> <2>Otra frase.</2>"},
      {"es", "<1>MADRID, 3 may. (La Agencia).- El puerto creció.</1>"},
      {"es", "<1>MADRID, 3 de mayo. (Agencia Litoral).- El puerto creció.</1>"},
      {"es", "<1>LIMA, 4 set. (Andina) — El sismo.</1>"},
      {"es", "<1>El 5 ene. Ruiz se fue, y el 6 may. Ana.</1>"},
      {"es", "<1>Nació el 5 ene.</1> <2>Después se fue.</2>"},
      {"es", "<1>Mira el mar.</1> <2>Ruiz se fue.</2>"},
      {"es", "<1>Se fue el 3 de mayo.</1> <2>(La tienda cerró.)</2>"},
      {"en", "<1>LONDON, 3 Mar. (Reuters) - Prices rose.</1>"},
      {"en", "<1>On 3 Mar. Smith left.</1> <2>On 5 Jan. he came.</2>"},
      {"fr", "<1>PARIS, 3 janv. (Agence Littoral) - Le port.</1>"},
      {"es", "<1>Pregunta.- ¿Vino?</1>"},
      {"en", "<1>MADRID, May 3 (EFE) - The president left.</1>"},
      {"es", "<1>LUCHA SIN CUARTEL EN EL FOSO</1> <2>La saltadora ganó.</2>"},
      {"es", "<1>ASALTO A LA CORONA DEL CAMPEÓN</1> <2>Vera y Ruiz saltan hoy.</2>"},
      {"es", "<1>HABLA EL ALCALDE JUAN Pérez Ruiz.</1>"},
  });
}

TEST(SentenceSplitter, CutsInformalWriting) {
  expect_all({
      {"en", "<1>are you kidding?</1> <2>why would you want a dog.</2> <3>they are mean</3>"},
      {"en", "<1>It is odd.</1> <2>i like it, approx. the half.</2>"},
  });
}

TEST(SentenceSplitter, WorksInOtherLanguages) {
  expect_all({
      {"fr", "<1>M. Dupont part.</1> <2>C'est vrai ?</2> <3>Oui !</3>"},
      {"de", "<1>Am 3. Oktober kam Dr. Weiß, d. h. der Arzt.</1> <2>Es regnete.</2>"},
      {"pt", "<1>O Sr. Silva e a Dra. Costa vieram.</1> <2>Não sei.</2>"},
      {"it", "<1>Il Sig. Rossi è qui.</1> <2>La casa.</2>"},
      {"ca",
       "<1>El Sr. Puig i Mn. Josep viuen a l'av. Meridiana, núm. 5 (vegeu la pàg. 12).</1> <2>Plou.</2>"},
      {"ca", "<1>La Il·lma. Sra. Font va néixer el 3 de gen. de 1950 als EUA.</1> <2>L'endemà va morir.</2>"},
      {"ca", "<1>No n'hi ha cap.</1> <2>Ningú no ho vol.</2> <3>És art.</3> <4>Maria té p. ex. pa, etc.</4>"},
      {"ca", "<1>S'han reunit per entendre'l.</1> <2>Plou.</2> <3>Digues-ho a l'av. Diagonal.</3>"},
      {"gl", "<1>O Sr. Castro e a Dna. Rosa viven na av. Compostela, núm. 5 (páx. 12).</1> <2>Chove.</2>"},
      {"gl", "<1>O Excmo. Sr. Reitor chegou o 3 de xan. de 1950 aos EE. UU. Galicia agardaba.</1>"},
      {"gl", "<1>Foi ao mar.</1> <2>Antía ten sal.</2> <3>Comprou pan, etc.</3> <4>Xoán marchou.</4>"},
      {"el", "<1>Τι είναι αυτό;</1> <2>Δεν ξέρω.</2>"},
      {"zh", "<1>你好。</1><2>他走了！</2><3>是吗？</3>"},
      {"ja", "<1>「はい。」</1><2>彼は行った。</2>"},
      {"hi", "<1>वह गया।</1> <2>वह आया।</2>"},
      {"ru", "<1>Пришёл А. С. Пушкин.</1> <2>Он ушёл.</2>"},
      {"und", "<1>One.</1> <2>Two.</2>"},
      {"", "<1>One.</1> <2>Two.</2>"},
      {"x-nonsense-tag-that-is-long", "<1>One.</1> <2>Two.</2>"},
  });
}

TEST(SentenceSplitter, NeverCrossesABlock) {
  expect_all({{"en", "<1>A heading</1>\n<2>The text.</2> <3>More of it</3>\n<4>and on.</4>"}});
  Document document = paragraphs("Chapter I. The River\n", "en");
  document.blocks[0].kind = BlockKind::heading;
  EXPECT_EQ(mark(split_sentences(document)), "<1>Chapter I. The River</1>\n");
}

TEST(SentenceSplitter, TakesEachLineOfAPreformattedBlock) {
  Document document = paragraphs("", "en");
  document.text = "  one. Two\n\n three\n";
  Block block;
  block.kind = BlockKind::preformatted;
  block.text = {0, document.text.size()};
  document.blocks = {block};
  EXPECT_EQ(mark(split_sentences(document)), "  <1>one. Two</1>\n\n <2>three</2>\n");
}

TEST(SentenceSplitter, TakesGivenSentencesAsTheyAreEmptyOnesIncluded) {
  Document document = paragraphs("", "en");
  document.format = "sentences";
  document.text = "One. Two.\n\nThree";
  for (const Span span : {Span{0, 9}, Span{10, 10}, Span{11, 16}}) {
    Block block;
    block.text = span;
    document.blocks.push_back(block);
  }
  const Sentences sentences = split_sentences(document);
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_EQ(sentences.text(0), "One. Two.");
  EXPECT_EQ(sentences.text(1), "");
  EXPECT_EQ(sentences[2].block, 2U);
}

TEST(SentenceSplitter, GivesNothingForNothing) {
  EXPECT_TRUE(split_sentences(Document{}).empty());
  EXPECT_TRUE(split_sentences(paragraphs("  \n \n", "en")).empty());
  EXPECT_TRUE(Sentences().document().text.empty());
}

TEST(SentenceSplitter, ExplainsEveryPlace) {
  std::vector<BorderReason> reasons;
  SegmentOptions options;
  options.explain = &reasons;
  split_sentences(paragraphs("El Dr. Gil vino. Se fue... no sé. ¿Quién?", "es"), options);
  ASSERT_EQ(reasons.size(), 4U);
  EXPECT_EQ(reasons[0].rule, "abbreviation before a name");
  EXPECT_EQ(reasons[0].detail, "Dr");
  EXPECT_EQ(reasons[0].offset, 7U);
  EXPECT_FALSE(reasons[0].border);
  EXPECT_TRUE(reasons[1].border);
  EXPECT_EQ(reasons[2].rule, "ellipsis before lower case");
  EXPECT_EQ(reasons[2].detail, "no");
  EXPECT_TRUE(reasons[3].border);
}

}  // namespace
}  // namespace libalign::test
