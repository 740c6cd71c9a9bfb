#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "lexicon/build.h"
#include "lexicon/lexicon_test_tools.h"
#include "lexicon/view.h"
#include "libalign/lexicon.h"

namespace libalign {
namespace {

using test::error_of;
using test::Folder;
using test::read_bytes;
using test::source_of;

std::string small_lexicon() {
  const Folder folder;
  detail::write_lexicon_bytes(detail::build_lexicon({source_of({{"casa", "house"},
                                                                {"casa", "home"},
                                                                {"ley", "law"},
                                                                {"casar", "marry"},
                                                                {"sin embargo", "however"}})},
                                                    {{{"case", "casar"}, {"case", "casa"}}, {}}),
                              folder.path("x.lex"));
  return read_bytes(folder.path("x.lex"));
}

// Looks up a little of everything; what it finds is of no interest.
void use(const detail::LexiconView& view) {
  for (const std::size_t side : {0U, 1U}) {
    for (const std::string_view word : {"casa", "ley", "casar", "case", "sin embargo", "house", "home", "law",
                                        "marry", "however", "x", ""}) {
      for (const std::string_view stem :
           {"cas", "ley", "sin embarg", "hous", "home", "law", "marri", "howev", ""}) {
        for (const detail::Form& form : view.lemmas(side, word, stem)) (void)view.term(side, form.term >> 8U);
        detail::Found found;
        view.find(side, word, stem, found);
        for (std::size_t i = 0; i < found.count; ++i) {
          const detail::Term* term = view.term(1 - side, found.hits[i].term);
          if (term != nullptr) (void)(view.text(*term).size() + view.stem(*term).size());
        }
      }
    }
  }
}

// The header's hash made right again, so that what lies behind it is reached.
std::string with_right_header(std::string bytes) {
  detail::Header header;
  std::memcpy(static_cast<void*>(&header), bytes.data(), sizeof header);
  header.header_hash = 0;
  header.header_hash = detail::hash_bytes({reinterpret_cast<const char*>(&header), sizeof header});
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

TEST(DamagedLexicon, IsOpenedOrRefusedButNeverReadOutside) {
  const std::string whole = small_lexicon();
  std::size_t refused = 0, opened = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int flip : {0x01, 0x10, 0x80, 0xFF}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      for (const std::string& bytes : {damaged, with_right_header(damaged)}) {
        // A copy of exactly the size, so that the address sanitizer sees a step beside it.
        const std::vector<char> exact(bytes.begin(), bytes.end());
        try {
          use(detail::LexiconView({exact.data(), exact.size()}, "x.lex"));
          ++opened;
        } catch (const DataError&) {
          ++refused;
        }
      }
    }
  }
  EXPECT_GT(refused, sizeof(detail::Header));  // any flip of the header is noticed
  EXPECT_GT(opened, 0U);                       // behind it, opening costs no full scan
}

TEST(DamagedLexicon, IsNoticedByItsHashes) {
  const Folder folder;
  const std::string whole = small_lexicon();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    const std::string path = folder.write("x.lex", damaged);
    if (i < sizeof(detail::Header)) {
      EXPECT_NE(error_of([&] { Lexicon::open(path); }), "") << i;
    } else {
      EXPECT_FALSE(Lexicon::open(path).intact()) << i;
    }
  }
}

TEST(DamagedLexicon, IsRefusedWithItsReason) {
  const Folder folder;
  const std::string whole = small_lexicon();
  const std::string advice = " Make it again with `bitext lexicon import`.";
  const auto error = [&](const std::string& bytes) {
    const std::string path = folder.write("x.lex", bytes);
    return error_of([&] { Lexicon::open(path); }).substr(path.size() + 2);
  };
  EXPECT_EQ(error(""), "is not a compiled lexicon." + advice);
  EXPECT_EQ(error("casa\thouse\n"), "is not a compiled lexicon." + advice);
  EXPECT_EQ(error(whole.substr(0, 100)),
            "is cut off: 100 bytes of " + std::to_string(whole.size()) + "." + advice);
  EXPECT_EQ(error(whole.substr(0, whole.size() - 1)), "is cut off: " + std::to_string(whole.size() - 1) +
                                                          " bytes of " + std::to_string(whole.size()) + "." +
                                                          advice);
  EXPECT_EQ(error(whole + "x"), "is damaged." + advice);
  std::string newer = whole;
  newer[8] = 9;
  EXPECT_EQ(error(newer), "is a compiled lexicon of version 9; this program reads version 2." + advice);
  std::string other_order = whole;
  std::reverse(other_order.begin() + 12, other_order.begin() + 16);
  EXPECT_EQ(error(other_order), "was compiled on a machine with another byte order." + advice);
}

TEST(DamagedLexicon, IsNotMistakenForAMissingFileOrAFolder) {
  const Folder folder;
  EXPECT_EQ(error_of([&] { Lexicon::open(folder.path("no.lex")); }),
            folder.path("no.lex") + ": no such file. Check the path.");
  EXPECT_EQ(error_of([&] { Lexicon::open(folder.path(".")); }),
            folder.path(".") + ": is a folder. Name a file in it.");
}

}  // namespace
}  // namespace libalign
