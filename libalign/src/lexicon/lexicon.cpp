#include "libalign/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include "lexicon/build.h"
#include "lexicon/format.h"
#include "lexicon/view.h"
#include "text/file_errors.h"

namespace libalign {

// The bytes of a lexicon, mapped or owned, and the view of them.
struct Lexicon::File {
  std::string owned;
  void* mapped = nullptr;
  std::size_t mapped_size = 0;
  std::optional<detail::LexiconView> view;
  std::string source_language, target_language, origin, hash;

  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (mapped != nullptr) munmap(mapped, mapped_size);
  }

  void look_at(std::string_view bytes, const std::string& path) {
    view.emplace(bytes, path);
    source_language = view->language(0);
    target_language = view->language(1);
    origin = view->origin();
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4)
      hash += kDigits[(view->header().content_hash >> shift) & 0xFU];
  }
};

namespace {

std::size_t side_of(Lexicon::Direction direction) { return direction == Lexicon::Direction::forward ? 0 : 1; }

}  // namespace

Lexicon Lexicon::open(const std::string& path) {
  // O_NONBLOCK: a named pipe without a writer must not hang the program.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw detail::read_error(path, errno);
  struct stat status = {};
  const bool known = fstat(descriptor, &status) == 0;
  const int stat_error = errno;
  if (!known || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    if (!known) throw detail::read_error(path, stat_error);
    if (S_ISDIR(status.st_mode)) throw detail::read_error(path, EISDIR);
    throw DataError({path}, {"is not a compiled lexicon."}, {"Make one with `bitext lexicon import`."});
  }
  auto file = std::make_shared<File>();
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > 0) {
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int error = errno;
    if (mapped == MAP_FAILED) {
      ::close(descriptor);
      throw detail::read_error(path, error);
    }
    file->mapped = mapped;
    file->mapped_size = size;
  }
  ::close(descriptor);
  file->look_at({static_cast<const char*>(file->mapped), size}, path);
  return Lexicon(std::move(file));
}

Lexicon compile_lexicon(const std::vector<LexiconSource>& sources) {
  auto file = std::make_shared<Lexicon::File>();
  file->owned = detail::build_lexicon(sources);
  file->look_at(file->owned, {});
  return Lexicon(std::move(file));
}

const std::string& Lexicon::source_language() const { return file_->source_language; }
const std::string& Lexicon::target_language() const { return file_->target_language; }
std::size_t Lexicon::size() const { return file_->view->header().pairs; }
const std::string& Lexicon::hash() const { return file_->hash; }
const std::string& Lexicon::origin() const { return file_->origin; }
std::size_t Lexicon::max_words(Direction direction) const {
  return file_->view->header().max_words[side_of(direction)];
}
std::string_view Lexicon::bytes() const { return file_->view->bytes(); }
bool Lexicon::intact() const { return file_->view->intact(); }

void Lexicon::look_up(Direction direction, std::string_view folded, std::string_view stemmed,
                      const std::function<void(const Translation&)>& found) const {
  for_each(direction, folded, stemmed, found);
}

void Lexicon::visit(Direction direction, std::string_view folded, std::string_view stemmed, void* context,
                    void (*found)(void*, const Translation&)) const {
  detail::Found hits;
  const detail::LexiconView& view = *file_->view;
  const std::size_t side = side_of(direction);
  view.find(side, folded, stemmed, hits);
  for (const detail::Hit& hit : std::span(hits.hits).first(hits.count)) {
    const detail::Term* term = view.term(1 - side, hit.term);
    if (term == nullptr) continue;
    found(context, {view.text(*term), view.stem(*term), hit.probability, hit.exact});
  }
}

void Lexicon::visit_lemmas(Direction direction, std::string_view folded, std::string_view stemmed,
                           void* context, void (*found)(void*, const Lemma&)) const {
  const detail::LexiconView& view = *file_->view;
  const std::size_t side = side_of(direction);
  for (const detail::Form& form : view.lemmas(side, folded, stemmed)) {
    const detail::Term* term = view.term(side, form.term >> 8U);
    if (term != nullptr) found(context, {view.text(*term), view.stem(*term)});
  }
}

}  // namespace libalign
