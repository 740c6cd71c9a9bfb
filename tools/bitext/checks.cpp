#include "checks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "libalign/error.h"
#include "libalign/read.h"
#include "libalign/text.h"
#include "messages.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::Document;
using libalign::Message;

constexpr std::size_t kMuchLonger = 5;

bool unknown(const Document& document) { return document.language.empty() || document.language == "und"; }

std::size_t size_of(const Document& document) {
  std::size_t size = 0;
  for (const libalign::Block& block : document.blocks)
    size += libalign::count_code_points(block.text.of(document.text));
  return size;
}

// Languages that detection takes for one another; what it says of them is no ground for a doubt.
bool easily_confused(std::string_view one, std::string_view other) {
  constexpr std::array<std::string_view, 7> kFamilies = {
      " es gl ca pt ast oc an ", " no nb nn da sv ", " sr hr bs sh me ", " id ms jv su ", " cs sk ",
      " ru uk be bg mk ",        " hi mr ne bho "};
  const auto holds = [](std::string_view family, std::string_view language) {
    return family.find(" " + std::string(language) + " ") != std::string_view::npos;
  };
  return std::ranges::any_of(
      kFamilies, [&](std::string_view family) { return holds(family, one) && holds(family, other); });
}

// What a text looks like, when that is clearly not the language that it was said to be; else empty.
std::string other_language(const Document& document) {
  constexpr std::size_t kEnoughText = 200;  // bytes; of less, detection says little
  if (document.language_detected || document.text.size() < kEnoughText) return "";
  std::string detected = libalign::detect_language(document.text);
  const std::string_view given = libalign::primary_language(document.language);
  const std::string_view found = libalign::primary_language(detected);
  if (found == "und" || found == given || easily_confused(found, given)) return "";
  return detected;
}

}  // namespace

void check_languages(const Document& source, const Document& target, const PairJob& job) {
  const auto require = [&](const Document& document, const std::string& code, const char* option) {
    if (libalign::entry_of(job.format).needs_languages && code.empty() && unknown(document)) {
      throw DataError({document.name}, {"the language cannot be told from so little text."},
                      {"Name it: {1} LANG.", {option}});
    }
  };
  require(source, job.write.source_code, "--from");
  require(target, job.write.target_code, "--to");
  const bool both_given = !job.read_source.language.empty() && !job.read_target.language.empty();
  if (both_given || unknown(source) || unknown(target)) return;
  if (libalign::primary_language(source.language) == libalign::primary_language(target.language)) {
    if (job.target.empty() && !job.source.empty()) {
      throw DataError({job.source}, {"both sides are in the same language ({1}).", {source.language}},
                      {"Check the file, or name the languages: --from LANG --to LANG."});
    }
    throw DataError(
        {}, {"{1} and {2} are both in the same language ({3}).", {source.name, target.name, source.language}},
        {"Check the files, or name the languages: --from LANG --to LANG."});
  }
}

std::vector<Message> odd_pair(const Document& source, const Document& target) {
  std::vector<Message> notes;
  for (const Document* document : {&source, &target}) {
    if (unknown(*document)) {
      notes.push_back(
          {"{1}: the language cannot be told; --from and --to name the languages", {document->name}});
    } else if (const std::string other = other_language(*document); !other.empty()) {
      notes.push_back({"{1} is said to be in {2} but looks like {3}; check --from and --to",
                       {document->name, document->language, other}});
    }
  }
  if (source.format == "units") return notes;  // what has no translation yet is no wrong file
  const std::size_t source_size = size_of(source);
  const std::size_t target_size = size_of(target);
  const bool source_longer = source_size > target_size;
  const std::size_t longer = std::max(source_size, target_size);
  const std::size_t shorter = std::max<std::size_t>(1, std::min(source_size, target_size));
  if (longer / shorter >= kMuchLonger) {
    const Document& big = source_longer ? source : target;
    const Document& small = source_longer ? target : source;
    notes.push_back({"{1} is {3} times as long as {2}; are these the right files?",
                     {big.name, small.name, shown(longer / shorter)}});
  }
  return notes;
}

std::vector<Message> odd_options(const PairJob& job) {
  std::vector<Message> notes;
  const std::vector<std::string> names = libalign::format_names();
  const libalign::FormatEntry& format = libalign::entry_of(job.format);
  const std::string name(format.name);
  if (!job.format_named) {
    notes.push_back(
        {"{1}: the ending names no format that can be written, so this is {2}; --format chooses "
         "another ({3})",
         {job.output, name, joined(names)}});
  }
  if (job.write.min_confidence > 0 && !format.pairs_only) {
    notes.push_back(
        {"--min-confidence has no effect here: in {1} all pairs stay, with their confidence", {name}});
  }
  if (job.write.byte_order_mark && job.format != libalign::WriteFormat::tmx &&
      job.format != libalign::WriteFormat::tsv) {
    notes.push_back({"--bom is for TMX and TSV; it has no effect on {1}", {name}});
  }
  return notes;
}

}  // namespace bitext
