// Reads the compact form (format.h) where it lies. Only the header is checked beforehand; every step of a
// look-up checks its own bounds, so that a damaged file can give nonsense but never leads outside of itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/format.h"
#include "libalign/lexicon.h"

namespace libalign::detail {

struct Hit {
  std::uint32_t term;  // in the other language
  float probability;
  bool exact;
};

struct Found {
  std::size_t count = 0;
  std::array<Hit, Lexicon::kMostFound> hits;  // the first `count` are set

  // Once for each term; the better probability stays.
  void add(Hit hit);
};

class LexiconView {
 public:
  // REQUIRES: `bytes` begins at a multiple of 8 and outlives the view. Throws DataError that names `path`.
  LexiconView(std::string_view bytes, const std::string& path);

  const Header& header() const { return header_; }
  std::string_view language(std::size_t side) const { return section(header_.languages[side]); }
  std::string_view origin() const { return section(header_.origin); }
  std::string_view bytes() const { return bytes_; }
  bool intact() const;

  void find(std::size_t side, std::string_view folded, std::string_view stemmed, Found& found) const;
  // The terms that a word is an irregular form of.
  std::span<const Form> lemmas(std::size_t side, std::string_view folded, std::string_view stemmed) const;

  // nullptr when there is none of that number.
  const Term* term(std::size_t side, std::size_t number) const;
  std::string_view text(const Term& term) const { return pooled(term.text, term.text_size); }
  std::string_view stem(const Term& term) const { return pooled(term.stem, term.stem_size); }

 private:
  std::string_view section(const Section& section) const {
    return bytes_.substr(section.offset, section.count);
  }
  std::string_view pooled(std::size_t offset, std::size_t size) const;
  void add_links(std::size_t side, const Term& term, bool exact, Found& found) const;

  std::string_view bytes_;
  Header header_;
  struct Tables {
    std::span<const Term> terms;
    std::span<const Link> links;
    std::span<const Slot> words, stems;
    std::span<const Form> forms;
    std::span<const Slot> form_table;
  };
  std::array<Tables, 2> sides_;
  std::string_view pool_;
};

}  // namespace libalign::detail
