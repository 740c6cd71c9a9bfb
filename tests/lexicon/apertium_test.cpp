#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "lexicon/dictionary.h"
#include "lexicon/lexicon_test_tools.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using test::error_of;
using test::pairs_of;
using testing::HasSubstr;

std::string number(std::uint32_t value) {
  if (value < 0x40) return {static_cast<char>(value)};
  if (value < 0x4000) return {static_cast<char>(0x40U | (value >> 8U)), static_cast<char>(value)};
  return {static_cast<char>(0x80U | (value >> 16U)), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

// Writes transducers as lttoolbox does: entries become paths, symbols that begin with '<' are tags.
class Compiler {
 public:
  using Symbols = std::vector<std::string>;
  struct Edge {
    std::size_t from, to;
    std::string left, right;
  };

  // One path of its own for each entry, letters beside letters.
  void entry(const std::string& left, const std::string& right) {
    const Symbols a = split(left), b = split(right);
    std::size_t state = 0;
    const std::size_t length = std::max(a.size(), b.size());
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t next = i + 1 == length ? final_ : states_++;
      edges_.push_back({state, next, i < a.size() ? a[i] : "", i < b.size() ? b[i] : ""});
      state = next;
    }
  }
  void edge(std::size_t from, std::size_t to, const std::string& left, const std::string& right) {
    edges_.push_back({from, to, left, right});
    states_ = std::max({states_, from + 1, to + 1});
  }

  std::string bytes(bool marks = true) {
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> pairs = {{"", ""}};
    for (const Edge& edge : edges_) {
      for (const std::string& symbol : {edge.left, edge.right}) {
        if (symbol.starts_with('<') && std::ranges::find(tags, symbol) == tags.end()) tags.push_back(symbol);
      }
      const std::pair pair(edge.left, edge.right);
      if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
    }
    const auto code = [&](const std::string& symbol) -> std::uint32_t {
      const auto bias = static_cast<std::uint32_t>(tags.size());
      if (symbol.empty()) return bias;
      const auto tag = std::ranges::find(tags, symbol) - tags.begin();
      if (symbol.starts_with('<')) return bias - static_cast<std::uint32_t>(tag) - 1;
      std::size_t at = 0;
      return next_code_point(symbol, at) + bias;
    };
    const auto text = [](std::string_view letters) {
      std::string made = number(static_cast<std::uint32_t>(letters.size()));
      for (const char letter : letters) made += number(static_cast<unsigned char>(letter));
      return made;
    };
    std::string made = (marks ? std::string("LTTB") + std::string(8, '\0') : "") + text("abc");
    made += number(static_cast<std::uint32_t>(tags.size()));
    for (const std::string& tag : tags) made += text(std::string_view(tag).substr(1, tag.size() - 2));
    made += number(static_cast<std::uint32_t>(pairs.size()));
    for (const auto& pair : pairs) made += number(code(pair.first)) + number(code(pair.second));
    made += number(1) + text("main@standard") + (marks ? std::string("LTTD") + std::string(8, '\0') : "");
    made += number(0) + number(1) + number(final_) + number(static_cast<std::uint32_t>(states_));
    for (std::size_t state = 0; state < states_; ++state) {
      std::multimap<std::uint32_t, std::size_t> out;
      for (const Edge& edge : edges_) {
        const auto at = std::ranges::find(pairs, std::pair(edge.left, edge.right)) - pairs.begin();
        if (edge.from == state) out.emplace(static_cast<std::uint32_t>(at), edge.to);
      }
      made += number(static_cast<std::uint32_t>(out.size()));
      std::uint32_t last = 0;
      for (const auto& [pair, to] : out) {
        made += number(pair - last) + number(static_cast<std::uint32_t>((to + states_ - state) % states_));
        last = pair;
      }
    }
    return made;
  }

 private:
  static Symbols split(std::string_view text) {
    Symbols symbols;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      if (text[i] == '<') {
        i = text.find('>', i) + 1;
      } else {
        next_code_point(text, i);
      }
      symbols.emplace_back(text.substr(begin, i - begin));
    }
    return symbols;
  }
  static constexpr std::uint32_t final_ = 1;
  std::size_t states_ = 2;
  std::vector<Edge> edges_;
};

LexiconSource parse(const std::string& bytes, const std::string& path = "spa-eng.autobil.bin") {
  return detail::parse_apertium({path, "", ""}, bytes);
}

TEST(ImportApertium, ReadsLemmasOfUnequalLengthUpToTheirTags) {
  Compiler compiler;
  compiler.entry("casa<n><f>", "house<n>");
  compiler.entry("ley<n><f>", "law<n>");
  compiler.entry("camión<n><m>", "lorry<n>");
  compiler.entry("echar<vblex># de menos", "miss<vblex>");
  compiler.entry("año nuevo<n>", "New Year's Day<n><sg>");
  compiler.entry("sin", "without");
  for (const bool marks : {true, false}) {
    EXPECT_EQ(pairs_of(parse(compiler.bytes(marks))),
              "casa=house, ley=law, camión=lorry, echar=miss, año nuevo=New Year's Day, sin=without");
  }
}

TEST(ImportApertium, GivesAnEntryOnceHoweverManyTagsFollow) {
  Compiler compiler;
  for (const char* tags : {"<n><f>", "<n><m>", "<adj><f>", "<adj><mf>"})
    compiler.entry(std::string("rosa") + tags, std::string("pink") + tags);
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "rosa=pink");
}

TEST(ImportApertium, LeavesOutNumbersAndAddresses) {
  Compiler compiler;
  compiler.entry("12<num>", "12<num>");
  compiler.entry("a.es<web>", "a.es<web>");
  compiler.entry("ley<n>", "law<n>");
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "ley=law");
}

TEST(ImportApertium, PassesByCycles) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  compiler.edge(0, 0, "x", "x");
  compiler.edge(0, 9, "a", "a");
  compiler.edge(9, 10, "b", "b");
  compiler.edge(10, 9, "c", "c");
  compiler.edge(10, 1, "<n>", "<n>");
  EXPECT_EQ(pairs_of(parse(compiler.bytes())), "ley=law");
}

TEST(ImportApertium, EndsOnMorePathsThanThereIsTimeFor) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  for (std::size_t i = 0; i < 60; ++i) {
    const std::size_t from = i == 0 ? 0 : 100 + i;
    compiler.edge(from, 101 + i, "a", "");
    compiler.edge(from, 101 + i, "b", "");
  }
  const LexiconSource source = parse(compiler.bytes());
  EXPECT_EQ(pairs_of(source), "ley=law");
  EXPECT_EQ(test::notes_of(source),
            "spa-eng.autobil.bin: has too many paths; the rest of them was left out.");
}

TEST(ImportApertium, TurnsADictionaryRoundThatRunsTheOtherWay) {
  Compiler compiler;
  compiler.entry("ley<n>", "law<n>");
  const test::Folder folder;
  const std::string path = folder.write("spa-eng.autobil.bin", compiler.bytes());
  EXPECT_EQ(pairs_of(import_lexicon(path, "en", "es")), "law=ley");
  EXPECT_EQ(pairs_of(import_lexicon(path, "es", "en")), "ley=law");
}

TEST(ImportApertium, NamesWhatIsWrong) {
  EXPECT_THAT(error_of([] { parse("LTTB"); }),
              HasSubstr("spa-eng.autobil.bin: is no Apertium dictionary, or is damaged (byte 4)."));
  EXPECT_THAT(error_of([] { parse(""); }), HasSubstr("is no Apertium dictionary"));
  EXPECT_THAT(error_of([] { parse("LTTB\1" + std::string(20, '\0')); }),
              HasSubstr("is of a newer or weighted kind"));
  EXPECT_THAT(error_of([] { parse(std::string("LTTB") + std::string(30, '\0')); }),
              HasSubstr("holds no pair of terms for es-en."));
}

TEST(ImportApertium, SurvivesEveryCutAndEveryFlippedByte) {
  Compiler compiler;
  compiler.entry("casa<n><f>", "house<n>");
  compiler.entry("ley<n><f>", "law<n>");
  const std::string whole = compiler.bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_NE(error_of([&] { parse(whole.substr(0, i)); }), "") << i;
    for (const int flip : {0x01, 0x40, 0x80, 0xFF}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      error_of([&] { parse(damaged); });  // either is well, as long as it comes back
    }
  }
}

}  // namespace
}  // namespace libalign
