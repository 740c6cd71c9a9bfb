#include "batch/learning.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "libalign/error.h"
#include "libalign/lexicon.h"
#include "libalign/write.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::Lexicon;
using libalign::OutputFile;

void write(const std::string& path, std::string_view bytes) {
  OutputFile out(path, OutputFile::Existing::replace);
  std::fwrite(bytes.data(), 1, bytes.size(), out.stream());  // commit() tells trouble
  out.commit();
}

bool lies_there(const std::string& path, const std::string& hash) {
  try {
    const Lexicon lexicon = Lexicon::open(path);
    return lexicon.hash() == hash && lexicon.intact();
  } catch (const DataError&) {
    return false;
  }
}

}  // namespace

BatchLearning::BatchLearning(BatchFolder& folder, std::size_t pairs) : folder_(folder), seen_(pairs) {
  folder.for_each_lesson([&](std::string_view line) {
    if (std::optional<Lesson> lesson = lesson_of_line(line)) take(*lesson);
  });
}

bool BatchLearning::has_all() const {
  return std::ranges::all_of(seen_, [](bool seen) { return seen; });
}

void BatchLearning::take(Lesson& lesson) {
  const std::scoped_lock lock(mutex_);
  if (lesson.pair < 1 || lesson.pair > seen_.size()) return;
  seen_[lesson.pair - 1] = true;
  if (lesson.sentences.empty()) return;
  const auto learner = learners_.try_emplace({lesson.from, lesson.to}, lesson.from, lesson.to).first;
  std::erase_if(lesson.sentences, [&](const Lesson::Sentences& both) {
    return !learner->second.add(both.source, both.target);
  });
}

void BatchLearning::make_lexicons() const {
  make_folder(folder_.lexicons());
  std::string made;
  for (const auto& [languages, learner] : learners_) {
    const std::string bytes = learner.lexicon();
    const std::string name = languages.first + "-" + languages.second + ".lex";
    const std::string path = folder_.lexicons() + "/" + name;
    write(path, bytes);
    made.append(name).append(" ").append(Lexicon::open(path).hash()).append("\n");
  }
  write(folder_.list_of_lexicons(), made);
}

std::vector<std::string> files_of_learning(const BatchFolder& folder) {
  std::vector<std::string> files = {folder.list_of_lexicons()};
  std::ifstream list(files.front());
  for (std::string name, hash; list >> name >> hash;) files.push_back(folder.lexicons() + "/" + name);
  return files;
}

bool has_learned(const BatchFolder& folder) {
  std::ifstream list(folder.list_of_lexicons());
  if (!list) return false;
  for (std::string name, hash; list >> name >> hash;) {
    if (!lies_there(folder.lexicons() + "/" + name, hash)) return false;
  }
  return true;
}

}  // namespace bitext
