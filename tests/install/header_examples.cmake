# Makes OUTPUT, a C++ source, from the examples in the opening comments of HEADERS (a list parted by commas): a function a header.
# A line that says "// throws" must throw a libalign::Error.
string(REPLACE "," ";" headers "${HEADERS}")
set(functions "")
set(table "")
foreach(header ${headers})
  file(READ "${INCLUDE}/${header}" text)
  string(FIND "${text}" "#pragma once" end)
  string(SUBSTRING "${text}" 0 ${end} text)
  string(REGEX REPLACE "(^|\n)//     ([^\n]*)" "\\1    \\2" text "${text}")
  string(REGEX REPLACE "(^|\n)//[^\n]*" "\\1" text "${text}")
  string(REGEX REPLACE "\n([^\n]*;)[ ]*// throws[^\n]*" "\n    expect_error([&] { \\1 });" text "${text}")
  string(STRIP "${text}" code)
  if(NOT code STREQUAL "")
    string(MAKE_C_IDENTIFIER "${header}" name)
    string(APPEND functions "\nvoid example_${name}() {\n${text}}\n")
    string(APPEND table "    {\"${header}\", example_${name}},\n")
  endif()
endforeach()
file(WRITE "${OUTPUT}" "#include \"header_examples.h\"
namespace {
${functions}
}  // namespace

const std::vector<Example> kExamples = {
${table}};
")
