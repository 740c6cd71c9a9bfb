// `bitext tmx split FILE -o NAME.tmx`: NAME-001.tmx, NAME-002.tmx and so on, or NAME.en-US.tmx for each
// language.
#include <algorithm>
#include <filesystem>
#include <list>
#include <set>

#include "command.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/memory_care.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "tmx_words.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::OutputFile;
using libalign::UsageError;

// "all.tmx.gz", "001" -> "all-001.tmx.gz"
std::string part_name(const std::string& output, const std::string& mark) {
  std::string ending;
  std::string stem = output;
  for (const char* const known : {".gz", ".tmx"}) {
    if (!stem.ends_with(known)) continue;
    stem.resize(stem.size() - std::string_view(known).size());
    ending.insert(0, known);
  }
  return stem + mark + ending;
}

std::string number_mark(std::size_t number) {
  constexpr std::size_t kDigits = 3;
  const std::string digits = std::to_string(number);
  return "-" + std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits;
}

// A code may be anything: what is no letter or digit must not become part of a path.
std::string language_mark(const std::string& code) {
  std::string mark = ".";
  for (const char c : code.substr(0, 40)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    mark += plain ? c : '_';
  }
  return mark.size() > 1 ? mark : ".und";
}

class TmxSplitCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    file_ = arguments.operands.front();
    options_.read = memory_reading(arguments);
    options_.units = static_cast<std::size_t>(arguments.count("units", 1, 1000000000, 0));
    options_.bytes = size_value(arguments, "size");
    options_.by_language = arguments.has("by-language");
    options_.source_code = arguments.value("source-code");
    output_ = arguments.file_name("output");
    overwrite_ = arguments.has("overwrite");
    quiet_ = arguments.has("quiet");
    if (output_.empty() || output_ == "-") {
      throw UsageError({}, {"the name of the parts is missing."},
                       {"Give it: -o part.tmx makes part-001.tmx and so on."});
    }
    const bool by_size = options_.units > 0 || options_.bytes > 0;
    if (by_size == options_.by_language) {
      throw UsageError({}, {"split needs to know where to cut."},
                       {"Give --units or --size, or --by-language alone."});
    }
  }

  void run() override {
    std::error_code unknown;
    if (output_.ends_with('/') || std::filesystem::is_directory(output_, unknown))
      throw DataError(
          {output_}, {"is a folder."},
          {"Name what the parts are called too: -o FOLDER/part.tmx makes part-001.tmx and so on."});
    if (std::filesystem::exists(output_, unknown) && !std::filesystem::is_regular_file(output_, unknown))
      throw DataError({output_}, {"is a device or socket, not a file."},
                      {"Give the name of the parts: -o part.tmx makes part-001.tmx and so on."});
    const libalign::MemorySplitReport report = libalign::split_memory(
        file_, options_, [&](std::size_t number, const std::string& language) -> libalign::MemoryWriter& {
          return open(options_.by_language ? language_mark(language) : number_mark(number));
        });
    for (Part& part : parts_) part.file.commit();
    if (quiet_) return;
    say(tr_n("{1} unit read, {2} written", "{1} units read, {2} written", report.units,
             {shown(report.written)}));
    say("  " + tr("parts: {1}, from {2} to {3}", {shown(report.parts), printable(first_), printable(last_)}));
    if (report.without_source > 0)
      say("  " + tr("left out, without a source or a translation: {1}", {shown(report.without_source)}));
    const std::string found =
        counted_rules(report.found, [](const libalign::MemoryRuleInfo&) { return true; });
    if (!found.empty()) say("  " + tr("the memory has faults, see tmx check: {1}", {found}));
  }

 private:
  struct Part {
    OutputFile file;
    libalign::MemoryWriter writer;

    Part(const std::string& path, OutputFile::Existing existing)
        : file(path, existing), writer(file.stream(), path) {}
  };

  // Parts are closed as they are full, but appear together at the end.
  libalign::MemoryWriter& open(const std::string& mark) {
    if (!options_.by_language && !parts_.empty()) parts_.back().file.close();
    const std::string name = part_name(output_, mark);
    refuse_output_over_input(name, file_);
    if (!names_.insert(name).second)
      throw DataError({file_}, {"has languages whose parts would have the same name, {1}.", {name}},
                      {"Mend their codes first, with tmx fix."});
    parts_.emplace_back(name, overwrite_ ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    if (first_.empty()) first_ = name;
    last_ = name;
    return parts_.back().writer;
  }

  std::string file_, output_, first_, last_;
  libalign::MemorySplitOptions options_;
  std::list<Part> parts_;
  std::set<std::string> names_;
  bool overwrite_ = false;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tmx_split() { return std::make_unique<TmxSplitCommand>(); }

}  // namespace bitext
