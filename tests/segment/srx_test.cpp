// Claims about SRX files: what is read, what decides, and what is refused, with the whole message.
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "libalign/error.h"
#include "libalign/srx.h"
#include "segment/marked.h"
#include "segment/srx_pattern.h"

namespace libalign::test {
namespace {

struct TestRule {
  bool breaks;
  const char *before, *after;
};

// All languages have these rules.
SrxRules rules_of(const std::vector<TestRule>& list) {
  SrxFile file;
  file.language_rules.push_back({"any", {}});
  for (const TestRule& rule : list)
    file.language_rules[0].rules.push_back({rule.breaks, rule.before, rule.after, 0});
  file.language_maps.push_back({".*", "any", 0});
  return SrxRules(std::move(file), "mine.srx");
}

std::string split(const SrxRules& rules, const std::string& text, const char* language = "en") {
  SegmentOptions options;
  options.srx = rules;
  return mark(split_sentences(paragraphs(text, language), options));
}

std::string split_by(const std::vector<TestRule>& list, const std::string& text) {
  return split(rules_of(list), text);
}

// "3+ 13-": the places that a rule decided.
std::string places(const std::vector<TestRule>& list, std::string_view text) {
  std::string found;
  for (const SrxBreak& place : rules_of(list).for_language("en").breaks(text)) {
    found += (found.empty() ? "" : " ") + std::to_string(place.offset) + (place.breaks ? "+" : "-");
  }
  return found;
}

std::string error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

std::string parse_error(const std::string& xml) {
  return error_of([&] { SrxRules::parse(xml, "mine.srx"); });
}

TEST(Srx, TheFirstRuleThatMatchesDecides) {
  const TestRule stop{true, "\\.", "\\s"};
  EXPECT_EQ(split_by({stop}, "Mr. Lee left. He ran."), "<1>Mr.</1> <2>Lee left.</2> <3>He ran.</3>");
  EXPECT_EQ(split_by({{false, "\\bMr\\.", "\\s"}, stop}, "Mr. Lee left. He ran."),
            "<1>Mr. Lee left.</1> <2>He ran.</2>");
  EXPECT_EQ(split_by({stop, {false, "\\bMr\\.", "\\s"}}, "Mr. Lee left."), "<1>Mr.</1> <2>Lee left.</2>");
  // A rule that breaks keeps those that forbid behind it from being asked, and one between them is asked.
  EXPECT_EQ(places({{true, "A\\.", ""}, {false, "\\.", ""}, {true, "[A-C]\\.", ""}}, "A. B. "), "2+ 5-");
}

TEST(Srx, EachPlaceIsAskedByItself) {
  EXPECT_EQ(places({{true, "[.]+", ""}}, "a...b"), "2+ 3+ 4+");
  EXPECT_EQ(places({{true, "[.]+", "[^.]"}}, "a...b..c"), "4+ 7+");
  EXPECT_EQ(places({{true, "aba", "b"}}, "abababa"), "3+ 5+");  // matches that overlap
  EXPECT_EQ(places({{true, "", "b"}}, "bab"), "2+");            // never at the edge
  EXPECT_EQ(places({{true, "b", ""}}, "bab"), "1+");
  EXPECT_EQ(places({{true, "", ""}}, "añ😀z"), "1+ 3+ 7+");
  EXPECT_EQ(places({{true, "^\\d+\\.", "\\s"}}, "1. 2. 3"), "2+");
  EXPECT_EQ(places({{true, "\\bno\\b", ""}}, "no noon no."), "2+ 10+");  // sees what is on both sides
  EXPECT_EQ(places({{true, "é\\.", "\\s\\p{Lu}"}}, "é. É é. e"), "3+");
}

TEST(Srx, RepetitionsBeforeABreakMayBeOpen) {
  EXPECT_EQ(places({{true, "\\p{Lu}\\w*\\.+", "\\s"}}, "Abc... d Ef. g h. i"), "6+ 12+");
  EXPECT_EQ(places({{true, "(?:\\w{2,}\\s+)+x", "y"}}, "ab cd  xy"), "8+");
  const std::string longer = "x" + std::string(101, 'a') + ".";
  EXPECT_EQ(places({{true, "xa+", "\\."}}, longer), "");  // further back than is looked
  EXPECT_EQ(places({{true, "xa+", "\\."}}, longer.substr(0, 101) + "."), "101+");
}

TEST(Srx, PatternsAreBoundedAndTheirEndsKnown) {
  const auto pattern = [](std::string_view text) { return detail::bounded(text).pattern; };
  EXPECT_EQ(pattern("[.?!]+"), "[.?!]{1,100}");
  EXPECT_EQ(pattern("a*+b+?c{2,}d{3,5}+e{150,}f?"), "a{0,100}+b{1,100}?c{2,100}d{3,5}+e{150,150}f?");
  EXPECT_EQ(pattern("[*+[\\]+]]\\*\\+(?#+)\\Q+*\\E\\p{L}(?<!+)"),
            "[*+[\\]+]]\\*\\+(?#+)\\Q+*\\E\\p{L}(?<!{1,100})");
  EXPECT_EQ(pattern("a{"), "a{");
  EXPECT_EQ(pattern("\\"), "\\");
  EXPECT_EQ(pattern("["), "[");
  EXPECT_EQ(pattern("\\Qab"), "\\Qab");

  const auto suffix = [](std::string_view text) { return detail::bounded(text).suffix; };
  EXPECT_EQ(suffix("\\bDr\\."), "Dr.");
  EXPECT_EQ(suffix("pág\\."), "pág.");
  EXPECT_EQ(suffix("(?:a|b)cd"), "cd");
  EXPECT_EQ(suffix("a\\.?"), "");
  EXPECT_EQ(suffix("a\\.{2}"), "");
  EXPECT_EQ(suffix("a|b\\."), "");
  EXPECT_EQ(suffix("(?i)dr\\."), "");
  EXPECT_EQ(suffix("dr\\.(?!x)"), "");
  EXPECT_EQ(suffix("a\\sb"), "b");
  EXPECT_EQ(suffix("Dr\\u002E"), "");  // digits that name a character are no text
  EXPECT_EQ(suffix("Dr\\x2E"), "");
  EXPECT_EQ(suffix("Dr\\x{2E}s"), "s");
  EXPECT_EQ(suffix("Dr\\U0000002E0"), "0");

  const auto tail = [](std::string_view text) { return detail::bounded(text).tail; };
  EXPECT_EQ(tail("\\bDr\\."), "");  // the suffix says it
  EXPECT_EQ(tail("\\w[.?!]+"), "[.?!]");
  EXPECT_EQ(tail("[ab]\\u002E\\s\\b"), "[ab]\\u002E\\s");
  EXPECT_EQ(tail("(?:a|b)\\p{Lu}."), "\\p{Lu}.");
  EXPECT_EQ(tail("a\\s*"), "");
  EXPECT_EQ(tail("a\\s{0,3}"), "");
  EXPECT_EQ(tail("ab\\s{2,}?c"), "\\sc");
  EXPECT_EQ(tail("\\s|b"), "");

  const auto part = [](std::string_view text) { return detail::bounded(text).part; };
  EXPECT_EQ(part("\\bcap\\w+[.]+"), "cap");
  EXPECT_EQ(part("\\bcapé?\\w+x"), "cap");
  EXPECT_EQ(part("ab+cd(?:efgh)?"), "ab");
  EXPECT_EQ(part("a(bcd)"), "a");
  EXPECT_EQ(part("abc|d"), "");
  EXPECT_EQ(part("(?i)abc"), "");

  const auto longest = [](std::string_view text) { return detail::bounded(text).longest; };
  EXPECT_EQ(longest("a\\b[.]"), 4U);
  EXPECT_EQ(longest("a+b?c{2,5}d{7}"), 200U + 2 + 10 + 14);
  EXPECT_GE(longest("(?:ab|c){3,}"), 400U);
  EXPECT_GE(longest("(((a+)+)+)+"), 1000000U);
  EXPECT_GE(longest("\\Qabc\\E{1000000000}"), 1000000U);

  EXPECT_TRUE(detail::bounded("(a)[)]\\)").balanced);
  EXPECT_FALSE(detail::bounded("a)(b").balanced);
  EXPECT_FALSE(detail::bounded("(a").balanced);
  EXPECT_FALSE(detail::bounded("[a").balanced);
}

// The obvious way: every rule asked at every place, with patterns that need no bounding.
TEST(Srx, DecidesAsTheObviousWayDoes) {
  const std::vector<TestRule> list = {
      {false, "\\bA\\.", "\\s"},
      {true, "\\.\\.", ""},
      {false, "b\\.", ""},
      {false, "[Ab]{1,3}", "\\."},
      {false, "b\\w+.\\u002E", "\\s"},
      {false, "éA*[.?]+", "\\s"},
      {false, "A+b?(?:é|\\?)\\s?", ""},
      {true, "[.?]", "\\s"},
      {true, "é", "(?![A])"},
      {false, "\\s", "\\s"},
      {true, "\\s", ".\\."},
  };
  std::vector<SrxLanguage> alone;
  for (const TestRule& rule : list) {
    alone.push_back(rules_of({{true, rule.before, rule.after}}).for_language("en"));
  }
  const SrxLanguage together = rules_of(list).for_language("en");
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"A", "b", ".", "?", " ", "é"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    std::string expected, found;
    for (std::size_t at = 1; at < text.size(); ++at) {
      for (std::size_t i = 0; i < list.size(); ++i) {
        const std::vector<SrxBreak> breaks = alone[i].breaks(text);
        if (std::none_of(breaks.begin(), breaks.end(), [&](const SrxBreak& b) { return b.offset == at; }))
          continue;
        if (list[i].breaks) expected += std::to_string(at) + " ";
        break;
      }
    }
    for (const SrxBreak& place : together.breaks(text)) {
      if (place.breaks) found += std::to_string(place.offset) + " ";
    }
    ASSERT_EQ(found, expected) << text;
  }
}

TEST(Srx, SentencesStayInTheirBlocksAndLoseTheirWhiteSpace) {
  const std::vector<TestRule> stops = {{true, "\\.", "\\s"}, {true, "\\s", "\\s"}, {true, "。", ""}};
  EXPECT_EQ(split_by(stops, " A.  B. \nC. D"), " <1>A.</1>  <2>B.</2> \n<3>C.</3> <4>D</4>");
  EXPECT_EQ(split_by(stops, "雨。晴。"), "<1>雨。</1><2>晴。</2>");
  EXPECT_EQ(split(SrxRules(), "A. B.\nC."), "<1>A. B.</1>\n<2>C.</2>");
  EXPECT_EQ(split_by(stops, ""), "");
  EXPECT_TRUE(rules_of(stops).for_language("en").breaks("").empty());
}

TEST(Srx, BrokenUtf8IsPassedOver) {
  EXPECT_EQ(places({{true, "\\.", ""}}, "\xC3.\xFF\xE2\x82."), "2+");
  EXPECT_EQ(places({{true, "\\.", "\xEF\xBF\xBD"}}, "a.\xFF"), "2+");
}

TEST(Srx, ExplainsWhichRuleDecided) {
  const SrxRules rules = SrxRules::parse(
      "<srx version='2.0'><body><languagerules><languagerule languagerulename='Español'>\n"
      "<rule break='no'><beforebreak>Sr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>\n"
      "<rule><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>\n"
      "</languagerule></languagerules><maprules>"
      "<languagemap languagepattern='ES.*' languagerulename='Español'/></maprules></body></srx>");
  std::vector<BorderReason> reasons;
  SegmentOptions options;
  options.srx = rules;
  options.explain = &reasons;
  split_sentences(paragraphs("El Sr. Gil. Fin.", "es-MX"), options);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_FALSE(reasons[0].border);
  EXPECT_EQ(reasons[0].offset, 7U);
  EXPECT_EQ(reasons[0].rule, "rule 1 of Español, line 2");
  EXPECT_EQ(reasons[0].detail, "Sr\\. | \\s");
  EXPECT_TRUE(reasons[1].border);
  EXPECT_EQ(reasons[1].offset, 12U);
  EXPECT_EQ(reasons[1].rule, "rule 2 of Español, line 3");
}

// Rules named a, b and c, each breaking at its own letter.
std::string cascade_file(const std::string& head, const std::string& maps) {
  std::string xml = head + "<body><languagerules>";
  for (const char* name : {"a", "b", "c"}) {
    xml += std::string("<languagerule languagerulename='") + name + "'><rule break='yes'><beforebreak>" +
           name + "</beforebreak><afterbreak/></rule></languagerule>";
  }
  return xml + "</languagerules><maprules>" + maps + "</maprules></body></srx>";
}

std::string map(const std::string& pattern, const std::string& name) {
  return "<languagemap languagepattern='" + pattern + "' languagerulename='" + name + "'/>";
}

TEST(Srx, MapsServeLanguagesInTheirOrder) {
  const std::string maps = map("PT-BR", "b") + map("pt.*", "a") + map(".*", "c");
  const std::string cascade = "<srx version='2.0'><header segmentsubflows='yes' cascade='yes'/>";
  const std::string first = "<srx version='2.0'><header segmentsubflows='yes' cascade='no'/>";
  const auto cut = [](const std::string& xml, const char* language) {
    return split(SrxRules::parse(xml), "1a2b3c4", language);
  };
  EXPECT_EQ(cut(cascade_file(cascade, maps), "pt-BR"), "<1>1a</1><2>2b</2><3>3c</3><4>4</4>");
  EXPECT_EQ(cut(cascade_file(first, maps), "pt-BR"), "<1>1a2b</1><2>3c4</2>");
  EXPECT_EQ(cut(cascade_file(first, maps), "pt"), "<1>1a</1><2>2b3c4</2>");
  EXPECT_EQ(cut(cascade_file(first, maps), "pt-PT"), "<1>1a</1><2>2b3c4</2>");
  EXPECT_EQ(cut(cascade_file(first, maps), ""), "<1>1a2b3c</1><2>4</2>");
  EXPECT_EQ(cut(cascade_file(cascade, map("es", "a")), "es-MX"), "<1>1a2b3c4</1>");  // the whole code
  // Where the file does not say: all maps, and the first alone in SRX 1.0.
  EXPECT_EQ(cut(cascade_file("<srx version='2.0'><header/>", maps), "pt"), "<1>1a</1><2>2b3c</2><3>4</3>");
  EXPECT_EQ(cut(cascade_file("<srx>", maps), "pt"), "<1>1a</1><2>2b3c</2><3>4</3>");
  EXPECT_EQ(cut(cascade_file("<srx version='1.0'>", maps), "pt"), "<1>1a</1><2>2b3c4</2>");
  EXPECT_TRUE(SrxRules::parse(cascade_file("<srx>", map("es", "a"))).for_language("fr").empty());
}

TEST(Srx, TakesFilesOfOtherFormsToo) {
  const char* body =
      "<body><languagerules><languagerule languagerulename='x'>"
      "<rule><beforebreak>\\.</beforebreak></rule></languagerule></languagerules>";
  const std::vector<std::string> files = {
      // SRX 1.0 has its maps one deeper.
      std::string("<srx version='1.0'>") + body + "<maprules><maprule maprulename='Default'>" +
          map(".*", "x") + "</maprule></maprules></body></srx>",
      std::string("<srx xmlns='http://example.org/other' version='2.0'><header><extra/></header>") + body +
          "<maprules>" + map(".*", "x") + "</maprules></body></srx>",
      "<s:srx xmlns:s='http://www.lisa.org/srx20'><s:body><s:languagerules><s:languagerule "
      "languagerulename='x'><s:rule><s:beforebreak>\\.</s:beforebreak></s:rule></s:languagerule>"
      "</s:languagerules><s:maprules><s:languagemap languagepattern='.*' "
      "languagerulename='x'/></s:maprules></s:body></s:srx>",
      std::string("\xEF\xBB\xBF<!DOCTYPE srx PUBLIC '-//SRX//DTD SRX//EN' 'srx.dtd'>\n<srx>") + body +
          map(".*", "x") + "</body></srx>",
  };
  for (const std::string& file : files) EXPECT_EQ(split(SrxRules::parse(file), "A.B"), "<1>A.</1><2>B</2>");
}

TEST(Srx, KeepsWhatAFileSaysOfTags) {
  const SrxFile plain = SrxRules::parse("<srx/>").file();
  EXPECT_TRUE(plain.segment_subflows);
  EXPECT_FALSE(plain.include_start_tags);
  EXPECT_TRUE(plain.include_end_tags);
  EXPECT_FALSE(plain.include_isolated_tags);
  const SrxFile other = SrxRules::parse(
                            "<srx><header segmentsubflows='no'><formathandle type='start' include='yes'/>"
                            "<formathandle type='end' include='no'/><formathandle type='isolated' "
                            "include='yes'/></header></srx>")
                            .file();
  EXPECT_FALSE(other.segment_subflows);
  EXPECT_TRUE(other.include_start_tags);
  EXPECT_FALSE(other.include_end_tags);
  EXPECT_TRUE(other.include_isolated_tags);
}

TEST(Srx, SaysWhatIsWrongWithTheXml) {
  EXPECT_EQ(parse_error(""),
            "mine.srx:1:1: broken XML: there is no element in it, or the file is cut off. Export the rules "
            "again, or mend the line.");
  EXPECT_EQ(parse_error("<srx>\n<body>\n</srx>"),
            "mine.srx:3:3: broken XML: another element is closed than was opened. Export the rules again, or "
            "mend the line.");
  EXPECT_EQ(parse_error("<html/>"),
            "mine.srx: is no SRX file: it begins with <html>. Export the rules of segmentation as SRX.");
  // Which column the parser stands in there is a matter of its version.
  const std::string entity = parse_error("<!DOCTYPE srx [\n<!ENTITY a 'b'>]>\n<srx/>");
  EXPECT_TRUE(entity.starts_with("mine.srx:2:")) << entity;
  EXPECT_TRUE(entity.ends_with(
      ": declares entities, which such a file does not need and which can be used to do harm. "
      "Remove the declarations."))
      << entity;
  std::string deep;
  for (int i = 0; i < 101; ++i) deep += "<srx>";
  EXPECT_EQ(parse_error(deep),
            "mine.srx:1:501: elements stand in one another more than 100 deep. Export the rules again, or "
            "mend the line.");
  EXPECT_EQ(parse_error(std::string(SrxRules::kMostBytes + 1, ' ')),
            "mine.srx: larger than 16 MB. Check that it is the right file.");
  std::string many = "<srx>";
  for (std::size_t i = 0; i <= SrxRules::kMostRules; ++i) many += "<rule/>";
  EXPECT_EQ(parse_error(many), "mine.srx:1:350006: holds more than 50000 rules. Remove some.");
  EXPECT_EQ(error_of([] { SrxRules::open("none.srx"); }), "none.srx: no such file. Check the path.");
  EXPECT_EQ(error_of([] { SrxRules::open("/"); }), "/: is a folder. Name a file in it.");
}

TEST(Srx, SaysWhatIsWrongWithARule) {
  const auto error = [](const std::string& before, const std::string& after) {
    std::string whole =
        parse_error("<srx><languagerule languagerulename='x'>\n<rule><beforebreak>" + before +
                    "</beforebreak><afterbreak>" + after + "</afterbreak></rule></languagerule></srx>");
    const std::string place = "mine.srx:2: the regular expression ";
    const std::string advice = " Mend it: SRX uses the regular expressions of ICU.";
    if (!whole.starts_with(place) || !whole.ends_with(advice)) return whole;
    return whole.substr(place.size(), whole.size() - place.size() - advice.size());
  };
  EXPECT_EQ(error("(a", ""), "\"(a\" has a bracket that is not closed or not opened.");
  EXPECT_EQ(error("a)|(b", ""), "\"a)|(b\" has a bracket that is not closed or not opened.");
  EXPECT_EQ(error("a", "b)"), "\"b)\" has a bracket that is not closed or not opened.");
  EXPECT_EQ(error("a", "[b"), "\"[b\" has a bracket that is not closed or not opened.");
  EXPECT_EQ(error("a\\", ""),
            "\"a\\\" ends in the middle of an escape sequence, or has one that is unknown.");
  EXPECT_EQ(error("a", "\\p{Lulu}"), "\"\\p{Lulu}\" names an unknown class of characters.");
  EXPECT_EQ(error("\\X", ""), "\"\\X\" may match text of any length, which a beforebreak may not.");
  EXPECT_EQ(error("(a)\\1", ""), "\"(a)\\1\" may match text of any length, which a beforebreak may not.");
  EXPECT_EQ(error("*", ""), "\"*\" is not well-formed (U_REGEX_RULE_SYNTAX).");
  EXPECT_EQ(error(std::string(70000, 'x'), ""),
            "mine.srx:2: a regular expression of more than 65536 bytes. Cut the rule into several.");
  EXPECT_EQ(
      parse_error("<srx>\n<languagemap languagepattern='.*' languagerulename='x'/></srx>"),
      "mine.srx:2: no languagerule is named \"x\". Name one that the file has, or remove the languagemap.");
  EXPECT_EQ(
      parse_error("<srx><languagerule languagerulename='x'/>\n<languagemap languagepattern='(' "
                  "languagerulename='x'/></srx>"),
      "mine.srx:2: the regular expression \"(\" has a bracket that is not closed or not opened. Mend it: "
      "SRX uses the regular expressions of ICU.");
}

TEST(Srx, StopsRulesThatTakeTooManySteps) {
  const std::string text = std::string(2000, 'a') + ". b";
  const std::string message =
      "mine.srx: the rule takes far too many steps on this text. Mend its regular expressions: repetitions "
      "in one another, as in (a+)+, do this.";
  EXPECT_EQ(error_of([&] { split_by({{true, "(a+)+[bc]", ""}}, text); }), message);
  EXPECT_EQ(error_of([&] {
              split_by({{true, "(?:a|a)*c?\\.", "(\\s|\\s)*x"}, {true, "", "(a+)+[bc]"}}, text);
            }),
            message);
  EXPECT_EQ(error_of([&] {
              split_by({{false, "(?:a{1,9}){1,90}(?:b|c)\\.", ""}, {true, "\\.", ""}}, text);
            }),
            message);
}

TEST(Srx, ManyRulesOnALongBlockAreQuick) {
  std::vector<std::string> patterns;
  for (int i = 0; i < 500; ++i) patterns.push_back("\\b[Ww]ord" + std::to_string(i) + "\\.");
  std::vector<TestRule> list;
  for (const std::string& pattern : patterns) list.push_back({false, pattern.c_str(), "\\s"});
  list.push_back({true, "[.?!]+", "\\s+\\p{Lu}"});
  std::string text;
  while (text.size() < 100'000) text += "The word7. Is not an end here. But this one is... Or is it? ";
  std::size_t borders = 0;
  for (const SrxBreak& place : rules_of(list).for_language("en").breaks(text))
    borders += place.breaks ? 1 : 0;
  EXPECT_EQ(borders, 3 * (text.size() / 60) - 1);
}

TEST(SrxExport, IsReadBackAsItWas) {
  SrxFile file = own_rules_as_srx();
  file.include_isolated_tags = true;
  file.language_rules[0].rules.push_back({true, "<&\"'>", "", 0});
  const SrxFile again = SrxRules::parse(write_srx(file)).file();
  EXPECT_FALSE(again.cascade);
  EXPECT_TRUE(again.segment_subflows);
  EXPECT_FALSE(again.include_start_tags);
  EXPECT_TRUE(again.include_end_tags);
  EXPECT_TRUE(again.include_isolated_tags);
  ASSERT_EQ(again.language_rules.size(), file.language_rules.size());
  for (std::size_t i = 0; i < file.language_rules.size(); ++i) {
    EXPECT_EQ(again.language_rules[i].name, file.language_rules[i].name);
    ASSERT_EQ(again.language_rules[i].rules.size(), file.language_rules[i].rules.size());
    for (std::size_t j = 0; j < file.language_rules[i].rules.size(); ++j) {
      const SrxRule& before = file.language_rules[i].rules[j];
      const SrxRule& after = again.language_rules[i].rules[j];
      EXPECT_EQ(after.breaks, before.breaks);
      EXPECT_EQ(after.before_break, before.before_break);
      EXPECT_EQ(after.after_break, before.after_break);
      EXPECT_GT(after.line, 0U);
    }
  }
  ASSERT_EQ(again.language_maps.size(), file.language_maps.size());
  for (std::size_t i = 0; i < file.language_maps.size(); ++i) {
    EXPECT_EQ(again.language_maps[i].pattern, file.language_maps[i].pattern);
    EXPECT_EQ(again.language_maps[i].rule_name, file.language_maps[i].rule_name);
  }
}

TEST(SrxExport, NamesTheLanguagesAskedFor) {
  const auto names = [](std::string_view language) {
    std::string all;
    for (const SrxLanguageRule& rule : own_rules_as_srx(language).language_rules) all += rule.name + " ";
    return all;
  };
  EXPECT_EQ(names(""), "Catalan German English Spanish French Galician Italian Portuguese Default ");
  EXPECT_EQ(names("es-MX"), "Spanish Default ");
  EXPECT_EQ(names("eu"), "Default ");
  const SrxRules rules(own_rules_as_srx());
  const auto first = [&](std::string_view language) {
    const std::vector<SrxBreak> breaks = rules.for_language(language).breaks("A1. B");
    return breaks.empty() ? "" : rules.file().language_rules[breaks[0].language_rule].name;
  };
  EXPECT_EQ(first("es"), "Spanish");
  EXPECT_EQ(first("ES_mx"), "Spanish");
  EXPECT_EQ(first("est"), "Default");
}

TEST(SrxExport, CutsAsOurOwnRulesDo) {
  const SrxRules rules(own_rules_as_srx());
  for (const Row& row : std::vector<Row>{
           {"es", "<1>Vino el Sr. Pérez.</1> <2>Se fue.</2>"},
           {"es", "<1>Buenos días, Dr.</1> <2>¿Cómo está?</2>"},
           {"es", "<1>Véase pág. XII, vol. II y Pág. 5.</1> <2>Fin.</2>"},
           {"es", "<1>Fue a EE. UU. en mayo y a EE.UU. después.</1>"},
           {"es", "<1>Trabaja en Acme S. A. Damm desde ayer.</1>"},
           {"es", "<1>Corrió 5 km. Norte adentro.</1> <2>Leyó a J. C. Onetti.</2>"},
           {"es", "<1>Ganó en EE. UU.</1> <2>La prensa lo contó.</2>"},
           {"es", "<1>Compró pan, etc.</1> <2>Juan se fue.</2>"},
           {"es",
            "<1>¿Vienes? —preguntó Ana—.</1> <2>No sé... quizá.</2> <3>«Es así.»</3> <4>Luego salió.</4>"},
           {"en", "<1>Dr. Lee left the U.S. Government at 5 p.m. on Monday.</1> <2>He ran.</2>"},
           {"en", "<1>“Is it?” Ann asked.</1> <2>“Yes!”</2> <3>The man left.</3>"},
           {"en", "<1>It is so.[3] [4]</1> <2>And text [...] Goes on.</2>"},
           {"en", "<1>He read Yahoo! Finance.</1> <2>See http://a.b.</2>"},
           {"de", "<1>Am 3. Oktober kam z. B. Herr Dr. Braun.</1> <2>Er ging.</2>"},
           {"fr", "<1>M. Dupont est là.</1> <2>Il parle.</2>"},
           {"ja", "<1>雨だ！？</1><2>彼は「晴れだ。」</2><3>そう。</3>"},
           {"hi", "<1>वह गया।</1> <2>वह आया।</2>"},
           {"eu", "<1>Bat.</1> <2>Bi J. Etxe.</2> "},
       }) {
    EXPECT_EQ(mark(split_sentences(paragraphs(unmarked(row.marked), row.language))), row.marked)
        << row.language;
    EXPECT_EQ(split(rules, unmarked(row.marked), row.language), row.marked) << row.language;
  }
}

}  // namespace
}  // namespace libalign::test
