# What `cmake --install` places: the programs, and what a machine needs that runs them by itself. The units name the
# programs where they were installed, whatever --prefix says then.
install(TARGETS kyodo kyodo-feed RUNTIME DESTINATION bin)
install(FILES assets/kyodo.example.toml assets/rules.example.toml DESTINATION share/kyodo)
install(FILES assets/desktop/kyodo.desktop DESTINATION share/applications)
install(FILES assets/desktop/kyodo.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES assets/systemd/kyodo.sysusers.conf DESTINATION lib/sysusers.d RENAME kyodo.conf)
install(CODE "set(KYODO_UNITS \"${PROJECT_SOURCE_DIR}/assets/systemd\")")
install(CODE [[
  set(KYODO_BIN "${CMAKE_INSTALL_PREFIX}/bin")
  foreach(unit kyodo-feed.service kyodo-board.service)
    configure_file("${KYODO_UNITS}/${unit}.in" "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/lib/systemd/system/${unit}" @ONLY)
    message(STATUS "Installing: ${CMAKE_INSTALL_PREFIX}/lib/systemd/system/${unit}")
  endforeach()
]])
# The manual is what the program itself prints, so that it names every verb that is understood.
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/kyodo.1 COMMAND kyodo manual > ${PROJECT_BINARY_DIR}/kyodo.1 DEPENDS kyodo)
add_custom_target(kyodo_manual ALL DEPENDS ${PROJECT_BINARY_DIR}/kyodo.1)
install(FILES ${PROJECT_BINARY_DIR}/kyodo.1 DESTINATION share/man/man1)
