// SPDX-License-Identifier: Apache-2.0
//
// What DwarfFileTest looks into; make.sh builds it. It needs no library, and so has little debug information.

volatile int sink;

namespace shop {

class Till {
public:
    struct Drawer;
    static int count(int coins);
};

struct Till::Drawer {
    int open(int coins);
};

namespace {

inline int weigh(int coins) {
    sink = coins;  // line of weigh
    return sink + 1;
}

}  // namespace

inline int sort(int coins) {
    int weight = weigh(coins);  // line of sort
    sink = weight;
    return weight;
}

int Till::count(int coins) {
    int sorted = sort(coins);  // line of count
    sink = 3;
    return sorted;
}

int __attribute__((noinline)) Till::Drawer::open(int coins) {
    sink = coins * 5;  // line of open
    return sink;
}

}  // namespace shop

extern "C" __declspec(dllexport) int fixture(int coins) {
    struct Clerk {
        static int __attribute__((noinline)) greet(int coins) {
            sink = coins * 7;  // line of greet
            return sink;
        }
    };
    auto leave = [](int coins) __attribute__((noinline)) {
        sink = coins * 9;  // line of leave
        return sink;
    };
    shop::Till::Drawer drawer;
    return shop::Till::count(coins) + drawer.open(coins) + Clerk::greet(coins) + leave(coins);
}
