// What files say of themselves, as evidence for a pair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pair/candidates.h"
#include "pair/pair_weights.h"

namespace libalign::detail {

// "https://www.example.org/a/?utm=1#top" and "http://example.org/a" are one: without scheme, www, query,
// fragment and the last slash.
std::string plain_url(std::string_view url);

// The address of a picture or a player, without what differs between sizes of a picture ("-300x200") and
// between the ways to show a video of YouTube or Vimeo.
std::string plain_medium(std::string_view url);

std::uint64_t hash_of(std::string_view plain);

// A file name without its endings and without words for a language: "2024/interview.es.html" and
// "2024/interview_en.html" are one. Empty when nothing is left.
std::string plain_name(std::string_view name);

// Days since 1970-01-01 of "2024-03-18" or "2024-03-18T08:00"; nullopt for anything else.
std::optional<long> day_number(std::string_view date);

// Hashes with the documents that have them, sorted.
using HashIndex = std::vector<std::pair<std::uint64_t, DocumentId>>;

// Of all documents of both sides. Keeps references.
class Hints {
 public:
  Hints(const Collection::Content& source, const Collection::Content& target);

  // Pairs that a link, a picture, a player or a name suggests.
  std::vector<Candidate> candidates() const;
  HintVector of(DocumentId source, DocumentId target) const;

 private:
  // What one document says, plain; empty strings for what it does not say.
  struct Said {
    std::string url, title, image, name, byline, translator, original;
    std::vector<std::string> versions;  // addresses of it in other languages
    std::optional<long> day;
  };
  using Index = std::unordered_multimap<std::string, DocumentId>;

  static std::vector<Said> said_by(const Collection::Content& side);
  bool linked(const Said& one, const Said& other) const;
  void find_shared_media(const Collection::Content& source, const Collection::Content& target);
  void find_links(const Collection::Content& from, const std::vector<Said>& to, bool turned);
  float shared_media(DocumentId source, DocumentId target) const;
  bool rare(const std::string& value, const Index& sources, const Index& targets) const;

  std::vector<Said> source_, target_;
  // Of each document, what few others of its side have and some of the other side.
  std::vector<std::vector<std::uint64_t>> source_media_, target_media_;
  std::vector<std::pair<DocumentId, DocumentId>> with_media_;  // source and target that share some
  std::vector<std::pair<DocumentId, DocumentId>> pointing_;    // one has a link to the other; sorted
  Index source_images_, target_images_, source_names_, target_names_, source_urls_, target_urls_,
      source_people_, target_people_;
};

}  // namespace libalign::detail
