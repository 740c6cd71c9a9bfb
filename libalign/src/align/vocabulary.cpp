#include "align/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

#include "libalign/text.h"
#include "segment/characters.h"

namespace libalign::detail {
namespace {

// `greek`: asks with ; and writes a raised dot where others write that.
void count_mark(SentenceShape& shape, char32_t c, bool greek) {
  const auto add = [&shape](Mark mark) {
    unsigned char& count = shape.marks[static_cast<std::size_t>(mark)];
    if (count < 255) ++count;
  };
  switch (c) {
    case U'?':
    case U'；':
    case U'？':
    case 0x37E:
      add(Mark::question);
      break;
    case U'!':
    case U'！':
      add(Mark::exclamation);
      break;
    case U':':
    case U'：':
      add(Mark::colon);
      break;
    case U';':
      add(greek ? Mark::question : Mark::semicolon);
      break;
    case 0xB7:
      if (greek) add(Mark::semicolon);
      break;
    case 0x387:
      add(Mark::semicolon);
      break;
    case U'(':
    case U'[':
    case U'（':
      add(Mark::bracket);
      break;
    // Openers and closers of every fashion count alike; ' and ’ are apostrophes too often.
    case U'"':
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
      add(Mark::quote);
      break;
    default:
      break;
  }
}

// The end of a Greek sentence; `end` is what it would be elsewhere.
EndClass greek_end(EndClass end, std::string_view text) {
  if (end != EndClass::semicolon) return end;
  std::string asked(text);
  std::ranges::replace(asked, ';', '?');
  return end_class(asked);
}

bool begins_with_speech(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next(text, at);
    if (!is_space(c)) return is_quote(c) || is_dash(c);
  }
  return false;
}

// The zeros that a word behind a number adds: "mil" three, "million" six.
int zeros_of_scale(std::string_view folded, std::string_view language) {
  struct Scale {
    std::string_view language, word;
    int zeros;
  };
  constexpr std::array<Scale, 32> kScales = {
      {{"es", "mil", 3},       {"es", "millon", 6},    {"es", "millones", 6},  {"es", "billon", 12},
       {"es", "billones", 12}, {"en", "thousand", 3},  {"en", "million", 6},   {"en", "billion", 9},
       {"en", "trillion", 12}, {"en", "bn", 9},        {"fr", "mille", 3},     {"fr", "million", 6},
       {"fr", "millions", 6},  {"fr", "milliard", 9},  {"fr", "milliards", 9}, {"de", "tausend", 3},
       {"de", "million", 6},   {"de", "millionen", 6}, {"de", "milliarde", 9}, {"de", "milliarden", 9},
       {"pt", "mil", 3},       {"pt", "milhao", 6},    {"pt", "milhoes", 6},   {"pt", "bilhao", 9},
       {"pt", "bilhoes", 9},   {"it", "mila", 3},      {"it", "milione", 6},   {"it", "milioni", 6},
       {"it", "miliardo", 9},  {"it", "miliardi", 9},  {"ca", "mil", 3},       {"ca", "milions", 6}}};
  for (const Scale& scale : kScales) {
    if (scale.word == folded && scale.language == primary_language(language)) return scale.zeros;
  }
  return 0;
}

// "12.5" and 6 give "12500000".
std::string scaled(std::string number, int zeros) {
  const std::size_t point = number.find('.');
  std::string decimals = point == std::string::npos ? "" : number.substr(point + 1);
  number.resize(std::min(point, number.size()));
  decimals.resize(std::max<std::size_t>(decimals.size(), static_cast<std::size_t>(zeros)), '0');
  number += decimals.substr(0, static_cast<std::size_t>(zeros));
  decimals.erase(0, static_cast<std::size_t>(zeros));
  number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
  return decimals.empty() ? number : number + '.' + decimals;
}

// The type of each spelling. Most words are short: they lie in the table itself, one look into memory each.
class Spellings {
 public:
  // nullptr where it is not known.
  const TypeId* find(std::string_view surface) const {
    if (surface.size() > kShort) {
      const auto known = long_.find(surface);
      return known != long_.end() ? &known->second : nullptr;
    }
    const Slot* slot = &slots_[place_of(key_of(surface))];
    return slot->key.size == 0 ? nullptr : &slot->type;
  }
  // Says that it will be asked for soon.
  void expect(std::string_view surface) const {
    if (surface.size() <= kShort) __builtin_prefetch(&slots_[home_of(key_of(surface))]);
  }
  // The text has to stay where it is.
  void add(std::string_view surface, TypeId type) {
    if (surface.size() > kShort) {
      long_.emplace(surface, type);
      return;
    }
    if (++used_ * 2 > slots_.size()) grow();
    const Key key = key_of(surface);
    slots_[place_of(key)] = {key, type};
  }

 private:
  static constexpr std::size_t kShort = 24;
  struct Key {
    std::array<std::uint64_t, kShort / 8> letters{};
    std::uint32_t size = 0;  // 0: free
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    Key key;
    TypeId type = 0;
  };

  static Key key_of(std::string_view surface) {
    Key key;
    std::memcpy(key.letters.data(), surface.data(), surface.size());
    key.size = static_cast<std::uint32_t>(surface.size());
    return key;
  }
  std::size_t home_of(const Key& key) const {
    std::uint64_t hash = key.size;
    for (const std::uint64_t letters : key.letters) {
      hash = (hash ^ letters) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32U;
    }
    return hash & (slots_.size() - 1);
  }
  std::size_t place_of(const Key& key) const {
    std::size_t at = home_of(key);
    while (slots_[at].key.size != 0 && !(slots_[at].key == key)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key.size != 0) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t used_ = 0;
  std::unordered_map<std::string_view, TypeId> long_;
};

struct Builder {
  SideText side;
  std::string language;
  bool greek = false;
  float length_weight = 1;
  struct Counts {
    std::uint32_t tokens = 0, sentences = 0, capitals = 0;
  };
  std::vector<Counts> counts;  // by type: side by side, where the types themselves lie far apart
  Spellings by_surface;        // folding is done once a spelling
  std::vector<std::pair<TypeId, std::size_t>> found;  // in the sentence at hand: a word and the how manyth

  TypeId type_of(const std::vector<Token>& tokens, std::size_t at, std::string_view sentence) {
    const std::string_view surface = tokens[at].span.of(sentence);
    const bool number = tokens[at].kind == TokenKind::number;
    if (number) return type_named(type_text(tokens, at, sentence, language), true);
    if (const TypeId* known = by_surface.find(surface)) return *known;
    const TypeId type = type_named(fold(surface), false);
    by_surface.add(surface, type);
    return type;
  }

  TypeId type_named(std::string text, bool number) {
    const auto [place, fresh] = side.by_text.try_emplace(text, static_cast<TypeId>(side.types.size()));
    if (fresh) {
      WordType type;
      type.stem = number ? text : stem(language, text);
      type.text = std::move(text);
      type.number = number;
      side.types.push_back(std::move(type));
      counts.emplace_back();
    }
    return place->second;
  }

  void hand_over_counts() {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      side.types[i].count = counts[i].tokens;
      side.types[i].sentences = counts[i].sentences;
      side.types[i].capitals = counts[i].capitals;
    }
  }

  void add_sentence(std::string_view text, SentenceShape shape) {
    shape.first = static_cast<std::uint32_t>(side.occurrences.size());
    shape.length = std::max(1.0F, length_weight * static_cast<float>(count_code_points(text)));
    found.clear();
    bool inside = false;
    const std::vector<Token> tokens = tokenize(text, language);
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::word) by_surface.expect(token.span.of(text));
    }
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const Token& token = tokens[at];
      if (token.kind == TokenKind::punctuation) {
        std::size_t offset = 0;
        count_mark(shape, next_code_point(token.span.of(text), offset), greek);
        continue;
      }
      const TypeId type = type_of(tokens, at, text);
      ++counts[type].tokens;
      if (token.capital && inside) ++counts[type].capitals;
      inside = true;
      found.emplace_back(type, found.size());
    }
    shape.tokens = static_cast<float>(std::max<std::size_t>(1, found.size()));
    std::ranges::sort(found);
    for (std::size_t i = 0; i < found.size();) {
      std::size_t same = i;
      float places = 0;
      for (; same < found.size() && found[same].first == found[i].first; ++same)
        places += static_cast<float>(found[same].second) + 0.5F;
      const auto times = static_cast<float>(same - i);
      ++counts[found[i].first].sentences;
      side.occurrences.push_back({found[i].first, std::sqrt(times), places / (times * shape.tokens) - 0.5F});
      i = same;
    }
    shape.last = static_cast<std::uint32_t>(side.occurrences.size());
    side.tokens += shape.tokens;
    side.length += shape.length;
    side.sentences.push_back(shape);
  }
};

bool stands_for_itself(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::caption || kind == BlockKind::table_cell ||
         kind == BlockKind::byline || kind == BlockKind::date;
}

}  // namespace

std::string type_text(const std::vector<Token>& tokens, std::size_t at, std::string_view text,
                      std::string_view language) {
  const std::string_view surface = tokens[at].span.of(text);
  if (tokens[at].kind != TokenKind::number) return fold(surface);
  std::optional<std::string> number = canonical_number(surface, language);
  if (!number) return fold(surface);
  int zeros = 0;
  for (std::size_t next = at + 1; next < tokens.size() && next <= at + 2; ++next) {
    const int more = zeros_of_scale(fold(tokens[next].span.of(text)), language);
    if (more == 0) break;
    zeros += more;
  }
  return zeros > 0 ? scaled(*number, zeros) : *number;
}

SideText make_side(const Sentences& sentences) {
  Builder builder;
  if (sentences.empty()) return builder.side;
  builder.language = sentences.language();
  builder.greek = primary_language(builder.language) == "el";
  // A Chinese character says about as much as two and a half letters.
  if (writes_without_spaces(builder.language)) builder.length_weight = 2.5F;
  const std::vector<Block>& blocks = sentences.document().blocks;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    SentenceShape shape;
    shape.end = builder.greek ? greek_end(sentence.end, sentences.text(i)) : sentence.end;
    shape.start = sentence.start;
    shape.speech = begins_with_speech(sentences.text(i));
    shape.opens_block = i == 0 || sentence.block != sentences[i - 1].block;
    if (!shape.opens_block) builder.side.has_blocks = true;
    shape.heading = sentence.block < blocks.size() && stands_for_itself(blocks[sentence.block].kind);
    builder.add_sentence(sentences.text(i), shape);
  }
  builder.hand_over_counts();
  return std::move(builder.side);
}

}  // namespace libalign::detail
