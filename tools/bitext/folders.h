// Where the program finds what belongs to it.
#pragma once

#include <string>
#include <vector>

namespace bitext {

// Data folders, best first: those of $BITEXT_DATA (parted by ':'), ../share/bitext beside the program, the
// folder it was installed to, and the user's own ($XDG_DATA_HOME/bitext, else ~/.local/share/bitext). They
// need not exist.
std::vector<std::string> data_folders();

// "lexicons" in each of the data folders.
std::vector<std::string> lexicon_folders();

// The user's own folder for lexicons: where advice sends them.
std::string user_lexicon_folder();

// Where catalogues of messages are: ../share/locale beside the program, then the installed one.
std::vector<std::string> locale_folders();

bool file_exists(const std::string& path);

}  // namespace bitext
