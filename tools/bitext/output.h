// Standard output and standard error.
#pragma once

#include <string>
#include <string_view>

#include "libalign/error.h"

namespace bitext {

// Data to standard output. Throws DataError when it cannot be written (a full disk).
void print(std::string_view text);
void flush_output();

// Words for a person, to standard error; a line each.
void say(std::string_view line);
// "bitext: note: ...", or "FILE: note: ..." when the note is about a file.
void say_note(const libalign::Message& note, std::string_view file = {});

// Opens what the caller left closed of the three standard streams, so that no file of ours takes its number;
// makes writing to a pipe that nobody reads an error of that write, so that nothing is left half done.
void guard_streams();
// Whether a write met such a pipe: then nobody wants to hear of it.
bool reader_has_left();

}  // namespace bitext
