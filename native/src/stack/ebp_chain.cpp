// SPDX-License-Identifier: Apache-2.0
#include "stack/ebp_chain.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uintptr_t WORD = sizeof(uintptr_t);

// Whether both words of a link lie in the stack.
bool holdsLink(const StackLimits& limits, uintptr_t ebp) { return limits.hold(ebp) && limits.hold(ebp + WORD); }

ChainMemo::Link linkAt(uintptr_t ebp) { return {wordAt(ebp), wordAt(ebp + WORD)}; }

}  // namespace

Chain walkEbpChain(uintptr_t ebp, const StackLimits& limits, uintptr_t* frames, uint32_t limit) {
    Chain chain = {0, true, ebp};
    while (chain.count < limit && holdsLink(limits, ebp)) {
        ChainMemo::Link link = linkAt(ebp);
        chain.end = ebp + 2 * WORD;
        if (link.returnAddress == 0) {
            chain.cut = false;
            break;
        }
        frames[chain.count++] = link.returnAddress;
        if (link.next <= ebp) {
            chain.cut = link.next != 0;
            break;
        }
        ebp = link.next;
    }
    return chain;
}

Chain walkEbpChain(uintptr_t ebp, const StackLimits& limits, uintptr_t* frames, uint32_t limit, ChainMemo* memo) {
    // Not a memo for whoever comes after a thread that is killed here.
    memo->first = 0;
    keepOrder();
    Chain chain = walkEbpChain(ebp, limits, frames, limit);
    memo->links = 0;
    memo->high = limits.high;
    for (uintptr_t at = ebp; memo->links < limit && holdsLink(limits, at);) {
        ChainMemo::Link link = linkAt(at);
        memo->link[memo->links++] = link;
        memo->last = at;
        if (link.returnAddress == 0 || link.next <= at) {
            break;
        }
        at = link.next;
    }
    keepOrder();
    memo->first = memo->links == 0 ? 0 : ebp;
    return chain;
}

bool chainStands(uintptr_t ebp, const StackLimits& limits, const ChainMemo& memo) {
    // The places ascend: if the first and the last lie in the stack, all do.
    if (memo.first != ebp || memo.high != limits.high || !holdsLink(limits, ebp) || !holdsLink(limits, memo.last)) {
        return false;
    }
    uintptr_t difference = 0;
    for (const ChainMemo::Link *link = memo.link, *end = link + memo.links; link != end; link++) {
        uintptr_t next = link->next;
        difference |= wordAt(ebp) ^ next;
        difference |= wordAt(ebp + WORD) ^ link->returnAddress;
        ebp = next;
    }
    return difference == 0;
}

}  // namespace comleak
