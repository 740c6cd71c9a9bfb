// Hidden names for what is not complete yet, and the last step that gives it its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace libalign::detail {

// Where a path leads when its last part is a link, also to a file that does not exist yet. Throws DataError
// for links in a ring.
std::string follow_links(const std::string& path);

// "folder/.memory.tmx.3f9c0a1b2d4e5f60": hidden, beside the target, not to be guessed.
std::string temporary_name(const std::filesystem::path& target);
// ".memory.tmx.": what all such names for `target` start with; a long name is cut so that the whole stays
// one.
std::string start_of_temporary(const std::filesystem::path& target);
// The part before the random digits, when `name` looks like such a name.
std::optional<std::string_view> start_of(std::string_view name);

// A file system that cannot sync (a pipe, some network disks) is no failure.
bool sync(int descriptor);
void sync_folder_of(const std::string& file);

// Renames unless `to` exists, in one step: a file that appeared meanwhile is not lost. False with errno.
bool rename_if_absent(const std::string& from, const std::string& to);
// Lets two folders change their names, in one step where the disk can do that. False with errno.
bool exchange_names(const std::string& one, const std::string& other);

}  // namespace libalign::detail
