# Builds consumer/ with the installed pkg-config file and nothing else, and runs it.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
set(ENV{PKG_CONFIG_PATH} "${PREFIX}/${LIB}/pkgconfig")
execute_process(COMMAND "${PKG_CONFIG}" --modversion libalign OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
if(NOT version STREQUAL VERSION)
  message(FATAL_ERROR "libalign.pc says version ${version}, not ${VERSION}")
endif()
execute_process(COMMAND "${PKG_CONFIG}" "--define-variable=prefix=${PREFIX}" --cflags --libs libalign
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
separate_arguments(cxx_flags UNIX_COMMAND "${CXX_FLAGS}")
execute_process(
  COMMAND "${CXX}" -std=c++20 ${cxx_flags} "-DLIBALIGN_EXPECTED_VERSION=\"${VERSION}\"" "${SOURCE}/consumer.cpp" -o "${WORK}/consumer" ${flags}
  COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} "${PREFIX}/${LIB}:$ENV{LD_LIBRARY_PATH}")
execute_process(COMMAND "${WORK}/consumer" COMMAND_ERROR_IS_FATAL ANY)
