#include "pair/collection.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "libalign/text.h"
#include "pair/metadata.h"

namespace libalign {
namespace {

// Among languages as common as each other the first by name; "und" only when there is no other.
std::string most_common(const std::map<std::string, std::size_t>& languages) {
  std::string best = "und";
  std::size_t most = 0;
  for (const auto& [language, documents] : languages) {
    if (language == "und" || documents <= most) continue;
    best = language;
    most = documents;
  }
  return best;
}

std::vector<std::uint64_t> hashes_of(const std::vector<std::string>& addresses,
                                     std::string (*plain)(std::string_view)) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(addresses.size());
  for (const std::string& address : addresses) hashes.push_back(detail::hash_of(plain(address)));
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

}  // namespace

Collection::Collection() : content_(std::make_unique<Content>()) {}
Collection::Collection(Collection&& other) noexcept = default;
Collection& Collection::operator=(Collection&& other) noexcept = default;
Collection::~Collection() = default;

std::size_t Collection::size() const { return content_->names.size(); }
const std::string& Collection::name(std::size_t document) const { return content_->names.at(document); }
const std::string& Collection::language() const { return content_->language; }

void Collection::add(Sketch sketch) {
  constexpr double kPlaces = 65535;
  Content& c = *content_;
  detail::SideText& text = c.text;
  detail::SentenceShape shape;
  shape.first = static_cast<std::uint32_t>(text.occurrences.size());
  struct Found {
    detail::Occurrence occurrence;
    std::uint16_t place;
  };
  std::vector<Found> found;
  found.reserve(sketch.words.size());
  float tokens = 0;
  for (Sketch::Word& word : sketch.words) {
    const auto [known, fresh] =
        text.by_text.try_emplace(std::move(word.text), static_cast<detail::TypeId>(text.types.size()));
    if (fresh) {
      detail::WordType type;
      type.text = known->first;
      type.stem = word.number ? known->first : libalign::stem(sketch.language, known->first);
      type.number = word.number;
      text.types.push_back(std::move(type));
    }
    detail::WordType& type = text.types[known->second];
    type.count += word.count;
    type.capitals += word.capitals;
    ++type.sentences;
    const float damped = std::sqrt(static_cast<float>(word.count));
    tokens += damped;
    const double place = word.first / static_cast<double>(std::max<std::size_t>(1, sketch.tokens));
    found.push_back({{known->second, damped}, static_cast<std::uint16_t>(place * kPlaces)});
  }
  std::ranges::sort(found,
                    [](const Found& a, const Found& b) { return a.occurrence.type < b.occurrence.type; });
  for (const Found& one : found) {
    text.occurrences.push_back(one.occurrence);
    c.places.push_back(one.place);
  }
  shape.last = static_cast<std::uint32_t>(text.occurrences.size());
  shape.tokens = std::max(1.0F, tokens);
  shape.length = static_cast<float>(std::max<std::size_t>(1, sketch.length));
  text.tokens += static_cast<double>(sketch.tokens);
  text.length += static_cast<double>(sketch.length);
  text.sentences.push_back(shape);

  c.names.push_back(std::move(sketch.name));
  c.media.push_back(hashes_of(std::exchange(sketch.metadata.media, {}), detail::plain_medium));
  c.links.push_back(hashes_of(std::exchange(sketch.metadata.links, {}), detail::plain_url));
  c.metadata.push_back(std::move(sketch.metadata));
  ++c.languages[sketch.language];
  c.language = most_common(c.languages);
}

namespace detail {

double overlap(const Collection::Content& side, DocumentId one, DocumentId other) {
  const auto [a_first, a_last] = words_of(side, one);
  const auto [b_first, b_last] = words_of(side, other);
  const std::vector<Occurrence>& words = side.text.occurrences;
  float shared = 0;
  for (std::uint32_t a = a_first, b = b_first; a < a_last && b < b_last;) {
    if (words[a].type < words[b].type) {
      ++a;
    } else if (words[b].type < words[a].type) {
      ++b;
    } else {
      shared += std::min(words[a].count, words[b].count);
      ++a, ++b;
    }
  }
  const float longer =
      std::max(side.text.sentences[one].tokens, side.text.sentences[other].tokens);
  return static_cast<double>(shared / longer);
}

}  // namespace detail
}  // namespace libalign
