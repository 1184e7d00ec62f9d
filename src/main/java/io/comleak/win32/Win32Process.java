// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A process that this one started. */
public final class Win32Process implements AutoCloseable {
    private static final int PROCESS_INFORMATION_BYTES = 24;

    /** The time that a process has to be dead once it ends. */
    private static final Duration RUNDOWN = Duration.ofSeconds(5);

    private final Handle process;
    private final Handle mainThread;
    private final int id;
    private final int mainThreadId;

    private Win32Process(ByteBuffer information) {
        this.process = Handle.of(information.getLong(0), "CreateProcess");
        this.mainThread = Handle.of(information.getLong(8), "CreateProcess");
        this.id = information.getInt(16);
        this.mainThreadId = information.getInt(20);
    }

    /**
     * Starts a program with its main thread suspended, in this process's folder and environment, with every handle of
     * this process that is inheritable, in this process's console and priority class.
     */
    public static Win32Process startSuspended(String program, String commandLine, StartupInfo startup) {
        int flags = WinBase.CREATE_SUSPENDED;
        if (!ThisProcess.hasConsole()) {
            // Windows would make one, with a window. Without any, standard handles have to be named.
            flags |= WinBase.DETACHED_PROCESS;
            startup.nameStandardHandles();
        }
        Win32Process process = start(program, commandLine, true, flags, startup);
        // Windows lets only the two lowest classes be inherited. Where it refuses another, it is left as it is.
        Kernel32.SetPriorityClass(process.process.value(), ThisProcess.priorityClass());
        return process;
    }

    /** Starts a program that has no console and inherits nothing. */
    public static Win32Process startHidden(String program, String commandLine) {
        return start(program, commandLine, false, WinBase.CREATE_NO_WINDOW, StartupInfo.plain());
    }

    private static Win32Process start(
            String program, String commandLine, boolean inherit, int flags, StartupInfo startup) {
        ByteBuffer information = Structure.of(PROCESS_INFORMATION_BYTES);
        int started = Kernel32.CreateProcessW(
                new WString(program),
                (commandLine + '\0').toCharArray(),
                0,
                0,
                inherit ? 1 : 0,
                flags,
                0,
                null,
                startup.structure(),
                information);
        Win32Exception.check(started != 0, "CreateProcess");
        return new Win32Process(information);
    }

    public int id() {
        return id;
    }

    public int mainThreadId() {
        return mainThreadId;
    }

    public Handle handle() {
        return process;
    }

    public ProcessMemory memory() {
        return new ProcessMemory(process);
    }

    /** Whether it is a 32-bit process. */
    public boolean is32Bit() {
        int[] wow64 = new int[1];
        Win32Exception.check(Kernel32.IsWow64Process(process.value(), wow64) != 0, "IsWow64Process");
        return wow64[0] != 0;
    }

    public void resumeMainThread() {
        Win32Exception.check(Kernel32.ResumeThread(mainThread.value()) != -1, "ResumeThread");
    }

    /** Starts a thread in it that calls a function of one parameter. */
    public RemoteThread startThread(long function, long parameter) {
        long thread = Kernel32.CreateRemoteThread(process.value(), 0, 0, function, parameter, 0, new int[1]);
        return new RemoteThread(Handle.of(thread, "CreateRemoteThread"));
    }

    /** Suspends all its threads, those included that others start meanwhile. */
    public void suspend() {
        try (ProcessSuspension suspension = new ProcessSuspension(this)) {
            suspension.suspendAll();
        }
    }

    /**
     * Ends it at once.
     *
     * @return false if it was dead already
     */
    public boolean terminate(int exitCode) {
        if (Kernel32.TerminateProcess(process.value(), exitCode) != 0) {
            return true;
        }
        Win32Exception failure = Win32Exception.last("TerminateProcess");
        // One that is just ending refuses, and is not dead yet.
        if (!awaitDeath(RUNDOWN)) {
            throw failure;
        }
        return false;
    }

    /** Whether it is dead, or dies within that time. */
    public boolean awaitDeath(Duration limit) {
        return Handle.awaitAny(limit, process) == 0;
    }

    /** Its exit code, all 32 bits; of no meaning while it lives. */
    public int exitCode() {
        int[] code = new int[1];
        Win32Exception.check(Kernel32.GetExitCodeProcess(process.value(), code) != 0, "GetExitCodeProcess");
        return code[0];
    }

    /** Gives it a handle with that access, for what this process has one of; returns the value that it has there. */
    public long give(Handle handle, int access) {
        return give(handle.value(), access);
    }

    /** Gives it a handle by which it can wait for this process's death. */
    public long giveThisProcess() {
        return give(Kernel32.GetCurrentProcess(), WinNT.SYNCHRONIZE);
    }

    private long give(long source, int access) {
        long[] target = new long[1];
        int duplicated =
                Kernel32.DuplicateHandle(Kernel32.GetCurrentProcess(), source, process.value(), target, access, 0, 0);
        Win32Exception.check(duplicated != 0, "DuplicateHandle");
        return target[0];
    }

    @Override
    public void close() {
        mainThread.close();
        process.close();
    }
}
