# The standard library's most included headers, parsed once per build folder and read by every target of ours. It must never
# hold a header of ours: a file includes what it uses, which the preset `debug`, built without this, shows.
option(KYODO_PRECOMPILE "parse the standard headers once" ON)

if(KYODO_PRECOMPILE)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp CONTENT "// Nothing: its target exists for its header.\n")
  add_library(kyodo_precompiled OBJECT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp)
  target_link_libraries(kyodo_precompiled PRIVATE kyodo_rules)
  target_precompile_headers(kyodo_precompiled PRIVATE <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory>
    <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
  # Without it the compiler cache cannot look through g++'s.
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(kyodo_rules INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()

# kyodo_precompile(<target>): the target links kyodo_rules and is C++.
function(kyodo_precompile target)
  if(KYODO_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM kyodo_precompiled)
  endif()
endfunction()
