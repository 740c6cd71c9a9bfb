// The text of a part of a Word document: its body, or its notes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/block_builder.h"
#include "read/docx_styles.h"
#include "read/docx_xml.h"
#include "text/xml.h"

namespace libalign::detail {

struct DocxText {
  std::vector<RawBlock> blocks;
  std::vector<std::string> footnotes, endnotes;        // ids in the order that the text names them
  std::map<std::string, std::vector<RawBlock>> notes;  // of a part of notes: id -> blocks
  std::map<std::string, std::size_t> languages;        // bytes of text in each
};

// As the reader of the printed document sees it: insertions accepted, deletions and hidden text gone, of
// fields the result, of alternatives the first.
class DocxBody : public XmlHandler {
 public:
  // With `codes_end` the code of a field ends with its paragraph at the latest.
  DocxBody(const DocxStyles& styles, bool keep_all, bool codes_end = false)
      : styles_(styles), keep_all_(keep_all), codes_end_(codes_end) {}

  DocxText take();

  // Whether a field's code had not ended at the end of the part, so that all behind it was taken for code.
  bool is_inside_code() const;

  void start_element(std::string_view raw, const XmlAttributes& attributes) override;
  void end_element(std::string_view raw) override;
  void text(std::string_view piece) override;

 private:
  struct Paragraph {
    std::string style;
    int outline = -1;
    int listed = -1;  // said by the paragraph itself: 0 no, 1 yes
    int list_level = -1;
    bool joins_next = false;  // its mark is deleted
    bool hidden = false;
    bool left_out = false;  // a table of contents or index
    std::string language;
  };
  struct Run {
    bool open = false;
    bool hidden = false;
    std::string language;
    std::string style;
    SaidStyle look;
  };
  struct Field {
    bool in_code = true;  // what it does is being told; later, what it shows
    bool is_link = false;
    std::uint32_t link = 0;
  };
  struct Saved {
    Paragraph paragraph;
    Run run;
    bool joined;
    std::vector<std::size_t> cells;
    std::uint32_t link;
  };

  bool start_structure(std::string_view name, const XmlAttributes& attributes);
  bool start_property(std::string_view name, const XmlAttributes& attributes);
  void start_content(std::string_view name, const XmlAttributes& attributes);
  void begin_paragraph();
  void style_paragraph();
  void end_cell();
  BlockStyle block_style() const;
  bool is_shown() const;
  TextStyle look() const;
  void write(std::string_view text);

  const DocxStyles& styles_;
  bool keep_all_;
  bool codes_end_;
  DocxNames names_;
  DocxText result_;
  BlockBuilder builder_;
  Paragraph paragraph_;
  Run run_;
  std::vector<Saved> saved_;        // around text boxes
  std::vector<Field> fields_;       // open ones
  std::vector<bool> alternatives_;  // open AlternateContents: whether one was taken
  std::vector<bool> rows_;          // open rows: whether they are deleted
  std::vector<std::size_t> cells_;  // open cells: blocks before them
  std::vector<bool> controls_;      // open content controls: whether to leave them out
  std::string note_;                // id of the open note
  std::size_t note_begin_ = 0;
  std::uint32_t links_ = 0;
  std::uint32_t link_ = 0;  // the open one; 0: none
  int skip_ = 0;            // elements open in one that is left out
  int dropped_rows_ = 0;
  bool in_paragraph_properties_ = false;
  bool in_run_properties_ = false;
  bool in_row_properties_ = false;
  bool in_text_ = false;
  bool in_code_ = false;  // text that says what a field does
  bool joined_ = false;   // the paragraph goes on from the last one
};

}  // namespace libalign::detail
