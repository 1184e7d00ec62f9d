/* SPDX-License-Identifier: Apache-2.0
 *
 * What a program can tell comleak while it is watched. Where it is not, each of these does nothing: a test of a
 * variable and a return, after a first call that looks whether comleak is there. Nothing is to be linked.
 *
 *     comleak_phase("loading");              what is allocated from here on belongs to the phase "loading"
 *     comleak_checkpoint("all is loaded");   a snapshot of what is outstanding now
 *     comleak_ignore(block);                 a block that is kept on purpose, and never to be reported
 *
 * Callable from C and C++, from any thread, inside COM or outside; GetLastError is as it was. Not to be called in
 * DllMain, nor by whatever the loader calls. Names are in UTF-8, of at most 512 bytes; what is beyond is cut off.
 */
#ifndef COMLEAK_H
#define COMLEAK_H

#ifdef _WIN32

#include <windows.h>

#ifdef _WIN64
#define COMLEAK_SPY_DLL L"comleak-spy-x64.dll"
#else
#define COMLEAK_SPY_DLL L"comleak-spy-x86.dll"
#endif

/* A function of the spy's, as it is looked for: at the first call, and then never again. */
typedef struct comleak_request {
    const char* name;
    void (*volatile function)(void);
    volatile LONG state; /* 0 not looked for yet, 1 found, -1 comleak is not there */
} comleak_request;

/* Threads that are here at once find the same. Nobody unloads the spy. */
static __inline int comleak_find(comleak_request* request) {
    const DWORD last_error = GetLastError();
    const HMODULE spy = GetModuleHandleW(COMLEAK_SPY_DLL);
    if (spy != 0) {
        request->function = (void (*)(void))GetProcAddress(spy, request->name);
    }
    InterlockedExchange(&request->state, request->function != 0 ? 1 : -1);
    SetLastError(last_error);
    return request->function != 0;
}

static __inline int comleak_can(comleak_request* request) {
    return request->state == 0 ? comleak_find(request) : request->state > 0;
}

/* From here on, what any thread of the process allocates belongs to the phase of that name, until another is named.
 * NULL: to none. A name that comes again goes on with its phase. */
static __inline void comleak_phase(const char* name) {
    static comleak_request request = {"comleak_request_phase", 0, 0};
    if (comleak_can(&request)) {
        ((void(__cdecl*)(const char*))request.function)(name);
    }
}

/* Takes a snapshot of what is outstanding. The calling thread waits while it is taken. NULL: without a name. */
static __inline void comleak_checkpoint(const char* name) {
    static comleak_request request = {"comleak_request_checkpoint", 0, 0};
    if (comleak_can(&request)) {
        ((void(__cdecl*)(const char*))request.function)(name);
    }
}

/* The block that the address lies in is never reported: a BSTR, or whatever CoTaskMemAlloc returned. What it holds the
 * addresses of is, unless it is ignored, too. An address that lies in no block of COM's does nothing. */
static __inline void comleak_ignore(const void* block) {
    static comleak_request request = {"comleak_request_ignore", 0, 0};
    if (comleak_can(&request)) {
        ((void(__cdecl*)(const void*))request.function)(block);
    }
}

#else /* no Windows, no COM */

static __inline void comleak_phase(const char* name) { (void)name; }
static __inline void comleak_checkpoint(const char* name) { (void)name; }
static __inline void comleak_ignore(const void* block) { (void)block; }

#endif

#endif
