// One pass over a file of XML, piece by piece, in constant memory: the readers of all formats that are XML
// stand on it.
//
//     class Titles : public XmlHandler {
//       void start_element(std::string_view name, const XmlAttributes& attributes) override { ... }
//     };
//     XmlParser parser("a.tmx", handler);
//     parser.feed(piece); ...  parser.finish();
//
// Nothing outside of the file is read: an external entity or DTD is never opened. A file that declares
// entities of its own is refused (they expand to gigabytes), as are elements nested deeper than the limit.
// UTF-8, UTF-16, ISO-8859-1 and every one-byte encoding that ICU knows are read. All trouble is a DataError
// with line and column; what a handler throws comes out of feed() as it is.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "libalign/error.h"

namespace libalign::detail {

// "tbx:langSec" -> "langSec"
std::string_view local_name(std::string_view name);

// Of the element that is being opened; valid only then.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}

  // By its whole name ("xml:lang"), or by its name without the prefix.
  std::optional<std::string_view> find(std::string_view name) const;
  std::optional<std::string_view> find_local(std::string_view name) const;
  // "" where there is none.
  std::string_view operator[](std::string_view name) const { return find(name).value_or(std::string_view{}); }

  template <typename Use>
  void each(Use use) const {  // use(name, value), in the order of the file
    for (const char** at = list_; *at != nullptr; at += 2)
      use(std::string_view(at[0]), std::string_view(at[1]));
  }

 private:
  const char** list_;
};

// What a reader wants to hear of. Names come with their prefixes, text in UTF-8 and in pieces.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void start_element(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual void declaration(std::string_view /*version*/, std::string_view /*encoding*/) {}
  virtual void doctype(std::string_view /*name*/, std::string_view /*system_id*/) {}
  virtual void comment(std::string_view /*text*/) {}
  virtual void instruction(std::string_view /*target*/, std::string_view /*data*/) {}
  // "nbsp": used, but declared in no part of the file that was read (possible only with an external DTD).
  virtual void skipped_entity(std::string_view /*name*/) {}
};

struct XmlOptions {
  std::size_t deepest = 200;  // elements in one another
  Message advice = {};        // what to do about a file that is broken
  std::string encoding = {};  // that the bytes are in, whatever the file declares; empty: as it declares
};

class XmlParser {
 public:
  XmlParser(std::string name, XmlHandler& handler, XmlOptions options = {});
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // The next bytes of the file; the last of them is followed by finish(). Both throw DataError.
  void feed(std::string_view piece);
  void finish();

  // Of the event that is being told: a 1-based line and column (in characters), and the byte of the file.
  Place place() const;
  std::size_t byte() const;
  std::size_t depth() const;  // elements that are open; the one being opened or closed counts

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The same for bytes in memory.
void parse_xml(std::string_view bytes, const std::string& name, XmlHandler& handler, XmlOptions options = {});

}  // namespace libalign::detail
