@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Usage: scripts\comleak ARGUMENT...
rem Runs the comleak that was built into target\comleak, in the caller's directory. No variable is set, since the target
rem would inherit it, and no block in parentheses is used, since an argument may hold one.
rem Java would switch message boxes of critical errors off, for the target too, which inherits that.
if not exist "%~dp0..\target\comleak\lib\comleak.jar" goto :notbuilt
rem An archive of classes, with which Java starts faster, is made once, where that can be.
if not exist "%~dp0..\target\comleak\lib\comleak.jsa" call "%~dp0archive.cmd" <nul >nul 2>nul
if not exist "%~dp0..\target\comleak\lib\comleak.jsa" goto :plain
if not defined JAVA_HOME goto :path
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -XX:SharedArchiveFile="%~dp0..\target\comleak\lib\comleak.jsa" -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:path
java -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -XX:SharedArchiveFile="%~dp0..\target\comleak\lib\comleak.jsa" -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:plain
if not defined JAVA_HOME goto :plainpath
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:plainpath
java -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -Dsun.io.allowCriticalErrorMessageBox=true -jar "%~dp0..\target\comleak\lib\comleak.jar" %*
exit /b %errorlevel%

:notbuilt
echo comleak: not built here yet. Run scripts\demo, or: mvn -B -DskipTests package -Dnative.toolchain=msvc 1>&2
exit /b 125
