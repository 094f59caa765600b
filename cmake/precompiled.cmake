# The standard library's most included headers, parsed once per build folder and read by every target of ours. It must never
# hold a header of ours: a file includes what it uses, which the preset `debug`, built without this, shows.
option(KYODO_PRECOMPILE "parse the standard headers once" ON)

if(KYODO_PRECOMPILE)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp CONTENT "// Nothing: its target exists for its header.\n")
  add_library(kyodo_precompiled OBJECT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp)
  target_link_libraries(kyodo_precompiled PRIVATE kyodo_rules)
  set(headers <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>)
  target_precompile_headers(kyodo_precompiled PRIVATE ${headers})
  # Without it the compiler cache cannot look through g++'s.
  set(suffix pch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    set(suffix gch)
    target_compile_options(kyodo_rules INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
  # The compiler writes other bytes into each folder, so that no clone would find what another has compiled. The cache
  # takes the digest of what was precompiled for them (CCACHE_PCH_EXTSUM); flags and compiler it looks at itself.
  list(TRANSFORM headers PREPEND "#include " OUTPUT_VARIABLE lines)
  list(JOIN lines "\n" lines)
  file(WRITE ${PROJECT_BINARY_DIR}/generated/standard.hpp "${lines}\n")
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -E -P -x c++ ${PROJECT_BINARY_DIR}/generated/standard.hpp
    OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  string(SHA256 digest "${text}")
  file(WRITE ${PROJECT_BINARY_DIR}/CMakeFiles/kyodo_precompiled.dir/cmake_pch.hxx.${suffix}.sum "${digest}\n")
endif()

# kyodo_precompile(<target>): the target links kyodo_rules and is C++.
function(kyodo_precompile target)
  if(KYODO_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM kyodo_precompiled)
  endif()
endfunction()
