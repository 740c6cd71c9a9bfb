# Install rules: the library with its CMake package and pkg-config file, the program, and data
# to read. Messages, pages, completions and lexicons are installed where they are made (tools/bitext, data/lexicons).
include(CMakePackageConfigHelpers)

install(DIRECTORY "${PROJECT_SOURCE_DIR}/libalign/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(TARGETS align EXPORT libalignTargets)
install(TARGETS bitext)
if(BITEXT_PDF_MODULE)
  install(TARGETS align_pdf DESTINATION "${CMAKE_INSTALL_LIBDIR}")
endif()
# Built into the library; installed to be read and copied by users who write their own (--abbreviations, --weights).
install(DIRECTORY "${PROJECT_SOURCE_DIR}/data/segment" "${PROJECT_SOURCE_DIR}/data/align" DESTINATION "${CMAKE_INSTALL_DATADIR}/bitext"
  FILES_MATCHING PATTERN "*.txt")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/libalign")
install(EXPORT libalignTargets NAMESPACE libalign:: DESTINATION "${package_dir}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/Config.cmake.in" "${PROJECT_BINARY_DIR}/libalignConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/libalignConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/libalignConfig.cmake" "${PROJECT_BINARY_DIR}/libalignConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/LibalignDependencies.cmake"
  DESTINATION "${package_dir}")

# A static library hands its own needs on to whoever links it, so that plain `pkg-config --libs libalign` is enough.
if(BUILD_SHARED_LIBS)
  set(pc_private ".private")
else()
  set(pc_private "")
endif()
set(pc_plain_libraries "-lstemmer -lcld2 ${CMAKE_THREAD_LIBS_INIT}")
set(pc_poppler " poppler-cpp")
if(BITEXT_PDF_MODULE)
  set(pc_poppler "")
  list(TRANSFORM CMAKE_DL_LIBS PREPEND " -l" OUTPUT_VARIABLE dl_libraries)
  string(APPEND pc_plain_libraries ${dl_libraries})
endif()
foreach(dir INCLUDE LIB)
  string(TOLOWER ${dir} name)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}DIR}")
    set(pc_${name}dir "${CMAKE_INSTALL_${dir}DIR}")
  else()
    set(pc_${name}dir "\${prefix}/${CMAKE_INSTALL_${dir}DIR}")
  endif()
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/cmake/libalign.pc.in" "${PROJECT_BINARY_DIR}/libalign.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/libalign.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
