// SPDX-License-Identifier: Apache-2.0
//
// The DLL's way in and out, and the process's one spy. Objects here are constructed before any code of
// the DLL runs and have no destructors: COM calls them until the process is dead.

#include <windows.h>

#include "comleak/stream_format.h"
#include "fault/fault_watch.h"
#include "record/checkpoints.h"
#include "record/recorder.h"
#include "spy/apartment_spy.h"
#include "spy/client_requests.h"
#include "spy/malloc_spy.h"
#include "spy/ole_cache.h"

namespace {

comleak::Recorder recorder;
comleak::Checkpoints checkpoints;
comleak::MallocSpy mallocSpy;
comleak::ApartmentSpy theApartmentSpy;

void pinThisDll() {
    HMODULE self;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                       reinterpret_cast<LPCWSTR>(&recorder), &self);
}

}  // namespace

namespace comleak {

ApartmentSpy& apartmentSpy() { return theApartmentSpy; }

}  // namespace comleak

// Called by the launcher on a thread of its own, before the target's main thread runs. Returns the
// HRESULT of CoRegisterMallocSpy, or another failure that kept the spy from starting.
extern "C" DWORD WINAPI comleak_start(void* parameter) {
    using namespace comleak;
    const StartBlock& block = *static_cast<const StartBlock*>(parameter);
    if (block.magic != STREAM_MAGIC || block.version != STREAM_VERSION) {
        return static_cast<DWORD>(E_INVALIDARG);
    }
    CallbackScope scope;
    mallocSpy.attach(&recorder);
    checkpoints.attach(&recorder);
    if (!recorder.attach(block) || !theApartmentSpy.attach(&recorder, &checkpoints)) {
        return static_cast<DWORD>(E_OUTOFMEMORY);
    }
    pinThisDll();
    bool cacheOff = (block.flags & START_OLE_CACHE) == 0 && switchOleCacheOff();
    void* kept = nullptr;
    HRESULT registered = mallocSpy.watch(&kept);
    recorder.start(scope, registered, kept, cacheOff);
    takeRequests(&recorder, &checkpoints);
    watchFaults(&recorder.header());
    if ((block.flags & START_APC) != 0) {
        theApartmentSpy.watchFromAnApc(block.mainThread);
    }
    return static_cast<DWORD>(registered);
}

BOOL WINAPI DllMain(HINSTANCE, DWORD reason, void* processEnds) {
    using namespace comleak;
    if (!recorder.recording()) {
        return TRUE;
    }
    CallbackScope scope;
    switch (reason) {
        case DLL_THREAD_ATTACH:
            recorder.threadStarted(scope);
            theApartmentSpy.watchThisThread(scope);
            break;
        case DLL_THREAD_DETACH:
            theApartmentSpy.threadEnded(scope);
            break;
        case DLL_PROCESS_DETACH:
            if (processEnds != nullptr) {
                recorder.processDetach(scope);
            }
            break;
        default:
            break;
    }
    return TRUE;
}
