// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

/** The calls that churn makes, in the order of {@code samples/churn/ledger.h}: Call. */
enum ApiCall {
    NONE("", Makes.NOTHING),
    TASK_ALLOC("callCoTaskMemAlloc", Makes.MEMORY),
    TASK_REALLOC("callCoTaskMemRealloc", Makes.MEMORY_AGAIN),
    TASK_FREE("callCoTaskMemFree", Makes.NOTHING),
    MALLOC_ALLOC("callMallocAlloc", Makes.MEMORY),
    MALLOC_REALLOC("callMallocRealloc", Makes.MEMORY_AGAIN),
    MALLOC_FREE("callMallocFree", Makes.NOTHING),
    STRING_ALLOC("callSysAllocString", Makes.STRING),
    STRING_ALLOC_LEN("callSysAllocStringLen", Makes.STRING),
    STRING_ALLOC_BYTE_LEN("callSysAllocStringByteLen", Makes.STRING),
    STRING_REALLOC("callSysReAllocString", Makes.STRING_AGAIN),
    STRING_REALLOC_LEN("callSysReAllocStringLen", Makes.STRING_AGAIN),
    STRING_FREE("callSysFreeString", Makes.NOTHING),
    ARRAY_CREATE("callSafeArrayCreate", Makes.ARRAY),
    ARRAY_CREATE_VECTOR("callSafeArrayCreateVector", Makes.VECTOR),
    ARRAY_DESTROY("callSafeArrayDestroy", Makes.NOTHING),
    VARIANT_COPY_STRING("callVariantCopy", Makes.STRING),
    VARIANT_COPY_ARRAY("callVariantCopy", Makes.ARRAY),
    VARIANT_CLEAR_STRING("callVariantClear", Makes.NOTHING),
    VARIANT_CLEAR_ARRAY("callVariantClear", Makes.NOTHING),
    TASK_REALLOC_NULL("callCoTaskMemRealloc", Makes.MEMORY),
    MALLOC_REALLOC_NULL("callMallocRealloc", Makes.MEMORY);

    /** What there is after a call. */
    enum Makes {
        NOTHING(0, 0),
        MEMORY(1, 1),
        MEMORY_AGAIN(0, 1),
        STRING(1, 1),
        /** As a reallocation, or as a free and an allocation. */
        STRING_AGAIN(0, 1),
        VECTOR(1, 1),
        /** A descriptor and its data. */
        ARRAY(2, 2);

        /** How many blocks more there are. */
        final int moreBlocks;

        /** How many allocations and reallocations that takes. */
        final int events;

        Makes(int moreBlocks, int events) {
            this.moreBlocks = moreBlocks;
            this.events = events;
        }
    }

    private static final ApiCall[] ALL = values();

    /** In which the call is made, in {@code samples/churn/calls.h}. */
    final String function;

    final Makes makes;

    ApiCall(String function, Makes makes) {
        this.function = function;
        this.makes = makes;
    }

    static ApiCall of(int number) {
        return ALL[number];
    }
}
