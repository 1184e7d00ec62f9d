// SPDX-License-Identifier: Apache-2.0
//
// Every function of many real DLLs: what the rule says of its body is what RtlVirtualUnwind does there.

#include <windows.h>

#include <doctest/doctest.h>
#include <stdio.h>

#include <string>
#include <vector>

#include "../unwind/random.h"
#include "stack/unwind_info.h"

using namespace comleak;

namespace {

constexpr size_t STACK_WORDS = 1 << 20;

struct Count {
    uint32_t images = 0;
    uint32_t functions = 0;
    uint32_t compared = 0;
    uint32_t differing = 0;
    uint32_t noRule = 0;
    uint32_t system = 0;
    uint32_t machineFrames = 0;
    uint32_t byRegister = 0;
    uint32_t epilogues = 0;  // functions that look like one from their body's first instruction on
    uint32_t tooLarge = 0;   // frames
};

class RandomStack {
public:
    RandomStack() : words_(STACK_WORDS), random_(7) {
        for (DWORD64& word : words_) {
            word = DWORD64{random_()} << 32 | random_();
        }
    }
    DWORD64 anyPlace() { return reinterpret_cast<DWORD64>(&words_[STACK_WORDS / 4 + random_() % (STACK_WORDS / 4)]); }
    bool holds(DWORD64 place) const {
        return place - reinterpret_cast<DWORD64>(words_.data()) < (STACK_WORDS - 8) * sizeof(DWORD64);
    }

private:
    std::vector<DWORD64> words_;
    Random random_;
};

DWORD64* registerOf(CONTEXT& context, int which) {
    DWORD64* places[NONVOLATILES] = {&context.Rbp, &context.Rbx, &context.Rsi, &context.Rdi,
                                     &context.R12, &context.R13, &context.R14, &context.R15};
    return places[which];
}

// RtlVirtualUnwind takes these for an epilogue's first instruction, in which the frame is gone already.
bool looksLikeEpilogue(const uint8_t* code) {
    uint8_t first = code[0] >= 0x40 && code[0] <= 0x4f ? code[1] : code[0];
    bool pop = first >= 0x58 && first <= 0x5f;
    bool adds = first == 0x83 || first == 0x81 || first == 0x8d;
    bool leaves = first == 0xc3 || first == 0xc2 || first == 0xf3 || first == 0xe9 || first == 0xeb || first == 0xff;
    return pop || adds || leaves;
}

bool agrees(const UnwindRule& rule, const CONTEXT& before, const CONTEXT& after) {
    CONTEXT copy = before;
    DWORD64 from = rule.by == UnwindBy::FRAME_REGISTER ? *registerOf(copy, rule.frameRegister) : before.Rsp;
    DWORD64 cfa = from + static_cast<DWORD64>(DWORD64(LONG64{rule.cfa}));
    bool machine = rule.by == UnwindBy::MACHINE_FRAME;
    bool same = after.Rip == *reinterpret_cast<DWORD64*>(machine ? cfa : cfa - 8) &&
                after.Rsp == (machine ? *reinterpret_cast<DWORD64*>(cfa + 24) : cfa);
    CONTEXT unwound = after;
    for (int i = 0; i < NONVOLATILES; i++) {
        DWORD64 expected = rule.saved[i] == UnwindRule::NOT_SAVED
                               ? *registerOf(copy, i)
                               : *reinterpret_cast<DWORD64*>(cfa + static_cast<DWORD64>(LONG64{rule.saved[i]}));
        same = same && *registerOf(unwound, i) == expected;
    }
    return same;
}

// The codes come last instruction first. Where they reach further than the prologue says, Wine undoes all of them.
uint32_t prologBytes(const uint8_t* information) {
    uint8_t last = information[2] != 0 && (information[0] & 7) == 1 ? information[4] : uint8_t{0};
    return information[1] < last ? last : information[1];
}

void compareFunction(const ImageView& image, const RuntimeFunction& function, RandomStack& stack, Count* count) {
    const auto* information = reinterpret_cast<const uint8_t*>(image.base + (function.unwindInfo & ~1u));
    uint32_t pc = function.begin + ((function.unwindInfo & 1) == 0 ? prologBytes(information) : 0);
    count->functions++;
    UnwindRule rule = ruleOf(image, function, pc);
    count->noRule += rule.by == UnwindBy::NOTHING ? 1 : 0;
    count->system += rule.by == UnwindBy::SYSTEM ? 1 : 0;
    count->byRegister += rule.by == UnwindBy::FRAME_REGISTER ? 1 : 0;
    count->machineFrames += rule.by == UnwindBy::MACHINE_FRAME ? 1 : 0;
    if (rule.by == UnwindBy::NOTHING || rule.by == UnwindBy::SYSTEM) {
        return;
    }
    while (pc < function.end && looksLikeEpilogue(reinterpret_cast<const uint8_t*>(image.base) + pc)) {
        pc++;
    }
    if (pc >= function.end) {
        count->epilogues++;
        return;
    }
    CONTEXT before = {};
    before.Rip = image.base + pc;
    before.Rsp = stack.anyPlace();
    for (int i = 0; i < NONVOLATILES; i++) {
        *registerOf(before, i) = stack.anyPlace();
    }
    if (!stack.holds(before.Rsp + static_cast<DWORD64>(LONG64{rule.cfa}) + 64)) {
        count->tooLarge++;
        return;
    }
    CONTEXT after = before;
    RUNTIME_FUNCTION system = {};
    system.BeginAddress = function.begin;
    system.EndAddress = function.end;
    system.UnwindData = function.unwindInfo;
    void* data = nullptr;
    DWORD64 frame = 0;
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, image.base, before.Rip, &system, &after, &data, &frame, nullptr);
    count->compared++;
    if (!agrees(rule, before, after)) {
        count->differing++;
        printf("differs: %p + %x\n", reinterpret_cast<void*>(image.base), static_cast<unsigned>(pc));
    }
}

void compareImage(HMODULE module, RandomStack& stack, Count* count) {
    auto base = reinterpret_cast<uintptr_t>(module);
    const auto* nt = reinterpret_cast<const IMAGE_NT_HEADERS64*>(
        base + static_cast<uintptr_t>(reinterpret_cast<const IMAGE_DOS_HEADER*>(base)->e_lfanew));
    const IMAGE_DATA_DIRECTORY& directory = nt->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_EXCEPTION];
    if (nt->FileHeader.Machine != IMAGE_FILE_MACHINE_AMD64 || directory.VirtualAddress == 0) {
        return;
    }
    count->images++;
    ImageView image = {base, nt->OptionalHeader.SizeOfImage};
    const auto* functions = reinterpret_cast<const RuntimeFunction*>(base + directory.VirtualAddress);
    for (uint32_t i = 0; i < directory.Size / sizeof(RuntimeFunction); i++) {
        if (functions[i].begin != 0) {
            compareFunction(image, functions[i], stack, count);
        }
    }
}

Count compareFolder(const std::string& folder) {
    Count count;
    RandomStack stack;
    WIN32_FIND_DATAA file;
    HANDLE search = FindFirstFileA((folder + "\\*.dll").c_str(), &file);
    for (bool more = search != INVALID_HANDLE_VALUE; more; more = FindNextFileA(search, &file) != 0) {
        // Mapped as an image, and nothing of it run.
        HMODULE module = LoadLibraryExA((folder + "\\" + file.cFileName).c_str(), nullptr, DONT_RESOLVE_DLL_REFERENCES);
        if (module != nullptr) {
            compareImage(module, stack, &count);
            FreeLibrary(module);
        }
    }
    FindClose(search);
    printf(
        "%s: %u images, %u functions, %u compared, %u differ; no rule %u, by the system %u, machine frames %u, by a "
        "frame register %u, nothing but an epilogue %u, too large %u\n",
        folder.c_str(), count.images, count.functions, count.compared, count.differing, count.noRule, count.system,
        count.machineFrames, count.byRegister, count.epilogues, count.tooLarge);
    fflush(stdout);
    return count;
}

}  // namespace

TEST_CASE("every function of Windows' DLLs") {
    char folder[MAX_PATH];
    GetSystemDirectoryA(folder, MAX_PATH);
    Count count = compareFolder(folder);
    CHECK(count.compared > 10000);
    CHECK(count.differing == 0);
    CHECK(count.noRule == 0);
}

TEST_CASE("every function of DLLs that MSVC built") {
    Count jvm = compareFolder(COMLEAK_JRE "\\server");
    Count others = compareFolder(COMLEAK_JRE);
    CHECK(jvm.differing + others.differing == 0);
    CHECK(jvm.noRule + others.noRule == 0);
}
