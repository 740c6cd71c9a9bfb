#include "libalign/pair.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "libalign/error.h"
#include "pair/made_documents.h"

namespace libalign {
namespace {

using testing::dictionary_of;
using testing::document;
using testing::story;
using testing::text_of;

// Sources 0..9 and, in another order, the translations of all but the last two, and two strangers.
struct Made {
  std::vector<std::vector<std::string>> stories;
  std::vector<Document> source_documents, target_documents;
  Collection source, target;
  PairOptions options;
  std::vector<std::size_t> target_of;  // by source; 99 for none

  void add(bool source_side, const std::string& text) {
    Document made = document(text, source_side ? "es" : "en");
    Collection& side = source_side ? source : target;
    side.add(sketch_of(made, (source_side ? "s" : "t") + std::to_string(side.size())));
    (source_side ? source_documents : target_documents).push_back(std::move(made));
  }
};

std::vector<std::string> part(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  return {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)};
}

void make(Made& made) {
  for (unsigned k = 0; k < 12; ++k) made.stories.push_back(story(k));
  made.options.lexicons = {dictionary_of(made.stories)};
  for (std::size_t k = 0; k < 10; ++k) made.add(true, text_of(made.stories[k], ""));
  made.target_of.assign(10, 99);
  for (const std::size_t k : {5U, 3U, 11U, 0U, 7U, 1U, 2U, 10U, 6U, 4U}) {
    if (k < 8) made.target_of[k] = made.target.size();
    made.add(false, text_of(made.stories[k], "x"));
  }
  made.options.sentences = [&made](bool source_side, std::size_t n) {
    return split_sentences(source_side ? made.source_documents.at(n) : made.target_documents.at(n));
  };
}

TEST(PairDocuments, FindsPartnersAndSaysWhoHasNone) {
  Made made;
  make(made);
  const Pairing pairing = pair_documents(made.source, made.target, made.options);
  ASSERT_EQ(pairing.pairs.size(), 8U);
  for (std::size_t k = 0; k < 8; ++k) {
    EXPECT_EQ(pairing.pairs[k].source, k);
    EXPECT_EQ(pairing.pairs[k].target, made.target_of[k]);
    EXPECT_GE(pairing.pairs[k].probability, 0.9);
    EXPECT_LE(pairing.pairs[k].probability, 1);
    EXPECT_TRUE(pairing.pairs[k].reasons.empty());
  }
  EXPECT_TRUE(pairing.candidates.empty());
  EXPECT_TRUE(pairing.source_duplicates.empty());
}

TEST(PairDocuments, FindsATranslationOfAThirdInAnotherOrder) {
  Made made;
  make(made);
  std::vector<std::string> some = part(made.stories[8], 80, 100);
  const std::vector<std::string> more = part(made.stories[8], 20, 40);
  some.insert(some.end(), more.begin(), more.end());
  made.add(false, text_of(some, "x"));
  const Pairing pairing = pair_documents(made.source, made.target, made.options);
  ASSERT_EQ(pairing.pairs.size(), 9U);
  EXPECT_EQ(pairing.pairs[8].source, 8U);
  EXPECT_EQ(pairing.pairs[8].target, 10U);
}

TEST(PairDocuments, IsTheSameOnAnyNumberOfThreads) {
  Made made;
  make(made);
  made.options.candidates = 3;
  made.options.reasons = true;
  const Pairing one = pair_documents(made.source, made.target, made.options);
  made.options.threads = 5;
  const Pairing five = pair_documents(made.source, made.target, made.options);
  ASSERT_EQ(one.candidates.size(), five.candidates.size());
  for (std::size_t k = 0; k < one.candidates.size(); ++k) {
    EXPECT_EQ(one.candidates[k].source, five.candidates[k].source);
    EXPECT_EQ(one.candidates[k].target, five.candidates[k].target);
    EXPECT_EQ(one.candidates[k].probability, five.candidates[k].probability);
  }
}

TEST(PairDocuments, ListsCandidatesBestFirstAndWhatSpeaksForThem) {
  Made made;
  make(made);
  made.options.candidates = 2;
  made.options.reasons = true;
  const Pairing pairing = pair_documents(made.source, made.target, made.options);
  std::size_t first = 0;
  for (std::size_t k = 0; k < pairing.candidates.size(); ++k) {
    const DocumentPair& one = pairing.candidates[k];
    EXPECT_FALSE(one.reasons.empty());
    if (k > 0 && pairing.candidates[k - 1].source == one.source)
      EXPECT_GE(pairing.candidates[k - 1].probability, one.probability);
    else if (made.target_of[one.source] == one.target)
      ++first;
    EXPECT_LE(std::ranges::count(pairing.candidates, one.source, &DocumentPair::source), 2);
  }
  EXPECT_EQ(first, 8U);
}

TEST(PairDocuments, LeavesOutWhatIsNotProbableEnough) {
  Made made;
  make(made);
  made.options.least_probability = 1;
  EXPECT_TRUE(pair_documents(made.source, made.target, made.options).pairs.empty());
}

TEST(PairDocuments, DoesWithoutTrialsAndWhereFilesHaveGone) {
  Made made;
  make(made);
  made.options.sentences = nullptr;
  EXPECT_EQ(pair_documents(made.source, made.target, made.options).pairs.size(), 8U);
  made.options.sentences = [](bool, std::size_t) -> Sentences { throw DataError({"a"}, {"no such file."}); };
  EXPECT_EQ(pair_documents(made.source, made.target, made.options).pairs.size(), 8U);
}

TEST(PairDocuments, PairsNearDuplicatesOneToOneAndNamesThem) {
  Made made;
  make(made);
  made.add(true, text_of(made.stories[2], "") + "Una coletilla.\n");
  made.add(false, text_of(made.stories[2], "x") + "A tail.\n");
  const Pairing pairing = pair_documents(made.source, made.target, made.options);
  EXPECT_EQ(pairing.pairs.size(), 9U);
  ASSERT_EQ(pairing.source_duplicates.size(), 1U);
  EXPECT_EQ(pairing.source_duplicates[0], (std::pair<std::size_t, std::size_t>{2, 10}));
  ASSERT_EQ(pairing.target_duplicates.size(), 1U);
}

TEST(PairDocuments, TakesEmptySidesAndDocuments) {
  EXPECT_TRUE(pair_documents({}, {}).pairs.empty());
  Made made;
  make(made);
  EXPECT_TRUE(pair_documents(made.source, {}, made.options).pairs.empty());
  EXPECT_TRUE(pair_documents({}, made.target, made.options).pairs.empty());
  Sketch nothing;
  nothing.name = "empty";
  nothing.language = "und";
  made.source.add(nothing);
  made.target.add(nothing);
  EXPECT_EQ(pair_documents(made.source, made.target, made.options).pairs.size(), 8U);
}

TEST(PairDocuments, BelievesALinkWhereTheTextsSayLittle) {
  Collection source, target;
  Sketch one = sketch_of(document("palabras sin diccionario que nadie conoce\n", "es"), "uno");
  one.metadata.url = "https://example.org/es/uno";
  source.add(one);
  source.add(sketch_of(document("cosas bien distintas de otra clase\n", "es"), "dos"));
  Sketch two = sketch_of(document("words without dictionary nobody knows\n", "en"), "one");
  two.metadata.translation_of = "https://example.org/es/uno";
  target.add(sketch_of(document("things rather different\n", "en"), "two"));
  target.add(two);
  PairOptions options;
  options.candidates = 1;
  const Pairing pairing = pair_documents(source, target, options);
  ASSERT_FALSE(pairing.candidates.empty());
  EXPECT_EQ(pairing.candidates[0].source, 0U);
  EXPECT_EQ(pairing.candidates[0].target, 1U);
  EXPECT_GT(pairing.candidates[0].probability, 0.5);
}

// Pages as sites write them; of each two, only what stands in the row says that they belong together.
TEST(PairDocuments, BelievesWhateverPagesSayOfEachOther) {
  const struct {
    const char* said;
    const char* source;
    const char* target;
    const char* source_name = "uno.html";
    const char* target_name = "one.html";
  } rows[] = {
      {"one names the other as its version", "<link rel='canonical' href='https://a.example/es/1'>",
       "<link rel='alternate' hreflang='es' href='https://a.example/es/1'>"},
      {"one names the other as its version", "<meta property='og:url' content='https://a.example/es/1'>",
       "<script type='application/ld+json'>{\"@type\":\"Article\",\"translationOfWork\":{\"@id\":\"https://a.example/es/1\"}}</script>"},
      {"same picture", "<meta property='og:image' content='https://a.example/p.jpg'>",
       "<meta property='og:image' content='https://a.example/p.jpg?w=9'>"},
      {"same pictures or players in the text", "<p><img src='https://a.example/p-300x200.jpg'>",
       "<p><img src='spacer.gif' data-src='https://a.example/p.jpg'>"},
      {"same pictures or players in the text", "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe>",
       "<iframe src='https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0'></iframe>"},
      {"same pictures or players in the text", "<audio src='https://a.example/talk.mp3'></audio>",
       "<video><source src='https://a.example/talk.mp3'></video>"},
      {"a link from one to the other", "<link rel='canonical' href='https://a.example/es/1'>",
       "<p>First published <a href='https://a.example/es/1?x=1'>in Spanish</a>."},
      {"a link from one to the other", "<link rel='canonical' href='https://a.example/es/1'><a href='../en/1'>English</a>",
       "<link rel='canonical' href='https://a.example/en/1'>"},
      {"same byline or translator", "<meta name='author' content='Ana Ruiz'>", "<meta name='author' content='Ana Ruiz'>"},
      {"same byline or translator", "<meta name='author' content='Ana Ruiz'>",
       "<meta name='translator' content='Ana Ruiz'>"},
      {"published close together", "<meta property='article:published_time' content='2024-03-18'>",
       "<meta property='article:published_time' content='2024-03-20T08:00'>"},
      {"same name but for the language", "", "", "2024/talk.es.html", "2024/talk.en.html"},
  };
  const auto page = [](const std::string& said, const std::string& text) {
    ReadOptions options;
    options.keep_all = true;
    return parse_document("<!doctype html><html><body>" + said + "<p>" + text + "</p></body></html>", "page.html", options);
  };
  const auto best = [&](const auto& row, bool says) {
    Collection source, target;
    source.add(sketch_of(page(says ? row.source : "", "palabras sin diccionario que nadie conoce"), says ? row.source_name : "x"));
    source.add(sketch_of(page("", "cosas bien distintas de otra clase"), "otra.html"));
    target.add(sketch_of(page("", "things rather different"), "two.html"));
    target.add(sketch_of(page(says ? row.target : "", "words without dictionary nobody knows"), says ? row.target_name : "y"));
    PairOptions options;
    options.candidates = 2;
    options.reasons = true;
    for (DocumentPair& pair : pair_documents(source, target, options).candidates) {
      if (pair.source == 0 && pair.target == 1) return pair;
    }
    return DocumentPair{};
  };
  for (const auto& row : rows) {
    const DocumentPair with = best(row, true), without = best(row, false);
    EXPECT_GT(with.probability, without.probability) << row.said;
    const auto says = [&](const PairReason& reason) { return reason.text.pattern == row.said; };
    EXPECT_EQ(std::ranges::count_if(with.reasons, says), 1) << row.said;
    EXPECT_EQ(std::ranges::count_if(without.reasons, says), 0) << row.said;
  }
}

}  // namespace
}  // namespace libalign
