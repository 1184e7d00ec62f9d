@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Usage: scripts\archive
rem Makes target\comleak\lib\comleak.jsa, an archive of comleak's classes as Java has them in memory, with which it starts
rem faster; comleak.cmd calls this at its first use. A JVM ignores an archive that another JVM made, or of another jar: delete
rem it to have it made anew. It gets its name at the end, and where nobody may write there is none.
setlocal
set "LIB=%~dp0..\target\comleak\lib"
set "WORK=%LIB%\archive.work"
set JAVA=java
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%WORK%" exit /b 1
mkdir "%WORK%" 2>nul
if not exist "%WORK%" exit /b 1
"%JAVA%" -XX:+UseSerialGC -Xshare:off "-XX:DumpLoadedClassList=%WORK%\classes" -jar "%LIB%\comleak.jar" run "--json=%WORK%\run.json" "--output=%WORK%\run.txt" "%LIB%\comleak-trial-x64.exe"
"%JAVA%" -XX:+UseSerialGC -Xshare:dump "-XX:SharedClassListFile=%WORK%\classes" "-XX:SharedArchiveFile=%WORK%\comleak.jsa" -cp "%LIB%\comleak.jar"
if not errorlevel 1 move /y "%WORK%\comleak.jsa" "%LIB%\comleak.jsa"
rmdir /s /q "%WORK%"
exit /b 0
