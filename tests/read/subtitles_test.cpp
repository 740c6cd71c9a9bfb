#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;

std::string srt(std::initializer_list<std::string> cues) {
  std::string text;
  int second = 0;
  for (const std::string& cue : cues) {
    const std::string begin = std::to_string(10 + second), end = std::to_string(11 + second);
    text += std::to_string(++second) + "\n00:00:" + begin + ",000 --> 00:00:" + end + ",000\n" + cue + "\n\n";
  }
  return text;
}

TEST(Subtitles, AreKnownByTheirTimes) {
  EXPECT_EQ(parse("\xEF\xBB\xBF"
                  "1\r\n00:00:01,000 --> 00:00:02,000\r\nHola.\r\n")
                .format,
            "srt");
  EXPECT_EQ(parse("WEBVTT\n\n00:01.000 --> 00:02.000\nHola.\n").format, "vtt");
  EXPECT_EQ(parse("El tren sale a las 00:00:01,000 --> dijo.\n").format, "text");
  EXPECT_EQ(parse("WEBVTTES\n\nHola.\n").format, "text");
}

TEST(Subtitles, SentencesRunOnAcrossCues) {
  EXPECT_THAT(texts_of(srt({"Cuando llegué", "no había nadie.", "Luego", "sí."})),
              ElementsAre("Cuando llegué no había nadie.", "Luego sí."));
  EXPECT_THAT(texts_of(srt({"Pensé que...", "...no vendrías.", "Espera...", "No. Sí."})),
              ElementsAre("Pensé que... ...no vendrías.", "Espera...", "No. Sí."));
}

TEST(Subtitles, WithoutStopsACueIsABlock) {
  EXPECT_THAT(texts_of(srt({"他来了", "没有人", "走吧"})), ElementsAre("他来了", "没有人", "走吧"));
}

TEST(Subtitles, KeepRepeatedLinesThatAreSaidTwice) {
  EXPECT_THAT(texts_of(srt({"No.", "No.", "¿No?\nNo."})), ElementsAre("No.", "No.", "¿No?", "No."));
}

TEST(Subtitles, SoundsAreCaptionsAndPartNoSentence) {
  EXPECT_THAT(kinds_and_texts(parse(srt({"Si vienes", "[tose]", "te espero."}))),
              ElementsAre("paragraph: Si vienes te espero.", "caption: [tose]"));
  EXPECT_THAT(kinds_and_texts(parse(srt({"Dijo (en voz baja) que no.", "(risas)"}))),
              ElementsAre("paragraph: Dijo (en voz baja) que no.", "caption: (risas)"));
}

TEST(Subtitles, NothingIsLostOfOddFiles) {
  EXPECT_THAT(
      texts_of("1\n00:00:01,000 --> 00:00:02,000\nUno.\n2\n00:00:03.5 --> 00:00:04\n\nDos.\n\n\nTres.\n"),
      ElementsAre("Uno.", "Dos.", "Tres."));
  EXPECT_THAT(
      texts_of("00:00:01,000 --> 00:00:02,000\nVino en\n1998\n\n00:00:03,000 --> 00:00:04,000\na casa.\n"),
      ElementsAre("Vino en 1998 a casa."));
}

}  // namespace
}  // namespace libalign
