// The steps between two documents and their alignment that `bitext align` and `bitext batch` share.
//
//     Document source = read_document(...), target = read_document(...);
//     check_languages(source, target, job);
//     const AlignOptions options = align_options(job, source.language, target.language, notes);
//     const Alignment alignment = align_texts(sentences_of(std::move(source), job),
//                                             sentences_of(std::move(target), job), options, job);
#pragma once

#include <string>
#include <vector>

#include "dictionaries.h"
#include "libalign/align.h"
#include "libalign/document.h"
#include "libalign/segment.h"
#include "pair_job.h"

namespace libalign {
struct Units;
}

namespace bitext {

// Throws UsageError when both names mean one file.
void refuse_one_file_twice(const std::string& source, const std::string& target);

// The job's abbreviations or rules. Throws DataError when their file cannot be read.
libalign::SegmentOptions segment_options(const PairJob& job);

// With the job's abbreviations or rules. Throws DataError when their file cannot be read.
libalign::Sentences sentences_of(libalign::Document document, const PairJob& job);

// The job's options with the dictionaries for two languages opened. Throws DataError when one that is named
// cannot be used.
libalign::AlignOptions align_options(const PairJob& job, const std::string& from, const std::string& to,
                                     std::vector<NamedNote>& notes);

// align_sentences(), whose errors name the file of weights.
libalign::Alignment align_texts(const libalign::Sentences& source, const libalign::Sentences& target,
                                const libalign::AlignOptions& options, const PairJob& job);
// align_units(), likewise.
libalign::Alignment align_units_of(const libalign::Units& units, const libalign::AlignOptions& options,
                                   const PairJob& job);

}  // namespace bitext
