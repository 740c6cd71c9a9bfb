#include "pair_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "libalign/read.h"

namespace bench {
namespace {

namespace fs = std::filesystem;
using libalign::Document;

void read_folder(const fs::path& folder, std::vector<Document>& documents, std::vector<std::string>& names) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    documents.push_back(libalign::read_document(path.string()));
    names.push_back(path.stem().string());
  }
}

Document made_document(const std::string& text, const std::string& name, const std::string& language) {
  libalign::ReadOptions options;
  options.language = language;
  options.keep_all = true;
  return libalign::parse_document(text, name, options);
}

}  // namespace

PairSet read_pair_set(const std::string& folder) {
  PairSet set;
  const fs::path root = folder;
  set.name = set.origin = root.filename().string();
  read_folder(root / "a", set.source, set.source_names);
  read_folder(root / "b", set.target, set.target_names);
  std::ifstream lines(root / "gold.tsv");
  for (std::string a, b; lines >> a >> b;) set.gold.emplace(fs::path(a).stem().string(), fs::path(b).stem().string());
  return set;
}

PairSet cut_into_documents(const GoldSet& set, const Lengths& lengths, unsigned seed) {
  PairSet made;
  made.origin = set.name;
  made.passages = lengths.longest < 9;  // beads
  made.name = set.name + " in " + std::to_string(lengths.shortest) + "-" + std::to_string(lengths.longest);
  std::mt19937 random(seed);
  const auto add = [](std::vector<Document>& documents, std::vector<std::string>& names, const std::string& text,
                      const std::string& name, const std::string& language) {
    if (text.find_first_not_of(" \n") == std::string::npos) return false;
    documents.push_back(made_document(text, name, language));
    names.push_back(name);
    return true;
  };
  for (const GoldDocument& from : set.documents) {
    for (std::size_t first = 0; first < from.gold.size();) {
      const std::size_t length = lengths.shortest + random() % (lengths.longest - lengths.shortest + 1);
      const std::size_t end = std::min(from.gold.size(), first + length);
      std::string source, target;
      for (std::size_t k = first; k < end; ++k) {
        for (const std::size_t i : from.gold[k].source) source.append(from.source.text(i)).append("\n\n");
        for (const std::size_t j : from.gold[k].target) target.append(from.target.text(j)).append("\n\n");
      }
      const std::string name = from.name + "_" + std::to_string(first);
      const std::size_t fate = random() % 4;  // 0: the source alone, 1: the target alone
      bool both = true;
      both = (fate != 1 && add(made.source, made.source_names, source, name, set.source_language)) && both;
      both = (fate != 0 && add(made.target, made.target_names, target, name, set.target_language)) && both;
      if (both) made.gold.emplace(name, name);
      first = end;
    }
  }
  return made;
}

Document middle_third(const Document& document) {
  std::string text;
  const std::size_t count = document.blocks.size();
  for (std::size_t k = count / 3; k < std::max(count / 3 + 1, count - count / 3); ++k)
    text.append(document.blocks[k].text.of(document.text)).append("\n\n");
  return made_document(text, document.name, document.language);
}

}  // namespace bench
