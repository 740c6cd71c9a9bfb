#include "read/libreoffice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "read/helpers.h"

namespace libalign {
namespace {

TEST(LibreOffice, ReadsRichText) {
  if (detail::find_libreoffice().empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const Document document = parse(
      R"({\rtf1\ansi\ansicpg1252{\pard El r\'edo\'2c {\b alto}.\par}{\pard Nadie {\v oculto }vino.\par}})");
  EXPECT_EQ(document.format, "rtf");
  EXPECT_THAT(texts(document), ::testing::ElementsAre("El río, alto.", "Nadie vino."));
}

TEST(LibreOffice, IsMissedInOneClearLine) {
  ::setenv("BITEXT_LIBREOFFICE", "/nonexistent/soffice", 1);
  const std::string error = error_of(R"({\rtf1 Hola})");
  ::unsetenv("BITEXT_LIBREOFFICE");
  EXPECT_EQ(error,
            "test: is a .rtf file, which takes LibreOffice to read, and that is not installed. Install "
            "libreoffice-writer, or save the file as .docx or .odt.");
}

TEST(LibreOffice, ThatFailsIsToldAndLeavesNothingBehind) {
  ::setenv("BITEXT_LIBREOFFICE", "/bin/false", 1);
  const std::string error = error_of(R"({\rtf1 Hola})");
  ::unsetenv("BITEXT_LIBREOFFICE");
  EXPECT_EQ(error, "test: LibreOffice could not convert it. Open it there and save it as .docx or .odt.");
}

}  // namespace
}  // namespace libalign
