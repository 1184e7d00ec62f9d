// SPDX-License-Identifier: Apache-2.0
//
// What a program may ask for that was built with comleak.h: functions that the DLL exports. Their names and parameters
// never change, as programs were built with them.
#pragma once

#include "record/checkpoints.h"
#include "record/recorder.h"

namespace comleak {

// From now on, requests are recorded; those that came before do nothing.
void takeRequests(Recorder* recorder, Checkpoints* checkpoints);

}  // namespace comleak
