# `cmake --install`: the program, the library with its header and package config, man page, completions, scripts, configs,
# the Python module.
include(CMakePackageConfigHelpers)

set(BULWARK_DATA ${CMAKE_INSTALL_DATADIR}/bulwark)
set(BULWARK_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/bulwark)

install(TARGETS bulwark RUNTIME)
install(TARGETS bulwark_library EXPORT bulwark ARCHIVE)
install(EXPORT bulwark NAMESPACE bulwark:: DESTINATION ${BULWARK_PACKAGE} FILE bulwarkTargets.cmake)
configure_package_config_file(scripts/packaging/bulwarkConfig.cmake.in generated/bulwarkConfig.cmake
                              INSTALL_DESTINATION ${BULWARK_PACKAGE})
# 0.x: a minor release may break its callers.
write_basic_package_version_file(generated/bulwarkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/generated/bulwarkConfig.cmake ${CMAKE_BINARY_DIR}/generated/bulwarkConfigVersion.cmake
        DESTINATION ${BULWARK_PACKAGE})
install(FILES sim/bulwark.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/bulwark)

# What the program says of itself, as a man page and as completions.
find_program(BULWARK_PYTHON3 python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(BULWARK_PYTHON3 python3)
if(BULWARK_PYTHON3)
  set(pages ${CMAKE_BINARY_DIR}/generated/bulwark.1)
  foreach(shell bash zsh fish)
    list(APPEND pages ${CMAKE_BINARY_DIR}/generated/bulwark.${shell})
  endforeach()
  file(GLOB writers CONFIGURE_DEPENDS scripts/packaging/*.py)
  add_custom_command(
    OUTPUT ${pages}
    COMMAND ${BULWARK_PYTHON3} -B ${CMAKE_SOURCE_DIR}/scripts/packaging/help_pages.py $<TARGET_FILE:bulwark> ${pages}
    DEPENDS bulwark ${writers} VERBATIM)
  add_custom_target(bulwark_pages ALL DEPENDS ${pages})
  install(FILES ${CMAKE_BINARY_DIR}/generated/bulwark.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${CMAKE_BINARY_DIR}/generated/bulwark.bash
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME bulwark)
  install(FILES ${CMAKE_BINARY_DIR}/generated/bulwark.zsh
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _bulwark)
  install(FILES ${CMAKE_BINARY_DIR}/generated/bulwark.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

# The Python module. Debian's python3 looks into /usr/lib/python3 and /usr/local/lib/python3.N; for other prefixes put
# PREFIX/lib/python3.N/dist-packages on PYTHONPATH.
if(TARGET bulwark_python)
  set(BULWARK_MODULES lib/python${Python_VERSION_MAJOR}.${Python_VERSION_MINOR}/dist-packages)
  if(CMAKE_INSTALL_PREFIX STREQUAL /usr)
    set(BULWARK_MODULES lib/python3/dist-packages)
  endif()
  install(DIRECTORY ${CMAKE_BINARY_DIR}/python/ DESTINATION ${BULWARK_MODULES} PATTERN __pycache__ EXCLUDE)

  # A wheel of the same files: no index and no network are asked.
  set(wheel_folder ${CMAKE_BINARY_DIR}/wheel)
  add_custom_target(bulwark_wheel
    COMMAND ${Python_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/scripts/packaging/wheel.py ${CMAKE_BINARY_DIR}/python ${PROJECT_VERSION}
            ${wheel_folder}
    DEPENDS bulwark_python VERBATIM)
endif()

install(DIRECTORY configs DESTINATION ${BULWARK_DATA})
install(PROGRAMS scripts/plot scripts/report DESTINATION ${BULWARK_DATA}/scripts)
install(DIRECTORY scripts/plots scripts/reporting scripts/bulwark_results scripts/examples DESTINATION ${BULWARK_DATA}/scripts
        USE_SOURCE_PERMISSIONS PATTERN __pycache__ EXCLUDE PATTERN example EXCLUDE)
install(FILES LICENSE sim/README.md sim/VALIDATION.md sim/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY sim/manual DESTINATION ${CMAKE_INSTALL_DOCDIR})
