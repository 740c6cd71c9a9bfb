// One function a format: the bytes of a file in, what it holds out. All throw DataError with the place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bilingual/draft.h"
#include "text/ascii.h"

namespace libalign::detail {

// What stands in a table, from its second line on under the names of the first. Of columns that are named by
// their languages `options` may choose two. Two columns without names are source and target.
struct TableRow {
  std::size_t line = 0;  // in the file
  std::vector<std::string> cells;
};
Draft draft_of_table(const std::vector<TableRow>& rows, const std::string& name,
                     const BilingualOptions& options = {});

Draft read_tsv(std::string_view bytes, const std::string& name, const BilingualOptions& options = {});
Draft read_csv(std::string_view bytes, const std::string& name, const BilingualOptions& options = {});
Draft read_xlsx(std::string_view bytes, const std::string& name, const BilingualOptions& options);
Draft read_jsonl(std::string_view bytes, const std::string& name);
Draft read_xliff(std::string_view bytes, const std::string& name);
Draft read_tmx(const std::string& path, const BilingualOptions& options);
// By the beginning of the file: the line of headings of a Wordfast memory.
bool is_wordfast(std::string_view head);
Draft read_wordfast(std::string_view bytes, const std::string& name, const BilingualOptions& options);
Draft read_po(std::string_view bytes, const std::string& name, const BilingualOptions& options = {});

// The words of a file: "confirmed", "0.97" or "0,97", "3 4" or "3,4". nullopt for anything else.
std::optional<BeadStatus> status_of(std::string_view word);
std::optional<double> probability_of(std::string_view number);
std::optional<std::vector<std::size_t>> numbers_of(std::string_view list);
BeadOrder order_of(std::string_view word);

}  // namespace libalign::detail
