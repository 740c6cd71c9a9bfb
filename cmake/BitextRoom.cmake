# bitext_room(NAME SOURCES a.cpp ... NEEDS room ... USES library ...)
#
# A room of libalign: objects that go into the one library, and a static library of its own (room_NAME) for its tests, which links only the rooms
# it NEEDS: an arrow against the order of the rooms fails to link. Rooms are added in the order text flows.
set_property(GLOBAL PROPERTY BITEXT_ROOMS "")
set_property(GLOBAL PROPERTY BITEXT_LIBRARIES "")

function(bitext_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;NEEDS;USES" ${ARGN})
  add_library(room_${name}_objects OBJECT ${ROOM_SOURCES})
  target_include_directories(room_${name}_objects
    PUBLIC "${PROJECT_SOURCE_DIR}/libalign/include"
    PRIVATE "${PROJECT_SOURCE_DIR}/libalign/src")
  target_link_libraries(room_${name}_objects PRIVATE bitext_warnings ${ROOM_USES})
  bitext_precompile(room_${name}_objects)
  add_library(room_${name} STATIC $<TARGET_OBJECTS:room_${name}_objects>)
  target_include_directories(room_${name} PUBLIC "${PROJECT_SOURCE_DIR}/libalign/include"
                                                 "${PROJECT_SOURCE_DIR}/libalign/src")
  list(TRANSFORM ROOM_NEEDS PREPEND room_ OUTPUT_VARIABLE needed)
  target_link_libraries(room_${name} PUBLIC ${needed} ${ROOM_USES})
  set_property(GLOBAL APPEND PROPERTY BITEXT_ROOMS ${name})
  set_property(GLOBAL APPEND PROPERTY BITEXT_LIBRARIES ${ROOM_USES})
endfunction()
