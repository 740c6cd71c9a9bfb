#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "libalign/text.h"
#include "read/html_metadata.h"

namespace libalign::detail {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostJson = std::size_t{8} << 20U;

// nlohmann's parser is iterative, but its values are released level by level: depth is limited beforehand.
bool is_deep(std::string_view json) {
  constexpr int kDeepest = 100;
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// The text of a value: a string, the name or URL of an object, the first of a list.
std::string text_of(const Json& value, const char* preferred) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) {
    for (const char* key : {preferred, "name", "url", "@id"}) {
      const auto found = value.find(key);
      if (found != value.end() && found->is_string()) return found->get<std::string>();
    }
  }
  if (value.is_array() && !value.empty()) {
    if (std::string_view(preferred) != "name") return text_of(value.front(), preferred);
    std::string names;
    for (const Json& one : value) {
      const std::string name = one.is_array() ? std::string() : text_of(one, preferred);
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }
  return {};
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto fits = [](const Json& name) {
    if (!name.is_string()) return false;
    const auto& text = name.get_ref<const std::string&>();
    return text.find("Article") != std::string::npos || text.find("Posting") != std::string::npos ||
           text == "Report" || text == "Review" || text == "Interview" || text == "Book" ||
           text == "Chapter" || text == "CreativeWork";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
}

void collect(const Json& value, std::vector<const Json*>& articles, std::vector<const Json*>& pages) {
  if (value.is_array()) {
    for (const Json& one : value) collect(one, articles, pages);
  } else if (value.is_object()) {
    (is_article(value) ? articles : pages).push_back(&value);
    const auto graph = value.find("@graph");
    if (graph != value.end()) collect(*graph, articles, pages);
    const auto entity = value.find("mainEntity");
    if (entity != value.end() && entity->is_object() && is_article(*entity)) articles.push_back(&*entity);
  }
}

void fill(std::string& field, const Json& object, const char* key, const char* preferred) {
  const auto found = object.find(key);
  if (field.empty() && found != object.end()) field = text_of(*found, preferred);
}

}  // namespace

void read_json_ld(std::string_view json, HeadOfPage& head) {
  if (json.size() > kMostJson || is_deep(json)) return;
  const Json whole = Json::parse(json, nullptr, false, true);
  if (whole.is_discarded()) return;
  std::vector<const Json*> articles;
  std::vector<const Json*> pages;
  collect(whole, articles, pages);
  Metadata& metadata = head.metadata;
  for (const Json* object : articles) {
    fill(metadata.title, *object, "headline", "name");
    fill(metadata.title, *object, "name", "name");
    fill(metadata.subtitle, *object, "alternativeHeadline", "name");
    fill(metadata.byline, *object, "author", "name");
    fill(metadata.translator, *object, "translator", "name");
    fill(metadata.published, *object, "datePublished", "name");
    fill(metadata.updated, *object, "dateModified", "name");
    fill(metadata.section, *object, "articleSection", "name");
    fill(metadata.image, *object, "image", "url");
    fill(metadata.translation_of, *object, "translationOfWork", "url");
    fill(metadata.translation_of, *object, "isBasedOn", "url");
    fill(metadata.url, *object, "mainEntityOfPage", "@id");
    fill(metadata.url, *object, "url", "url");
    fill(metadata.site, *object, "publisher", "name");
    fill(head.language, *object, "inLanguage", "alternateName");
    fill(head.article_body, *object, "articleBody", "name");
  }
  for (const Json* object : pages) {
    fill(head.language, *object, "inLanguage", "alternateName");
    fill(metadata.published, *object, "datePublished", "name");
    fill(metadata.updated, *object, "dateModified", "name");
  }
}

}  // namespace libalign::detail
