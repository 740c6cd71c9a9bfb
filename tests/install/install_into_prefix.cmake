# Installs BUILD into an empty PREFIX, and fails when a kind of file that a package must hold is missing.
file(REMOVE_RECURSE "${PREFIX}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(pattern
    "bin/bitext"
    "${INCLUDE}/libalign/align.h"
    "${LIB}/libalign.*"
    "${LIB}/cmake/libalign/libalignConfig.cmake"
    "${LIB}/pkgconfig/libalign.pc"
    "share/locale/es/LC_MESSAGES/bitext.mo"
    "share/man/man1/bitext.1*"
    "share/bash-completion/completions/bitext"
    "share/zsh/site-functions/_bitext"
    "share/fish/vendor_completions.d/bitext.fish"
    "share/man/es/man1/bitext-align.1"
    "share/bitext/segment/es.txt"
    "share/bitext/align/weights.txt")
  file(GLOB found "${PREFIX}/${pattern}")
  if(NOT found)
    message(SEND_ERROR "nothing was installed as ${pattern}")
  endif()
endforeach()
if(PDF_MODULE AND NOT EXISTS "${PREFIX}/${LIB}/libalign-pdf-${VERSION}.so")
  message(SEND_ERROR "the module that reads PDF was not installed")
endif()
if(LEXICONS)
  file(GLOB found "${PREFIX}/share/bitext/lexicons/*.lex")
  if(NOT found)
    message(SEND_ERROR "the lexicons of the build were not installed")
  endif()
endif()
