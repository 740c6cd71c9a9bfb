// Gettext's catalogue. The id is the context, so that equal texts stay apart; what we know of a pair stands
// in an extracted comment, which editors show and keep. Pairs to look at are fuzzy. A source without a
// translation is an empty msgstr; a target without a source has no place here.
#include "write/language_codes.h"
#include "write/one_line.h"
#include "write/pairs.h"
#include "write/unit_ids.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

// One comment line; a blank name would end it early.
std::string facts(const Bead& bead) {
  return "#. kind=" + bead.kind() + " confidence=" + decimal(bead.confidence) +
         " translation=" + decimal(bead.translation) + " status=" + name_of(bead.status) +
         " order=" + name_of(bead.order) + " source_ids=" + comma_numbers(bead.source) +
         " target_ids=" + comma_numbers(bead.target);
}

bool fuzzy(const Bead& bead) {
  return bead.status == BeadStatus::rejected ||
         (bead.status == BeadStatus::automatic && bead.confidence < kDoubtfulConfidence);
}

std::string header(const Alignment& alignment, const LanguageCodes& codes) {
  const auto field = [](const std::string& name, const std::string& value) {
    const std::string text = quoted(name + ": " + one_line(value));
    return text.substr(0, text.size() - 1) + "\\n\"\n";
  };
  return "msgid \"\"\nmsgstr \"\"\n" + field("Project-Id-Version", both_names(alignment)) +
         field("Language", codes.target) + field("MIME-Version", "1.0") +
         field("Content-Type", "text/plain; charset=UTF-8") + field("Content-Transfer-Encoding", "8bit") +
         field("X-Source-Language", codes.source) +
         field("X-Source-File", std::string(short_name(alignment.source.document()))) +
         field("X-Target-File", std::string(short_name(alignment.target.document()))) +
         field("X-Generator", "bitext " + alignment.provenance.version);
}

}  // namespace

void write_po(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
              WriteReport& report) {
  put_line(stream, header(alignment, codes_or_und(alignment, options)), options);
  UnitIds ids;
  std::size_t without_source = 0;
  for (const Bead& bead : alignment.beads) {
    const std::string id = ids.next(alignment, bead);
    const std::string source = one_line(alignment.source_text(bead));
    const std::string target = one_line(alignment.target_text(bead));
    if (source.empty()) {
      without_source += bead.target.size();
      continue;
    }
    std::string entry;
    if (!bead.note.empty()) entry += "# " + one_line(bead.note) + "\n";
    entry += facts(bead) + "\n";
    if (!target.empty() && fuzzy(bead)) entry += "#, fuzzy\n";
    entry += "msgctxt " + quoted(id) + "\nmsgid " + quoted(source) + "\nmsgstr " + quoted(target) + "\n";
    put_line(stream, entry, options);
    if (!bead.unaligned()) ++report.units;
  }
  if (without_source > 0) {
    report.notes.push_back({"target sentences without a counterpart, which PO cannot hold: {1}",
                            {std::to_string(without_source)}});
  }
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
