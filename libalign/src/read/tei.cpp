#include "read/tei.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "libalign/text.h"
#include "read/block_builder.h"
#include "read/entity.h"
#include "read/tei_header.h"
#include "read/token_marks.h"
#include "text/ascii.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// Left out: what the editor did not print, running heads, pictures' descriptions, layers beside the text. Of
// a choice the editor's reading stays.
constexpr std::array kLeftOut = {"del"sv,       "surplus"sv, "fw"sv,      "figDesc"sv,   "standOff"sv,
                                 "facsimile"sv, "sic"sv,     "orig"sv,    "abbr"sv,      "index"sv,
                                 "interpGrp"sv, "spanGrp"sv, "linkGrp"sv, "sourceDoc"sv, "certainty"sv};
// Blocks that hold text as they stand.
constexpr std::array kParagraphs = {"p"sv,          "ab"sv,      "l"sv,          "speaker"sv,
                                    "opener"sv,     "closer"sv,  "salute"sv,     "signed"sv,
                                    "dateline"sv,   "trailer"sv, "docImprint"sv, "imprimatur"sv,
                                    "docEdition"sv, "address"sv, "addrLine"sv,   "postscript"sv};

constexpr std::array kLooks = {"hi"sv, "emph"sv, "ref"sv, "code"sv};
constexpr std::string_view kRendBreaks = " \t\r\n#:;,()";
constexpr std::array kRends = {std::pair{"bold"sv, MarkupKind::bold},
                               std::pair{"b"sv, MarkupKind::bold},
                               std::pair{"strong"sv, MarkupKind::bold},
                               std::pair{"italic"sv, MarkupKind::italic},
                               std::pair{"italics"sv, MarkupKind::italic},
                               std::pair{"it"sv, MarkupKind::italic},
                               std::pair{"i"sv, MarkupKind::italic},
                               std::pair{"underline"sv, MarkupKind::underline},
                               std::pair{"underlined"sv, MarkupKind::underline},
                               std::pair{"ul"sv, MarkupKind::underline},
                               std::pair{"u"sv, MarkupKind::underline},
                               std::pair{"strikethrough"sv, MarkupKind::strikethrough},
                               std::pair{"line-through"sv, MarkupKind::strikethrough},
                               std::pair{"superscript"sv, MarkupKind::superscript},
                               std::pair{"super"sv, MarkupKind::superscript},
                               std::pair{"sup"sv, MarkupKind::superscript},
                               std::pair{"subscript"sv, MarkupKind::subscript},
                               std::pair{"sub"sv, MarkupKind::subscript}};

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Reader : public XmlHandler {
 public:
  Reader(std::string_view source, const std::string& name) : source_(source), name_(name) {}

  Reading run() {
    const Message advice = {"Check it against its schema."};
    XmlParser parser(name_, *this, {.deepest = 500, .advice = advice, .encoding = "UTF-8"});
    parser_ = &parser;
    parser.feed(source_);
    parser.finish();
    Reading reading;
    reading.blocks = builder_.take();
    header_.fill(reading.metadata);
    const std::string& said = !language_.empty() ? language_ : header_.language();
    reading.language = canonical_language(said).value_or("");
    return reading;
  }

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view local = local_name(name);
    path_.emplace_back(local);
    if (skip_ > 0 || (!in_header_ && is_left_out(local))) {
      ++skip_;
    } else if (in_header_) {
      header_.start(local, attributes);
    } else if (local == "teiHeader") {
      in_header_ = true;
    } else if (local == "text" || local == "TEI") {
      const std::string_view language = attributes["xml:lang"];
      if (!language.empty() && (language_.empty() || local == "text")) language_ = language;
    } else {
      content(local, attributes);
    }
  }

  void end_element(std::string_view name) override {
    const std::string_view local = local_name(name);
    if (skip_ > 0) {
      --skip_;
    } else if (in_header_) {
      if (local == "teiHeader")
        in_header_ = false;
      else
        header_.end(local);
    } else {
      content_end(local);
    }
    path_.pop_back();
  }

  void text(std::string_view piece) override {
    if (skip_ > 0) return;
    if (in_header_) {
      header_.text(piece);
      return;
    }
    if (words_ && !in_token_ && is_blank(piece)) {
      white_ = white_ || !piece.empty();
      return;
    }
    if (in_token_) begin_token(piece);
    const std::size_t at = parser_->byte();
    if (source_.substr(std::min(at, source_.size()), piece.size()) == piece) {
      builder_.copy(source_, at, at + piece.size());
      return;
    }
    const std::size_t end =
        at < source_.size() && source_[at] == '&' ? source_.find(';', at) : std::string_view::npos;
    builder_.text(piece, at, end == std::string_view::npos ? piece.size() : end + 1 - at);
  }

  // Entities of the DTDs of old, which are those of HTML.
  void skipped_entity(std::string_view entity) override {
    const std::string whole = "&" + std::string(entity) + ";";
    if (skip_ == 0 && !in_header_) builder_.text(decode_entity(whole, name_), parser_->byte(), whole.size());
  }

 private:
  std::string_view parent() const { return path_.size() < 2 ? std::string_view{} : path_[path_.size() - 2]; }

  bool is_left_out(std::string_view local) const {
    if (local == "sic" || local == "orig" || local == "abbr") return parent() == "choice";
    return is_one_of(local, kLeftOut);
  }

  BlockStyle style() const {
    if (cells_ > 0) return {BlockKind::table_cell, 0, true};
    if (lists_ > 0) return {BlockKind::list_item, std::min(lists_, 9)};
    if (quotes_ > 0) return {BlockKind::quote};
    return {};
  }

  void content(std::string_view local, const XmlAttributes& attributes) {
    if (is_division(local)) {
      builder_.close();
      ++divisions_;
    } else if (local == "head" || local == "titlePart") {
      const bool of_figure = parent() == "figure" || parent() == "table";
      builder_.open(of_figure ? BlockStyle{BlockKind::caption}
                              : BlockStyle{BlockKind::heading, std::clamp(divisions_, 1, 6), true});
    } else if (is_one_of(local, kParagraphs)) {
      builder_.open(style());
    } else if (local == "byline" || local == "docAuthor") {
      if (parent() != "byline") builder_.open({BlockKind::byline});
    } else if (local == "docDate") {
      builder_.open({BlockKind::date});
    } else if (local == "list" || local == "listBibl") {
      builder_.close();
      ++lists_;
    } else if (local == "item" || local == "label" || local == "bibl") {
      if (lists_ > 0) builder_.open(style());
    } else if (local == "cell") {
      ++cells_;
      builder_.open(style());
    } else if (local == "note") {
      arounds_.push_back({lists_, cells_, quotes_, words_, white_, in_token_, std::exchange(looks_, {})});
      lists_ = cells_ = quotes_ = 0;
      words_ = white_ = in_token_ = false;
      builder_.begin_aside();
    } else if (local == "quote" || local == "cit" || local == "q" || local == "epigraph") {
      // Between paragraphs it is a block, in one it is speech.
      inline_.push_back(builder_.is_open());
      if (!inline_.back()) ++quotes_;
    } else if (local == "stage") {
      inline_.push_back(builder_.is_open());
      if (!inline_.back()) builder_.open({});
    } else if (is_one_of(local, kLooks)) {
      looks_.push_back(look_in(local, attributes));
      builder_.look(looks_.back());
    } else if (local == "lb") {
      if (attributes["break"] != "no") builder_.text(" ", parser_->byte(), 0);
    } else if (local == "w" || local == "pc") {
      in_token_ = fresh_token_ = true;
      const std::string_view join = attributes["join"];
      joins_left_ = join == "left" || join == "both";
      joins_right_ = join == "right" || join == "both";
    }
  }

  void content_end(std::string_view local) {
    if (is_division(local)) {
      builder_.close();
      --divisions_;
    } else if (local == "head" || local == "titlePart" || local == "docDate" ||
               is_one_of(local, kParagraphs) ||
               ((local == "byline" || local == "docAuthor") && parent() != "byline") ||
               ((local == "item" || local == "label" || local == "bibl") && lists_ > 0)) {
      builder_.close();
      words_ = white_ = false;
    } else if (local == "list" || local == "listBibl") {
      builder_.close();
      --lists_;
    } else if (local == "cell") {
      builder_.close();
      --cells_;
      words_ = white_ = false;
    } else if (local == "note") {
      builder_.end_aside(Aside::at_the_end);
      Around& around = arounds_.back();
      lists_ = around.lists;
      cells_ = around.cells;
      quotes_ = around.quotes;
      words_ = around.words;
      white_ = around.white;
      in_token_ = around.in_token;
      looks_ = std::move(around.looks);
      arounds_.pop_back();
    } else if (local == "quote" || local == "cit" || local == "q" || local == "epigraph") {
      if (!inline_.back()) {
        builder_.close();
        --quotes_;
      }
      inline_.pop_back();
    } else if (local == "stage") {
      if (!inline_.back()) builder_.close();
      inline_.pop_back();
    } else if (is_one_of(local, kLooks)) {
      looks_.pop_back();
      builder_.look(look());
    } else if (local == "w" || local == "pc") {
      in_token_ = false;
    }
  }

  TextStyle look() const { return looks_.empty() ? TextStyle{} : looks_.back(); }

  TextStyle look_in(std::string_view local, const XmlAttributes& attributes) {
    TextStyle inside = look();
    if (local == "ref") {
      if (!attributes["target"].empty()) inside.set_link(++links_);
    } else if (local == "code") {
      inside.set(MarkupKind::code);
    } else {
      SaidStyle said;
      for (const char* name : {"rend", "rendition", "style"}) say_rend(attributes[name], said);
      inside = said.over(inside);
      if (local == "emph" && !inside.has(MarkupKind::bold)) inside.set(MarkupKind::italic);
    }
    return inside;
  }

  // What rend="italic", rendition="#b" and style="font-weight: bold" say; its words are not set by TEI.
  static void say_rend(std::string_view rend, SaidStyle& said) {
    const std::string words = ascii_lower(rend.substr(0, 200));
    std::size_t end = 0;
    for (std::size_t at = words.find_first_not_of(kRendBreaks); at != std::string::npos;
         at = words.find_first_not_of(kRendBreaks, end)) {
      end = std::min(words.find_first_of(kRendBreaks, at), words.size());
      const std::string_view word = std::string_view(words).substr(at, end - at);
      const auto* const found =
          std::find_if(kRends.begin(), kRends.end(), [&](const auto& entry) { return entry.first == word; });
      if (found != kRends.end()) said.say(found->second, true);
    }
  }

  static bool is_division(std::string_view local) {
    return local == "div" ||
           (local.size() == 4 && local.starts_with("div") && local[3] >= '0' && local[3] <= '7');
  }

  // Corpora put white space between all tokens, or none: it is the reader's to know what leans on what.
  void begin_token(std::string_view piece) {
    if (!fresh_token_) return;
    fresh_token_ = false;
    const bool mark = path_.back() == "pc" || leans_left(piece) || leans_right(piece);
    const bool glued = joins_left_ || glue_next_ || (mark && leans_left(piece));
    if (words_ && white_ && !glued) builder_.text(" ", parser_->byte(), 0);
    glue_next_ = joins_right_ || (mark && leans_right(piece));
    words_ = true;
    white_ = false;
  }

  struct Around {
    int lists, cells, quotes;
    bool words, white, in_token;
    std::vector<TextStyle> looks;
  };

  std::string_view source_;
  const std::string& name_;
  XmlParser* parser_ = nullptr;
  BlockBuilder builder_;
  TeiHeader header_;
  std::string language_;
  std::vector<std::string> path_;
  std::vector<Around> arounds_;   // around notes
  std::vector<bool> inline_;      // open quotes and stage directions: inside a block
  std::vector<TextStyle> looks_;  // of the open ones that are set apart
  std::uint32_t links_ = 0;
  int skip_ = 0;
  int divisions_ = 0, lists_ = 0, cells_ = 0, quotes_ = 0;
  bool in_header_ = false;
  bool in_token_ = false, fresh_token_ = false;
  bool words_ = false;  // the block has tokens
  bool white_ = false;  // white space since the last
  bool joins_left_ = false, joins_right_ = false, glue_next_ = false;
};

}  // namespace

bool looks_like_tei(std::string_view text, std::string_view /*name*/) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '<') return false;
  const std::string_view head = text.substr(begin, 4000);
  constexpr std::array kRoots = {"<TEI"sv, "<teiCorpus"sv, "<tei:TEI"sv, "<tei:teiCorpus"sv};
  return std::ranges::any_of(kRoots, [&](std::string_view root) {
    const std::size_t at = head.find(root);
    return at != std::string_view::npos && at + root.size() < head.size() &&
           " \t\r\n>."sv.find(head[at + root.size()]) != std::string_view::npos;
  });
}

Reading read_tei(const Decoded& decoded, const std::string& name, const ReadOptions& /*options*/) {
  return Reader(decoded.text, name).run();
}

}  // namespace libalign::detail
