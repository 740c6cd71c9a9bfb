// The members of a zip archive, by name and in memory: Word, OpenDocument, EPUB and Excel files are such.
//
//     const Zip zip(bytes, "book.epub");
//     const std::string list = zip.read("META-INF/container.xml");  // "" when it is not there
//     for (const auto& [member, content] : zip.read_all({"a.xhtml", "b.xhtml"})) { ... }
//
// Nothing is written to the disk and a member's name is only ever compared, so that "../../etc/passwd" is a
// name like any other. What is unpacked is bounded; an archive that wants more is refused.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

struct ZipLimits {
  std::size_t member = std::size_t{256} << 20U;  // bytes of one member, unpacked
  std::size_t total = std::size_t{512} << 20U;   // of all that is read
  std::size_t ratio = 250;                       // unpacked to packed, beyond 16 MB
  std::size_t count = 100'000;                   // members
};

class Zip {
 public:
  // Reads the list of members; `bytes` must outlive it. Throws DataError: the archive is damaged, or holds
  // too many members.
  Zip(std::string_view bytes, std::string name, ZipLimits limits = {});

  const std::string& name() const { return name_; }
  const std::vector<std::string>& members() const { return members_; }  // in the archive's order
  bool has(std::string_view member) const { return known_.contains(member); }
  bool has_folder(std::string_view prefix) const;  // "word/": a member's name begins so

  // Of the pictures, sounds and videos in it: CRC-32 and size, as "1c291ca3:40213". Empty where the list of
  // the archive's end cannot be read.
  std::vector<std::string> media() const;

  // Throws DataError: damaged, protected by a password, too big. Of two members with one name the first
  // counts.
  std::string read(const std::string& member) const;
  // Those that are there, in one pass over the archive.
  std::map<std::string, std::string> read_all(const std::set<std::string>& members) const;

  // "book.epub/OEBPS/a.xhtml": what messages call a member.
  std::string place(const std::string& member) const { return name_ + "/" + member; }

 private:
  std::string_view bytes_;
  std::string name_;
  ZipLimits limits_;
  std::vector<std::string> members_;
  std::set<std::string, std::less<>> known_;
  mutable std::size_t unpacked_ = 0;
};

// "OEBPS/text/a.xhtml" for "../text/a.xhtml#x" in "OEBPS/nav/nav.xhtml": a link between members, decoded,
// without fragment. Empty when it leads out of the archive.
std::string member_of_link(std::string_view from, std::string_view link);

}  // namespace libalign::detail
