# What nearly every file reads, parsed once per build folder and used by every target of ours: the standard library's most
# included headers, and the record, whose change builds nearly everything again anyway. It must never hold another header
# of ours: a file includes what it uses, which the preset `debug`, built without this, shows.
option(KYODO_PRECOMPILE "parse the standard headers and the record once" ON)

if(KYODO_PRECOMPILE)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp CONTENT "// Nothing: its target exists for its header.\n")
  add_library(kyodo_precompiled OBJECT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp)
  target_link_libraries(kyodo_precompiled PRIVATE kyodo_rules)
  set(headers <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>)
  foreach(name command event gauges record)
    list(APPEND headers "\"${PROJECT_SOURCE_DIR}/model/record/${name}.h\"")
  endforeach()
  target_precompile_headers(kyodo_precompiled PRIVATE ${headers})
  # Without it the compiler cache cannot look through g++'s.
  set(suffix pch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    set(suffix gch)
    target_compile_options(kyodo_rules INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
  # The compiler writes other bytes into each folder, so that no clone would find what another has compiled. The cache
  # takes the digest of what was precompiled for them (CCACHE_PCH_EXTSUM); flags and compiler it looks at itself. So the
  # digest must never be older than one of our headers in it: a change of any configures anew.
  list(TRANSFORM headers PREPEND "#include " OUTPUT_VARIABLE lines)
  list(JOIN lines "\n" lines)
  set(everything ${PROJECT_BINARY_DIR}/generated/everything.hpp)
  file(WRITE ${everything} "${lines}\n")
  set(preprocess ${CMAKE_CXX_COMPILER} -std=c++20 -I${PROJECT_SOURCE_DIR} -x c++ ${everything})
  execute_process(COMMAND ${preprocess} -E -P OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  string(SHA256 digest "${text}")
  file(WRITE ${PROJECT_BINARY_DIR}/CMakeFiles/kyodo_precompiled.dir/cmake_pch.hxx.${suffix}.sum "${digest}\n")
  execute_process(COMMAND ${preprocess} -MM OUTPUT_VARIABLE ours COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^ \n]+/model/[^ \n]+" ours "${ours}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ours})
endif()

# kyodo_precompile(<target>): the target links kyodo_rules and is C++.
function(kyodo_precompile target)
  if(KYODO_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM kyodo_precompiled)
  endif()
endfunction()
