#include <gtest/gtest.h>

#include "libalign/segment.h"

namespace libalign {
namespace {

TEST(EndClass, LooksThroughClosingQuotesAndBrackets) {
  struct EndRow {
    const char* sentence;
    EndClass end;
  };
  for (const EndRow& row : {EndRow{"One.", EndClass::full_stop},
                            {"«Uno».", EndClass::full_stop},
                            {"«Uno.»", EndClass::full_stop},
                            {"Is it?” ", EndClass::question},
                            {"¡No!)", EndClass::exclamation},
                            {"Well...", EndClass::ellipsis},
                            {"Well…", EndClass::ellipsis},
                            {"Well. . .", EndClass::ellipsis},
                            {"What?!", EndClass::question},
                            {"What!?", EndClass::question},
                            {"What?...", EndClass::question},
                            {"No!...", EndClass::exclamation},
                            {"Así:", EndClass::colon},
                            {"a;", EndClass::semicolon},
                            {"a,", EndClass::comma},
                            {"Heading", EndClass::none},
                            {"1984", EndClass::none},
                            {"", EndClass::none},
                            {"\"", EndClass::none},
                            {"Ana—", EndClass::other},
                            {"好。", EndClass::full_stop},
                            {"好？", EndClass::question},
                            {"...", EndClass::ellipsis},
                            {"?", EndClass::question}}) {
    EXPECT_EQ(end_class(row.sentence), row.end) << row.sentence;
  }
}

TEST(StartClass, LooksThroughOpenersAndDashes) {
  struct StartRow {
    const char* sentence;
    StartClass start;
  };
  for (const StartRow& row : {StartRow{"One", StartClass::upper},
                              {"«¿Quién", StartClass::upper},
                              {"—Él", StartClass::upper},
                              {"— él", StartClass::lower},
                              {"“is", StartClass::lower},
                              {"3 de", StartClass::digit},
                              {"(1) a", StartClass::digit},
                              {"• Uno", StartClass::upper},
                              {"...y", StartClass::lower},
                              {"", StartClass::other},
                              {"你", StartClass::other},
                              {"$5", StartClass::other}}) {
    EXPECT_EQ(start_class(row.sentence), row.start) << row.sentence;
  }
}

}  // namespace
}  // namespace libalign
