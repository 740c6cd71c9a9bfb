#include "bilingual/corpus_links.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "text/ascii.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

constexpr double kMarked = 0.5;  // what InterText marks was doubtful: that is below kDoubtfulConfidence

std::vector<std::string> words_of(std::string_view list) {
  constexpr std::string_view kWhite = " \t\r\n";
  std::vector<std::string> words;
  for (;;) {
    list.remove_prefix(std::min(list.size(), list.find_first_not_of(kWhite)));
    if (list.empty()) return words;
    const std::string_view word = list.substr(0, list.find_first_of(kWhite));
    words.emplace_back(word);
    list.remove_prefix(word.size());
  }
}

std::string percent_decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      plain += static_cast<char>(value);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// hunalign's scores, which Uplug writes here, are no probabilities: above 1 is 1.
double certainty_of(std::string_view number) {
  double value = 1;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (number.empty() || error != std::errc{} || !std::isfinite(value)) return 1;
  return std::clamp(value, 0.0, 1.0);
}

class LinksReader : public XmlHandler {
 public:
  explicit LinksReader(const std::string& name) : name_(name) {}

  std::vector<LinkGroup> read(std::string_view bytes) {
    XmlParser parser(name_, *this, {.advice = {"Fetch the file again, or mend the line."}});
    parser_ = &parser;
    parser.feed(bytes);
    parser.finish();
    parser_ = nullptr;
    return std::move(groups_);
  }

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (parser_->depth() == 1) intertext_ = element == "linkGrp";
    if (element == "linkGrp") {
      from_ = std::string(attributes["fromDoc"]);
      to_ = std::string(attributes["toDoc"]);
      in_group_ = true;
      pointers_ = from_.empty() && to_.empty();
      group_ = kNone;
      waiting_.clear();
      if (!pointers_) open_group(from_, to_);
    } else if (in_group_ && (element == "link" || (element == "ptr" && pointers_))) {
      if (pointers_) {
        take_pointers(attributes);
      } else {
        take_ids(attributes);
      }
    }
  }

  void end_element(std::string_view name) override {
    if (local_name(name) != "linkGrp") return;
    in_group_ = false;
    if (!waiting_.empty()) {
      throw DataError({name_, waiting_.front().line}, {"links one text only, where a pair is due."},
                      {"Check that it is the right file."});
    }
  }

  void text(std::string_view /*piece*/) override {}

 private:
  static constexpr auto kNone = static_cast<std::size_t>(-1);

  void open_group(const std::string& source, const std::string& target) {
    const auto [found, fresh] = numbers_.emplace(std::pair(source, target), groups_.size());
    if (fresh) groups_.push_back({source, target, parser_->place().line, {}});
    group_ = found->second;
  }

  [[noreturn]] void refuse(const Message& problem) const {
    throw DataError(parser_->place(), problem, {"Mend the link, or fetch the file again."});
  }

  static OffLink link_of(const XmlAttributes& attributes, std::size_t line) {
    OffLink link;
    link.line = line;
    const std::string_view status = attributes["status"];
    if (status == "confirmed" || status == "man" || attributes["subtype"] == "confirmed")
      link.status = BeadStatus::confirmed;
    link.confidence = certainty_of(attributes.find("certainty").value_or(attributes["cert"]));
    if (attributes["order"] == "moved" || attributes["rend"] == "moved") link.order = BeadOrder::moved;
    const std::string_view mark = attributes["mark"];
    if (link.status == BeadStatus::automatic && !mark.empty() && mark != "0") link.confidence = kMarked;
    return link;
  }

  // "s1.1 s1.2;s1.1"; InterText has the second text before the semicolon.
  void take_ids(const XmlAttributes& attributes) {
    const std::string_view targets = attributes["xtargets"];
    const std::size_t middle = targets.find(';');
    if (middle == std::string_view::npos || targets.find(';', middle + 1) != std::string_view::npos)
      refuse({"the link has no xtargets of two sides, as “s1 s2;s1” is."});
    OffLink link = link_of(attributes, parser_->place().line);
    link.source = words_of(targets.substr(0, middle));
    link.target = words_of(targets.substr(middle + 1));
    if (intertext_) std::swap(link.source, link.target);
    groups_[group_].links.push_back(std::move(link));
  }

  // "es.xml#s1 en.xml#s1 en.xml#s2". Which text is the source, only a link of both can tell.
  void take_pointers(const XmlAttributes& attributes) {
    const std::string_view targets = attributes.find("target").value_or(attributes["targets"]);
    Pointers pointers{link_of(attributes, parser_->place().line), {}};
    pointers.line = pointers.link.line;
    std::vector<std::string> names;
    for (const std::string& word : words_of(targets)) {
      const std::size_t hash = word.find('#');
      if (hash == std::string::npos || hash == 0 || hash + 1 == word.size())
        refuse({"“{1}” does not name a sentence of another file, as “es.xml#s1” does.", {word}});
      std::string document = percent_decoded(std::string_view(word).substr(0, hash));
      if (std::ranges::find(names, document) == names.end()) names.push_back(document);
      pointers.ids.emplace_back(std::move(document), word.substr(hash + 1));
    }
    if (names.size() > 2) refuse({"links more than two texts."});
    if (group_ == kNone) {
      waiting_.push_back(std::move(pointers));
      if (names.size() < 2) return;
      from_ = names[0];
      to_ = names[1];
      open_group(from_, to_);
      for (Pointers& one : std::exchange(waiting_, {})) add(std::move(one));
    } else {
      add(std::move(pointers));
    }
  }

  struct Pointers {
    OffLink link;
    std::vector<std::pair<std::string, std::string>> ids;  // document, id
    std::size_t line = 0;
  };

  void add(Pointers pointers) {
    for (auto& [document, id] : pointers.ids) {
      if (document != from_ && document != to_) {
        throw DataError({name_, pointers.line}, {"links more than two texts."},
                        {"Mend the link, or fetch the file again."});
      }
      (document == from_ ? pointers.link.source : pointers.link.target).push_back(std::move(id));
    }
    groups_[group_].links.push_back(std::move(pointers.link));
  }

  const std::string& name_;
  XmlParser* parser_ = nullptr;
  bool intertext_ = false;  // nothing around the linkGrp
  bool in_group_ = false;
  bool pointers_ = false;  // TEI
  std::string from_, to_;
  std::size_t group_ = kNone;
  std::vector<Pointers> waiting_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
  std::vector<LinkGroup> groups_;
};

}  // namespace

bool is_corpus_links(std::string_view head) {
  return head.find("<cesAlign") != std::string_view::npos || head.find("<linkGrp") != std::string_view::npos;
}

std::vector<LinkGroup> read_corpus_links(std::string_view bytes, const std::string& name) {
  return LinksReader(name).read(bytes);
}

}  // namespace libalign::detail
