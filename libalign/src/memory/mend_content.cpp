#include <algorithm>
#include <set>

#include "libalign/text.h"
#include "memory/dates.h"
#include "memory/mender.h"
#include "memory/vocabulary.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using Kind = MemoryPiece::Kind;

// "my:Attribute" -> "x-my-Attribute"
std::string prop_type(std::string_view name) {
  std::string type = name.starts_with("x-") ? "" : "x-";
  for (const char c : name) type += c == ':' ? '-' : c;
  return type;
}

// No carriage returns; line breaks as the kind of segment has them.
void mend_breaks(std::string& text, bool sentences) {
  if (text.find_first_of("\r\n") == std::string::npos) return;
  std::string made;
  made.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\r' && text[i] != '\n') {
      made += text[i++];
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(kBlanks, i), text.size());
    const std::string_view gap = std::string_view(text).substr(i, end - i);
    const bool breaks = gap.find('\n') != std::string_view::npos;
    const bool indented = breaks && (gap.ends_with(' ') || gap.ends_with('\t'));
    if (sentences || indented || !breaks) {
      // Where a text and its break are indented, one blank was meant; a lone carriage return is one, too.
      while (made.ends_with(' ') || made.ends_with('\t')) made.pop_back();
      made += ' ';
    } else {
      for (const char c : gap) {
        if (c != '\r') made += c;
      }
    }
    i = end;
  }
  text = std::move(made);
}

void trim_front(std::string& text) { text.erase(0, std::min(text.find_first_not_of(kBlanks), text.size())); }
void trim_back(std::string& text) { text.erase(text.find_last_not_of(kBlanks) + 1); }

void mend_text(std::string& text, bool sentences) {
  mend_breaks(text, sentences);
  if (!is_ascii(text)) text = to_nfc(text);
}

// The text that is none of codes.
std::string plain_text(const std::vector<MemoryPiece>& pieces) {
  std::string text;
  int hidden = 0;
  for (const MemoryPiece& piece : pieces) {
    if (piece.kind == Kind::text) {
      if (hidden == 0) text += piece.text;
    } else if (piece.code != MemoryCode::hi) {
      hidden += piece.kind == Kind::open ? 1 : -1;
    }
  }
  return text;
}

// The closing piece of the one at `at`.
std::size_t find_close(const std::vector<MemoryPiece>& pieces, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < pieces.size(); ++i) {
    if (pieces[i].kind == Kind::open) ++depth;
    if (pieces[i].kind == Kind::close && --depth == 0) return i;
  }
  return at;
}

void rename(std::vector<MemoryPiece>& pieces, std::size_t at, MemoryCode code) {
  const std::size_t close = find_close(pieces, at);
  pieces[at].code = code;
  if (close != at) pieces[close].code = code;
}

void isolate(std::vector<MemoryPiece>& pieces, std::size_t at, const char* position) {
  rename(pieces, at, MemoryCode::it);
  std::erase_if(pieces[at].attributes, [](const MemoryAttribute& a) { return a.name == "i"; });
  pieces[at].attributes.insert(pieces[at].attributes.begin(), {"pos", position});
}

}  // namespace

bool has_content(const MemorySegment& segment) {
  return !is_blank(segment.text) || std::ranges::any_of(segment.pieces, [](const MemoryPiece& piece) {
    return piece.kind == Kind::open;
  });
}

void mend_attributes(std::vector<MemoryAttribute>& attributes, std::span<const AttributeRule> rules,
                     std::vector<MemoryInfo>* infos) {
  const auto keep_as_prop = [&](const MemoryAttribute& attribute) {
    if (infos == nullptr || attribute.name.starts_with("xml")) return;
    MemoryInfo info;
    info.has_type = true;
    info.type = prop_type(attribute.name);
    info.text = attribute.value;
    infos->push_back(std::move(info));
  };
  std::erase_if(attributes, [&](MemoryAttribute& attribute) {
    const AttributeRule* const rule = find_rule(rules, attribute.name);
    if (rule == nullptr) {
      keep_as_prop(attribute);
      return true;
    }
    if (rule->kind == AttributeKind::free || value_fits(rule->kind, attribute.value)) return false;
    if (rule->kind == AttributeKind::date) {
      if (std::optional<std::string> date = mended_date(attribute.value)) {
        attribute.value = std::move(*date);
        return false;
      }
    }
    keep_as_prop(attribute);
    return true;
  });
}

void mend_infos(std::vector<MemoryInfo>& infos) {
  for (MemoryInfo& info : infos) {
    mend_attributes(info.attributes, info_attributes(), nullptr);
    if (!info.note && !info.has_type) {
      info.type = "x-untyped";
      info.has_type = true;
    }
  }
}

void mend_segment(MemorySegment& segment, bool sentences) {
  if (segment.pieces.empty()) {
    mend_text(segment.text, sentences);
    trim_front(segment.text);
    trim_back(segment.text);
    return;
  }
  mend_codes(segment);
  for (MemoryPiece& piece : segment.pieces) {
    if (piece.kind == Kind::text) mend_text(piece.text, sentences);
  }
  if (segment.pieces.front().kind == Kind::text) trim_front(segment.pieces.front().text);
  if (segment.pieces.back().kind == Kind::text) trim_back(segment.pieces.back().text);
  std::erase_if(segment.pieces, [](const MemoryPiece& p) { return p.kind == Kind::text && p.text.empty(); });
  segment.text = plain_text(segment.pieces);
}

void mend_codes(MemorySegment& segment) {
  std::vector<MemoryPiece>& pieces = segment.pieces;
  std::set<std::string> paired;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    MemoryPiece& piece = pieces[i];
    if (piece.kind != Kind::open) continue;
    if (piece.code == MemoryCode::ut) rename(pieces, i, MemoryCode::ph);
    mend_attributes(piece.attributes, code_attributes(piece.code), nullptr);
    if (piece.code == MemoryCode::it && find_attribute(piece.attributes, "pos") == nullptr)
      rename(pieces, i, MemoryCode::ph);  // which end of what is not known
    if (piece.code != MemoryCode::bpt) continue;
    const std::string* const name = find_attribute(piece.attributes, "i");
    const auto partner = [&](const MemoryPiece& other) {
      const std::string* const its = find_attribute(other.attributes, "i");
      return other.kind == Kind::open && other.code == MemoryCode::ept && its != nullptr && *its == *name;
    };
    const bool has_partner =
        name != nullptr && !paired.contains(*name) &&
        std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end(), partner);
    if (has_partner) {
      paired.insert(*name);
    } else {
      isolate(pieces, i, "begin");
    }
  }
  std::set<std::string> closed;
  std::set<std::string> open;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != Kind::open) continue;
    const std::string* const name = find_attribute(pieces[i].attributes, "i");
    if (pieces[i].code == MemoryCode::bpt) open.insert(*name);
    if (pieces[i].code != MemoryCode::ept) continue;
    if (name == nullptr || !open.contains(*name) || !closed.insert(*name).second) isolate(pieces, i, "end");
  }
}

void mend_code_matches(MemoryUnit& unit) {
  std::vector<std::set<std::string>> marks;
  for (const MemoryVariant& variant : unit.variants) {
    marks.emplace_back();
    for (const MemoryPiece& piece : variant.segment.pieces) {
      const std::string* const x = find_attribute(piece.attributes, "x");
      if (piece.kind == Kind::open && x != nullptr) marks.back().insert(*x);
    }
  }
  if (std::ranges::all_of(marks, [&](const auto& set) { return set == marks.front(); })) return;
  for (MemoryVariant& variant : unit.variants) {
    for (MemoryPiece& piece : variant.segment.pieces)
      std::erase_if(piece.attributes, [](const MemoryAttribute& a) { return a.name == "x"; });
  }
}

}  // namespace libalign::detail
