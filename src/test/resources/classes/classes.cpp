// SPDX-License-Identifier: Apache-2.0
//
// Classes with virtual functions, and a table of functions that is none of a class.

#ifdef _MSC_VER
// What the run-time library would define.
extern "C" const void* const type_info_table[1] __asm__("??_7type_info@@6B@") = {nullptr};
#else
namespace __cxxabiv1 {
struct __class_type_info {
    virtual void of() const;
};
void __class_type_info::of() const {}
struct __si_class_type_info {
    virtual void of() const;
};
void __si_class_type_info::of() const {}
}  // namespace __cxxabiv1
#endif

struct Plain {
    virtual int first() { return 1; }
    virtual int second() { return 2; }
};

namespace shop {
namespace {
struct Till : Plain {
    int second() override { return 3; }
};
}  // namespace
struct Counter : Plain {
    int first() override { return 4; }
};
}  // namespace shop

template <typename T>
struct Holder {
    virtual T get() { return T(); }
};

static int function() { return 5; }

extern "C" {
using Function = int (*)();
extern const Function functions[3] = {function, function, function};

Plain plain;
shop::Till till;
shop::Counter counter;
Holder<int> holder;
const Function* object = &functions[1];

#define EXPORT __declspec(dllexport)
EXPORT extern const void* const tables[5];
const void* const tables[5] = {&plain, &till, &counter, &holder, &object};
}
