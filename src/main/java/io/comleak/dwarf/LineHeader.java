// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line table says of itself before its program.
 *
 * @param minInstruction bytes that an address advances by at least
 * @param operations of one instruction, where it can have several
 * @param lineBase least line that a special opcode advances by
 * @param lineRange how many different ones
 * @param operands by each standard opcode, how many operands it has
 * @param files those that it numbers
 * @param program the program
 */
record LineHeader(
        Encoding encoding,
        int minInstruction,
        int operations,
        int lineBase,
        int lineRange,
        List<Integer> operands,
        FileTable files,
        Cursor program) {

    static LineHeader read(Unit unit, long offset) throws IOException {
        Section lines = unit.sections().lines();
        Cursor cursor = lines.at(offset);
        Encoding.Length length = Encoding.Length.read(cursor);
        long end = cursor.position() + length.bytes();
        int version = cursor.u16();
        int addressBytes = unit.encoding().addressBytes();
        if (version >= 5) {
            addressBytes = cursor.u8();
            cursor.skip(1); // size of segment selectors
        }
        Encoding encoding = Encoding.checked(version, addressBytes, length.offsetBytes());
        long headerBytes = encoding.offset(cursor);
        Cursor program = lines.within(cursor.position(), end);
        program.skip(headerBytes);
        return readRest(unit, encoding, lines.within(cursor.position(), program.position()), program);
    }

    private static LineHeader readRest(Unit unit, Encoding encoding, Cursor cursor, Cursor program) throws IOException {
        int minInstruction = cursor.u8();
        int operations = encoding.version() >= 4 ? Math.max(1, cursor.u8()) : 1;
        // Where statements begin is for breakpoints: the line of an address is that of the last row before it, of any
        // kind.
        cursor.skip(1);
        int lineBase = (byte) cursor.u8();
        int lineRange = cursor.u8();
        List<Integer> operands = new ArrayList<>(List.of(0));
        for (int count = cursor.u8(); operands.size() < count; ) {
            operands.add(cursor.u8());
        }
        FileTable files = FileTable.read(unit, encoding, cursor);
        return new LineHeader(encoding, minInstruction, operations, lineBase, lineRange, operands, files, program);
    }

    /** The first opcode that has another meaning in each table. */
    int opcodeBase() {
        return operands.size();
    }
}
