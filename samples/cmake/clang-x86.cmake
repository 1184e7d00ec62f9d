# Clang and LLD on top of MinGW's headers and libraries: they write the PDB that real Windows programs have.
include("${CMAKE_CURRENT_LIST_DIR}/../../native/cmake/mingw-x86.cmake")
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-libgcc-file-name
  OUTPUT_VARIABLE libgcc OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
cmake_path(GET libgcc PARENT_PATH libraries)
set(CMAKE_C_COMPILER clang)
set(CMAKE_CXX_COMPILER clang++)
set(CMAKE_C_COMPILER_TARGET i686-w64-windows-gnu)
set(CMAKE_CXX_COMPILER_TARGET i686-w64-windows-gnu)
set(CMAKE_EXE_LINKER_FLAGS_INIT "-fuse-ld=lld -L${libraries}")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-fuse-ld=lld -L${libraries}")
