// From bytes to a Request by Beast's parser, and what is said to bytes that are no request. It must never know a socket.
#include "feed/http/http_reading.h"

#include "model/wire/wire.h"

#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/string_body.hpp>

#include <utility>

namespace feed {
namespace {

namespace http = boost::beast::http;
using model::Trouble;

std::string text_of(boost::beast::string_view view) { return std::string(view.data(), view.size()); }

bool takes_gzip(boost::beast::string_view accept_encoding) {
    for (const auto& coding : http::ext_list(accept_encoding)) {
        if (coding.first != "gzip" && coding.first != "*") continue;
        for (const auto& parameter : coding.second) {
            if (parameter.first == "q" && (parameter.second == "0" || parameter.second.starts_with("0.0")))
                return false;
        }
        return true;
    }
    return false;
}

Reply refused(int status, std::string_view type, const char* ja, const char* en) {
    const bool ours = status >= 500;
    Reply reply = problem_reply(status, model::problem(ours ? Trouble::unavailable : Trouble::invalid, ja, en), type);
    reply.close = true;
    return reply;
}

}  // namespace

struct RequestReader::Inside {
    http::request_parser<http::string_body> parser;
    boost::system::error_code failed;
    int misframed = 0;  // the status of the refusal

    // What the parser does not know it takes for no body at all; whoever passed the request on may think otherwise, and the
    // body would be the next request. https://www.rfc-editor.org/rfc/rfc9112#section-6.3
    int framing() const {
        const auto& head = parser.get();
        const auto codings = head.count(http::field::transfer_encoding);
        if (codings == 0) return 0;
        if (codings > 1 || head.count(http::field::content_length) > 0 || head.version() < 11) return 400;
        return boost::beast::iequals(head[http::field::transfer_encoding], "chunked") ? 0 : 501;
    }
};

RequestReader::RequestReader() : inside_(std::make_unique<Inside>()) {
    inside_->parser.header_limit(static_cast<std::uint32_t>(most_header_bytes));
    inside_->parser.body_limit(model::most_command_bytes);
}

RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::take(std::string& bytes) {
    auto& parser = inside_->parser;
    std::size_t taken = 0;
    while (!parser.is_done() && taken < bytes.size()) {
        const std::size_t now =
            parser.put(boost::asio::buffer(bytes.data() + taken, bytes.size() - taken), inside_->failed);
        taken += now;
        if (inside_->failed) break;
        if (!parser.is_header_done() || parser.eager()) continue;
        parser.eager(true);  // from the head on; before the body somebody may want to be told
        if (waits_to_go_on()) break;
    }
    bytes.erase(0, taken);
    inside_->misframed = parser.is_header_done() ? inside_->framing() : 0;
    if (inside_->failed && inside_->failed != http::error::need_more) return State::unreadable;
    if (inside_->misframed != 0) return State::unreadable;
    if (parser.is_done()) return State::whole;
    return parser.is_header_done() ? State::body : State::more;
}

bool RequestReader::waits_to_go_on() const {
    const auto& parser = inside_->parser;
    return parser.is_header_done() && !parser.is_done() && parser.get()[http::field::expect] == "100-continue";
}

Request RequestReader::request(const std::string& peer, const std::vector<std::string>& asked) {
    auto& message = inside_->parser.get();
    Request request;
    request.method = text_of(message.method_string());
    request.target = text_of(message.target());
    request.host = text_of(message[http::field::host]);
    request.body = std::move(message.body());
    request.authorization = text_of(message[http::field::authorization]);
    request.idempotency_key = text_of(message["Idempotency-Key"]);
    request.content_type = text_of(message[http::field::content_type]);
    request.if_none_match = text_of(message[http::field::if_none_match]);
    request.user_agent = text_of(message[http::field::user_agent]);
    request.prefer = text_of(message["Prefer"]);
    request.takes_gzip = takes_gzip(message[http::field::accept_encoding]);
    request.takes_chunks = message.version() >= 11;
    request.keep_alive = message.keep_alive();
    request.peer = peer;
    for (const std::string& name : asked) {
        const auto [first, last] = message.equal_range(name);
        for (auto at = first; at != last; ++at) request.asked.emplace_back(name, text_of(at->value()));
    }
    return request;
}

std::optional<Reply> RequestReader::refusal() const {
    const boost::system::error_code failed = inside_->failed;
    if (inside_->misframed == 501) {
        return refused(501, "unknown-coding", "Transfer-Encoding は chunked だけです。Content-Length でも送れます。",
                       "The only Transfer-Encoding taken here is chunked. Or send a Content-Length.");
    }
    if (failed == http::error::body_limit) {
        return refused(413, "too-large", "送られたものが大きすぎます。操作は64KiBまでです。",
                       "The body is too large. A command has at most 64 KiB.");
    }
    if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
        return refused(431, "headers-too-large", "ヘッダが大きすぎます。合計16KiBまでにしてください。",
                       "The headers are too large. Send at most 16 KiB of them.");
    }
    const bool about_http =
        inside_->misframed != 0 || failed.category() == http::make_error_code(http::error::bad_method).category();
    if (!about_http || failed == http::error::end_of_stream || failed == http::error::partial_message)
        return std::nullopt;
    return refused(400, "bad-request", "HTTP のリクエストとして読めません。宛先と書き方を確かめてください。",
                   "This is not a request that HTTP/1.1 allows. Check the address and how the request is written.");
}

Reply plain_to_tls_reply() {
    return refused(400, "tls-only", "このポートは TLS だけを受け付けます。https:// で接続してください。",
                   "This port speaks TLS. Put https:// in front of the address; plain HTTP is not taken.");
}

Reply stopping_reply() {
    Reply reply =
        refused(503, "unavailable", "feed を停止しています。まもなくつなぎ直してください。何も適用していません。",
                "The feed is stopping. Connect again in a moment. Nothing was applied.");
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

Reply crowded_reply() {
    Reply reply = refused(503, "unavailable", "接続が多すぎます。しばらくしてからつなぎ直してください。",
                          "There are too many connections. Connect again later.");
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

}  // namespace feed
