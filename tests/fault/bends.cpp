// Bytes cut, doubled, frozen and rewritten. Numbers in bodies are rewritten as text, so that nothing of the product helps
// to make its own faults. It must never hold a good answer of its own.
#include "tests/fault/bends.h"

#include "tests/support/sample.h"

#include <cstdio>
#include <ctime>
#include <utility>

namespace faults {
namespace {

using Strings = const std::string&;

std::string json_head(Strings length_lines) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + length_lines + "\r\n";
}

std::string length_line(std::size_t length) { return "Content-Length: " + std::to_string(length) + "\r\n"; }

const Reply broken{"", End::close};

// `frame` makes the reply from the feed's body.
Misbehaviour framed(std::function<Reply(const std::string& body)> frame) {
    return {[frame = std::move(frame)](Strings, Strings answer, Strings) {
        const std::string body = body_of(answer);
        return body.empty() ? broken : frame(body);
    }};
}

std::string without_header(std::string answer, const std::string& name) {
    const std::size_t start = answer.find("\r\n" + name + ": ");
    if (start == std::string::npos || start > answer.find("\r\n\r\n")) return answer;
    return answer.erase(start, answer.find("\r\n", start + 2) - start);
}

std::string with_line(std::string answer, const std::string& line) {
    const std::size_t first_end = answer.find("\r\n");
    return answer.insert(first_end, "\r\n" + line);
}

// The number after the first `"name":` becomes what `change` makes of it.
std::string with_number(std::string body, const std::string& name, const std::function<long(long)>& change) {
    const std::size_t at = body.find("\"" + name + "\":");
    if (at == std::string::npos) return body;
    const std::size_t start = at + name.size() + 3;
    const std::size_t end = body.find_first_not_of("0123456789", start);
    return body.replace(start, end - start, std::to_string(change(std::stol(body.substr(start, end - start)))));
}

std::string with_all_numbers(const std::string& body, const std::string& name, long by) {
    std::string result;
    std::size_t from = 0;
    const std::string mark = "\"" + name + "\":";
    for (std::size_t at = body.find(mark); at != std::string::npos; at = body.find(mark, from)) {
        const std::size_t start = at + mark.size();
        const std::size_t end = body.find_first_not_of("0123456789", start);
        result += body.substr(from, start - from) + std::to_string(std::stol(body.substr(start, end - start)) + by);
        from = end;
    }
    return result + body.substr(from);
}

Misbehaviour changes_rewritten(std::function<std::string(std::string)> change) {
    return {[change = std::move(change)](Strings request, Strings answer, Strings) -> Reply {
        const std::string body = body_of(answer);
        if (path_of(request) != "/v1/events" || body.empty()) return {answer};
        return json(change(body));
    }};
}

}  // namespace

std::string body_of(const std::string& answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string::npos ? "" : answer.substr(end + 4);
}

std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

Misbehaviour instead(Reply reply) {
    return {[reply = std::move(reply)](Strings, Strings, Strings) { return reply; }};
}

Misbehaviour deaf() {
    Misbehaviour result = instead({"", End::hang});
    result.reaches_feed = false;
    return result;
}

Misbehaviour swallowed() { return instead({"", End::hang}); }

Misbehaviour status(int code, std::string headers) {
    return {[code, headers = std::move(headers)](Strings, Strings answer, Strings) -> Reply {
        return {http(code, body_of(answer), "Content-Type: application/json\r\n" + headers)};
    }};
}

Misbehaviour dripped() {
    return {[](Strings, Strings answer, Strings) -> Reply {
        return {answer.substr(0, 20), End::drip, "x", std::chrono::seconds(1)};
    }};
}

Misbehaviour kept_by_cache(std::string date) {
    return {[date = std::move(date)](Strings, Strings, Strings earlier) -> Reply {
        if (date.empty()) return {earlier};
        return {with_line(without_header(earlier, "Date"), "Date: " + (date == "now" ? http_date() : date))};
    }};
}

Misbehaviour moved(const std::function<std::string()>& to) {
    return {[to](Strings, Strings, Strings) -> Reply { return {http(302, "", "Location: " + to() + "\r\n")}; }};
}

Misbehaviour cut_in_head() { return instead({"HTTP/1.1 200 OK\r\nContent-Ty", End::reset}); }

Misbehaviour cut_in_body(End end) {
    return framed([end](Strings body) -> Reply {
        return {json_head(length_line(body.size())) + body.substr(0, body.size() / 2), end};
    });
}

// The same JSON in ASCII: wherever it is cut, no letter is cut in two. For characters up to U+FFFF.
std::string ascii_of(const std::string& body) {
    std::string ascii;
    for (std::size_t i = 0; i < body.size();) {
        const auto lead = static_cast<unsigned char>(body[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        if (length == 1) {
            ascii += body[i++];
            continue;
        }
        unsigned code = lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(body[i + k]) & 0x3Fu);
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", code & 0xFFFFu);
        ascii += escape;
        i += length;
    }
    return ascii;
}

Misbehaviour cut_with_right_length() {
    return framed([](Strings body) {
        const std::string ascii = ascii_of(body);
        return json(ascii.substr(0, ascii.size() / 2));
    });
}

Misbehaviour cut_without_length() {
    return framed([](Strings body) -> Reply { return {json_head("") + body, End::close}; });
}

Misbehaviour cut_in_chunk() {
    return framed([](Strings body) -> Reply {
        return {json_head("Transfer-Encoding: chunked\r\n") + "ffff\r\n" + body, End::close};
    });
}

Misbehaviour cut_in_gzip() {
    return framed([](Strings body) {
        const std::string packed = sample::gzipped(ascii_of(body));
        return json(packed.substr(0, packed.size() / 2), "Content-Encoding: gzip\r\n");
    });
}

Misbehaviour two_lengths() {
    return framed([](Strings body) -> Reply {
        return {json_head(length_line(body.size()) + length_line(body.size() / 2)) + body};
    });
}

Misbehaviour with_header(std::string header) {
    return {[header = std::move(header)](Strings, Strings answer, Strings) -> Reply {
        return {answer.empty() ? answer : with_line(answer, header)};
    }};
}

Misbehaviour rewritten(std::function<std::string(std::string)> change) {
    return framed([change = std::move(change)](Strings body) { return json(change(body)); });
}

Misbehaviour sequence_back() {
    return rewritten([](std::string body) { return with_number(std::move(body), "seq", [](long) { return 2; }); });
}

Misbehaviour changes_repeated() {
    return changes_rewritten([](const std::string& body) { return with_all_numbers(body, "seq", -1); });
}

Misbehaviour changes_jumped() {
    return changes_rewritten([](const std::string& body) { return with_all_numbers(body, "seq", 3); });
}

Misbehaviour digest_wrong() {
    return rewritten([](std::string body) {
        const std::size_t at = body.find("\"digest\":\"") + 10;
        body[at] = body[at] == '0' ? '1' : '0';
        return body;
    });
}

}  // namespace faults
