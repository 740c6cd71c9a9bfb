// Which word types of the two sides may translate each other, how likely, and why.
//
// t(f|e) of the model is `forward`, t(e|f) is `backward`. They come from, strongest first: equal numbers, the
// user's glossary, dictionaries (1/k for k translations, less when only the stems meet), equal words,
// cognates (longest common subsequence ratio, Melamed 1995), and what was learned from the text itself. Only
// pairs that can occur in this document pair are kept.
#pragma once

#include <span>
#include <vector>

#include "align/vocabulary.h"
#include "libalign/alignment.h"
#include "libalign/lexicon.h"

namespace libalign::detail {

struct Link {
  TypeId source = 0;
  TypeId target = 0;
  float forward = 0;
  float backward = 0;
  AnchorKind kind = AnchorKind::lexicon;
};

class LinkTable {
 public:
  LinkTable() = default;
  // Joins links of the same pair: each direction keeps its largest value, the kind is that of the strongest,
  // a glossary's before all.
  LinkTable(std::vector<Link> links, std::size_t source_types, std::size_t target_types);

  const std::vector<Link>& links() const { return links_; }  // by source, then target
  std::vector<Link> take_links() && { return std::move(links_); }
  std::span<const Link> from_source(TypeId type) const {
    return {links_.data() + source_begin_[type], links_.data() + source_begin_[type + 1]};
  }
  // Numbers into links().
  struct Range {
    const std::uint32_t* first;
    const std::uint32_t* last;
    const std::uint32_t* begin() const { return first; }
    const std::uint32_t* end() const { return last; }
    bool empty() const { return first == last; }
    std::size_t size() const { return static_cast<std::size_t>(last - first); }
  };
  Range of_target(TypeId type) const {
    return {by_target_.data() + target_begin_[type], by_target_.data() + target_begin_[type + 1]};
  }

  // The same for one direction only, side by side in memory: what a type produces, and how likely.
  struct Product {
    TypeId type = 0;
    float probability = 0;
  };
  std::span<const Product> products_of_source(TypeId type) const {
    return {source_products_.data() + source_begin_[type], source_products_.data() + source_begin_[type + 1]};
  }
  std::span<const Product> products_of_target(TypeId type) const {
    return {target_products_.data() + target_begin_[type], target_products_.data() + target_begin_[type + 1]};
  }
  // Says that what the type produces will be asked for soon: it lies anywhere in memory.
  void expect_source(TypeId type) const { __builtin_prefetch(source_products_.data() + source_begin_[type]); }
  void expect_target(TypeId type) const { __builtin_prefetch(target_products_.data() + target_begin_[type]); }

 private:
  std::vector<Link> links_;
  std::vector<std::uint32_t> source_begin_, by_target_, target_begin_;
  std::vector<Product> source_products_, target_products_;
};

// Everything but what is learned. `source_language` and `target_language` are BCP 47.
LinkTable find_links(const SideText& source, const SideText& target, const std::string& source_language,
                     const std::string& target_language, const std::vector<Lexicon>& lexicons,
                     const std::vector<Lexicon>& glossaries);

// The parts, each appending to `links`.
void link_equal(const SideText& source, const SideText& target, std::vector<Link>& links);
void link_cognates(const SideText& source, const SideText& target, std::vector<Link>& links);
void link_lexicon(const SideText& source, const SideText& target, const std::string& source_language,
                  const std::string& target_language, const Lexicon& lexicon, AnchorKind kind,
                  std::vector<Link>& links);

// The share of word tokens, both sides, that have any link.
double coverage(const SideText& source, const SideText& target, const LinkTable& links);

}  // namespace libalign::detail
