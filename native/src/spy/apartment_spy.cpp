// SPDX-License-Identifier: Apache-2.0
#include "spy/apartment_spy.h"

#include <objbase.h>

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uint64_t LOOK_EVERY = 250;  // milliseconds

// Threads in own apartments that are looked at whenever one leaves; more of them at most every LOOK_EVERY.
constexpr uint32_t FEW = 64;

// In the thread-local slot of a thread that is past its DLL_THREAD_DETACH: it is not watched again.
void* const DEPARTED = reinterpret_cast<void*>(1);

void CALLBACK watchFromApc(ULONG_PTR spy) {
    CallbackScope scope;
    reinterpret_cast<ApartmentSpy*>(spy)->watchThisThread(scope);
}

// A handle of the spy's own, as ids are used again.
HANDLE handleOf(DWORD thread) {
    HANDLE handle = OpenThread(THREAD_QUERY_LIMITED_INFORMATION, FALSE, thread);
    if (handle != nullptr) {
        SetHandleInformation(handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, HANDLE_FLAG_PROTECT_FROM_CLOSE);
    }
    return handle;
}

void close(HANDLE handle) {
    if (handle != nullptr) {
        SetHandleInformation(handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, 0);
        CloseHandle(handle);
    }
}

// Asked without a wait: a handle that was closed meanwhile may be an event of the target's, and a wait would take its
// signal. A thread that was killed with code 259 looks alive.
bool ended(HANDLE thread) {
    DWORD code = STILL_ACTIVE;
    return thread != nullptr && GetExitCodeThread(thread, &code) && code != STILL_ACTIVE;
}

bool isOwn(uint32_t stay) { return stay % 2 != 0; }

}  // namespace

bool ApartmentSpy::attach(Recorder* recorder, Checkpoints* checkpoints) {
    recorder_ = recorder;
    checkpoints_ = checkpoints;
    shuttingDown_ = reinterpret_cast<BOOLEAN(NTAPI*)()>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlDllShutdownInProgress")));
    slot_ = TlsAlloc();
    chunks_ = static_cast<Chunk*>(platform::allocatePages(sizeof(Chunk)));
    return slot_ != TLS_OUT_OF_INDEXES && chunks_ != nullptr;
}

ApartmentSpy::ThreadState* ApartmentSpy::newState() {
    for (Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) {
        for (ThreadState& state : chunk->states) {
            if (exchange32If(&state.taken, 0, 1)) {
                state.references = 0;
                return &state;
            }
        }
        if (chunk->next == nullptr) {
            auto* more = static_cast<Chunk*>(platform::allocatePages(sizeof(Chunk)));
            if (more != nullptr &&
                InterlockedCompareExchangePointer(reinterpret_cast<void**>(&chunk->next), more, nullptr) != nullptr) {
                platform::freePages(more, sizeof(Chunk));
            }
        }
    }
    return nullptr;
}

ApartmentSpy::ThreadState* ApartmentSpy::stateOfThisThread() const {
    void* state = TlsGetValue(slot_);
    return state == DEPARTED ? nullptr : static_cast<ThreadState*>(state);
}

void ApartmentSpy::watchThisThread(const CallbackScope&) {
    if (slot_ == TLS_OUT_OF_INDEXES || TlsGetValue(slot_) != nullptr) {
        return;
    }
    ThreadState* state = newState();
    // Before COM is called: should it allocate, the allocator's callback comes here again.
    TlsSetValue(slot_, state == nullptr ? DEPARTED : static_cast<void*>(state));
    if (state != nullptr) {
        ULARGE_INTEGER cookie;
        CoRegisterInitializeSpy(this, &cookie);
    }
}

void ApartmentSpy::watchFromAnApc(DWORD thread) {
    HANDLE handle = OpenThread(THREAD_SET_CONTEXT, FALSE, thread);
    if (handle != nullptr) {
        QueueUserAPC(watchFromApc, handle, reinterpret_cast<ULONG_PTR>(this));
        CloseHandle(handle);
    }
}

void ApartmentSpy::threadEnded(const CallbackScope& scope) {
    ThreadState* state = stateOfThisThread();
    TlsSetValue(slot_, DEPARTED);
    DWORD references = state == nullptr ? 0 : state->references;
    recorder_->threadEnded(scope, references);
    if (state == nullptr) {
        return;
    }
    bool wasOwn = leaveOwn(state);
    store32(&state->taken, 0);
    if (wasOwn) {
        left(scope, CHECKPOINT_THREAD_END);
    }
}

STDMETHODIMP ApartmentSpy::QueryInterface(REFIID id, void** object) {
    if (object == nullptr) {
        return E_POINTER;
    }
    bool known = IsEqualIID(id, IID_IUnknown) || IsEqualIID(id, IID_IInitializeSpy);
    *object = known ? this : nullptr;
    return known ? S_OK : E_NOINTERFACE;
}

STDMETHODIMP ApartmentSpy::PreInitialize(DWORD, DWORD) { return S_OK; }

STDMETHODIMP ApartmentSpy::PostInitialize(HRESULT result, DWORD coinit, DWORD references) {
    CallbackScope scope;
    ThreadState* state = stateOfThisThread();
    StackFrames stack;
    bool own = recorder_->captureEntry(&stack);
    if (state != nullptr) {
        bool enters = own && state->references == 0 && references != 0;
        state->references = references;
        // Before it is recorded: whoever leaves once that can be read must not take himself for the last.
        if (enters) {
            enterOwn(state, scope.thread());
        }
    }
    recorder_->apartmentEntered(scope, result, coinit, references, stack);
    return result;  // becomes the result of CoInitializeEx
}

STDMETHODIMP ApartmentSpy::PreUninitialize(DWORD references) {
    CallbackScope scope;
    ThreadState* state = stateOfThisThread();
    if (state != nullptr) {
        state->before = references;
    }
    return S_OK;
}

STDMETHODIMP ApartmentSpy::PostUninitialize(DWORD references) {
    CallbackScope scope;
    ThreadState* state = stateOfThisThread();
    if (state == nullptr) {
        // Its entry, if it came after the thread's end, was recorded too.
        recorder_->apartmentLeft(scope, references, false);
        return S_OK;
    }
    bool unbalanced = state->before == 0;
    bool entered = state->references != 0;
    state->references = references;
    recorder_->apartmentLeft(scope, references, unbalanced);
    if (references == 0 && !unbalanced) {
        // An apartment that was entered before the spy came counts as own: its stack is not known.
        if (leaveOwn(state) || !entered) {
            left(scope, CHECKPOINT_UNINITIALIZE);
        }
    }
    return S_OK;
}

void ApartmentSpy::enterOwn(ThreadState* state, DWORD thread) {
    state->thread = thread;
    state->handle = handleOf(thread);
    add32(&state->stay, 1);
}

bool ApartmentSpy::leaveOwn(ThreadState* state) {
    uint32_t stay = load32(&state->stay);
    HANDLE handle = state->handle;
    bool own = isOwn(stay) && exchange32If(&state->stay, stay, stay + 1);
    if (own) {
        close(handle);
    }
    return own;
}

uint32_t ApartmentSpy::openOwn() const {
    uint32_t open = 0;
    for (const Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) {
        for (const ThreadState& state : chunk->states) {
            open += isOwn(load32(&state.stay)) ? 1 : 0;
        }
    }
    return open;
}

void ApartmentSpy::countOutTheKilled(const CallbackScope& scope, uint32_t open) {
    // As the process ends, all other threads have been killed, and what is open is held at exit.
    uint64_t now = platform::ticks();
    bool look = shuttingDown_ != nullptr && !shuttingDown_() && (open <= FEW || now - load64(&lastLook_) >= LOOK_EVERY);
    if (!look) {
        return;
    }
    store64(&lastLook_, now);
    for (Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) {
        for (ThreadState& state : chunk->states) {
            uint32_t stay = load32(&state.stay);
            ThreadState seen = state;
            // Only if that is still the stay which was looked at; and only one of those who look counts it out.
            if (isOwn(stay) && ended(seen.handle) && exchange32If(&state.stay, stay, stay + 1)) {
                close(seen.handle);
                store32(&state.taken, 0);
                recorder_->threadKilled(scope, seen.thread, seen.references);
            }
        }
    }
}

void ApartmentSpy::left(const CallbackScope& scope, uint8_t cause) {
    // Counted anew: of two that leave at once, the later one finds none open. A counter would be wrong for ever once a
    // thread is killed on its way in or out.
    uint32_t open = openOwn();
    if (open != 0) {
        countOutTheKilled(scope, open);
        open = openOwn();
    }
    if (open != 0) {
        return;
    }
    checkpoints_->shutDown(scope, cause);
}

}  // namespace comleak
