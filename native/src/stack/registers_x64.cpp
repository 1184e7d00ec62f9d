// SPDX-License-Identifier: Apache-2.0
#include "stack/registers.h"

#include <stddef.h>

#if defined(_MSC_VER) && !defined(__clang__)

#include <windows.h>

// There is no assembler within a source file: what the system offers, and out of this function.
extern "C" __declspec(noinline) void comleak_read_registers(comleak::Registers* registers) {
    CONTEXT context;
    RtlCaptureContext(&context);
    DWORD64 base = 0;
    void* data = nullptr;
    DWORD64 frame = 0;
    PRUNTIME_FUNCTION function = RtlLookupFunctionEntry(context.Rip, &base, nullptr);
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, base, context.Rip, function, &context, &data, &frame, nullptr);
    *registers = {
        context.Rip,
        context.Rsp,
        {context.Rbp, context.Rbx, context.Rsi, context.Rdi, context.R12, context.R13, context.R14, context.R15}};
}

#else

static_assert(offsetof(comleak::Registers, nonvolatile) == 16 && comleak::R15 == 7, "the order below");

// A leaf, which needs no unwind information.
asm(R"(
    .text
    .p2align 4
    .globl comleak_read_registers
comleak_read_registers:
    movq (%rsp), %rax
    movq %rax, (%rcx)
    leaq 8(%rsp), %rax
    movq %rax, 8(%rcx)
    movq %rbp, 16(%rcx)
    movq %rbx, 24(%rcx)
    movq %rsi, 32(%rcx)
    movq %rdi, 40(%rcx)
    movq %r12, 48(%rcx)
    movq %r13, 56(%rcx)
    movq %r14, 64(%rcx)
    movq %r15, 72(%rcx)
    ret
)");

#endif
