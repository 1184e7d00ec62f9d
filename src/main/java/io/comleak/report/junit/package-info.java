// SPDX-License-Identifier: Apache-2.0
/** JUnit XML, which every build server shows: a suite for the program, a test case for each finding. */
@NullMarked
package io.comleak.report.junit;

import org.jspecify.annotations.NullMarked;
