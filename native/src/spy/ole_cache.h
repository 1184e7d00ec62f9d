// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comleak {

// Switches off the cache that oleaut32 keeps of freed BSTRs and the like, if oleaut32 is loaded and offers it. The
// environment variable OANOCACHE does the same for one that is loaded later. False if nothing was done.
bool switchOleCacheOff();

}  // namespace comleak
