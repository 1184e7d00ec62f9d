// SPDX-License-Identifier: Apache-2.0
//
// What a compiler inlines, nests and instantiates: AddressComparisonIT builds it in many ways and compares with addr2line.

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>
#include <cstdio>
#include <functional>
namespace { 
struct Local { int value; __attribute__((noinline)) int twice() const { return value * 2; } };
}
namespace outer { inline namespace v1 {
template <typename T> struct Box { T value; explicit Box(T v) : value(v) {} ~Box() { std::puts("x"); } T get() const; operator T() const { return value; } };
template <typename T> T Box<T>::get() const { if (value == T{}) throw 1; return value; }
class Hidden { public: struct Impl; Hidden(); int run(int); private: std::unique_ptr<Impl> impl; };
struct Hidden::Impl { std::map<std::string, int> m; int add(const std::string& s) { return m[s] += int(s.size()); } };
Hidden::Hidden() : impl(new Impl) {}
int Hidden::run(int n) { struct Adder { int operator()(int k) const { std::printf("%d", k); return k + 1; } }; Adder a; return impl->add(std::string(n, 'x')) + a(n); }
template struct Box<int>; template struct Box<unsigned long long>;
}}
static inline int step(int n) { if (n > 3) { std::printf("step %d\n", n); return n / 2; } return n * 3; }
static inline int stride(int n) { int s = 0; for (int i = 0; i < n; i++) s += step(i) ^ step(i + n); return s; }
extern "C" int exported(int n) { return stride(n) + stride(n * 2); }
int main(int c, char** v) {
  std::vector<std::string> words(v, v + c);
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  std::function<int(int)> f = [&](int n) { return exported(n) + Local{n}.twice(); };
  outer::Hidden h; outer::Box<int> b(c);
  return f(c) + h.run(c) + b.get() + int(words.size());
}
