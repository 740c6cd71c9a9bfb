// What files say of themselves, as evidence for a pair.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pair/candidates.h"
#include "pair/pair_weights.h"

namespace libalign::detail {

// "https://www.example.org/a/?utm=1#top" and "http://example.org/a" are one: without scheme, www, query,
// fragment and the last slash.
std::string plain_url(std::string_view url);

// A file name without its endings and without words for a language: "2024/interview.es.html" and
// "2024/interview_en.html" are one. Empty when nothing is left.
std::string plain_name(std::string_view name);

// Days since 1970-01-01 of "2024-03-18" or "2024-03-18T08:00"; nullopt for anything else.
std::optional<long> day_number(std::string_view date);

// Of all documents of both sides. Keeps references.
class Hints {
 public:
  Hints(const Collection::Content& source, const Collection::Content& target);

  // Pairs that a link, a picture or a name suggests.
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
  bool rare(const std::string& value, const Index& sources, const Index& targets) const;

  std::vector<Said> source_, target_;
  Index source_images_, target_images_, source_names_, target_names_, source_urls_, target_urls_,
      source_people_, target_people_;
};

}  // namespace libalign::detail
