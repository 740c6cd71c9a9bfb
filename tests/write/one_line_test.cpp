#include "write/one_line.h"

#include <gtest/gtest.h>

#include <clocale>
#include <limits>

#include "write/make_alignment.h"
#include "write/unit_ids.h"

namespace libalign::detail {
namespace {

using namespace std::string_literals;

TEST(OneLine, KeepsTextAndDropsWhatNoFormatCanCarry) {
  const struct {
    std::string text, line;
  } rows[] = {
      {"", ""},
      {"  a  b  ", "a  b"},
      {"a\tb\nc\rd", "a b c d"},
      {"a\r\nb\n\nc", "a b  c"},
      {"a\u0085b\u2028c\u2029d\v\fe", "a b c d  e"},
      {"\t\r\n \x01", ""},
      {"a\0b\x01\x08\x0E\x1F\x7F"s + "c", "abc"},
      {"a\u0080\u009Fb", "ab"},
      {"a\uFFFE\uFFFFb", "ab"},
      {"\u00A0a\u00A0b\u00A0", "\u00A0a\u00A0b\u00A0"},
      {"Cancio\u0301n", "Canción"},
      {"e\x01\u0301", "é"},
      {"soft\u00ADhyphen \u200Bzero \uFEFFmark", "soft\u00ADhyphen \u200Bzero \uFEFFmark"},
      {"\u202Eשלום\u202C", "\u202Eשלום\u202C"},
      {"\xFF\xC3", "\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"😀 < & > ]]>", "😀 < & > ]]>"},
  };
  for (const auto& row : rows) EXPECT_EQ(one_line(row.text), row.line) << row.text;
}

TEST(Decimal, IsShortAndSpeaksNoLocale) {
  const struct {
    double value;
    const char* text;
  } rows[] = {
      {0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {0.5, "0.5"},
      {0.973125, "0.973125"},
      {0.91, "0.91"},
      {1.0 / 3, "0.333333"},
      {0.9999999, "1"},
      {1e-9, "0"},
      {-1e-9, "0"},
      {100, "100"},
      {-2.5, "-2.5"},
      {std::numeric_limits<double>::quiet_NaN(), "0"},
      {std::numeric_limits<double>::infinity(), "0"},
  };
  const char* const old = std::setlocale(LC_ALL, nullptr);
  const std::string before = old == nullptr ? "C" : old;
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is installed, a comma would show
  for (const auto& row : rows) EXPECT_EQ(decimal(row.value), row.text);
  EXPECT_EQ(decimal(std::numeric_limits<double>::max()).size(), 309U);
  std::setlocale(LC_ALL, before.c_str());
}

TEST(UnitIds, TellEqualPairsApartByTheirPlace) {
  const Alignment alignment = make_pairs({"Sí.", "No.", "Sí.", "Sí."}, {"Yes.", "No.", "Yes.", "Yes."});
  UnitIds ids;
  std::vector<std::string> made;
  for (const Bead& bead : alignment.beads) made.push_back(ids.next(alignment, bead));
  EXPECT_EQ(made[0].size(), 16U);
  EXPECT_EQ(made[0], alignment.id_of(alignment.beads[0]));
  EXPECT_NE(made[1], made[0]);
  EXPECT_EQ(made[2], made[0] + "-s2");
  EXPECT_EQ(made[3], made[0] + "-s3");
}

TEST(UnitIds, TellUnalignedSentencesApartToo) {
  const Alignment alignment =
      make_alignment({"a", "es", {}}, {"b", "en", {"Ad.", "Ad."}}, {make_bead({}, {0}), make_bead({}, {1})});
  UnitIds ids;
  const std::string first = ids.next(alignment, alignment.beads[0]);
  EXPECT_EQ(ids.next(alignment, alignment.beads[1]), first + "-t1");
}

}  // namespace
}  // namespace libalign::detail
