# Every library we stand on: those of libalign, and what only the build and the program need.
include(LibalignDependencies)
find_package(Boost 1.74 REQUIRED COMPONENTS locale)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
