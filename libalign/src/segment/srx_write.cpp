// SrxFile -> SRX 2.0.
#include <tinyxml2.h>

#include "libalign/srx.h"

namespace libalign {
namespace {

const char* yes_or_no(bool yes) { return yes ? "yes" : "no"; }

void write_text(tinyxml2::XMLPrinter& out, const char* element, const std::string& text) {
  out.OpenElement(element);
  if (!text.empty()) out.PushText(text.c_str());
  out.CloseElement();
}

void write_header(tinyxml2::XMLPrinter& out, const SrxFile& file) {
  out.OpenElement("header");
  out.PushAttribute("segmentsubflows", yes_or_no(file.segment_subflows));
  out.PushAttribute("cascade", yes_or_no(file.cascade));
  for (const auto& [type, include] : {std::pair{"start", file.include_start_tags},
                                      {"end", file.include_end_tags},
                                      {"isolated", file.include_isolated_tags}}) {
    out.OpenElement("formathandle");
    out.PushAttribute("type", type);
    out.PushAttribute("include", yes_or_no(include));
    out.CloseElement();
  }
  out.CloseElement();
}

void write_language_rule(tinyxml2::XMLPrinter& out, const SrxLanguageRule& language_rule) {
  out.OpenElement("languagerule");
  out.PushAttribute("languagerulename", language_rule.name.c_str());
  for (const SrxRule& rule : language_rule.rules) {
    out.OpenElement("rule");
    out.PushAttribute("break", yes_or_no(rule.breaks));
    write_text(out, "beforebreak", rule.before_break);
    write_text(out, "afterbreak", rule.after_break);
    out.CloseElement();
  }
  out.CloseElement();
}

}  // namespace

std::string write_srx(const SrxFile& file) {
  tinyxml2::XMLPrinter out;
  out.PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
  out.OpenElement("srx");
  out.PushAttribute("xmlns", "http://www.lisa.org/srx20");
  out.PushAttribute("version", "2.0");
  write_header(out, file);
  out.OpenElement("body");
  out.OpenElement("languagerules");
  for (const SrxLanguageRule& language_rule : file.language_rules) write_language_rule(out, language_rule);
  out.CloseElement();
  out.OpenElement("maprules");
  for (const SrxLanguageMap& map : file.language_maps) {
    out.OpenElement("languagemap");
    out.PushAttribute("languagepattern", map.pattern.c_str());
    out.PushAttribute("languagerulename", map.rule_name.c_str());
    out.CloseElement();
  }
  out.CloseElement();
  out.CloseElement();
  out.CloseElement();
  return std::string(out.CStr(), static_cast<std::size_t>(out.CStrSize() - 1)) + "\n";
}

}  // namespace libalign
