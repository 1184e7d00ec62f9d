# Runs all native tests: cmake -DTOOLCHAIN=mingw -P native/test.cmake, after native/build.cmake.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(NOT TOOLCHAIN)
  set(TOOLCHAIN mingw)
endif()
set(build "${CMAKE_CURRENT_LIST_DIR}/../target/native")
if(NOT CMAKE_HOST_WIN32)
  # What needs no Windows, with the host's own compiler.
  run(${CMAKE_COMMAND} --preset host --log-level=WARNING)
  run(${CMAKE_COMMAND} --build --preset host)
  run(ctest --test-dir ${build}/host --output-on-failure)
endif()
foreach(machine x64 x86)
  run(ctest --test-dir ${build}/${TOOLCHAIN}-${machine} -C Release --output-on-failure)
endforeach()
