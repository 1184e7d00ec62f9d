// SPDX-License-Identifier: Apache-2.0
//
// The symbol helper. protocol.h says what it reads and writes.
#include <windows.h>

#include <exception>
#include <string>

#include "answer.h"
#include "dbghelp_functions.h"
#include "protocol.h"
#include "request.h"
#include "symbolizer.h"

namespace {

using namespace comleak::symbols;

std::string readAll(HANDLE in) {
    std::string all;
    char part[65536];
    DWORD bytes = 0;
    while (ReadFile(in, part, sizeof part, &bytes, nullptr) && bytes > 0) {
        all.append(part, bytes);
        if (all.size() > MAX_REQUEST_BYTES) throw MalformedRequest("the request is too long");
    }
    return all;
}

void answerAll(AnswerWriter& writer) {
    Request request = parseRequest(readAll(GetStdHandle(STD_INPUT_HANDLE)));
    Symbolizer symbolizer(DbgHelp::load(request.dbgHelp), request.searchPath);
    writer.begin();
    for (const Module& module : request.modules) {
        symbolizer.answer(module, writer);
    }
    writer.end();
}

}  // namespace

int main() {
    // A crash in DbgHelp must end this process at once: no message box, no debugger. Ctrl-C is for the target; whoever
    // started this process ends it.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    SetConsoleCtrlHandler(nullptr, TRUE);
    AnswerWriter writer(GetStdHandle(STD_OUTPUT_HANDLE));
    try {
        answerAll(writer);
        return 0;
    } catch (const std::exception& failure) {
        writer.error(failure.what());
        return 1;
    }
}
