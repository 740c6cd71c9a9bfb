# What every target of ours is compiled with. g++ 12 sees overlapping copies in std::string that are none (GCC bug 105651).
add_library(bitext_warnings INTERFACE)
target_compile_options(bitext_warnings INTERFACE -Wall -Wextra $<$<BOOL:${BITEXT_WERROR}>:-Werror>
                                                 $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
