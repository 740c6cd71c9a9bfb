#include <gtest/gtest.h>

#include <random>

#include "memory/fingerprints.h"
#include "memory/helpers.h"
#include "memory/places.h"

namespace libalign {
namespace {

void describe(const std::vector<MemoryAttribute>& attributes, std::string& out) {
  for (const MemoryAttribute& attribute : attributes) out += " " + attribute.name + "=" + attribute.value;
}

void describe(const std::vector<MemoryInfo>& infos, std::string& out) {
  for (const MemoryInfo& info : infos) {
    out += info.note ? "\n  note" : info.has_type ? "\n  prop of " + info.type : "\n  prop";
    describe(info.attributes, out);
    out += ": " + info.text;
  }
}

// All that was read of a unit, but where it stands.
std::string described(const MemoryUnit& unit) {
  std::string out = "unit";
  describe(unit.attributes, out);
  describe(unit.infos, out);
  for (const MemoryVariant& variant : unit.variants) {
    out += "\n " + variant.language + (variant.old_attribute ? " (old)" : "");
    describe(variant.attributes, out);
    describe(variant.infos, out);
    out += variant.segment.present
               ? "\n  text: " + variant.segment.text + "\n  all: " + markup_of(variant.segment)
               : "\n  nothing";
  }
  for (const MemoryProblem& problem : unit.problems) out += "\n " + std::string(info_of(problem.rule).name);
  return out;
}

class Random {
 public:
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool often() { return below(3) > 0; }

  std::string text() {
    static const std::vector<std::string> kPieces = {"a",     "é", "“",  "casa ",
                                                     "&amp;", "😀", "\n", "largo de verdad "};
    std::string text;
    for (std::size_t i = below(5) == 0 ? below(3000) : below(12); i > 0; --i)
      text += kPieces[below(kPieces.size())];
    return text;
  }

  std::string infos() {
    std::string made;
    for (std::size_t i = below(4); i > 0; --i) {
      if (often())
        made += "<prop " +
                std::string(often() ? "type=\"x-" + std::to_string(below(99)) + "\"" : "xml:lang=\"es\"") +
                ">" + text() + "</prop>\n";
      else
        made += "<note>" + text() + "</note>";
    }
    return made;
  }

  std::string unit() {
    std::string made = "<tu";
    if (often()) made += " tuid=\"" + std::to_string(below(1U << 30U)) + "-of-some-length\"";
    if (often()) made += " creationdate=\"20250101T120000Z\"";
    made += ">" + infos();
    for (std::size_t i = below(4); i > 0; --i) {
      made += "<tuv " + std::string(often() ? "xml:lang" : "lang") + "=\"es-" + std::to_string(below(9)) +
              "\"" + (often() ? "" : " creationid=\"" + text() + "\"") + ">" + infos();
      if (often())
        made += "<seg>" + text() + (often() ? "" : "<bpt i=\"1\">&lt;b></bpt>" + text() + "<ept i=\"1\"/>") +
                "</seg>";
      made += "</tuv>";
    }
    return made + (below(40) == 0 ? "</tuv>" : "") + "</tu>\n";  // now and then a broken one
  }

 private:
  std::mt19937 engine_{11};
};

std::string file_of(const std::string& units) {
  return R"(<tmx version="1.4"><header srclang="es"/><body>)" + units + "</body></tmx>\n";
}

// Units are built in the memory of others that were read before.
TEST(Reader, GivesEachUnitAsIfItStoodAlone) {
  const Scratch scratch;
  const std::string path = scratch.file("many.tmx");
  Random random;
  std::string all;
  std::vector<std::string> alone;
  for (int i = 0; i < 600; ++i) {
    const std::string unit = random.unit();
    all += unit;
    const std::string one = scratch.file("one.tmx");
    write_content(one, file_of(unit));
    MemoryReader reader(one);
    for (MemoryUnit read; reader.next(read);) {
      read.problems.clear();  // what is broken is told with the next unit
      alone.push_back(described(read));
    }
  }
  ASSERT_GT(all.size(), 400000U) << "several pieces of the file";
  write_content(path, file_of(all));
  MemoryReader reader(path);
  std::size_t number = 0;
  for (MemoryUnit read; reader.next(read); ++number) {
    read.problems.clear();
    ASSERT_LT(number, alone.size());
    ASSERT_EQ(described(read), alone[number]) << number;
  }
  EXPECT_EQ(number, alone.size());
}

TEST(Places, CountLinesAndCharacters) {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"a", "é", "“", "😀", "\n", "\r", " b"};
  detail::LineAndColumn place;
  std::size_t line = 1;
  std::size_t column = 1;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) {
      const std::string& piece = pieces[random() % pieces.size()];
      text += piece;
      if (piece == "\n") {
        ++line;
        column = 1;
      } else {
        column += piece == " b" ? 2 : 1;
      }
    }
    place.pass(text);
    ASSERT_EQ(place.line, line) << text;
    ASSERT_EQ(place.column, column) << text;
  }
}

TEST(SeenSet, KnowsWhatWasThere) {
  detail::SeenSet seen;
  for (int i = 0; i < 10000; ++i) ASSERT_FALSE(seen.insert(std::to_string(i))) << i;
  for (int i = 0; i < 10000; ++i) ASSERT_TRUE(seen.insert(seen.announce(std::to_string(i)))) << i;
  EXPECT_FALSE(seen.full());
}

}  // namespace
}  // namespace libalign
