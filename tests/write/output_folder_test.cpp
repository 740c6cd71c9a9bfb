// Several files that appear together or not at all; and files that are packed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <functional>

#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using Existing = OutputFolder::Existing;
namespace fs = std::filesystem;

void put(OutputFolder& out, const std::string& name, const char* text) { std::fputs(text, out.file(name)); }

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(OutputFolder, AppearsOnlyWhenItIsComplete) {
  const Scratch scratch;
  {
    OutputFolder out(scratch.file("corpus"), Existing::refuse);
    EXPECT_EQ(scratch.files(), 0U);
    put(out, "a", "1");
    put(out, "b", "2");
    EXPECT_FALSE(fs::exists(scratch.file("corpus")));
    out.commit();
  }
  EXPECT_EQ(content_of(scratch.file("corpus/a")), "1");
  EXPECT_EQ(content_of(scratch.file("corpus/b")), "2");
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFolder, LeavesNothingWithoutCommit) {
  const Scratch scratch;
  {
    OutputFolder out(scratch.file("corpus"), Existing::refuse);
    put(out, "a", "1");
    out.close();
  }
  EXPECT_EQ(scratch.files(), 0U);
}

TEST(OutputFolder, TakesTheNameOfAnEmptyFolderButNotOfAFullOne) {
  const Scratch scratch;
  fs::create_directory(scratch.file("corpus"));
  OutputFolder out(scratch.file("corpus/"), Existing::refuse);
  put(out, "a", "1");
  out.commit();
  const std::string told = scratch.file("corpus") + ": already exists. Give --overwrite to replace it.";
  EXPECT_EQ(error_of([&] { OutputFolder(scratch.file("corpus"), Existing::refuse); }), told);
}

TEST(OutputFolder, KeepsAFolderThatAppearedMeanwhile) {
  const Scratch scratch;
  OutputFolder out(scratch.file("corpus"), Existing::refuse);
  put(out, "a", "1");
  fs::create_directory(scratch.file("corpus"));
  write_content(scratch.file("corpus/mine"), "x");
  EXPECT_EQ(error_of([&] { out.commit(); }),
            scratch.file("corpus") + ": already exists. Give --overwrite to replace it.");
  EXPECT_EQ(content_of(scratch.file("corpus/mine")), "x");
}

TEST(OutputFolder, ReplacesOnlyWhatSuchARunHasWritten) {
  const Scratch scratch;
  for (const char* text : {"1", "2"}) {
    OutputFolder out(scratch.file("corpus"), Existing::replace);
    put(out, "a", text);
    out.commit();
    EXPECT_EQ(content_of(scratch.file("corpus/a")), text);
  }
  write_content(scratch.file("corpus/thesis.docx"), "years");
  OutputFolder out(scratch.file("corpus"), Existing::replace);
  put(out, "a", "3");
  EXPECT_EQ(
      error_of([&] { out.commit(); }),
      scratch.file("corpus") +
          ": this folder holds something else: thesis.docx. Choose another folder, or remove it first.");
  EXPECT_EQ(content_of(scratch.file("corpus/thesis.docx")), "years");
  EXPECT_EQ(content_of(scratch.file("corpus/a")), "2");
}

TEST(OutputFolder, RefusesWhatIsNoFolder) {
  const Scratch scratch;
  write_content(scratch.file("file"), "x");
  EXPECT_EQ(error_of([&] { OutputFolder("-", Existing::refuse); }),
            "this format writes several files, so it cannot go to standard output. Name a folder for them: "
            "-o FOLDER.");
  for (const Existing existing : {Existing::refuse, Existing::replace})
    EXPECT_NE(error_of([&] { OutputFolder(scratch.file("file"), existing); }), "no error");
  EXPECT_NE(error_of([&] { OutputFolder(scratch.file("none/corpus"), Existing::refuse); }), "no error");
  EXPECT_EQ(content_of(scratch.file("file")), "x");
}

TEST(OutputFolder, ClearsUpWhatAKilledProgramHasLeft) {
  const Scratch scratch;
  fs::create_directory(scratch.file(".corpus.0123456789abcdef"));
  write_content(scratch.file(".corpus.0123456789abcdef/a"), "1");
  write_content(scratch.file(".corpus.notes"), "mine");
  OutputFile::remove_leftovers({scratch.file("corpus")});
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFile, PacksWhatEndsInGz) {
  if (run("gzip --version").status != 0) GTEST_SKIP() << "gzip is not installed";
  const Scratch scratch;
  std::string first;
  for (const char* name : {"a.tmx.gz", "b.tmx.gz"}) {
    OutputFile out(scratch.file(name), OutputFile::Existing::refuse);
    for (int i = 0; i < 20000; ++i) std::fprintf(out.stream(), "line %d\n", i);
    out.commit();
    const std::string bytes = content_of(scratch.file(name));
    EXPECT_LT(bytes.size(), 100'000U);
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first) << "no name and no date in it";
  }
  const ProgramResult result = run("gzip -dc '" + scratch.file("a.tmx.gz") + "' | tail -n 1");
  EXPECT_EQ(result.output, "line 19999\n");
  EXPECT_EQ(run("gzip -t '" + scratch.file("a.tmx.gz") + "'").output, "");
}

TEST(OutputFile, SaysWhenThereIsNoRoomForWhatIsPacked) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const Scratch scratch;
  fs::create_symlink("/dev/full", scratch.file("a.gz"));
  OutputFile out(scratch.file("a.gz"), OutputFile::Existing::replace);
  std::fputs("text", out.stream());
  EXPECT_EQ(error_of([&] { out.commit(); }),
            scratch.file("a.gz") + ": the disk is full. Free some space or write to another disk.");
}

TEST(Moses, HasTwoTextsOfTheSameLengthWithIdsAndScores) {
  const Scratch scratch;
  Alignment alignment = interview();
  const auto out = make_output(scratch.file("corpus.moses"), WriteFormat::moses, Existing::refuse);
  const WriteReport report = write_alignment(alignment, *out, WriteFormat::moses);
  out->commit();
  EXPECT_EQ(report.units, 2U);
  EXPECT_EQ(content_of(scratch.file("corpus.moses/corpus.es")),
            "Nació en 1950 & vive aquí.\nSe fue <ayer>.\n");
  EXPECT_EQ(content_of(scratch.file("corpus.moses/corpus.en-US")), "Born 1950. Lives here.\nShe left.\n");
  EXPECT_EQ(content_of(scratch.file("corpus.moses/corpus.ids")), "f012d9cceb6090ce\n50c04db8f06b3aab\n");
  EXPECT_EQ(content_of(scratch.file("corpus.moses/corpus.scores")), "0.973125\n0.5\n");
}

}  // namespace
}  // namespace libalign
