// SPDX-License-Identifier: Apache-2.0
//
// What the launcher and the symbol helper say to each other. This is the one place where it is written down.
//
// Both ways it is UTF-8 text, in lines that end in LF. The fields of a line are separated by TAB; text fields hold no
// control character (whoever writes a line puts '?' in its place). Numbers are hexadecimal, without prefix or sign.
// The helper reads the whole request from standard input, up to its end, before it answers on standard output.
//
// Request:
//   comleak-symbols VERSION
//   dbghelp PATH                              at most once: a DbgHelp to use instead of the system's
//   search PATH                               at most once: where symbols are looked for first
//   module ID SIZE TIMESTAMP GUID AGE PATH    identity as it was when loaded; GUID is "-" and AGE 0 without a PDB
//   address OFFSET EXACT                      in the module above, from its base; EXACT is 1 for the address of an
//                                             instruction, 0 for a return address, whose call lies before it
//   end
//
// Answer, flushed after each module, in the order of the request:
//   comleak-symbols VERSION
//   symbol OFFSET INLINED DISPLACEMENT LINE FUNCTION FILE    inlined calls (INLINED 1) first, innermost first; LINE is
//   0
//                                                            and FILE empty if they are not known
//   module ID OUTCOME DETAIL                  ends the answer about a module; the symbols above it are its
//   end
// A helper that cannot answer at all, or reads a malformed request, writes one line instead: error TEXT.
// A helper that stops in the middle was ended by the module that it did not get to.
#pragma once

#include <cstddef>
#include <cstdint>

namespace comleak::symbols {

constexpr const char* PROTOCOL_NAME = "comleak-symbols";
constexpr uint32_t PROTOCOL_VERSION = 1;

constexpr size_t MAX_REQUEST_BYTES = size_t{64} << 20;

// OUTCOME: where the names of a module come from, or why it has none. DETAIL is a path where there is one to tell.
// An export may be any distance before the address: there need be no other one in between.
constexpr const char* OUTCOME_PDB = "pdb";                // a program database
constexpr const char* OUTCOME_DWARF = "dwarf";            // debug information within the image
constexpr const char* OUTCOME_EXPORT = "export";          // the image's exports alone
constexpr const char* OUTCOME_NONE = "none";              // there are none
constexpr const char* OUTCOME_MISSING = "missing";        // the image cannot be read any more
constexpr const char* OUTCOME_REPLACED = "replaced";      // the image is not the one that was loaded
constexpr const char* OUTCOME_MISMATCHED = "mismatched";  // DETAIL, the PDB found, is another build's; exports are used

}  // namespace comleak::symbols
