// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "java_home.h"

namespace comleak {

// Every folder of a Java that this machine names, in the order in which they are to be tried: JAVA_HOME, the folders
// of PATH that have a java.exe, what installers wrote into the registry, the newest first.
std::vector<JavaHome> findJavaHomes();

}  // namespace comleak
