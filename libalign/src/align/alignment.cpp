#include "libalign/alignment.h"

#include <array>
#include <cstdint>
#include <utility>

#include "libalign/text.h"

namespace libalign {
namespace {

template <class Number>
std::string joined_text(const Sentences& sentences, const std::vector<Number>& numbers) {
  const bool spaced = !writes_without_spaces(sentences.empty() ? "und" : sentences.language());
  std::string joined;
  for (const Number number : numbers) {
    const std::string_view text = sentences.text(number.value);
    if (spaced && !joined.empty() && !text.empty()) joined += ' ';
    joined += text;
  }
  return joined;
}

// FNV-1a, 64 bits: small, the same on every machine, and ids need no secret.
class Hash {
 public:
  // Fields end with a byte that no UTF-8 text holds, so that "ab","c" and "a","bc" differ.
  void add(std::string_view field) {
    for (const char c : field) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);
  }

  std::string hex() const {
    std::string digits(16, '0');
    for (std::size_t i = 0; i < digits.size(); ++i) {
      digits[i] = "0123456789abcdef"[(state_ >> (60 - 4 * i)) & 0xF];
    }
    return digits;
  }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3U; }

  std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace

const char* name_of(BeadOrder order) { return order == BeadOrder::moved ? "moved" : "in_order"; }

const char* name_of(BeadStatus status) {
  constexpr std::array kStatuses = {"automatic", "confirmed", "rejected"};
  return kStatuses.at(static_cast<std::size_t>(status));
}

const char* name_of(AnchorKind kind) {
  constexpr std::array kKinds = {"number", "date", "name", "cognate", "lexicon", "glossary", "learned"};
  return kKinds.at(static_cast<std::size_t>(kind));
}

std::string_view short_name(const Document& document) {
  const std::string_view name = document.name;
  const std::size_t slash = name.find_last_of('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::string Bead::kind() const { return std::to_string(source.size()) + '-' + std::to_string(target.size()); }

std::string Alignment::source_text(const Bead& bead) const { return joined_text(source, bead.source); }

std::string Alignment::target_text(const Bead& bead) const { return joined_text(target, bead.target); }

std::string Alignment::id_of(const Bead& bead) const {
  if (!bead.id.empty()) return bead.id;
  Hash hash;
  for (const Sentences* side : {&source, &target}) {
    hash.add(short_name(side->document()));
    hash.add(side->language());
  }
  hash.add(source_text(bead));
  hash.add(target_text(bead));
  return hash.hex();
}

}  // namespace libalign
