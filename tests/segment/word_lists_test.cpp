#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "libalign/error.h"
#include "segment/abbreviations.h"
#include "segment/marked.h"

namespace libalign::test {
namespace {

using detail::Abbreviation;
using detail::WordLists;

std::string error_of(std::string_view text) {
  try {
    WordLists().add(text, "mine.txt");
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(WordLists, SayWhereAFileIsWrong) {
  EXPECT_EQ(error_of("# mine\n[inside]\nfoo., bar\n"),
            "mine.txt:3: the abbreviation \"bar\" does not end in a dot. Write it as it stands in a text, "
            "dot included.");
  EXPECT_EQ(error_of("Dr.\n"),
            "mine.txt:1: the entry \"Dr.\" stands before any section. Put a line such as [before a name] "
            "above it.");
  EXPECT_EQ(error_of("\n[before names]\n"),
            "mine.txt:2: unknown section \"before names\". Use one of: before a name, before a number, "
            "before digits, after a "
            "number, inside, at the end, labels, numbered, starters, saying, after an ordinal.");
  EXPECT_EQ(error_of("[inside\n"), "mine.txt:1: \"[\" without \"]\". Close the name of the section.");
  EXPECT_EQ(error_of("[inside]\n., a.\n"), "mine.txt:2: the abbreviation \".\" has no letters. Remove it.");
  EXPECT_EQ(error_of("[inside]\na.\n[at the end]\n\na.\n"),
            "mine.txt:5: the abbreviation \"a.\" stands in two sections. Keep it in one.");
  EXPECT_EQ(
      error_of("[starters]\n" + std::string(60, 'x') + "\n"),
      "mine.txt:2: the entry \"" + std::string(48, 'x') + "...\" is too long. Part entries with commas.");
  EXPECT_EQ(error_of("\xEF\xBB\xBF[inside]\r\n a. , , b. # c\r\n"), "no error");
}

TEST(WordLists, FindEntriesByTheirSpelling) {
  WordLists lists;
  lists.add("[before a name]\nDr.\n[before a number]\npág.\n[inside]\nEE. UU.\n[labels]\nP.\n", "mine.txt");
  EXPECT_EQ(lists.find("Dr").kind, Abbreviation::before_name);
  EXPECT_EQ(lists.find("DR").kind, Abbreviation::before_name);
  EXPECT_EQ(lists.find("dr").kind, Abbreviation::none);
  EXPECT_EQ(lists.find("Pág").kind, Abbreviation::before_number);
  EXPECT_EQ(lists.find("EE.UU").kind, Abbreviation::inside);
  EXPECT_TRUE(lists.is_beginning("EE.UU"));
  EXPECT_FALSE(lists.is_beginning("EE"));
  EXPECT_TRUE(lists.is_label("P"));
}

TEST(WordLists, ALaterListOverrulesAnEarlierOne) {
  WordLists lists;
  lists.add("[inside]\nfoo.\n", "a.txt");
  lists.add("[at the end]\nfoo.\n", "b.txt");
  EXPECT_EQ(lists.find("foo").kind, Abbreviation::at_end);
}

TEST(WordLists, OfTheProjectAreAllWellFormedAndBuiltIn) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BITEXT_SOURCE_DIR "/data/segment")) {
    if (entry.path().extension() != ".txt") continue;
    ++files;
    std::ifstream file(entry.path());
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    WordLists lists;
    EXPECT_NO_THROW(lists.add(text, entry.path().filename().string()));
    EXPECT_TRUE(detail::built_in_lists(entry.path().stem().string()).find("Dr").kind ==
                Abbreviation::before_name)
        << entry.path();
  }
  EXPECT_GE(files, 8U);
}

TEST(WordLists, OfTheUserJoinTheBuiltInOnes) {
  SegmentOptions options;
  options.abbreviations = "[before a name]\nXyz.\n";
  const auto split = [&](const char* text) { return mark(split_sentences(paragraphs(text, "es"), options)); };
  EXPECT_EQ(split("Vino Xyz. Pérez con el Dr. Gil. Fin."),
            "<1>Vino Xyz. Pérez con el Dr. Gil.</1> <2>Fin.</2>");
  options.abbreviations = "Xyz.";
  options.abbreviations_name = "mine.txt";
  try {
    split_sentences(paragraphs("Uno.", "es"), options);
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, "mine.txt");
    EXPECT_EQ(error.place().line, 1U);
  }
}

}  // namespace
}  // namespace libalign::test
