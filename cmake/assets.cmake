# Fonts and the demo become part of the binary: nothing the alarm needs may come over the network or be found missing.
find_path(KYODO_FONT_DIR BIZUDGothic-Regular.ttf
  PATHS /usr/share/fonts/truetype/bizud-gothic /usr/local/share/fonts/bizud-gothic NO_DEFAULT_PATH
  DOC "folder of BIZUDGothic-Regular.ttf and BIZUDGothic-Bold.ttf")
if(NOT KYODO_FONT_DIR)
  message(FATAL_ERROR "BIZUDGothic-Regular.ttf is missing: install fonts-morisawa-bizud-gothic or set KYODO_FONT_DIR")
endif()
find_path(KYODO_LATIN_FONT_DIR RobotoCondensed-Regular.ttf
  PATHS /usr/share/fonts/truetype/roboto/unhinted /usr/local/share/fonts/roboto NO_DEFAULT_PATH
  DOC "folder of RobotoCondensed-Regular.ttf and RobotoCondensed-Bold.ttf")
if(NOT KYODO_LATIN_FONT_DIR)
  message(FATAL_ERROR
    "RobotoCondensed-Regular.ttf is missing: install fonts-roboto-unhinted or set KYODO_LATIN_FONT_DIR")
endif()

set(font_regular ${KYODO_FONT_DIR}/BIZUDGothic-Regular.ttf)
set(font_bold ${KYODO_FONT_DIR}/BIZUDGothic-Bold.ttf)
set(font_latin_regular ${KYODO_LATIN_FONT_DIR}/RobotoCondensed-Regular.ttf)
set(font_latin_bold ${KYODO_LATIN_FONT_DIR}/RobotoCondensed-Bold.ttf)
set(demo ${PROJECT_SOURCE_DIR}/assets/demo.jsonl)
set(demo_names ${PROJECT_SOURCE_DIR}/assets/demo_names.tsv)
configure_file(cmake/embedded.S.in ${PROJECT_BINARY_DIR}/generated/embedded.S @ONLY)
set_source_files_properties(${PROJECT_BINARY_DIR}/generated/embedded.S PROPERTIES
  OBJECT_DEPENDS "${font_regular};${font_bold};${font_latin_regular};${font_latin_bold};${demo};${demo_names}")

add_library(kyodo_assets STATIC assets/embedded.cpp ${PROJECT_BINARY_DIR}/generated/embedded.S)
target_link_libraries(kyodo_assets PRIVATE kyodo_rules)
