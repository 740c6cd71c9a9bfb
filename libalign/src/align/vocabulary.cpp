#include "align/vocabulary.h"

#include <algorithm>
#include <cmath>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

void count_mark(SentenceShape& shape, char32_t c) {
  const auto add = [&shape](Mark mark) {
    unsigned char& count = shape.marks[static_cast<std::size_t>(mark)];
    if (count < 255) ++count;
  };
  switch (c) {
    case U'?': case U'；': case U'？': case 0x37E: add(Mark::question); break;
    case U'!': case U'！': add(Mark::exclamation); break;
    case U':': case U'：': add(Mark::colon); break;
    case U';': case 0x387: add(Mark::semicolon); break;
    case U'(': case U'[': case U'（': add(Mark::bracket); break;
    // Openers and closers of every fashion count alike; ' and ’ are apostrophes too often.
    case U'"': case U'«': case U'»': case U'“': case U'”': case U'„': add(Mark::quote); break;
    default: break;
  }
}

struct Builder {
  SideText side;
  std::string language;
  std::unordered_map<std::string, TypeId> by_surface;  // folding is done once a spelling

  TypeId type_of(std::string_view surface, bool number) {
    std::string key(surface);
    const auto known = by_surface.find(key);
    if (known != by_surface.end()) return known->second;
    std::string text = type_text(surface, number, language);
    const auto [place, fresh] = side.by_text.try_emplace(text, static_cast<TypeId>(side.types.size()));
    if (fresh) {
      WordType type;
      type.stem = number ? text : stem(language, text);
      type.text = std::move(text);
      type.number = number;
      side.types.push_back(std::move(type));
    }
    by_surface.emplace(std::move(key), place->second);
    return place->second;
  }

  void add_sentence(std::string_view text, SentenceShape shape) {
    shape.first = static_cast<std::uint32_t>(side.occurrences.size());
    shape.length = static_cast<float>(std::max<std::size_t>(1, count_code_points(text)));
    std::vector<TypeId> found;
    bool inside = false;
    for (const Token& token : tokenize(text, language)) {
      const std::string_view surface = token.span.of(text);
      if (token.kind == TokenKind::punctuation) {
        std::size_t offset = 0;
        count_mark(shape, next_code_point(surface, offset));
        continue;
      }
      const TypeId type = type_of(surface, token.kind == TokenKind::number);
      ++side.types[type].count;
      if (token.capital && inside) ++side.types[type].capitals;
      inside = true;
      found.push_back(type);
    }
    shape.tokens = static_cast<float>(std::max<std::size_t>(1, found.size()));
    std::ranges::sort(found);
    for (std::size_t i = 0; i < found.size();) {
      std::size_t same = i;
      while (same < found.size() && found[same] == found[i]) ++same;
      ++side.types[found[i]].sentences;
      side.occurrences.push_back({found[i], std::sqrt(static_cast<float>(same - i))});
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

std::string type_text(std::string_view surface, bool number, std::string_view language) {
  if (number) {
    if (auto canonical = canonical_number(surface, language)) return *canonical;
  }
  return fold(surface);
}

SideText make_side(const Sentences& sentences) {
  Builder builder;
  if (sentences.empty()) return builder.side;
  builder.language = sentences.language();
  const std::vector<Block>& blocks = sentences.document().blocks;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    SentenceShape shape;
    shape.end = sentence.end;
    shape.start = sentence.start;
    shape.opens_block = i == 0 || sentence.block != sentences[i - 1].block;
    if (!shape.opens_block) builder.side.has_blocks = true;
    shape.heading = sentence.block < blocks.size() && stands_for_itself(blocks[sentence.block].kind);
    builder.add_sentence(sentences.text(i), shape);
  }
  return std::move(builder.side);
}

}  // namespace libalign::detail
