#include "lexicon/forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/build.h"
#include "lexicon/lexicon_test_tools.h"
#include "lexicon/transducer_maker.h"

namespace libalign {
namespace {

using detail::WordForm;
using test::Compiler;
using test::error_of;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<WordForm> parse(const std::string& bytes) {
  return detail::parse_analyser("spa-eng.automorf.bin", bytes, "es");
}

TEST(ParseAnalyser, KeepsFormsWhoseStemDoesNotLeadToTheirLemma) {
  Compiler compiler;
  compiler.entry("dijo", "decir<vblex><ifi>");
  compiler.entry("Dijo", "decir<vblex><ifi>");
  compiler.entry("casas", "casa<n><f><pl>");
  compiler.entry("fue", "ser<vbser><ifi>");
  compiler.entry("fue", "ir<vblex><ifi>");
  EXPECT_THAT(parse(compiler.bytes()),
              ElementsAre(WordForm{"dijo", "decir"}, WordForm{"fue", "ir"}, WordForm{"fue", "ser"}));
}

TEST(ParseAnalyser, PassesByNamesNumbersPhrasesAndWordsWithAnother) {
  Compiler compiler;
  compiler.entry("Goya", "Francisco<np><ant>");
  compiler.entry("dos", "2<num>");
  compiler.entry("hizo caso", "hacer<vblex># caso");
  compiler.entry("dilo", "decir<vblex><imp>+lo<prn>");
  compiler.entry("hizo", "hacer<vblex><ifi>");
  EXPECT_THAT(parse(compiler.bytes()), ElementsAre(WordForm{"hizo", "hacer"}));
}

TEST(ParseAnalyser, ReadsLettersBehindTheTagsOfTheOtherSide) {
  Compiler compiler;
  compiler.edge(0, 2, "f", "i");
  compiler.edge(2, 3, "u", "r");
  compiler.edge(3, 4, "e", "<vblex>");
  compiler.edge(4, 5, "r", "<ifi>");
  compiler.edge(5, 6, "o", "");
  compiler.edge(6, 1, "n", "");
  EXPECT_THAT(parse(compiler.bytes()), ElementsAre(WordForm{"fueron", "ir"}));
}

TEST(ParseAnalyser, EndsOnCyclesAndOnMorePathsThanThereIsTimeFor) {
  Compiler compiler;
  compiler.entry("dijo", "decir<vblex>");
  compiler.edge(0, 0, "x", "x");
  compiler.edge(0, 9, "a", "b");
  for (std::size_t i = 0; i < 60; ++i) {
    compiler.edge(9 + i, 10 + i, "a", "");
    compiler.edge(9 + i, 10 + i, "b", "");
  }
  EXPECT_THAT(parse(compiler.bytes()), ElementsAre(WordForm{"dijo", "decir"}));
}

TEST(ParseAnalyser, NamesADamagedFileAndSurvivesEveryCut) {
  EXPECT_THAT(error_of([] { parse("LTTB"); }), HasSubstr("spa-eng.automorf.bin: is no Apertium dictionary"));
  Compiler compiler;
  compiler.entry("dijo", "decir<vblex>");
  const std::string whole = compiler.bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_NE(error_of([&] { parse(whole.substr(0, i)); }), "") << i;
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
    error_of([&] { parse(damaged); });  // either is well, as long as it comes back
  }
}

class LexiconWithForms : public testing::Test {
 protected:
  LexiconWithForms() {
    const std::vector<LexiconSource> sources = {
        test::source_of({{"decir", "say"}, {"decir", "tell"}, {"ir", "go"}})};
    detail::write_lexicon_bytes(
        detail::build_lexicon(sources, {{{"dijo", "decir"}, {"fue", "ir"}, {"hizo", "hacer"}},
                                        {{"said", "say"}, {"went", "go"}}}),
        folder_.path("x.lex"));
  }
  Lexicon lexicon() const { return Lexicon::open(folder_.path("x.lex")); }
  std::string lemmas(Lexicon::Direction direction, const std::string& word) const {
    std::string all;
    lexicon().for_each_lemma(direction, word, word,
                             [&](const Lemma& lemma) { all += std::string(lemma.term) + ' '; });
    return all;
  }

 private:
  test::Folder folder_;
};

TEST_F(LexiconWithForms, TranslatesAFormByItsLemma) {
  EXPECT_EQ(test::found_in(lexicon(), Lexicon::Direction::forward, "Dijo"), "say 0.50, tell 0.50");
  EXPECT_EQ(test::found_in(lexicon(), Lexicon::Direction::backward, "went"), "ir 1.00");
  EXPECT_EQ(test::found_in(lexicon(), Lexicon::Direction::forward, "hizo"), "");  // its lemma is not listed
}

TEST_F(LexiconWithForms, NamesTheLemmasOfEitherLanguage) {
  EXPECT_EQ(lemmas(Lexicon::Direction::forward, "fue"), "ir ");
  EXPECT_EQ(lemmas(Lexicon::Direction::backward, "said"), "say ");
  EXPECT_EQ(lemmas(Lexicon::Direction::forward, "said"), "");
  EXPECT_EQ(lemmas(Lexicon::Direction::forward, ""), "");
}

}  // namespace
}  // namespace libalign
