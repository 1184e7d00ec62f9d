@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Called by demo.cmd and test.cmd: checks that what the build needs is here, says what to install, and sets
rem COMLEAK_TOOLCHAIN to the compilers that were found. Exit code 1 if something is missing.

set COMLEAK_MISSING=
set COMLEAK_TOOLCHAIN=

set COMLEAK_JAVAC=javac
if defined JAVA_HOME set "COMLEAK_JAVAC=%JAVA_HOME%\bin\javac"
"%COMLEAK_JAVAC%" -version 2>&1 | findstr /b /c:"javac 17" >nul
if errorlevel 1 call :missing "a JDK 17, in JAVA_HOME or in PATH (winget install EclipseAdoptium.Temurin.17.JDK)"

where mvn >nul 2>nul
if errorlevel 1 call :missing "Maven 3.8 or later, in PATH (https://maven.apache.org)"

where cmake >nul 2>nul
if errorlevel 1 call :missing "CMake 3.25 or later, in PATH (winget install Kitware.CMake)"

rem Visual Studio 2022 is found by CMake itself: no command prompt of its own is needed. vswhere is called in its folder,
rem because cmd takes quotes off a command that begins with one.
set COMLEAK_VS=
pushd "%ProgramFiles(x86)%\Microsoft Visual Studio\Installer" 2>nul || goto :mingw
for /f "delims=" %%p in ('vswhere -products * -version "[17.0,18.0)" -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath') do set COMLEAK_VS=yes
popd
if not defined COMLEAK_VS goto :mingw
set COMLEAK_TOOLCHAIN=msvc
goto :compilers

:mingw
set COMLEAK_TOOLCHAIN=mingw
for %%c in (x86_64-w64-mingw32-g++ i686-w64-mingw32-g++ clang ninja) do where %%c >nul 2>nul || set COMLEAK_TOOLCHAIN=

:compilers
if not defined COMLEAK_TOOLCHAIN call :missing "Visual Studio 2022 with C++, or its Build Tools (or MinGW-w64 for x64 and x86, clang, lld and ninja in PATH)"

if defined COMLEAK_MISSING exit /b 1
exit /b 0

:missing
echo comleak: needed, and not found: %~1 1>&2
set COMLEAK_MISSING=1
exit /b 0
