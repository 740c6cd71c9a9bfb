// The XML of an OpenDocument text: styles and body, which may stand in one file or in two.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/block_builder.h"
#include "read/dublin_core.h"
#include "text/xml.h"

namespace libalign::detail {

// As the reader of the printed document sees it: tracked deletions, hidden text, comments and tables of
// contents left out. Hears styles.xml first, then content.xml.
class OdtBody : public XmlHandler {
 public:
  explicit OdtBody(bool keep_all) : keep_all_(keep_all) {}

  std::vector<RawBlock> take() { return builder_.take(); }
  const std::string& language() const { return language_; }

  void start_element(std::string_view name, const XmlAttributes& attributes) override;
  void end_element(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  struct Style {
    std::string parent, family, shown_name;
    bool hidden = false;
    SaidStyle look;
  };
  struct Around {
    int lists = 0;
    std::vector<std::size_t> cells;
    int paragraphs = 0;
    bool note = false;
    std::vector<TextStyle> looks;
  };

  void style_element(std::string_view name, const XmlAttributes& attributes);
  bool skips(std::string_view name, const XmlAttributes& attributes) const;
  void paragraph(std::string_view name, const XmlAttributes& attributes);
  void inside(std::string_view name, const XmlAttributes& attributes);
  void end_cell();
  void say_look(const XmlAttributes& attributes);
  TextStyle look_of_span(std::string style) const;
  TextStyle look() const { return looks_.empty() ? TextStyle{} : looks_.back(); }
  bool is_hidden(std::string style) const;
  BlockStyle style_of(std::string style) const;

  bool keep_all_;
  BlockBuilder builder_;
  std::unordered_map<std::string, Style> styles_;
  std::string style_;  // whose properties are being told
  std::string language_;
  std::vector<Around> asides_;  // around notes and text boxes
  std::vector<std::size_t> cells_;
  std::vector<TextStyle> looks_;  // of the open spans and links
  std::uint32_t links_ = 0;
  int lists_ = 0;
  int paragraphs_ = 0;  // open ones
  int skip_ = 0;
  bool in_body_ = false;
  bool in_default_style_ = false;
};

}  // namespace libalign::detail
