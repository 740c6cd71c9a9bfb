// PO, ours and of gettext. A translation that is not fuzzy was finished by somebody: it is confirmed, but for
// ours that nobody needed to look at.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "read/decode.h"

namespace libalign::detail {
namespace {

struct Entry {
  std::string remark, facts;
  bool fuzzy = false, has_context = false, has_id = false;
  std::size_t line = 0;  // of its msgid
  std::string context, id, plural;
  std::array<std::string, 2> translations;  // singular and plural
};

std::map<std::string, std::string> facts_of(std::string_view line) {
  std::map<std::string, std::string> facts;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos)
      facts[std::string(word.substr(0, equals))] = std::string(word.substr(equals + 1));
  }
  return facts;
}

class PoReader {
 public:
  PoReader(std::string_view text, Draft& draft) : rest_(text), draft_(draft) {}

  void read() {
    for (number_ = 1; !rest_.empty(); ++number_) {
      std::string_view line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
      take(trimmed(line));
    }
    end_entry();
  }

 private:
  void take(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with("#~")) return;  // no longer used
    if (line.starts_with('#')) return comment(line);
    if (line.starts_with('"')) return add(line);
    const std::size_t end = line.find_first_of(" \t\"");
    const std::string_view word = line.substr(0, end);
    if (word == "msgctxt") {
      begin(entry_.has_id);
      entry_.has_context = true;
      into_ = &entry_.context;
    } else if (word == "msgid") {
      begin(entry_.has_id);
      entry_.has_id = true;
      entry_.line = number_;
      into_ = &entry_.id;
    } else if (word == "msgid_plural") {
      into_ = &entry_.plural;
    } else if (word == "msgstr" || word == "msgstr[0]") {
      into_ = &entry_.translations.front();
    } else if (word.starts_with("msgstr[")) {
      into_ = &entry_.translations.back();
      into_->clear();  // of several plurals the last
    } else {
      refuse();
    }
    if (end != std::string_view::npos) add(trimmed(line.substr(end)));
  }

  [[noreturn]] void refuse() const {
    throw DataError({draft_.name, number_}, {"this line is none of a PO file."}, {"Check it with msgfmt."});
  }

  void begin(bool next) {
    if (next) end_entry();
  }

  void comment(std::string_view line) {
    begin(entry_.has_id);
    into_ = nullptr;
    const std::string_view content = trimmed(line.substr(std::min<std::size_t>(2, line.size())));
    const char kind = line.size() > 1 ? line[1] : ' ';
    if (kind == ' ') entry_.remark.append(entry_.remark.empty() ? "" : " ").append(content);
    if (kind == '.' && content.starts_with("kind=")) entry_.facts = std::string(content);
    if (kind == ',' && content.find("fuzzy") != std::string_view::npos) entry_.fuzzy = true;
  }

  void add(std::string_view quoted) {
    if (into_ == nullptr || quoted.size() < 2 || !quoted.starts_with('"') || !quoted.ends_with('"')) refuse();
    quoted = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] != '\\' || i + 1 == quoted.size()) {
        *into_ += quoted[i];
        continue;
      }
      const char c = quoted[++i];
      if (is_octal(c) || (c == 'x' && i + 1 < quoted.size() && is_hex(quoted[i + 1]))) {
        add_number(quoted, i);
        continue;
      }
      *into_ += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
  }

  static bool is_octal(char c) { return c >= '0' && c <= '7'; }
  static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  // A byte as C writes it: up to three octal digits (old tools write "\303\261" for ñ), or x and two of
  // sixteen. `i` is at the first character and goes to the last.
  void add_number(std::string_view quoted, std::size_t& i) {
    const bool sixteen = quoted[i] == 'x';
    const std::size_t begin = sixteen ? i + 1 : i;
    const std::size_t most = sixteen ? 2 : 3;
    std::size_t end = begin;
    while (end < quoted.size() && end - begin < most &&
           (sixteen ? is_hex(quoted[end]) : is_octal(quoted[end])))
      ++end;
    *into_ += static_cast<char>(
        std::strtoul(std::string(quoted.substr(begin, end - begin)).c_str(), nullptr, sixteen ? 16 : 8));
    i = end - 1;
  }

  // Bytes that were written as numbers may be no letters.
  void require_letters(const Entry& entry) const {
    for (const std::string* text :
         {&entry.context, &entry.id, &entry.plural, entry.translations.data(), &entry.translations[1]}) {
      if (find_invalid_utf8(*text))
        throw DataError({draft_.name, entry.line},
                        {"this text holds bytes that are no UTF-8, written as numbers."},
                        {"Write the letters themselves."});
    }
  }

  void end_entry() {
    const Entry entry = std::exchange(entry_, {});
    into_ = nullptr;
    if (!entry.has_id) return;
    require_letters(entry);
    if (entry.id.empty() && !entry.has_context) return header(entry.translations[0]);
    draft_.beads.push_back(bead(entry, entry.id, entry.translations[0], ""));
    if (!entry.plural.empty())
      draft_.beads.push_back(bead(entry, entry.plural, entry.translations[1], "-plural"));
  }

  void header(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      const auto take_field = [&](std::string_view name, std::string& field) {
        if (line.starts_with(name)) field = std::string(trimmed(line.substr(name.size())));
      };
      take_field("Language:", draft_.target_language);
      take_field("X-Source-Language:", draft_.source_language);
      take_field("X-Source-File:", draft_.source_name);
      take_field("X-Target-File:", draft_.target_name);
    }
  }

  static BeadStatus status(const Entry& entry, std::map<std::string, std::string>& facts, double confidence) {
    const BeadStatus before = status_of(facts["status"]).value_or(BeadStatus::automatic);
    if (entry.fuzzy) return before == BeadStatus::rejected ? before : BeadStatus::automatic;
    if (before != BeadStatus::automatic || facts["status"].empty()) return BeadStatus::confirmed;
    return confidence < kDoubtfulConfidence ? BeadStatus::confirmed : BeadStatus::automatic;
  }

  static DraftBead bead(const Entry& entry, const std::string& source, const std::string& target,
                        const std::string& suffix) {
    std::map<std::string, std::string> facts = facts_of(entry.facts);
    DraftBead bead;
    if (!facts.empty()) bead.id = entry.context + (entry.context.empty() ? "" : suffix);
    bead.note = entry.remark;
    bead.order = order_of(facts["order"]);
    bead.confidence = probability_of(facts["confidence"]).value_or(1);
    bead.translation = probability_of(facts["translation"]).value_or(1);
    bead.source = side_of(source, numbers_of(facts["source_ids"]).value_or(std::vector<std::size_t>{}));
    bead.target = side_of(target, numbers_of(facts["target_ids"]).value_or(std::vector<std::size_t>{}));
    if (!bead.target.sentences.empty()) bead.status = status(entry, facts, bead.confidence);
    return bead;
  }

  std::string_view rest_;
  Draft& draft_;
  std::size_t number_ = 1;
  Entry entry_;
  std::string* into_ = nullptr;
};

}  // namespace

Draft read_po(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  Decoded decoded = decode(bytes, name, options.encoding);
  Draft draft;
  draft.name = name;
  draft.notes = std::move(decoded.notes);
  draft.breaks = true;
  PoReader(decoded.text, draft).read();
  return draft;
}

}  // namespace libalign::detail
