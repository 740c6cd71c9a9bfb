// Fix, merge and dedupe are one thing with different settings: units go through the mender, some are left
// out, some get a flag, the rest is written. What needs to know all units (duplicates, conflicts) is found in
// a first pass over the same units in the same order, so that a bit for each is all that the second needs.
#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "libalign/memory_care.h"
#include "memory/checker.h"
#include "memory/flags.h"
#include "memory/mender.h"
#include "memory/records.h"

namespace libalign {

using detail::Hasher;
using detail::Record;

std::vector<std::string> memory_policy_names() { return {"plain", "tm", "corpus", "mt"}; }

namespace {

constexpr std::size_t kAhead = 1000;                       // units that are read before the header is written
constexpr std::size_t kMostAhead = std::size_t{8} << 20U;  // bytes of them, about
constexpr std::uint64_t kConflict = std::uint64_t{1} << 63U;  // marks records of pairs
constexpr std::string_view kUnknown = "und";
const char* const kFlags = detail::kFlagProp;

bool is_context(const MemoryInfo& info) {
  return info.type.starts_with("x-context") || info.type.starts_with("context_") ||
         info.type == "x-previous-source-text" || info.type == "x-next-source-text";
}

std::size_t rough_size(const MemoryUnit& unit) {
  std::size_t size = 0;
  for (const MemoryVariant& variant : unit.variants) size += variant.segment.text.size() + 500;
  return size;
}

class Job {
 public:
  Job(const std::vector<std::string>& paths, const MemoryMendOptions& options)
      : options_(options),
        policy_(options.policy),
        duplicates_(options.drop_duplicates || policy_ == MemoryPolicy::tm || policy_ == MemoryPolicy::mt),
        conflicts_(options.flag_conflicts || policy_ != MemoryPolicy::plain) {
    for (const std::string& path : paths) {
      Input input{path, options.read};
      if (input.read.name.empty()) input.read.name = path;
      if ((duplicates_ || conflicts_) && !detail::can_be_read_again(path)) {
        input.spool = std::make_unique<detail::Spool>(path);
        input.path = input.spool->path();
      }
      inputs_.push_back(std::move(input));
    }
  }

  MemoryMendReport run(MemoryWriter& out, MemoryWriter* left_out) {
    if (duplicates_ || conflicts_) look_ahead();
    write(out, left_out);
    return report_;
  }

 private:
  struct Input {
    std::string path;
    MemoryReadOptions read;
    std::unique_ptr<detail::Spool> spool = nullptr;
  };

  // Every unit of every input, mended; `header` is told the mended header of the first. `raw` sees each unit
  // as it was, `problems` what was found elsewhere.
  template <class Header, class Raw, class Use>
  void each(Header header, Raw raw, Use use) {
    detail::Mender mender(options_);
    bool first = true;
    for (const Input& input : inputs_) {
      MemoryReader reader(input.path, input.read);
      const MemoryHeader& found = reader.header();
      std::deque<MemoryUnit> ahead;
      raw(&found, nullptr, found.problems);
      std::size_t size = 0;
      while (ahead.size() < kAhead && size < kMostAhead) {
        MemoryUnit unit;
        if (!reader.next(unit)) break;
        size += rough_size(unit);
        ahead.push_back(std::move(unit));
      }
      mender.begin_input(found, ahead);
      if (std::exchange(first, false)) header(mender.header(found));
      std::vector<MemoryUnit> more;
      const auto mend = [&](MemoryUnit& unit) {
        raw(nullptr, &unit, unit.problems);
        mender.unit(unit, more);
        use(unit);
        for (MemoryUnit& one : more) use(one);
        more.clear();
      };
      for (; !ahead.empty(); ahead.pop_front()) mend(ahead.front());
      for (MemoryUnit unit; reader.next(unit);) mend(unit);
      raw(nullptr, nullptr, reader.rest());
      for (const MemoryRuleInfo& rule : memory_rules())
        report_.found.at(static_cast<std::size_t>(rule.rule)) += counting_ ? reader.dropped(rule.rule) : 0;
    }
  }

  enum class Fate { stays, half_empty, without_words };

  Fate fate_of(const MemoryUnit& unit) const {
    if (policy_ == MemoryPolicy::corpus) return Fate::stays;
    const auto full = [](const MemoryVariant& variant) {
      return variant.language != kUnknown && detail::has_content(variant.segment);
    };
    // Without its source a unit is half empty, whatever else it has.
    const bool whole = !unit.variants.empty() && full(unit.variants.front()) &&
                       std::ranges::count_if(unit.variants, full) > 1;
    if (!whole) return Fate::half_empty;
    if (policy_ != MemoryPolicy::plain && detail::is_without_words(unit)) return Fate::without_words;
    return Fate::stays;
  }

  // Languages without a text go; the unit has others.
  void drop_empty(MemoryUnit& unit) const {
    if (policy_ == MemoryPolicy::corpus) return;
    std::erase_if(unit.variants, [](const MemoryVariant& variant) {
      return variant.language == kUnknown || !detail::has_content(variant.segment);
    });
  }

  void look_ahead() {
    detail::Records records;
    std::uint64_t number = 0;
    each([](const MemoryHeader&) {},
         [](const MemoryHeader*, const MemoryUnit*, const std::vector<MemoryProblem>&) {},
         [&](MemoryUnit& unit) {
           const std::uint64_t here = number++;
           if (unit.variants.empty() || fate_of(unit) != Fate::stays) return;
           drop_empty(unit);
           if (duplicates_) records.add({text_key(unit), 0, here});
           if (conflicts_) add_pairs(unit, here, records);
         });
    duplicate_.assign(static_cast<std::size_t>(number), false);
    conflict_.assign(static_cast<std::size_t>(number), false);
    records.each_group([&](std::span<const Record> group) {
      if ((group.front().unit & kConflict) == 0) {
        for (const Record& record : group.subspan(1))
          duplicate_[static_cast<std::size_t>(record.unit)] = true;
        return;
      }
      const auto other = [&](const Record& record) { return record.value != group.front().value; };
      if (std::ranges::none_of(group, other)) return;
      for (const Record& record : group) conflict_[static_cast<std::size_t>(record.unit & ~kConflict)] = true;
    });
  }

  // Of all languages and texts, whatever their order.
  detail::Hash128 text_key(const MemoryUnit& unit) const {
    std::vector<detail::Hash128> parts;
    std::string markup;
    for (const MemoryVariant& variant : unit.variants) {
      Hasher hasher;
      hasher.add(variant.language);
      markup.assign(variant.segment.pieces.empty() ? variant.segment.text : markup_of(variant.segment));
      hasher.add(std::uint64_t{variant.segment.pieces.empty() ? 0U : 1U});
      hasher.add(markup);
      if (options_.by_context) {
        for (const MemoryInfo& info : variant.infos) {
          if (!is_context(info)) continue;
          hasher.add(info.type);
          hasher.add(info.text);
        }
      }
      parts.push_back(hasher.result());
    }
    std::sort(parts.begin(), parts.end());
    Hasher whole;
    for (const detail::Hash128& part : parts) {
      whole.add(part.high);
      whole.add(part.low);
    }
    return whole.result();
  }

  static void add_pairs(const MemoryUnit& unit, std::uint64_t here, detail::Records& records) {
    const MemoryVariant& source = unit.variants.front();
    const std::string text = markup_of(source.segment);
    for (std::size_t i = 1; i < unit.variants.size(); ++i) {
      const MemoryVariant& target = unit.variants[i];
      Hasher key;
      key.add("pair");
      key.add(source.language);
      key.add(text);
      key.add(target.language);
      Hasher value;
      value.add(markup_of(target.segment));
      records.add({key.result(), value.result().low, here | kConflict});
    }
  }

  void write(MemoryWriter& out, MemoryWriter* left_out) {
    counting_ = true;
    detail::Checker checker(MemoryProfile::generic, false);
    std::uint64_t number = 0;
    each(
        [&](const MemoryHeader& header) {
          out.header(header);
          if (left_out != nullptr) left_out->header(header);
        },
        [&](const MemoryHeader* header, const MemoryUnit* unit, std::vector<MemoryProblem> problems) {
          if (header != nullptr) checker.header(*header, problems);
          if (unit != nullptr) {
            ++report_.read;
            checker.unit(*unit, problems);
          }
          for (const MemoryProblem& problem : problems) {
            ++report_.found.at(static_cast<std::size_t>(problem.rule));
            if (problem.rule == MemoryRule::xml) ++report_.unreadable;
          }
        },
        [&](MemoryUnit& unit) { put(unit, static_cast<std::size_t>(number++), out, left_out); });
    out.finish();
    if (left_out != nullptr) left_out->finish();
  }

  void put(MemoryUnit& unit, std::size_t number, MemoryWriter& out, MemoryWriter* left_out) {
    const auto leave_out = [&](std::size_t& count) {
      ++count;
      if (left_out == nullptr || unit.variants.empty()) return;
      name(unit);
      left_out->unit(unit);
    };
    if (unit.variants.empty()) return leave_out(report_.half_empty);
    switch (fate_of(unit)) {
      case Fate::half_empty:
        return leave_out(report_.half_empty);
      case Fate::without_words:
        return leave_out(report_.without_words);
      default:
        break;
    }
    drop_empty(unit);
    if (duplicates_ && duplicate_[number]) return leave_out(report_.duplicates);
    const bool flagged = flag(unit, number);
    if (flagged && policy_ == MemoryPolicy::mt) return leave_out(report_.flagged_out);
    name(unit);
    out.unit(unit);
    ++report_.written;
  }

  // Flags of an earlier run go.
  bool flag(MemoryUnit& unit, std::size_t number) {
    std::vector<std::string> flags;
    if (policy_ != MemoryPolicy::plain) flags = detail::flags_of(unit);
    if (conflicts_ && conflict_[number]) flags.emplace_back("conflict");
    if (policy_ != MemoryPolicy::plain || conflicts_)
      std::erase_if(unit.infos, [](const MemoryInfo& info) { return info.type == kFlags; });
    if (flags.empty()) return false;
    MemoryInfo info;
    info.type = kFlags;
    info.has_type = true;
    for (const std::string& one : flags) {
      info.text += (info.text.empty() ? "" : " ") + one;
      ++report_.flags[one];
    }
    unit.infos.push_back(std::move(info));
    return true;
  }

  // No tuid twice: the second gets the number of its unit behind it.
  void name(MemoryUnit& unit) {
    const auto id = std::ranges::find(unit.attributes, "tuid", &MemoryAttribute::name);
    ++names_given_;
    if (id == unit.attributes.end() || !tuids_.insert(id->value)) return;
    ++report_.found.at(static_cast<std::size_t>(MemoryRule::tuid_twice));
    id->value += "-" + std::to_string(names_given_);
    tuids_.insert(id->value);
  }

  const MemoryMendOptions& options_;
  MemoryPolicy policy_;
  bool duplicates_, conflicts_;
  bool counting_ = false;
  std::vector<Input> inputs_;
  std::vector<bool> duplicate_, conflict_;
  detail::SeenSet tuids_;
  std::size_t names_given_ = 0;
  MemoryMendReport report_;
};

}  // namespace

MemoryMendReport mend_memories(const std::vector<std::string>& paths, const MemoryMendOptions& options,
                               MemoryWriter& out, MemoryWriter* left_out) {
  return Job(paths, options).run(out, left_out);
}

}  // namespace libalign
