# What every target of ours is compiled with.
add_library(bitext_warnings INTERFACE)
target_compile_options(bitext_warnings INTERFACE -Wall -Wextra $<$<BOOL:${BITEXT_WERROR}>:-Werror>)
