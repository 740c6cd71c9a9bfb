#include "bilingual/corpus.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "libalign/text.h"
#include "memory/source.h"
#include "text/file.h"

namespace libalign::detail {
namespace {

namespace fs = std::filesystem;

const char* const kNameThem =
    "Put the document beside it, or name both: bitext convert {1} SOURCE TARGET OUT.";

// "en" of "en/1996.xml.gz" and of "corpus.en.xml": how OPUS and our own files tell.
std::string language_in(const std::string& name) {
  const auto tag = [](std::string_view part) -> std::string {
    if (primary_language(part).size() > 3) return "";
    const auto found = canonical_language(part);
    return found && *found != "xml" ? *found : "";
  };
  const std::size_t slash = name.find('/');
  if (slash != std::string::npos) {
    if (std::string found = tag(std::string_view(name).substr(0, slash)); !found.empty()) return found;
  }
  std::string_view stem = std::string_view(name).substr(name.find_last_of('/') + 1);
  for (const std::string_view ending : {".gz", ".xml"}) {
    if (stem.ends_with(ending)) stem.remove_suffix(ending.size());
  }
  const std::size_t dot = stem.find_last_of('.');
  return dot == std::string_view::npos ? "" : tag(stem.substr(dot + 1));
}

// One side of a group while its links are followed.
class LinkedText {
 public:
  LinkedText(CorpusText text, std::size_t before, const std::string& links, std::string name)
      : text_(std::move(text)),
        taken_(text_.sentences.size(), false),
        before_(before),
        links_(links),
        name_(std::move(name)) {}

  DraftSide side(const std::vector<std::string>& ids, std::size_t line) {
    DraftSide side;
    for (const std::string& id : ids) {
      const auto found = text_.by_id.find(id);
      if (found == text_.by_id.end()) {
        throw DataError({links_, line}, {"names the sentence {1}, which is not in {2}.", {id, name_}},
                        {"Check that the files belong together."});
      }
      if (taken_[found->second]) {
        throw DataError({links_, line}, {"names the sentence {1} of {2} twice.", {id, name_}},
                        {"A sentence stands in one link only."});
      }
      take(found->second, side);
    }
    return side;
  }

  // Each of the sentences that no link has named.
  std::vector<DraftSide> others() {
    std::vector<DraftSide> sides;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i]) continue;
      sides.emplace_back();
      take(i, sides.back());
    }
    return sides;
  }

  std::size_t size() const { return taken_.size(); }
  const std::string& language() const { return text_.language; }
  const std::string& name() const { return name_; }

 private:
  void take(std::size_t number, DraftSide& side) {
    taken_[number] = true;
    side.numbers.push_back(before_ + number);
    side.sentences.push_back(std::move(text_.sentences[number]));
  }

  CorpusText text_;
  std::vector<bool> taken_;
  std::size_t before_;  // sentences of the groups before
  const std::string& links_;
  std::string name_;
};

LinkedText text_of(const LinkGroup& group, bool source, std::size_t before, const std::string& links,
                   const OpenDocument& open) {
  std::unordered_set<std::string> wanted;
  for (const OffLink& link : group.links) {
    const std::vector<std::string>& ids = source ? link.source : link.target;
    wanted.insert(ids.begin(), ids.end());
  }
  CorpusFile file = open(source ? group.source : group.target, group.line);
  CorpusText text = read_corpus_text(file.bytes, file.name, wanted);
  return {std::move(text), before, links, std::move(file.name)};
}

void say_language(std::string& said, const LinkedText& text) {
  if (said.empty()) said = text.language();
  if (said.empty()) said = language_in(text.name());
}

// Paragraphs of different documents are different ones.
void number_paragraphs(DraftSide& side, std::size_t before) {
  for (DraftSentence& sentence : side.sentences) {
    if (sentence.paragraph) *sentence.paragraph += before;
  }
}

}  // namespace

Draft draft_of_corpus(std::string_view links, const std::string& name, const OpenDocument& open) {
  const std::vector<LinkGroup> groups = read_corpus_links(links, name);
  if (groups.empty())
    throw DataError({name}, {"links no texts: no linkGrp is in it."}, {"Check that it is the right file."});
  Draft draft;
  draft.name = name;
  draft.as_linked = true;
  std::size_t sources = 0, targets = 0, paragraphs = 0;
  for (const LinkGroup& group : groups) {
    LinkedText source = text_of(group, true, sources, name, open);
    LinkedText target = text_of(group, false, targets, name, open);
    if (groups.size() == 1) {
      draft.source_name = source.name();
      draft.target_name = target.name();
    }
    say_language(draft.source_language, source);
    say_language(draft.target_language, target);
    const auto add = [&](DraftBead bead) {
      number_paragraphs(bead.source, paragraphs);
      number_paragraphs(bead.target, paragraphs);
      draft.beads.push_back(std::move(bead));
    };
    for (const OffLink& link : group.links) {
      DraftBead bead;
      bead.source = source.side(link.source, link.line);
      bead.target = target.side(link.target, link.line);
      bead.status = link.status;
      bead.order = link.order;
      bead.confidence = link.confidence;
      add(std::move(bead));
    }
    for (DraftSide& side : source.others()) {
      DraftBead bead;
      bead.source = std::move(side);
      add(std::move(bead));
    }
    for (DraftSide& side : target.others()) {
      DraftBead bead;
      bead.target = std::move(side);
      add(std::move(bead));
    }
    sources += source.size();
    targets += target.size();
    paragraphs += std::size_t{1} << 32U;
  }
  return draft;
}

OpenDocument documents_beside(const std::string& links, std::size_t max_bytes) {
  auto left = std::make_shared<std::size_t>(max_bytes);
  return [links, max_bytes, left](const std::string& name, std::size_t line) -> CorpusFile {
    const Place place{links, line};
    const Message advice = {kNameThem, {links}};
    const fs::path given(name);
    const bool climbs = std::ranges::any_of(given, [](const fs::path& part) { return part == ".."; });
    if (name.empty()) throw DataError(place, {"names no document."}, advice);
    if (given.is_absolute() || climbs)
      throw DataError(place, {"names the document {1}, which is not in its folder.", {name}}, advice);
    std::error_code error;
    const fs::path parent = links == "-" ? fs::path() : fs::path(links).parent_path();
    const fs::path folder = fs::canonical(parent.empty() ? fs::path(".") : parent, error);
    const std::string other = name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name + ".gz";
    for (const std::string& one : {name, other}) {
      const fs::path path = fs::canonical(folder / one, error);
      if (error || !fs::is_regular_file(path, error)) continue;
      // A symbolic link may lead anywhere.
      if (std::ranges::mismatch(folder, path).in1 != folder.end())
        throw DataError(place, {"names the document {1}, which is not in its folder.", {name}}, advice);
      if (fs::file_size(path, error) > *left) {
        throw DataError(
            place,
            {"names documents that hold more than {1} MB together.", {std::to_string(max_bytes >> 20U)}},
            {"Split it: a linkGrp a file, for example."});
      }
      std::string bytes = read_unpacked(path.string(), *left);
      *left -= std::min(*left, bytes.size());
      return {std::move(bytes), name};
    }
    throw DataError(place, {"names the document {1}, which is not there.", {name}}, advice);
  };
}

OpenDocument documents_given(const std::string& links, const std::string& source, const std::string& target,
                             std::size_t max_bytes) {
  auto asked = std::make_shared<std::size_t>(0);
  return [=](const std::string& /*name*/, std::size_t line) -> CorpusFile {
    if (*asked == 2) {
      throw DataError({links, line}, {"links more than one pair of texts."},
                      {"Leave the names of texts out: they are then looked for beside it."});
    }
    const std::string& path = (*asked)++ == 0 ? source : target;
    return {read_unpacked(path, max_bytes), path};
  };
}

std::string read_unpacked(const std::string& path, std::size_t max_bytes) {
  std::string bytes = read_bytes(path, max_bytes);
  if (!bytes.starts_with("\x1F\x8B")) return bytes;
  if (path == "-") throw DataError({path}, {"is packed."}, {"Unpack it first: gunzip."});
  ByteSource source(path, path);
  bytes.clear();
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    const std::size_t got = source.read(bytes.data() + before, kPiece);
    bytes.resize(before + got);
    if (bytes.size() > max_bytes) {
      throw DataError({path}, {"holds more than {1} bytes.", {std::to_string(max_bytes)}},
                      {"Split it, by chapters for example."});
    }
    if (got < kPiece) return bytes;
  }
}

}  // namespace libalign::detail
