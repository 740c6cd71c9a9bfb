#include "libalign/alignment.h"

#include <gtest/gtest.h>

#include "write/make_alignment.h"

namespace libalign {
namespace {

TEST(Alignment, JoinsSentencesWithASpaceExceptWhereNoneIsWritten) {
  const Alignment alignment = make_alignment(
      {"a", "es", {"Uno.", "", "Dos."}}, {"b", "zh-Hant", {"一。", "二。"}}, {make_bead({0, 1, 2}, {0, 1})});
  EXPECT_EQ(alignment.source_text(alignment.beads[0]), "Uno. Dos.");
  EXPECT_EQ(alignment.target_text(alignment.beads[0]), "一。二。");
  EXPECT_EQ(alignment.source_text(make_bead({}, {0})), "");
}

TEST(Alignment, GivesTheSameIdInAnyFolderAndAnotherForAnyOtherPair) {
  const auto id = [](const Side& source, const Side& target) {
    const Alignment alignment = make_alignment(source, target, {make_bead({0}, {0})});
    return alignment.id_of(alignment.beads[0]);
  };
  const std::string one = id({"a.txt", "es", {"Sí."}}, {"b.txt", "en", {"Yes."}});
  EXPECT_EQ(one, id({"/tmp/x/a.txt", "es", {"Sí."}}, {"../b.txt", "en", {"Yes."}}));
  EXPECT_NE(one, id({"c.txt", "es", {"Sí."}}, {"b.txt", "en", {"Yes."}}));
  EXPECT_NE(one, id({"a.txt", "es-MX", {"Sí."}}, {"b.txt", "en", {"Yes."}}));
  EXPECT_NE(one, id({"a.txt", "es", {"Sí.Y"}}, {"b.txt", "en", {"es."}}));
  EXPECT_EQ(one, "c30d0ef38618a929");  // ids of memories made long ago must be found again
}

TEST(Alignment, SaysKindsAsCounts) {
  EXPECT_EQ(make_bead({0}, {0, 1}).kind(), "1-2");
  EXPECT_EQ(make_bead({}, {0}).kind(), "0-1");
  EXPECT_TRUE(make_bead({}, {0}).unaligned());
  EXPECT_FALSE(make_bead({1}, {0}).unaligned());
}

TEST(Names, AreThoseOfTheFormats) {
  EXPECT_STREQ(name_of(BeadOrder::in_order), "in_order");
  EXPECT_STREQ(name_of(BeadOrder::moved), "moved");
  EXPECT_STREQ(name_of(BeadStatus::automatic), "automatic");
  EXPECT_STREQ(name_of(BeadStatus::rejected), "rejected");
  EXPECT_STREQ(name_of(AnchorKind::number), "number");
  EXPECT_STREQ(name_of(AnchorKind::learned), "learned");
}

}  // namespace
}  // namespace libalign
