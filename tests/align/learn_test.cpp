#include "align/learn.h"

#include <gtest/gtest.h>

#include "align/given_sentences.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;

TEST(Learning, FindsWordsThatMeetMoreOftenThanChance) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<PathBead> path;
  const std::vector<std::pair<std::string, std::string>> words = {
      {"zapato", "shoe"}, {"gato", "cat"},  {"llave", "key"},  {"nube", "cloud"}, {"pez", "fish"},
      {"pan", "bread"},   {"luz", "light"}, {"mesa", "table"}, {"agua", "water"}, {"rey", "king"}};
  for (std::uint32_t i = 0; i < 100; ++i) {
    const auto& a = words[i % 10];
    const auto& b = words[(i / 10) % 10];
    source.push_back(a.first + " " + b.first);
    target.push_back(b.second + " " + a.second);
    path.push_back({i, 1, i, 1, 0.95});
  }
  const SideText s = make_side(given("es", source));
  const SideText t = make_side(given("en", target));
  const std::vector<Link> links = learn_links(s, t, path, LinkTable({}, s.types.size(), t.types.size()));
  float right = 1;
  float wrong = 0;
  for (const auto& [e, f] : words) {
    float best = 0;
    for (const Link& link : links) {
      if (s.types[link.source].text != e) continue;
      if (t.types[link.target].text == f)
        best = link.forward;
      else
        wrong = std::max(wrong, link.forward);
    }
    right = std::min(right, best);
  }
  EXPECT_GT(right, 0.4);
  EXPECT_LT(wrong, right / 2);
}

TEST(Learning, TakesNothingFromUnsureBeadsOrASinglePair) {
  const SideText s = make_side(given("es", {"zapato rojo", "zapato rojo"}));
  const SideText t = make_side(given("en", {"red shoe", "red shoe"}));
  const LinkTable none({}, s.types.size(), t.types.size());
  EXPECT_TRUE(learn_links(s, t, {{0, 1, 0, 1, 0.2}, {1, 1, 1, 1, 0.3}}, none).empty());
  EXPECT_TRUE(learn_links(s, t, {}, none).empty());
}

}  // namespace
}  // namespace libalign::detail
