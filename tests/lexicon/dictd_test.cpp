#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "lexicon/dictionary.h"
#include "lexicon/lexicon_test_tools.h"

namespace libalign {
namespace {

using test::error_of;
using test::Folder;
using test::notes_of;
using test::pairs_of;
using testing::HasSubstr;

std::string base64(std::size_t number) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do digits.insert(digits.begin(), kDigits[number % 64]);
  while ((number /= 64) > 0);
  return digits;
}

// A dictionary as dictfmt makes it.
struct Dictd {
  std::string index, articles;
  void add(const std::string& word, const std::string& article) {
    index += word + '\t' + base64(articles.size()) + '\t' + base64(article.size()) + '\n';
    articles += article;
  }
};

Dictd example() {
  Dictd dictionary;
  dictionary.add("00databaseshort", "00-database-short\nEnglish-Spanish\n");
  dictionary.add("house", "house /haus/\ncasa, hogar\n");
  dictionary.add("to read", "to read /ri:d/\nleer\n");
  dictionary.add("law", "law\n1. ley\n2. derecho\n");
  return dictionary;
}

std::string gzip(std::string_view bytes) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

constexpr const char* kExample = "house=casa, house=hogar, read=leer, law=ley, law=derecho";

TEST(ImportDictd, ReadsPackedAndPlainDictionariesByAnyOfTheirFiles) {
  const Folder folder;
  const Dictd dictionary = example();
  folder.write("plain-eng-spa.index", dictionary.index);
  folder.write("plain-eng-spa.dict", dictionary.articles);
  folder.write("packed-eng-spa.index", dictionary.index);
  folder.write("packed-eng-spa.dict.dz", gzip(dictionary.articles));
  for (const char* name :
       {"plain-eng-spa.index", "plain-eng-spa.dict", "packed-eng-spa.index", "packed-eng-spa.dict.dz"}) {
    const LexiconSource source = import_lexicon(folder.path(name), "", "");
    EXPECT_EQ(pairs_of(source), kExample) << name;
    EXPECT_EQ(source.source_language + source.target_language, "enes");
    EXPECT_EQ(notes_of(source), "");
  }
}

TEST(ImportDictd, TurnsADictionaryRoundThatRunsTheOtherWay) {
  const Folder folder;
  folder.write("x-eng-spa.index", example().index);
  folder.write("x-eng-spa.dict", example().articles);
  const LexiconSource source = import_lexicon(folder.path("x-eng-spa.index"), "es", "en");
  EXPECT_EQ(pairs_of(source), "casa=house, hogar=house, leer=read, ley=law, derecho=law");
  EXPECT_EQ(source.source_language + source.target_language, "esen");
}

TEST(ImportDictd, AsksForLanguagesThatTheNameDoesNotTell) {
  const Folder folder;
  folder.write("mine.index", example().index);
  folder.write("mine.dict", example().articles);
  EXPECT_EQ(pairs_of(import_lexicon(folder.path("mine.index"), "en", "es")), kExample);
  EXPECT_EQ(
      error_of([&] { import_lexicon(folder.path("mine.index"), "en", ""); }),
      folder.path("mine.index") + ": does not say which languages it is of. Name them with --from and --to.");
}

TEST(ImportDictd, ReadsAnArticleOnceHoweverManyWordsLeadToIt) {
  Dictd dictionary = example();
  dictionary.index += dictionary.index;
  EXPECT_EQ(pairs_of(detail::parse_dictd({"x-eng-spa", "", ""}, dictionary.index, dictionary.articles)),
            kExample);
}

TEST(ImportDictd, SkipsBrokenLinesWithANoteEach) {
  Dictd dictionary = example();
  dictionary.add("bad", "bad /b/\nmal\xE9\n");
  dictionary.index +=
      "no columns\nfar\tzzzzzz\tC\nlong\tA\tzzzzzzzzz\nhuge\tA\tzzzzzzzzzzzzzzzzzzzz\nsign\t-1\tA\n\n";
  const LexiconSource source =
      detail::parse_dictd({"x-eng-spa", "", ""}, dictionary.index, dictionary.articles);
  EXPECT_EQ(pairs_of(source), kExample);
  EXPECT_EQ(notes_of(source),
            "x-eng-spa:6: a line of the index without its three columns was skipped.\n"
            "x-eng-spa:7: a line of the index that points outside of the dictionary was skipped.\n"
            "x-eng-spa:8: a line of the index that points outside of the dictionary was skipped.\n"
            "x-eng-spa:9: a line of the index that points outside of the dictionary was skipped.\n"
            "x-eng-spa:10: a line of the index that points outside of the dictionary was skipped.\n"
            "x-eng-spa:5: an article that is not UTF-8 was skipped.");
}

TEST(ImportDictd, CountsTheNotesThatItDoesNotList) {
  Dictd dictionary = example();
  for (int i = 0; i < 1000; ++i) dictionary.index += "x\n";
  const LexiconSource source =
      detail::parse_dictd({"x-eng-spa", "", ""}, dictionary.index, dictionary.articles);
  EXPECT_EQ(source.notes.size(), 101U);
  EXPECT_EQ(source.notes.back().text(), "x-eng-spa: 900 more lines were skipped.");
}

TEST(ImportDictd, DoesNotReadOverlappingArticlesForEver) {
  const std::string articles(300'000, 'a');
  std::string index = "ok\tA\tF\n";
  for (std::size_t i = 0; i < 20'000; ++i)
    index += "w\t" + base64(i) + '\t' + base64(articles.size() - i) + '\n';
  EXPECT_THAT(error_of([&] {
                detail::parse_dictd({"x-eng-spa", "", ""}, index, articles);
              }),
              HasSubstr("holds no pair of terms for en-es."));
}

TEST(ImportDictd, SaysWhatIsWrongWithItsFiles) {
  const Folder folder;
  const std::string packed = gzip(example().articles);
  const std::string index = folder.write("x-eng-spa.index", example().index);
  EXPECT_EQ(error_of([&] { import_lexicon(index, "", ""); }),
            index + ": has no dictionary beside it: neither " + folder.path("x-eng-spa.dict.dz") + " nor " +
                folder.path("x-eng-spa.dict") +
                " is there. Put the two files of the dictionary into one folder.");
  const std::string articles = folder.write("x-eng-spa.dict.dz", packed.substr(0, packed.size() / 2));
  EXPECT_EQ(error_of([&] { import_lexicon(index, "", ""); }),
            articles + ": is cut off. Fetch or install it again.");
  std::string damaged = packed;
  damaged[packed.size() / 2] ^= 0x55;
  folder.write("x-eng-spa.dict.dz", damaged);
  EXPECT_THAT(error_of([&] { import_lexicon(index, "", ""); }),
              HasSubstr(": is damaged: it cannot be unpacked."));
  folder.write("x-eng-spa.dict.dz", "");
  EXPECT_THAT(error_of([&] { import_lexicon(index, "", ""); }), HasSubstr("holds no pair of terms"));
  std::filesystem::remove(index);
  EXPECT_EQ(error_of([&] { import_lexicon(articles, "", ""); }), index + ": no such file. Check the path.");
}

TEST(Gunzip, StopsAtItsLimit) {
  std::string zeros(std::size_t{64} << 20U, '\0');
  const std::string bomb = gzip(zeros);
  EXPECT_LT(bomb.size(), 100'000U);
  EXPECT_EQ(detail::gunzip("x", bomb, zeros.size()).size(), zeros.size());
  EXPECT_EQ(error_of([&] { detail::gunzip("x", bomb, 1'000'000); }),
            "x: holds more than 1000000 bytes when unpacked. It is no dictionary, or it must be cut into "
            "smaller ones.");
}

TEST(Gunzip, ReadsFilesThatFollowOneAnother) {
  EXPECT_EQ(detail::gunzip("x", gzip("one, ") + gzip("") + gzip("two"), 100), "one, two");
  EXPECT_EQ(error_of([] { detail::gunzip("x", "", 100); }), "x: is cut off. Fetch or install it again.");
  EXPECT_EQ(error_of([] { detail::gunzip("x", gzip("one") + "rest", 100); }),
            "x: is damaged: it cannot be unpacked. Fetch or install it again.");
}

}  // namespace
}  // namespace libalign
