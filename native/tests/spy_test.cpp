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

#include "empty_spy.h"
#include "spied_records.h"

using namespace comleak;

namespace {

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

TEST_CASE("a fatal exception that the program handles is noted, and handled by the program") {
    void* registration = AddVectoredExceptionHandler(0, continueAfterDivision);
    RaiseException(static_cast<DWORD>(EXCEPTION_INT_DIVIDE_BY_ZERO), 0, 0, nullptr);
    RemoveVectoredExceptionHandler(registration);

    const FaultSlot& fault = spied().header().fault;
    CHECK(fault.sequence % 2 == 0);
    CHECK(fault.code == static_cast<uint32_t>(EXCEPTION_INT_DIVIDE_BY_ZERO));
    CHECK(fault.frameCount > 1);
}
