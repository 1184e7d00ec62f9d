// SPDX-License-Identifier: Apache-2.0
//
// Functions with prologues that compilers seldom write. Each calls what it is given.

#if defined(__x86_64__)

asm(R"(
    .text

    .globl byR13
    .seh_proc byR13
byR13:
    pushq %r13
    .seh_pushreg %r13
    subq $48, %rsp
    .seh_stackalloc 48
    leaq 32(%rsp), %r13
    .seh_setframe %r13, 32
    .seh_endprologue
    subq $0x250, %rsp
    call *%rcx
    nop
    leaq 16(%r13), %rsp
    popq %r13
    ret
    .seh_endproc

    .globl byRbxAndRsi
    .seh_proc byRbxAndRsi
byRbxAndRsi:
    pushq %rsi
    .seh_pushreg %rsi
    pushq %rbx
    .seh_pushreg %rbx
    subq $40, %rsp
    .seh_stackalloc 40
    leaq (%rsp), %rbx
    .seh_setframe %rbx, 0
    .seh_endprologue
    subq $0x90, %rsp
    call *%rcx
    nop
    leaq 40(%rbx), %rsp
    popq %rbx
    popq %rsi
    ret
    .seh_endproc

    .globl savesXmm
    .seh_proc savesXmm
savesXmm:
    subq $0x68, %rsp
    .seh_stackalloc 0x68
    movaps %xmm6, 0x20(%rsp)
    .seh_savexmm %xmm6, 0x20
    movaps %xmm15, 0x30(%rsp)
    .seh_savexmm %xmm15, 0x30
    movq %rdi, 0x70(%rsp)
    .seh_savereg %rdi, 0x70
    .seh_endprologue
    call *%rcx
    nop
    movaps 0x20(%rsp), %xmm6
    movaps 0x30(%rsp), %xmm15
    movq 0x70(%rsp), %rdi
    addq $0x68, %rsp
    ret
    .seh_endproc

    .globl pushesBehindItsFrameRegister
    .seh_proc pushesBehindItsFrameRegister
pushesBehindItsFrameRegister:
    pushq %rbp
    .seh_pushreg %rbp
    movq %rsp, %rbp
    .seh_setframe %rbp, 0
    pushq %rbx
    .seh_pushreg %rbx
    subq $40, %rsp
    .seh_stackalloc 40
    .seh_endprologue
    call *%rcx
    nop
    leaq -8(%rbp), %rsp
    popq %rbx
    popq %rbp
    ret
    .seh_endproc

    .globl endsInACall
    .seh_proc endsInACall
endsInACall:
    subq $0x28, %rsp
    .seh_stackalloc 0x28
    .seh_endprologue
    call *%rcx
    .seh_endproc

    .globl jumps
jumps:
    jmp *%rcx

    .globl chained
chained:
    pushq %rbx
    subq $0x20, %rsp
chainedSecond:
    movq %rsi, 0x38(%rsp)
    call *%rcx
    nop
    movq 0x38(%rsp), %rsi
    addq $0x20, %rsp
    popq %rbx
    ret
chainedEnd:

    .globl ofVersion2
ofVersion2:
    pushq %rbx
    subq $0x20, %rsp
    call *%rcx
    nop
    addq $0x20, %rsp
    popq %rbx
    ret
ofVersion2End:

    .section .pdata,"dr"
    .rva chained
    .rva chainedSecond
    .rva chainedInfo
    .rva chainedSecond
    .rva chainedEnd
    .rva chainedSecondInfo
    .rva ofVersion2
    .rva ofVersion2End
    .rva ofVersion2Info

    .section .xdata,"dr"
    .p2align 2
chainedInfo:
    .byte 1, 5, 2, 0
    .byte 5, 0x32, 1, 0x30
    .p2align 2
chainedSecondInfo:
    .byte 0x21, 5, 2, 0
    .byte 5, 0x64
    .short 7
    .rva chained
    .rva chainedSecond
    .rva chainedInfo
    .p2align 2
ofVersion2Info:
    .byte 2, 5, 4, 0
    .byte 6, 0x16, 0, 0x06
    .byte 5, 0x32, 1, 0x30
    .text
)");

#endif
