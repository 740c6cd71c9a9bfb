// Makes the compiled dictionaries that lttoolbox would.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libalign/text.h"

namespace libalign::test {

inline std::string number(std::uint32_t value) {
  if (value < 0x40) return {static_cast<char>(value)};
  if (value < 0x4000) return {static_cast<char>(0x40U | (value >> 8U)), static_cast<char>(value)};
  return {static_cast<char>(0x80U | (value >> 16U)), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

// Writes transducers as lttoolbox does: entries become paths, symbols that begin with '<' are tags.
class Compiler {
 public:
  using Symbols = std::vector<std::string>;
  struct Edge {
    std::size_t from, to;
    std::string left, right;
  };

  // One path of its own for each entry, letters beside letters.
  void entry(const std::string& left, const std::string& right) {
    const Symbols a = split(left), b = split(right);
    std::size_t state = 0;
    const std::size_t length = std::max(a.size(), b.size());
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t next = i + 1 == length ? final_ : states_++;
      edges_.push_back({state, next, i < a.size() ? a[i] : "", i < b.size() ? b[i] : ""});
      state = next;
    }
  }
  void edge(std::size_t from, std::size_t to, const std::string& left, const std::string& right) {
    edges_.push_back({from, to, left, right});
    states_ = std::max({states_, from + 1, to + 1});
  }

  std::string bytes(bool marks = true) {
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> pairs = {{"", ""}};
    for (const Edge& edge : edges_) {
      for (const std::string& symbol : {edge.left, edge.right}) {
        if (symbol.starts_with('<') && std::ranges::find(tags, symbol) == tags.end()) tags.push_back(symbol);
      }
      const std::pair pair(edge.left, edge.right);
      if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
    }
    const auto code = [&](const std::string& symbol) -> std::uint32_t {
      const auto bias = static_cast<std::uint32_t>(tags.size());
      if (symbol.empty()) return bias;
      const auto tag = std::ranges::find(tags, symbol) - tags.begin();
      if (symbol.starts_with('<')) return bias - static_cast<std::uint32_t>(tag) - 1;
      std::size_t at = 0;
      return next_code_point(symbol, at) + bias;
    };
    const auto text = [](std::string_view letters) {
      std::string made = number(static_cast<std::uint32_t>(letters.size()));
      for (const char letter : letters) made += number(static_cast<unsigned char>(letter));
      return made;
    };
    std::string made = (marks ? std::string("LTTB") + std::string(8, '\0') : "") + text("abc");
    made += number(static_cast<std::uint32_t>(tags.size()));
    for (const std::string& tag : tags) made += text(std::string_view(tag).substr(1, tag.size() - 2));
    made += number(static_cast<std::uint32_t>(pairs.size()));
    for (const auto& pair : pairs) made += number(code(pair.first)) + number(code(pair.second));
    made += number(1) + text("main@standard") + (marks ? std::string("LTTD") + std::string(8, '\0') : "");
    made += number(0) + number(1) + number(final_) + number(static_cast<std::uint32_t>(states_));
    for (std::size_t state = 0; state < states_; ++state) {
      std::multimap<std::uint32_t, std::size_t> out;
      for (const Edge& edge : edges_) {
        const auto at = std::ranges::find(pairs, std::pair(edge.left, edge.right)) - pairs.begin();
        if (edge.from == state) out.emplace(static_cast<std::uint32_t>(at), edge.to);
      }
      made += number(static_cast<std::uint32_t>(out.size()));
      std::uint32_t last = 0;
      for (const auto& [pair, to] : out) {
        made += number(pair - last) + number(static_cast<std::uint32_t>((to + states_ - state) % states_));
        last = pair;
      }
    }
    return made;
  }

 private:
  static Symbols split(std::string_view text) {
    Symbols symbols;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      if (text[i] == '<') {
        i = text.find('>', i) + 1;
      } else {
        next_code_point(text, i);
      }
      symbols.emplace_back(text.substr(begin, i - begin));
    }
    return symbols;
  }
  static constexpr std::uint32_t final_ = 1;
  std::size_t states_ = 2;
  std::vector<Edge> edges_;
};

}  // namespace libalign::test
