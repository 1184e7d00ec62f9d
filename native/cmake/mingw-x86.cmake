# Cross compiler for 32-bit Windows.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR i686)
set(CMAKE_C_COMPILER i686-w64-mingw32-gcc)
set(CMAKE_CXX_COMPILER i686-w64-mingw32-g++)
set(CMAKE_RC_COMPILER i686-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
# For ctest; scripts/env.sh has the environment that Wine needs.
find_program(COMLEAK_WINE wine)
if(COMLEAK_WINE)
  set(CMAKE_CROSSCOMPILING_EMULATOR "${COMLEAK_WINE}")
endif()
