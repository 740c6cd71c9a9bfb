#include "batch/merge.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "libalign/error.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::WriteFormat;

constexpr std::string_view kUnit = R"(<tu tuid=")";
constexpr std::string_view kObject = R"({"id":")";

std::string_view without_indent(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return line;
}

void put(std::FILE* stream, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stream);  // OutputFile::commit() tells trouble
  std::fputc('\n', stream);
}

[[noreturn]] void refuse_part(const std::string& path) {
  throw DataError({path}, {"its end is missing: something has changed it since the batch wrote it."},
                  {"Remove it."});
}

// `use` says whether it wants more. All lines that we write have an end.
void for_each_line_of(const std::string& path, const std::function<bool(std::string_view)>& use) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw DataError({path}, {"no such file."}, {"Check the path."});
  for (std::string line; std::getline(in, line);) {
    if (in.eof()) refuse_part(path);
    if (!use(line)) return;
  }
  if (in.bad()) throw DataError({path}, {"the disk fails."}, {"Copy the file from elsewhere."});
}

// A line whose id ends at `end`, with the suffix there.
std::string with_suffix(std::string_view line, std::size_t end, const std::string& suffix) {
  std::string changed(line);
  return end < line.size() ? changed.insert(end, suffix) : changed;
}

// The headers of all parts as one: what they agree on, and every lexicon and set of options that one has.
class TmxHeader {
 public:
  void add(const std::string& path) {
    for_each_line_of(path, [this](std::string_view line) {
      const std::string_view content = without_indent(line);
      if (content.starts_with("<header ")) add_header(content);
      if (content.starts_with("<prop ")) add_property(line);
      return !content.starts_with("<body");
    });
  }

  void put_to(std::FILE* stream) const {
    put(stream, R"(<?xml version="1.0" encoding="UTF-8"?>)");
    put(stream, R"(<!DOCTYPE tmx SYSTEM "tmx14.dtd">)");
    put(stream, R"(<tmx version="1.4">)");
    put(stream, "  " + header_);
    for (const std::string& property : properties_) put(stream, property);
    put(stream, "  </header>");
  }

 private:
  static constexpr std::string_view kSourceLanguage = R"(srclang=")";

  void add_header(std::string_view content) {
    std::string header(content);
    if (header.ends_with("/>")) header.replace(header.size() - 2, 2, ">");
    if (header_.empty() || header == header_) {
      header_ = header;
      return;
    }
    const std::size_t begin = header_.find(kSourceLanguage);
    if (begin == std::string::npos) return;
    const std::size_t value = begin + kSourceLanguage.size();
    header_.replace(value, header_.find('"', value) - value, "*all*");  // what TMX has for several
  }

  void add_property(std::string_view line) {
    if (line.find("\"x-source-file\"") != std::string_view::npos ||
        line.find("\"x-target-file\"") != std::string_view::npos)
      return;
    if (std::find(properties_.begin(), properties_.end(), line) == properties_.end())
      properties_.emplace_back(line);
  }

  std::string header_;
  std::vector<std::string> properties_;
};

void merge_tmx(const std::vector<MergePart>& parts, std::FILE* stream) {
  TmxHeader header;
  for (const MergePart& part : parts) header.add(part.path);
  header.put_to(stream);
  put(stream, "  <body>");
  for (const MergePart& part : parts) {
    bool in_body = false;
    bool ended = false;
    for_each_line_of(part.path, [&](std::string_view line) {
      const std::string_view content = without_indent(line);
      ended = content == "</body>" || content == "<body/>";
      if (ended) return false;
      if (in_body) {
        const bool unit = content.starts_with(kUnit);
        const std::size_t id = line.size() - content.size() + kUnit.size();
        put(stream, unit ? with_suffix(line, line.find('"', id), part.id_suffix) : std::string(line));
      }
      in_body = in_body || content == "<body>";
      return true;
    });
    if (!ended) refuse_part(part.path);
  }
  put(stream, "  </body>");
  put(stream, "</tmx>");
}

void merge_tsv(const std::vector<MergePart>& parts, std::FILE* stream) {
  bool first_part = true;
  for (const MergePart& part : parts) {
    bool headings = true;
    for_each_line_of(part.path, [&](std::string_view line) {
      if (!headings) put(stream, with_suffix(line, line.find('\t'), part.id_suffix));
      if (headings && first_part) put(stream, line);
      headings = false;
      return true;
    });
    if (headings) refuse_part(part.path);
    first_part = false;
  }
}

void merge_jsonl(const std::vector<MergePart>& parts, std::FILE* stream) {
  for (const MergePart& part : parts) {
    for_each_line_of(part.path, [&](std::string_view line) {
      const std::size_t end = line.starts_with(kObject) ? line.find('"', kObject.size()) : line.size();
      put(stream, with_suffix(line, end, part.id_suffix));
      return true;
    });
  }
}

std::string_view without_folders(std::string_view name) { return name.substr(name.rfind('/') + 1); }

}  // namespace

std::vector<std::string> id_suffixes(const std::vector<ListedPair>& pairs) {
  std::unordered_set<std::string> seen;
  std::vector<std::string> suffixes;
  suffixes.reserve(pairs.size());
  for (const ListedPair& pair : pairs) {
    std::string names(without_folders(pair.source));
    names.append("\t").append(without_folders(pair.target));
    const bool is_new = seen.insert(std::move(names)).second;
    suffixes.push_back(is_new ? "" : "-p" + std::to_string(suffixes.size() + 1));
  }
  return suffixes;
}

void merge_outputs(const std::vector<MergePart>& parts, WriteFormat format, std::FILE* stream) {
  switch (format) {
    case WriteFormat::tmx:
      return merge_tmx(parts, stream);
    case WriteFormat::tsv:
      return merge_tsv(parts, stream);
    case WriteFormat::jsonl:
      return merge_jsonl(parts, stream);
    default:
      break;
  }
}

}  // namespace bitext
