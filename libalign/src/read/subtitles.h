// Subtitles (SubRip .srt, WebVTT .vtt) to running text.
//
// A cue that does not end a sentence goes on in the next: both are one block. A new block begins behind a cue
// that ends one, behind four seconds of silence, at a speaker's dash or name, and around sound descriptions
// ("[música]"), which are captions.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

bool looks_like_vtt(std::string_view text, std::string_view name);
bool looks_like_srt(std::string_view text, std::string_view name);
Reading read_vtt(const Decoded& decoded, const std::string& name, const ReadOptions& options);
Reading read_srt(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
