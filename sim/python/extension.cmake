# The Python module: the package sim/python/bulwark, its extension, and the readers of result folders, side by side in
# build/PRESET/python, from where it can be imported (PYTHONPATH) and is installed.
# Debian's, which has pandas; the one that a version manager puts first on PATH often lacks it.
if(NOT Python_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python 3.11 COMPONENTS Interpreter Development.Module QUIET)
if(Python_FOUND)
  find_package(pybind11 2.9 QUIET)
endif()
if(NOT Python_FOUND OR NOT pybind11_FOUND)
  message(STATUS "No Python module: pybind11 or Python's headers not found (scripts/setup installs them)")
  return()
endif()

# It is made of the same objects as the program. Hidden: what nobody can replace is called as directly as before, and a
# trial takes no instruction more.
set_target_properties(bulwark_core bulwark_library PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden
                                                              VISIBILITY_INLINES_HIDDEN ON)
file(GLOB BULWARK_PYTHON_SOURCES CONFIGURE_DEPENDS sim/python/*.cpp)
pybind11_add_module(bulwark_python MODULE NO_EXTRAS ${BULWARK_PYTHON_SOURCES})
target_link_libraries(bulwark_python PRIVATE bulwark_library bulwark_flags)
# Nine tenths of the time that a file takes are pybind11's headers: one reading of them for all.
set_target_properties(bulwark_python PROPERTIES OUTPUT_NAME _engine UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0
                                                LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/python/bulwark)

file(GLOB package RELATIVE ${CMAKE_SOURCE_DIR}/sim/python CONFIGURE_DEPENDS
     sim/python/bulwark/*.py sim/python/bulwark/*.pyi sim/python/bulwark/py.typed)
foreach(file ${package})
  configure_file(sim/python/${file} python/${file} COPYONLY)
endforeach()
file(GLOB readers RELATIVE ${CMAKE_SOURCE_DIR}/scripts CONFIGURE_DEPENDS scripts/bulwark_results/*.py)
foreach(file ${readers})
  configure_file(scripts/${file} python/${file} COPYONLY)
endforeach()
