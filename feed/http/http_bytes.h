// A reply as the bytes that go out. It must never know who asked or what the bytes mean.
#pragma once

#include "feed/base/exchange.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feed {

// Owns what the pieces show; valid while it lives and is not moved.
struct ReplyBytes {
    std::string head;  // status line and headers
    Reply reply;
    GzipFill fill;
    std::vector<std::string_view> pieces;
    std::string piece;  // of a long answer
    bool ends = false;  // it was the last

    ReplyBytes() = default;
    ReplyBytes(const ReplyBytes&) = delete;
    ReplyBytes& operator=(const ReplyBytes&) = delete;
};

// `always` are the headers that every reply carries.
void lay_out(ReplyBytes& out, Reply reply, const Request& request,
             const std::vector<std::pair<std::string, std::string>>& always);

// After what was laid out of a reply with a rest: the next piece of it. False: there is none although it is not at its end, so
// the connection must break off. Once `ends` is true there is no more.
bool lay_out_next(ReplyBytes& out, const Request& request);

}  // namespace feed
