// SPDX-License-Identifier: Apache-2.0
/**
 * One run of a target, from its start to its death: starts it, drains its stream into the tracker, ends it when it is
 * told to. Before me: the command line. After me: judgement and report.
 */
@NullMarked
package io.comleak.session;

import org.jspecify.annotations.NullMarked;
