# Dear ImGui, Catch2 and GLFW from source: the folders cmake/third-party.sh fills, or upstream by commit where they are
# absent (no apt). Debian 12's own packages are too old for all of them.
include(FetchContent)
include(cmake/pinned.cmake)

set(third_party $ENV{HOME}/.cache/kyodo/third-party)
if(DEFINED ENV{KYODO_CACHE})
  set(third_party $ENV{KYODO_CACHE}/third-party)
endif()
set(KYODO_IMGUI_DIR "" CACHE PATH "Dear ImGui 1.92 sources; empty: the cache folder, else upstream")
set(KYODO_CATCH2_DIR "" CACHE PATH "Catch2 3 sources; empty: the cache folder, else upstream")
set(KYODO_GLFW3_DIR "" CACHE PATH "GLFW 3.4 or newer sources; empty: the cache folder, else upstream")

# kyodo_third_party(<result> <given folder> <name> <repository>): a commit's id already pins what is fetched from upstream;
# it is checked like every other folder all the same.
function(kyodo_third_party result given name repository)
  set(folder ${given})
  if(NOT folder AND EXISTS ${third_party}/${name})
    set(folder ${third_party}/${name})
  endif()
  if(NOT folder)
    kyodo_pinned_row(row ${name} upstream)
    list(GET row 0 commit)
    message(STATUS "${name}: fetching ${commit} from upstream")
    FetchContent_Declare(kyodo_${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR not-configured)
    FetchContent_MakeAvailable(kyodo_${name})
    set(folder ${kyodo_${name}_SOURCE_DIR})
  endif()
  kyodo_require_pinned(${name} ${folder})
  set(${result} ${folder} PARENT_SCOPE)
endfunction()

kyodo_third_party(imgui_dir "${KYODO_IMGUI_DIR}" imgui https://github.com/ocornut/imgui.git)
add_library(imgui STATIC ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp ${imgui_dir}/imgui_tables.cpp
  ${imgui_dir}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir})
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_USE_WCHAR32) # names of people and places use kanji beyond U+FFFF

# Both of GLFW's window systems, X11 and Wayland, are in it; it opens their libraries itself when it starts one.
kyodo_third_party(glfw3_dir "${KYODO_GLFW3_DIR}" glfw3 https://github.com/glfw/glfw.git)
set(GLFW_BUILD_DOCS OFF)
set(GLFW_INSTALL OFF)
add_subdirectory(${glfw3_dir} ${PROJECT_BINARY_DIR}/glfw3 EXCLUDE_FROM_ALL SYSTEM)
# 3.5.1 asserts at every start after a window manager died without clearing its mark (detectEWMH returns without releasing
# its error handler); without assertions, as in a release, it goes on.
target_compile_definitions(glfw PRIVATE NDEBUG)

# The back ends are their own target: only ui/window*.cpp needs a window system, and tests of the views link none.
find_package(OpenGL REQUIRED COMPONENTS OpenGL)
find_package(X11 REQUIRED COMPONENTS Xss)
find_library(KYODO_SYSTEMD systemd REQUIRED)
find_library(KYODO_UTF8PROC utf8proc REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(KYODO_KEYS REQUIRED IMPORTED_TARGET xcb xcb-xkb xkbcommon xkbcommon-x11)
add_library(kyodo_window STATIC ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
target_include_directories(kyodo_window SYSTEM PUBLIC ${imgui_dir}/backends)
target_link_libraries(kyodo_window PUBLIC imgui glfw OpenGL::GL X11::X11 X11::Xss PkgConfig::KYODO_KEYS ${KYODO_SYSTEMD}
  ${CMAKE_DL_LIBS})

if(KYODO_TESTS)
  kyodo_third_party(catch2_dir "${KYODO_CATCH2_DIR}" catch2 https://github.com/catchorg/Catch2.git)
  add_subdirectory(${catch2_dir} ${PROJECT_BINARY_DIR}/catch2 EXCLUDE_FROM_ALL SYSTEM)
  list(APPEND CMAKE_MODULE_PATH ${catch2_dir}/extras)
endif()
