// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string.h>
#include <sys/mman.h>

#include <memory>
#include <vector>

#include "stack/call_sites.h"
#include "stack/stack_scan.h"

using namespace comleak;

namespace {

using Bytes = std::vector<uint8_t>;

// An image with a page of headers, one of code and one of data, where 32 bits address it.
class Image {
public:
    static constexpr uint32_t BYTES = 0x10000;
    static constexpr uint32_t CODE = 0x1000;
    static constexpr uint32_t DATA = 0x2000;

    Image() {
        void* pages = mmap(nullptr, 2 * BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
        pages_ = reinterpret_cast<uintptr_t>(pages);
        base_ = (pages_ + BYTES - 1) / BYTES * BYTES;
        put<uint16_t>(0, 0x5a4d);
        put<uint32_t>(0x3c, 0x80);
        put<uint32_t>(0x80, 0x4550);
        put<uint16_t>(0x80 + 6, 2);      // sections
        put<uint16_t>(0x80 + 20, 0xe0);  // bytes of the optional header
        put<uint32_t>(0x80 + 24 + 56, BYTES);
        section(0, CODE, 0x60000020);
        section(1, DATA, 0xc0000040);
    }
    ~Image() { munmap(reinterpret_cast<void*>(pages_), 2 * BYTES); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;

    uintptr_t base() const { return base_; }
    uintptr_t at(uint32_t offset) const { return base_ + offset; }

    template <typename T>
    void put(uint32_t offset, T value) {
        memcpy(reinterpret_cast<void*>(at(offset)), &value, sizeof(value));
    }

    // Puts an instruction, and returns the address behind it.
    uintptr_t put(uint32_t offset, const Bytes& instruction) {
        memcpy(reinterpret_cast<void*>(at(offset)), instruction.data(), instruction.size());
        return at(offset) + instruction.size();
    }

    // Puts E8 or E9, or FF 15 or FF 25.
    uintptr_t relative(uint32_t offset, uint8_t code, uintptr_t target) {
        put<uint8_t>(offset, code);
        put<uint32_t>(offset + 1, static_cast<uint32_t>(target - at(offset) - 5));
        return at(offset) + 5;
    }
    uintptr_t byAddress(uint32_t offset, uint8_t code, uint32_t pointerAt, uintptr_t target) {
        put<uint8_t>(offset, 0xff);
        put<uint8_t>(offset + 1, code);
        put<uint32_t>(offset + 2, static_cast<uint32_t>(at(pointerAt)));
        put<uint32_t>(pointerAt, static_cast<uint32_t>(target));
        return at(offset) + 6;
    }

private:
    void section(uint32_t number, uint32_t offset, uint32_t characteristics) {
        uint32_t header = 0x80 + 24 + 0xe0 + number * 40;
        put<uint32_t>(header + 8, 0x1000);
        put<uint32_t>(header + 12, offset);
        put<uint32_t>(header + 36, characteristics);
    }

    uintptr_t pages_;
    uintptr_t base_;
};

struct Sites : CallSites {
    explicit Sites(std::initializer_list<const Image*> images) {
        for (const Image* image : images) {
            loaded(image->base(), Image::BYTES);
        }
    }
    bool isSite(uintptr_t address) { return find(address).module != 0; }
};

// The words of a stack, from low addresses to high ones; 0 where nothing was put.
struct Stack {
    std::vector<uintptr_t> words;

    explicit Stack(size_t count) : words(count) {}

    std::vector<uintptr_t> scan(const CallSites& sites, uintptr_t within, uint32_t limit = 16) const {
        uintptr_t low = reinterpret_cast<uintptr_t>(words.data());
        std::vector<uintptr_t> found(limit);
        found.resize(scanStack(low, {low, low + words.size() * sizeof(uintptr_t)}, sites, within, found.data(), limit));
        return found;
    }
};

}  // namespace

TEST_CASE("a call ends at an address where one of its forms does, and nowhere else") {
    const std::vector<Bytes> calls = {
        {0xff, 0xd0},                                // eax
        {0xff, 0x10},                                // [eax]
        {0xff, 0x14, 0x88},                          // [eax + ecx * 4]
        {0xff, 0x50, 0x08},                          // [eax + 8]
        {0xff, 0x54, 0x24, 0x10},                    // [esp + 16]
        {0xff, 0x90, 0x00, 0x01, 0x00, 0x00},        // [eax + 256]
        {0xff, 0x15, 0x00, 0x00, 0x00, 0x00},        // [0]
        {0xff, 0x14, 0x85, 0x00, 0x00, 0x10, 0x00},  // [eax * 4 + 1048576]
        {0xff, 0x94, 0x88, 0x00, 0x00, 0x10, 0x00},  // [eax + ecx * 4 + 1048576]
        {0x64, 0xff, 0x15, 0xc0, 0x00, 0x00, 0x00},  // fs:[192]
    };
    const std::vector<Bytes> others = {
        {0xff, 0xe0},                          // jmp eax
        {0xff, 0x30},                          // push [eax]
        {0xff, 0x50},                          // half of a call
        {0xff, 0x15, 0x00, 0x00, 0x00},        // less than a call
        {0x8b, 0x45, 0x08},                    // mov eax, [ebp + 8]
        {0xe8, 0x00, 0x00, 0x00},              // less than a call
        {0xff, 0x25, 0x00, 0x00, 0x00, 0x00},  // jmp [0]
    };
    uint32_t at = Image::CODE + 16;
    Image image;
    for (const Bytes& call : calls) {
        uintptr_t end = image.put(at, call);
        auto sites = std::make_unique<Sites>(std::initializer_list<const Image*>{&image});
        CAPTURE(at);
        CHECK(sites->isSite(end));
        CHECK(sites->find(end).callee == CallSites::ANY);
        at += 32;
    }
    for (const Bytes& other : others) {
        uintptr_t end = image.put(at, other);
        auto sites = std::make_unique<Sites>(std::initializer_list<const Image*>{&image});
        CAPTURE(at);
        CHECK_FALSE(sites->isSite(end));
        at += 32;
    }
}

TEST_CASE("a direct call goes to a module's code, and is known by the module that it gets to in the end") {
    Image program;
    Image library;
    uint32_t function = Image::CODE + 0x800;
    uintptr_t near = program.relative(Image::CODE, 0xe8, program.at(function));
    uintptr_t nowhere = program.relative(Image::CODE + 0x40, 0xe8, program.base() - 0x100000);
    program.byAddress(Image::CODE + 0x900, 0x25, Image::DATA, library.at(function));  // an import's jump
    program.relative(Image::CODE + 0x980, 0xe9, program.at(Image::CODE + 0x900));     // an incremental linker's
    uintptr_t far = program.relative(Image::CODE + 0x80, 0xe8, program.at(Image::CODE + 0x980));
    uintptr_t import = program.byAddress(Image::CODE + 0xc0, 0x15, Image::DATA + 4, library.at(function));
    Sites sites({&program, &library});

    CHECK(sites.find(near).module == program.base());
    CHECK(sites.find(near).callee == program.base());
    CHECK_FALSE(sites.isSite(nowhere));
    CHECK(sites.find(far).callee == library.base());
    CHECK(sites.find(import).callee == library.base());
    CHECK(sites.moduleOf(library.at(function)) == library.base());
    CHECK(sites.moduleOf(1) == CallSites::ANY);
}

TEST_CASE("nothing returns to data, nor to a module that has gone") {
    Bytes call = {0xff, 0xd0};
    auto image = std::make_unique<Image>();
    uintptr_t inCode = image->put(Image::CODE + 16, call);
    uintptr_t inData = image->put(Image::DATA + 16, call);
    uintptr_t unseen = image->put(Image::CODE + 32, call);
    Sites sites({image.get()});
    CHECK(sites.isSite(inCode));
    CHECK_FALSE(sites.isSite(inData));

    uintptr_t base = image->base();
    image.reset();  // unmapped before anybody is told
    CHECK_FALSE(sites.isSite(unseen));

    sites.unloaded(base);
    CHECK_FALSE(sites.isSite(inCode));
}

TEST_CASE("a scan takes what calls the module of the frame within, and nothing else") {
    Image program;
    Image library;
    uintptr_t allocates = program.byAddress(Image::CODE, 0x15, Image::DATA, library.at(Image::CODE));
    uintptr_t caller = program.relative(Image::CODE + 0x40, 0xe8, program.at(Image::CODE));
    uintptr_t byTable = program.put(Image::CODE + 0x80, {0xff, 0x50, 0x08});
    uintptr_t stale = library.relative(Image::CODE + 0x40, 0xe8, library.at(Image::CODE));
    Sites sites({&program, &library});
    Stack stack(200);
    stack.words[3] = stale;  // of the library's calls within itself
    stack.words[5] = 0x1234;
    stack.words[7] = caller;
    stack.words[8] = program.at(Image::DATA);
    stack.words[20] = byTable;

    CHECK(stack.scan(sites, allocates) == std::vector<uintptr_t>{caller, byTable});
    CHECK(stack.scan(sites, allocates, 1) == std::vector<uintptr_t>{caller});
}

TEST_CASE("who calls the module that a scan began in is found behind what another module left there") {
    Image program;
    Image library;
    uintptr_t within = program.put(Image::CODE, {0xff, 0xd0});
    uintptr_t left = library.put(Image::CODE, {0xff, 0xd0});
    uintptr_t caller = program.relative(Image::CODE + 0x40, 0xe8, program.at(Image::CODE));
    Sites sites({&program, &library});
    Stack stack(20);
    stack.words[3] = left;
    stack.words[5] = caller;
    CHECK(stack.scan(sites, within) == std::vector<uintptr_t>{left, caller});
}

TEST_CASE("a scan ends after 4096 bytes without a caller, after 64 words of code, and where it has enough") {
    constexpr size_t FAR = 4096 / sizeof(uintptr_t);
    Image program;
    uintptr_t caller = program.put(Image::CODE, {0xff, 0xd0});
    uintptr_t other = program.put(Image::CODE + 0x40, {0xff, 0xd0});
    Sites sites({&program});
    Stack sparse(2 * FAR + 100);
    sparse.words[FAR - 1] = caller;
    sparse.words[2 * FAR] = other;
    CHECK(sparse.scan(sites, caller) == std::vector<uintptr_t>{caller});

    Stack dense(100);
    for (size_t i = 0; i < dense.words.size(); i++) {
        dense.words[i] = i % 2 == 0 ? caller : other;
    }
    CHECK(dense.scan(sites, caller).size() == 16);

    Stack code(100);
    for (size_t i = 0; i < code.words.size(); i++) {
        code.words[i] = i == 70 ? caller : program.at(Image::CODE + 0x100);
    }
    CHECK(code.scan(sites, caller).empty());
    code.words[63] = caller;
    CHECK(code.scan(sites, caller).size() == 1);
}

TEST_CASE("the same address once more is no other caller") {
    Image program;
    uintptr_t caller = program.put(Image::CODE, {0xff, 0xd0});
    Sites sites({&program});
    Stack repeated(100);
    for (uintptr_t& word : repeated.words) {
        word = caller;
    }
    CHECK(repeated.scan(sites, caller) == std::vector<uintptr_t>{caller});
}

TEST_CASE("a prologue before a jump is looked through, and no pointer outside of modules is followed") {
    Image program;
    Image library;
    Image kernel;
    uint32_t function = Image::CODE + 0x200;
    library.put(function, {0x8b, 0xff, 0x55, 0x8b, 0xec, 0x5d});
    library.byAddress(function + 6, 0x25, Image::DATA, kernel.at(function));
    kernel.put(function, {0x8b, 0xff, 0x55, 0x8b, 0xec, 0x5d, 0x8d, 0x4c});
    uintptr_t forwarded = program.byAddress(Image::CODE, 0x15, Image::DATA, library.at(function));
    uintptr_t outside = program.put(Image::CODE + 0x40, {0xff, 0x15, 0x10, 0x00, 0x00, 0x00});
    Sites sites({&program, &library, &kernel});
    CHECK(sites.find(forwarded).module == program.base());
    CHECK(sites.find(forwarded).callee == kernel.base());
    CHECK(sites.find(outside).module == program.base());
    CHECK(sites.find(outside).callee == CallSites::ANY);
}

TEST_CASE("the last frames that lie in no module's code are none, those within a stack are") {
    Image program;
    uintptr_t call = program.put(Image::CODE, {0xff, 0xd0});
    Sites sites({&program});
    const uintptr_t frames[] = {call, 0x22222222, call, 0x22222222, 0x33333333};
    CHECK(framesInCode(frames, 5, sites) == 3);
    CHECK(framesInCode(frames, 2, sites) == 1);
    CHECK(framesInCode(frames + 3, 2, sites) == 0);
}
