// The module is found as shared libraries are: beside libalign or the program (their RUNPATH), by
// LD_LIBRARY_PATH, or where the system keeps them. Its name holds the version, for both sides must come from
// one build. It stays loaded.
#include <dlfcn.h>

#include "libalign/error.h"
#include "pdf/pdf_file.h"

namespace libalign::detail {
namespace {

using Open = PdfFile*(const char* bytes, std::size_t size);

struct Module {
  Open* open = nullptr;
  std::string trouble;
};

Module load() {
  Module module;
  if (void* library = ::dlopen(LIBALIGN_PDF_MODULE, RTLD_NOW | RTLD_LOCAL); library != nullptr)
    module.open = reinterpret_cast<Open*>(::dlsym(library, "libalign_open_pdf"));
  if (module.open == nullptr) {
    const char* trouble = ::dlerror();
    module.trouble = trouble == nullptr ? LIBALIGN_PDF_MODULE : trouble;
  }
  return module;
}

}  // namespace

std::unique_ptr<PdfFile> open_pdf(std::string_view bytes, const std::string& name) {
  static const Module module = load();
  if (module.open == nullptr)
    throw DataError(
        {name}, {"is a PDF file, and the module that reads them cannot be loaded ({1}).", {module.trouble}},
        {"Install {1}, which comes with libalign.", {LIBALIGN_PDF_MODULE}});
  return std::unique_ptr<PdfFile>(module.open(bytes.data(), bytes.size()));
}

}  // namespace libalign::detail
