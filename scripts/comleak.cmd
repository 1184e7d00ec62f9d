@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Usage: scripts\comleak ARGUMENT...
rem Runs the comleak that was built into target\comleak, in the caller's directory. No variable is set, since the target
rem would inherit it, and no block in parentheses is used, since an argument may hold one.
rem Java would switch message boxes of critical errors off, for the target too, which inherits that.
if not exist "%~dp0..\target\comleak\lib\comleak.jar" goto :notbuilt
if not defined JAVA_HOME goto :path
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:path
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:notbuilt
echo comleak: not built here yet. Run scripts\demo, or: mvn -B -DskipTests package -Dnative.toolchain=msvc 1>&2
exit /b 125
