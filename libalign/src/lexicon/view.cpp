#include "lexicon/view.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

namespace libalign::detail {
namespace {

DataError not_usable(const std::string& path, Message problem) {
  return {{path}, std::move(problem), {"Make it again with `bitext lexicon import`.", {}}};
}

// The number of a term whose key (given by `key_of`) is `key`.
template <class KeyOf>
std::optional<std::uint32_t> find_slot(std::span<const Slot> slots, std::string_view key, KeyOf key_of) {
  if (slots.empty()) return std::nullopt;
  const std::uint64_t hash = hash_bytes(key);
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash & mask;
  for (std::size_t probe = 0; probe <= kMostProbes; ++probe, at = (at + 1) & mask) {
    const Slot& slot = slots[at];
    if (slot.term == 0) return std::nullopt;
    if (slot.tag == static_cast<std::uint32_t>(hash >> 32U) && key_of(slot.term - 1) == key)
      return slot.term - 1;
  }
  return std::nullopt;
}

}  // namespace

void Found::add(Hit hit) {
  for (Hit& known : std::span(hits).first(count)) {
    if (known.term != hit.term) continue;
    known.probability = std::max(known.probability, hit.probability);
    return;
  }
  if (count < hits.size()) hits[count++] = hit;
}

LexiconView::LexiconView(std::string_view bytes, const std::string& path) : bytes_(bytes) {
  const Header fresh;
  const std::size_t marked = offsetof(Header, file_size);  // magic, version, byte order
  if (bytes.size() < marked || std::memcmp(bytes.data(), fresh.magic.data(), fresh.magic.size()) != 0) {
    throw not_usable(path, {"is not a compiled lexicon.", {}});
  }
  std::memcpy(static_cast<void*>(&header_), bytes.data(), std::min(bytes.size(), sizeof header_));
  if (header_.byte_order != kByteOrder) {
    throw not_usable(path, {"was compiled on a machine with another byte order.", {}});
  }
  if (header_.version != kFormatVersion) {
    throw not_usable(path, {"is a compiled lexicon of version {1}; this program reads version {2}.",
                            {std::to_string(header_.version), std::to_string(kFormatVersion)}});
  }
  if (bytes.size() < sizeof header_ || header_.file_size > bytes.size()) {
    throw not_usable(path, {"is cut off: {1} bytes of {2}.",
                            {std::to_string(bytes.size()), std::to_string(header_.file_size)}});
  }
  Header hashed = header_;
  hashed.header_hash = 0;
  bool sound = header_.file_size == bytes.size() &&
               header_.header_hash == hash_bytes({reinterpret_cast<const char*>(&hashed), sizeof hashed});
  const auto place = [&]<class Element>(const Section& section, std::span<const Element>& elements) {
    if (!sound || section.offset % 8 != 0 || section.offset < sizeof(Header) ||
        section.offset > bytes.size() || section.count > (bytes.size() - section.offset) / sizeof(Element)) {
      sound = false;
      return;
    }
    elements = {reinterpret_cast<const Element*>(bytes.data() + section.offset),
                static_cast<std::size_t>(section.count)};
  };
  std::span<const char> text;
  for (const Section& language : header_.languages) place(language, text);
  place(header_.origin, text);
  place(header_.pool, text);
  pool_ = {text.data(), text.size()};
  for (std::size_t side = 0; side < 2; ++side) {
    place(header_.sides[side].terms, sides_[side].terms);
    place(header_.sides[side].links, sides_[side].links);
    place(header_.sides[side].words, sides_[side].words);
    place(header_.sides[side].stems, sides_[side].stems);
    place(header_.sides[side].forms, sides_[side].forms);
    place(header_.sides[side].form_table, sides_[side].form_table);
    for (const std::span<const Slot>& table :
         {sides_[side].words, sides_[side].stems, sides_[side].form_table}) {
      sound = sound && std::has_single_bit(table.size());
    }
  }
  if (!sound) throw not_usable(path, {"is damaged.", {}});
}

bool LexiconView::intact() const { return hash_bytes(bytes_.substr(sizeof(Header))) == header_.content_hash; }

const Term* LexiconView::term(std::size_t side, std::size_t number) const {
  return number < sides_[side].terms.size() ? &sides_[side].terms[number] : nullptr;
}

std::string_view LexiconView::pooled(std::size_t offset, std::size_t size) const {
  return offset <= pool_.size() && size <= pool_.size() - offset ? pool_.substr(offset, size)
                                                                 : std::string_view();
}

void LexiconView::add_links(std::size_t side, const Term& term, bool exact, Found& found) const {
  const std::span<const Link> links = sides_[side].links;
  if (term.first > links.size() || term.links > links.size() - term.first) return;
  const bool parts = header_.probabilities == Probabilities::parts;
  for (const Link link : links.subspan(term.first, term.links)) {
    const auto number = static_cast<float>(std::max(link & 0xFFU, 1U));
    found.add({link >> 8U, parts ? number / float{kWhole} : 1 / number, exact});
  }
}

void LexiconView::find(std::size_t side, std::string_view folded, std::string_view stemmed,
                       Found& found) const {
  const Tables& tables = sides_[side];
  const auto text_of = [&](std::size_t number) {
    const Term* known = term(side, number);
    return known != nullptr ? text(*known) : std::string_view();
  };
  const auto stem_of = [&](std::size_t number) {
    const Term* known = term(side, number);
    return known != nullptr ? stem(*known) : std::string_view();
  };
  std::optional<std::uint32_t> word;
  if (!folded.empty()) word = find_slot(tables.words, folded, text_of);
  if (word) add_links(side, tables.terms[*word], true, found);
  std::optional<std::uint32_t> first;
  if (!stemmed.empty()) first = find_slot(tables.stems, stemmed, stem_of);
  if (first) {
    const std::size_t end = std::min(tables.terms.size(), *first + kMostTermsOfStem);
    for (std::size_t i = *first; i < end && stem_of(i) == stemmed; ++i) {
      if (i != word) add_links(side, tables.terms[i], false, found);
    }
  }
  for (const Form& form : lemmas(side, folded, stemmed)) {
    const Term* lemma = term(side, form.term >> 8U);
    if (lemma != nullptr) add_links(side, *lemma, false, found);
  }
}

std::span<const Form> LexiconView::lemmas(std::size_t side, std::string_view folded,
                                          std::string_view stemmed) const {
  const std::string_view key = header_.forms_are_stems[side] != 0 ? stemmed : folded;
  if (key.empty()) return {};
  const std::span<const Form> forms = sides_[side].forms;
  const auto text_of = [&](std::size_t number) {
    return number < forms.size() ? pooled(forms[number].text, forms[number].term & 0xFFU)
                                 : std::string_view();
  };
  const std::optional<std::uint32_t> first = find_slot(sides_[side].form_table, key, text_of);
  if (!first) return {};
  std::size_t count = 1;
  while (count < kMostLemmas && text_of(*first + count) == key) ++count;
  return forms.subspan(*first, count);
}

}  // namespace libalign::detail
