// TMX: the bytes of a small file, what is left out, hostile texts, the schemas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <tinyxml2.h>

#include <numeric>
#include <set>

#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;

std::string tmx(const Alignment& alignment, const WriteOptions& options = {}, WriteReport* report = nullptr) {
  return written(alignment, WriteFormat::tmx, options, report);
}

std::vector<std::pair<std::string, std::string>> units_of(const std::string& bytes) {
  tinyxml2::XMLDocument xml;
  EXPECT_EQ(xml.Parse(bytes.data(), bytes.size()), tinyxml2::XML_SUCCESS) << xml.ErrorStr();
  std::vector<std::pair<std::string, std::string>> units;
  if (xml.Error()) return units;
  const tinyxml2::XMLElement* unit = xml.RootElement()->FirstChildElement("body")->FirstChildElement("tu");
  for (; unit != nullptr; unit = unit->NextSiblingElement("tu")) {
    const auto* source = unit->FirstChildElement("tuv");
    const auto* target = source->NextSiblingElement("tuv");
    units.emplace_back(source->FirstChildElement("seg")->GetText(),
                       target->FirstChildElement("seg")->GetText());
  }
  return units;
}

TEST(Tmx, IsWrittenAsEveryToolTakesIt) {
  WriteOptions options;
  options.creation_date = "20250101T120000Z";
  WriteReport report;
  EXPECT_EQ(tmx(interview(), options, &report), R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="bitext" creationtoolversion="0.1.0" segtype="sentence" o-tmf="bitext" adminlang="en" srclang="es" datatype="plaintext" creationdate="20250101T120000Z">
    <prop type="x-source-file">interview.es.html</prop>
    <prop type="x-target-file">article.en.html</prop>
    <prop type="x-lexicon">es-en.lex 0123456789abcdef</prop>
    <prop type="x-options">learn=auto order=free</prop>
  </header>
  <body>
    <tu tuid="f012d9cceb6090ce" creationdate="20250101T120000Z">
      <prop type="x-confidence">0.973125</prop>
      <prop type="x-translation">0.99</prop>
      <prop type="x-kind">1-2</prop>
      <prop type="x-status">automatic</prop>
      <prop type="x-document">interview.es.html | article.en.html</prop>
      <tuv xml:lang="es">
        <prop type="x-context-post">¿Y usted?</prop>
        <seg>Nació en 1950 &amp; vive aquí.</seg>
      </tuv>
      <tuv xml:lang="en-US">
        <seg>Born 1950. Lives here.</seg>
      </tuv>
    </tu>
    <tu tuid="50c04db8f06b3aab" creationdate="20250101T120000Z">
      <prop type="x-confidence">0.5</prop>
      <prop type="x-translation">0.75</prop>
      <prop type="x-kind">1-1</prop>
      <prop type="x-order">moved</prop>
      <prop type="x-status">confirmed</prop>
      <prop type="x-document">interview.es.html | article.en.html</prop>
      <tuv xml:lang="es">
        <prop type="x-context-pre">¿Y usted?</prop>
        <seg>Se fue &lt;ayer&gt;.</seg>
      </tuv>
      <tuv xml:lang="en-US">
        <seg>She left.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
)");
  EXPECT_EQ(report.units, 2U);
  EXPECT_EQ(report.unaligned_source, 1U);
  EXPECT_EQ(report.unaligned_target, 1U);
  EXPECT_TRUE(report.notes.empty());
}

TEST(Tmx, HasNoDateUnlessGivenSoThatRunsRepeat) {
  const std::string bytes = tmx(interview());
  EXPECT_THAT(bytes, Not(HasSubstr("creationdate")));
  EXPECT_EQ(bytes, tmx(interview()));
}

TEST(Tmx, OfNothingIsStillWhole) {
  const std::string bytes = tmx(make_pairs({}, {}));
  EXPECT_THAT(bytes, HasSubstr("<body/>"));
  EXPECT_THAT(bytes, HasSubstr("creationtoolversion=\"0\""));
  EXPECT_TRUE(units_of(bytes).empty());
}

TEST(Tmx, LeavesOutDoubtfulPairsUnlessAPersonConfirmedThem) {
  Alignment alignment = make_pairs({"a", "b", "c", "d"}, {"A", "B", "C", "D"});
  alignment.beads[0].confidence = 0.49;
  alignment.beads[1].confidence = 0.5;
  alignment.beads[2].confidence = 0.1;
  alignment.beads[2].status = BeadStatus::confirmed;
  alignment.beads[3].status = BeadStatus::rejected;
  WriteOptions options;
  options.min_confidence = 0.5;
  WriteReport report;
  using Units = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(units_of(tmx(alignment, options, &report)), (Units{{"b", "B"}, {"c", "C"}}));
  EXPECT_EQ(report.units, 2U);
  EXPECT_EQ(report.below_confidence, 1U);
  EXPECT_EQ(report.rejected, 1U);
}

TEST(Tmx, NeverHasAHalfEmptyUnit) {
  WriteReport report;
  EXPECT_TRUE(units_of(tmx(make_pairs({"a", "\x01\t"}, {"", "B"}), {}, &report)).empty());
  EXPECT_EQ(report.without_text, 2U);
  EXPECT_EQ(report.units, 0U);
}

TEST(Tmx, CallsTheLanguagesAsAskedInOneSpelling) {
  WriteOptions options;
  options.source_code = "ES_es";
  options.target_code = "en-us";
  const std::string bytes = tmx(make_pairs({"a"}, {"b"}), options);
  EXPECT_THAT(bytes, HasSubstr("srclang=\"es-ES\""));
  EXPECT_THAT(bytes, HasSubstr("<tuv xml:lang=\"es-ES\">"));
  EXPECT_THAT(bytes, HasSubstr("<tuv xml:lang=\"en-US\">"));
}

TEST(Tmx, RefusesLanguagesAndDatesThatNoToolWouldTake) {
  const struct {
    const char *source, *target, *code, *date, *error;
  } rows[] = {
      {"es", "es", "", "",
       "source and target have the same language, es. Name the languages with --from and --to."},
      {"und", "en", "", "", "a.txt: its language is not known. Name the languages with --from and --to."},
      {"es", "", "", "", "b.txt: its language is not known. Name the languages with --from and --to."},
      {"es", "en", "EN", "",
       "source and target have the same language, en. Name the languages with --from and --to."},
      {"es", "en", "Spanish!", "",
       "\"Spanish!\" is not a language code. Use one such as es, en-US or zh-Hant."},
      {"es", "en", "", "2025-01-01T12:00:00Z",
       "\"2025-01-01T12:00:00Z\" is not a date of TMX. Write it in UTC, as in 20250101T120000Z."},
      {"es", "en", "", "20250101T120000z",
       "\"20250101T120000z\" is not a date of TMX. Write it in UTC, as in 20250101T120000Z."},
  };
  for (const auto& row : rows) {
    const Alignment alignment = make_alignment({"a.txt", row.source, {}}, {"b.txt", row.target, {}}, {});
    WriteOptions options;
    options.source_code = row.code;
    options.creation_date = row.date;
    try {
      tmx(alignment, options);
      ADD_FAILURE() << "no error: " << row.error;
    } catch (const UsageError& error) {
      EXPECT_STREQ(error.what(), row.error);
    }
  }
}

// Texts that break careless writers. Each comes back from a parser as the second says.
const std::vector<std::pair<std::string, std::string>> kHostile = {
    {"a < b & c > d", "a < b & c > d"},
    {"&lt; &amp;lt; &#x41; &nbsp;", "&lt; &amp;lt; &#x41; &nbsp;"},
    {"]]> <![CDATA[x]]> <!-- y --> <?z?>", "]]> <![CDATA[x]]> <!-- y --> <?z?>"},
    {"\"double\" 'single'", "\"double\" 'single'"},
    {"a\0\x01\x0B\x1F"s + "b\uFFFE\uFFFF", "a b"},
    {"line\r\nend\ttab\u2028sep", "line end tab sep"},
    {"\u00A0no break\u00A0", "\u00A0no break\u00A0"},
    {"\u202Eשלום עולם\u202C", "\u202Eשלום עולם\u202C"},
    {"\xFF\xFE broken \xC3", "\uFFFD\uFFFD broken \uFFFD"},
    {"Cancio\u0301n", "Canción"},
    {"😀👨‍👩‍👧 𝔘", "😀👨‍👩‍👧 𝔘"},
    {"%s %n {1} \\0", "%s %n {1} \\0"},
};

std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts;
  texts.reserve(kHostile.size());
  for (const auto& [text, back] : kHostile) texts.push_back(text);
  return texts;
}

TEST(Tmx, CarriesHostileTextsUnharmed) {
  std::vector<std::string> texts = hostile_texts();
  std::vector<std::pair<std::string, std::string>> wanted;
  wanted.reserve(kHostile.size() + 1);
  for (const auto& [text, back] : kHostile) wanted.emplace_back(back, back);
  std::string huge;
  while (huge.size() < 400'000) huge += "ñ&<😀";
  texts.push_back(huge);
  wanted.emplace_back(huge, huge);
  WriteReport report;
  EXPECT_EQ(units_of(tmx(make_pairs(texts, texts), {}, &report)), wanted);
  ASSERT_EQ(report.notes.size(), 2U);
  EXPECT_EQ(report.notes[0].text(), "segments longer than 2,000 characters, which Trados cloud refuses: 2");
  EXPECT_EQ(report.notes[1].text(), "segments longer than 8,000 characters, which Wordfast refuses: 2");
}

TEST(Tmx, CountsCharactersNotBytesAgainstTheLimits) {
  std::string exact;
  for (int i = 0; i < 2000; ++i) exact += "ñ";
  WriteReport report;
  tmx(make_pairs({exact}, {exact + "ñ"}), {}, &report);
  ASSERT_EQ(report.notes.size(), 1U);
  EXPECT_EQ(report.notes[0].arguments, std::vector<std::string>{"1"});
}

TEST(Tmx, EscapesFileNamesAndOptions) {
  Alignment alignment = make_pairs({"a"}, {"b"});
  alignment.source = make_sentences({"dir/<a>&\"b\"\n\xFF.txt", "es", {"a"}});
  alignment.provenance = {"1<2\"&\n", {"x=<&>"}, {}};
  const std::string bytes = tmx(alignment);
  EXPECT_THAT(bytes, HasSubstr("<prop type=\"x-source-file\">&lt;a&gt;&amp;\"b\" \uFFFD.txt</prop>"));
  EXPECT_THAT(bytes, HasSubstr("creationtoolversion=\"1&lt;2&quot;&amp;\""));
  EXPECT_EQ(units_of(bytes).size(), 1U);
}

TEST(Tmx, HasUniqueIdsHoweverOftenAPairComes) {
  const std::string bytes =
      tmx(make_pairs(std::vector<std::string>(500, "Sí."), std::vector<std::string>(500, "Yes.")));
  std::set<std::string> ids;
  for (std::size_t at = bytes.find("tuid=\""); at != std::string::npos; at = bytes.find("tuid=\"", at + 1)) {
    ids.insert(bytes.substr(at, bytes.find('"', at + 6) - at));
  }
  EXPECT_EQ(ids.size(), 500U);
}

// The two sides of one pair, their markup given by the words that it is around.
Alignment with_markup(const std::vector<std::string>& source,
                      const std::vector<std::pair<MarkupKind, std::string>>& of_source,
                      const std::vector<std::string>& target,
                      const std::vector<std::pair<MarkupKind, std::string>>& of_target) {
  const auto side = [](const std::string& name, const std::string& language,
                       const std::vector<std::string>& sentences,
                       const std::vector<std::pair<MarkupKind, std::string>>& words) {
    const Sentences plain = make_sentences({name, language, sentences});
    Document document = plain.document();
    for (const auto& [kind, word] : words) {
      const std::size_t begin = document.text.find(word);
      EXPECT_NE(begin, std::string::npos) << word;
      document.markup.push_back({kind, {begin, begin + word.size()}});
    }
    std::vector<Sentence> same;
    for (std::size_t i = 0; i < plain.size(); ++i) same.push_back(plain[i]);
    return Sentences(std::move(document), std::move(same));
  };
  std::vector<std::size_t> all_source(source.size()), all_target(target.size());
  std::iota(all_source.begin(), all_source.end(), 0);
  std::iota(all_target.begin(), all_target.end(), 0);
  return {side("a.html", "es", source, of_source),
          side("b.html", "en", target, of_target),
          {make_bead(all_source, all_target)},
          {},
          {}};
}

std::vector<std::string> segments_with_tags(const Alignment& alignment) {
  WriteOptions options;
  options.inline_tags = true;
  const std::string bytes = tmx(alignment, options);
  std::vector<std::string> segments;
  for (std::size_t at = 0; (at = bytes.find("<seg>", at)) != std::string::npos; ++at)
    segments.push_back(bytes.substr(at + 5, bytes.find("</seg>", at) - at - 5));
  return segments;
}

TEST(TmxTags, StandWhereBothSidesHaveTheSame) {
  EXPECT_THAT(
      segments_with_tags(with_markup({"Lea Ana Karenina, ya."}, {{MarkupKind::italic, "Ana Karenina"}},
                                     {"Read Anna Karenina now."}, {{MarkupKind::italic, "Anna Karenina"}})),
      testing::ElementsAre(
          R"(Lea <bpt i="1" x="1" type="italic">&lt;i&gt;</bpt>Ana Karenina<ept i="1">&lt;/i&gt;</ept>, ya.)",
          R"(Read <bpt i="1" x="1" type="italic">&lt;i&gt;</bpt>Anna Karenina<ept i="1">&lt;/i&gt;</ept> now.)"));
}

TEST(TmxTags, OfAKindThatOneSideLacksAreLeftOut) {
  EXPECT_THAT(
      segments_with_tags(with_markup({"El río y el mar."},
                                     {{MarkupKind::bold, "río"}, {MarkupKind::link, "mar"}},
                                     {"The river and the sea."}, {{MarkupKind::link, "sea"}})),
      testing::ElementsAre(
          R"(El río y el <bpt i="1" x="1" type="link">&lt;a&gt;</bpt>mar<ept i="1">&lt;/a&gt;</ept>.)",
          R"(The river and the <bpt i="1" x="1" type="link">&lt;a&gt;</bpt>sea<ept i="1">&lt;/a&gt;</ept>.)"));
}

TEST(TmxTags, MatchByTheirOrderWithinAKind) {
  const std::vector<std::string> segments = segments_with_tags(with_markup(
      {"uno dos tres"}, {{MarkupKind::bold, "uno"}, {MarkupKind::italic, "dos"}, {MarkupKind::bold, "tres"}},
      {"two one three"},
      {{MarkupKind::italic, "two"}, {MarkupKind::bold, "one"}, {MarkupKind::bold, "three"}}));
  ASSERT_EQ(segments.size(), 2U);
  EXPECT_THAT(segments[1], HasSubstr(R"(<bpt i="1" x="2" type="italic">)"));
  EXPECT_THAT(segments[1], HasSubstr(R"(<bpt i="2" x="1" type="bold">)"));
  EXPECT_THAT(segments[1], HasSubstr(R"(<bpt i="3" x="3" type="bold">)"));
}

TEST(TmxTags, MayOverlapAndNestAndEndTogether) {
  EXPECT_THAT(
      segments_with_tags(
          with_markup({"a bb cc dd"}, {{MarkupKind::bold, "bb cc"}, {MarkupKind::italic, "cc dd"}},
                      {"a bb cc dd"}, {{MarkupKind::bold, "bb cc dd"}, {MarkupKind::italic, "cc dd"}})),
      testing::ElementsAre(
          R"(a <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>bb <bpt i="2" x="2" type="italic">&lt;i&gt;</bpt>cc<ept i="1">&lt;/b&gt;</ept> dd<ept i="2">&lt;/i&gt;</ept>)",
          R"(a <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>bb <bpt i="2" x="2" type="italic">&lt;i&gt;</bpt>cc dd<ept i="2">&lt;/i&gt;</ept><ept i="1">&lt;/b&gt;</ept>)"));
}

TEST(TmxTags, AroundAWholeSideSetNothingApart) {
  EXPECT_THAT(segments_with_tags(with_markup({"Todo aquí."}, {{MarkupKind::italic, "Todo aquí."}},
                                             {"All of it."}, {{MarkupKind::italic, "All"}})),
              testing::ElementsAre("Todo aquí.", "All of it."));
}

TEST(TmxTags, GoOnFromSentenceToSentence) {
  EXPECT_THAT(
      segments_with_tags(with_markup({"Dijo: basta.", "Ya no."}, {{MarkupKind::bold, "basta. Ya"}},
                                     {"He said: enough, no more."}, {{MarkupKind::bold, "enough, no"}})),
      testing::ElementsAre(
          R"(Dijo: <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>basta. Ya<ept i="1">&lt;/b&gt;</ept> no.)",
          R"(He said: <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>enough, no<ept i="1">&lt;/b&gt;</ept> more.)"));
}

TEST(TmxTags, AreNotWrittenUnlessAskedFor) {
  EXPECT_THAT(
      tmx(with_markup({"uno dos"}, {{MarkupKind::bold, "dos"}}, {"one two"}, {{MarkupKind::bold, "two"}})),
      Not(HasSubstr("bpt")));
}

// The schema imports xml.xsd; this gives the attributes of it that TMX uses.
const char* const kXmlSchema =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' "
    "targetNamespace='http://www.w3.org/XML/1998/namespace'>"
    "<xs:attribute name='lang' type='xs:language'/><xs:attribute name='space' type='xs:NCName'/></xs:schema>";

TEST(Tmx, IsValidByDtdAndSchema) {
  if (run("xmllint --version").status != 0) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  if (!std::filesystem::exists(shared("tmx/tmx14.dtd")) ||
      !std::filesystem::exists(shared("tmx/tmx14.xsd"))) {
    GTEST_SKIP() << "the schemas of TMX are not there (../shared/tmx)";
  }
  const Scratch scratch;
  for (const char* name : {"tmx14.dtd", "tmx14.xsd"}) {
    std::filesystem::copy_file(shared(std::string("tmx/") + name), scratch.file(name));
  }
  write_content(scratch.file("xml.xsd"), kXmlSchema);
  const auto lint = [&scratch](const std::string& options, const std::string& bytes) {
    write_content(scratch.file("memory.tmx"), bytes);
    return run("cd '" + scratch.folder().string() + "' && xmllint --nonet --noout " + options +
               " memory.tmx");
  };
  const std::string by_dtd = "--dtdvalid tmx14.dtd", by_schema = "--schema tmx14.xsd";

  const std::vector<std::string> texts = hostile_texts();
  WriteOptions dated;
  dated.creation_date = "20250101T120000Z";
  std::vector<std::string> files = {tmx(interview(), dated), tmx(make_pairs(texts, texts)),
                                    tmx(make_pairs({}, {}))};
  for (const std::string& name : profile_names()) {
    WriteOptions options = dated;
    options.profile = profile_by_name(name).value();
    options.source_code = "es-ES";
    options.byte_order_mark = true;
    files.push_back(tmx(interview(), options));
  }
  WriteOptions tagged = dated;
  tagged.inline_tags = true;
  files.push_back(tmx(with_markup({"a bb cc dd"}, {{MarkupKind::bold, "bb cc"}, {MarkupKind::link, "cc dd"}},
                                  {"a bb cc dd"}, {{MarkupKind::bold, "bb"}, {MarkupKind::link, "cc"}}),
                      tagged));
  EXPECT_THAT(files.back(), HasSubstr("<bpt"));
  for (const std::string& bytes : files) {
    const ProgramResult dtd = lint(by_dtd, bytes);
    EXPECT_EQ(dtd.output, "");
    EXPECT_EQ(dtd.status, 0);
    const ProgramResult schema = lint(by_schema, bytes);
    EXPECT_EQ(schema.output, "memory.tmx validates\n");
    EXPECT_EQ(schema.status, 0);
  }
  std::string wrong = tmx(interview());
  wrong.replace(wrong.find("segtype"), 7, "segtyp_");
  EXPECT_NE(lint(by_dtd, wrong).status, 0);  // so the tests above could fail
  EXPECT_NE(lint(by_schema, wrong).status, 0);
}

std::string in_profile(TmxProfile profile, const char* source = "es-ES", const char* target = "en-US") {
  WriteOptions options;
  options.profile = profile;
  options.source_code = source;
  options.target_code = target;
  return tmx(interview(), options);
}

TEST(TmxProfile, GivesEachToolWhatItReads) {
  EXPECT_THAT(
      in_profile(TmxProfile::trados),
      testing::AllOf(HasSubstr("o-tmf=\"TW4Win 2.0 Format\""), HasSubstr("creationid=\"BITEXT\">"),
                     HasSubstr("<prop type=\"Txt::Note\">confidence 0.5, 1-1, confirmed, interview.es.html | "
                               "article.en.html</prop>"),
                     Not(HasSubstr("context"))));
  EXPECT_THAT(
      in_profile(TmxProfile::memoq),
      testing::AllOf(HasSubstr("<prop type=\"aligned\">yes</prop>\n      <prop type=\"corrected\">no</prop>"),
                     HasSubstr("<prop type=\"corrected\">yes</prop>"), HasSubstr("x-context-pre")));
  EXPECT_THAT(
      in_profile(TmxProfile::omegat),
      testing::AllOf(HasSubstr("<note>confidence 0.973125, 1-2, automatic, "), Not(HasSubstr("context"))));
  EXPECT_THAT(in_profile(TmxProfile::phrase),
              testing::AllOf(HasSubstr("<prop type=\"context_prev\">¿Y usted?</prop>"),
                             HasSubstr("<prop type=\"context_next\">"), Not(HasSubstr("x-context"))));
  EXPECT_THAT(in_profile(TmxProfile::smartling), HasSubstr("datatype=\"plaintext\""));
}

TEST(TmxProfile, RefusesCodesThatTheToolDoesNotTake) {
  const auto error_of = [](TmxProfile profile, const char* source) {
    try {
      in_profile(profile, source);
    } catch (const UsageError& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(
      error_of(TmxProfile::trados, "es"),
      "Trados takes no pair from a memory in “es”: its codes have a region. Give that of your project with "
      "--source-code, such as es-ES or en-US.");
  for (const char* code : {"es-419", "es-MX", "zh-Hant-TW"})
    EXPECT_EQ(error_of(TmxProfile::trados, code), "no error");
  EXPECT_NE(error_of(TmxProfile::trados, "zh-Hant"), "no error");
  EXPECT_EQ(error_of(TmxProfile::wordfast, "es-419"),
            "Wordfast has room for a language code of 5 characters, and “es-419” is longer. Give a shorter "
            "one with "
            "--source-code, such as es or es-MX.");
}

TEST(Tmx, IsWellFormedForOthersToo) {
  if (run("xmllint --version").status != 0) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  const std::vector<std::string> texts = hostile_texts();
  const Scratch scratch;
  write_content(scratch.file("memory.tmx"), tmx(make_pairs(texts, texts)));
  EXPECT_EQ(run("xmllint --nonet --noout '" + scratch.file("memory.tmx") + "'").output, "");
}

long peak_kilobytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Tmx, TakesMemoryForIdsOnly) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the address sanitizer keeps what is freed";
#endif
  // 100,000 units of one long sentence: over 200 MB of TMX from little text.
  const std::string sentence(1000, 'x');
  Alignment alignment = make_pairs({sentence}, {sentence});
  alignment.beads.assign(100'000, alignment.beads[0]);
  std::FILE* const sink = std::fopen("/dev/null", "wb");
  const long before = peak_kilobytes();
  EXPECT_EQ(write_alignment(alignment, sink, WriteFormat::tmx).units, 100'000U);
  EXPECT_LT(peak_kilobytes() - before, 20'000);
  std::fclose(sink);
}

}  // namespace
}  // namespace libalign
