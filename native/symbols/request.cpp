// SPDX-License-Identifier: Apache-2.0
#include "request.h"

#include <charconv>
#include <limits>

#include "protocol.h"
#include "text.h"

namespace comleak::symbols {

namespace {

constexpr size_t GUID_CHARACTERS = 36;
constexpr uint32_t MAX_IMAGE_BYTES = 0x7fff0000;  // an image fits into 2 GiB

using Fields = std::vector<std::string_view>;

class Parser {
public:
    explicit Parser(std::string_view text) : rest_(text) {}

    Request parse() {
        expectVersion();
        for (Fields fields = nextLine(); fields[0] != "end"; fields = nextLine()) {
            take(fields);
        }
        require(rest_.empty());
        return std::move(request_);
    }

private:
    void require(bool holds) const {
        if (!holds) {
            throw MalformedRequest("malformed request, line " + std::to_string(line_));
        }
    }

    Fields nextLine() {
        line_++;
        size_t end = rest_.find('\n');
        require(end != std::string_view::npos);
        Fields fields = split(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return fields;
    }

    static Fields split(std::string_view line) {
        Fields fields;
        for (size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            fields.push_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        fields.push_back(line);
        return fields;
    }

    uint32_t number(std::string_view text, uint32_t max = std::numeric_limits<uint32_t>::max()) const {
        uint32_t value = 0;
        const char* begin = text.data();
        const char* end = begin + text.size();
        auto [parsed, error] = std::from_chars(begin, end, value, 16);
        require(error == std::errc() && parsed == end && value <= max);
        return value;
    }

    void expectVersion() {
        Fields fields = nextLine();
        require(fields.size() == 2 && fields[0] == PROTOCOL_NAME && number(fields[1]) == PROTOCOL_VERSION);
    }

    void take(const Fields& fields) {
        if (fields[0] == "module") {
            takeModule(fields);
        } else if (fields[0] == "address") {
            takeAddress(fields);
        } else if (fields[0] == "dbghelp") {
            takePath(fields, request_.dbgHelp);
        } else {
            require(fields[0] == "search");
            takePath(fields, request_.searchPath);
        }
    }

    void takePath(const Fields& fields, std::wstring& path) const {
        require(fields.size() == 2 && path.empty());
        path = wide(fields[1]);
        require(!path.empty());
    }

    void takeModule(const Fields& fields) {
        require(fields.size() == 7);
        Module module;
        module.id = number(fields[1]);
        module.size = number(fields[2], MAX_IMAGE_BYTES);
        module.timestamp = number(fields[3]);
        if (fields[4] != "-") {
            require(fields[4].size() == GUID_CHARACTERS);
            module.guid = fields[4];
        }
        module.age = number(fields[5]);
        module.path = wide(fields[6]);
        request_.modules.push_back(std::move(module));
    }

    void takeAddress(const Fields& fields) {
        require(fields.size() == 3 && !request_.modules.empty());
        Module& module = request_.modules.back();
        Address address{number(fields[1]), number(fields[2], 1) == 1};
        require(address.offset < module.size);
        module.addresses.push_back(address);
    }

    std::string_view rest_;
    size_t line_ = 0;
    Request request_;
};

}  // namespace

Request parseRequest(std::string_view text) { return Parser(text).parse(); }

}  // namespace comleak::symbols
