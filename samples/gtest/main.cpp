// SPDX-License-Identifier: Apache-2.0
//
// A test program of GoogleTest's whose tests are comleak's phases. All of them pass; one of the suite leaks, and one
// fills a cache that a later one empties.

#include "comleak_gtest.h"

#include <objbase.h>
#include <oleauto.h>
#include <string.h>

static BSTR cached;

TEST(Strings, AreFreed) {
    BSTR text = SysAllocString(L"freed");
    EXPECT_EQ(SysStringLen(text), 5u);
    SysFreeString(text);
}

TEST(Strings, Leak) { EXPECT_EQ(SysStringLen(SysAllocString(L"never freed")), 11u); }

TEST(Cache, IsFilled) {
    cached = SysAllocString(L"kept until later");
    EXPECT_NE(cached, nullptr);
}

TEST(Cache, IsEmptied) { SysFreeString(cached); }

class Sizes : public testing::TestWithParam<size_t> {
protected:
    void SetUp() override { block_ = CoTaskMemAlloc(GetParam()); }
    // Forgets the odd ones.
    void TearDown() override {
        if (GetParam() % 2 == 0) {
            CoTaskMemFree(block_);
        }
    }

    void* block_ = nullptr;
};

TEST_P(Sizes, AreHeld) { memset(block_, 'S', GetParam()); }

INSTANTIATE_TEST_SUITE_P(Some, Sizes, testing::Values(size_t{16}, size_t{19}));

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    comleak::phasePerTest();
    CoInitialize(nullptr);
    int result = RUN_ALL_TESTS();
    CoUninitialize();
    return result;
}
