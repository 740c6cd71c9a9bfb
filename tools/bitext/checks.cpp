#include "checks.h"

#include <algorithm>

#include "libalign/error.h"
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

}  // namespace

void check_languages(const Document& source, const Document& target, const PairJob& job) {
  const auto require = [&](const Document& document, const std::string& code, const char* option) {
    if (job.format == libalign::WriteFormat::tmx && code.empty() && unknown(document)) {
      throw DataError({document.name}, {"the language cannot be told from so little text."},
                      {"Name it: {1} LANG.", {option}});
    }
  };
  require(source, job.write.source_code, "--from");
  require(target, job.write.target_code, "--to");
  const bool both_given = !job.read_source.language.empty() && !job.read_target.language.empty();
  if (both_given || unknown(source) || unknown(target)) return;
  if (libalign::primary_language(source.language) == libalign::primary_language(target.language)) {
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
    }
  }
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

}  // namespace bitext
