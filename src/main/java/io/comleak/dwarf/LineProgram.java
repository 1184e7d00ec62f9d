// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/** Runs the program that a line table is, and gives rows to what lies in their code. */
final class LineProgram {
    private static final int EXTENDED = 0;
    private static final int COPY = 1;
    private static final int ADVANCE_ADDRESS = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int ADD_CONSTANT = 8;
    private static final int ADVANCE_FIXED = 9;

    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;
    private static final int DEFINE_FILE = 3;

    private static final int LAST_OPCODE = 255;

    private final LineHeader header;
    private final Cursor program;
    private final Targets targets;
    private final Budget budget;

    private long address;
    private long operation;
    private long file;
    private long line;

    /** The row before, which is of the code from there to here. */
    private long lastOffset;

    private LineRow last = new LineRow(0, 0);
    private boolean hasLast;

    LineProgram(LineHeader header, Targets targets, Budget budget) {
        this.header = header;
        this.program = header.program();
        this.targets = targets;
        this.budget = budget;
        reset();
    }

    void run() throws IOException {
        while (program.remaining() > 0) {
            budget.spend();
            int opcode = program.u8();
            if (opcode >= header.opcodeBase()) {
                advanceSpecial(opcode);
                row();
            } else if (opcode == EXTENDED) {
                extended();
            } else {
                standard(opcode);
            }
        }
    }

    private void reset() {
        address = 0;
        operation = 0;
        file = 1;
        line = 1;
        hasLast = false;
    }

    private void standard(int opcode) throws IOException {
        switch (opcode) {
            case COPY -> row();
            case ADVANCE_ADDRESS -> advance(program.unsignedLeb());
            case ADVANCE_LINE -> line += program.signedLeb();
            case SET_FILE -> file = program.unsignedLeb();
            case ADD_CONSTANT -> advance(addressPart(LAST_OPCODE));
            case ADVANCE_FIXED -> {
                address += program.u16();
                operation = 0;
            }
            default -> skipOperands(opcode);
        }
    }

    /** Columns, and what only debuggers want to know. */
    private void skipOperands(int opcode) throws IOException {
        for (int i = header.operands().get(opcode); i > 0; i--) {
            program.unsignedLeb();
        }
    }

    private void extended() throws IOException {
        long length = program.unsignedLeb();
        long start = program.position();
        program.skip(length);
        long end = program.position();
        program.seek(start);
        switch (length == 0 ? 0 : program.u8()) {
            case END_SEQUENCE -> {
                row();
                reset();
            }
            case SET_ADDRESS -> {
                address = program.unsigned((int) Math.min(length - 1, Long.BYTES));
                operation = 0;
            }
            case DEFINE_FILE -> header.files().define(program);
            default -> program.seek(end);
        }
        program.seek(end);
    }

    private void advanceSpecial(int opcode) throws IOException {
        int range = lineRange();
        advance(addressPart(opcode));
        line += header.lineBase() + (opcode - header.opcodeBase()) % range;
    }

    private long addressPart(int opcode) throws IOException {
        return ((long) opcode - header.opcodeBase()) / lineRange();
    }

    private int lineRange() throws IOException {
        if (header.lineRange() == 0) {
            throw new MalformedDwarfException("a line table has no range of lines");
        }
        return header.lineRange();
    }

    private void advance(long operations) {
        long all = operation + operations;
        address += header.minInstruction() * (all / header.operations());
        operation = all % header.operations();
    }

    /** Of rows at one address the last one counts. */
    private void row() {
        long offset = targets.offsetOf(address);
        if (hasLast && targets.isCode(lastOffset, offset)) {
            LineRow row = last;
            targets.eachUnknownIn(lastOffset, offset, target -> target.offer(row));
        }
        if (!hasLast || last.file() != file || last.line() != LineRow.line(line)) {
            last = new LineRow(file, LineRow.line(line));
        }
        lastOffset = offset;
        hasLast = true;
    }
}
