#include "pair/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <functional>
#include <iterator>
#include <span>

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

HashIndex index_of(const std::vector<std::vector<std::uint64_t>>& side) {
  HashIndex index;
  for (DocumentId k = 0; k < side.size(); ++k) {
    for (const std::uint64_t hash : side[k]) index.emplace_back(hash, k);
  }
  std::ranges::sort(index);
  return index;
}

std::span<const HashIndex::value_type> with_hash(const HashIndex& index, std::uint64_t hash) {
  const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
  const auto [first, last] = std::equal_range(index.begin(), index.end(), HashIndex::value_type{hash, 0}, less);
  return std::span(index).subspan(static_cast<std::size_t>(first - index.begin()),
                                  static_cast<std::size_t>(last - first));
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

std::string plain_medium(std::string_view url) {
  constexpr std::size_t kIdOfVideo = 11;
  constexpr std::string_view kIdLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  if (url.find("youtu") != std::string_view::npos) {
    for (const std::string_view before : {"youtu.be/", "/embed/", "v=", "/vi/", "/shorts/"}) {
      const std::size_t at = url.find(before);
      if (at == std::string_view::npos) continue;
      const std::string_view id = url.substr(at + before.size(), kIdOfVideo);
      if (id.size() == kIdOfVideo && id.find_first_not_of(kIdLetters) == std::string_view::npos)
        return "youtube " + std::string(id);
    }
  }
  std::string plain = plain_url(url);
  constexpr std::string_view kPlayer = "player.vimeo.com/video/";
  if (plain.starts_with(kPlayer)) plain.replace(0, kPlayer.size(), "vimeo.com/");
  // "photo-300x200.jpg" is "photo.jpg" in another size.
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t dot = std::min(plain.rfind('.'), plain.size());
  const std::size_t dash = plain.rfind('-', dot);
  const std::size_t times = plain.rfind('x', dot);
  if (dot < plain.size() && dash != std::string::npos && times != std::string::npos && dash + 1 < times &&
      times + 1 < dot && plain.find_first_not_of(kDigits, dash + 1) == times &&
      plain.find_first_not_of(kDigits, times + 1) == dot)
    plain.erase(dash, dot - dash);
  return plain;
}

std::uint64_t hash_of(std::string_view plain) { return std::hash<std::string_view>{}(plain); }

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
    said.image = plain_medium(metadata.image);
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
  find_shared_media(source, target);
  find_links(source, target_, false);
  find_links(target, source_, true);
  std::ranges::sort(pointing_);
}

void Hints::find_shared_media(const Collection::Content& source, const Collection::Content& target) {
  const HashIndex sources = index_of(source.media), targets = index_of(target.media);
  source_media_.resize(source_.size());
  target_media_.resize(target_.size());
  for (std::size_t begin = 0; begin < sources.size();) {
    const std::uint64_t hash = sources[begin].first;
    std::size_t end = begin;
    while (end < sources.size() && sources[end].first == hash) ++end;
    const auto theirs = with_hash(targets, hash);
    if (end - begin <= kRare && !theirs.empty() && theirs.size() <= kRare) {
      for (std::size_t k = begin; k < end; ++k) {
        source_media_[sources[k].second].push_back(hash);
        for (const auto& [same, other] : theirs) with_media_.emplace_back(sources[k].second, other);
      }
      for (const auto& [same, other] : theirs) target_media_[other].push_back(hash);
    }
    begin = end;
  }
}

// From the documents of one side to those of the other. What more than a few point to is in all their menus.
void Hints::find_links(const Collection::Content& from, const std::vector<Said>& to, bool turned) {
  HashIndex addresses;
  for (DocumentId k = 0; k < to.size(); ++k) {
    if (!to[k].url.empty()) addresses.emplace_back(hash_of(to[k].url), k);
  }
  std::ranges::sort(addresses);
  HashIndex links;  // to the other side only
  for (DocumentId k = 0; k < from.links.size(); ++k) {
    for (const std::uint64_t hash : from.links[k]) {
      if (!with_hash(addresses, hash).empty()) links.emplace_back(hash, k);
    }
  }
  std::ranges::sort(links);
  for (const auto& [hash, document] : links) {
    const auto named = with_hash(addresses, hash);
    if (with_hash(links, hash).size() > kRare || named.size() > kRare) continue;
    for (const auto& [same, other] : named)
      pointing_.emplace_back(turned ? other : document, turned ? document : other);
  }
}

// 1 for one, 2 for three or more; the lead picture counts by itself.
float Hints::shared_media(DocumentId source, DocumentId target) const {
  constexpr std::size_t kMost = 3;
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(source_media_[source], target_media_[target], std::back_inserter(shared));
  for (const std::string* lead : {&source_[source].image, &target_[target].image})
    std::erase(shared, hash_of(*lead));
  return std::log2(1 + static_cast<float>(std::min(kMost, shared.size())));
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
  hints[kHintMedia] = shared_media(source, target);
  if (std::ranges::binary_search(pointing_, std::pair(source, target))) hints[kHintPointer] = 1;
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
  for (const auto* pairs : {&with_media_, &pointing_}) {
    for (const auto& [source, target] : *pairs) found.push_back({source, target});
  }
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
