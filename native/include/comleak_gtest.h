// SPDX-License-Identifier: Apache-2.0
//
// GoogleTest's tests as comleak's phases: what a test allocates, with SetUp and TearDown of its fixture, belongs to the
// phase "Suite.Test", and comleak gives each a verdict. For GoogleTest 1.10 or newer; where comleak is not there,
// nothing happens.
//
//     int main(int argc, char** argv) {
//         testing::InitGoogleTest(&argc, argv);
//         comleak::phasePerTest();
//         return RUN_ALL_TESTS();
//     }
#ifndef COMLEAK_GTEST_H
#define COMLEAK_GTEST_H

#include <gtest/gtest.h>

#include <string>

#include "comleak.h"

namespace comleak {

// What is allocated between two tests, as in SetUpTestSuite, belongs to no phase.
class PhasePerTest : public testing::EmptyTestEventListener {
public:
    void OnTestStart(const testing::TestInfo& test) override {
        std::string name = std::string(test.test_suite_name()) + "." + test.name();
        comleak_phase(name.c_str());
    }

    void OnTestEnd(const testing::TestInfo&) override { comleak_phase(nullptr); }
};

// To be called once, before RUN_ALL_TESTS. GoogleTest owns the listener.
inline void phasePerTest() { testing::UnitTest::GetInstance()->listeners().Append(new PhasePerTest); }

}  // namespace comleak

#endif
