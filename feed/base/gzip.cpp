// Bodies compressed once around a place that changes. The only file that knows zlib. It must never know what the bytes
// mean.
// The tail is deflated by itself, so nothing in it refers back across the middle; the middle is a stored block.
#include "feed/base/gzip.h"

#include <zlib.h>

#include <utility>

namespace feed {
namespace {

constexpr std::string_view gzip_header("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);

std::string deflated(std::string_view bytes, int flush) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, flush);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::uint32_t check_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::uint32_t joined(std::uint32_t first, std::uint32_t second, std::size_t second_size) {
    return static_cast<std::uint32_t>(crc32_combine(first, second, static_cast<z_off_t>(second_size)));
}

void put_little_endian(std::string& out, std::uint32_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xff);
}

}  // namespace

Body body_from(std::string head, std::string tail) {
    Body body;
    body.packed_head = std::string(gzip_header) + deflated(head, Z_SYNC_FLUSH);
    body.packed_tail = deflated(tail, Z_FINISH);
    body.head_check = check_of(head);
    body.tail_check = check_of(tail);
    body.head = std::move(head);
    body.tail = std::move(tail);
    return body;
}

GzipFill gzip_fill(const Body& body, std::string_view middle) {
    GzipFill fill;
    const auto size = static_cast<std::uint32_t>(middle.size());
    fill.middle += '\0';
    put_little_endian(fill.middle, size, 2);
    put_little_endian(fill.middle, ~size, 2);
    fill.middle += middle;
    const std::uint32_t before = joined(body.head_check, check_of(middle), middle.size());
    put_little_endian(fill.end, joined(before, body.tail_check, body.tail.size()), 4);
    put_little_endian(fill.end, static_cast<std::uint32_t>(body.head.size() + middle.size() + body.tail.size()), 4);
    return fill;
}

}  // namespace feed
