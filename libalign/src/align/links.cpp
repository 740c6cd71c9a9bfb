#include "align/links.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace libalign::detail {

namespace {

// By source, then target; one of each pair. What is sorted is numbers: the links themselves are many and
// large.
std::vector<Link> joined(std::vector<Link> links, std::size_t source_types) {
  std::vector<std::uint32_t> begin(source_types + 1, 0);
  for (const Link& link : links) ++begin[link.source + 1];
  for (std::size_t e = 0; e < source_types; ++e) begin[e + 1] += begin[e];
  std::vector<std::uint32_t> order(links.size());
  std::vector<std::uint32_t> next = begin;
  for (std::uint32_t k = 0; k < links.size(); ++k) order[next[links[k].source]++] = k;

  std::vector<Link> result;
  result.reserve(links.size());
  std::vector<std::uint64_t> keys;  // of one source: the target, then the number
  for (std::size_t e = 0; e < source_types; ++e) {
    keys.clear();
    for (std::uint32_t at = begin[e]; at < begin[e + 1]; ++at)
      keys.push_back(std::uint64_t{links[order[at]].target} << 32U | order[at]);
    std::ranges::sort(keys);
    const std::size_t first = result.size();
    for (const std::uint64_t key : keys) {
      const Link& link = links[key & 0xFFFFFFFFU];
      if (result.size() == first || result.back().target != link.target) {
        result.push_back(link);
        continue;
      }
      Link& kept = result.back();
      const bool stronger = link.forward + link.backward > kept.forward + kept.backward;
      if (link.kind == AnchorKind::glossary || (stronger && kept.kind != AnchorKind::glossary))
        kept.kind = link.kind;
      kept.forward = std::max(kept.forward, link.forward);
      kept.backward = std::max(kept.backward, link.backward);
    }
  }
  return result;
}

// In a long text a word looks like hundreds of others, or was learned with them. Only guesses among the
// strongest of both their words are kept: the others say nothing and would be looked at again and again.
void drop_weak_guesses(std::vector<Link>& links, std::size_t source_types, std::size_t target_types) {
  constexpr std::size_t kMost = 20;  // guesses of a word
  const auto is_guess = [](const Link& link) {
    return link.kind == AnchorKind::cognate || link.kind == AnchorKind::name ||
           link.kind == AnchorKind::learned;
  };
  const auto strength = [](const Link& link) { return link.forward + link.backward; };
  // By type: the strength that a guess must have.
  const auto least = [&](std::size_t types, TypeId Link::*type) {
    std::vector<std::uint32_t> guesses(types, 0);
    for (const Link& link : links) guesses[link.*type] += is_guess(link) ? 1 : 0;
    std::unordered_map<TypeId, std::vector<float>> strengths;  // of the few that have too many
    for (const Link& link : links) {
      if (is_guess(link) && guesses[link.*type] > kMost) strengths[link.*type].push_back(strength(link));
    }
    std::vector<float> threshold(types, 0);
    for (auto& [number, all] : strengths) {
      std::ranges::nth_element(all, all.begin() + kMost - 1, std::greater{});
      threshold[number] = all[kMost - 1];
    }
    return threshold;
  };
  const std::vector<float> source_least = least(source_types, &Link::source);
  const std::vector<float> target_least = least(target_types, &Link::target);
  std::erase_if(links, [&](const Link& link) {
    return is_guess(link) &&
           (strength(link) < source_least[link.source] || strength(link) < target_least[link.target]);
  });
}

}  // namespace

LinkTable::LinkTable(std::vector<Link> links, std::size_t source_types, std::size_t target_types) {
  links_ = joined(std::move(links), source_types);
  drop_weak_guesses(links_, source_types, target_types);

  source_begin_.assign(source_types + 1, 0);
  target_begin_.assign(target_types + 1, 0);
  for (const Link& link : links_) {
    ++source_begin_[link.source + 1];
    ++target_begin_[link.target + 1];
  }
  for (std::size_t i = 0; i < source_types; ++i) source_begin_[i + 1] += source_begin_[i];
  for (std::size_t i = 0; i < target_types; ++i) target_begin_[i + 1] += target_begin_[i];
  by_target_.resize(links_.size());
  std::vector<std::uint32_t> next = target_begin_;
  source_products_.resize(links_.size());
  target_products_.resize(links_.size());
  for (std::uint32_t i = 0; i < links_.size(); ++i) {
    const Link& link = links_[i];
    source_products_[i] = {link.target, link.forward};
    target_products_[next[link.target]] = {link.source, link.backward};
    by_target_[next[link.target]++] = i;
  }
}

void link_equal(const SideText& source, const SideText& target, std::vector<Link>& links) {
  constexpr float kNumber = 0.9F;
  constexpr float kWord = 0.7F;
  constexpr std::size_t kShortestWord = 3;
  for (TypeId e = 0; e < source.types.size(); ++e) {
    const WordType& type = source.types[e];
    const auto found = target.by_text.find(type.text);
    if (found == target.by_text.end()) continue;
    const WordType& other = target.types[found->second];
    if (type.number && other.number) {
      links.push_back({e, found->second, kNumber, kNumber, AnchorKind::number});
    } else if (type.text.size() >= kShortestWord) {
      const bool name = type.is_name() && other.is_name();
      links.push_back({e, found->second, kWord, kWord, name ? AnchorKind::name : AnchorKind::cognate});
    }
  }
}

LinkTable find_links(const SideText& source, const SideText& target, const std::string& source_language,
                     const std::string& target_language, const std::vector<Lexicon>& lexicons,
                     const std::vector<Lexicon>& glossaries) {
  std::vector<Link> links;
  link_equal(source, target, links);
  link_cognates(source, target, links);
  for (const Lexicon& lexicon : lexicons) {
    link_lexicon(source, target, source_language, target_language, lexicon, AnchorKind::lexicon, links);
  }
  for (const Lexicon& glossary : glossaries) {
    link_lexicon(source, target, source_language, target_language, glossary, AnchorKind::glossary, links);
  }
  return {std::move(links), source.types.size(), target.types.size()};
}

double coverage(const SideText& source, const SideText& target, const LinkTable& links) {
  double covered = 0;
  double all = 0;
  for (TypeId e = 0; e < source.types.size(); ++e) {
    all += source.types[e].count;
    if (!links.from_source(e).empty()) covered += source.types[e].count;
  }
  for (TypeId f = 0; f < target.types.size(); ++f) {
    all += target.types[f].count;
    if (!links.of_target(f).empty()) covered += target.types[f].count;
  }
  return all > 0 ? covered / all : 0;
}

}  // namespace libalign::detail
