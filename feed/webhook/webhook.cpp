// Tells one address outside what happens. It must never hold the queue's mutex while it talks to the network.
// Order: as it happened; while the oldest is tried again the others wait behind it.
#include "feed/webhook.h"

#include "feed/webhook_sign.h"
#include "net/backoff.h"
#include "net/clock.h"
#include "net/http.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace feed {
namespace {

constexpr std::chrono::milliseconds try_limit{10'000};
constexpr std::size_t most_reply_bytes = 64u << 10;

constexpr std::chrono::milliseconds look_again{1000};  // at what is expected
constexpr std::chrono::hours nothing_expected{1};

struct Waiting {
    WebhookMessage message;
    model::Tick since;
};

// What is sent until it is taken or given up; its body stays the same at every try.
struct InHand {
    Waiting one;
    LeftOut before;
    std::string body;
};

}  // namespace

struct Webhook::Inside {
    const WebhookOptions options;
    const Logger logger;
    const model::Instant began;
    net::Http http;                 // the sending thread's
    std::optional<InHand> in_hand;  // the sending thread's

    mutable std::mutex mutex;
    std::condition_variable_any turned;
    std::deque<Waiting> waiting;
    std::vector<WebhookDue> expected;
    std::set<std::string> told_due;  // ids
    LeftOut unsaid;                  // younger than what is in hand, older than what waits
    LeftOut missed;                  // since the receiver last had everything that it could get
    WebhookFigures figures;          // its `waiting`: in hand, 0 or 1

    std::jthread sending;

    Inside(WebhookOptions given, Logger says)
        : options(std::move(given)),
          logger(says),
          began(options.clock().now),
          http({options.ca_file, {}, {}, nullptr, "--webhook-ca-file"}) {}

    void tell(WebhookMessage message) {
        const std::lock_guard lock(mutex);
        put(std::move(message));
        turned.notify_all();
    }

    // Precondition: mutex is held.
    void put(WebhookMessage message) {
        if (waiting.size() >= options.most_waiting) {
            leave_out(waiting.front().message, "too many wait");
            waiting.pop_front();
        }
        waiting.push_back({std::move(message), net::now_tick()});
    }

    // Precondition: mutex is held. Says so once, however many follow.
    void leave_out(const WebhookMessage& message, std::string_view why) {
        ++figures.given_up;
        unsaid.add(message);
        missed.add(message);
        if (missed.messages == 1) logger(Level::warn, "webhook leaves out", {{"id", message.id}, {"why", why}});
    }

    void say(std::string_view event, const LeftOut& left_out) const {
        if (left_out.messages == 0) return;
        logger(Level::warn, event,
               {{"left_out", std::to_string(left_out.messages)},
                {"decisions_due", std::to_string(left_out.due)},
                {"from", std::to_string(left_out.from)},
                {"to", std::to_string(left_out.to)}});
    }

    // Nothing is remembered over a restart, so an operator reads here what the receiver was not told.
    void end() {
        sending.request_stop();
        sending.join();
        LeftOut untold = missed;
        if (in_hand) untold.add(in_hand->one.message);
        for (const Waiting& one : waiting) untold.add(one.message);
        say("webhook ends before all was sent", untold);
    }

    void expect(std::vector<WebhookDue> due) {
        const std::lock_guard lock(mutex);
        expected = std::move(due);
        turned.notify_all();
    }

    // Precondition: mutex is held.
    void put_due() {
        const model::Instant now = options.clock().now;
        for (const WebhookDue& due : expected) {
            const bool is_due = due.at <= now && due.at > began;
            if (is_due && told_due.insert(due.message.id).second) put(due.message);
        }
    }

    void send_all(const std::stop_token& stop) {
        int failures = 0;
        while (take_next(stop)) {
            std::optional<std::chrono::seconds> asked_to_wait;
            const bool taken = send(*in_hand, stop, asked_to_wait);
            if (stop.stop_requested()) return;
            failures = taken ? 0 : failures + 1;
            if (failures == 1) logger(Level::warn, "webhook fails", {{"id", in_hand->one.message.id}});
            settle(taken);
            if (!taken) pause(net::backoff(failures, net::random_chance(), options.longest_wait, asked_to_wait), stop);
        }
    }

    // Waits until there is one in hand; false when stopped.
    bool take_next(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (!in_hand && !stop.stop_requested()) {
            put_due();
            if (waiting.empty()) {
                const auto nap = expected.empty() ? std::chrono::milliseconds(nothing_expected) : look_again;
                const bool nothing_was_expected = expected.empty();
                turned.wait_for(lock, stop, nap,
                                [&] { return !waiting.empty() || nothing_was_expected != expected.empty(); });
                continue;
            }
            take(std::move(waiting.front()));
            waiting.pop_front();
            figures.waiting = 1;
        }
        return !stop.stop_requested();
    }

    // Precondition: mutex is held. All that is left out until now came before it.
    void take(Waiting one) {
        const LeftOut before = std::exchange(unsaid, {});
        std::string body = body_of(one.message, before);
        in_hand = InHand{std::move(one), before, std::move(body)};
    }

    bool send(const InHand& held, const std::stop_token& stop, std::optional<std::chrono::seconds>& asked_to_wait) {
        const std::string& id = held.one.message.id;
        const std::string timestamp = std::to_string(net::now_instant().ms / 1000);
        net::HttpRequest request;
        request.url = options.url;
        request.method = "POST";
        request.headers = {{"Content-Type", "application/cloudevents+json; charset=utf-8"},
                           {"webhook-id", id},
                           {"webhook-timestamp", timestamp},
                           {"webhook-signature", webhook_signature(options.secret, id, timestamp, held.body)}};
        request.body = held.body;
        request.total_limit = try_limit;
        request.most_bytes = most_reply_bytes;
        const auto reply = http.perform(request, stop);
        if (reply) asked_to_wait = reply->retry_after;
        return reply && reply->status >= 200 && reply->status < 300;
    }

    void settle(bool taken) {
        const std::lock_guard lock(mutex);
        ++(taken ? figures.sent : figures.failed);
        const bool too_long = net::now_tick() - in_hand->one.since >= options.give_up_after;
        if (!taken && !too_long) return;
        if (!taken) {
            unsaid.add(in_hand->before);
            leave_out(in_hand->one.message, "tried for too long");
        }
        figures.waiting = 0;
        in_hand.reset();
        if (!taken || !waiting.empty()) return;
        say("webhook has caught up", missed);
        missed = {};
    }

    void pause(std::chrono::milliseconds time, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        turned.wait_for(lock, stop, time, [] { return false; });
    }
};

bool wants(const WebhookOptions& options, std::string_view kind) { return options.kinds.contains(std::string(kind)); }

std::string webhook_metrics_text(const WebhookFigures& figures) {
    const auto line = [](const std::string& name, const char* type, const char* help, std::uint64_t value) {
        const std::string full = "kyodo_feed_webhook_" + name;
        return "# HELP " + full + " " + help + "\n# TYPE " + full + " " + type + "\n" + full + " " +
               std::to_string(value) + "\n";
    };
    return line("sent_total", "counter", "Messages that the receiver took.", figures.sent) +
           line("failed_total", "counter", "Tries that the receiver did not take.", figures.failed) +
           line("given_up_total", "counter", "Messages that were never taken.", figures.given_up) +
           line("waiting", "gauge", "Messages that wait now.", figures.waiting);
}

Webhook::Webhook(WebhookOptions options, Logger logger)
    : inside_(std::make_unique<Inside>(std::move(options), logger)) {
    Inside* inside = inside_.get();
    inside->sending = std::jthread([inside](const std::stop_token& stop) { inside->send_all(stop); });
}

Webhook::~Webhook() { inside_->end(); }

void Webhook::tell(WebhookMessage message) { inside_->tell(std::move(message)); }

void Webhook::expect(std::vector<WebhookDue> due) { inside_->expect(std::move(due)); }

WebhookFigures Webhook::figures() const {
    const std::lock_guard lock(inside_->mutex);
    WebhookFigures figures = inside_->figures;
    figures.waiting += inside_->waiting.size();
    return figures;
}

const WebhookOptions& Webhook::options() const { return inside_->options; }

}  // namespace feed
