// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * kernel32.dll, with the names and parameters of the Windows SDK. BOOL is {@code int}; handles, addresses and SIZE_T are
 * {@code long}; structures are direct, little-endian buffers.
 */
final class Kernel32 {
    static {
        Native.register(Kernel32.class, "kernel32");
    }

    private Kernel32() {}

    // Handles and waiting

    static native int CloseHandle(long handle);

    static native int DuplicateHandle(
            long sourceProcess, long source, long targetProcess, long[] target, int access, int inherit, int options);

    static native int WaitForMultipleObjects(int count, long[] handles, int all, int milliseconds);

    static native long CreateEventW(long security, int manualReset, int initialState, @Nullable WString name);

    static native int SetEvent(long event);

    // This process

    static native Pointer GetCommandLineW();

    static native long GetCurrentProcess();

    static native int GetCurrentProcessId();

    static native int SetEnvironmentVariableW(WString name, WString value);

    static native int GetSystemWindowsDirectoryW(char[] buffer, int chars);

    static native long GetStdHandle(int which);

    static native void GetStartupInfoW(ByteBuffer startupInfo);

    static native int GetModuleFileNameW(long module, char[] path, int chars);

    static native int GetPriorityClass(long process);

    static native long GetModuleHandleW(WString name);

    static native long GetProcAddress(long module, String name);

    static native int SetConsoleCtrlHandler(Callback handler, int add);

    static native int GetConsoleCP();

    static native int GetACP();

    static native int GetConsoleMode(long console, int[] mode);

    static native int SetConsoleMode(long console, int mode);

    static native int GetConsoleScreenBufferInfo(long console, byte[] info);

    static native int WriteConsoleW(long console, char[] text, int chars, int[] written, long reserved);

    static native long LocalFree(long memory);

    static native int FormatMessageW(
            int flags, long source, int message, int language, char[] buffer, int chars, long arguments);

    // Other processes

    static native int CreateProcessW(
            WString application,
            char[] commandLine,
            long processSecurity,
            long threadSecurity,
            int inheritHandles,
            int flags,
            long environment,
            @Nullable WString currentDirectory,
            ByteBuffer startupInfo,
            ByteBuffer processInformation);

    static native int SetPriorityClass(long process, int priorityClass);

    static native int TerminateProcess(long process, int exitCode);

    static native int GetExitCodeProcess(long process, int[] exitCode);

    static native int IsWow64Process(long process, int[] wow64);

    static native long VirtualAllocEx(long process, long address, long size, int type, int protection);

    static native int WriteProcessMemory(long process, long address, byte[] from, long size, long @Nullable [] written);

    static native int ReadProcessMemory(long process, long address, long into, long size, long @Nullable [] read);

    static native int K32EnumProcessModulesEx(long process, long[] modules, int bytes, int[] needed, int filter);

    static native int K32GetModuleFileNameExW(long process, long module, char[] path, int chars);

    // Threads

    static native long CreateRemoteThread(
            long process, long security, long stackSize, long start, long parameter, int flags, int[] id);

    static native int GetExitCodeThread(long thread, int[] exitCode);

    static native int ResumeThread(long thread);

    static native int SuspendThread(long thread);

    static native long OpenThread(int access, int inherit, int id);

    static native long CreateToolhelp32Snapshot(int flags, int process);

    static native int Thread32First(long snapshot, ByteBuffer entry);

    static native int Thread32Next(long snapshot, ByteBuffer entry);

    // Jobs

    static native long CreateJobObjectW(long security, @Nullable WString name);

    static native int AssignProcessToJobObject(long job, long process);

    static native int SetInformationJobObject(long job, int kind, ByteBuffer information, int bytes);

    static native int QueryInformationJobObject(long job, int kind, ByteBuffer information, int bytes, int[] returned);

    // Sections

    static native long CreateFileMappingW(
            long file, long security, int protection, int sizeHigh, int sizeLow, @Nullable WString name);

    static native long MapViewOfFile(long section, int access, int offsetHigh, int offsetLow, long bytes);

    static native int UnmapViewOfFile(long view);
}
