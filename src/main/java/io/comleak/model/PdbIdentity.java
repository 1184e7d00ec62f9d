// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.UUID;

/** What ties an image to its program database: the contents of its RSDS record, less the path. */
public record PdbIdentity(UUID guid, int age) {}
