# What third-party source is compiled, pinned by content: cmake/pinned.txt has one row per origin, and whatever folder the
# build ends up with must be one of them, byte for byte. It must never fetch anything and never know what is built of it.

# The files that are compiled, included or run by CMake; of the rest Debian's archives leave some away, and add others.
set(kyodo_pinned_imgui imgui*.h imgui*.cpp imconfig.h imstb_*.h backends/imgui_impl_opengl3*)
set(kyodo_pinned_catch2 CMakeLists.txt CMake/*.cmake CMake/*.in src/*.txt src/*.cpp src/*.hpp src/*.in extras/*.cmake)
set(kyodo_pinned_glfw3 CMakeLists.txt CMake/* include/GLFW/*.h src/* deps/wayland/*.xml)

# kyodo_pinned_row(<result> <name> <origin>): the row's version and digest as a list.
function(kyodo_pinned_row result name origin)
  file(STRINGS ${PROJECT_SOURCE_DIR}/cmake/pinned.txt rows REGEX "^${name} +${origin} ")
  if(NOT rows)
    message(FATAL_ERROR "cmake/pinned.txt has no row '${name} ${origin}'; it names what may be compiled: restore that row")
  endif()
  string(REGEX REPLACE " +" ";" words "${rows}")
  list(SUBLIST words 2 2 words)
  set(${result} ${words} PARENT_SCOPE)
endfunction()

# kyodo_digest(<result> <name> <folder>): the SHA-256 of what `sha256sum` prints for those files in the order of their bytes.
# A file of them that changes later configures the build anew, and so is looked at again.
function(kyodo_digest result name folder)
  set(found)
  foreach(pattern ${kyodo_pinned_${name}})
    set(depth GLOB)
    if(pattern MATCHES "^(src|CMake|extras)/")
      set(depth GLOB_RECURSE)
    endif()
    file(${depth} files LIST_DIRECTORIES false RELATIVE ${folder} ${folder}/${pattern})
    list(APPEND found ${files})
  endforeach()
  list(REMOVE_DUPLICATES found)
  list(SORT found)
  set(lines)
  foreach(file ${found})
    file(SHA256 ${folder}/${file} sum)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${file})
    string(APPEND lines "${sum}  ${file}\n")
  endforeach()
  string(SHA256 digest "${lines}")
  set(${result} ${digest} PARENT_SCOPE)
endfunction()

# kyodo_require_pinned(<name> <folder>): ends the configuration unless the folder is what one of the rows says.
function(kyodo_require_pinned name folder)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/pinned.txt)
  kyodo_digest(digest ${name} ${folder})
  set(allowed)
  foreach(origin debian upstream)
    kyodo_pinned_row(row ${name} ${origin})
    list(GET row 0 version)
    list(GET row 1 expected)
    if(digest STREQUAL expected)
      return()
    endif()
    string(APPEND allowed "\n  ${expected} (${origin} ${version})")
  endforeach()
  message(FATAL_ERROR "${name}: the sources in ${folder} are not those cmake/pinned.txt allows. Their digest is\n  ${digest}\n"
    "allowed are${allowed}\nRemove that folder, or the option that names it, and run ./dev build again: it fetches the right ones.")
endfunction()
