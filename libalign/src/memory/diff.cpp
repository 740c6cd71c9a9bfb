// Each pair of a source and a target is a record; records with the same source and languages lie together.
// Of a group, the pairs that both memories have are the same; what is left on both sides is a change, on one
// side a removal or an addition. A second reading of both tells them with their texts.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "libalign/memory_care.h"
#include "memory/languages.h"
#include "memory/records.h"

namespace libalign {
namespace {

using detail::Hasher;
using detail::Record;

constexpr std::uint64_t kNew = std::uint64_t{1} << 63U;

enum Fate : unsigned char { same, alone, changed };

struct Side {
  std::string path;
  MemoryReadOptions read;
  std::unique_ptr<detail::Spool> spool = nullptr;
  std::vector<Fate> fates = {};
  std::size_t different = 0;  // fates that are not `same`
};

template <class Use>  // use(source, target, unit, reader, codes) -> whether to go on
void each_pair(const Side& side, Use use) {
  MemoryReader reader(side.path, side.read);
  const std::string header_source = reader.header().source_language();
  detail::CanonicalCodes codes;
  for (MemoryUnit unit; reader.next(unit);) {
    const std::size_t source = detail::likely_source(unit, header_source).value_or(0);
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      if (i == source || !unit.variants[i].segment.present) continue;
      if (!use(unit.variants[source], unit.variants[i], unit, reader, codes)) return;
    }
  }
}

const std::string& code_of(const MemoryVariant& variant, detail::CanonicalCodes& codes) {
  const std::string& canonical = codes.canonical(variant.language);
  return canonical.empty() ? variant.language : canonical;
}

void decide(std::span<const Record> group, std::array<Side, 2>& sides, MemoryDiffReport& report) {
  std::map<std::uint64_t, std::array<std::vector<std::uint64_t>, 2>> targets;
  for (const Record& record : group)
    targets[record.value].at((record.unit & kNew) != 0 ? 1 : 0).push_back(record.unit & ~kNew);
  std::array<std::vector<std::uint64_t>, 2> left;
  for (const auto& [value, numbers] : targets) {
    // Of pairs that come several times, as many are the same as both have.
    const std::size_t both = std::min(numbers[0].size(), numbers[1].size());
    report.same += both;
    for (std::size_t i = 0; i < 2; ++i)
      left.at(i).insert(left.at(i).end(), numbers.at(i).begin() + static_cast<std::ptrdiff_t>(both),
                        numbers.at(i).end());
  }
  const std::size_t pairs = std::min(left[0].size(), left[1].size());
  report.changed += pairs;
  report.removed += left[0].size() - pairs;
  report.added += left[1].size() - pairs;
  for (std::size_t i = 0; i < 2; ++i) {
    std::ranges::sort(left.at(i));
    sides.at(i).different += left.at(i).size();
    for (std::size_t k = 0; k < left.at(i).size(); ++k)
      sides.at(i).fates[static_cast<std::size_t>(left.at(i)[k])] = k < pairs ? changed : alone;
  }
}

}  // namespace

MemoryDiffReport diff_memories(const std::string& old_path, const std::string& new_path,
                               const MemoryReadOptions& options,
                               const std::function<void(const MemoryDifference&)>& tell) {
  std::array<Side, 2> sides = {Side{old_path, options}, Side{new_path, options}};
  detail::Records records;
  for (std::size_t i = 0; i < 2; ++i) {
    Side& side = sides.at(i);
    side.read.name = side.path;
    if (!detail::can_be_read_again(side.path)) {
      side.spool = std::make_unique<detail::Spool>(side.path);
      side.path = side.spool->path();
    }
    std::uint64_t number = 0;
    each_pair(side, [&](const MemoryVariant& source, const MemoryVariant& target, const MemoryUnit&,
                        const MemoryReader&, detail::CanonicalCodes& codes) {
      Hasher key;
      key.add(code_of(source, codes));
      key.add(markup_of(source.segment));
      key.add(code_of(target, codes));
      Hasher value;
      value.add(markup_of(target.segment));
      records.add({key.result(), value.result().low, number++ | (i == 1 ? kNew : 0)});
      return true;
    });
    side.fates.assign(static_cast<std::size_t>(number), same);
  }
  MemoryDiffReport report;
  records.each_group([&](std::span<const Record> group) { decide(group, sides, report); });
  for (std::size_t i = 0; i < 2; ++i) {
    // The second reading ends with the last difference.
    std::size_t number = 0, left = sides.at(i).different;
    if (left == 0) continue;
    using Kind = MemoryDifference::Kind;
    each_pair(sides.at(i),
              [&](const MemoryVariant& source, const MemoryVariant& target, const MemoryUnit& unit,
                  const MemoryReader& reader, const detail::CanonicalCodes&) {
                const Fate fate = sides.at(i).fates[number++];
                if (fate == same) return true;
                const Kind kind = i == 0 ? (fate == changed ? Kind::changed_from : Kind::removed)
                                         : (fate == changed ? Kind::changed_to : Kind::added);
                tell({kind, reader.place(unit.offset), source.language, target.language,
                      markup_of(source.segment), markup_of(target.segment)});
                return --left > 0;
              });
  }
  return report;
}

}  // namespace libalign
