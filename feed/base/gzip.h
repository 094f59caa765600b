// A body that is built and compressed once and sent to thousands, although every answer tells its own time: the bytes
// before and after the clock are compressed apart and the clock is put between them uncompressed. It must never know
// what the bytes mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace feed {

// The body is head + middle + tail; only the middle differs from answer to answer.
struct Body {
    std::string head;
    std::string tail;
    std::string packed_head;       // gzip header and deflated head, ending on a byte
    std::string packed_tail;       // deflated tail, the last block of the stream
    std::uint32_t head_check = 0;  // CRC-32
    std::uint32_t tail_check = 0;
};

Body body_from(std::string head, std::string tail);

// What stands between packed_head and packed_tail, and after packed_tail, so that the whole is one gzip member
// (https://www.rfc-editor.org/rfc/rfc1952). Precondition: middle.size() ≤ 65535.
struct GzipFill {
    std::string middle;
    std::string end;
};
GzipFill gzip_fill(const Body& body, std::string_view middle);

}  // namespace feed
