// SRX files from hostile bytes: the first line is a text, the rest is the file. Nothing but DataError may come
// out; breaks are inside the text, in order and between characters, and the rules are the same when they are
// compiled from what was read.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check_document.h"
#include "libalign/srx.h"

namespace libalign {
namespace {

void check_breaks(std::string_view text, const SrxRules& rules) {
  const std::vector<SrxBreak> breaks = rules.for_language("es-MX").breaks(text);
  std::size_t last = 0;
  for (const SrxBreak& place : breaks) {
    require(place.offset > last && place.offset < text.size());
    last = place.offset;
    const std::vector<SrxLanguageRule>& languages = rules.file().language_rules;
    require(place.language_rule < languages.size() &&
            place.rule < languages[place.language_rule].rules.size());
    require(languages[place.language_rule].rules[place.rule].breaks == place.breaks);
  }
  const auto offsets_of = [](const std::vector<SrxBreak>& list) {
    std::vector<std::size_t> offsets;
    for (const SrxBreak& place : list) offsets.push_back(place.offset);
    return offsets;
  };
  const SrxRules again(rules.file());
  require(offsets_of(again.for_language("es-MX").breaks(text)) == offsets_of(breaks));
}

}  // namespace
}  // namespace libalign

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace libalign;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  try {
    check_breaks(bytes.substr(0, line), SrxRules::parse(bytes.substr(std::min(line + 1, bytes.size()))));
  } catch (const DataError& error) {
    require(error.what()[0] != '\0');
  }
  return 0;
}
