#include "man.h"

#include <algorithm>

#include "help.h"
#include "layout.h"
#include "libalign/align.h"
#include "messages.h"

namespace bitext {
namespace {

// Text as roff: a backslash, a hyphen (which roff would make typographic) and a leading dot are told apart.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '.':
        out += out.empty() ? "\\&." : ".";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// The same in lines that man pages like: short, and none that begins as a request would.
std::string filled(const std::string& text) {
  constexpr std::size_t kColumns = 60;
  std::string out;
  const std::string lines = wrapped(text, kColumns, 0);
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    out += roff(lines.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string upper_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

std::string header(const std::string& name) {
  return ".TH " + upper_case(name) + " 1 \"" BITEXT_DATE "\" \"bitext " + libalign::version() + "\" \"" +
         roff(tr("User Commands")) + "\"\n";
}

std::string section(const std::string& heading) { return ".SH \"" + roff(heading) + "\"\n"; }

std::string term(const std::string& made, const std::string& text) {
  return ".TP\n" + made + "\n" + filled(text);
}

std::string option_term(const OptionEntry& option) {
  std::string made;
  if (option.letter != 0) made = bold(std::string("-") + option.letter) + ", ";
  made += bold("--" + std::string(option.name));
  if (option.value != nullptr) made += " " + italic(tr(option.value));
  return made;
}

std::string common() {
  std::string out = section(tr("Messages"));
  out += filled(
      tr("Messages stand on standard error. An error is a line “PLACE: problem. Advice.”; PLACE is the "
         "file, with line and column where they are known, and bitext where the trouble is with no "
         "file. A note is “PLACE: note: ...” and does not change the exit code."));
  for (const Section& part : common_sections()) {
    out += section(part.heading);
    for (const auto& [name, text] : part.entries) out += term(bold(name), text);
  }
  return out;
}

std::string see_also(const CommandEntry* without) {
  std::string out = section(tr("See also"));
  std::vector<std::string> pages;
  if (without != nullptr) pages.emplace_back("bitext");
  for (const CommandEntry& entry : commands()) {
    if (&entry != without) pages.push_back(man_name(entry));
  }
  std::sort(pages.begin(), pages.end());
  for (const std::string& page : pages)
    out += ".BR " + roff(page) + " (1)" + (page == pages.back() ? "" : ",") + "\n";
  return out;
}

}  // namespace

std::string man_name(const CommandEntry& entry) {
  std::string name = "bitext-" + std::string(entry.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string program_man() {
  std::string out = header("bitext");
  out += section(tr("Name")) + "bitext \\- " + roff(tr("align a text with its translation")) + "\n";
  out += section(tr("Synopsis")) + bold("bitext") + " " + italic(tr("COMMAND [OPTIONS] [ARGUMENTS]")) + "\n";
  out += section(tr("Description")) + filled(tr("Aligns a text with its translation, sentence by sentence, "
                                                "and writes a translation memory or a parallel corpus."));
  out += section(tr("Commands"));
  for (const CommandEntry& entry : commands()) out += term(bold(entry.name), tr(entry.summary));
  out += section(tr("Options")) + term(bold("-h") + ", " + bold("--help"), tr("print this help"));
  out += term(bold("--version"), tr("print the version"));
  return out + common() + see_also(nullptr);
}

std::string command_man(const CommandEntry& entry) {
  std::string out = header(man_name(entry));
  out += section(tr("Name")) + roff(man_name(entry)) + " \\-\n" + filled(tr(entry.summary));
  out += section(tr("Synopsis")) + roff(usage_line(entry)) + "\n";
  if (!entry.description.empty()) {
    out += section(tr("Description"));
    for (const char* text : entry.description)
      out += (text == entry.description.front() ? "" : ".PP\n") + filled(tr(text));
  }
  out += section(tr("Options"));
  const char* group = nullptr;
  for (const OptionEntry* option : options_of(entry.name)) {
    if (group != option->group) out += ".SS \"" + roff(tr(option->group)) + "\"\n";
    group = option->group;
    out += term(option_term(*option), option_text(*option));
  }
  if (!entry.examples.empty()) {
    out += section(tr("Examples"));
    for (const Example& example : entry.examples) out += term(bold(example.line), tr(example.meaning));
  }
  return out + common() + see_also(&entry);
}

}  // namespace bitext
