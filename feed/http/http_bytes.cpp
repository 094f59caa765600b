// A reply as the bytes that go out: the shared body is sent from where it lies, only the head is written anew.
// It must never know who asked or what the bytes mean.
// Framing: Content-Length always, except for 204 and 304, which have no body and say so by their status.
#include "feed/http/http_bytes.h"

#include <boost/beast/http/status.hpp>

#include <array>
#include <ctime>

namespace feed {
namespace {

constexpr std::size_t least_packed_bytes = 512;

std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return std::string(text.data(), size);
}

void put(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

void put_body(ReplyBytes& out, bool packed) {
    using boost::asio::buffer;
    if (!out.reply.shared) {
        out.buffers.push_back(buffer(out.reply.body));
        return;
    }
    const Body& body = *out.reply.shared;
    if (!packed) {
        out.buffers.insert(out.buffers.end(), {buffer(body.head), buffer(out.reply.middle), buffer(body.tail)});
        return;
    }
    out.fill = gzip_fill(body, out.reply.middle);
    out.buffers.insert(out.buffers.end(), {buffer(body.packed_head), buffer(out.fill.middle), buffer(body.packed_tail),
                                           buffer(out.fill.end)});
}

}  // namespace

void lay_out(ReplyBytes& out, Reply reply, const Request& request,
             const std::vector<std::pair<std::string, std::string>>& always) {
    out.reply = std::move(reply);
    const auto& shared = out.reply.shared;
    const bool packed = shared && request.takes_gzip && shared->head.size() + shared->tail.size() >= least_packed_bytes;
    put_body(out, packed);
    const auto status = static_cast<boost::beast::http::status>(out.reply.status);
    const auto reason = boost::beast::http::obsolete_reason(status);
    out.head = "HTTP/1.1 " + std::to_string(out.reply.status) + " ";
    out.head.append(reason.data(), reason.size()).append("\r\n");
    put(out.head, "Date", http_date());
    for (const auto& [name, value] : always) put(out.head, name, value);
    for (const auto& [name, value] : out.reply.headers) put(out.head, name, value);
    const bool bodiless = out.reply.status == 204 || out.reply.status == 304;
    if (!bodiless) {
        put(out.head, "Content-Type", out.reply.content_type);
        put(out.head, "Content-Length", std::to_string(boost::asio::buffer_size(out.buffers)));
    }
    if (shared) put(out.head, "Vary", "Accept-Encoding, Authorization");
    if (packed) put(out.head, "Content-Encoding", "gzip");
    put(out.head, "Cache-Control", out.reply.status < 400 ? "no-cache" : "no-store");
    put(out.head, "X-Content-Type-Options", "nosniff");
    put(out.head, "Connection", out.reply.close ? "close" : "keep-alive");
    out.head += "\r\n";
    if (bodiless || request.method == "HEAD") out.buffers.clear();
    out.buffers.insert(out.buffers.begin(), boost::asio::buffer(out.head));
}

}  // namespace feed
