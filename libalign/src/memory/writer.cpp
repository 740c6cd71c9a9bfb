#include <cerrno>
#include <utility>

#include "libalign/memory.h"
#include "memory/escape.h"
#include "text/file_errors.h"

namespace libalign {
namespace {

constexpr std::size_t kFull = std::size_t{1} << 17U;

}  // namespace

struct MemoryWriter::State {
  std::FILE* stream;
  std::string name;
  std::string text;  // not yet written
  std::uint64_t bytes = 0;
  bool body = false;

  void put(const char* data, std::size_t size) const {
    if (std::fwrite(data, 1, size, stream) != size) throw detail::file_error(name, errno);
  }

  void write(bool last) {
    if (text.size() < kFull && !last) return;
    bytes += text.size();
    put(text.data(), text.size());
    text.clear();
  }

  void info(const MemoryInfo& one, std::string_view indent) {
    text += indent;
    text += one.note ? "<note" : "<prop";
    if (!one.note) detail::append_attribute(text, "type", one.type);
    detail::append_attributes(text, one.attributes);
    text += '>';
    detail::append_text(text, one.text);
    text += one.note ? "</note>" : "</prop>";
  }

  void ude(const MemoryUde& one) {
    text += "\n    <ude";
    detail::append_attributes(text, one.attributes);
    text += '>';
    for (const auto& map : one.maps) {
      text += "\n      <map";
      detail::append_attributes(text, map);
      text += "/>";
    }
    text += "\n    </ude>";
  }

  void variant(const MemoryVariant& one) {
    text += "\n      <tuv";
    detail::append_attribute(text, "xml:lang", one.language);
    detail::append_attributes(text, one.attributes);
    text += '>';
    for (const MemoryInfo& item : one.infos) info(item, "\n        ");
    text += "\n        <seg>";
    detail::append_markup(text, one.segment);
    text += "</seg>\n      </tuv>";
  }
};

MemoryWriter::MemoryWriter(std::FILE* stream, std::string name)
    : state_(new State{stream, std::move(name), {}}) {}

MemoryWriter::~MemoryWriter() = default;

void MemoryWriter::header(const MemoryHeader& header) {
  std::string& text = state_->text;
  text +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx "
      "version=\"1.4\">\n  <header";
  detail::append_attributes(text, header.attributes);
  if (header.infos.empty() && header.udes.empty()) {
    text += "/>";
  } else {
    text += '>';
    for (const MemoryInfo& info : header.infos) state_->info(info, "\n    ");
    for (const MemoryUde& ude : header.udes) state_->ude(ude);
    text += "\n  </header>";
  }
  text += "\n  <body";
}

void MemoryWriter::unit(const MemoryUnit& unit) {
  std::string& text = state_->text;
  if (!std::exchange(state_->body, true)) text += '>';
  text += "\n    <tu";
  detail::append_attributes(text, unit.attributes);
  text += '>';
  for (const MemoryInfo& info : unit.infos) state_->info(info, "\n      ");
  for (const MemoryVariant& variant : unit.variants) state_->variant(variant);
  text += "\n    </tu>";
  state_->write(false);
}

void MemoryWriter::finish() {
  state_->text += state_->body ? "\n  </body>\n</tmx>\n" : "/>\n</tmx>\n";
  state_->write(true);
  if (std::fflush(state_->stream) != 0) throw detail::file_error(state_->name, errno);
}

std::uint64_t MemoryWriter::bytes() const { return state_->bytes + state_->text.size(); }

}  // namespace libalign
