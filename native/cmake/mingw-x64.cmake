# Cross compiler for 64-bit Windows.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
# For ctest; scripts/env.sh has the environment that Wine needs.
find_program(COMLEAK_WINE wine)
if(COMLEAK_WINE)
  set(CMAKE_CROSSCOMPILING_EMULATOR "${COMLEAK_WINE}")
endif()
