#include "help.h"

#include <algorithm>

#include "layout.h"
#include "libalign/align.h"
#include "messages.h"

namespace bitext {
namespace {

constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kWidestTerm = 24;  // a longer one has its text on the next line

std::size_t columns() { return terminal_width(1, kMostColumns, 80); }

// A term and its text in two columns.
std::string row(const std::string& term, const std::string& text, std::size_t term_width) {
  const std::size_t text_column = kIndent + term_width + 2;
  std::string line(kIndent, ' ');
  if (display_width(term) > term_width) {
    line += term + "\n" + std::string(text_column, ' ');
  } else {
    line += padded(term, term_width + 2);
  }
  return line + wrapped(text, columns(), text_column) + "\n";
}

std::string rows(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::size_t width = 0;
  for (const auto& [term, text] : entries) {
    if (const std::size_t wide = display_width(term); wide <= kWidestTerm) width = std::max(width, wide);
  }
  std::string out;
  for (const auto& [term, text] : entries) out += row(term, text, width);
  return out;
}

std::string paragraph(const std::string& text) { return wrapped(text, columns(), 0) + "\n"; }

// "align two texts" -> "Align two texts."; the summaries of all languages we have begin with a letter of
// ASCII.
std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

std::string option_term(const OptionEntry& option) {
  std::string term = option.letter == 0 ? "    " + spelling(option) : spelling(option);
  if (option.value != nullptr) term += " " + tr(option.value);
  return term;
}

std::string examples(const CommandEntry& entry) {
  if (entry.examples.empty()) return "";
  std::string out = "\n" + tr("Examples") + ":\n";
  for (const Example& example : entry.examples) {
    out += "  " + std::string(example.line) + "\n      " + wrapped(tr(example.meaning), columns(), 6) + "\n";
  }
  return out;
}

std::string list_of(const std::vector<const CommandEntry*>& entries) {
  std::vector<std::pair<std::string, std::string>> lines;
  lines.reserve(entries.size());
  for (const CommandEntry* entry : entries) lines.emplace_back(entry->name, tr(entry->summary));
  return rows(lines);
}

}  // namespace

std::string version_text() { return "bitext " + std::string(libalign::version()) + "\n"; }

std::string usage_line(const CommandEntry& entry) {
  std::string line = "bitext " + std::string(entry.name);
  if (options_of(entry.name).size() > 1) line += " " + tr("[OPTIONS]");
  for (std::size_t i = 0; i < entry.operands.size(); ++i) {
    const std::string operand = tr(entry.operands[i]);
    line += i < entry.min_operands ? " " + operand : " [" + operand + "]";
  }
  return line;
}

std::string option_text(const OptionEntry& option) {
  return option.choices == nullptr ? tr(option.help) : tr(option.help, {joined(option.choices())});
}

std::vector<Section> common_sections() {
  return {
      {tr("Exit codes"),
       {{"0", tr("done")},
        {"1", tr("trouble with data: a file that cannot be read or written, nothing to align")},
        {"2", tr("wrong use")}}},
      {tr("Environment"),
       {{"BITEXT_DATA", tr("folders to look for data in first, separated by colons; lexicons are in their "
                           "subfolder lexicons")},
        {"LC_ALL, LC_MESSAGES, LANG", tr("the language of messages: English or Spanish")},
        {"COLUMNS", tr("the width of help and of tables")}}},
  };
}

std::string program_help() {
  std::string out = tr("Usage: {1}", {tr("bitext COMMAND [OPTIONS] [ARGUMENTS]")}) + "\n\n";
  out +=
      paragraph(tr("Aligns a text with its translation, sentence by sentence, and writes a translation "
                   "memory or a parallel corpus."));
  out += "\n" + tr("Commands") + ":\n";
  std::vector<const CommandEntry*> all;
  for (const CommandEntry& entry : commands()) all.push_back(&entry);
  out += list_of(all);
  out += "\n" + tr("Options") + ":\n";
  out += rows({{"-h, --help", tr("print this help")}, {"    --version", tr("print the version")}});
  for (const Section& section : common_sections())
    out += "\n" + section.heading + ":\n" + rows(section.entries);
  out += "\n" + tr("Example") + ":\n  bitext align interview.es.html article.en.html -o memory.tmx\n\n";
  out += paragraph(tr("Help on a command: {1}", {"bitext help " + tr("COMMAND")}));
  return out;
}

std::string group_help(std::string_view group) {
  std::string out =
      tr("Usage: {1}", {"bitext " + std::string(group) + " " + tr("COMMAND [OPTIONS] [ARGUMENTS]")});
  out += "\n\n" + tr("Commands") + ":\n";
  std::vector<const CommandEntry*> members;
  for (const CommandEntry& entry : commands()) {
    if (entry.name.starts_with(std::string(group) + " ")) members.push_back(&entry);
  }
  return out + list_of(members);
}

std::string command_help(const CommandEntry& entry) {
  std::string out = tr("Usage: {1}", {usage_line(entry)}) + "\n\n";
  out += paragraph(sentence(tr(entry.summary)));
  for (const char* text : entry.description) out += "\n" + paragraph(tr(text));
  const char* group = "";
  std::vector<std::pair<std::string, std::string>> lines;
  const auto end_group = [&] {
    if (!lines.empty()) out += "\n" + tr(group) + ":\n" + rows(lines);
    lines.clear();
  };
  for (const OptionEntry* option : options_of(entry.name)) {
    if (std::string_view(group) != option->group) {
      end_group();
      group = option->group;
    }
    lines.emplace_back(option_term(*option), option_text(*option));
  }
  end_group();
  return out + examples(entry);
}

}  // namespace bitext
