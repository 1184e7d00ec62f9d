// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include "platform/platform.h"

namespace comleak {

// A callback of COM's from its first line to its last. The recorder asks for one as proof: whoever
// records has saved the target's last error, which is restored at the end.
class CallbackScope {
public:
    CallbackScope() : lastError_(GetLastError()), thread_(platform::threadId()) {}
    ~CallbackScope() { SetLastError(lastError_); }
    CallbackScope(const CallbackScope&) = delete;
    CallbackScope& operator=(const CallbackScope&) = delete;

    uint32_t thread() const { return thread_; }

private:
    DWORD lastError_;
    uint32_t thread_;
};

}  // namespace comleak
