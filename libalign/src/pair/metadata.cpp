#include "pair/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "libalign/text.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kRare = 3;  // documents of a side: what more of them share is no evidence

bool names_language(std::string_view word) {
  // Codes of two and three letters and names of the languages that our users pair most.
  static constexpr std::array kWords = {
      "es",         "en",      "fr",       "de",     "it",      "pt",       "ca",         "gl",      "eu",
      "nl",         "el",      "pl",       "ru",     "zh",      "ja",       "ar",         "sv",      "da",
      "fi",         "cs",      "ro",       "hu",     "tr",      "uk",       "spa",        "eng",     "fra",
      "fre",        "deu",     "ger",      "ita",    "por",     "cat",      "glg",        "esp",     "ing",
      "spanish",    "english", "french",   "german", "italian", "catalan",  "portuguese", "espanol", "ingles",
      "castellano", "frances", "francais", "aleman", "deutsch", "italiano", "portugues",  "galego",  "greek",
      "mx",         "us",      "gb",       "ar",     "br"};
  return std::ranges::find(kWords, word) != kWords.end();
}

void add(std::unordered_multimap<std::string, DocumentId>& index, const std::string& value,
         DocumentId document) {
  if (!value.empty()) index.emplace(value, document);
}

std::string plain_text(std::string_view text) {
  std::string plain = fold(text);
  plain.erase(0, std::min(plain.find_first_not_of(" \n"), plain.size()));
  plain.resize(plain.find_last_not_of(" \n") + 1);
  return plain;
}

}  // namespace

std::string plain_url(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  if (url.starts_with("//")) url.remove_prefix(2);
  if (url.starts_with("www.")) url.remove_prefix(4);
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t host = std::min(url.find('/'), url.size());
  return ascii_lower(url.substr(0, host)).append(url.substr(host));
}

std::string plain_name(std::string_view name) {
  constexpr std::string_view kParts = "/._- ()";
  const std::string folded = fold(name);
  std::string plain;
  const std::size_t last_folder = folded.rfind('/');
  std::size_t end_of_name = folded.rfind('.');
  if (end_of_name == std::string::npos || (last_folder != std::string::npos && end_of_name < last_folder))
    end_of_name = folded.size();
  for (std::size_t begin = 0; begin < end_of_name;) {
    const std::size_t end = std::min(folded.find_first_of(kParts, begin), end_of_name);
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    if (!word.empty() && !names_language(word)) {
      if (!plain.empty()) plain += ' ';
      plain += word;
    }
    begin = end + 1;
  }
  return plain;
}

std::optional<long> day_number(std::string_view date) {
  int year = 0;
  unsigned month = 0, day = 0;
  const auto number = [&](std::size_t at, std::size_t length, auto& value) {
    const std::string_view digits = date.substr(std::min(at, date.size()), length);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return digits.size() == length && parsed.ec == std::errc{} && parsed.ptr == digits.data() + length;
  };
  if (date.size() < 10 || date[4] != '-' || date[7] != '-' || !number(0, 4, year) || !number(5, 2, month) ||
      !number(8, 2, day))
    return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year(year), std::chrono::month(month),
                                             std::chrono::day(day)};
  if (!calendar.ok()) return std::nullopt;
  return std::chrono::sys_days(calendar).time_since_epoch().count();
}

std::vector<Hints::Said> Hints::said_by(const Collection::Content& side) {
  std::vector<Said> all;
  all.reserve(side.names.size());
  for (std::size_t k = 0; k < side.names.size(); ++k) {
    const Metadata& metadata = side.metadata[k];
    Said said;
    said.url = plain_url(metadata.url);
    said.title = plain_text(metadata.title);
    said.image = plain_url(metadata.image);
    said.name = plain_name(side.names[k]);
    said.byline = plain_text(metadata.byline);
    said.translator = plain_text(metadata.translator);
    said.original = metadata.translation_of.find('/') == std::string::npos
                        ? plain_text(metadata.translation_of)
                        : plain_url(metadata.translation_of);
    for (const auto& [language, url] : metadata.alternates) {
      std::string version = plain_url(url);
      if (!version.empty() && version != said.url) said.versions.push_back(std::move(version));
    }
    said.day = day_number(metadata.published);
    all.push_back(std::move(said));
  }
  return all;
}

Hints::Hints(const Collection::Content& source, const Collection::Content& target)
    : source_(said_by(source)), target_(said_by(target)) {
  const auto index = [](const std::vector<Said>& side, Index& images, Index& names, Index& urls,
                        Index& people) {
    for (DocumentId k = 0; k < side.size(); ++k) {
      add(images, side[k].image, k);
      add(names, side[k].name, k);
      add(urls, side[k].url, k);
      add(urls, side[k].title, k);
      add(people, side[k].byline, k);
      if (side[k].translator != side[k].byline) add(people, side[k].translator, k);
    }
  };
  index(source_, source_images_, source_names_, source_urls_, source_people_);
  index(target_, target_images_, target_names_, target_urls_, target_people_);
}

bool Hints::rare(const std::string& value, const Index& sources, const Index& targets) const {
  return !value.empty() && sources.count(value) <= kRare && targets.count(value) <= kRare;
}

bool Hints::linked(const Said& one, const Said& other) const {
  const auto names = [](const Said& from, const Said& to) {
    if (!from.original.empty() && (from.original == to.url || from.original == to.title)) return true;
    return !to.url.empty() && std::ranges::find(from.versions, to.url) != from.versions.end();
  };
  return names(one, other) || names(other, one);
}

HintVector Hints::of(DocumentId source, DocumentId target) const {
  constexpr long kNear = 7, kFar = 61;  // days
  const Said& one = source_[source];
  const Said& other = target_[target];
  HintVector hints{};
  if (linked(one, other)) hints[kHintLink] = 1;
  if (one.image == other.image && rare(one.image, source_images_, target_images_)) hints[kHintImage] = 1;
  if (one.name == other.name && !one.name.empty() && source_names_.count(one.name) == 1 &&
      target_names_.count(one.name) == 1)
    hints[kHintName] = 1;
  const auto shares = [&](const std::string& person, const Said& said) {
    return (person == said.byline || person == said.translator) &&
           rare(person, source_people_, target_people_);
  };
  if (shares(one.byline, other) || shares(one.translator, other)) hints[kHintPerson] = 1;
  if (one.day && other.day) {
    const long apart = std::abs(*one.day - *other.day);
    if (apart <= kNear) hints[kHintNear] = 1;
    if (apart > kFar) hints[kHintFar] = 1;
  }
  return hints;
}

std::vector<Candidate> Hints::candidates() const {
  std::vector<Candidate> found;
  const auto join = [&](const std::string& value, DocumentId source, const Index& sources,
                        const Index& targets) {
    if (!rare(value, sources, targets)) return;
    const auto [first, last] = targets.equal_range(value);
    for (auto k = first; k != last; ++k) found.push_back({source, k->second});
  };
  for (DocumentId k = 0; k < source_.size(); ++k) {
    join(source_[k].image, k, source_images_, target_images_);
    join(source_[k].name, k, source_names_, target_names_);
    join(source_[k].original, k, source_urls_, target_urls_);
    for (const std::string& version : source_[k].versions) join(version, k, source_urls_, target_urls_);
  }
  for (DocumentId k = 0; k < target_.size(); ++k) {
    const auto follow = [&](const std::string& value) {
      if (!rare(value, source_urls_, target_urls_)) return;
      const auto [first, last] = source_urls_.equal_range(value);
      for (auto s = first; s != last; ++s) found.push_back({s->second, k});
    };
    follow(target_[k].original);
    for (const std::string& version : target_[k].versions) follow(version);
  }
  return found;
}

}  // namespace libalign::detail
