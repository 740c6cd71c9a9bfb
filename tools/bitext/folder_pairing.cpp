#include "folder_pairing.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <tuple>
#include <utility>

#include "batch/parallel.h"
#include "folders.h"
#include "libalign/error.h"
#include "libalign/segment.h"
#include "messages.h"
#include "output.h"
#include "pair_job.h"
#include "report.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::DocumentPair;
using libalign::Pairing;
using libalign::Sketch;
using libalign::UsageError;

constexpr int kMostCandidates = 1000;

std::string figure(const char* form, double value) {
  std::array<char, 32> text{};
  const int size = std::snprintf(text.data(), text.size(), form, value);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

// Tabs and line ends cannot stand in a field of a table.
bool fits_a_field(const std::string& name) { return name.find_first_of("\t\n\r") == std::string::npos; }

// A line of the list that begins with # is a comment, and a byte order mark is no part of a name.
std::string listable(const std::string& name) {
  return name.starts_with('#') || name.starts_with("\xEF\xBB\xBF") ? "./" + name : name;
}

}  // namespace

FolderPairing::FolderPairing(const Arguments& arguments, const std::string& sources,
                             const std::string& targets) {
  source_.folder.path = sources;
  target_.folder.path = targets;
  for (const auto& [side, language, encoding] :
       {std::tuple{&source_, "from", "source-encoding"}, std::tuple{&target_, "to", "target-encoding"}}) {
    side->read.language = arguments.language(language);
    side->read.encoding = arguments.value(encoding, arguments.value("encoding"));
    side->read.keep_all = arguments.has("keep-all");
  }
  lexicons_ = arguments.all("lexicon");
  glossaries_ = arguments.all("glossary");
  no_lexicon_ = arguments.has("no-lexicon");
  refuse_lexicon_and_none(no_lexicon_, lexicons_);
  options_.threads = thread_count(arguments);
  options_.candidates = static_cast<std::size_t>(arguments.count("candidates", 1, kMostCandidates, 0));
  options_.least_probability = arguments.probability("min-probability", options_.least_probability);
  options_.reasons = arguments.has("explain");
  quiet_ = arguments.has("quiet");
}

void FolderPairing::list() {
  std::error_code error;
  if (std::filesystem::equivalent(source_.folder.path, target_.folder.path, error)) {
    throw UsageError({}, {"{1} and {2} are the same folder.", {source_.folder.path, target_.folder.path}},
                     {"Put the texts in one folder and the translations in another."});
  }
  for (Side* side : {&source_, &target_}) side->folder = list_documents(side->folder.path);
}

Pairing FolderPairing::run(Progress& progress) {
  for (Side* side : {&source_, &target_}) read(*side, progress);
  open_dictionaries();
  progress.say(tr("comparing"));
  options_.sentences = [this](bool source_side, std::size_t document) {
    return sentences(source_side ? source_ : target_, document);
  };
  options_.progress = [&progress](std::size_t done, std::size_t all) {
    progress.say(tr("trying {1} of {2}", {shown(done), shown(all)}));
  };
  Pairing pairing = libalign::pair_documents(source_.collection, target_.collection, options_);
  progress.clear();
  return pairing;
}

// A few hundred at a time, so that no more than these are held in memory; their order is that of the names.
void FolderPairing::read(Side& side, Progress& progress) {
  constexpr std::size_t kAtOnce = 512;
  const std::size_t count = side.folder.names.size();
  for (std::size_t first = 0; first < count; first += kAtOnce) {
    progress.say(tr("reading {1}: {2} of {3}", {side.folder.path, shown(first), shown(count)}));
    const std::size_t some = std::min(kAtOnce, count - first);
    std::vector<Sketch> sketches(some);
    std::vector<libalign::Message> problems(some);
    run_in_parallel(
        some, options_.threads,
        [&](std::size_t n) {
          const std::string& name = side.folder.names[first + n];
          try {
            if (!fits_a_field(name))
              throw DataError({}, {"the name has a tab or a line end in it."}, {"Rename the file."});
            sketches[n] =
                libalign::sketch_of(libalign::read_document(side.folder.path_of(first + n), side.read), name);
          } catch (const DataError& trouble) {
            problems[n] = trouble.problem();
          }
        },
        [](std::size_t) { return true; });
    for (std::size_t n = 0; n < some; ++n) {
      if (!problems[n].empty()) {
        unread_.push_back(side.folder.path_of(first + n));
        progress.clear();
        say_note(problems[n], unread_.back());
        continue;
      }
      side.collection.add(std::move(sketches[n]));
      side.number.push_back(first + n);
    }
  }
  for (const std::string& path : side.folder.unreadable) {
    unread_.push_back(path);
    progress.clear();
    say_note({"cannot be read."}, path);
  }
  if (side.collection.size() == 0)
    throw DataError({side.folder.path}, {"holds no document that can be read."},
                    {"Documents end in .html, .txt, .md, .docx, .odt, .epub, .pdf, .rtf, .doc, .srt, .vtt, .tei or .xml, or in nothing."});
}

libalign::Sentences FolderPairing::sentences(const Side& side, std::size_t document) const {
  libalign::ReadOptions read = side.read;
  if (read.language.empty()) read.language = side.collection.language();
  return libalign::split_sentences(libalign::read_document(side.folder.path_of(side.number[document]), read));
}

void FolderPairing::open_dictionaries() {
  const std::string& from = source_.collection.language();
  const std::string& to = target_.collection.language();
  for (const std::string& path : lexicons_)
    options_.lexicons.push_back(open_dictionary(path, from, to, notes_));
  for (const std::string& path : glossaries_)
    options_.glossaries.push_back(open_dictionary(path, from, to, notes_));
  if (no_lexicon_) return;
  for (libalign::Lexicon& lexicon : installed_lexicons(from, to, notes_))
    options_.lexicons.push_back(std::move(lexicon));
  if (options_.lexicons.empty()) {
    notes_.push_back({"",
                      {"no lexicon for {1} and {2} in {3}; numbers, names and cognates have to do",
                       {from, to, joined(lexicon_folders())}}});
  }
}

void FolderPairing::refuse_unread() const {
  if (unread_.empty()) return;
  throw DataError({}, {"files that could not be read: {1}.", {shown(unread_.size())}},
                  {"They are named above; the pairs of the others are written.", {}});
}

const std::vector<DocumentPair>& FolderPairing::listed(const Pairing& pairing) const {
  return options_.candidates > 0 ? pairing.candidates : pairing.pairs;
}

std::string FolderPairing::table(const Pairing& pairing) const {
  std::string text;
  for (const DocumentPair& pair : listed(pairing)) {
    text += listable(source_.collection.name(pair.source)) + '\t' + target_.collection.name(pair.target) +
            '\t' + figure("%.6f", pair.probability) + '\n';
  }
  return text;
}

void FolderPairing::tell(const Pairing& pairing) const {
  if (options_.reasons) {
    for (const DocumentPair& pair : listed(pairing)) explain(pair);
  }
  if (quiet_) return;
  for (const NamedNote& note : notes_) say_note(note.note, note.file);
  for (const Side* side : {&source_, &target_}) {
    if (side->folder.passed_over > 0) {
      say_note({"files passed over for their endings: {1}", {shown(side->folder.passed_over)}},
               side->folder.path);
    }
  }
  tell_duplicates(source_, pairing.source_duplicates);
  tell_duplicates(target_, pairing.target_duplicates);
  const std::size_t pairs = pairing.pairs.size();
  say(tr_n("{1} pair; without a partner: {2} of {3} and {4} of {5}",
           "{1} pairs; without a partner: {2} of {3} and {4} of {5}", pairs,
           {shown(source_.collection.size() - pairs), shown(source_.collection.size()),
            shown(target_.collection.size() - pairs), shown(target_.collection.size())}));
}

void FolderPairing::explain(const DocumentPair& pair) const {
  say(tr("{1} = {2}: probability {3}",
         {source_.collection.name(pair.source), target_.collection.name(pair.target),
          shown_confidence(pair.probability)}));
  for (const libalign::PairReason& reason : pair.reasons)
    say("  " + figure("%+6.2f", reason.weight) + "  " + tr(reason.text));
}

void FolderPairing::tell_duplicates(const Side& side,
                                    const std::vector<std::pair<std::size_t, std::size_t>>& duplicates) {
  constexpr std::size_t kMost = 5;
  for (std::size_t k = 0; k < std::min(kMost, duplicates.size()); ++k) {
    say_note({"says nearly the same as {1}; they are told apart by little",
              {side.collection.name(duplicates[k].first)}},
             side.folder.path_of(side.number[duplicates[k].second]));
  }
  if (duplicates.size() > kMost) {
    say_note({"more documents that say nearly the same as another: {1}", {shown(duplicates.size() - kMost)}},
             side.folder.path);
  }
}

}  // namespace bitext
