// The rules, applied to a header and to unit after unit.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/memory_care.h"
#include "memory/fingerprints.h"
#include "memory/languages.h"
#include "memory/vocabulary.h"

namespace libalign::detail {

class Checker {
 public:
  // `tuids`: whether to look for those that come twice, which takes memory.
  explicit Checker(MemoryProfile profile, bool tuids = true) : profile_(profile), compare_tuids_(tuids) {}

  // Append to the problems that the reader found.
  void header(const MemoryHeader& header, std::vector<MemoryProblem>& problems);
  void unit(const MemoryUnit& unit, std::vector<MemoryProblem>& problems);
  // What only the end tells. `bytes`: of the whole text.
  void end(std::size_t units, std::uint64_t bytes, std::vector<MemoryProblem>& problems);

  const std::map<std::string, std::size_t>& languages() const { return languages_; }
  bool tuids_compared() const { return !tuids_.full(); }

 private:
  struct Limits {
    const char* consumer = "";
    std::size_t characters = 0;
    std::size_t megabytes = 0;
    std::size_t code = 0;
    bool regions = false, two_languages = false, datatypes = false, paragraphs = false;
  };
  static Limits limits_of(MemoryProfile profile);

  void note(MemoryRule rule, std::uint64_t offset, std::vector<std::string> arguments = {});
  void note_once(MemoryRule rule, const std::string& value, std::uint64_t offset,
                 std::vector<std::string> arguments);
  void attributes(std::string_view element, const std::vector<MemoryAttribute>& attributes,
                  std::span<const AttributeRule> rules, std::uint64_t offset);
  void infos(const std::vector<MemoryInfo>& infos);
  void language(const std::string& code, std::uint64_t offset);
  void variant(const MemoryVariant& variant);
  void segment(const MemoryVariant& variant);
  void codes(const MemorySegment& segment);
  void code_matches(const MemoryUnit& unit);
  void source(const MemoryUnit& unit);
  void languages_of_unit(const MemoryUnit& unit);
  void datatype(const std::vector<MemoryAttribute>& attributes, std::uint64_t offset);

  MemoryProfile profile_;
  bool compare_tuids_;
  Limits limits_ = limits_of(profile_);
  std::vector<MemoryProblem>* problems_ = nullptr;
  std::string source_;
  bool old_lang_ = false;  // TMX 1.1 has no xml:lang yet
  bool damaged_ = false;   // the reader put the sign for it
  CanonicalCodes codes_;
  SeenSet tuids_;
  std::set<std::string> told_;  // rule and value
  std::map<std::string, std::size_t> languages_;
  std::map<std::string, std::size_t>::iterator last_language_ = languages_.end();
};

}  // namespace libalign::detail
