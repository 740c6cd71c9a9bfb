#include "pdf/poppler.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>

namespace libalign::detail {
namespace {

std::string utf8_of(const poppler::ustring& text) {
  std::u16string units(text.begin(), text.end());
  if (!units.empty() && units.front() == 0xFEFF) units.erase(0, 1);
  const icu::UnicodeString unicode(false, units.data(), static_cast<std::int32_t>(units.size()));
  std::string result;
  unicode.toUTF8String(result);
  return result;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

// "ﬁ" is a shape, not a letter; a soft hyphen that is printed is a hyphen.
std::string plain(std::string text) {
  replace_all(text, "\u00AD", "-");
  replace_all(text, "\u2010", "-");
  static constexpr std::array<const char*, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (std::size_t at = 0; (at = text.find("\xEF\xAC", at)) != std::string::npos; ++at) {
    const auto last = static_cast<unsigned char>(at + 2 < text.size() ? text[at + 2] : '\0');
    if (last >= 0x80 && last <= 0x86) text.replace(at, 3, kLetters.at(last - 0x80U));
  }
  return text;
}

bool is_bold(const std::string& font) {
  return font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos ||
         font.find("Black") != std::string::npos || font.find("Heavy") != std::string::npos ||
         font.find("Semibold") != std::string::npos;
}

bool is_fixed(const std::string& font) {
  static constexpr std::array<const char*, 12> kParts = {"Mono",       "mono",  "Courier", "Consola",
                                                         "Typewriter", "Menlo", "Monaco",  "SourceCode",
                                                         "FiraCode",   "CMTT",  "LMTT",    "LucidaConsole"};
  return std::ranges::any_of(kParts, [&](const char* part) { return font.find(part) != std::string::npos; });
}

PdfPage words_of(const poppler::page& page) {
  PdfPage result;
  const poppler::rectf paper = page.page_rect();
  result.width = paper.width();
  result.height = paper.height();
  std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  const auto turned = static_cast<std::size_t>(std::count_if(
      boxes.begin(), boxes.end(), [](const poppler::text_box& box) { return box.rotation() != 0; }));
  for (const poppler::text_box& box : boxes) {
    // A note up the margin, a stamp; a page that is all turned is read as it is.
    if (box.rotation() != 0 && turned * 2 < boxes.size()) continue;
    PdfWord word;
    word.text = plain(utf8_of(box.text()));
    const poppler::rectf place = box.bbox();
    word.left = place.left() - paper.left();
    word.right = place.right() - paper.left();
    word.top = place.top() - paper.top();
    word.bottom = place.bottom() - paper.top();
    if (word.top > word.bottom) std::swap(word.top, word.bottom);
    word.size = box.has_font_info() ? box.get_font_size() : word.bottom - word.top;
    if (!std::isfinite(word.size) || word.size <= 0) word.size = std::max(1.0, word.bottom - word.top);
    for (double* value : {&word.left, &word.right, &word.top, &word.bottom, &word.size})
      *value = std::isfinite(*value) ? std::clamp(*value, -1e5, 1e5) : 0;
    const std::string font = box.has_font_info() ? box.get_font_name() : std::string{};
    word.bold = is_bold(font);
    word.fixed = is_fixed(font);
    word.space_after = box.has_space_after();
    result.words.push_back(std::move(word));
  }
  return result;
}

class PopplerFile : public PdfFile {
 public:
  explicit PopplerFile(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}

  bool locked() const override { return document_->is_locked(); }
  int pages() const override { return document_->pages(); }
  PdfPage page(int number) const override {
    const std::unique_ptr<poppler::page> page(document_->create_page(number));
    return page == nullptr ? PdfPage{} : words_of(*page);
  }
  std::string title() const override { return utf8_of(document_->info_key("Title")); }
  std::string author() const override { return utf8_of(document_->info_key("Author")); }

 private:
  std::unique_ptr<poppler::document> document_;
};

}  // namespace

std::unique_ptr<PdfFile> open_by_poppler(std::string_view bytes) {
  static std::once_flag silent;  // poppler would print what it finds odd
  std::call_once(silent,
                 [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  if (bytes.size() >= static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) return nullptr;
  return std::make_unique<PopplerFile>(std::move(document));
}

}  // namespace libalign::detail
