// Reads the head of a reply. Interim 1xx heads count towards the limits and are otherwise forgotten; trailers after the
// chunks say nothing we use. It must never read a body.
#include "net/http_head.h"

#include <algorithm>
#include <charconv>

namespace net {
namespace {

constexpr std::size_t most_header_bytes = 64u << 10;
constexpr int most_header_lines = 200;

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::chrono::seconds> seconds_from(std::string_view text) {
    const auto value = number_from<std::uint32_t>(text);
    if (!value) return std::nullopt;
    return std::chrono::seconds(*value);
}

}  // namespace

std::optional<HttpCause> HttpHead::take(std::string_view line) {
    bytes_ += line.size();
    lines_ += 1;
    if (bytes_ > most_header_bytes || lines_ > most_header_lines) return HttpCause::headers_too_large;
    if (complete_) return std::nullopt;
    if (line.starts_with("HTTP/")) {
        begin(line);
        return std::nullopt;
    }
    return trimmed(line).empty() ? end() : note(line);
}

void HttpHead::begin(std::string_view status_line) {
    reply = HttpReply{};
    length_.clear();
    chunked_ = false;
    const std::size_t space = status_line.find(' ');
    if (space != std::string_view::npos) reply.status = number_from<int>(status_line.substr(space + 1, 3)).value_or(0);
}

std::optional<HttpCause> HttpHead::note(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string name = lower(trimmed(line.substr(0, colon)));
    const std::string value(trimmed(line.substr(colon + 1)));
    if (name == "content-length") {
        const bool contradicts = !length_.empty() && length_ != value;
        if (contradicts || !number_from<std::uint64_t>(value)) return HttpCause::unclear_length;
        length_ = value;
    } else if (name == "transfer-encoding") {
        chunked_ = lower(value).ends_with("chunked");
    } else if (name == "content-type") {
        reply.content_type = lower(trimmed(std::string_view(value).substr(0, value.find(';'))));
    } else if (name == "etag") {
        reply.etag = value;
    } else if (name == "date") {
        reply.date = value;
    } else if (name == "retry-after") {
        reply.retry_after = seconds_from(value);
    } else if (name == "age") {
        reply.age = seconds_from(value);
    }
    reply.headers.emplace_back(name, value);
    return std::nullopt;
}

std::optional<HttpCause> HttpHead::end() {
    complete_ = reply.status >= 200;
    if (reply.status < 200 || reply.status == 204) return std::nullopt;
    const bool has_length = !length_.empty();
    if (reply.status == 304) {
        const bool has_body = chunked_ || (has_length && length_ != "0");
        return has_body ? std::optional(HttpCause::body_in_304) : std::nullopt;
    }
    if (!has_length && !chunked_) return HttpCause::without_length;
    return std::nullopt;
}

}  // namespace net
