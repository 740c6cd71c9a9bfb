#include "bilingual/corpus_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "read/token_marks.h"
#include "text/ascii.h"
#include "text/xml.h"
#include "write/one_line.h"

namespace libalign::detail {
namespace {

std::optional<BlockKind> kind_named(std::string_view name) {
  constexpr std::array kKinds = {BlockKind::heading,     BlockKind::standfirst, BlockKind::byline,
                                 BlockKind::date,        BlockKind::paragraph,  BlockKind::list_item,
                                 BlockKind::quote,       BlockKind::caption,    BlockKind::table_cell,
                                 BlockKind::preformatted};
  for (const BlockKind kind : kKinds) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

BlockKind kind_of(std::string_view element, std::string_view type) {
  if (const auto kind = kind_named(type)) return *kind;
  if (element == "head") return BlockKind::heading;
  if (element == "item") return BlockKind::list_item;
  if (element == "quote") return BlockKind::quote;
  if (element == "cell") return BlockKind::table_cell;
  return BlockKind::paragraph;
}

// "12" and "34", or "12-34" in one.
std::optional<Span> span_of(std::string_view from, std::string_view to) {
  Span span;
  const auto read = [](std::string_view digits, std::size_t& value) {
    const char* const end = digits.data() + digits.size();
    return !digits.empty() && std::from_chars(digits.data(), end, value).ptr == end;
  };
  return read(from, span.begin) && read(to, span.end) ? std::optional(span) : std::nullopt;
}

class TextReader : public XmlHandler {
 public:
  TextReader(CorpusText& text, const std::unordered_set<std::string>& wanted, const std::string& name)
      : text_(text), wanted_(wanted), name_(name) {}

  void read(std::string_view bytes) {
    XmlParser parser(name_, *this, {.advice = {"Fetch the file again, or mend the line."}});
    parser_ = &parser;
    parser.feed(bytes);
    parser.finish();
    parser_ = nullptr;
  }

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (in_header_ > 0 || element == "cesHeader" || element == "teiHeader") {
      ++in_header_;
      if (element == "language" && text_.language.empty()) {
        text_.language = std::string(attributes.find("ident").value_or(attributes.find("id").value_or("")));
      }
      return;
    }
    if (in_sentence_ > 0) {
      ++in_sentence_;
      if (element == "w" || element == "pc") begin_token(element, attributes["join"]);
      return;
    }
    if (parser_->depth() == 1) take_language(attributes);
    const std::string_view id = attributes.find_local("id").value_or("");
    if (element == "s" || wanted_.contains(std::string(id))) return begin_sentence(element, id, attributes);
    ++paragraph_;
    kinds_.push_back(kind_of(element, attributes["type"]));
  }

  void end_element(std::string_view name) override {
    if (in_header_ > 0) {
      --in_header_;
    } else if (in_sentence_ > 0) {
      const std::string_view element = local_name(name);
      if (element == "w" || element == "pc") in_token_ = false;
      if (--in_sentence_ == 0) end_sentence();
    } else {
      ++paragraph_;
      if (!kinds_.empty()) kinds_.pop_back();
    }
  }

  void text(std::string_view piece) override {
    if (in_header_ > 0 || in_sentence_ == 0) return;
    if (in_token_) {
      space_token(piece);
      surface_ += piece;
    } else if (!words_ || !is_blank(piece)) {
      surface_ += piece;
    } else {
      white_ = true;
    }
  }

 private:
  void take_language(const XmlAttributes& attributes) {
    for (const char* const attribute : {"xml:lang", "lang"}) {
      if (const auto language = attributes.find(attribute); language && text_.language.empty())
        text_.language = std::string(*language);
    }
  }

  void begin_sentence(std::string_view element, std::string_view id, const XmlAttributes& attributes) {
    in_sentence_ = 1;
    surface_.clear();
    in_token_ = words_ = white_ = glue_next_ = false;
    DraftSentence sentence;
    sentence.block = kinds_.empty() ? kind_of(element, "") : kinds_.back();
    if (element != "s") ++paragraph_;
    sentence.paragraph = paragraph_;
    sentence.span = span_of(attributes["from"], attributes["to"]);
    if (const std::string_view n = attributes["n"]; !sentence.span && n.find('-') != std::string_view::npos)
      sentence.span = span_of(n.substr(0, n.find('-')), n.substr(n.find('-') + 1));
    text_.sentences.push_back(std::move(sentence));
    text_.ids.emplace_back(id);
    if (!id.empty() && !text_.by_id.emplace(id, text_.ids.size() - 1).second) {
      throw DataError(parser_->place(), {"the id {1} stands here a second time.", {std::string(id)}},
                      {"Give each sentence an id of its own."});
    }
  }

  // How the file is laid out is none of the text's.
  void end_sentence() {
    std::string line;
    for (const char c : surface_) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!white || (!line.empty() && line.back() != ' ')) line += white ? ' ' : c;
    }
    text_.sentences.back().text = one_line(line);
  }

  void begin_token(std::string_view element, std::string_view join) {
    in_token_ = fresh_token_ = true;
    punctuation_ = element == "pc";
    joins_left_ = join == "left" || join == "both";
    joins_right_ = join == "right" || join == "both";
  }

  void space_token(std::string_view piece) {
    if (!fresh_token_) return;
    fresh_token_ = false;
    const bool mark = punctuation_ || leans_left(piece) || leans_right(piece);
    const bool glued = joins_left_ || glue_next_ || (mark && leans_left(piece));
    if (words_ && white_ && !glued) surface_ += ' ';
    glue_next_ = joins_right_ || (mark && leans_right(piece));
    words_ = true;
    white_ = false;
  }

  CorpusText& text_;
  const std::unordered_set<std::string>& wanted_;
  const std::string& name_;
  XmlParser* parser_ = nullptr;
  std::size_t in_header_ = 0, in_sentence_ = 0;  // elements that are open in it
  std::size_t paragraph_ = 0;
  std::vector<BlockKind> kinds_;
  std::string surface_;
  bool in_token_ = false, fresh_token_ = false, punctuation_ = false;
  bool joins_left_ = false, joins_right_ = false, glue_next_ = false;
  bool words_ = false;  // the sentence has tokens
  bool white_ = false;  // white space stood behind the last of them
};

}  // namespace

CorpusText read_corpus_text(std::string_view bytes, const std::string& name,
                            const std::unordered_set<std::string>& wanted) {
  CorpusText text;
  TextReader(text, wanted, name).read(bytes);
  return text;
}

}  // namespace libalign::detail
