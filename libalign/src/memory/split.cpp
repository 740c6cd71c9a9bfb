#include <algorithm>
#include <map>

#include "libalign/memory_care.h"
#include "memory/languages.h"

namespace libalign {
namespace {

constexpr std::size_t kMostLanguages = 100;

void count(const std::vector<MemoryProblem>& problems, MemoryCounts& counts) {
  for (const MemoryProblem& problem : problems) ++counts.at(static_cast<std::size_t>(problem.rule));
}

using Open = std::function<MemoryWriter&(std::size_t, const std::string&)>;

class Parts {
 public:
  Parts(const MemorySplitOptions& options, const MemoryHeader& header, const Open& open,
        MemorySplitReport& report)
      : options_(options), header_(header), open_(open), report_(report) {}

  void add(const MemoryUnit& unit) {
    const bool full =
        writer_ != nullptr && ((options_.units > 0 && units_ >= options_.units) ||
                               (options_.bytes > 0 && writer_->bytes() + estimate(unit) > options_.bytes));
    if (writer_ == nullptr || full) next();
    writer_->unit(unit);
    ++units_;
    ++report_.written;
  }

  void finish() {
    if (writer_ == nullptr) next();
    writer_->finish();
  }

 private:
  // What a unit and the end of the file will take, rather too much than too little.
  static std::uint64_t estimate(const MemoryUnit& unit) {
    std::uint64_t size = 200;
    const auto attributes = [&](const std::vector<MemoryAttribute>& list) {
      for (const MemoryAttribute& one : list) size += one.name.size() + 4 + one.value.size() * 5 / 4;
    };
    const auto infos = [&](const std::vector<MemoryInfo>& list) {
      for (const MemoryInfo& one : list) {
        size += 50 + one.type.size() + one.text.size() * 5 / 4;
        attributes(one.attributes);
      }
    };
    attributes(unit.attributes);
    infos(unit.infos);
    for (const MemoryVariant& variant : unit.variants) {
      size += 100 + markup_of(variant.segment).size();
      attributes(variant.attributes);
      infos(variant.infos);
    }
    return size;
  }

  void next() {
    if (writer_ != nullptr) writer_->finish();
    writer_ = &open_(++report_.parts, {});
    writer_->header(header_);
    units_ = 0;
  }

  const MemorySplitOptions& options_;
  const MemoryHeader& header_;
  const Open& open_;
  MemorySplitReport& report_;
  MemoryWriter* writer_ = nullptr;
  std::size_t units_ = 0;
};

// The source with each of its translations.
class Languages {
 public:
  Languages(const std::string& source, const MemoryHeader& header, const Open& open,
            MemorySplitReport& report)
      : source_(source), header_(header), open_(open), report_(report) {}

  void add(const MemoryUnit& unit, const std::string& path) {
    const std::optional<std::size_t> source = detail::likely_source(unit, source_);
    if (!source || unit.variants.size() < 2) {
      ++report_.without_source;
      return;
    }
    MemoryUnit part;
    part.attributes = unit.attributes;
    part.infos = unit.infos;
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      if (i == *source) continue;
      part.variants = {unit.variants[*source], unit.variants[i]};
      writer_of(unit.variants[i].language, path).unit(part);
      ++report_.written;
    }
  }

  void finish() {
    for (const auto& [language, writer] : writers_) writer->finish();
  }

 private:
  MemoryWriter& writer_of(const std::string& language, const std::string& path) {
    const auto found = writers_.find(language);
    if (found != writers_.end()) return *found->second;
    if (writers_.size() >= kMostLanguages)
      throw DataError({path}, {"has more than {1} languages.", {std::to_string(kMostLanguages)}},
                      {"Check its codes with tmx stats."});
    MemoryWriter& writer = open_(++report_.parts, language);
    writer.header(header_);
    writers_[language] = &writer;
    return writer;
  }

  const std::string& source_;
  const MemoryHeader& header_;
  const Open& open_;
  MemorySplitReport& report_;
  std::map<std::string, MemoryWriter*> writers_;
};

}  // namespace

MemorySplitReport split_memory(const std::string& path, const MemorySplitOptions& options, const Open& open) {
  MemorySplitReport report;
  MemoryReader reader(path, options.read);
  MemoryHeader header = reader.header();
  count(header.problems, report.found);
  const std::string source = options.source_code.empty() ? header.source_language() : options.source_code;
  Parts parts(options, header, open, report);
  Languages languages(source, header, open, report);
  for (MemoryUnit unit; reader.next(unit);) {
    ++report.units;
    count(unit.problems, report.found);
    if (options.by_language) {
      languages.add(unit, path);
    } else {
      parts.add(unit);
    }
  }
  count(reader.rest(), report.found);
  if (options.by_language) {
    languages.finish();
  } else {
    parts.finish();
  }
  return report;
}

}  // namespace libalign
