#include <gtest/gtest.h>

#include "pair/collection.h"
#include "pair/made_documents.h"

namespace libalign {
namespace {

using libalign::testing::document;

const Sketch::Word* find(const Sketch& sketch, const std::string& text) {
  for (const Sketch::Word& word : sketch.words) {
    if (word.text == text) return &word;
  }
  return nullptr;
}

TEST(Sketch, CountsFoldedWordsAndCanonicalNumbers) {
  const Sketch sketch =
      sketch_of(document("La Canción costó 1.234,5 euros. La canción de Ruiz y Ruiz.\n", "es"), "a/b.txt");
  EXPECT_EQ(sketch.name, "a/b.txt");
  EXPECT_EQ(sketch.language, "es");
  EXPECT_EQ(sketch.tokens, 11U);
  ASSERT_NE(find(sketch, "cancion"), nullptr);
  EXPECT_EQ(find(sketch, "cancion")->count, 2U);
  EXPECT_EQ(find(sketch, "cancion")->first, 1U);
  ASSERT_NE(find(sketch, "1234.5"), nullptr);
  EXPECT_TRUE(find(sketch, "1234.5")->number);
  ASSERT_NE(find(sketch, "ruiz"), nullptr);
  EXPECT_EQ(find(sketch, "ruiz")->capitals, 2U);
  EXPECT_EQ(find(sketch, "la")->capitals, 0U);  // at the beginning of a sentence
}

TEST(Collection, SpeaksTheLanguageOfMostOfItsDocuments) {
  Collection collection;
  EXPECT_EQ(collection.language(), "und");
  EXPECT_EQ(collection.size(), 0U);
  collection.add(sketch_of(document("Bom dia a todos.\n", "pt"), "1"));
  collection.add(sketch_of(document("Buenos días a todos.\n", "es"), "2"));
  EXPECT_EQ(collection.language(), "es");  // as common as pt: the first by name
  collection.add(sketch_of(document("Boa noite a todos.\n", "pt"), "3"));
  EXPECT_EQ(collection.language(), "pt");
  EXPECT_EQ(collection.size(), 3U);
  EXPECT_EQ(collection.name(1), "2");
}

TEST(Collection, TellsHowMuchTwoDocumentsShare) {
  Collection collection;
  collection.add(sketch_of(document("uno dos tres cuatro\n", "es"), "1"));
  collection.add(sketch_of(document("uno dos tres cuatro\n", "es"), "2"));
  collection.add(sketch_of(document("uno dos cinco seis\n", "es"), "3"));
  collection.add(sketch_of(document("siete ocho\n", "es"), "4"));
  EXPECT_DOUBLE_EQ(detail::overlap(collection.content(), 0, 1), 1);
  EXPECT_DOUBLE_EQ(detail::overlap(collection.content(), 0, 2), 0.5);
  EXPECT_DOUBLE_EQ(detail::overlap(collection.content(), 0, 3), 0);
}

}  // namespace
}  // namespace libalign
