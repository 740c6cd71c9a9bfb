// An SRX file as XML. Elements are known by their local names and taken wherever they stand, so that files
// of both versions, with any namespace, and those that break the schema are read alike.
#include <string_view>
#include <utility>

#include "libalign/error.h"
#include "segment/srx_program.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kDeepest = 100;

bool yes(const XmlAttributes& attributes, std::string_view wanted, bool otherwise) {
  const std::string_view value = attributes.find_local(wanted).value_or("");
  return value == "yes" || (value != "no" && otherwise);
}

std::string text_of(const XmlAttributes& attributes, std::string_view wanted) {
  return std::string(attributes.find_local(wanted).value_or(""));
}

class SrxReader : public XmlHandler {
 public:
  SrxReader(std::string_view bytes, const std::string& name)
      : parser_(name, *this, {kDeepest, {"Export the rules again, or mend the line."}}) {
    parser_.feed(bytes);
    parser_.finish();
    if (root_ != "srx") {
      throw DataError({name}, {"is no SRX file: it begins with <{1}>.", {root_.substr(0, 40)}},
                      {"Export the rules of segmentation as SRX."});
    }
    if (!says_cascade_) file_.cascade = !version_1_;
  }

  SrxFile take() { return std::move(file_); }

 private:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    text_ = nullptr;
    if (parser_.depth() == 1) {
      root_ = element;
      version_1_ = text_of(attributes, "version").starts_with('1');
    } else if (element == "header") {
      says_cascade_ = !text_of(attributes, "cascade").empty();
      file_.cascade = yes(attributes, "cascade", true);
      file_.segment_subflows = yes(attributes, "segmentsubflows", true);
    } else if (element == "formathandle") {
      take_format_handle(attributes);
    } else if (element == "languagerule") {
      file_.language_rules.push_back({text_of(attributes, "languagerulename"), {}});
    } else if (element == "rule") {
      open_rule(attributes);
    } else if (element == "beforebreak" || element == "afterbreak") {
      text_ = pattern(element == "beforebreak");
    } else if (element == "languagemap") {
      count_rule();
      file_.language_maps.push_back({text_of(attributes, "languagepattern"),
                                     text_of(attributes, "languagerulename"), parser_.place().line});
    }
  }

  void end_element(std::string_view /*name*/) override { text_ = nullptr; }

  void text(std::string_view piece) override {
    if (text_ != nullptr) text_->append(piece);
  }

  void take_format_handle(const XmlAttributes& attributes) {
    const std::string type = text_of(attributes, "type");
    if (type == "start") file_.include_start_tags = yes(attributes, "include", file_.include_start_tags);
    if (type == "end") file_.include_end_tags = yes(attributes, "include", file_.include_end_tags);
    if (type == "isolated")
      file_.include_isolated_tags = yes(attributes, "include", file_.include_isolated_tags);
  }

  void count_rule() {
    if (++rules_ <= SrxRules::kMostRules) return;
    throw DataError(parser_.place(), {"holds more than {1} rules.", {std::to_string(SrxRules::kMostRules)}},
                    {"Remove some."});
  }

  void open_rule(const XmlAttributes& attributes) {
    count_rule();
    // Rules outside of any languagerule serve no language.
    if (file_.language_rules.empty()) return;
    SrxRule rule;
    rule.breaks = yes(attributes, "break", true);
    rule.line = parser_.place().line;
    file_.language_rules.back().rules.push_back(std::move(rule));
  }

  // Where the characters of a beforebreak or afterbreak go.
  std::string* pattern(bool before) {
    if (file_.language_rules.empty() || file_.language_rules.back().rules.empty()) return nullptr;
    SrxRule& rule = file_.language_rules.back().rules.back();
    return before ? &rule.before_break : &rule.after_break;
  }

  XmlParser parser_;
  SrxFile file_;
  std::string root_;
  std::string* text_ = nullptr;  // where characters go: the beforebreak or afterbreak at hand
  std::size_t rules_ = 0;
  bool says_cascade_ = false, version_1_ = false;
};

}  // namespace

SrxFile read_srx(std::string_view bytes, const std::string& name) {
  if (bytes.size() > SrxRules::kMostBytes) {
    throw DataError({name}, {"larger than {1} MB.", {std::to_string(SrxRules::kMostBytes >> 20U)}},
                    {"Check that it is the right file."});
  }
  return SrxReader(bytes, name).take();
}

}  // namespace libalign::detail
