// The basic idea: number the terms of both sides, keep each pair once (with the best source that lists it),
// then write each side as an array of terms with their links behind it, and two hash tables that lead to it,
// by word and by stem.
#include "lexicon/build.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lexicon/format.h"
#include "lexicon/german.h"
#include "lexicon/vocabulary.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

struct Pair {
  std::array<std::uint32_t, 2> terms = {};
  std::uint32_t source = 0;                // the rank of the first source that lists it
  std::uint32_t mentions = 1;              // how often it is listed, in all of them
  std::uint32_t position = 0;              // in the first source
  std::array<std::uint8_t, 2> parts = {};  // its probability for the terms of each side, where it is known
};

// Keeps each pair once, as its first source lists it, and counts the others.
void join_same(std::vector<Pair>& pairs) {
  std::ranges::sort(pairs, {},
                    [](const Pair& pair) { return std::tuple(pair.terms, pair.source, pair.position); });
  std::size_t kept = 0;
  for (const Pair& pair : pairs) {
    if (kept > 0 && pairs[kept - 1].terms == pair.terms) {
      ++pairs[kept - 1].mentions;
    } else {
      pairs[kept++] = pair;
    }
  }
  pairs.resize(kept);
}

// The first sources' translations come first; nearly all probabilities are 1/k. See write_lexicon for the
// rule.
void append_links(std::span<const Pair> pairs, std::size_t to_side, std::vector<Link>& links) {
  const std::size_t count = std::min(pairs.size(), kMostLinks);
  for (std::size_t j = 0; j < count; ++j) {
    std::size_t listed = j + 1;
    while (listed < count && pairs[listed].source <= pairs[j].source) ++listed;
    const std::size_t denominator = std::min(listed, std::max<std::size_t>(8, j + 1));
    links.push_back((pairs[j].terms[to_side] << 8U) | static_cast<std::uint32_t>(denominator));
  }
}

void append_weighed_links(std::span<const Pair> pairs, std::size_t side, std::vector<Link>& links) {
  for (const Pair& pair : pairs.first(std::min(pairs.size(), kMostLinks)))
    links.push_back((pair.terms[1 - side] << 8U) | pair.parts[side]);
}

// A table of `texts`, at most half full; grows until no look-up has to walk far.
std::vector<Slot> make_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& texts) {
  for (std::size_t size = std::bit_ceil(2 * texts.size() + 1);; size *= 2) {
    std::vector<Slot> slots(size);
    bool all_near = true;
    for (const auto& [text, term] : texts) {
      const std::uint64_t hash = hash_bytes(text);
      std::size_t probes = 0;
      std::size_t at = hash & (size - 1);
      for (; slots[at].term != 0; at = (at + 1) & (size - 1)) ++probes;
      slots[at] = {static_cast<std::uint32_t>(hash >> 32U), term + 1};
      all_near = all_near && probes < kMostProbes;
    }
    if (all_near) return slots;
  }
}

class Writer {
 public:
  Writer() : bytes_(sizeof(Header), '\0') {}

  template <class Element>
  Section append(const std::vector<Element>& elements) {
    return append(elements.data(), elements.size(), sizeof(Element));
  }
  Section append(std::string_view text) { return append(text.data(), text.size(), 1); }

  std::string finish(Header header) {
    header.file_size = bytes_.size();
    header.content_hash = hash_bytes(std::string_view(bytes_).substr(sizeof(Header)));
    header.header_hash = 0;
    header.header_hash = hash_bytes({reinterpret_cast<const char*>(&header), sizeof header});
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  Section append(const void* data, std::size_t count, std::size_t element_size) {
    const Section section = {bytes_.size(), count};
    bytes_.append(static_cast<const char*>(data), count * element_size);
    bytes_.append((8 - bytes_.size() % 8) % 8, '\0');
    return section;
  }
  std::string bytes_;
};

std::uint32_t pool_offset(std::string& pool, const std::string& text) {
  if (pool.size() + text.size() > UINT32_MAX) {
    throw DataError({}, {"the terms of the lexicon do not fit into 4 GiB.", {}},
                    {"Leave some dictionaries out.", {}});
  }
  const auto offset = static_cast<std::uint32_t>(pool.size());
  pool += text;
  return offset;
}

struct WrittenForms {
  std::vector<WordForm> forms;
  bool are_stems = false;
};

// The forms whose lemma is one of `terms`, sorted by text, with the number of that term.
std::vector<std::pair<std::string_view, std::uint32_t>> known_forms(
    const std::vector<WordForm>& forms,
    const std::vector<std::pair<std::string_view, std::uint32_t>>& terms) {
  const std::unordered_map<std::string_view, std::uint32_t> numbers(terms.begin(), terms.end());
  std::vector<std::pair<std::string_view, std::uint32_t>> known;
  for (const WordForm& word : forms) {
    const auto lemma = numbers.find(word.lemma);
    if (lemma != numbers.end() && word.form.size() <= UINT8_MAX) known.emplace_back(word.form, lemma->second);
  }
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

// Sorts `pairs` for a side, and gives its terms (with their texts in the pool), links and tables.
Side write_side(std::size_t side, const Vocabulary& vocabulary, std::vector<Pair>& pairs,
                Probabilities probabilities, const std::vector<WordForm>& word_forms, std::string& pool,
                Writer& writer) {
  std::ranges::sort(pairs, {}, [side](const Pair& pair) {
    return std::tuple(pair.terms[side], UINT8_MAX - pair.parts[side], pair.source, UINT32_MAX - pair.mentions,
                      pair.position, pair.terms[1 - side]);
  });
  std::vector<Term> terms(vocabulary.size());
  std::vector<Link> links;
  std::vector<std::pair<std::string_view, std::uint32_t>> words, stems, form_texts;
  auto begin = pairs.begin();
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    const auto end =
        std::find_if(begin, pairs.end(), [&](const Pair& pair) { return pair.terms[side] != i; });
    const std::string& text = vocabulary.text(i);
    const std::string& stem = vocabulary.stem(i);
    Term& term = terms[i];
    term.text = pool_offset(pool, text);
    // Most stems are the beginnings of their words.
    term.stem = text.starts_with(stem) ? term.text : pool_offset(pool, stem);
    term.text_size = static_cast<std::uint8_t>(text.size());
    term.stem_size = static_cast<std::uint8_t>(stem.size());
    term.first = static_cast<std::uint32_t>(links.size());
    if (probabilities == Probabilities::parts) {
      append_weighed_links({begin, end}, side, links);
    } else {
      append_links({begin, end}, 1 - side, links);
    }
    term.links = static_cast<std::uint8_t>(links.size() - term.first);
    words.emplace_back(text, i);
    if (i == 0 || vocabulary.stem(i - 1) != stem) stems.emplace_back(stem, i);
    begin = end;
  }
  std::vector<Form> forms;
  std::string_view last;
  for (const auto& [form, term] : known_forms(word_forms, words)) {
    if (forms.empty() || form != last) {
      form_texts.emplace_back(form, static_cast<std::uint32_t>(forms.size()));
      last = form;
    }
    forms.push_back(
        {form_texts.back().second == forms.size() ? pool_offset(pool, std::string(form)) : forms.back().text,
         (term << 8U) | static_cast<std::uint32_t>(form.size())});
  }
  Side written;
  written.forms = writer.append(forms);
  written.form_table = writer.append(make_table(form_texts));
  written.terms = writer.append(terms);
  written.links = writer.append(links);
  written.words = writer.append(make_table(words));
  written.stems = writer.append(make_table(stems));
  return written;
}

// Whether a source runs the other way than the lexicon. Regions do not matter.
bool runs_backward(const LexiconSource& source, std::string_view from, std::string_view to) {
  const std::string_view a = primary_language(source.source_language);
  const std::string_view b = primary_language(source.target_language);
  if (a == from && b == to) return false;
  if (a == to && b == from) return true;
  throw UsageError({},
                   {"a dictionary for {1}-{2} cannot go into a lexicon for {3}-{4}.",
                    {std::string(a), std::string(b), std::string(from), std::string(to)}},
                   {"Make one lexicon for each pair of languages.", {}});
}

std::string joined_origin(const std::vector<LexiconSource>& sources) {
  std::string origin;
  for (const LexiconSource& source : sources) {
    if (source.origin.empty()) continue;
    if (!origin.empty()) origin += '\n';
    origin += source.origin;
  }
  return origin;
}

// Terms as the vocabularies number them, in the bytes of the file.
std::string bytes_of(const std::string& from, const std::string& to, const std::string& origin,
                     std::array<Vocabulary, 2>& vocabularies, std::vector<Pair>& pairs,
                     Probabilities probabilities, const std::array<WrittenForms, 2>& forms) {
  const std::array<std::vector<std::uint32_t>, 2> renumbered = {vocabularies[0].sort(),
                                                                vocabularies[1].sort()};
  for (Pair& pair : pairs) pair.terms = {renumbered[0][pair.terms[0]], renumbered[1][pair.terms[1]]};
  join_same(pairs);

  Writer writer;
  Header header;
  header.pairs = static_cast<std::uint32_t>(pairs.size());
  header.max_words = {vocabularies[0].max_words(), vocabularies[1].max_words()};
  header.probabilities = probabilities;
  header.languages = {writer.append(from), writer.append(to)};
  header.origin = writer.append(origin);
  std::string pool;
  for (std::size_t side = 0; side < 2; ++side) {
    header.forms_are_stems[side] = forms[side].are_stems ? 1 : 0;
    header.sides[side] =
        write_side(side, vocabularies[side], pairs, probabilities, forms[side].forms, pool, writer);
  }
  header.pool = writer.append(pool);
  return writer.finish(header);
}

bool may_be_infinitive(const std::string& spelling) {
  return !spelling.empty() && spelling.front() >= 'a' && spelling.front() <= 'z' && spelling.ends_with('n') &&
         spelling.find(' ') == std::string::npos;
}

// `infinitives`: what of the side's terms may be verbs.
WrittenForms forms_of(const std::string& language, const std::vector<WordForm>& given,
                      const std::vector<std::string>& infinitives) {
  if (language != "de") return {given, false};
  return {german_verb_forms(infinitives), true};
}

}  // namespace

std::string build_lexicon(const std::vector<LexiconSource>& sources, const LexiconForms& forms) {
  if (sources.empty())
    throw UsageError({}, {"no dictionary to make a lexicon from.", {}}, {"Name at least one.", {}});
  const std::string from(primary_language(sources.front().source_language));
  const std::string to(primary_language(sources.front().target_language));
  if (from.empty() || to.empty()) {
    throw UsageError({}, {"the languages of the dictionary are not known.", {}},
                     {"Name them with --from and --to.", {}});
  }
  std::array<Vocabulary, 2> vocabularies = {Vocabulary(from), Vocabulary(to)};
  std::vector<Pair> pairs;
  std::array<std::vector<std::string>, 2> infinitives;
  for (std::uint32_t rank = 0; rank < sources.size(); ++rank) {
    const LexiconSource& source = sources[rank];
    const bool backward = runs_backward(source, from, to);
    for (std::uint32_t i = 0; i < source.entries.size(); ++i) {
      const LexiconEntry& entry = source.entries[i];
      const auto a = vocabularies[0].add(backward ? entry.target : entry.source);
      const auto b = a ? vocabularies[1].add(backward ? entry.source : entry.target) : std::nullopt;
      if (!b) continue;
      pairs.push_back({{*a, *b}, rank, 1, i});
      const std::array spellings = {backward ? &entry.target : &entry.source,
                                    backward ? &entry.source : &entry.target};
      if (from == "de" && may_be_infinitive(*spellings[0]))
        infinitives[0].push_back(vocabularies[0].text(*a));
      if (to == "de" && may_be_infinitive(*spellings[1])) infinitives[1].push_back(vocabularies[1].text(*b));
    }
  }
  return bytes_of(from, to, joined_origin(sources), vocabularies, pairs, Probabilities::denominators,
                  {forms_of(from, forms.source, infinitives[0]), forms_of(to, forms.target, infinitives[1])});
}

std::string build_weighed_lexicon(const std::string& source_language, const std::string& target_language,
                                  const std::string& origin, const std::vector<WeighedEntry>& entries) {
  const std::string from(primary_language(source_language));
  const std::string to(primary_language(target_language));
  std::array<Vocabulary, 2> vocabularies = {Vocabulary(from), Vocabulary(to)};
  const auto part = [](double probability) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(probability * kWhole), 1L, long{kWhole}));
  };
  std::vector<Pair> pairs;
  for (const WeighedEntry& entry : entries) {
    const auto a = vocabularies[0].add(entry.source);
    const auto b = a ? vocabularies[1].add(entry.target) : std::nullopt;
    if (b)
      pairs.push_back({{*a, *b},
                       0,
                       1,
                       static_cast<std::uint32_t>(pairs.size()),
                       {part(entry.forward), part(entry.backward)}});
  }
  return bytes_of(from, to, origin, vocabularies, pairs, Probabilities::parts, {});
}

}  // namespace libalign::detail
