// A bilingual file, its units cut into sentences and aligned.
#include "libalign/units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Units units_of(const std::string& content, const std::string& name, const BilingualOptions& options = {}) {
  const Scratch scratch;
  write_content(scratch.file(name), content);
  return read_units(scratch.file(name), options);
}

std::string error_of_units(const std::string& content, const std::string& name) {
  const Scratch scratch;
  write_content(scratch.file(name), content);
  try {
    read_units(scratch.file(name));
  } catch (const DataError& error) {
    std::string text = error.what();
    text.erase(0, scratch.folder().string().size() + 1);
    return text;
  }
  return "no error";
}

std::vector<std::string> ids_of(const Alignment& alignment) {
  std::vector<std::string> ids;
  for (const Bead& bead : alignment.beads) ids.push_back(bead.id);
  return ids;
}

const char* const kTable =
    "id\tsource\ttarget\tstatus\tnote\n"
    "a\tLlegó Ana con 3 cartas. Traía 40 libros.\tAna came with 3 letters. She had 40 "
    "books.\tconfirmed\tsee\n"
    "b\tEl río Lerma creció 7 metros.\tThe river Lerma rose 7 metres.\tconfirmed\tlook\n"
    "c\tUno 1. Dos 2.\tOne 1. Two 2.\trejected\tno\n"
    "d\tNadie lo sabe.\t\t\t\n";

TEST(Units, AreCutIntoSentencesAndKeepWhatTheFileSaysOfThem) {
  const Alignment alignment = align_units(units_of(kTable, "a.tsv", {"es", "en"}));
  EXPECT_EQ(shown(alignment),
            "1-1 automatic Llegó Ana con 3 cartas. | Ana came with 3 letters. (see)\n"
            "1-1 automatic Traía 40 libros. | She had 40 books.\n"
            "1-1 confirmed El río Lerma creció 7 metros. | The river Lerma rose 7 metres. (look)\n"
            "1-1 rejected Uno 1. Dos 2. | One 1. Two 2. (no)\n"
            "1-0 automatic Nadie lo sabe. | \n");
  EXPECT_THAT(ids_of(alignment), ElementsAre("a-1", "a-2", "b", "c", "d"));
  EXPECT_THAT(alignment.provenance.options, testing::Contains("borders=given"));
  for (const Bead& bead : alignment.beads) {
    EXPECT_LE(bead.confidence, 1);
    if (bead.unaligned()) continue;
    EXPECT_GT(bead.confidence, 0);
    EXPECT_FALSE(bead.evidence.empty());
  }
  const Document& document = alignment.source.document();
  for (std::size_t i = 0; i < alignment.source.size(); ++i)
    EXPECT_EQ(alignment.source[i].span.of(document.text), alignment.source.text(i));
}

TEST(Units, CanBeTakenWhole) {
  const Alignment alignment = align_units(units_of(kTable, "a.tsv", {"es", "en"}), {.whole = true});
  EXPECT_THAT(ids_of(alignment), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(alignment.beads[0].kind(), "1-1");
  EXPECT_EQ(alignment.beads[0].status, BeadStatus::confirmed);
}

// The file pairs wrongly: row by row the texts have slipped by one.
TEST(Units, CanBeThrownAway) {
  const std::string slipped =
      "es\ten\n"
      "Llegaron 1850 personas a Guanajuato.\tWeather: wind and some rain in the afternoon.\n"
      "El gobernador Sinhué Rodríguez pagó 77 pesos.\tSome 1850 people came to Guanajuato.\n"
      "Murieron 409 vacas en Celaya.\tGovernor Sinhué Rodríguez paid 77 pesos.\n"
      "\tIn Celaya 409 cows died.\n";
  const Units units = units_of(slipped, "a.tsv");
  EXPECT_EQ(shown(align_units(units, {.across = true})),
            "0-1 automatic  | Weather: wind and some rain in the afternoon.\n"
            "1-1 automatic Llegaron 1850 personas a Guanajuato. | Some 1850 people came to Guanajuato.\n"
            "1-1 automatic El gobernador Sinhué Rodríguez pagó 77 pesos. | Governor Sinhué Rodríguez paid 77 "
            "pesos.\n"
            "1-1 automatic Murieron 409 vacas en Celaya. | In Celaya 409 cows died.\n");
  EXPECT_EQ(align_units(units).beads[0].kind(), "1-1");  // as the file has it
}

TEST(Units, ThatComeOutAgainAcrossAllKeepTheirIds) {
  const Alignment alignment = align_units(units_of(kTable, "a.tsv", {"es", "en"}), {.across = true});
  ASSERT_GT(alignment.beads.size(), 3U);
  EXPECT_EQ(alignment.source_text(alignment.beads[2]), "El río Lerma creció 7 metros.");
  EXPECT_EQ(alignment.beads[2].id, "b");
  EXPECT_EQ(alignment.beads[2].status, BeadStatus::confirmed);
  EXPECT_THAT(alignment.beads[0].id, "");
  EXPECT_EQ(alignment.beads[0].status, BeadStatus::automatic);
}

TEST(Units, OfSeveralParagraphsAreCutThere) {
  const Units units = units_of(
      "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Options\\n\\nHard lines\\nrun on. Others end.\"\n"
      "msgstr \"Opciones\\n\\nLas líneas duras\\nsiguen. Otras acaban.\"\n",
      "es.po", {"en", ""});
  ASSERT_EQ(units.source.blocks.size(), 2U);
  EXPECT_EQ(units.source.text, "Options\nHard lines run on. Others end.");
  EXPECT_EQ(units.target.language, "es");
  EXPECT_EQ(
      shown(align_units(units)),
      "1-1 automatic Options | Opciones\n1-1 automatic Hard lines run on. | Las líneas duras siguen.\n1-1 "
      "automatic Others end. | Otras acaban.\n");
}

TEST(Units, JoinTheSentencesOfOurOwnFilesBeforeTheyAreCutAgain) {
  Alignment before = make_alignment({"a", "es", {"Uno 1.", "Dos 2.", "Tres 3."}},
                                    {"b", "en", {"Three 3.", "One 1.", "Two 2."}},
                                    {make_bead({0, 1}, {1, 2}), make_bead({2}, {0})});
  before.beads[1].order = BeadOrder::moved;
  const Units units = units_of(written(before, WriteFormat::jsonl), "a.jsonl", {"es", "en"});
  EXPECT_EQ(units.target.text, "Three 3.\nOne 1. Two 2.");  // in its own order
  EXPECT_EQ(
      shown(align_units(units)),
      "1-1 automatic Uno 1. | One 1.\n1-1 automatic Dos 2. | Two 2.\n1-1 automatic Tres 3. | Three 3.\n");
}

TEST(Units, NeedTextOnBothSides) {
  EXPECT_EQ(error_of_units("es\ten\nUno.\t\nDos.\t\n", "a.tsv"),
            "a.tsv: holds no translation: all 2 units have a source only. Translate it first, or name the "
            "two texts.");
  EXPECT_THAT(error_of_units("es\ten\n\tOne.\n", "a.tsv"), HasSubstr("holds no source: all 1 units"));
  EXPECT_THAT(error_of_units("es\ten\nUno.\t\n\tOne.\n", "a.tsv"), HasSubstr("none of its 2 units has text"));
  EXPECT_THAT(error_of_units("es\ten\n", "a.tsv"), HasSubstr("no pairs are in it."));
}

TEST(Columns, MayBeNamedByLanguagesInWords) {
  const Units units = units_of("Spanish\tinglés\nUno.\tOne.\n", "a.tsv");
  EXPECT_EQ(units.source.language, "es");
  EXPECT_EQ(units.target.language, "en");
  EXPECT_EQ(units_of("Deutsch\tES\nEins.\tUno.\n", "a.tsv").source.language, "de");
}

TEST(Columns, OfManyLanguagesAreChosen) {
  const std::string many = "es\tfr\ten-US\nUno.\tUn.\tOne.\n";
  EXPECT_THAT(
      error_of_units(many, "a.tsv"),
      "a.tsv:1: has columns of several languages: es, fr, en-US. Choose two of them: --from LANG --to LANG.");
  const Units units = units_of(many, "a.tsv", {"en", "fr"});
  EXPECT_EQ(units.source.text, "One.");
  EXPECT_EQ(units.target.text, "Un.");
  // Of two columns, the one that is asked for is the source.
  EXPECT_EQ(units_of("es\ten\nUno.\tOne.\n", "a.tsv", {"en", "es"}).source.text, "One.");
  EXPECT_EQ(units_of("es\ten\nUno.\tOne.\n", "a.tsv", {"", "es"}).source.text, "One.");
}

TEST(Columns, NeedNoNamesWhereThereAreTwo) {
  const Units units = units_of("Uno.\tOne.\nDos.\tTwo.\t\n", "a.tsv", {"es", "en"});
  EXPECT_EQ(units.units.size(), 2U);
  EXPECT_EQ(units.source.text, "Uno.\nDos.");
  ASSERT_EQ(units.notes.size(), 1U);
  EXPECT_THAT(units.notes[0].text(), HasSubstr("no line names its columns"));
  EXPECT_THAT(error_of_units("Uno.\tOne.\nDos.\tTwo.\tx\n", "a.tsv"), HasSubstr("does not name the columns"));
  EXPECT_THAT(error_of_units("source\tsomething\nDos.\tTwo.\n", "a.tsv"),
              HasSubstr("does not name the columns"));
}

}  // namespace
}  // namespace libalign
