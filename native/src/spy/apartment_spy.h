// SPDX-License-Identifier: Apache-2.0
//
// What COM calls on a thread that initialises or uninitialises it. Such a spy is registered for one
// thread at a time; this one is registered on every thread that the spy hears of.
#pragma once

#include <windows.h>

#include <objidl.h>

#include "record/checkpoints.h"
#include "record/recorder.h"

namespace comleak {

class ApartmentSpy final : public IInitializeSpy {
public:
    // False if there is no thread-local slot left.
    bool attach(Recorder* recorder, Checkpoints* checkpoints);

    // Registers on the calling thread, unless that was done.
    void watchThisThread(const CallbackScope& scope);

    // Has the target's main thread, which is suspended, call watchThisThread before anything else.
    void watchFromAnApc(DWORD thread);

    // DLL_THREAD_DETACH: the thread may not have uninitialised.
    void threadEnded(const CallbackScope& scope);

    STDMETHODIMP QueryInterface(REFIID id, void** object) override;
    STDMETHODIMP_(ULONG) AddRef() override { return 2; }  // static: it outlives everybody
    STDMETHODIMP_(ULONG) Release() override { return 1; }

    STDMETHODIMP PreInitialize(DWORD coinit, DWORD references) override;
    STDMETHODIMP PostInitialize(HRESULT result, DWORD coinit, DWORD references) override;
    STDMETHODIMP PreUninitialize(DWORD references) override;
    STDMETHODIMP PostUninitialize(DWORD references) override;

private:
    // What is known of a thread.
    struct ThreadState {
        uint32_t taken;    // 1 while a thread uses it
        DWORD references;  // after the last call
        DWORD before;      // before the call that is under way
        uint32_t stay;     // counts ways in and out: odd while in an apartment that the target's own code entered
        DWORD thread;      // of that stay, as is the next
        HANDLE handle;     // tells whether the thread lives; null if that cannot be had
    };

    // States lie in pages of the spy's own, and go from a thread that ended to one that begins. No lock
    // guards them: one that a killed thread held would be waited for by the last.
    static constexpr uint32_t STATES_PER_CHUNK = 255;
    struct Chunk {
        ThreadState states[STATES_PER_CHUNK];
        Chunk* next;
    };

    ThreadState* newState();
    ThreadState* stateOfThisThread() const;
    void enterOwn(ThreadState* state, DWORD thread);
    bool leaveOwn(ThreadState* state);
    void left(const CallbackScope& scope, uint8_t cause);
    uint32_t openOwn() const;  // threads in an apartment that the target's own code entered
    void countOutTheKilled(const CallbackScope& scope, uint32_t open);

    Recorder* recorder_ = nullptr;
    Checkpoints* checkpoints_ = nullptr;
    DWORD slot_ = TLS_OUT_OF_INDEXES;
    uint64_t lastLook_ = 0;  // ticks
    BOOLEAN(NTAPI* shuttingDown_)() = nullptr;
    Chunk* chunks_ = nullptr;
};

// The one of the process.
ApartmentSpy& apartmentSpy();

}  // namespace comleak
