// SPDX-License-Identifier: Apache-2.0
//
// Two DLLs are built of this, which lie at one address: the same code at the same place, but for the size of a frame.

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

asm(".text\n"
    ".globl relay\n"
    ".p2align 4\n"
    ".seh_proc relay\n"
    "relay:\n"
    "    subq $" TEXT(FRAME_BYTES) ", %rsp\n"
    "    .seh_stackalloc " TEXT(FRAME_BYTES) "\n"
    "    .seh_endprologue\n"
    "    call *%rcx\n"
    "    nop\n"
    "    addq $" TEXT(FRAME_BYTES) ", %rsp\n"
    "    ret\n"
    "    .seh_endproc\n"
    ".section .drectve\n"
    "    .ascii \" -export:relay\"\n");
