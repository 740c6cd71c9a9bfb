#include "batch/record.h"

#include <gtest/gtest.h>

namespace bitext {
namespace {

PairRecord full_record() {
  PairRecord record;
  record.pair = 17;
  record.done = true;
  record.source_sentences = 40;
  record.target_sentences = 41;
  record.source_unaligned = 1;
  record.target_unaligned = 2;
  record.kinds = {{"1-1", 38}, {"2-1", 1}};
  record.pairs = 39;
  record.moved = 3;
  record.units = 37;
  record.confidence = 0.973125;
  record.translation = 0.1;
  record.doubts = {{"", {"{1} is odd", {"a"}}}};
  record.notes = {{"es/a.txt", {"no arguments", {}}}};
  return record;
}

TEST(Record, ComesBackFromItsLineAsItWas) {
  EXPECT_EQ(record_of_line(to_line(full_record())), full_record());
  PairRecord failed = record_of(libalign::DataError({"a", 3, 7}, {"odd: {1}.", {"x"}}, {"Mend it."}));
  failed.pair = 2;
  EXPECT_EQ(record_of_line(to_line(failed)), failed);
  EXPECT_EQ(failed.place, "a:3:7");
}

TEST(Record, IsOneLineWhateverItsNamesHold) {
  PairRecord record = full_record();
  record.notes = {{"a\n\xFF\"", {"b\tc", {"\x01"}}}};
  const std::string line = to_line(record);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const std::optional<PairRecord> back = record_of_line(line);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->notes.front().file, "a\n\xEF\xBF\xBD\"");
  EXPECT_EQ(to_line(*back), line);
}

TEST(Record, IsNoneWhereALineIsCutAnywhere) {
  const std::string line = to_line(full_record());
  for (std::size_t size = 0; size < line.size(); ++size)
    EXPECT_EQ(record_of_line(line.substr(0, size)), std::nullopt) << size;
}

TEST(Record, IsNoneOnOtherLines) {
  for (const char* const line : {R"({"merged":"all.tmx"})", "[]", "17", R"({"pair":"x","status":"done"})",
                                 R"({"pair":1,"status":"failed","place":"","problem":[],"advice":[""]})",
                                 R"({"pair":1,"status":"done","sentences":[1]})", "\xFF", "null"}) {
    EXPECT_EQ(record_of_line(line), std::nullopt) << line;
  }
}

}  // namespace
}  // namespace bitext
