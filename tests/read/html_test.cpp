#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/read.h"
#include "read/helpers.h"
#include "read/html_document.h"
#include "read/html_guard.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;

constexpr const char* kLong =
    "The old bridge over the river will be closed for a year, the mayor of the town said on Tuesday, and "
    "nobody in the hall was surprised.";

TEST(Html, IsKnownByItsBeginning) {
  EXPECT_TRUE(detail::looks_like_html("<!DOCTYPE html><p>x", "a"));
  EXPECT_TRUE(detail::looks_like_html("  <!-- saved --> <html>", "a"));
  EXPECT_TRUE(detail::looks_like_html("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "a"));
  EXPECT_TRUE(detail::looks_like_html("<div class=a>x</div>", "a.txt"));
  EXPECT_TRUE(detail::looks_like_html("no tag at all", "a.HTML"));
  EXPECT_FALSE(detail::looks_like_html("The <p> element opens a paragraph.", "a.txt"));
  EXPECT_FALSE(detail::looks_like_html("<3 you", "a.txt"));
  EXPECT_FALSE(detail::looks_like_html("<tmx version='1.4'>", "a"));
}

TEST(Html, InlineElementsInventNoSpaces) {
  EXPECT_THAT(texts_of("<p>Un<b>o</b>  \n dos<i> tres</i><span>.</span><wbr>4<!-- x -->5</p>"),
              ElementsAre("Uno dos tres.45"));
}

// gumbo puts U+FFFD in the place of each.
TEST(Html, ControlCharactersGoAsInPlainText) {
  EXPECT_THAT(texts_of("<p>Ho\x01la\x0B mundo\x7F tres\xC2\x92s &#x1; \xEF\xBF\xBE cua\x1Ftro.</p>"),
              ElementsAre("Hola mundo tress cuatro."));
  EXPECT_THAT(texts_of("<p>A letter that is lost: \xEF\xBF\xBD.</p>"),
              ElementsAre("A letter that is lost: \xEF\xBF\xBD."));
}

TEST(Html, APageThatEndsInsideOfACommentOrTagLeavesNoTraceOfIt) {
  EXPECT_THAT(texts_of("<p>Hola mundo.</p><p>Otra frase <!-- comment"),
              ElementsAre("Hola mundo.", "Otra frase"));
  EXPECT_THAT(texts_of("<p>Hola mundo.</p><p>Otra frase <a href=\"x"),
              ElementsAre("Hola mundo.", "Otra frase"));
}

TEST(Html, LineBreaksPartWhatDoesNotRunOn) {
  EXPECT_THAT(
      texts_of("<p>¿Quién es?<br>Una vecina.<br>\nLa que vive<br>en la esquina.<br><br>nadie más</p>"),
      ElementsAre("¿Quién es?", "Una vecina.", "La que vive en la esquina.", "nadie más"));
  EXPECT_THAT(texts_of("<h1>El alcalde<br>Se va</h1>"), ElementsAre("El alcalde Se va"));
}

TEST(Html, BlocksGetTheirKinds) {
  EXPECT_THAT(
      kinds_and_texts(
          parse("<h1>Title of it</h1><p class=standfirst>What it says.</p><p class=byline>By Ann Lee</p>"
                "<time>May 5, 2023</time><p>" +
                std::string(kLong) +
                "</p><h2>Part</h2><ul><li>one<ul><li>inner</ul><li><p>two</p></ul><blockquote><p>Said "
                "so.</p></blockquote>"
                "<figure><img src=x><figcaption>A bridge.</figcaption></figure><pre>\na  b\n  c\n</pre>"
                "<table><caption>Numbers</caption><tr><th>Year<td>2,5</table>")),
      ElementsAre("heading: Title of it", "standfirst: What it says.", "byline: By Ann Lee",
                  "date: May 5, 2023", std::string("paragraph: ") + kLong, "heading: Part", "list-item: one",
                  "list-item: inner", "list-item: two", "quote: Said so.", "caption: A bridge.",
                  "preformatted: a  b\n  c", "caption: Numbers", "table-cell: Year", "table-cell: 2,5"));
}

TEST(Html, LevelsOfHeadingsAndListsAreKept) {
  const Document document = parse("<h3>x</h3><ul><li>a<ul><li>b</ul></ul>");
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[0].level, 3);
  EXPECT_EQ(document.blocks[1].level, 1);
  EXPECT_EQ(document.blocks[2].level, 2);
}

TEST(Html, SimplePagesLoseNothing) {
  EXPECT_THAT(texts_of("Only text"), ElementsAre("Only text"));
  EXPECT_THAT(texts_of("<p><a href=x>Home</a><p><a href=y>News</a>"), ElementsAre("Home", "News"));
  EXPECT_THAT(
      texts_of("<html><body><b>Letter</b><br><br>Dear Ann,<br><br>it rains.<br>Yours, Bob</body></html>"),
      ElementsAre("Letter", "Dear Ann,", "it rains.", "Yours, Bob"));
  EXPECT_THAT(texts_of("<div>Menu</div><div>Search</div>"), ElementsAre("Menu", "Search"));
}

TEST(Html, HiddenAndUnspokenPartsAreLeftOut) {
  EXPECT_THAT(texts_of("<p>a</p><p hidden>b</p><p style='display: none'>c</p><p "
                       "aria-hidden=true>d</p><script>e</script><style>f</style>"
                       "<noscript>g</noscript><template>h</template><svg><title>i</title></"
                       "svg><select><option>j</select><button>k</button>"
                       "<textarea>l</textarea><iframe>m</iframe><p>z</p>"),
              ElementsAre("a", "z"));
}

// A page by its furniture: each of these stands between two halves of an article, or around it.
TEST(HtmlArticle, LeavesFurnitureOut) {
  const std::string above[] = {
      "<nav><ul><li><a href=a>News</a><li><a href=b>Sport</a></ul></nav>",
      "<div class='main-menu'><a href=a>News</a></div>",
      "<a class=skip-link href='#m'>Skip to content</a>",
      "<div role=navigation>News</div>",
      "<ol class=breadcrumb><li><a href=/>Home</a><li>News</ol>",
      "<header><a href=/>The Ledger</a></header>",
      "<div id=cookie-banner><p>We use cookies to make this site better for all our readers.</p></div>",
  };
  const std::string between[] = {
      "<div class=share-bar><span>Share</span><span>Email</span></div>",
      "<div class=ad-slot>Advertisement</div>",
      "<aside class=related><h3>Related</h3><ul><li><a href=a>Another story of the town</a></ul></aside>",
      "<ul class=foo><li><a href=a>Another story of the town</a><li><a href=b>A third one about it</a></ul>",
      "<section class='newsletter-signup'><p>Our letter</p><form><input></form></section>",
  };
  const std::string below[] = {
      "<div class=tags><a href=a>bridge</a> <a href=b>river</a></div>",
      "<section id=comments class=comments><h2>2 comments</h2><p>I for one have always thought that this "
      "bridge was going to fall down "
      "one day, and I told them so.</p></section>",
      "<footer><p>© 2023 The Ledger. All rights reserved.</p></footer>",
      "<div class=foot><a href=a>About</a> | <a href=b>Privacy</a> | <a href=c>Terms</a></div>",
  };
  const std::string first = std::string("<p>") + kLong + "</p>";
  const std::string last =
      "<p>“We have no choice,” she told reporters, and went home before anyone could ask her a single "
      "question about it.</p>"
      "<p>It rained.</p>";
  const auto expected =
      ElementsAre("A bridge closes", kLong,
                  "“We have no choice,” she told reporters, and went home before anyone could ask her "
                  "a single question about it.",
                  "It rained.");
  for (const std::string& part : above)
    EXPECT_THAT(texts_of("<html><body>" + part + "<h1>A bridge closes</h1>" + first + last), expected)
        << part;
  for (const std::string& part : between)
    EXPECT_THAT(texts_of("<html><body><h1>A bridge closes</h1>" + first + part + last), expected) << part;
  for (const std::string& part : below)
    EXPECT_THAT(texts_of("<html><body><h1>A bridge closes</h1>" + first + last + part), expected) << part;
}

TEST(HtmlArticle, KeepsWhatOnlyLooksLikeFurniture) {
  const std::string kept[] = {
      "<div class=sidebar><p>" + std::string(kLong) + "</p></div>",  // a box of a handbook
      "<aside class=note><p>Mind the gap.</p></aside>",
      "<section id=related-work><h2>Related work</h2><p>" + std::string(kLong) + "</p></section>",
      "<p>See the <a href=a>manual</a> of the <a href=b>bridge</a>.</p>",
      "<p>These are the rivers:</p><ul><li><a href=a>Duero</a><li><a href=b>Ebro</a></ul>",
      "<p>He asked, <span class=comment>as ever</span>, for more.</p>",
      "<div class='article-header'><p>The first word of a long day is heard here, not the last.</p></div>",
  };
  for (const std::string& part : kept) {
    const std::string page = "<html><body><nav><a href=x>Menu</a></nav><h1>A bridge closes</h1><p>" +
                             std::string(kLong) + "</p>" + part + "<p>" + kLong + "</p></body>";
    ReadOptions all;
    all.keep_all = true;
    std::vector<std::string> expected = texts_of(page, all);
    expected.erase(expected.begin());  // the menu
    EXPECT_EQ(texts_of(page), expected) << part;
  }
}

TEST(HtmlArticle, SaysItsHeadlineOnce) {
  EXPECT_THAT(texts_of("<html><head><title>A bridge closes | Ledger</title><meta property=og:title "
                       "content='A bridge closes'></head><body>"
                       "<h1>Ledger</h1><article><h2>A bridge closes</h2><h3>A bridge closes</h3><p>" +
                       std::string(kLong) + "</p></article></body>"),
              ElementsAre("A bridge closes", kLong));
}

TEST(HtmlArticle, TrustsArticleBodyOverMarkup) {
  // The class says menu, JSON-LD says that this is the text.
  const std::string body =
      std::string(kLong) +
      " It was built in 1901 by a man who never crossed it, and it has been painted green ever since then.";
  EXPECT_THAT(
      texts_of("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A "
               "bridge\",\"articleBody\":\"" +
               body + "\"}</script></head><body><h1>A bridge</h1><div class=menu><p>" + body +
               "</p></div><div><p>Something else entirely is said in this paragraph here, which nobody has "
               "any reason at all to read, "
               "now or later, in this or any other town of the whole wide world that we know of, be it near "
               "or far from here.</p></div>"),
      ::testing::Contains(body));
}

TEST(HtmlGuard, KeepsEveryOffset) {
  for (const std::string page :
       {"<p>a<b>b</b></p>", "<!-- <p> -->x<svg><p></svg>y", "<script>a<b</script>", "a<b c='>'>d", "<a", "<!",
        "</", "<", "<div a=\"", "<?x?>", "</ >", "<!doctype html><p>", "<plaintext>x"}) {
    EXPECT_EQ(detail::harmless_html(page).size(), page.size()) << page;
  }
  EXPECT_EQ(detail::harmless_html("<p>a<b>b</b></p>"), "<p>a<x>b</x></p>");
  EXPECT_EQ(detail::harmless_html("a<!-- > -->b"), "a<!       >b");
  EXPECT_EQ(detail::tag_name_at("x<DiV a>", 1), "div");
}

}  // namespace
}  // namespace libalign
