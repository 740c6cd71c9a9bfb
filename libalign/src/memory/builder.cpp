#include "memory/builder.h"
#include "text/ascii.h"

#include <array>
#include <optional>
#include <utility>

namespace libalign::detail {
namespace {

constexpr std::size_t kMostVariants = 1000;
constexpr std::size_t kLargestUnit = std::size_t{16} << 20U;

struct Name {
  std::string_view name;
  Element element;
  MemoryCode code = MemoryCode::ph;
};

Name known(std::string_view name) {
  static constexpr std::array<Name, 17> kNames = {{{"tu", Element::tu},
                                                   {"tuv", Element::tuv},
                                                   {"seg", Element::seg},
                                                   {"prop", Element::prop},
                                                   {"note", Element::note},
                                                   {"bpt", Element::code, MemoryCode::bpt},
                                                   {"ept", Element::code, MemoryCode::ept},
                                                   {"ph", Element::code, MemoryCode::ph},
                                                   {"it", Element::code, MemoryCode::it},
                                                   {"hi", Element::code, MemoryCode::hi},
                                                   {"sub", Element::code, MemoryCode::sub},
                                                   {"ut", Element::code, MemoryCode::ut},
                                                   {"tmx", Element::tmx},
                                                   {"header", Element::header},
                                                   {"body", Element::body},
                                                   {"ude", Element::ude},
                                                   {"map", Element::map}}};
  for (const Name& row : kNames) {
    if (row.name == name) return row;
  }
  return {name, Element::unknown};
}

std::string_view name_of(Element element) {
  static constexpr std::array<std::string_view, 13> kNames = {
      "the file", "tmx", "header", "body", "ude", "map", "tu", "tuv", "note", "prop", "seg", "code", "?"};
  return kNames.at(static_cast<std::size_t>(element));
}

// seg and hi hold codes, hi included; codes hold sub alone, and sub holds what hi does.
bool may_stand(MemoryCode code, std::optional<MemoryCode> in) {
  const bool in_code = in && *in != MemoryCode::hi && *in != MemoryCode::sub;
  return in_code ? code == MemoryCode::sub : code != MemoryCode::sub;
}

bool hides_text(MemoryCode code) { return code != MemoryCode::hi; }

// Fills a list of attributes over what it held, so that its strings keep their memory.
class Refill {
 public:
  explicit Refill(std::vector<MemoryAttribute>& list) : list_(list) {}
  Refill(const Refill&) = delete;
  Refill& operator=(const Refill&) = delete;
  ~Refill() { list_.resize(used_); }

  void add(std::string_view name, std::string_view value) {
    if (used_ == list_.size()) list_.emplace_back();
    list_[used_].name.assign(name);
    list_[used_].value.assign(value);
    ++used_;
  }

 private:
  std::vector<MemoryAttribute>& list_;
  std::size_t used_ = 0;
};

void copy(const XmlAttributes& from, std::vector<MemoryAttribute>& to) {
  Refill list(to);
  from.each([&](std::string_view name, std::string_view value) { list.add(name, value); });
}

// What the texts and lists of a unit hold of memory, about.
std::size_t held_by(const MemoryUnit& unit) {
  const auto of_infos = [](const std::vector<MemoryInfo>& infos) {
    std::size_t sum = infos.capacity() * sizeof(MemoryInfo);
    for (const MemoryInfo& info : infos)
      sum += info.text.capacity() + info.type.capacity() + info.attributes.size() * 64;
    return sum;
  };
  std::size_t sum = of_infos(unit.infos) + unit.attributes.capacity() * 128 +
                    unit.problems.capacity() * sizeof(MemoryProblem) +
                    unit.variants.capacity() * sizeof(MemoryVariant);
  for (const MemoryVariant& variant : unit.variants) {
    sum += of_infos(variant.infos) + variant.segment.text.capacity() + variant.attributes.capacity() * 128;
    for (const MemoryPiece& piece : variant.segment.pieces) sum += sizeof(piece) + piece.text.capacity();
  }
  return sum;
}

constexpr std::size_t kMostSpares = 512;  // about what a piece of the file holds
constexpr std::size_t kLargestSpare = std::size_t{8} << 10U;

}  // namespace

void Builder::reuse(MemoryUnit&& unit) {
  if (spares_.size() < kMostSpares && held_by(unit) <= kLargestSpare) spares_.push_back(std::move(unit));
}

// What the unit before held is filled again in its place, and what is left over of it goes when the unit is
// done.
void Builder::begin_with_spare() {
  if (spares_.empty()) {
    unit_.clear();
  } else {
    unit_ = std::move(spares_.back());
    spares_.pop_back();
    unit_.problems.clear();
  }
  variants_ = unit_infos_ = variant_infos_ = 0;
}

MemoryVariant& Builder::add_variant() {
  if (variants_ == unit_.variants.size()) unit_.variants.emplace_back();
  MemoryVariant& variant = unit_.variants[variants_++];
  variant.segment.text.clear();
  variant.segment.pieces.clear();
  variant.segment.present = false;
  variant_infos_ = 0;
  return variant;
}

MemoryInfo& Builder::add_info() {
  const Element parent = open_.back().element;
  if (parent == Element::header) return header_.infos.emplace_back();
  std::vector<MemoryInfo>& infos = parent == Element::tu ? unit_.infos : variant().infos;
  std::size_t& used = parent == Element::tu ? unit_infos_ : variant_infos_;
  if (used == infos.size()) infos.emplace_back();
  MemoryInfo& info = infos[used++];
  info.type.clear();
  info.text.clear();
  info.has_type = false;
  return info;
}

void Builder::note(MemoryRule rule, std::vector<std::string> arguments) {
  problems.push_back({rule, offset_(), std::move(arguments)});
}

void Builder::restart() {
  open_.clear();
  unit_.clear();
  variants_ = unit_infos_ = variant_infos_ = 0;
  in_unit_ = false;
  text_ = nullptr;
  skipped_ = codes_ = size_ = 0;
  restarted_ = true;
}

void Builder::skip(Element element) {
  open_.push_back({element});
  skipped_ = 1;
}

void Builder::check_size() {
  if (size_ <= kLargestUnit) return;
  trouble = offset_();
  throw DataError({name_}, {"the unit is larger than 16 MB."}, {"Cut it into smaller ones."});
}

void Builder::start_element(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  const Name found = known(name);
  const Element parent = open_.empty() ? Element::root : open_.back().element;
  if (parent == Element::root) {
    if (found.element != Element::tmx) {
      trouble = offset_();
      throw DataError({name_},
                      {"is no translation memory in TMX: its first element is <{1}>.", {std::string(name)}},
                      {"Name a .tmx or .tmx.gz file."});
    }
    open_tmx(attributes);
    return;
  }
  if (in_unit_ || !header_done_) {  // what is kept of an element
    size_ += 64;
    attributes.each([&](std::string_view, std::string_view value) { size_ += value.size(); });
    check_size();
  }
  const auto misplaced = [&] {
    note(MemoryRule::misplaced, {std::string(name), std::string(name_of(parent))});
    skip(found.element);
  };
  switch (found.element) {
    case Element::header:
      if (parent != Element::tmx || header_.present || body_seen_) return misplaced();
      return open_header(attributes);
    case Element::body:
      if (parent != Element::tmx || (body_seen_ && !restarted_)) return misplaced();
      if (!header_.present && !restarted_ && !body_seen_) note(MemoryRule::header_missing);
      header_done_ = body_seen_ = true;
      open_.push_back({Element::body});
      return;
    case Element::ude:
      if (parent != Element::header) return misplaced();
      header_.udes.emplace_back();
      copy(attributes, header_.udes.back().attributes);
      open_.push_back({Element::ude});
      return;
    case Element::map:
      if (parent != Element::ude) return misplaced();
      header_.udes.back().maps.emplace_back();
      copy(attributes, header_.udes.back().maps.back());
      open_.push_back({Element::map});
      return;
    case Element::tu:
      if (parent != Element::body && parent != Element::tmx) return misplaced();
      if (parent == Element::tmx) note(MemoryRule::misplaced, {"tu", "tmx"});
      return open_unit(attributes);
    case Element::tuv:
      if (parent != Element::tu) return misplaced();
      return open_variant(attributes);
    case Element::note:
    case Element::prop:
      if (parent != Element::tu && parent != Element::tuv && parent != Element::header) return misplaced();
      return open_info(found.element, name, attributes);
    case Element::seg:
      if (parent != Element::tuv || variant().segment.present) return misplaced();
      return open_segment();
    case Element::code:
      if (parent == Element::prop || parent == Element::note) {  // its text is the prop's
        note(MemoryRule::misplaced, {std::string(name), std::string(name_of(parent))});
        open_.push_back({Element::code, found.code, true});
        return;
      }
      if (parent != Element::seg && parent != Element::code) return misplaced();
      return open_code(name, found.code, attributes);
    default:
      if (found.element == Element::tmx) return misplaced();
      note(MemoryRule::element, {std::string(name)});
      skip(Element::unknown);
  }
}

void Builder::open_tmx(const XmlAttributes& attributes) {
  open_.push_back({Element::tmx});
  if (restarted_) return;
  header_.offset = header_.root_offset = offset_();
  attributes.each([&](std::string_view name, std::string_view value) {
    if (name == "version") {
      header_.version = value;
    } else {
      header_.root.push_back({std::string(name), std::string(value)});
    }
  });
}

void Builder::open_header(const XmlAttributes& attributes) {
  header_.present = true;
  header_.offset = offset_();
  copy(attributes, header_.attributes);
  open_.push_back({Element::header});
}

void Builder::open_unit(const XmlAttributes& attributes) {
  header_done_ = true;
  in_unit_ = true;
  stray_ = false;
  begin_with_spare();
  size_ = 0;
  unit_offset_ = unit_.offset = offset_();
  copy(attributes, unit_.attributes);
  open_.push_back({Element::tu});
}

void Builder::open_variant(const XmlAttributes& attributes) {
  if (variants_ >= kMostVariants) {
    trouble = offset_();
    throw DataError({name_}, {"the unit has more than 1,000 <tuv>."}, {"Cut it into smaller ones."});
  }
  MemoryVariant& variant = add_variant();
  variant.offset = offset_();
  const std::string_view old = attributes["lang"];
  const std::optional<std::string_view> language = attributes.find("xml:lang");
  variant.language = language.value_or(old);
  variant.old_attribute = !language && !old.empty();
  Refill others(variant.attributes);
  attributes.each([&](std::string_view name, std::string_view value) {
    if (name != "xml:lang" && name != "lang") others.add(name, value);
  });
  open_.push_back({Element::tuv});
}

void Builder::open_info(Element element, std::string_view name, const XmlAttributes& attributes) {
  const Element parent = open_.back().element;
  if (parent == Element::tu && variants_ > 0) note(MemoryRule::order, {std::string(name), "tuv"});
  if (parent == Element::tuv && variant().segment.present)
    note(MemoryRule::order, {std::string(name), "seg"});
  MemoryInfo& info = add_info();
  info.note = element == Element::note;
  info.offset = offset_();
  Refill others(info.attributes);
  attributes.each([&](std::string_view key, std::string_view value) {
    if (key == "type" && !info.note) {
      info.type = value;
      info.has_type = true;
    } else {
      others.add(key, value);
    }
  });
  text_ = &info.text;
  open_.push_back({element});
}

void Builder::open_segment() {
  MemorySegment& segment = variant().segment;
  segment.present = true;
  segment.offset = offset_();
  text_ = &segment.text;
  open_.push_back({Element::seg});
}

MemoryPiece& Builder::add_piece(MemoryPiece::Kind kind) {
  MemorySegment& segment = variant().segment;
  if (segment.pieces.empty() && !segment.text.empty()) {
    MemoryPiece& first = segment.pieces.emplace_back();
    first.text = segment.text;
  }
  MemoryPiece& piece = segment.pieces.emplace_back();
  piece.kind = kind;
  return piece;
}

void Builder::open_code(std::string_view name, MemoryCode code, const XmlAttributes& attributes) {
  std::optional<MemoryCode> in;
  for (const Open& open : open_) {
    if (open.element == Element::code && !open.dropped) in = open.code;
  }
  if (!may_stand(code, in)) {
    note(MemoryRule::misplaced, {std::string(name), in ? std::string(libalign::name_of(*in)) : "seg"});
    open_.push_back({Element::code, code, true});
    return;
  }
  MemoryPiece& piece = add_piece(MemoryPiece::Kind::open);
  piece.code = code;
  piece.offset = offset_();
  copy(attributes, piece.attributes);
  if (hides_text(code)) ++codes_;
  open_.push_back({Element::code, code});
}

void Builder::end_element(std::string_view /*name*/) {
  if (skipped_ > 0) {
    if (--skipped_ == 0) open_.pop_back();
    return;
  }
  if (open_.empty()) return;
  const Open closed = open_.back();
  open_.pop_back();
  switch (closed.element) {
    case Element::header:
      header_done_ = true;
      break;
    case Element::note:
    case Element::prop:
    case Element::seg:
      text_ = nullptr;
      break;
    case Element::code:
      if (closed.dropped) break;
      add_piece(MemoryPiece::Kind::close).code = closed.code;
      if (hides_text(closed.code)) --codes_;
      break;
    case Element::tuv:
      variant().infos.resize(variant_infos_);
      break;
    case Element::tu:
      finish_unit();
      break;
    default:
      break;
  }
}

void Builder::text(std::string_view piece) {
  if (skipped_ > 0) return;
  if (text_ == nullptr) {
    if (!stray_ && !is_blank(piece)) {
      stray_ = true;  // once a unit is enough
      const Element in = open_.empty() ? Element::root : open_.back().element;
      note(MemoryRule::stray_text, {std::string(name_of(in))});
    }
    return;
  }
  size_ += piece.size();
  check_size();
  const bool in_segment = in_unit_ && variants_ > 0 && text_ == &variant().segment.text;
  if (!in_segment) {
    text_->append(piece);
    return;
  }
  MemorySegment& segment = variant().segment;
  if (codes_ == 0) segment.text.append(piece);
  if (segment.pieces.empty()) return;
  if (segment.pieces.back().kind == MemoryPiece::Kind::text) {
    segment.pieces.back().text.append(piece);
  } else {
    add_piece(MemoryPiece::Kind::text).text = piece;
  }
}

void Builder::finish_unit() {
  in_unit_ = false;
  unit_.variants.resize(variants_);
  unit_.infos.resize(unit_infos_);
  unit_.problems = std::move(problems);
  problems.clear();
  units_.push_back(std::move(unit_));
  unit_ = {};
  size_ = 0;
}

}  // namespace libalign::detail
