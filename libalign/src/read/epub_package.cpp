#include "read/epub_package.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "libalign/error.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

const Message kAdvice = {"Check the book, for example with epubcheck."};

// META-INF/container.xml: where the package file is.
class Container : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (local_name(name) == "rootfile" && path.empty()) path = attributes["full-path"];
  }
  void end_element(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

  std::string path;
};

// META-INF/encryption.xml: the members that are encrypted.
class Encryption : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (local_name(name) == "CipherReference") members.insert(member_of_link("", attributes["URI"]));
  }
  void end_element(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

  std::set<std::string> members;
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

class Package : public DublinCoreHandler {
 public:
  explicit Package(std::string path) : path_(std::move(path)) {}

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view local = local_name(name);
    if (local == "item") {
      const std::string_view type = attributes["media-type"];
      if (type != "application/xhtml+xml" && type != "text/html" && type != "text/x-oeb1-document") return;
      const bool left_out = has_word(attributes["properties"], "nav");
      const std::string member = member_of_link(path_, attributes["href"]);
      if (!left_out) items_.emplace(attributes["id"], member);
    } else if (local == "itemref") {
      spine_.emplace_back(attributes["idref"]);
    } else if (local == "reference") {
      const std::string_view type = attributes["type"];
      if (type == "toc" || type == "cover" || type == "other.ncx")
        guide_.insert(member_of_link(path_, attributes["href"]));
    } else {
      translator_open_ = local == "contributor" && attributes.find_local("role") == "trl";
      DublinCoreHandler::start_element(name, attributes);
    }
  }

  void end_element(std::string_view name) override {
    translator_open_ = false;
    DublinCoreHandler::end_element(name);
  }

  void text(std::string_view piece) override {
    constexpr std::size_t kLongest = 500;
    if (translator_open_ && translator_.size() < kLongest) translator_ += piece;
    DublinCoreHandler::text(piece);
  }

  EpubPackage take() {
    EpubPackage package;
    std::set<std::string> seen;
    for (const std::string& id : spine_) {
      const auto item = items_.find(id);
      if (item == items_.end() || item->second.empty() || guide_.contains(item->second)) continue;
      if (seen.insert(item->second).second) package.chapters.push_back(item->second);
    }
    package.said = found();
    package.translator = translator_;
    return package;
  }

 private:
  std::string path_;
  std::map<std::string, std::string, std::less<>> items_;
  std::vector<std::string> spine_;
  std::set<std::string> guide_;  // members that are cover or contents
  std::string translator_;
  bool translator_open_ = false;
};

}  // namespace

EpubPackage read_epub_package(const Zip& zip) {
  Container container;
  const std::string where = "META-INF/container.xml";
  if (zip.has(where)) parse_xml(zip.read(where), zip.place(where), container, {.advice = kAdvice});
  const std::string path = member_of_link("", container.path);
  if (!zip.has(path))
    throw DataError({zip.name()}, {"is an EPUB book without a list of its chapters."}, kAdvice);
  Package package(path);
  parse_xml(zip.read(path), zip.place(path), package, {.advice = kAdvice});
  return package.take();
}

bool holds_encrypted_chapters(const Zip& zip, const EpubPackage& package) {
  const std::string where = "META-INF/encryption.xml";
  if (!zip.has(where)) return false;
  if (zip.has("META-INF/rights.xml") || zip.has("META-INF/license.lcpl")) return true;
  Encryption encryption;
  parse_xml(zip.read(where), zip.place(where), encryption, {.advice = kAdvice});
  return std::ranges::any_of(
      package.chapters, [&](const std::string& chapter) { return encryption.members.contains(chapter); });
}

}  // namespace libalign::detail
