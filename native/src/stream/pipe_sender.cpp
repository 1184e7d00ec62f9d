// SPDX-License-Identifier: Apache-2.0
#include "stream/pipe_sender.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr uint32_t CHUNK_BYTES = 64 * 1024;  // of one write: small enough to show the launcher's progress
constexpr DWORD LOOK_AGAIN = 100;            // milliseconds until another sender is looked at again

}  // namespace

void keepOpen(HANDLE handle) {
    SetHandleInformation(handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, HANDLE_FLAG_PROTECT_FROM_CLOSE);
}

bool PipeSender::attach(Ring* ring, HANDLE pipe, HANDLE launcher, uint32_t stallTimeout) {
    ring_ = ring;
    pipe_ = pipe;
    launcher_ = launcher;
    stallTimeout_ = stallTimeout;
    written_ = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    moved_ = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    HANDLE all[] = {pipe_, launcher_, written_, moved_};
    for (HANDLE handle : all) {
        keepOpen(handle);
    }
    return written_ != nullptr && moved_ != nullptr;
}

bool PipeSender::streaming() const { return load32(&ring_->header().state) == STATE_STREAMING; }

bool PipeSender::enter(uint32_t thread) { return streaming() && exchange32If(&ring_->header().sender, 0, thread); }

void PipeSender::leave() {
    store32(&ring_->header().sender, 0);
    tellWaiters();
}

void PipeSender::tellWaiters() {
    // An exchange, so that what was stored is seen by who counted itself in too late to be seen here.
    if (add32(&waiters_, 0) != 0) {
        SetEvent(moved_);
    }
}

void PipeSender::stop(uint32_t state) { exchange32If(&ring_->header().state, STATE_STREAMING, state); }

void PipeSender::pipeFailed() {
    // A pipe that fails while the launcher lives was taken from us by the target, which may close what handle it
    // likes. What is recorded from here on is found in the section.
    stop(WaitForSingleObject(launcher_, 0) == WAIT_OBJECT_0 ? STATE_ORPHANED : STATE_PIPE_CLOSED);
}

bool PipeSender::write(const uint8_t* bytes, uint32_t length) {
    OVERLAPPED overlapped = {};
    overlapped.hEvent = written_;
    bool done = WriteFile(pipe_, bytes, length, nullptr, &overlapped) != FALSE;
    if (!done && GetLastError() != ERROR_IO_PENDING) {
        pipeFailed();
        return false;
    }
    HANDLE waits[] = {written_, launcher_};
    DWORD woken = done ? WAIT_OBJECT_0 : WaitForMultipleObjects(2, waits, FALSE, stallTimeout_);
    if (woken != WAIT_OBJECT_0) {
        CancelIoEx(pipe_, &overlapped);
    }
    // Even a cancelled write is waited for: it refers to this stack and to the ring.
    DWORD transferred = 0;
    bool whole = GetOverlappedResult(pipe_, &overlapped, &transferred, TRUE) && transferred == length;
    if (!whole && woken == WAIT_TIMEOUT) {
        stop(STATE_STALLED);
    } else if (!whole) {
        pipeFailed();
    }
    return whole;
}

void PipeSender::sendAll(uint32_t thread) {
    if (!enter(thread)) {
        return;
    }
    uint32_t length = 0;
    const uint8_t* bytes = ring_->unsent(CHUNK_BYTES, &length);
    while (length != 0 && write(bytes, length)) {
        ring_->sent(length);
        tellWaiters();
        bytes = ring_->unsent(CHUNK_BYTES, &length);
    }
    leave();
}

bool PipeSender::makeRoom(uint32_t thread) {
    if (load32(&ring_->header().sender) == 0) {
        send(thread, 1);
        return streaming();
    }
    add32(&waiters_, 1);
    ResetEvent(moved_);
    uint32_t sender = load32(&ring_->header().sender);
    bool more = sender == 0 ? streaming() : awaitSender(thread, sender);
    add32(&waiters_, UINT32_MAX);
    return more;
}

bool PipeSender::isAt(uint32_t sender, uint64_t sent) const {
    return load32(&ring_->header().sender) == sender && load64(&ring_->header().sent) == sent;
}

bool PipeSender::awaitSender(uint32_t thread, uint32_t sender) {
    uint64_t sent = load64(&ring_->header().sent);
    if (load32(&stuckSender_) == sender && load64(&stuckAt_) == sent) {
        return false;
    }
    HANDLE waits[] = {moved_, launcher_};
    for (uint64_t start = platform::ticks(); streaming() && isAt(sender, sent);) {
        DWORD woken = WaitForMultipleObjects(2, waits, FALSE, LOOK_AGAIN);
        if (woken == WAIT_OBJECT_0) {
            break;
        }
        if (woken == WAIT_OBJECT_0 + 1) {
            stop(STATE_ORPHANED);
        } else if (sender == thread || !platform::threadLives(sender)) {
            // A thread that got our id before us died with it.
            dropSender(thread);
        } else if (platform::ticks() - start >= stallTimeout_) {
            store64(&stuckAt_, sent);
            store32(&stuckSender_, sender);
            return false;
        }
    }
    return streaming();
}

void PipeSender::flush(uint32_t thread) {
    uint64_t end = ring_->committed();
    while (streaming() && load64(&ring_->header().sent) < end && makeRoom(thread)) {
    }
}

void PipeSender::dropSender(uint32_t thread) {
    uint32_t sender = load32(&ring_->header().sender);
    // The launcher finds the rest in the section as soon as the pipe is closed.
    if (sender != 0 && exchange32If(&ring_->header().sender, sender, thread)) {
        stop(STATE_PIPE_CLOSED);
        SetHandleInformation(pipe_, HANDLE_FLAG_PROTECT_FROM_CLOSE, 0);
        CloseHandle(pipe_);
    }
}

}  // namespace comleak
