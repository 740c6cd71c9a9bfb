#include "batch/settings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <system_error>

#include "choices.h"
#include "dictionaries.h"
#include "folders.h"
#include "inputs.h"
#include "libalign/align.h"
#include "libalign/error.h"
#include "libalign/lexicon.h"

namespace bitext {
namespace {

using libalign::DataError;

// FNV-1a, 64 bits, in hex.
class Fingerprint {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  std::string text() const {
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(hash_ >> shift) & 0xFU];
    return digits;
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

std::string content_of(const std::string& path) {
  std::error_code error;
  const auto kind = std::filesystem::status(path, error).type();
  if (kind == std::filesystem::file_type::fifo || kind == std::filesystem::file_type::character) {
    throw DataError({path}, {"is no file on the disk, and a batch reads it more than once."},
                    {"Save it to a file first."});
  }
  if (path.ends_with(".lex")) {
    const libalign::Lexicon lexicon = libalign::Lexicon::open(path);
    check_intact(lexicon, path);
    return lexicon.hash();
  }
  Fingerprint fingerprint;
  fingerprint.add(read_small_file(path));
  return fingerprint.text();
}

std::string contents_of(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) all += (all.empty() ? "" : " ") + content_of(path);
  return all;
}

// "es-en.lex 0123456789abcdef": of every lexicon that could be used, whatever the texts' languages.
std::string installed() {
  std::string all;
  for (const std::string& folder : lexicon_folders()) {
    std::map<std::string, std::string> hashes;  // by name: a folder's own order is that of its disk
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      const std::string path = entry.path().string();
      if (!path.ends_with(".lex")) continue;
      std::string& hash = hashes[entry.path().filename().string()];
      try {
        hash = libalign::Lexicon::open(path).hash();
      } catch (const DataError&) {
        hash = "damaged";  // installed_lexicons() says so when it meets it
      }
    }
    for (const auto& [name, hash] : hashes) {
      if (!all.empty()) all += ' ';
      all.append(name).append(" ").append(hash);
    }
  }
  return all;
}

std::string of_list(const std::vector<ListedPair>& pairs) {
  Fingerprint fingerprint;
  for (const ListedPair& pair : pairs) {
    fingerprint.add(pair.source + "\t");
    fingerprint.add(pair.target + "\n");
  }
  return std::to_string(pairs.size()) + ", " + fingerprint.text();
}

std::string normal(const std::string& folder) {
  return std::filesystem::path(folder + "/").lexically_normal().string();
}

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string order_name(libalign::Order order) {
  if (order == libalign::Order::automatic) return "auto";
  return order == libalign::Order::monotone ? "monotone" : "free";
}

}  // namespace

std::string batch_settings(const BatchJob& job, const std::vector<ListedPair>& pairs) {
  const PairJob& pair = job.pair;
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(name).append("=").append(value).append("\n");
  };
  add("version", libalign::version());
  if (job.pairs_folders) {
    add("sources", normal(job.sources));
    add("targets", normal(job.targets));
    add("min-probability", std::to_string(job.least_probability));
  }
  add("number of pairs", of_list(pairs));
  add("format", libalign::entry_of(pair.format).name);
  add("profile", libalign::profile_names().at(static_cast<std::size_t>(pair.write.profile)));
  add("inline-tags", yes_or_no(pair.write.inline_tags));
  add("from", pair.read_source.language);
  add("to", pair.read_target.language);
  add("languages of the folders",
      pair.read_source.expected_language + " " + pair.read_target.expected_language);
  add("source-code", pair.write.source_code);
  add("target-code", pair.write.target_code);
  add("source-encoding", pair.read_source.encoding);
  add("target-encoding", pair.read_target.encoding);
  add("sentences", yes_or_no(pair.read_source.sentences));
  add("keep-all", yes_or_no(pair.read_source.keep_all));
  add("order", order_name(pair.order));
  add("learn",
      job.learns ? batch_learn_names().back() : learn_names().at(static_cast<std::size_t>(pair.learn)));
  add("min-confidence", std::to_string(pair.write.min_confidence));
  add("abbreviations", pair.abbreviations.empty() ? "" : content_of(pair.abbreviations));
  add("srx", pair.srx.empty() ? "" : content_of(pair.srx));
  add("weights", pair.weights.empty() ? "" : content_of(pair.weights));
  add("lexicon", contents_of(pair.lexicons));
  add("glossary", contents_of(pair.glossaries));
  add("no-lexicon", yes_or_no(pair.no_lexicon));
  add("installed lexicons", pair.no_lexicon ? "" : installed());
  return text;
}

Difference first_difference(std::string_view before, std::string_view now) {
  const auto take_line = [](std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
  };
  while (!before.empty() || !now.empty()) {
    const std::string_view old_line = take_line(before);
    const std::string_view new_line = take_line(now);
    if (old_line == new_line) continue;
    const auto name = [](std::string_view line) { return line.substr(0, line.find('=')); };
    const auto value = [](std::string_view line) {
      const std::size_t equals = line.find('=');
      return std::string(equals == std::string_view::npos ? "" : line.substr(equals + 1));
    };
    return {std::string(name(new_line.empty() ? old_line : new_line)), value(old_line), value(new_line)};
  }
  return {};
}

}  // namespace bitext
