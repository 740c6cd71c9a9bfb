#include "libalign/lexicon.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include "lexicon/lexicon_test_tools.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using test::error_of;
using test::Folder;
using test::found_in;
using test::read_bytes;
using test::source_of;
constexpr auto kForward = Lexicon::Direction::forward;
constexpr auto kBackward = Lexicon::Direction::backward;

TEST(LexiconTerm, HoldsFoldedWordsAndNumbersOnly) {
  struct Row {
    const char *text, *language, *term;
  };
  for (const Row& row : {Row{"Canción", "es", "cancion"},
                         {"mother-in-law", "en", "mother in law"},
                         {"  El   Niño ", "es", "el nino"},
                         {"¿Qué?", "es", "que"},
                         {"3,5 % más", "es", "3,5 mas"},
                         {"Straße", "de", "strasse"},
                         {"—", "es", ""},
                         {"", "es", ""}}) {
    EXPECT_EQ(lexicon_term(row.text, row.language), row.term) << row.text;
  }
}

TEST(LexiconTerm, IsStemmedWordByWord) {
  EXPECT_EQ(lexicon_stem("leyes nuevas", "es"), stem("es", "leyes") + " " + stem("es", "nuevas"));
  EXPECT_EQ(lexicon_stem("", "es"), "");
}

TEST(Lexicon, FindsByWordThenByStemInBothDirections) {
  const Lexicon lexicon = compile_lexicon(
      {source_of({{"Casa", "house"}, {"casa", "home"}, {"casero", "homely"}, {"ley", "law"}})});
  EXPECT_EQ(lexicon.size(), 4U);
  EXPECT_EQ(found_in(lexicon, kForward, "casa"), "house 0.50!, home 0.50!");
  EXPECT_EQ(found_in(lexicon, kForward, "CASAS"), "house 0.50, home 0.50");
  EXPECT_EQ(found_in(lexicon, kForward, "leyes"), "law 1.00");
  EXPECT_EQ(found_in(lexicon, kBackward, "houses"), "casa 1.00");
  EXPECT_EQ(found_in(lexicon, kBackward, "laws"), "ley 1.00");
  EXPECT_EQ(found_in(lexicon, kForward, "gato"), "");
  EXPECT_EQ(found_in(lexicon, kForward, ""), "");
}

TEST(Lexicon, GivesATermOnceWhenWordAndStemLeadToIt) {
  const Lexicon lexicon = compile_lexicon(
      {source_of({{"casa", "house"}, {"casas", "house"}, {"casas", "houses"}, {"casas", "homes"}})});
  EXPECT_EQ(found_in(lexicon, kForward, "casas"), "house 1.00!, houses 0.33!, homes 0.33!");
}

TEST(Lexicon, LooksUpByWordAloneAndByStemAlone) {
  const Lexicon lexicon = compile_lexicon({source_of({{"casa", "house"}, {"casar", "marry"}})});
  std::string found;
  const auto collect = [&](const Translation& t) { found += std::string(t.term) + (t.exact ? "! " : " "); };
  lexicon.for_each(kForward, "casa", "", collect);
  EXPECT_EQ(found, "house! ");
  found.clear();
  lexicon.for_each(kForward, "", "cas", collect);
  EXPECT_EQ(found, "house marry ");
}

TEST(Lexicon, HoldsPhrasesAndTheStemsOfTranslations) {
  const Lexicon lexicon =
      compile_lexicon({source_of({{"echar de menos", "miss"}, {"suegra", "mother-in-law"}})});
  EXPECT_EQ(lexicon.max_words(kForward), 3U);
  EXPECT_EQ(found_in(lexicon, kForward, "echar de menos"), "miss 1.00!");
  EXPECT_EQ(found_in(lexicon, kForward, "echar"), "");
  lexicon.for_each(kForward, "suegra", "", [](const Translation& translation) {
    EXPECT_EQ(translation.term, "mother in law");
    EXPECT_EQ(translation.stem, lexicon_stem("mother in law", "en"));
  });
}

TEST(Lexicon, ListsEarlierSourcesFirstAndDoesNotLetThemDrown) {
  std::vector<LexiconEntry> many;
  for (char letter = 'a'; letter <= 'z'; ++letter) many.push_back({"palabra", std::string("later") + letter});
  const Lexicon lexicon =
      compile_lexicon({source_of({{"palabra", "word"}, {"palabra", "term"}}), source_of(std::move(many))});
  const std::string found = found_in(lexicon, kForward, "palabra");
  EXPECT_TRUE(found.starts_with("word 0.50!, term 0.50!, latera 0.12!")) << found;
  EXPECT_TRUE(found.ends_with("laterz 0.04!")) << found;
  EXPECT_EQ(found_in(lexicon, kBackward, "word"), "palabra 1.00!");
}

TEST(Lexicon, ListsWhatSeveralSourcesKnowBeforeWhatOneKnows) {
  const Lexicon lexicon =
      compile_lexicon({source_of({{"poner", "lay"}, {"poner", "put"}}), source_of({{"poner", "put"}})});
  EXPECT_EQ(found_in(lexicon, kForward, "poner"), "put 0.50!, lay 0.50!");
}

TEST(Lexicon, KeepsTheFirst64TranslationsOfATerm) {
  std::vector<LexiconEntry> many;
  for (int i = 0; i < 300; ++i) many.push_back({"cosa", "thing" + std::to_string(1000 + i)});
  const Lexicon lexicon = compile_lexicon({source_of(std::move(many))});
  std::set<std::string> found;
  lexicon.for_each(kForward, "cosa", "cos", [&](const Translation& t) {
    found.emplace(t.term);
    EXPECT_GE(t.probability, 1.0F / 64);
    EXPECT_LE(t.probability, 1.0F / 8);
  });
  EXPECT_EQ(found.size(), 64U);
  EXPECT_TRUE(found.contains("thing1000") && found.contains("thing1063"));
}

TEST(Lexicon, TurnsSourcesOfTheOtherOrderRound) {
  const Lexicon lexicon =
      compile_lexicon({source_of({{"casa", "house"}}), source_of({{"home", "casa"}}, "en-US", "es-MX")});
  EXPECT_EQ(found_in(lexicon, kForward, "casa"), "house 1.00!, home 0.50!");
}

TEST(Lexicon, RefusesSourcesOfOtherLanguages) {
  EXPECT_EQ(error_of([] {
              compile_lexicon({source_of({{"a", "b"}}), source_of({{"a", "b"}}, "fr", "en")});
            }),
            "a dictionary for fr-en cannot go into a lexicon for es-en. Make one lexicon for each pair of "
            "languages.");
  EXPECT_EQ(error_of([] { compile_lexicon({}); }),
            "no dictionary to make a lexicon from. Name at least one.");
}

TEST(Lexicon, LeavesOutWhatNobodyCanLookUp) {
  const std::string twenty = "a b c d e f g h i j k l m n o p q r s t";
  const Lexicon lexicon = compile_lexicon({source_of(
      {{"!", "b"}, {"", "b"}, {twenty, "b"}, {std::string(5000, 'x'), "b"}, {"\xFF", "b"}, {"a", "b"}})});
  EXPECT_EQ(lexicon.size(), 1U);
}

TEST(Lexicon, MayBeEmpty) {
  const Lexicon lexicon = compile_lexicon({source_of({})});
  EXPECT_EQ(lexicon.size(), 0U);
  EXPECT_EQ(found_in(lexicon, kForward, "casa"), "");
}

TEST(Lexicon, OutlivesItsFileAndCopies) {
  const Folder folder;
  const std::string path = folder.path("es-en.lex");
  write_lexicon({source_of({{"casa", "house"}})}, path);
  Lexicon copy = [&] {
    Lexicon lexicon = Lexicon::open(path);
    return lexicon;
  }();
  std::filesystem::remove(path);
  EXPECT_EQ(found_in(copy, kForward, "casa"), "house 1.00!");
}

TEST(Lexicon, ReadsBackWhatWasWritten) {
  const Folder folder;
  LexiconSource source = source_of({}, "es-ES", "en");
  source.origin = "our own, CC0";
  for (int i = 0; i < 2000; ++i)
    source.entries.push_back({"palabra" + std::to_string(i), "word" + std::to_string(i % 700)});
  const std::string path = folder.path("es-en.lex");
  write_lexicon({source}, path);
  const Lexicon lexicon = Lexicon::open(path);
  EXPECT_EQ(lexicon.source_language(), "es");
  EXPECT_EQ(lexicon.target_language(), "en");
  EXPECT_EQ(lexicon.origin(), "our own, CC0");
  EXPECT_EQ(lexicon.size(), 2000U);
  EXPECT_EQ(lexicon.hash().size(), 16U);
  EXPECT_TRUE(lexicon.intact());
  for (const LexiconEntry& entry : source.entries) {
    bool there = false, back = false;
    lexicon.for_each(kForward, entry.source, "",
                     [&](const Translation& t) { there = there || t.term == entry.target; });
    lexicon.for_each(kBackward, entry.target, "",
                     [&](const Translation& t) { back = back || t.term == entry.source; });
    ASSERT_TRUE(there && back) << entry.source;
  }
}

TEST(Lexicon, IsTheSameToTheByteForTheSameEntries) {
  const Folder folder;
  const std::vector<LexiconSource> sources = {
      source_of({{"casa", "house"}, {"ley", "law"}, {"perro", "dog"}}), source_of({{"casa", "home"}})};
  write_lexicon(sources, folder.path("a.lex"));
  write_lexicon(sources, folder.path("b.lex"));
  EXPECT_EQ(read_bytes(folder.path("a.lex")), read_bytes(folder.path("b.lex")));
  // The order of what is not listed together does not matter.
  write_lexicon({source_of({{"perro", "dog"}, {"ley", "law"}, {"casa", "house"}}), sources[1]},
                folder.path("c.lex"));
  EXPECT_EQ(read_bytes(folder.path("a.lex")), read_bytes(folder.path("c.lex")));
  EXPECT_EQ(compile_lexicon(sources).hash(), Lexicon::open(folder.path("a.lex")).hash());
  EXPECT_NE(compile_lexicon({sources[0]}).hash(), compile_lexicon(sources).hash());
}

TEST(WriteLexicon, LeavesNothingBehindWhenItFails) {
  const Folder folder;
  const std::vector<LexiconSource> sources = {source_of({{"casa", "house"}})};
  const std::string nowhere = folder.path("no/such/es-en.lex");
  EXPECT_EQ(error_of([&] { write_lexicon(sources, nowhere); }),
            nowhere + ": its folder does not exist. Create the folder first.");
  std::filesystem::create_directory(folder.path("es-en.lex"));
  EXPECT_NE(error_of([&] { write_lexicon(sources, folder.path("es-en.lex")); }), "");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path("")), {}), 1);
}

TEST(WriteLexicon, SaysWhenTheFileMayNotGrow) {
  const Folder folder;
  const std::string path = folder.path("es-en.lex");
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit little = before;
  little.rlim_cur = 16;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
  const std::string error = error_of([&] { write_lexicon({source_of({{"casa", "house"}})}, path); });
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(error, path + ": the file grows larger than the system allows. Write to another disk.");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path("")));
}

TEST(WriteLexicon, ReplacesFilesOnly) {
  const Folder folder;
  const std::vector<LexiconSource> sources = {source_of({{"casa", "house"}})};
  const std::string kept = folder.path("kept");
  std::ofstream(kept) << "kept";
  std::filesystem::create_symlink(kept, folder.path("link.lex"));
  ASSERT_EQ(mkfifo(folder.path("pipe.lex").c_str(), 0600), 0);
  for (const std::string name : {"link.lex", "pipe.lex"}) {
    EXPECT_EQ(error_of([&] { write_lexicon(sources, folder.path(name)); }),
              folder.path(name) + ": is no regular file. Choose another name for the lexicon.");
  }
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link.lex")));
  EXPECT_TRUE(std::filesystem::is_fifo(folder.path("pipe.lex")));
  EXPECT_EQ(read_bytes(kept), "kept");
}

TEST(WriteLexicon, FollowsNoLinkOfItsTemporaryName) {
  const Folder folder;
  const std::string path = folder.path("es-en.lex");
  const std::string kept = folder.path("kept");
  std::ofstream(kept) << "kept";
  std::filesystem::create_symlink(kept, path + ".part-" + std::to_string(getpid()) + "-0");
  write_lexicon({source_of({{"casa", "house"}})}, path);
  EXPECT_EQ(read_bytes(kept), "kept");
  EXPECT_EQ(Lexicon::open(path).size(), 1U);
}

TEST(Lexicon, GivesTheBytesOfItsFile) {
  const Folder folder;
  const std::vector<LexiconSource> sources = {source_of({{"casa", "house"}, {"ley", "law"}})};
  write_lexicon(sources, folder.path("es-en.lex"));
  EXPECT_EQ(compile_lexicon(sources).bytes(), read_bytes(folder.path("es-en.lex")));
}

TEST(Lexicon, SaysWhyItCannotBeOpened) {
  const Folder folder;
  const std::string missing = folder.path("none.lex");
  EXPECT_EQ(error_of([&] { Lexicon::open(missing); }), missing + ": no such file. Check the path.");
  EXPECT_EQ(error_of([&] { Lexicon::open(folder.path("")); }),
            folder.path("") + ": is a folder. Name a file in it.");
  EXPECT_EQ(error_of([&] { import_lexicon(missing + ".tsv", "es", "en"); }),
            missing + ".tsv: no such file. Check the path.");
  EXPECT_EQ(error_of([&] { import_lexicon(folder.path(""), "es", "en"); }),
            folder.path("") + ": is a folder. Name a file in it.");
}

}  // namespace
}  // namespace libalign
