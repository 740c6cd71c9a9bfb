#include "read/docx.h"

#include <algorithm>
#include <map>
#include <utility>

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/clues.h"
#include "read/code_lines.h"
#include "read/docx_body.h"
#include "read/docx_styles.h"
#include "read/dublin_core.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

// The relations of a part: the last word of their type -> member.
class Relations : public XmlHandler {
 public:
  Relations(const Zip& zip, const std::string& part) : from_(part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const std::string member = part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
    if (zip.has(member)) parse_xml(zip.read(member), zip.place(member), *this, {.advice = kSaveAgain});
  }

  std::string operator[](const std::string& type) const {
    const auto found = targets_.find(type);
    return found == targets_.end() ? std::string{} : found->second;
  }

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (local_name(name) != "Relationship" || attributes["TargetMode"] == "External") return;
    const std::string_view type = attributes["Type"];
    targets_.emplace(type.substr(type.rfind('/') + 1), member_of_link(from_, attributes["Target"]));
  }
  void end_element(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

 private:
  std::string from_;
  std::map<std::string, std::string> targets_;
};

DocxText read_part(const Zip& zip, const std::string& member, const DocxStyles& styles, bool keep_all) {
  if (!zip.has(member)) return {};
  const std::string bytes = zip.read(member);
  DocxBody body(styles, keep_all);
  parse_xml(bytes, zip.place(member), body, {kDocxDepth, kSaveAgain});
  if (!body.is_inside_code()) return body.take();
  // A field that never ends would swallow the rest of the document.
  DocxBody again(styles, keep_all, true);
  parse_xml(bytes, zip.place(member), again, {kDocxDepth, kSaveAgain});
  return again.take();
}

void append_notes(std::vector<RawBlock>& blocks, DocxText part, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const auto note = part.notes.find(id);
    if (note == part.notes.end()) continue;
    std::move(note->second.begin(), note->second.end(), std::back_inserter(blocks));
    part.notes.erase(note);
  }
}

}  // namespace

std::string office_main_part(const Zip& zip) {
  if (!zip.has("[Content_Types].xml") && !zip.has("_rels/.rels")) return {};
  return Relations(zip, "")["officeDocument"];
}

Reading read_docx(const Zip& zip, const ReadOptions& options) {
  const std::string main = office_main_part(zip);
  if (!zip.has(main))
    throw DataError({zip.name()}, {"is a Word document without a text in it: {1} is missing.", {main}},
                    kSaveAgain);
  const Relations parts(zip, main);
  const DocxStyles styles = DocxStyles::read(zip, parts["styles"]);
  DocxText text = read_part(zip, main, styles, options.keep_all);
  Reading reading;
  reading.mapped = false;
  reading.metadata.media = zip.media();
  reading.blocks = std::move(text.blocks);
  if (!text.footnotes.empty())
    append_notes(reading.blocks, read_part(zip, parts["footnotes"], styles, options.keep_all),
                 text.footnotes);
  if (!text.endnotes.empty())
    append_notes(reading.blocks, read_part(zip, parts["endnotes"], styles, options.keep_all), text.endnotes);
  join_code(reading.blocks);

  const std::string core = Relations(zip, "")["core-properties"];
  const DublinCore said = read_dublin_core(zip.read(core), zip.place(core));
  const auto most = std::max_element(text.languages.begin(), text.languages.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::string language = most == text.languages.end() ? said.language : most->first;
  reading.language = canonical_language(language).value_or("");
  apply(said.title, reading.metadata, reading.blocks);
  name_kinds(reading.blocks);
  fill_from_blocks(reading.metadata, reading.blocks);
  if (reading.metadata.byline.empty()) reading.metadata.byline = said.creator;
  return reading;
}

}  // namespace libalign::detail
