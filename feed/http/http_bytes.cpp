// A reply as the bytes that go out: the shared body is sent from where it lies, only the head is written anew.
// It must never know who asked or what the bytes mean.
// Framing: Content-Length always, except for 204 and 304, which have no body and say so by their status, and for what is made
// while it is sent: in chunks, or to the end of the connection for HTTP/1.0.
#include "feed/http/http_bytes.h"

#include <array>
#include <charconv>
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
    if (!out.reply.shared) {
        out.pieces.emplace_back(out.reply.body);
        return;
    }
    const Body& body = *out.reply.shared;
    if (!packed) {
        out.pieces.insert(out.pieces.end(), {body.head, out.reply.middle, body.tail});
        return;
    }
    out.fill = gzip_fill(body, out.reply.middle);
    out.pieces.insert(out.pieces.end(), {body.packed_head, out.fill.middle, body.packed_tail, out.fill.end});
}

std::size_t bytes_in(const std::vector<std::string_view>& pieces) {
    std::size_t bytes = 0;
    for (const std::string_view piece : pieces) bytes += piece.size();
    return bytes;
}

// For people who look at the bytes; programs read the number. What this feed answers, as RFC 9110 calls it.
std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 204: return "No Content";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Payload Too Large";
        case 415: return "Unsupported Media Type";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Entity";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "Unknown";
    }
}

std::string hexadecimal(std::size_t number) {
    std::array<char, 20> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, 16);
    return error == std::errc{} ? std::string(text.data(), end) : "0";
}

}  // namespace

bool lay_out_next(ReplyBytes& out, const Request& request) {
    auto piece = out.reply.rest();
    if (!piece) return false;
    out.piece = std::move(*piece);
    out.pieces.clear();
    out.ends = out.piece.empty();
    if (request.takes_chunks) {
        out.head = hexadecimal(out.piece.size()) + "\r\n";
        out.pieces = {out.head, out.piece, "\r\n"};
    } else if (!out.ends) {
        out.pieces = {out.piece};
    }
    return true;
}

void lay_out(ReplyBytes& out, Reply reply, const Request& request,
             const std::vector<std::pair<std::string, std::string>>& always) {
    out.reply = std::move(reply);
    const auto& shared = out.reply.shared;
    const bool packed = shared && request.takes_gzip && shared->head.size() + shared->tail.size() >= least_packed_bytes;
    put_body(out, packed);
    out.head = "HTTP/1.1 " + std::to_string(out.reply.status) + " ";
    out.head.append(reason_of(out.reply.status)).append("\r\n");
    put(out.head, "Date", http_date());
    for (const auto& [name, value] : always) put(out.head, name, value);
    for (const auto& [name, value] : out.reply.headers) put(out.head, name, value);
    const bool bodiless = out.reply.status == 204 || out.reply.status == 304;
    if (out.reply.rest) {
        put(out.head, "Content-Type", out.reply.content_type);
        if (request.takes_chunks) put(out.head, "Transfer-Encoding", "chunked");
        out.reply.close = out.reply.close || !request.takes_chunks;
    } else if (!bodiless) {
        put(out.head, "Content-Type", out.reply.content_type);
        put(out.head, "Content-Length", std::to_string(bytes_in(out.pieces)));
    }
    if (shared) put(out.head, "Vary", "Accept-Encoding, Authorization");
    if (packed) put(out.head, "Content-Encoding", "gzip");
    put(out.head, "Cache-Control", out.reply.status < 400 ? "no-cache" : "no-store");
    put(out.head, "X-Content-Type-Options", "nosniff");
    put(out.head, "Connection", out.reply.close ? "close" : "keep-alive");
    out.head += "\r\n";
    if (bodiless || request.method == "HEAD") {
        out.pieces.clear();
        out.reply.rest = nullptr;
    }
    out.pieces.insert(out.pieces.begin(), out.head);
}

}  // namespace feed
