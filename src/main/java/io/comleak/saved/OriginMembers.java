// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

/** The members of a group that say how its blocks came to be. All of it is made anew from the stack. */
final class OriginMembers {
    private OriginMembers() {}

    static void addTo(Members members) {
        Members ownLine = new Members().required("frame", JsonSource::count).required("symbol", JsonSource::count);
        members.optional("ownLine", ownLine::read)
                .optional("api", JsonSource::string)
                .optional("madeBy", JsonSource::string)
                .optional("freeWith", JsonSource::string);
    }
}
