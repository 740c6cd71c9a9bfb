// What pair and batch read beside documents, from hostile bytes: the first chooses the parser, the rest is
// its input. Nothing but DataError may come out.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "batch/lesson.h"
#include "batch/list.h"
#include "batch/names.h"
#include "batch/record.h"
#include "libalign/error.h"
#include "libalign/learn.h"
#include "pair/metadata.h"
#include "pair/pair_weights.h"

namespace {

void demand(bool kept) {
  if (!kept) std::abort();
}

// Outputs stay in their folder, and no two are one.
void read_list(std::string_view text) {
  const auto pairs = bitext::parse_list(text, "fuzz.tsv");
  const std::vector<std::string> names = bitext::output_names(pairs, ".tmx");
  demand(names.size() == pairs.size());
  for (const std::string& name : names) {
    demand(!name.empty() && name.front() != '/' && name.ends_with(".tmx"));
    demand(("/" + name).find("/../") == std::string::npos && name.find('\0') == std::string::npos);
  }
}

// What was read of a line is written and read again as it is.
template <class Read>
auto read_line(std::string_view line, const Read& read) {
  const auto found = read(line);
  if (!found) return found;
  const std::string written = bitext::to_line(*found);
  const auto again = read(written);
  demand(again.has_value() && bitext::to_line(*again) == written);
  return found;
}

// Any lesson may be learned from.
void read_lesson(std::string_view line) {
  const auto lesson = read_line(line, bitext::lesson_of_line);
  if (!lesson) return;
  libalign::LexiconLearner learner(lesson->from, lesson->to);
  for (const auto& [source, target] : lesson->sentences) learner.add(source, target);
}

void read_metadata(const std::string& text) {
  using namespace libalign::detail;
  const std::string url = plain_url(text);
  demand(url.size() <= text.size());
  plain_name(text);
  day_number(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    switch (data[0] % 4U) {
      case 0:
        read_list(input);
        break;
      case 1:
        read_line(input, bitext::record_of_line);
        read_lesson(input);
        break;
      case 2:
        libalign::detail::parse_pair_weights(input);
        break;
      default:
        read_metadata(std::string(input));
    }
  } catch (const libalign::DataError&) {
  }
  return 0;
}
