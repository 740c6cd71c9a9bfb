// Texts with a sentence a line, alone and with beads or a ladder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

class Lines {
 public:
  Lines(const std::string& source, const std::string& target, const std::string& links = "") {
    write_content(scratch.file("t.es"), source);
    write_content(scratch.file("t.en"), target);
    write_content(scratch.file("t.beads"), links);
  }
  Alignment read(bool linked = false) const {
    return read_lines(scratch.file("t.es"), scratch.file("t.en"), linked ? scratch.file("t.beads") : "",
                      {"es", "en"});
  }
  std::string error(bool linked = true) const {
    try {
      read(linked);
    } catch (const DataError& error) {
      std::string text = error.what();
      const std::string folder = scratch.folder().string() + "/";
      for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
        text.erase(at, folder.size());
      return text;
    }
    return "no error";
  }

  Scratch scratch;
};

TEST(ReadLines, PairsLineByLine) {
  const Lines lines("Uno.\n\nTres.\nCuatro.\n", "One.\nTwo.\n\nFour.\n");
  EXPECT_EQ(shown(lines.read()),
            "1-1 automatic Uno. | One.\n0-1 automatic  | Two.\n1-0 automatic  | \n1-0 automatic Tres. | "
            "\n0-1 automatic  | "
            "\n1-1 automatic Cuatro. | Four.\n");
  EXPECT_EQ(Lines("a\nb\n", "a\n").error(false),
            "t.es has 2 lines and t.en has 1. Texts that are paired line by line have the same number of "
            "lines; bitext "
            "align pairs others.");
}

TEST(ReadLines, BringsIdsAndScoresOfMoses) {
  const Scratch scratch;
  const auto out = make_output(scratch.file("c"), WriteFormat::moses, OutputFile::Existing::refuse);
  write_alignment(interview(), *out, WriteFormat::moses);
  out->commit();
  const Alignment after = read_lines(scratch.file("c/c.es"), scratch.file("c/c.en-US"), "", {"es", "en-US"});
  ASSERT_EQ(after.beads.size(), 2U);
  EXPECT_EQ(after.beads[1].id, "50c04db8f06b3aab");
  EXPECT_EQ(after.beads[1].confidence, 0.5);
}

TEST(ReadLines, FollowsBeads) {
  const Lines lines("A.\nB.\nC.\nD.\n", "a.\nb.\nc.\nd.\n", "[0, 1]:[1]:0.9\n[2]:[0]:0.5\n[]:[2]\n");
  const Alignment alignment = lines.read(true);
  EXPECT_EQ(shown(alignment),
            "2-1 automatic A. B. | b.\n0-1 automatic  | c.\n0-1 automatic  | d.\n1-1 automatic C. | a.\n1-0 "
            "automatic D. | \n");
  EXPECT_EQ(std::ranges::count(alignment.beads, BeadOrder::moved, &Bead::order), 1);
  EXPECT_EQ(Lines("A.\n", "a.\n", "[0]:[1]\n").error(),
            "t.beads: names the sentence 1, but t.en has only 1. Check that the files belong together "
            "and that the texts have a sentence a line; numbers start at 0.");
  EXPECT_EQ(Lines("A.\n", "a.\nb.\n", "[0]:[0]\n[0]:[1]\n").error(),
            "t.beads: names the sentence 0 of t.es twice. A sentence stands in one bead only.");
}

TEST(ReadLines, FollowsALadder) {
  const Lines lines("A.\nB.\nC.\n", "a.\nb.\n", "0\t0\t0.9\n2\t1\t0.3\n3\t1\t0.5\n3\t2\t0\n");
  EXPECT_EQ(shown(lines.read(true)), "2-1 automatic A. B. | a.\n0-1 automatic  | b.\n1-0 automatic C. | \n");
  for (const char* const ladder : {"0\t0\t0\n1\tx\t0\n", "1\t1\t0\n", "0\t0\t0\n2\t2\t0\n1\t3\t0\n"}) {
    EXPECT_THAT(Lines("A.\nB.\n", "a.\nb.\nc.\n", ladder).error(),
                testing::HasSubstr("this line is no rung"));
  }
  EXPECT_THAT(Lines("A.\n", "a.\n", "0 0 0\n99999 1 0\n").error(), testing::HasSubstr("a bead of more than"));
}

// Over a ladder that we wrote, the same pairs.
TEST(ReadLines, TakeALadderOfOurs) {
  const Alignment before =
      make_alignment({"a", "es", {"A.", "B.", "C."}}, {"b", "en", {"a.", "b."}},
                     {make_bead({0}, {0}, 0.5), make_bead({1}, {}), make_bead({2}, {1}, 0.25)});
  const Lines lines("A.\nB.\nC.\n", "a.\nb.\n", written(before, WriteFormat::ladder));
  EXPECT_EQ(shown(lines.read(true)), shown(before));
  EXPECT_EQ(lines.read(true).beads[2].confidence, 0.25);
}

}  // namespace
}  // namespace libalign
