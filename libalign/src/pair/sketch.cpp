#include <algorithm>
#include <unordered_map>

#include "align/vocabulary.h"
#include "libalign/pair.h"
#include "libalign/text.h"

namespace libalign {
namespace {

// Counts the words of a document, block by block.
class WordCounter {
 public:
  explicit WordCounter(Sketch& sketch) : sketch_(sketch) {}

  void add(std::string_view block) {
    const std::vector<Token> tokens = tokenize(block, sketch_.language);
    bool inside = false;  // a sentence: a capital says something
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const Token& token = tokens[at];
      if (token.kind == TokenKind::punctuation) {
        inside = false;
        continue;
      }
      Sketch::Word& word = word_of(tokens, at, block);
      ++word.count;
      if (token.capital && inside) ++word.capitals;
      inside = true;
      ++sketch_.tokens;
    }
  }

 private:
  Sketch::Word& word_of(const std::vector<Token>& tokens, std::size_t at, std::string_view block) {
    const bool number = tokens[at].kind == TokenKind::number;
    const std::string surface(tokens[at].span.of(block));
    if (!number) {
      const auto known = by_surface_.find(surface);
      if (known != by_surface_.end()) return sketch_.words[known->second];
    }
    std::string text = detail::type_text(tokens, at, block, sketch_.language);
    const auto [place, fresh] = by_text_.try_emplace(text, sketch_.words.size());
    if (fresh)
      sketch_.words.push_back({std::move(text), 0, static_cast<std::uint32_t>(sketch_.tokens), 0, number});
    if (!number) by_surface_.emplace(surface, place->second);
    return sketch_.words[place->second];
  }

  Sketch& sketch_;
  std::unordered_map<std::string, std::size_t> by_text_, by_surface_;
};

}  // namespace

Sketch sketch_of(const Document& document, std::string name) {
  Sketch sketch;
  sketch.name = std::move(name);
  sketch.language = document.language;
  sketch.metadata = document.metadata;
  WordCounter counter(sketch);
  for (const Block& block : document.blocks) {
    const std::string_view text = block.text.of(document.text);
    sketch.length += count_code_points(text);
    counter.add(text);
  }
  std::ranges::sort(sketch.words,
                    [](const Sketch::Word& a, const Sketch::Word& b) { return a.text < b.text; });
  return sketch;
}

}  // namespace libalign
