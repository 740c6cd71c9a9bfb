#include "srx_file.h"

#include <map>
#include <mutex>

namespace bitext {

using libalign::Message;
using libalign::SrxRules;

SrxRules open_rules(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, SrxRules> opened;
  const std::scoped_lock lock(mutex);
  const auto found = opened.find(path);
  return found != opened.end() ? found->second : opened.emplace(path, SrxRules::open(path)).first->second;
}

std::vector<Message> odd_rules(const libalign::Document& document, const std::string& path) {
  if (path.empty() || document.format == "sentences") return {};
  if (!open_rules(path).for_language(document.language).empty()) return {};
  return {{"{1} has no rules for the language {2}; each paragraph stays whole", {path, document.language}}};
}

}  // namespace bitext
