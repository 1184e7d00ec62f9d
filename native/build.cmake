# Builds everything native, for both machines: cmake -DTOOLCHAIN=mingw -DVERSION=0.1.0 -DJAVA=C:/jdk-17 -P native/build.cmake
# Maven calls it; so can you.
cmake_minimum_required(VERSION 3.25)

function(build folder preset)
  execute_process(COMMAND ${CMAKE_COMMAND} --preset ${preset} --log-level=WARNING ${ARGN}
    WORKING_DIRECTORY ${folder} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${CMAKE_COMMAND} --build --preset ${preset}
    WORKING_DIRECTORY ${folder} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(NOT TOOLCHAIN)
  set(TOOLCHAIN mingw)
endif()
# Without what follows the three numbers, such as -SNAPSHOT: a file's version is numbers.
string(REGEX MATCH "^[0-9]+\\.[0-9]+\\.[0-9]+" numbers "${VERSION}")
if(NOT numbers)
  set(numbers 0.0.0)
endif()
set(samples "${CMAKE_CURRENT_LIST_DIR}/../samples")
foreach(machine x64 x86)
  build("${CMAKE_CURRENT_LIST_DIR}" ${TOOLCHAIN}-${machine} -DCOMLEAK_VERSION=${numbers} "-DCOMLEAK_JAVA=${JAVA}")
endforeach()
# comleak doctor tells by these whether a file is as it was built.
set(lib "${CMAKE_CURRENT_LIST_DIR}/../target/comleak/lib")
file(GLOB files RELATIVE "${lib}" "${lib}/comleak-*.dll" "${lib}/comleak-*.exe")
set(hashes "")
foreach(file ${files})
  file(SHA256 "${lib}/${file}" hash)
  string(APPEND hashes "${hash}  ${file}\n")
endforeach()
file(WRITE "${CMAKE_CURRENT_LIST_DIR}/../target/classes/io/comleak/doctor/files.sha256" "${hashes}")
if(EXISTS "${samples}/CMakePresets.json")
  # What differs is where the symbols are: a PDB, or DWARF within the executable.
  set(kinds pdb dwarf)
  if(TOOLCHAIN STREQUAL "msvc")
    set(kinds pdb)
  endif()
  foreach(machine x64 x86)
    foreach(kind ${kinds})
      build("${samples}" ${TOOLCHAIN}-${machine}-${kind})
    endforeach()
  endforeach()
endif()
