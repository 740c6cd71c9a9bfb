#include "read/docx_styles.h"

#include <utility>

#include "read/docx_xml.h"
#include "text/ascii.h"
#include "text/xml.h"

namespace libalign::detail {

bool say_look(std::string_view property, const XmlAttributes& attributes, SaidStyle& look) {
  const std::string_view value = attributes.find_local("val").value_or("");
  if (property == "b") {
    look.say(MarkupKind::bold, is_on(attributes));
  } else if (property == "i") {
    look.say(MarkupKind::italic, is_on(attributes));
  } else if (property == "u") {
    look.say(MarkupKind::underline, !value.empty() && value != "none");
  } else if (property == "strike" || property == "dstrike") {
    look.say(MarkupKind::strikethrough, is_on(attributes));
  } else if (property == "vertAlign") {
    look.say(MarkupKind::superscript, value == "superscript");
    look.say(MarkupKind::subscript, value == "subscript");
  } else {
    return false;
  }
  return true;
}

class DocxStyles::Handler : public XmlHandler {
 public:
  explicit Handler(DocxStyles& styles) : styles_(styles) {}

  void start_element(std::string_view raw, const XmlAttributes& attributes) override {
    const std::string_view name = names_(raw);
    const std::string_view value = attributes.find_local("val").value_or("");
    if (name == "style") {
      id_ = attributes.find_local("styleId").value_or("");
      style_ = {};
      open_ = true;
      const std::string_view standard = attributes.find_local("default").value_or("0");
      if (attributes.find_local("type") == "paragraph" && (standard == "1" || standard == "true"))
        styles_.default_paragraph_ = id_;
    } else if (name == "lang") {
      (open_ ? style_.language : styles_.language_) = value;
    } else if (!open_) {
      return;
    } else if (say_look(name, attributes, style_.look)) {
      return;
    } else if (name == "name") {
      style_.name = ascii_lower(value);
    } else if (name == "basedOn") {
      style_.based_on = value;
    } else if (name == "outlineLvl") {
      style_.outline = number_of(value, 9);
    } else if (name == "vanish") {
      style_.hidden = is_on(attributes);
    } else if (name == "numId") {
      style_.listed = value != "0";
    } else if (name == "ilvl") {
      style_.list_level = number_of(value, 0);
    }
  }

  void end_element(std::string_view raw) override {
    if (names_(raw) != "style") return;
    open_ = false;
    if (!id_.empty()) styles_.styles_.emplace(std::move(id_), std::move(style_));
  }

  void text(std::string_view /*piece*/) override {}

 private:
  DocxStyles& styles_;
  DocxNames names_;
  std::string id_;
  DocxStyle style_;
  bool open_ = false;
};

DocxStyles DocxStyles::read(const Zip& zip, const std::string& member) {
  DocxStyles styles;
  if (!zip.has(member)) return styles;
  Handler handler(styles);
  parse_xml(zip.read(member), zip.place(member), handler, {kDocxDepth, kSaveAgain});
  // What a style does not say it takes from the one below; a chain that bites its tail ends.
  constexpr int kLongest = 20;
  std::unordered_map<std::string, DocxStyle> whole;
  for (const auto& [id, own] : styles.styles_) {
    DocxStyle style = own;
    std::string below = own.based_on;
    for (int i = 0; i < kLongest && !below.empty(); ++i) {
      const auto found = styles.styles_.find(below);
      if (found == styles.styles_.end()) break;
      const DocxStyle& base = found->second;
      if (!style.outline) style.outline = base.outline;
      if (!style.hidden) style.hidden = base.hidden;
      if (!style.listed) style.listed = base.listed;
      if (!style.list_level) style.list_level = base.list_level;
      if (style.language.empty()) style.language = base.language;
      style.look.inherit(base.look);
      below = base.based_on;
    }
    whole.emplace(id, std::move(style));
  }
  styles.styles_ = std::move(whole);
  return styles;
}

const DocxStyle& DocxStyles::style(const std::string& id) const {
  static const DocxStyle none;
  const auto found = styles_.find(id.empty() ? default_paragraph_ : id);
  return found == styles_.end() ? none : found->second;
}

}  // namespace libalign::detail
