// SPDX-License-Identifier: Apache-2.0
//
// Stacks that Windows makes: callbacks, threads, exceptions, COM.

#include <windows.h>

#include <doctest/doctest.h>
#include <msxml2.h>
#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

#include <string>

#include "../empty_spy.h"
#include "both_walks.h"

void forgetModule(const void* base);

namespace {

Comparisons* volatile several = nullptr;

// Runs what compares, and says what came of it.
template <typename Function>
void check(const char* kind, Function function) {
    Comparisons comparisons;
    several = &comparisons;
    function();
    several = nullptr;
    report(kind, comparisons);
}

void compareMore() { several->compare(); }

DWORD WINAPI onThread(void*) {
    several->compare();
    return 0;
}

HANDLE done = nullptr;

DWORD WINAPI onPoolThread(void*) {
    several->compare();
    SetEvent(done);
    return 0;
}

void CALLBACK onApc(ULONG_PTR) { several->compare(); }

void* mainFiber = nullptr;

void CALLBACK onFiber(void*) {
    several->compare();
    SwitchToFiber(mainFiber);
}

LONG CALLBACK onException(EXCEPTION_POINTERS* pointers) {
    DWORD exceptionCode = pointers->ExceptionRecord->ExceptionCode;
    if (exceptionCode != 0xE0004711 && exceptionCode != static_cast<DWORD>(EXCEPTION_INT_DIVIDE_BY_ZERO)) {
        return EXCEPTION_CONTINUE_SEARCH;
    }
    several->compare();
    if (exceptionCode != 0xE0004711) {
        pointers->ContextRecord->Rip += 2;  // past the division
    }
    return EXCEPTION_CONTINUE_EXECUTION;
}

__attribute__((noinline)) void divide() {
    asm volatile("xorl %%ecx, %%ecx\n\txorl %%edx, %%edx\n\tmovl $1, %%eax\n\tdivl %%ecx" ::
                     : "rax", "rcx", "rdx", "memory");
}

LRESULT CALLBACK onMessage(HWND window, UINT message, WPARAM first, LPARAM second) {
    if (message == WM_APP) {
        several->compare();
        return 0;
    }
    return DefWindowProcW(window, message, first, second);
}

HWND messageWindow() {
    WNDCLASSW type = {};
    type.lpfnWndProc = onMessage;
    type.hInstance = GetModuleHandleW(nullptr);
    type.lpszClassName = L"unwind-test";
    RegisterClassW(&type);
    return CreateWindowW(L"unwind-test", L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, type.hInstance, nullptr);
}

// Within COM, as the real spy is called.
class ComparingSpy final : public EmptySpy {
public:
    STDMETHODIMP_(void*) PostAlloc(void* block) override {
        several->compare();
        return block;
    }
    STDMETHODIMP_(void*) PreFree(void* block, BOOL) override {
        several->compare();
        return block;
    }
};

void useAutomation() {
    VARIANT number;
    VariantInit(&number);
    number.vt = VT_I4;
    number.lVal = 4711;
    VariantChangeType(&number, &number, 0, VT_BSTR);
    VariantClear(&number);
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 3);
    LONG index = 1;
    BSTR text = SysAllocString(L"text");
    SafeArrayPutElement(array, &index, text);
    SysFreeString(text);
    SafeArrayDestroy(array);
}

void useStorage() {
    IMoniker* moniker = nullptr;
    if (SUCCEEDED(CreateFileMoniker(L"c:\\windows\\some.file", &moniker))) {
        IBindCtx* context = nullptr;
        LPOLESTR name = nullptr;
        CreateBindCtx(0, &context);
        moniker->GetDisplayName(context, nullptr, &name);
        CoTaskMemFree(name);
        context->Release();
        moniker->Release();
    }
    LPOLESTR text = nullptr;
    StringFromCLSID(IID_IUnknown, &text);
    CoTaskMemFree(text);
    IStream* stream = nullptr;
    CreateStreamOnHGlobal(nullptr, TRUE, &stream);
    STATSTG about = {};
    stream->Stat(&about, STATFLAG_DEFAULT);
    CoTaskMemFree(about.pwcsName);
    stream->Release();
}

const CLSID DOM_DOCUMENT = {0x2933bf90, 0x7b36, 0x11d2, {0xb2, 0x0e, 0x00, 0xc0, 0x4f, 0x98, 0x3e, 0x60}};

void useXml() {
    IXMLDOMDocument* document = nullptr;
    if (FAILED(CoCreateInstance(DOM_DOCUMENT, nullptr, CLSCTX_INPROC_SERVER, IID_IXMLDOMDocument,
                                reinterpret_cast<void**>(&document)))) {
        return;
    }
    VARIANT_BOOL loaded = VARIANT_FALSE;
    BSTR source = SysAllocString(L"<a b='c'><d>e</d></a>");
    document->loadXML(source, &loaded);
    SysFreeString(source);
    BSTR xml = nullptr;
    if (document->get_xml(&xml) == S_OK) {
        SysFreeString(xml);
    }
    document->Release();
}

using Relay = void (*)(void (*)());

Relay relayOf(HMODULE module) {
    return reinterpret_cast<Relay>(reinterpret_cast<void*>(GetProcAddress(module, "relay")));
}

}  // namespace

TEST_CASE("threads, fibers and what is called later") {
    check("thread", [] {
        HANDLE thread = CreateThread(nullptr, 0, onThread, nullptr, 0, nullptr);
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    });
    check("thread pool", [] {
        done = CreateEventW(nullptr, FALSE, FALSE, nullptr);
        QueueUserWorkItem(onPoolThread, nullptr, WT_EXECUTEDEFAULT);
        WaitForSingleObject(done, INFINITE);
        CloseHandle(done);
    });
    check("fiber", [] {
        mainFiber = ConvertThreadToFiber(nullptr);
        void* fiber = CreateFiber(0, onFiber, nullptr);
        SwitchToFiber(fiber);
        several->compare();
        DeleteFiber(fiber);
        ConvertFiberToThread();
    });
    check("asynchronous procedure call", [] {
        QueueUserAPC(onApc, GetCurrentThread(), 0);
        SleepEx(0, TRUE);
    });
}

TEST_CASE("windows") {
    HWND window = messageWindow();
    REQUIRE(window != nullptr);
    check("window procedure, sent", [&] { SendMessageW(window, WM_APP, 0, 0); });
    check("window procedure, posted", [&] {
        PostMessageW(window, WM_APP, 0, 0);
        MSG message;
        GetMessageW(&message, window, 0, 0);
        DispatchMessageW(&message);
    });
    check("window procedure, from another thread", [&] {
        static HWND target;
        target = window;
        HANDLE thread = CreateThread(
            nullptr, 0,
            [](void*) -> DWORD {
                SendMessageW(target, WM_APP, 0, 0);
                return 0;
            },
            nullptr, 0, nullptr);
        while (MsgWaitForMultipleObjects(1, &thread, FALSE, INFINITE, QS_ALLINPUT) == WAIT_OBJECT_0 + 1) {
            MSG message;
            while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
                DispatchMessageW(&message);
            }
        }
        CloseHandle(thread);
    });
    DestroyWindow(window);
}

TEST_CASE("vectored handlers") {
    void* handler = AddVectoredExceptionHandler(1, onException);
    check("exception that was raised", [] { RaiseException(0xE0004711, 0, 0, nullptr); });
    check("exception of the processor", divide);
    RemoveVectoredExceptionHandler(handler);
}

TEST_CASE("COM's own code") {
    static ComparingSpy spy;
    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
    Comparisons unused;
    several = &unused;
    REQUIRE(CoRegisterMallocSpy(&spy) == S_OK);
    void* kept = CoTaskMemAlloc(1);
    check("combase", [] { CoTaskMemFree(CoTaskMemRealloc(CoTaskMemAlloc(1), 100)); });
    check("oleaut32", useAutomation);
    check("ole32", useStorage);
    check("MSXML", useXml);
    several = &unused;
    CoRevokeMallocSpy();
    CoTaskMemFree(kept);
    CoUninitialize();
    several = nullptr;
}

TEST_CASE("code that MSVC built") {
    std::string folder = COMLEAK_JRE;
    HMODULE library = LoadLibraryExA((folder + "\\ucrtbase.dll").c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (library == nullptr) {
        MESSAGE("no MSVC-built DLL here");
        return;
    }
    using Sort = void(__cdecl*)(void*, size_t, size_t, int (*)(const void*, const void*));
    auto sort = reinterpret_cast<Sort>(reinterpret_cast<void*>(GetProcAddress(library, "qsort")));
    check("qsort of MSVC's runtime", [&] {
        int numbers[] = {5, 3, 9, 1, 7, 2, 8, 6, 4, 0, 11, 10};
        sort(numbers, 12, sizeof(int), [](const void* one, const void* other) {
            several->compare();
            return *static_cast<const int*>(one) - *static_cast<const int*>(other);
        });
    });
    using Begin = uintptr_t(__cdecl*)(void*, unsigned, unsigned(__stdcall*)(void*), void*, unsigned, unsigned*);
    auto begin = reinterpret_cast<Begin>(reinterpret_cast<void*>(GetProcAddress(library, "_beginthreadex")));
    check("thread of MSVC's runtime", [&] {
        auto thread = reinterpret_cast<HANDLE>(begin(
            nullptr, 0,
            [](void*) -> unsigned {
                several->compare();
                return 0;
            },
            nullptr, 0, nullptr));
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    });
}

TEST_CASE("code that was made at run time is foreign: the trace ends there, and says so") {
    // sub rsp,28h; call rcx; add rsp,28h; ret; and its unwind information.
    const uint8_t made[] = {0x48, 0x83, 0xec, 0x28, 0xff, 0xd1, 0x48, 0x83, 0xc4, 0x28,
                            0xc3, 0x90, 1,    4,    1,    0,    4,    0x42, 0,    0};
    auto* page = static_cast<uint8_t*>(VirtualAlloc(nullptr, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE));
    memcpy(page, made, sizeof(made));
    RUNTIME_FUNCTION function = {};
    function.EndAddress = 11;
    function.UnwindData = 12;
    REQUIRE(RtlAddFunctionTable(&function, 1, reinterpret_cast<DWORD64>(page)));
    Comparisons comparisons;
    several = &comparisons;
    reinterpret_cast<Relay>(reinterpret_cast<void*>(page))(compareMore);
    const Comparison& there = comparisons.worst();
    printf("%-46s %5u %4u %4u %4u  ours is cut: foreign code\n", "code made at run time", 1u, there.own, there.system,
           there.differing);
    CHECK(there.differing == 0);
    CHECK(there.cut);
    CHECK(there.memoHolds);
    CHECK(there.own >= 3);
    RtlDeleteFunctionTable(&function);
    VirtualFree(page, 0, MEM_RELEASE);
}

TEST_CASE("another DLL where one was unloaded") {
    HMODULE small = LoadLibraryA(RELAY_SMALL);
    REQUIRE(small != nullptr);
    Relay relay = relayOf(small);
    check("a DLL", [&] { relay(compareMore); });
    FreeLibrary(small);
    forgetModule(small);
    HMODULE large = LoadLibraryA(RELAY_LARGE);
    REQUIRE(large == small);
    bool samePlace = relayOf(large) == relay;
    REQUIRE(samePlace);
    check("another one at its address", [&] { relay(compareMore); });
    FreeLibrary(large);
}

TEST_CASE("a stack of the program's own making is left out") {
    // As coroutines have: memory that the thread's limits know nothing of.
    constexpr size_t BYTES = 256 << 10;
    auto* memory = static_cast<uint8_t*>(VirtualAlloc(nullptr, BYTES, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE));
    static Comparison there;
    auto compare = [] { there = compareHere(); };
    void (*call)() = compare;
    asm volatile(
        "movq %%rsp, %%rbx\n\t"
        "movq %0, %%rsp\n\t"
        "call *%1\n\t"
        "movq %%rbx, %%rsp"
        :
        : "r"(memory + BYTES - 4096), "r"(call)
        : "rbx", "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5",
          "memory");
    CHECK(there.own == 0);
    CHECK(there.cut);
    VirtualFree(memory, 0, MEM_RELEASE);
}
