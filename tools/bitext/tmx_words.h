// What the commands of `bitext tmx` share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "libalign/memory_care.h"
#include "options.h"

namespace bitext {

std::vector<std::string> finding_format_names();  // text, tsv, json
std::vector<std::string> figures_format_names();  // text, json

// --encoding
libalign::MemoryReadOptions memory_reading(const Arguments& arguments);

// "es-ES 1,200, en-US 1,199": the most frequent first, `most` of them.
std::string counted(const std::map<std::string, std::size_t>& counts, std::size_t most = 12);

// "entity 12, date 3": rules that were met, of those that `wanted` takes.
std::string counted_rules(const libalign::MemoryCounts& counts,
                          bool (*wanted)(const libalign::MemoryRuleInfo&));

// Says to standard error what was wrong with what was read, on one line a kind; nothing when all was well.
void say_found(const libalign::MemoryCounts& counts);

// "900M" -> 900,000,000; K, M and G, or bytes. Throws UsageError.
std::uint64_t size_value(const Arguments& arguments, std::string_view option);

}  // namespace bitext
