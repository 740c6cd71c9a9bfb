#include "libalign/memory_rules.h"

#include <algorithm>
#include <array>

namespace libalign {
namespace {

using R = MemoryRule;

// What fix can mend without guessing says so, for that is what most users want to know.
const std::array<MemoryRuleInfo, kMemoryRules>& table() {
  static const std::array<MemoryRuleInfo, kMemoryRules> rules = {{
      {R::encoding, "encoding", true, true, Message{"the file says that it is {1}, but it is {2}."},
       Message{"Run fix, which writes UTF-8."}},
      {R::utf16, "not-utf-8", false, true,
       Message{"the file is {1}: valid, but Okapi and others read UTF-8 only."},
       Message{"Run fix, which writes UTF-8."}},
      {R::bad_byte, "bad-byte", true, true, Message{"the byte {1} is no character of {2}."},
       Message{"Name the true encoding with --encoding; fix puts � in its place."}},
      {R::character, "character", true, true, Message{"the character {1} is forbidden in XML."},
       Message{"Remove it, as fix does."}},
      {R::entity, "entity", true, true, Message{"&{1}; is no entity of XML, but of HTML."},
       Message{"Write the character itself, as fix does."}},
      {R::unknown_entity, "unknown-entity", true, true, Message{"&{1}; is not declared anywhere."},
       Message{"Write &amp;{1};, as fix does, or what it stands for."}},
      {R::ampersand, "ampersand", true, true, Message{"a bare & stands here."},
       Message{"Write &amp;, as fix does."}},
      {R::less_than, "less-than", true, true, Message{"a bare < stands here."},
       Message{"Write &lt;, as fix does."}},
      {R::xml, "xml", true, false, Message{"broken XML."},
       Message{"What stands around it, up to the next <tu>, cannot be read: mend it by hand."}},
      {R::doctype, "doctype", false, true,
       Message{"the file declares entities or elements of its own, which many readers ignore."},
       Message{"Run fix, which writes a file that needs none."}},
      {R::element, "element", true, true, Message{"<{1}> is no element of TMX."},
       Message{"Write it as text (&lt;), as fix does, or as a code in <ph>."}},

      {R::version, "version", true, true,
       Message{"version=\"{1}\" of <tmx> is none of 1.1, 1.2, 1.3 and 1.4."},
       Message{"Write version=\"1.4\", as fix does."}},
      {R::old_version, "old-version", false, true,
       Message{"the file is TMX {1}, which newer readers refuse."},
       Message{"Run fix, which writes TMX 1.4."}},
      {R::header_missing, "no-header", true, true, Message{"<header> is missing before the units."},
       Message{"Run fix, which writes one."}},
      {R::misplaced, "misplaced", true, true, Message{"<{1}> may not stand in <{2}>."},
       Message{"Take it out, as fix does; text of a segment stays."}},
      {R::order, "order", true, true, Message{"<{1}> stands behind <{2}>."},
       Message{"Put notes and props first, as fix does."}},
      {R::stray_text, "stray-text", true, true, Message{"text stands in <{1}>, outside of any segment."},
       Message{"Remove it, as fix does, or put it into a <note>."}},
      {R::segment_missing, "no-segment", true, true, Message{"<tuv> has no <seg>."},
       Message{"Remove the <tuv>, as fix does."}},
      {R::variant_missing, "no-variant", true, true, Message{"<tu> has no <tuv>."},
       Message{"Remove it, as fix does."}},
      {R::attribute_missing, "attribute-missing", true, true, Message{"<{1}> lacks the attribute {2}."},
       Message{"Add it, as fix does."}},
      {R::attribute_unknown, "attribute-unknown", true, true, Message{"<{1}> has no attribute {2} in TMX."},
       Message{"Remove it or make it a prop, as fix does."}},
      {R::attribute_value, "attribute-value", true, true, Message{"{1}=\"{2}\" is not allowed."},
       Message{"Write {3}; fix leaves out what it cannot mend."}},
      {R::date, "date", true, true, Message{"{1}=\"{2}\" is no date of TMX."},
       Message{"Write it in UTC, as in 20250101T120000Z, as fix does."}},
      {R::lang_attribute, "lang-attribute", true, true, Message{"lang stands in place of xml:lang."},
       Message{"Write xml:lang=\"{1}\", as fix does."}},
      {R::code_pair, "code-pair", true, true, Message{"<{1} i=\"{2}\"> has no partner in its segment."},
       Message{"Write <it pos=\"{3}\">, as fix does, or add the partner."}},
      {R::code_match, "code-match", true, true, Message{"the code x=\"{1}\" is in one language only."},
       Message{"Add it to the other, or take away the x of all codes, as fix does."}},
      {R::old_code, "old-code", false, true, Message{"<ut> is no longer used."},
       Message{"Write <ph>, as fix does."}},

      {R::language_missing, "no-language", true, false, Message{"<tuv> has no xml:lang."},
       Message{"Add it; fix leaves the <tuv> out."}},
      {R::language_code, "language-code", true, true, Message{"\"{1}\" is no language code."},
       Message{"Write {2}; fix does where it is clear, and else with --map {1}=CODE."}},
      {R::language_case, "language-case", false, true,
       Message{"\"{1}\" is not written as other tools write it."},
       Message{"Write {2}, as fix does: some tools take nothing else."}},
      {R::source_missing, "source-missing", true, true,
       Message{"no <tuv> is in the source language, {1}: here are {2}."},
       Message{"Use the same code everywhere; fix takes the one that the units use, or --map OLD=NEW."}},
      {R::source_all, "source-all", false, true,
       Message{"srclang=\"*all*\": some tools take nothing from such a file."},
       Message{"Name the source with fix --source-code CODE."}},
      {R::source_second, "source-second", false, true, Message{"the source, {1}, is not the first <tuv>."},
       Message{"Put it first, as fix does: some readers swap the sides."}},
      {R::language_twice, "language-twice", false, true, Message{"two <tuv> are in {1}."},
       Message{"Readers take the first, the last or both; fix makes two units of them."}},

      {R::tuid_twice, "tuid-twice", false, true, Message{"the tuid \"{1}\" stands in another unit too."},
       Message{"Make them different, as fix does: some readers keep the last one only."}},
      {R::empty_segment, "empty-segment", false, true, Message{"the segment in {1} is empty."},
       Message{"Remove it, as fix does, or translate it."}},
      {R::single_language, "single-language", false, true, Message{"the unit is in {1} only."},
       Message{"Remove it, as fix does, or translate it."}},
      {R::blank_ends, "blank-ends", false, true, Message{"the segment in {1} begins or ends with blanks."},
       Message{"Remove them, as fix does: they count as text."}},
      {R::line_break, "line-break", false, true, Message{"a line break stands in the segment in {1}."},
       Message{"Write it on one line, as fix does: readers keep break and indentation as text."}},
      {R::not_nfc, "not-nfc", false, true, Message{"the segment in {1} has letters in pieces (not in NFC)."},
       Message{"Run fix, which joins them: matches are missed otherwise."}},
      {R::damaged_text, "damaged-text", false, false,
       Message{"the segment in {1} has �, what a broken letter leaves."},
       Message{"Look up what stood there."}},
      {R::type_prefix, "type-prefix", false, false, Message{"the prop type \"{1}\" does not begin with x-."},
       Message{"Rename it if it is yours: some tools pass such fields over."}},
      {R::tool_name, "tool-name", false, false,
       Message{"creationtool=\"OmegaT\" makes OmegaT read the segments as raw text."},
       Message{"Write another name, unless OmegaT wrote the file."}},
      {R::no_units, "no-units", false, false, Message{"the memory holds no unit."},
       Message{"Check that it is the right file."}},

      {R::region, "region", true, false, Message{"\"{1}\" names no region, which {2} wants."},
       Message{"Run fix --map {1}={1}-REGION with the region of your project."}},
      {R::many_languages, "many-languages", true, false,
       Message{"the memory has more than two languages, which {1} refuses."},
       Message{"Run split --by-language."}},
      {R::too_long, "too-long", true, false, Message{"the segment has {1} characters; {2} takes {3}."},
       Message{"Cut it into two units, or leave it out."}},
      {R::long_code, "long-code", true, false,
       Message{"\"{1}\" is longer than the 5 characters that {2} takes."},
       Message{"Run fix --map {1}=CODE."}},
      {R::datatype, "datatype", true, false, Message{"datatype=\"{1}\" is none that {2} takes."},
       Message{"Write one of unknown, html, plaintext, rtf, sgml and xml."}},
      {R::paragraphs, "paragraphs", false, false,
       Message{"segtype=\"paragraph\" makes {1} cut the segments into sentences again."},
       Message{"Write segtype=\"sentence\" if that is what they are."}},
      {R::file_size, "file-size", true, false, Message{"the memory has {1} MB; {2} takes {3}."},
       Message{"Run split --size {3}M."}},
  }};
  return rules;
}

}  // namespace

std::span<const MemoryRuleInfo> memory_rules() { return table(); }

const MemoryRuleInfo& info_of(MemoryRule rule) { return table().at(static_cast<std::size_t>(rule)); }

std::optional<MemoryRule> memory_rule_by_name(std::string_view name) {
  const auto found = std::ranges::find(table(), name, &MemoryRuleInfo::name);
  if (found == table().end()) return std::nullopt;
  return found->rule;
}

}  // namespace libalign
