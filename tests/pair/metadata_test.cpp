#include "pair/metadata.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "pair/made_documents.h"

namespace libalign::detail {
namespace {

TEST(PlainUrl, LeavesOutWhatDoesNotTellPagesApart) {
  EXPECT_EQ(plain_url("https://www.Example.org/a/B/?utm=1#top"), "example.org/a/B");
  EXPECT_EQ(plain_url("http://example.org/a/B"), "example.org/a/B");
  EXPECT_EQ(plain_url("//example.org/"), "example.org");
  EXPECT_EQ(plain_url(""), "");
}

TEST(PlainMedium, IsTheSameForEverySizeAndWayToShowIt) {
  const struct {
    const char* url;
    const char* plain;
  } rows[] = {
      {"https://www.example.org/2024/bridge-1024x683.jpg?w=3", "example.org/2024/bridge.jpg"},
      {"//example.org/2024/bridge.jpg", "example.org/2024/bridge.jpg"},
      {"https://example.org/a-b-2x3c.png", "example.org/a-b-2x3c.png"},
      {"https://example.org/route-66x.png", "example.org/route-66x.png"},
      {"https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0", "youtube dQw4w9WgXcQ"},
      {"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"},
      {"https://youtu.be/dQw4w9WgXcQ?t=3", "youtube dQw4w9WgXcQ"},
      {"https://www.youtube.com/watch?app=m&v=dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"},
      {"https://player.vimeo.com/video/76979871?h=1", "vimeo.com/76979871"},
      {"1c291ca3:40213", "1c291ca3:40213"},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(plain_medium(row.url), row.plain) << row.url;
}

TEST(PlainName, LeavesOutLanguagesAndTheLastEnding) {
  EXPECT_EQ(plain_name("2024/interview.es.html"), "2024 interview");
  EXPECT_EQ(plain_name("2024/interview_en.htm"), "2024 interview");
  EXPECT_EQ(plain_name("Español/Entrevista-larga.txt"), "entrevista larga");
  EXPECT_EQ(plain_name("es.html"), "");
  EXPECT_EQ(plain_name("a.b/c"), "a b c");
}

TEST(DayNumber, TakesIsoDatesOnly) {
  EXPECT_EQ(day_number("1970-01-02"), 1);
  EXPECT_EQ(day_number("2024-03-18T08:00:00+01:00"), 19800);
  for (const char* odd : {"", "2024", "2024-02-30", "18.03.2024", "2024-3-18", "2024-0x-18"})
    EXPECT_FALSE(day_number(odd)) << odd;
}

struct Sides {
  Collection source, target;
};

void add(Collection& collection, const std::string& name, const Metadata& metadata) {
  Sketch sketch = sketch_of(testing::document("palabra\n", "es"), name);
  sketch.metadata = metadata;
  collection.add(std::move(sketch));
}

bool suggests(const Hints& hints, DocumentId source, DocumentId target) {
  const std::vector<Candidate> candidates = hints.candidates();
  return std::ranges::any_of(
      candidates, [&](const Candidate& one) { return one.source == source && one.target == target; });
}

TEST(Hints, FollowLinksInEitherDirection) {
  Sides sides;
  Metadata spanish, english, other;
  spanish.url = "https://example.org/es/uno";
  english.url = "https://example.org/en/one";
  english.alternates = {{"es", "http://www.example.org/es/uno/"}, {"en", "https://example.org/en/one"}};
  other.translation_of = "https://example.org/es/uno?x=1";
  add(sides.source, "1", spanish);
  add(sides.source, "2", {});
  add(sides.target, "3", english);
  add(sides.target, "4", other);
  add(sides.target, "5", {});
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintLink], 1);
  EXPECT_EQ(hints.of(0, 1)[kHintLink], 1);
  EXPECT_EQ(hints.of(0, 2)[kHintLink], 0);
  EXPECT_EQ(hints.of(1, 2)[kHintLink], 0);  // nothing is said on either side
  EXPECT_TRUE(suggests(hints, 0, 0));
  EXPECT_TRUE(suggests(hints, 0, 1));
  EXPECT_FALSE(suggests(hints, 1, 2));
}

TEST(Hints, ByTitleOfTheOriginal) {
  Sides sides;
  Metadata original, translation;
  original.title = "La última entrevista";
  translation.translation_of = "La Última entrevista";
  add(sides.source, "1", original);
  add(sides.target, "2", translation);
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintLink], 1);
}

TEST(Hints, PicturesNamesPeopleAndDates) {
  Sides sides;
  Metadata metadata;
  metadata.image = "https://cdn.example.org/p.jpg?w=300";
  metadata.byline = "Ana Ruiz";
  metadata.published = "2024-03-18";
  add(sides.source, "interview.es.html", metadata);
  metadata.image = "https://cdn.example.org/p.jpg?w=900";
  metadata.byline = "";
  metadata.translator = "Ana Ruiz";
  metadata.published = "2024-03-20";
  add(sides.target, "interview.en.html", metadata);
  metadata.published = "2025-03-20";
  metadata.translator = "Somebody else";
  add(sides.target, "other.html", metadata);
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintImage], 1);
  EXPECT_EQ(hints.of(0, 0)[kHintName], 1);
  EXPECT_EQ(hints.of(0, 0)[kHintPerson], 1);
  EXPECT_EQ(hints.of(0, 0)[kHintNear], 1);
  EXPECT_EQ(hints.of(0, 1)[kHintName], 0);
  EXPECT_EQ(hints.of(0, 1)[kHintPerson], 0);
  EXPECT_EQ(hints.of(0, 1)[kHintFar], 1);
}

TEST(Hints, WhatManyShareIsNoEvidence) {
  Sides sides;
  Metadata logo;
  logo.image = "https://example.org/logo.png";
  for (int k = 0; k < 4; ++k) {
    add(sides.source, "s" + std::to_string(k), logo);
    add(sides.target, "t" + std::to_string(k), logo);
  }
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintImage], 0);
  EXPECT_TRUE(hints.candidates().empty());
}

TEST(Hints, PicturesAndPlayersInTheText) {
  Sides sides;
  Metadata metadata;
  metadata.image = "https://example.org/lead.jpg";
  metadata.media = {"https://example.org/lead.jpg", "https://example.org/a-300x200.jpg", "https://youtu.be/dQw4w9WgXcQ",
                    "https://example.org/logo.png"};
  add(sides.source, "1", metadata);
  metadata.media[1] = "https://example.org/a-1200x800.jpg";
  metadata.media[2] = "https://www.youtube.com/embed/dQw4w9WgXcQ";
  add(sides.target, "2", metadata);
  metadata = {};
  metadata.media = {"https://example.org/logo.png"};
  for (const char* name : {"3", "4", "5"}) add(sides.target, name, metadata);
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintImage], 1);
  EXPECT_FLOAT_EQ(hints.of(0, 0)[kHintMedia], std::log2(3.0F));  // neither the lead picture nor the logo
  EXPECT_EQ(hints.of(0, 1)[kHintMedia], 0);
  EXPECT_TRUE(suggests(hints, 0, 0));
  EXPECT_FALSE(suggests(hints, 0, 1));
}

TEST(Hints, LinksInTheTextButNotThoseOfMenus) {
  Sides sides;
  Metadata spanish, english, menu;
  spanish.url = "https://example.org/es/uno";
  english.links = {"https://example.org/es/uno#top", "https://example.org/es/dos"};
  menu.links = {"https://example.org/es/dos"};
  add(sides.source, "1", spanish);
  spanish.url = "https://example.org/es/dos";
  add(sides.source, "2", spanish);
  add(sides.target, "3", english);
  for (const char* name : {"4", "5", "6"}) add(sides.target, name, menu);
  const Hints hints(sides.source.content(), sides.target.content());
  EXPECT_EQ(hints.of(0, 0)[kHintPointer], 1);
  EXPECT_EQ(hints.of(1, 0)[kHintPointer], 0);
  EXPECT_EQ(hints.of(1, 1)[kHintPointer], 0);
  EXPECT_TRUE(suggests(hints, 0, 0));
  EXPECT_FALSE(suggests(hints, 1, 0));
  const Hints turned(sides.target.content(), sides.source.content());
  EXPECT_EQ(turned.of(0, 0)[kHintPointer], 1);
  EXPECT_TRUE(suggests(turned, 0, 0));
}

}  // namespace
}  // namespace libalign::detail
