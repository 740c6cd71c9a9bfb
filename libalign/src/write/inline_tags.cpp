#include "write/inline_tags.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kKinds = static_cast<std::size_t>(MarkupKind::link) + 1;

using Counts = std::array<std::size_t, kKinds>;

std::size_t number_of(MarkupKind kind) { return static_cast<std::size_t>(kind); }

void drop_around_all(std::vector<InlineTag>& tags, std::string_view text) {
  std::erase_if(tags, [&](const InlineTag& tag) { return tag.text == Span{0, text.size()}; });
}

Counts counts_of(const std::vector<InlineTag>& tags) {
  Counts counts{};
  for (const InlineTag& tag : tags) ++counts.at(number_of(tag.kind));
  return counts;
}

}  // namespace

MarkupIndex::MarkupIndex(const Sentences& sentences) : sentences_(sentences) {
  if (sentences.empty()) return;
  spaced_ = !writes_without_spaces(sentences.language());
  const std::vector<Markup>& markup = sentences.document().markup;
  if (markup.empty()) return;
  // Markup and sentences are both in the order of the text: each looks from its first sentence on.
  std::vector<std::pair<std::size_t, std::uint32_t>> found;
  std::size_t from = 0;
  for (std::uint32_t m = 0; m < markup.size(); ++m) {
    while (from < sentences.size() && sentences[from].span.end <= markup[m].text.begin) ++from;
    for (std::size_t s = from; s < sentences.size() && sentences[s].span.begin < markup[m].text.end; ++s)
      found.emplace_back(s, m);
  }
  std::sort(found.begin(), found.end());
  first_.assign(sentences.size() + 1, 0);
  for (const auto& [sentence, number] : found) {
    ++first_[sentence + 1];
    markup_.push_back(number);
  }
  for (std::size_t s = 0; s < sentences.size(); ++s) first_[s + 1] += first_[s];
}

std::vector<InlineTag> MarkupIndex::in_sentences(const std::vector<std::size_t>& numbers) const {
  std::vector<InlineTag> tags;
  if (empty()) return tags;
  const std::vector<Markup>& markup = sentences_.document().markup;
  std::array<std::uint32_t, kKinds>
      last_number{};  // of the last of each kind: its markup, and its tag, from 1
  std::array<std::size_t, kKinds> last_tag{};
  std::size_t size = 0;  // of what is joined so far
  for (const std::size_t number : numbers) {
    const Span sentence = sentences_[number].span;
    if (sentence.empty()) continue;
    if (spaced_ && size > 0) ++size;
    for (std::size_t i = first_[number]; i < first_[number + 1]; ++i) {
      const Markup& one = markup[markup_[i]];
      const Span cut = {std::max(one.text.begin, sentence.begin), std::min(one.text.end, sentence.end)};
      if (cut.begin >= cut.end) continue;
      const Span here = {size + cut.begin - sentence.begin, size + cut.end - sentence.begin};
      const std::size_t kind = number_of(one.kind);
      if (last_tag.at(kind) > 0 && last_number.at(kind) == markup_[i]) {
        tags[last_tag.at(kind) - 1].text.end = here.end;  // it goes on from the sentence before
        continue;
      }
      tags.push_back({one.kind, here, 0});
      last_tag.at(kind) = tags.size();
      last_number.at(kind) = markup_[i];
    }
    size += sentence.size();
  }
  return tags;
}

std::pair<std::vector<InlineTag>, std::vector<InlineTag>> paired_tags(std::vector<InlineTag> source,
                                                                      std::string_view source_text,
                                                                      std::vector<InlineTag> target,
                                                                      std::string_view target_text) {
  drop_around_all(source, source_text);
  drop_around_all(target, target_text);
  const Counts of_source = counts_of(source);
  const Counts of_target = counts_of(target);
  const auto differs = [&](const InlineTag& tag) {
    return of_source.at(number_of(tag.kind)) != of_target.at(number_of(tag.kind));
  };
  std::erase_if(source, differs);
  std::erase_if(target, differs);
  // Numbers rise along the source; the n-th of a kind in the target has that of the n-th in the source.
  std::array<std::vector<std::size_t>, kKinds> matches;
  for (std::size_t i = 0; i < source.size(); ++i) {
    source[i].match = i + 1;
    matches.at(number_of(source[i].kind)).push_back(i + 1);
  }
  Counts used{};
  for (InlineTag& tag : target) {
    const std::size_t kind = number_of(tag.kind);
    tag.match = matches.at(kind).at(used.at(kind)++);
  }
  return {std::move(source), std::move(target)};
}

}  // namespace libalign::detail
