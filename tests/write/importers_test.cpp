// Others read what we write: the Translate Toolkit and OmegaT, as Debian packages them, find the same units
// and texts.
#include <gtest/gtest.h>

#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

// Texts as they come back from every reader: OmegaT drops characters that only steer the direction of writing
// or join, so there are none here.
const std::vector<std::pair<std::string, std::string>> kPairs = {
    {"¿Qué es < & > ]]> «esto»?", "What is < & > ]]> “this”?"},
    {"&lt;b&gt; &nbsp; 100 %", "&lt;b&gt; &nbsp; 100%"},
    {"Cancio\u0301n", "Song\twith\ntabs"},
    {"\u00A0borde\u00A0interior", "inner  double  spaces"},
    {"שלום 😀", "𝔘nicode"},
    {"A\x01 B\uFFFF", "control"},
    {"Sí.", "Yes."},
    {"Sí.", "Yes."},
};

// For one tool, with codes that it takes.
std::string write_sample(const Scratch& scratch, TmxProfile profile = TmxProfile::generic) {
  std::vector<std::string> source, target;
  for (const auto& [from, to] : kPairs) {
    source.push_back(from);
    target.push_back(to);
  }
  std::string path = scratch.file("memory.tmx");
  WriteOptions options;
  options.profile = profile;
  if (profile == TmxProfile::trados) {
    options.source_code = "es-ES";
    options.target_code = "en-US";
  }
  write_content(path, written(make_pairs(source, target), WriteFormat::tmx, options));
  return path;
}

// "source<TAB>target" a line.
const char* const kExpected =
    "¿Qué es < & > ]]> «esto»?\tWhat is < & > ]]> “this”?\n"
    "&lt;b&gt; &nbsp; 100 %\t&lt;b&gt; &nbsp; 100%\n"
    "Canción\tSong with tabs\n"
    "\u00A0borde\u00A0interior\tinner  double  spaces\n"
    "שלום 😀\t𝔘nicode\n"
    "A B\tcontrol\n"
    "Sí.\tYes.\n"
    "Sí.\tYes.\n";

TEST(TranslateToolkit, ReadsTheSameUnits) {
  const std::string python = "/usr/bin/python3";
  if (run(python + " -c 'import translate.storage.tmx'").status != 0) {
    GTEST_SKIP() << "the Translate Toolkit (python3-translate) is not installed";
  }
  const Scratch scratch;
  const std::string script = scratch.file("read.py");
  write_content(
      script,
      "import sys\n"
      "from translate.storage.tmx import tmxfile\n"
      "with open(sys.argv[1], 'rb') as file:\n"
      "    for unit in tmxfile(file, sys.argv[2], sys.argv[3]).units:\n"
      "        sys.stdout.buffer.write(('%s\\t%s\\n' % (unit.source, unit.target)).encode('utf-8'))\n");
  for (const std::string& name : profile_names()) {
    const std::string memory = write_sample(scratch, profile_by_name(name).value());
    // 3.8.4 wants the codes as they stand in the file.
    const std::string codes = name == "trados" ? "es-ES en-US" : "es en";
    const ProgramResult result = run(python + " '" + script + "' '" + memory + "' " + codes);
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output, kExpected) << name;
  }
}

TEST(OmegaT, ReadsTheSameUnits) {
  const std::string jar = "/usr/share/omegat/OmegaT.jar";
  if (!std::filesystem::exists(jar)) GTEST_SKIP() << "OmegaT (package omegat) is not installed";
  if (run("javac -version").status != 0)
    GTEST_SKIP() << "the Java compiler (default-jdk-headless) is not installed";
  const Scratch scratch;
  const std::string classes =
      "'" + jar + ":" + scratch.folder().string() + ":/usr/share/omegat/lib/*:/usr/share/java/*'";
  const ProgramResult compiled =
      run("javac -encoding UTF-8 -nowarn -cp " + classes + " -d '" + scratch.folder().string() + "' '" +
          BITEXT_SOURCE_DIR "/tests/write/ReadWithOmegat.java'");
  ASSERT_EQ(compiled.status, 0) << compiled.output;
  // Its log goes to standard error and to a folder of the user's, which the test keeps in its own.
  for (const std::string& name : profile_names()) {
    const std::string memory = write_sample(scratch, profile_by_name(name).value());
    const ProgramResult result = run("cd '" + scratch.folder().string() + "' && java -Duser.home=. -cp " +
                                     classes + " ReadWithOmegat '" + memory + "' 2>log");
    EXPECT_EQ(result.status, 0) << content_of(scratch.file("log"));
    EXPECT_EQ(result.output, kExpected) << name;
  }
}

}  // namespace
}  // namespace libalign
