#include "pair/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pair/made_documents.h"

namespace libalign::detail {
namespace {

Collection collection_of(const std::vector<std::string>& texts) {
  Collection collection;
  for (const std::string& text : texts)
    collection.add(sketch_of(testing::document(text, "es"), std::to_string(collection.size())));
  return collection;
}

TEST(WordIndex, FindsDocumentsThatShareTheMost) {
  const Collection target = collection_of({"alfa beta gamma delta\n", "alfa beta zeta eta\n", "theta iota\n"});
  const Collection::Content& side = target.content();
  const auto match = [&](const char* word, float nats, float probability) {
    return Match{side.text.by_text.at(word), 0, probability, nats, 0};
  };
  const WordIndex index(side);
  EXPECT_EQ(index.documents_with(side.text.by_text.at("alfa")), 2U);
  WordIndex::Search search(index);
  using Documents = std::vector<DocumentId>;
  EXPECT_EQ(search.find({match("alfa", 3, 0.5F), match("gamma", 3, 0.5F)}, 10), (Documents{0, 1}));
  EXPECT_EQ(search.find({match("alfa", 3, 0.5F), match("gamma", 3, 0.5F)}, 1), (Documents{0}));
  EXPECT_EQ(search.find({match("theta", 0.1F, 1)}, 10), Documents{});  // says nothing
  EXPECT_EQ(search.find({}, 10), Documents{});
  // A sure word says more than a rare guess.
  EXPECT_EQ(search.find({match("gamma", 6, 0.05F), match("zeta", 3, 0.9F)}, 1), (Documents{1}));
}

TEST(Explainer, NatsRiseWithWhatIsExplained) {
  const Collection source = collection_of({"uno dos tres cuatro cinco seis\n", "siete ocho nueve diez\n"});
  const Collection target = collection_of({"uno dos tres cuatro cinco seis\n", "uno dos tres ocho nueve diez\n",
                                           "siete ocho nueve diez\n"});
  const LinkTable links = find_links(source.content().text, target.content().text, "es", "es", {}, {});
  const Explainer explainer(source.content(), target.content(), links, Explainer::Direction::forward);
  Explainer::View view(explainer);
  view.explain(0);
  EXPECT_GT(view.nats(0), view.nats(1));
  EXPECT_GT(view.nats(1), view.nats(2));
  view.explain(1);  // nothing of the first is left
  EXPECT_GT(view.nats(2), view.nats(1));
  EXPECT_GT(view.nats(1), view.nats(0));
  EXPECT_FALSE(view.best_matches(2, 2).empty());
  EXPECT_LE(view.best_matches(2, 2).size(), 2U);
  EXPECT_TRUE(view.best_matches(0, 2).empty());
}

TEST(Explainer, SeesTheOrderOfWords) {
  const Collection source = collection_of({"uno dos tres cuatro cinco seis siete ocho\n", "otra cosa\n"});
  const Collection target = collection_of({"uno dos tres cuatro cinco seis siete ocho\n",
                                           "ocho siete seis cinco cuatro tres dos uno\n", "uno dos\n"});
  const LinkTable links = find_links(source.content().text, target.content().text, "es", "es", {}, {});
  const Explainer explainer(source.content(), target.content(), links, Explainer::Direction::forward);
  Explainer::View view(explainer);
  view.explain(0);
  Likeness same, turned, few;
  view.compare_order(0, same);
  view.compare_order(1, turned);
  view.compare_order(2, few);
  EXPECT_FLOAT_EQ(same.order, 1);
  EXPECT_LT(turned.order, 0.3F);
  EXPECT_FLOAT_EQ(few.order, 0.5F);  // too few words to say
}

}  // namespace
}  // namespace libalign::detail
