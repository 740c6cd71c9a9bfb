#include "gold_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "libalign/error.h"
#include "libalign/read.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

// "candide_en_el" names its languages; the Spanish-English sets do not.
std::pair<std::string, std::string> languages_of(const fs::path& folder) {
  std::ifstream file(folder / "languages");
  std::string source;
  std::string target;
  if (file >> source >> target) return {source, target};
  const std::string name = folder.filename().string();
  if (name.find("en_el") != std::string::npos) return {"en", "el"};
  if (name.find("en_fr") != std::string::npos) return {"en", "fr"};
  if (name.find("textberg") != std::string::npos) return {"de", "fr"};
  return {"en", "es"};
}

libalign::Sentences read_lines(const fs::path& path, const std::string& language) {
  libalign::ReadOptions options;
  options.sentences = true;
  options.language = language;
  return libalign::split_sentences(libalign::read_document(path.string(), options));
}

libalign::Sentences chosen(const libalign::Sentences& sentences, const std::vector<std::size_t>& numbers) {
  const libalign::Document& from = sentences.document();
  libalign::Document document;
  document.name = from.name;
  document.language = from.language;
  document.format = from.format;
  std::vector<libalign::Sentence> list;
  for (const std::size_t number : numbers) {
    libalign::Sentence sentence = sentences[number];
    const std::size_t begin = document.text.size();
    document.text += sentences.text(number);
    sentence.span = {begin, document.text.size()};
    sentence.block = document.blocks.size();
    document.blocks.emplace_back().text = sentence.span;
    document.text += '\n';
    list.push_back(sentence);
  }
  return {std::move(document), std::move(list)};
}

}  // namespace

GoldDocument with_omissions(const GoldDocument& document, double share, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::size_t> kept;
  std::vector<std::size_t> place(document.target.size(), document.target.size());
  std::size_t left_out = 0;
  for (std::size_t j = 0; j < document.target.size();) {
    const std::size_t run = 1 + random() % 6;
    const bool out = static_cast<double>(random() % 1000) < 1000 * share;
    for (const std::size_t end = std::min(document.target.size(), j + run); j < end; ++j) {
      if (out) {
        ++left_out;
        continue;
      }
      place[j] = kept.size();
      kept.push_back(j);
    }
  }
  GoldDocument result{document.name, document.source, chosen(document.target, kept), {}};
  for (const libalign::LadderBead& bead : document.gold) {
    libalign::LadderBead now{bead.source, {}, {}};
    for (const std::size_t j : bead.target) {
      if (place[j] < kept.size()) now.target.push_back(place[j]);
    }
    if (!now.target.empty()) {
      result.gold.push_back(now);
    } else {
      for (const std::size_t i : bead.source) result.gold.push_back({{i}, {}, {}});
    }
  }
  return result;
}

GoldDocument with_gaps(const GoldDocument& document, double share, unsigned seed) {
  std::mt19937 random(seed);
  const auto thin_out = [&](std::size_t size, std::vector<std::size_t>& kept) {
    std::vector<std::size_t> place(size, size);  // where a sentence stands now; `size`: nowhere
    for (std::size_t k = 0; k < size; ++k) {
      if (static_cast<double>(random() % 1000) < 1000 * share) continue;
      place[k] = kept.size();
      kept.push_back(k);
    }
    return place;
  };
  std::vector<std::size_t> sources;
  std::vector<std::size_t> targets;
  const std::vector<std::size_t> source_place = thin_out(document.source.size(), sources);
  const std::vector<std::size_t> target_place = thin_out(document.target.size(), targets);
  const auto moved = [](const std::vector<std::size_t>& numbers, const std::vector<std::size_t>& place) {
    std::vector<std::size_t> now;
    for (const std::size_t number : numbers) {
      if (place[number] < place.size()) now.push_back(place[number]);
    }
    return now;
  };
  GoldDocument result{document.name, chosen(document.source, sources), chosen(document.target, targets), {}};
  for (const libalign::LadderBead& bead : document.gold) {
    const libalign::LadderBead now{moved(bead.source, source_place), moved(bead.target, target_place), {}};
    if (!now.source.empty() && !now.target.empty()) {
      result.gold.push_back(now);
      continue;
    }
    for (const std::size_t i : now.source) result.gold.push_back({{i}, {}, {}});
    for (const std::size_t j : now.target) result.gold.push_back({{}, {j}, {}});
  }
  return result;
}

GoldSet read_gold_set(const std::string& folder) {
  GoldSet set;
  set.name = fs::path(folder).filename().string();
  std::tie(set.source_language, set.target_language) = languages_of(folder);
  std::vector<fs::path> golds;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".gold") golds.push_back(entry.path());
  }
  std::ranges::sort(golds);
  for (const fs::path& gold : golds) {
    const fs::path stem = fs::path(gold).replace_extension();
    set.documents.push_back(
        {stem.filename().string(), read_lines(stem.string() + ".src", set.source_language),
         read_lines(stem.string() + ".tgt", set.target_language), libalign::read_beads(gold.string())});
  }
  return set;
}

std::vector<libalign::Lexicon> open_lexicons(const std::string& folder, const GoldSet& set) {
  std::vector<libalign::Lexicon> lexicons;
  for (const std::string& path :
       libalign::find_lexicons({folder}, set.source_language, set.target_language)) {
    lexicons.push_back(libalign::Lexicon::open(path));
  }
  return lexicons;
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw libalign::DataError({path, 0, 0}, {"cannot be opened.", {}});
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> find_gold_sets(const std::string& root) {
  std::vector<std::string> sets;
  for (const auto& entry : fs::directory_iterator(root)) {
    if (!entry.is_directory()) continue;
    const auto is_gold = [](const fs::directory_entry& file) { return file.path().extension() == ".gold"; };
    if (std::ranges::any_of(fs::directory_iterator(entry.path()), is_gold))
      sets.push_back(entry.path().string());
  }
  std::ranges::sort(sets);
  return sets;
}

}  // namespace bench
