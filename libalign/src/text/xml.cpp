#include "text/xml.h"

#include <expat.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "text/xml_errors.h"

namespace libalign::detail {

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (name == at[0]) return at[1];
  }
  return std::nullopt;
}

std::optional<std::string_view> XmlAttributes::find_local(std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (name == local_name(at[0])) return at[1];
  }
  return std::nullopt;
}

struct XmlParser::State {
  std::string name;
  XmlHandler& handler;
  XmlOptions options;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser;
  std::size_t depth = 0;
  std::exception_ptr thrown;  // in a handler: no exception may cross expat

  State(std::string file, XmlHandler& told, XmlOptions chosen)
      : name(std::move(file)),
        handler(told),
        options(std::move(chosen)),
        parser(XML_ParserCreate(options.encoding.empty() ? nullptr : options.encoding.c_str()),
               &XML_ParserFree) {}

  Place place() const {
    return {name, XML_GetCurrentLineNumber(parser.get()), XML_GetCurrentColumnNumber(parser.get()) + 1};
  }

  template <typename Tell>
  void guarded(Tell tell) {
    if (thrown) return;  // expat may tell what it had read already
    try {
      tell();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser.get(), XML_FALSE);
    }
  }

  void parse(std::string_view piece, bool last) const {
    const XML_Status status =
        XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (thrown) std::rethrow_exception(thrown);
    if (status != XML_STATUS_OK)
      throw DataError(place(), xml_problem(XML_GetErrorCode(parser.get())), options.advice);
  }
};

namespace {

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view{} : std::string_view(text);
}

// The 256 characters of an encoding, as expat wants them.
bool fill_one_byte_encoding(const char* name, XML_Encoding* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1) return false;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::array<UChar, 4> made{};
    UErrorCode one = U_ZERO_ERROR;
    const std::int32_t length =
        ucnv_toUChars(converter.get(), made.data(), static_cast<std::int32_t>(made.size()), &c, 1, &one);
    encoding->map[byte] = U_SUCCESS(one) && length == 1 ? made[0] : -1;
  }
  encoding->data = nullptr;
  encoding->convert = nullptr;
  encoding->release = nullptr;
  return true;
}

}  // namespace

XmlParser::XmlParser(std::string name, XmlHandler& handler, XmlOptions options)
    : state_(std::make_unique<State>(std::move(name), handler, std::move(options))) {
  XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* element, const XML_Char** attributes) {
        State& state = *static_cast<State*>(data);
        state.guarded([&] {
          if (++state.depth > state.options.deepest) {
            throw DataError(state.place(),
                            {"elements stand in one another more than {1} deep.",
                             {std::to_string(state.options.deepest)}},
                            state.options.advice);
          }
          state.handler.start_element(element, XmlAttributes(attributes));
        });
      },
      [](void* data, const XML_Char* element) {
        State& state = *static_cast<State*>(data);
        state.guarded([&] { state.handler.end_element(element); });
        --state.depth;
      });
  XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int size) {
    State& state = *static_cast<State*>(data);
    state.guarded([&] { state.handler.text({text, static_cast<std::size_t>(size)}); });
  });
  XML_SetXmlDeclHandler(parser, [](void* data, const XML_Char* version, const XML_Char* encoding, int) {
    State& state = *static_cast<State*>(data);
    state.guarded([&] { state.handler.declaration(view(version), view(encoding)); });
  });
  XML_SetStartDoctypeDeclHandler(
      parser, [](void* data, const XML_Char* name, const XML_Char* system_id, const XML_Char*, int) {
        State& state = *static_cast<State*>(data);
        state.guarded([&] { state.handler.doctype(view(name), view(system_id)); });
      });
  XML_SetCommentHandler(parser, [](void* data, const XML_Char* text) {
    State& state = *static_cast<State*>(data);
    state.guarded([&] { state.handler.comment(view(text)); });
  });
  XML_SetProcessingInstructionHandler(
      parser, [](void* data, const XML_Char* target, const XML_Char* instruction) {
        State& state = *static_cast<State*>(data);
        state.guarded([&] { state.handler.instruction(view(target), view(instruction)); });
      });
  XML_SetSkippedEntityHandler(parser, [](void* data, const XML_Char* name, int is_parameter) {
    State& state = *static_cast<State*>(data);
    if (is_parameter == 0) state.guarded([&] { state.handler.skipped_entity(view(name)); });
  });
  XML_SetEntityDeclHandler(parser, [](void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                                      const XML_Char*, const XML_Char*, const XML_Char*) {
    State& state = *static_cast<State*>(data);
    state.guarded([&] {
      throw DataError(
          state.place(),
          {"declares entities, which such a file does not need and which can be used to do harm."},
          {"Remove the declarations."});
    });
  });
  XML_SetUnknownEncodingHandler(
      parser,
      [](void*, const XML_Char* name, XML_Encoding* encoding) -> int {
        return fill_one_byte_encoding(name, encoding) ? XML_STATUS_OK : XML_STATUS_ERROR;
      },
      nullptr);
}

XmlParser::~XmlParser() = default;

void XmlParser::feed(std::string_view piece) {
  constexpr std::size_t kMost = std::size_t{1} << 20U;  // expat counts in int
  while (!piece.empty()) {
    state_->parse(piece.substr(0, kMost), false);
    piece.remove_prefix(std::min(kMost, piece.size()));
  }
}

void XmlParser::finish() { state_->parse({}, true); }

Place XmlParser::place() const { return state_->place(); }

std::size_t XmlParser::byte() const {
  return static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(state_->parser.get())));
}

std::size_t XmlParser::depth() const { return state_->depth; }

void parse_xml(std::string_view bytes, const std::string& name, XmlHandler& handler, XmlOptions options) {
  XmlParser parser(name, handler, std::move(options));
  parser.feed(bytes);
  parser.finish();
}

}  // namespace libalign::detail
