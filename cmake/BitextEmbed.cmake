# bitext_embed(OUTPUT_VARIABLE SYMBOL FILE): makes a source file that holds FILE as
#   namespace libalign::detail { extern const std::string_view SYMBOL; }
# and appends it to OUTPUT_VARIABLE. Editing FILE rebuilds what uses it.
function(bitext_embed output symbol file)
  set(made "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
  add_custom_command(
    OUTPUT "${made}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${file} -DOUTPUT=${made} -DSYMBOL=${symbol} -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    VERBATIM)
  set(${output} ${${output}} "${made}" PARENT_SCOPE)
endfunction()
