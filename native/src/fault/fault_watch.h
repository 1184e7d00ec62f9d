// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comleak/stream_format.h"

namespace comleak {

// From now on each fatal exception is noted in the section, before anybody handles it: where it is
// handled after all, the next one takes its place. The launcher shows it if the target died of it.
void watchFaults(SectionHeader* header);

}  // namespace comleak
