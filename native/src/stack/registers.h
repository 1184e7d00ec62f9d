// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stack/unwind_rule.h"

// The frame of the function that calls this, at that call. RtlCaptureContext would take floating point along.
extern "C" void comleak_read_registers(comleak::Registers* registers);
