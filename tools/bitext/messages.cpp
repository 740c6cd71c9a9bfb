#include "messages.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <boost/locale.hpp>
#include <cstdint>
#include <cstdlib>
#include <locale>
#include <optional>

#include "folders.h"

namespace bitext {
namespace {

namespace bl = boost::locale;

struct Speech {
  std::string locale = "C";            // of messages and numbers
  std::optional<std::locale> words;    // absent: English
  std::optional<std::locale> figures;  // made when the first number is shown
};

Speech& speech() {
  static Speech the_speech;
  return the_speech;
}

std::string_view language_of(std::string_view locale) {
  return locale.substr(0, locale.find_first_of("_.@-"));
}

// A locale of ICU, whether the system knows it or not. Only the facets asked for: making a collator, say,
// costs milliseconds. The numbers are those of boost::locale, whose names for them changed between 1.74
// and 1.83.
std::locale make_locale(const std::string& name, unsigned facets) {
  bl::localization_backend_manager backends = bl::localization_backend_manager::global();
  backends.select("icu");
  bl::generator generator(backends);
  using Category = decltype(generator.categories());
  using Character = decltype(generator.characters());
  generator.categories(static_cast<Category>(facets));
  generator.characters(static_cast<Character>(1U));  // char alone
  for (const std::string& folder : locale_folders()) generator.add_messages_path(folder);
  generator.add_messages_domain("bitext");
  return generator(std::string(language_of(name)) == name ? name + ".UTF-8" : name);
}

std::vector<std::string> printable(const std::vector<std::string>& arguments) {
  std::vector<std::string> safe;
  safe.reserve(arguments.size());
  for (const std::string& argument : arguments) safe.push_back(bitext::printable(argument));
  return safe;
}

void append_escaped(std::string& text, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  if (byte == '\n') {
    text += "\\n";
  } else {
    text.append("\\x").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
  }
}

constexpr unsigned kFormatting = 1U << 2U;
constexpr unsigned kMessage = 1U << 4U;
constexpr unsigned kInformation = 1U << 17U;

// "es_MX.ISO-8859-1@euro" -> "es_MX.UTF-8": we always write UTF-8.
std::string in_utf8(std::string_view locale) {
  return std::string(locale.substr(0, locale.find_first_of(".@"))) + ".UTF-8";
}

bool has_catalogue(std::string_view locale) {
  const std::string region(locale.substr(0, locale.find_first_of(".@")));
  for (const std::string& folder : locale_folders()) {
    for (const std::string& name : {region, std::string(language_of(locale))}) {
      std::string path = folder;
      path.append("/").append(name).append("/LC_MESSAGES/bitext.mo");
      if (file_exists(path)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> wanted_locales(const char* (*get)(const char*)) {
  const auto variable = [get](const char* name) {
    const char* value = get(name);
    return std::string(value == nullptr ? "" : value);
  };
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale = variable(name); !locale.empty()) break;
  }
  if (locale.empty() || language_of(locale) == "C" || locale == "POSIX") return {"C"};
  // LANGUAGE, a list, goes before the locale unless that is C (as in GNU gettext).
  std::vector<std::string> wanted;
  const std::string list = variable("LANGUAGE");
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(':', begin), list.size());
    if (end > begin) wanted.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  wanted.push_back(locale);
  return wanted;
}

void start_messages() {
  Speech& now = speech();
  now = {};
  for (const std::string& locale :
       wanted_locales([](const char* name) -> const char* { return std::getenv(name); })) {
    if (locale == "C") return;
    const bool english = language_of(locale) == "en";
    if (!english && !has_catalogue(locale)) continue;
    now.locale = in_utf8(locale);
    if (!english) now.words = make_locale(now.locale, kMessage | kInformation);
    return;
  }
}

std::string tr(const char* text) {
  const Speech& now = speech();
  return now.words && *text != '\0' ? bl::translate(text).str(*now.words) : text;
}

std::string tr(const char* pattern, const std::vector<std::string>& arguments) {
  return libalign::fill_in(tr(pattern), printable(arguments));
}

std::string tr_n(const char* one, const char* many, std::size_t number,
                 const std::vector<std::string>& arguments) {
  const Speech& now = speech();
  const int form = static_cast<int>(std::min<std::size_t>(number, 1000000));
  const std::string pattern =
      now.words ? bl::translate(one, many, form).str(*now.words) : std::string(number == 1 ? one : many);
  std::vector<std::string> filled = {shown(number)};
  filled.insert(filled.end(), arguments.begin(), arguments.end());
  return libalign::fill_in(pattern, printable(filled));
}

std::string tr(const libalign::Message& message) { return tr(message.pattern.c_str(), message.arguments); }

std::string describe(const libalign::Error& error) {
  std::string text = printable(error.place().text());
  if (!text.empty()) text += ": ";
  text += tr(error.problem());
  if (!error.advice().empty()) text += " " + tr(error.advice());
  return text;
}

std::string printable(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  const char* const bytes = text.data();
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    // Also what turns the direction of a line round or ends it.
    const bool unsafe = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                        (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
    for (std::int32_t i = begin; i < at; ++i) {
      if (unsafe) {
        append_escaped(safe, static_cast<unsigned char>(bytes[i]));
      } else {
        safe += bytes[i];
      }
    }
  }
  return safe;
}

std::string shown(std::size_t number) {
  Speech& now = speech();
  if (number < 1000 || now.locale == "C") return std::to_string(number);
  if (!now.figures) now.figures = make_locale(now.locale, kFormatting | kInformation);
  std::ostringstream out;
  out.imbue(*now.figures);
  out << bl::as::number << number;
  return out.str();
}

}  // namespace bitext
