// A receiver is anybody's server: its status counts, whatever is wrong with the rest of its answer. It must never log a
// secret, and never more of an answer than its first words.
#include "feed/webhook/webhook_try.h"

#include "feed/webhook.h"
#include "feed/webhook_sign.h"
#include "model/text/text.h"
#include "net/clock.h"

namespace feed {
namespace {

constexpr std::chrono::seconds try_limit{10};
constexpr std::size_t most_reply_bytes = 4u << 10;
constexpr std::size_t most_words_cells = 100;

// The same request would be answered the same: all of 4xx but "too slow", "too early" and "too many".
bool is_for_good(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

std::string words_of(const net::HttpReply& reply) {
    const std::string* leads = reply.header("location");
    const bool redirects = reply.status >= 300 && reply.status < 400 && leads;
    std::string words = redirects ? "a redirect, which is not followed, to " + *leads : reply.body;
    while (!words.empty() && !model::is_utf8(words) && (words.back() & 0x80) != 0) words.pop_back();
    if (!model::is_utf8(words)) return "not text";
    return model::clipped(model::without_controls(words), most_words_cells);
}

Tried meaning_of(const net::HttpReply& reply) {
    if (reply.status >= 200 && reply.status < 300) return {Tried::How::taken, reply.status, {}, {}};
    const auto how = is_for_good(reply.status) ? Tried::How::refused : Tried::How::failed;
    return {how, reply.status, words_of(reply), reply.retry_after};
}

}  // namespace

WebhookTry::WebhookTry(const WebhookOptions& options)
    : options_(options), http_({options.ca_file, {}, {}, nullptr, "--webhook-ca-file"}) {}

Tried WebhookTry::send(const std::string& id, const std::string& body, const std::stop_token& stop) {
    const std::string timestamp = std::to_string(net::now_instant().ms / 1000);
    net::HttpRequest request;
    request.url = options_.url;
    request.method = "POST";
    request.headers = {{"Content-Type", "application/cloudevents+json; charset=utf-8"},
                       {"webhook-id", id},
                       {"webhook-timestamp", timestamp},
                       {"webhook-signature", webhook_signature(options_.secret, id, timestamp, body)}};
    request.body = body;
    request.total_limit = try_limit;
    request.silence_limit = try_limit;  // a receiver may think as long as a try may take
    request.most_bytes = most_reply_bytes;
    request.status_is_enough = true;
    const auto reply = http_.perform(request, stop);
    return reply ? meaning_of(*reply) : Tried{Tried::How::failed, 0, reply.problem().sentence.en, {}};
}

}  // namespace feed
