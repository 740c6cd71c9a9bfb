#include "batch/merge.h"

#include <gmock/gmock.h>

#include "libalign/error.h"
#include "write/scratch.h"

namespace bitext {
namespace {

using libalign::content_of;
using libalign::Scratch;
using libalign::write_content;
using libalign::WriteFormat;
using testing::ElementsAre;

std::string merged(const Scratch& scratch, const std::vector<MergePart>& parts, WriteFormat format) {
  const std::string path = scratch.file("merged");
  std::FILE* const stream = std::fopen(path.c_str(), "wb");
  try {
    merge_outputs(parts, format, stream);
  } catch (...) {
    std::fclose(stream);
    throw;
  }
  std::fclose(stream);
  return content_of(path);
}

std::string tmx(const std::string& language, const std::string& properties, const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx "
         "version=\"1.4\">\n"
         "  <header creationtool=\"bitext\" srclang=\"" +
         language + "\" datatype=\"plaintext\">\n" + properties + "  </header>\n" + body + "</tmx>\n";
}

std::string property(const std::string& type, const std::string& value) {
  return "    <prop type=\"" + type + "\">" + value + "</prop>\n";
}

std::string unit(const std::string& id) {
  return "    <tu tuid=\"" + id + "\">\n      <seg>&lt;/body> &lt;tu tuid=\"x\"></seg>\n    </tu>\n";
}

std::string body(const std::string& units) { return "  <body>\n" + units + "  </body>\n"; }

TEST(MergedTmx, HasOneHeaderAndTheUnitsOfAll) {
  const Scratch scratch;
  write_content(
      scratch.file("a"),
      tmx("es", property("x-source-file", "a") + property("x-lexicon", "l") + property("x-options", "o"),
          body(unit("1") + unit("2-s4"))));
  write_content(scratch.file("b"), tmx("es",
                                       property("x-source-file", "b") + property("x-target-file", "c") +
                                           property("x-lexicon", "l") + property("x-options", "p"),
                                       body(unit("1"))));
  EXPECT_EQ(merged(scratch, {{scratch.file("a"), ""}, {scratch.file("b"), "-p2"}}, WriteFormat::tmx),
            tmx("es", property("x-lexicon", "l") + property("x-options", "o") + property("x-options", "p"),
                body(unit("1") + unit("2-s4") + unit("1-p2"))));
}

TEST(MergedTmx, OfSeveralSourceLanguagesSaysSo) {
  const Scratch scratch;
  write_content(scratch.file("a"), tmx("es", "", body(unit("1"))));
  write_content(scratch.file("b"), tmx("fr", "", body(unit("2"))));
  write_content(scratch.file("c"), tmx("pt", "", body(unit("3"))));
  EXPECT_EQ(merged(scratch, {{scratch.file("a"), ""}, {scratch.file("b"), ""}, {scratch.file("c"), ""}},
                   WriteFormat::tmx),
            tmx("*all*", "", body(unit("1") + unit("2") + unit("3"))));
}

TEST(MergedTmx, TakesOnesWithoutUnits) {
  const Scratch scratch;
  write_content(scratch.file("a"), tmx("es", "", "  <body/>\n"));
  EXPECT_EQ(merged(scratch, {{scratch.file("a"), ""}}, WriteFormat::tmx), tmx("es", "", body("")));
}

TEST(Merged, RefusesWhatWasCutShort) {
  const Scratch scratch;
  const std::string whole = tmx("es", "", body(""));
  for (std::size_t size = 0; size < whole.rfind("</body>"); size += 7) {
    write_content(scratch.file("a"), whole.substr(0, size));
    EXPECT_THROW(merged(scratch, {{scratch.file("a"), ""}}, WriteFormat::tmx), libalign::DataError) << size;
  }
  write_content(scratch.file("b"), "id\tkind\n1\tx\n2");
  EXPECT_THROW(merged(scratch, {{scratch.file("b"), ""}}, WriteFormat::tsv), libalign::DataError);
}

TEST(MergedTsv, HasOneLineOfHeadings) {
  const Scratch scratch;
  write_content(scratch.file("a"), "id\tkind\n1\tx\n");
  write_content(scratch.file("b"), "id\tkind\n");
  write_content(scratch.file("c"), "id\tkind\n1\ty\n2\tz\n");
  EXPECT_EQ(merged(scratch, {{scratch.file("a"), ""}, {scratch.file("b"), ""}, {scratch.file("c"), "-p3"}},
                   WriteFormat::tsv),
            "id\tkind\n1\tx\n1-p3\ty\n2-p3\tz\n");
}

TEST(MergedJsonl, IsAFileBehindTheOther) {
  const Scratch scratch;
  write_content(scratch.file("a"), "{\"id\":\"1\",\"kind\":\"x\"}\n");
  write_content(scratch.file("b"), "{\"id\":\"1\",\"kind\":\"y\"}\n");
  EXPECT_EQ(merged(scratch, {{scratch.file("a"), ""}, {scratch.file("b"), "-p2"}}, WriteFormat::jsonl),
            "{\"id\":\"1\",\"kind\":\"x\"}\n{\"id\":\"1-p2\",\"kind\":\"y\"}\n");
}

TEST(Merged, RefusesAPartThatIsNotThere) {
  const Scratch scratch;
  for (const WriteFormat format : {WriteFormat::tmx, WriteFormat::tsv, WriteFormat::jsonl})
    EXPECT_THROW(merged(scratch, {{scratch.file("none"), ""}}, format), libalign::DataError);
}

TEST(IdSuffixes, TellDocumentsOfTheSameNamesApart) {
  EXPECT_THAT(id_suffixes({{"es/a", "en/a"}, {"es/b", "en/b"}, {"a", "a"}, {"a", "b"}, {"x/a", "y/a"}}),
              ElementsAre("", "", "-p3", "", "-p5"));
}

}  // namespace
}  // namespace bitext
