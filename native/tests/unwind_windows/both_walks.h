// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <stdint.h>

#include <functional>
#include <string>

// How the traces of one stack, the spy's and the system's, compare.
struct Comparison {
    uint32_t own = 0;        // frames
    uint32_t system = 0;     // frames
    uint32_t differing = 0;  // of those that both have
    bool cut = false;        // ours ends before the thread's first frame, and says so
    bool tailIsNoCode =
        false;               // what the system has beyond ours follows a frame of no function that is known, or is none
    bool memoHolds = false;  // captured again at once, and with every register, ours is the same

    // Ours is the system's, as far as that is a trace.
    bool same() const { return own != 0 && differing == 0 && memoHolds && (system <= own || tailIsNoCode); }
};

// Captures the calling thread's stack both ways.
Comparison compareHere();

// Adds up what comparisons in a callback come to; the worst of them counts.
class Comparisons {
public:
    void compare();
    uint32_t count() const { return count_; }
    const Comparison& worst() const { return worst_; }

private:
    uint32_t count_ = 0;
    Comparison worst_;
};

// Prints a line of the table, and checks that something was compared and nothing differed.
void report(const char* kind, const Comparison& comparison);
void report(const char* kind, const Comparisons& comparisons);
