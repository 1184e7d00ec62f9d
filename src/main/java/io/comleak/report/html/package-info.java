// SPDX-License-Identifier: Apache-2.0
/**
 * The report as a page for a browser: one file that asks for no other. Its data is JSON within it, which its script
 * shows; what the target made is text there, and nothing else.
 */
@NullMarked
package io.comleak.report.html;

import org.jspecify.annotations.NullMarked;
