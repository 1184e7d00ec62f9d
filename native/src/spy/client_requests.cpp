// SPDX-License-Identifier: Apache-2.0
#include "spy/client_requests.h"

namespace {

comleak::Recorder* recorder = nullptr;
comleak::Checkpoints* checkpoints = nullptr;

}  // namespace

namespace comleak {

void takeRequests(Recorder* to, Checkpoints* marked) {
    checkpoints = marked;
    recorder = to;
}

}  // namespace comleak

extern "C" void __cdecl comleak_request_phase(const char* name) {
    if (recorder != nullptr) {
        comleak::CallbackScope scope;
        recorder->phase(scope, comleak::Name(name));
    }
}

extern "C" void __cdecl comleak_request_checkpoint(const char* name) {
    if (recorder != nullptr) {
        comleak::CallbackScope scope;
        checkpoints->mark(scope, comleak::Name(name));
    }
}

extern "C" void __cdecl comleak_request_ignore(const void* block) {
    if (recorder != nullptr && block != nullptr) {
        comleak::CallbackScope scope;
        recorder->ignored(scope, block);
    }
}
