#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

using namespace std::literals;
using ::testing::HasSubstr;

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "bitext_read_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
    return folder_ + "/" + name;
  }

  static std::string error_of_file(const std::string& path, const ReadOptions& options = {}) {
    try {
      read_document(path, options);
    } catch (const DataError& error) {
      return std::string(error.what()).substr(error.place().text().size());
    }
    return {};
  }

  std::string folder_;
};

TEST_F(BadInput, MissingFileIsNamedWithAdvice) {
  EXPECT_EQ(error_of_file(folder_ + "/none.txt"), ": no such file. Check the path.");
  EXPECT_EQ(error_of_file(write("a.txt", "x") + "/b.txt"), ": no such file. Check the path.");
}

TEST_F(BadInput, FolderIsRefused) { EXPECT_EQ(error_of_file(folder_), ": is a folder. Name a file in it."); }

TEST_F(BadInput, UnreadableFileIsRefused) {
  if (::geteuid() == 0) GTEST_SKIP() << "the superuser may read everything";
  const std::string path = write("secret.txt", "text");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  EXPECT_EQ(error_of_file(path), ": you may not read this file. Ask its owner for permission, or copy it.");
}

TEST_F(BadInput, EmptyFileIsRefused) {
  EXPECT_EQ(error_of_file(write("empty.txt", "")), ": the file is empty. Check that it was saved.");
}

TEST_F(BadInput, DeviceIsRefused) {
  EXPECT_EQ(error_of_file("/dev/zero"), ": is a device or socket, not a file. Name an ordinary file.");
}

TEST_F(BadInput, HugeFileIsRefusedBeforeItIsRead) {
  const std::string path = write("huge.txt", "a");
  constexpr std::uintmax_t kHuge = std::uintmax_t{500} << 20U;
  std::filesystem::resize_file(path, kHuge);
  EXPECT_EQ(error_of_file(path), ": larger than 256 MB. Split it, by chapters for example.");
}

TEST_F(BadInput, PipeIsReadUpToTheLimit) {
  const std::string path = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const int keep = ::open(path.c_str(), O_RDWR);
  ASSERT_GE(keep, 0);
  const std::string bytes(5000, 'a');
  ASSERT_EQ(::write(keep, bytes.data(), bytes.size()), 5000);
  ReadOptions options;
  options.max_bytes = 4000;
  EXPECT_THAT(error_of_file(path, options), HasSubstr("larger than"));
  ::close(keep);
}

TEST_F(BadInput, PipeWithoutWriterDoesNotHang) {
  const std::string path = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_THAT(error_of_file(path), HasSubstr("the file is empty"));
}

struct BinaryRow {
  std::string_view bytes;
  std::string_view expected;
};

TEST(Binary, IsNamedForWhatItIs) {
  const BinaryRow rows[] = {
      {"%PDF-1.7\n%\xE2\xE3"sv, "test: is a damaged PDF file, or cut off. Copy or download it again."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0"sv,
       "test: is an old Excel or other Office file, not text or HTML. Save it as plain text or HTML first."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv,
       "test: is protected by a password. Save it without one first."},
      {"PK\x03\x04 something"sv, "test: is a damaged zip archive, or cut off. Copy or download it again."},
      {"PK\x05\x06"sv, "test: is a damaged zip archive, or cut off. Copy or download it again."},
      {"\x7F"
       "ELF\x02\x01"sv,
       "test: is a program, not text or HTML. Name a text or HTML file."},
      {"\x89PNG\r\n\x1A\n\0\0"sv, "test: is a PNG picture, not text or HTML. Name a text or HTML file."},
      {"\x1F\x8B\x08\0"sv, "test: is a gzip file, not text or HTML. Unpack it first."},
      {"Hola\0\0\0\0mundo"sv,
       "test: is binary: byte 5 is zero. Name a text or HTML file; if it is UTF-16, name the encoding."},
      {"Hello\0 world.\nSecond \0line.\n"sv,
       "test: is binary: byte 6 is zero. Name a text or HTML file; if it is UTF-16, name the encoding."},
      {"Hello \0world, here is one.\nSecond\0 line.\n"sv,
       "test: is binary: byte 7 is zero. Name a text or HTML file; if it is UTF-16, name the encoding."},
      {"\x01\x02\x03\x04\x05 abc"sv,
       "test: is binary: one byte in ten or more is a control character. Name a text or HTML file."},
      {"<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"></tmx>"sv,
       "test: is a TMX file, not text or HTML. To work on memories, use bitext tmx or bitext convert."},
      {"<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"></xliff>"sv,
       "test: is an XLIFF file, not text or HTML. If both texts are in it, let bitext align take it alone."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut"sv,
       "test: is a damaged file of Word or another Office program, or cut off. Copy or download it again."},
      {"<?xml version=\"1.0\"?>\n<book><p>Hola</p></book>"sv,
       "test: is an XML file that is no HTML. Turn it into text or HTML first."},
      {" \n\t\r\n "sv, "test: there is no text in the file. Check that it is the right one."},
      {"<html><head><title>x</title></head><body><script>a</script></body>"sv,
       "test: there is no text in the file. Check that it is the right one."},
  };
  for (const BinaryRow& row : rows) EXPECT_EQ(error_of(row.bytes), row.expected);
}

TEST(Binary, ArchivesAreNamedForWhatTheyHold) {
  const std::string types = "[Content_Types].xml";
  const std::pair<Members, std::string> rows[] = {
      {{{"a.txt", "hola"}}, "test: is a zip archive, not text or HTML. Unpack it first."},
      {{{types, ""}, {"xl/workbook.xml", ""}},
       "test: is an Excel workbook, not text or HTML. If both texts are in it, let bitext align take it "
       "alone."},
      {{{types, ""}, {"ppt/presentation.xml", ""}},
       "test: is a PowerPoint file, not text or HTML. Save it as plain text or HTML first."},
      {{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}},
       "test: is an OpenDocument file of another kind than text. Save it as plain text or HTML first."},
  };
  for (const auto& [members, expected] : rows) EXPECT_EQ(error_of(zipped(members)), expected);
}

// A Word document with this body.
std::string docx_of(const std::string& xml) {
  return zipped({{"[Content_Types].xml", ""},
                 {"_rels/.rels",
                  "<Relationships><Relationship Type='x/officeDocument' "
                  "Target='word/document.xml'/></Relationships>"},
                 {"word/document.xml", xml}});
}

std::string odt_of(const std::string& xml) {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}});
}

TEST(Office, HarmIsRefusedWithAPlace) {
  const std::string entities = "<!DOCTYPE a [<!ENTITY b 'c'>]>\n";
  EXPECT_EQ(
      error_of(docx_of(entities + "<w:document/>")),
      "test/word/document.xml:1:25: declares entities, which such a file does not need and which can be "
      "used to do harm. Remove the declarations.");
  EXPECT_EQ(error_of(odt_of("<a>\n<b></a>")),
            "test/content.xml:2:6: broken XML: another element is closed than was opened. Open it in the "
            "program that made it and save it again.");
  std::string deep = "<w:document>";
  for (int i = 0; i < 2000; ++i) deep += "<w:tbl><w:tr><w:tc>";
  EXPECT_THAT(error_of(docx_of(deep)), HasSubstr("elements stand in one another more than 500 deep."));
  std::string boxes = "<w:document>";
  for (int i = 0; i < 120; ++i) boxes += "<w:p><w:r><w:txbxContent>";
  EXPECT_THAT(error_of(docx_of(boxes)), HasSubstr("cut off"));
  EXPECT_THAT(error_of(zipped({{"[Content_Types].xml", ""},
                               {"_rels/.rels",
                                "<Relationships><Relationship Type='x/officeDocument' "
                                "Target='word/other.xml'/></Relationships>"}})),
              HasSubstr("is a Word document without a text in it: word/other.xml is missing."));
  EXPECT_THAT(error_of(zipped({{"content.xml", "<a/>"},
                               {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}})),
              HasSubstr("is protected by a password. Save it without one first."));
}

TEST(Office, UnbalancedMarksDoNoHarm) {
  const std::string rows[] = {
      "<w:document><w:fldChar w:fldCharType='end'/><w:p><w:r><w:t>Hola.</w:t></w:r></w:p></w:document>",
      "<w:document><w:tc><w:p/></w:tc><w:trPr><w:del/></w:trPr><w:p><w:r><w:t>Hola.</w:t></w:r></w:p></"
      "w:document>",
      "<w:document><w:r><w:t>Hola.</w:t></w:r></w:document>",
      "<w:document><w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>X</w:instrText></w:r></w:p>"
      "<w:p><w:r><w:t>Hola.</w:t></w:r></w:p></w:document>",
      "<document><p><r><t>Hola.</t></r></p></document>",
  };
  for (const std::string& row : rows)
    EXPECT_THAT(texts_of(docx_of(row)), ::testing::ElementsAre("Hola.")) << row;
  EXPECT_THAT(texts_of(odt_of("<a><office:text><text:p>Hola.</text:p></office:text></a>")),
              ::testing::ElementsAre("Hola."));
}

std::string epub_with_encrypted(const std::string& member) {
  return zipped({{"mimetype", "application/epub+zip"},
                 {"META-INF/container.xml",
                  "<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>"},
                 {"META-INF/encryption.xml", "<encryption><EncryptedData><CipherData><CipherReference URI='" +
                                                 member + "'/></CipherData></EncryptedData></encryption>"},
                 {"c.opf",
                  "<package><manifest><item id='a' href='un%20cap.xhtml' "
                  "media-type='application/xhtml+xml'/></manifest>"
                  "<spine><itemref idref='a'/></spine></package>"},
                 {"un cap.xhtml", "<html><body><p>Hola mundo.</p></body></html>"}});
}

TEST(Epub, EncryptedChaptersAreRefusedAndScrambledFontsAreNot) {
  EXPECT_EQ(
      error_of(epub_with_encrypted("un%20cap.xhtml")),
      "test: is a book under copy protection: its text is encrypted. Ask its publisher for a copy without.");
  EXPECT_THAT(texts_of(epub_with_encrypted("font.otf")), ::testing::ElementsAre("Hola mundo."));
}

TEST(Office, LinesAreAskedOfTextOnly) {
  ReadOptions options;
  options.sentences = true;
  EXPECT_EQ(
      error_of(odt_of("<a/>"), options),
      "test: has no lines to take as sentences, for it is odt. Save it as plain text, a sentence a line.");
  ReadOptions word;
  word.format = InputFormat::docx;
  EXPECT_EQ(error_of("Hola.", word), "test: is no docx file. Let its format be found, or name another file.");
}

TEST(Binary, OneControlCharacterIsNoReasonToRefuse) {
  EXPECT_THAT(texts_of("Hola\x01 mundo.\x1A"), ::testing::ElementsAre("Hola mundo."));
}

// Nothing here may crash, hang, or take more than linear time; most of it is nonsense that still holds a
// text.
TEST(HostileHtml, IsReadInLinearTime) {
  const auto repeat = [](std::string_view part, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += part;
    return result;
  };
  constexpr std::size_t kMany = 30000;
  std::string formatting;
  for (std::size_t i = 0; i < kMany; ++i) formatting += "<p><b a=" + std::to_string(i) + ">x";
  const std::string pages[] = {
      repeat("<div>", kMany) + "hola",
      repeat("<span><div></span>x</div>", kMany) + "hola",
      repeat("<table><tr><td>x", kMany) + "hola",
      repeat("<li><dd>x", kMany) + "hola",
      repeat("<div><select></div></select>x", kMany) + "hola",
      "<span><table>" + repeat("<div>", kMany) + repeat("</span>", kMany) + "hola",
      repeat("<a ", kMany) + "=\"x>hola",
      repeat("<a b='", kMany) + ">hola",
      "hola" + repeat("<a ", kMany) + "b='>'",
      repeat("<!-- ", kMany) + "-->hola",
      repeat("<svg><style>", kMany) + "</svg>hola",
      repeat("<b><i><u>", kMany) + "hola",
      "<p " + repeat("a", kMany) + " " + repeat("b=c ", kMany) + ">hola",
      repeat("<p>&amp;&copy&nbsp", kMany) + "hola",
      "<p>" + repeat("</p>", kMany) + "hola",
      repeat("<object><form>", kMany) + "hola",
      "<script type='application/ld+json'>" + repeat("[", kMany) + "</script>hola",
      repeat("<html a><body b>", kMany) + "hola",
      formatting + "hola",
  };
  ReadOptions options;
  options.format = InputFormat::html;
  options.keep_all = true;
  for (const std::string& page : pages) {
    const Document document = parse(page, options);
    EXPECT_NE(document.text.find("hola"), std::string::npos) << page.substr(0, 60);
  }
}

TEST(HostileHtml, TruncatedPageGivesItsText) {
  const std::string page = slurp(BITEXT_SOURCE_DIR "/corpora/interview/article.en.html");
  ASSERT_FALSE(page.empty());
  for (std::size_t size = page.size(); size > 6000; size -= 97) {
    EXPECT_NE(parse(std::string_view(page).substr(0, size)).text.find("The mayor of a small town"),
              std::string::npos)
        << size;
  }
  for (std::size_t size = 1; size < 6000; size += 53)
    error_of(std::string_view(page).substr(0, size));  // may refuse, must not crash
}

}  // namespace
}  // namespace libalign
