// SPDX-License-Identifier: Apache-2.0
//
// The spy's DLL in a process of its own, called by the real COM.

#include <windows.h>

#include <doctest/doctest.h>
#include <malloc.h>
#include <objbase.h>
#include <oleauto.h>

#include <functional>
#include <string>

#include "comleak.h"
#include "empty_spy.h"
#include "spied_process.h"

using namespace comleak;

namespace {

SpiedProcess& spied() { return SpiedProcess::get(); }

template <typename Record>
const Record& only(const std::vector<const RecordHeader*>& records) {
    REQUIRE(records.size() == 1);
    return *reinterpret_cast<const Record*>(records[0]);
}

uint64_t numberOf(const void* block) { return reinterpret_cast<uintptr_t>(block); }

DWORD WINAPI runFunction(void* function) {
    (*static_cast<std::function<void()>*>(function))();
    return 0;
}

// Runs a function on a thread of its own and waits for its end. MinGW's C++ library may have no std::thread.
void onNewThread(std::function<void()> function) {
    HANDLE thread = CreateThread(nullptr, 0, runFunction, &function, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
}

LONG CALLBACK continueAfterDivision(EXCEPTION_POINTERS* pointers) {
    bool division = pointers->ExceptionRecord->ExceptionCode == EXCEPTION_INT_DIVIDE_BY_ZERO;
    return division ? EXCEPTION_CONTINUE_EXECUTION : EXCEPTION_CONTINUE_SEARCH;
}

IMalloc* allocator() {
    IMalloc* malloc = nullptr;
    REQUIRE(CoGetMalloc(1, &malloc) == S_OK);
    return malloc;
}

// Calls a function with less of the stack left than the spy needs, and more than COM does.
void onTheLastOfTheStack(const std::function<void()>& function) {
    char here = 0;
    MEMORY_BASIC_INFORMATION stack;
    VirtualQuery(&here, &stack, sizeof(stack));
    size_t left = static_cast<size_t>(&here - static_cast<char*>(stack.AllocationBase));
    static_cast<volatile char*>(_alloca(left - size_t{14} * 1024))[0] = here;
    function();
}

}  // namespace

TEST_CASE("the stream begins with hello") {
    REQUIRE(spied().started() == S_OK);
    const auto& hello = only<Hello>(spied().fromStart(RECORD_HELLO));
    CHECK(hello.magic == STREAM_MAGIC);
    CHECK(hello.registered == S_OK);
    CHECK(hello.process == GetCurrentProcessId());
    CHECK(hello.keptBlock != 0);
    CHECK(((hello.header.flags & HELLO_WIN64) != 0) == (sizeof(void*) == 8));
}

TEST_CASE("every module is told of, those that come later as well") {
    auto tellsOf = [](HMODULE module, uint8_t type) {
        for (const RecordHeader* record : spied().fromStart(type)) {
            if (reinterpret_cast<const ModuleUnloaded*>(record)->base == numberOf(module) ||
                reinterpret_cast<const ModuleLoaded*>(record)->base == numberOf(module)) {
                return true;
            }
        }
        return false;
    };
    CHECK(tellsOf(GetModuleHandleW(nullptr), RECORD_MODULE_LOADED));
    CHECK(tellsOf(GetModuleHandleW(L"ole32.dll"), RECORD_MODULE_LOADED));

    HMODULE late = LoadLibraryW(L"cabinet.dll");
    REQUIRE(late != nullptr);
    CHECK(tellsOf(late, RECORD_MODULE_LOADED));
    FreeLibrary(late);
    CHECK(tellsOf(late, RECORD_MODULE_UNLOADED));
}

TEST_CASE("an allocation and its free are recorded, with size, thread and stack") {
    spied().mark();
    void* block = CoTaskMemAlloc(4711);
    CoTaskMemFree(block);

    const auto& allocated = only<Allocated>(spied().since(RECORD_ALLOCATED));
    CHECK(allocated.address == numberOf(block));
    CHECK(allocated.size == 4711);
    CHECK(allocated.header.thread == GetCurrentThreadId());
    CHECK(allocated.stack != 0);
    const auto& freed = only<Freed>(spied().since(RECORD_FREED));
    CHECK(freed.address == numberOf(block));
    CHECK((freed.header.flags & BLOCK_SPIED) != 0);
    CHECK(spied().header().allocatorThread == 0);
}

TEST_CASE("a stack is defined once, before the first event that names it, and leads to its caller") {
    spied().mark();
    for (int i = 0; i < 3; i++) {
        CoTaskMemFree(CoTaskMemAlloc(8));
    }
    auto allocated = spied().since(RECORD_ALLOCATED);
    REQUIRE(allocated.size() == 3);
    uint32_t stack = reinterpret_cast<const Allocated*>(allocated[0])->stack;
    CHECK(reinterpret_cast<const Allocated*>(allocated[2])->stack == stack);

    const StackDefined* definition = nullptr;
    for (const RecordHeader* record : spied().since(RECORD_STACK_DEFINED)) {
        const auto* defined = reinterpret_cast<const StackDefined*>(record);
        if (defined->stack == stack) {
            CHECK(definition == nullptr);
            definition = defined;
        }
    }
    REQUIRE(definition != nullptr);
    CHECK(reinterpret_cast<const uint8_t*>(definition) < reinterpret_cast<const uint8_t*>(allocated[0]));
    uint64_t program = numberOf(GetModuleHandleW(nullptr));
    const auto* frames = reinterpret_cast<const uint64_t*>(definition + 1);
    bool inProgram = false;
    for (uint32_t i = 0; i < definition->frameCount; i++) {
        inProgram = inProgram || frames[i] - program < 0x1000000;
    }
    CHECK(inProgram);
}

TEST_CASE("where hardly any stack is left, an allocation is recorded without one") {
    spied().mark();
    void* block = nullptr;
    onNewThread([&] { onTheLastOfTheStack([&] { block = CoTaskMemAlloc(61); }); });

    const auto& allocated = only<Allocated>(spied().since(RECORD_ALLOCATED));
    CHECK(allocated.address == numberOf(block));
    CHECK(allocated.stack == 0);
    CoTaskMemFree(block);
}

TEST_CASE("blocks of every size are recorded as large as they are") {
    for (SIZE_T size : {0u, 1u, SHORT_SIZE_LIMIT - 1, SHORT_SIZE_LIMIT, SHORT_SIZE_LIMIT + 1}) {
        spied().mark();
        void* block = CoTaskMemAlloc(size);
        const auto& allocated = only<Allocated>(spied().since(RECORD_ALLOCATED));
        CHECK(allocated.size == size);
        CHECK(allocated.address == numberOf(block));
        CHECK(allocated.header.thread == GetCurrentThreadId());
        CoTaskMemFree(block);
    }
}

TEST_CASE(
    "what a loop allocates and frees is told in repeated records, and anything else in between is told as it is") {
    size_t before = spied().repeated();
    spied().mark();
    std::vector<uint64_t> blocks;
    auto allocateAndFree = [&blocks](SIZE_T size) {
        void* block = CoTaskMemAlloc(size);
        blocks.push_back(numberOf(block));
        CoTaskMemFree(block);
    };
    for (SIZE_T i = 0; i < 100; i++) {
        allocateAndFree(i / 25);
    }
    onNewThread([&] { allocateAndFree(7); });
    allocateAndFree(7);

    auto allocated = spied().since(RECORD_ALLOCATED);
    auto freed = spied().since(RECORD_FREED);
    REQUIRE(allocated.size() == blocks.size());
    REQUIRE(freed.size() == blocks.size());
    for (size_t i = 0; i < blocks.size(); i++) {
        CHECK(reinterpret_cast<const Allocated*>(allocated[i])->address == blocks[i]);
        CHECK(reinterpret_cast<const Allocated*>(allocated[i])->size == (i < 100 ? i / 25 : 7));
        CHECK(reinterpret_cast<const Freed*>(freed[i])->address == blocks[i]);
        CHECK((allocated[i]->thread == GetCurrentThreadId()) == (i != 100));
    }
    CHECK(spied().repeated() - before >= 100);
}

TEST_CASE("the last error passes through every call") {
    IMalloc* malloc = allocator();
    SetLastError(4711);
    void* block = malloc->Alloc(16);
    CHECK(GetLastError() == 4711);
    block = malloc->Realloc(block, 64);
    CHECK(GetLastError() == 4711);
    malloc->GetSize(block);
    CHECK(GetLastError() == 4711);
    malloc->DidAlloc(block);
    CHECK(GetLastError() == 4711);
    malloc->Free(block);
    CHECK(GetLastError() == 4711);
    malloc->HeapMinimize();
    CHECK(GetLastError() == 4711);
    malloc->Release();
}

TEST_CASE("blocks of no bytes are blocks") {
    spied().mark();
    void* block = CoTaskMemAlloc(0);
    REQUIRE(block != nullptr);
    CHECK(only<Allocated>(spied().since(RECORD_ALLOCATED)).size == 0);
    CoTaskMemFree(block);
}

TEST_CASE("a reallocation names the old block and the new one") {
    void* block = CoTaskMemAlloc(16);
    spied().mark();
    void* larger = CoTaskMemRealloc(block, 100000);

    const auto& reallocated = only<Reallocated>(spied().since(RECORD_REALLOCATED));
    CHECK(reallocated.oldAddress == numberOf(block));
    CHECK(reallocated.newAddress == numberOf(larger));
    CHECK(reallocated.size == 100000);
    CoTaskMemFree(larger);
}

TEST_CASE("what fails leaves everything as it was") {
    void* block = CoTaskMemAlloc(16);
    SIZE_T impossible = ~SIZE_T{0} / 2;
    spied().mark();
    CHECK(CoTaskMemAlloc(impossible) == nullptr);
    CHECK(CoTaskMemRealloc(block, impossible) == nullptr);

    CHECK(spied().since(RECORD_ALLOCATED).empty());
    CHECK(spied().since(RECORD_REALLOCATED).empty());
    CHECK(spied().since(RECORD_FREED).empty());
    CHECK(spied().header().allocatorThread == 0);
    CoTaskMemFree(block);
}

TEST_CASE("a revoke by the program does not complete") {
    EmptySpy other;
    REQUIRE(spied().started() == S_OK);
    CHECK(CoRegisterMallocSpy(&other) == CO_E_OBJISREG);
    CHECK(CoRevokeMallocSpy() == E_ACCESSDENIED);
    spied().mark();
    CoTaskMemFree(CoTaskMemAlloc(99));
    CHECK(only<Allocated>(spied().since(RECORD_ALLOCATED)).size == 99);
    CHECK(spied().since(RECORD_REVOKED).empty());
}

TEST_CASE("the spy's handles survive a program that closes what is not its own") {
    REQUIRE(spied().started() == S_OK);
    CHECK_FALSE(CloseHandle(spied().resume()));
    spied().mark();
    CoTaskMemFree(CoTaskMemAlloc(77));
    CHECK(only<Allocated>(spied().since(RECORD_ALLOCATED)).size == 77);
    CHECK(spied().header().state == STATE_STREAMING);
}

TEST_CASE("a reallocation of nothing is an allocation, one to nothing is a free") {
    IMalloc* malloc = allocator();
    spied().mark();
    void* block = malloc->Realloc(nullptr, 23);
    CHECK(only<Allocated>(spied().since(RECORD_ALLOCATED)).size == 23);

    malloc->Realloc(block, 0);
    const auto& freed = only<Freed>(spied().since(RECORD_FREED));
    CHECK(freed.address == numberOf(block));
    CHECK((freed.header.flags & BLOCK_FREED_BY_REALLOC) != 0);
    CHECK(spied().header().allocatorThread == 0);
    malloc->Release();
}

TEST_CASE("a thread's way through its apartment is told, and its end is a checkpoint at which it waits") {
    spied().mark();
    DWORD id = 0;
    DWORD waited = 0;
    onNewThread([&] {
        id = GetCurrentThreadId();
        CHECK(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED) == S_OK);
        CHECK(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == RPC_E_CHANGED_MODE);
        DWORD before = GetTickCount();
        CoUninitialize();
        waited = GetTickCount() - before;
    });

    auto entered = spied().since(RECORD_APARTMENT_ENTERED);
    REQUIRE(entered.size() == 2);
    CHECK(entered[0]->thread == id);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[0])->references == 1);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[1])->references == 1);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[1])->result == RPC_E_CHANGED_MODE);
    CHECK(only<ApartmentLeft>(spied().since(RECORD_APARTMENT_LEFT)).references == 0);
    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(checkpoint.header.flags == (CHECKPOINT_HELD | CHECKPOINT_UNINITIALIZE));
    const auto& resumed = only<Resumed>(spied().since(RECORD_RESUMED));
    CHECK(resumed.number == checkpoint.number);
    CHECK(resumed.header.flags == RESUMED_TIMED_OUT);
    CHECK(waited >= 250);
}

// Of a record with a name behind it.
template <typename Record>
std::string nameOf(const Record& record) {
    return {reinterpret_cast<const char*>(&record + 1), record.nameLength};
}

TEST_CASE("a program names its phases") {
    spied().mark();
    SetLastError(4711);
    comleak_phase("loading \xe6\x97\xa5");
    comleak_phase(nullptr);
    CHECK(GetLastError() == 4711);

    auto phases = spied().since(RECORD_PHASE);
    REQUIRE(phases.size() == 2);
    CHECK(phases[0]->thread == GetCurrentThreadId());
    CHECK(phases[0]->length == sizeof(Phase) + 16);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[0])) == "loading \xe6\x97\xa5");
    CHECK(phases[1]->length == sizeof(Phase));
}

TEST_CASE("a name is cut between two characters") {
    spied().mark();
    std::string fits(NAME_BYTES, 'a');
    comleak_phase(fits.c_str());
    comleak_phase((fits + "b").c_str());
    comleak_phase((fits.substr(1) + "\xe6\x97\xa5").c_str());

    auto phases = spied().since(RECORD_PHASE);
    REQUIRE(phases.size() == 3);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[0])) == fits);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[1])) == fits);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[2])) == fits.substr(1));
}

TEST_CASE("a program asks that a block be ignored, behind the record of its allocation") {
    spied().mark();
    BSTR text = SysAllocString(L"kept");
    comleak_ignore(text);
    comleak_ignore(nullptr);

    const auto& allocated = only<Allocated>(spied().since(RECORD_ALLOCATED));
    const auto& ignored = only<Ignored>(spied().since(RECORD_IGNORED));
    CHECK(ignored.address == numberOf(text));
    CHECK(&allocated.header < &ignored.header);
    SysFreeString(text);
}

TEST_CASE("a program marks a checkpoint, at which it waits") {
    spied().mark();
    SetLastError(4711);
    comleak_checkpoint("loaded");
    CHECK(GetLastError() == 4711);

    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(checkpoint.header.flags == (CHECKPOINT_MARKED | CHECKPOINT_HELD));
    CHECK(nameOf(checkpoint) == "loaded");
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).number == checkpoint.number);
}

TEST_CASE("a hold is ended by its own number, and by no event of another's") {
    spied().mark();
    Sleep(300);  // a mark sooner than that after the last hold holds nobody
    SetEvent(spied().resume());
    comleak_checkpoint("one");
    const auto& first = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).header.flags == RESUMED_TIMED_OUT);

    spied().mark();
    Sleep(300);
    spied().header().resumed = first.number + 1;
    comleak_checkpoint("two");
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).header.flags == 0);
    comleak_checkpoint("at once");
    CHECK(spied().since(RECORD_CHECKPOINT).size() == 2);
    CHECK(spied().since(RECORD_RESUMED).size() == 1);
}

TEST_CASE("a thread that ends within its apartment is a checkpoint that holds nobody") {
    spied().mark();
    onNewThread([] { CoInitializeEx(nullptr, COINIT_MULTITHREADED); });

    CHECK(only<ThreadEnded>(spied().since(RECORD_THREAD_ENDED)).references == 1);
    CHECK(only<Checkpoint>(spied().since(RECORD_CHECKPOINT)).header.flags == CHECKPOINT_THREAD_END);
}

TEST_CASE("a thread that is killed in its apartment is counted out at the next way out of one") {
    std::function<void()> enterAndWait = [] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        Sleep(INFINITE);
    };
    REQUIRE(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == S_OK);
    spied().mark();
    DWORD id = 0;
    HANDLE thread = CreateThread(nullptr, 0, runFunction, &enterAndWait, 0, &id);
    while (spied().since(RECORD_APARTMENT_ENTERED).size() < 2) {
        SwitchToThread();
    }
    onNewThread([] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoUninitialize();
    });
    CHECK(spied().since(RECORD_THREAD_ENDED).size() == 1);  // of the thread that was in and out

    TerminateThread(thread, 7);
    WaitForSingleObject(thread, INFINITE);
    CoUninitialize();

    auto ended = spied().since(RECORD_THREAD_ENDED);
    REQUIRE(ended.size() == 2);
    CHECK(ended[1]->thread == id);
    CHECK(ended[1]->flags == THREAD_KILLED);
    CHECK(reinterpret_cast<const ThreadEnded*>(ended[1])->references == 2);
    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK((checkpoint.header.flags & CHECKPOINT_UNINITIALIZE) != 0);
    CHECK(ended[1] < &checkpoint.header);
    CloseHandle(thread);
}

TEST_CASE("while another thread is in an apartment there is no checkpoint; an unbalanced CoUninitialize is none") {
    REQUIRE(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == S_OK);
    spied().mark();
    onNewThread([] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoUninitialize();
        CoUninitialize();
    });

    CHECK(spied().since(RECORD_CHECKPOINT).empty());
    auto left = spied().since(RECORD_APARTMENT_LEFT);
    REQUIRE(left.size() == 2);
    CHECK(left[1]->flags == APARTMENT_UNBALANCED);
    CoUninitialize();
    CHECK(spied().since(RECORD_CHECKPOINT).size() == 1);
}

TEST_CASE("a fatal exception that the program handles is noted, and handled by the program") {
    void* registration = AddVectoredExceptionHandler(0, continueAfterDivision);
    RaiseException(static_cast<DWORD>(EXCEPTION_INT_DIVIDE_BY_ZERO), 0, 0, nullptr);
    RemoveVectoredExceptionHandler(registration);

    const FaultSlot& fault = spied().header().fault;
    CHECK(fault.sequence % 2 == 0);
    CHECK(fault.code == static_cast<uint32_t>(EXCEPTION_INT_DIVIDE_BY_ZERO));
    CHECK(fault.frameCount > 1);
}
