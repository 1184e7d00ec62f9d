@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Usage: scripts\test [MAVEN-OPTION...]      for example: scripts\test -Dit.test=RunIT
rem Builds, and runs every test: the unit tests, and the end-to-end tests.
setlocal
call "%~dp0env.cmd" || exit /b 1
cd /d "%~dp0.."

call mvn -B -ntp verify -Dnative.toolchain=%COMLEAK_TOOLCHAIN% %*
exit /b %errorlevel%
