// SPDX-License-Identifier: Apache-2.0
#include "stream/pipe_sender.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr uint32_t CHUNK_BYTES = 64 * 1024;  // of one write: small enough to show the launcher's progress
constexpr DWORD LOOK_AGAIN = 100;            // milliseconds until another sender is looked at again

}  // namespace

bool PipeSender::attach(Ring* ring, HANDLE pipe, HANDLE launcher, uint32_t stallTimeout) {
    ring_ = ring;
    pipe_ = pipe;
    launcher_ = launcher;
    stallTimeout_ = stallTimeout;
    written_ = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    moved_ = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    return written_ != nullptr && moved_ != nullptr;
}

bool PipeSender::streaming() const { return load32(&ring_->header().state) == STATE_STREAMING; }

bool PipeSender::enter(uint32_t thread) { return streaming() && exchange32If(&ring_->header().sender, 0, thread); }

void PipeSender::leave() {
    store32(&ring_->header().sender, 0);
    SetEvent(moved_);
}

void PipeSender::stop(uint32_t state) { exchange32If(&ring_->header().state, STATE_STREAMING, state); }

bool PipeSender::write(const uint8_t* bytes, uint32_t length) {
    OVERLAPPED overlapped = {};
    overlapped.hEvent = written_;
    if (!WriteFile(pipe_, bytes, length, nullptr, &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        stop(STATE_ORPHANED);
        return false;
    }
    HANDLE waits[] = {written_, launcher_};
    DWORD woken = WaitForMultipleObjects(2, waits, FALSE, stallTimeout_);
    if (woken != WAIT_OBJECT_0) {
        CancelIoEx(pipe_, &overlapped);
    }
    // Even a cancelled write is waited for: it refers to this stack and to the ring.
    DWORD transferred = 0;
    bool whole = GetOverlappedResult(pipe_, &overlapped, &transferred, TRUE) && transferred == length;
    if (!whole) {
        stop(woken == WAIT_TIMEOUT ? STATE_STALLED : STATE_ORPHANED);
    }
    return whole;
}

void PipeSender::send(uint32_t thread, uint32_t atLeast) {
    if (ring_->unsentBytes() < atLeast || !enter(thread)) {
        return;
    }
    uint32_t length = 0;
    const uint8_t* bytes = ring_->unsent(CHUNK_BYTES, &length);
    while (length != 0 && write(bytes, length)) {
        ring_->sent(length);
        SetEvent(moved_);
        bytes = ring_->unsent(CHUNK_BYTES, &length);
    }
    leave();
}

bool PipeSender::makeRoom(uint32_t thread) {
    ResetEvent(moved_);
    if (load32(&ring_->header().sender) == 0) {
        send(thread, 1);
    } else {
        awaitSender(thread);
    }
    return streaming();
}

void PipeSender::awaitSender(uint32_t thread) {
    HANDLE waits[] = {moved_, launcher_};
    DWORD woken = WaitForMultipleObjects(2, waits, FALSE, LOOK_AGAIN);
    if (woken == WAIT_OBJECT_0 + 1) {
        stop(STATE_ORPHANED);
    } else if (woken == WAIT_TIMEOUT) {
        uint32_t sender = load32(&ring_->header().sender);
        if (sender != 0 && !platform::threadLives(sender)) {
            dropSender(thread);
        }
    }
}

void PipeSender::flush(uint32_t thread) {
    uint64_t end = ring_->committed();
    while (streaming() && load64(&ring_->header().sent) < end) {
        makeRoom(thread);
    }
}

void PipeSender::dropSender(uint32_t thread) {
    uint32_t sender = load32(&ring_->header().sender);
    // The launcher finds the rest in the section as soon as the pipe is closed.
    if (sender != 0 && sender != thread && exchange32If(&ring_->header().sender, sender, thread)) {
        stop(STATE_PIPE_CLOSED);
        CloseHandle(pipe_);
    }
}

}  // namespace comleak
