# bitext_precompile(TARGET [TESTS]): with BITEXT_PCH, what most sources of a target include is read once. Worth it for targets of several sources. A
# source that forgets an include still compiles then, so one of the builds of .ci/run goes without.
set(BITEXT_STANDARD_HEADERS <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <string> <string_view> <unordered_map> <utility> <vector>)
set(BITEXT_TEST_HEADERS <gmock/gmock.h> <gtest/gtest.h> <filesystem> <fstream> <sstream>)

function(bitext_precompile target)
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  if(NOT BITEXT_PCH OR count LESS 4)
    return()
  endif()
  set(headers ${BITEXT_STANDARD_HEADERS})
  if("TESTS" IN_LIST ARGN)
    list(APPEND headers ${BITEXT_TEST_HEADERS})
  endif()
  target_precompile_headers(${target} PRIVATE ${headers})
endfunction()
