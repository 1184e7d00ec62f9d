@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Usage: scripts\demo
rem Builds, and runs a sample that leaks under comleak: exit code 0 if its leaks were found.
setlocal
call "%~dp0env.cmd" || exit /b 1
cd /d "%~dp0.."

call mvn -B -ntp -q -DskipTests package -Dnative.toolchain=%COMLEAK_TOOLCHAIN%
if errorlevel 1 exit /b 1

set SAMPLE=target\samples\x64-pdb\demo.exe
echo scripts\comleak run %SAMPLE%
call "%~dp0comleak.cmd" run %SAMPLE%
if %errorlevel% equ 23 goto :found
echo demo: failed: expected exit code 23, which says that a leak was found, and got %errorlevel% 1>&2
exit /b 1

:found
echo demo: exit code 23: comleak found the leaks above, which %SAMPLE% has on purpose.
exit /b 0
