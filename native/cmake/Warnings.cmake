# One list of warnings for all native code; each of them fails the build.
add_library(comleak_warnings INTERFACE)
if(MSVC)
  target_compile_options(comleak_warnings INTERFACE /W4 /WX /permissive- /utf-8)
else()
  target_compile_options(comleak_warnings INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Werror)
endif()
