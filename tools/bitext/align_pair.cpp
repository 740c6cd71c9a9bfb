#include "align_pair.h"

#include <utility>

#include "folders.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/units.h"
#include "srx_file.h"

namespace bitext {

using libalign::Alignment;
using libalign::AlignOptions;
using libalign::DataError;
using libalign::Sentences;
using libalign::UsageError;

void refuse_one_file_twice(const std::string& source, const std::string& target) {
  if (same_file(source, target)) {
    throw UsageError({}, {"{1} and {2} are the same file.", {source, target}},
                     {"Name the text and its translation."});
  }
}

libalign::SegmentOptions segment_options(const PairJob& job) {
  libalign::SegmentOptions options;
  if (!job.abbreviations.empty()) {
    options.abbreviations = read_small_file(job.abbreviations);
    options.abbreviations_name = job.abbreviations;
  }
  if (!job.srx.empty()) options.srx = open_rules(job.srx);
  return options;
}

Sentences sentences_of(libalign::Document document, const PairJob& job) {
  return libalign::split_sentences(std::move(document), segment_options(job));
}

AlignOptions align_options(const PairJob& job, const std::string& from, const std::string& to,
                           std::vector<NamedNote>& notes) {
  AlignOptions options;
  options.order = job.order;
  options.learn = job.learn;
  options.threads = job.threads;
  options.evidence = job.explain || libalign::entry_of(job.format).evidence || !job.glossaries.empty();
  // The line end tells an empty file, in which all weights are missing, from no file.
  if (!job.weights.empty()) options.weights = read_small_file(job.weights) + "\n";
  for (const std::string& path : job.lexicons)
    options.lexicons.push_back(open_dictionary(path, from, to, notes));
  for (const std::string& path : job.glossaries)
    options.glossaries.push_back(open_dictionary(path, from, to, notes));
  if (!job.learned.empty()) {
    for (const std::string& path : libalign::find_lexicons({job.learned}, from, to))
      options.lexicons.push_back(libalign::Lexicon::open(path));
  }
  if (job.no_lexicon) return options;
  for (libalign::Lexicon& lexicon : installed_lexicons(from, to, notes))
    options.lexicons.push_back(std::move(lexicon));
  if (options.lexicons.empty()) {
    notes.push_back({"",
                     {"no lexicon for {1} and {2} in {3}; the alignment does without. `bitext help "
                      "lexicon import` tells how to make one for {4}",
                      {from, to, joined(lexicon_folders()), user_lexicon_folder()}}});
  }
  return options;
}

namespace {

// The library knows the text of the weights alone; a person wants to read the name of the file.
template <typename Align>
Alignment naming_weights(const PairJob& job, Align align) {
  try {
    return align();
  } catch (const DataError& error) {
    if (job.weights.empty() || error.place().file != "weights") throw;
    throw DataError({job.weights, error.place().line, error.place().column}, error.problem(), error.advice());
  }
}

}  // namespace

Alignment align_texts(const Sentences& source, const Sentences& target, const AlignOptions& options,
                      const PairJob& job) {
  return naming_weights(job, [&] { return libalign::align_sentences(source, target, options); });
}

Alignment align_units_of(const libalign::Units& units, const AlignOptions& options, const PairJob& job) {
  const libalign::UnitOptions unit_options = {.across = job.across_units,
                                              .whole = job.read_source.sentences,
                                              .segment = segment_options(job),
                                              .align = options};
  return naming_weights(job, [&] { return libalign::align_units(units, unit_options); });
}

}  // namespace bitext
