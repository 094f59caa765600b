// Tells one address outside what happens, signed and tried again until it is taken. It has a thread of its own: nothing
// the receiver does ever delays the feed. It must never be given what an organisation keeps to itself.
// What is left out is said with the next message that is taken, and in the feed's log when it begins and when all is sent.
// What waits, and what the receiver was told, is kept beside the log, so a restart loses nothing; ids stay the same over it,
// so nothing is told twice unnoticed.
#pragma once

#include "feed/base/logger.h"
#include "feed/webhook/webhook_kept.h"
#include "feed/webhook/webhook_queue.h"
#include "model/record/gauges.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace feed {

struct WebhookOptions {
    std::string url;      // http:// or https://; empty: none
    std::string ca_file;  // own CA; empty: the system's
    std::string secret;   // the bytes; never logged
    std::set<std::string> kinds;
    std::size_t most_waiting = 1000;                          // at least 1; beyond it the oldest is left out
    std::chrono::milliseconds give_up_after{60 * 60 * 1000};  // since it happened; tries go on until then
    std::chrono::milliseconds longest_wait{30'000};           // between two tries
    std::chrono::milliseconds owed_again{60'000};             // until an end that was refused is tried again
    std::string kept_path;                                    // where what waits is kept; empty: nowhere
    std::function<model::FeedClock()> clock;  // by which decisions fall due; called on the webhook's thread
};

struct WebhookFigures {
    std::uint64_t sent = 0;      // taken with a 2xx
    std::uint64_t failed = 0;    // tries that were not
    std::uint64_t given_up = 0;  // left out: too many waited, or for too long, or refused for good
    std::uint64_t refused = 0;   // of these, refused for good
    std::uint64_t waiting = 0;
    std::uint64_t owed = 0;  // ends that the receiver was not told, though it was told the beginning
};

// What was kept, and the messages of the events that it names.
struct WebhookResume {
    WebhookKept kept;
    std::vector<Waiting> waiting;
    std::vector<Waiting> owed;
};

// "service_changed" is wanted or not.
bool wants(const WebhookOptions& options, std::string_view kind);

// The lines for /metrics.
std::string webhook_metrics_text(const WebhookFigures& figures);

// Thread-safe.
class Webhook {
public:
    Webhook(WebhookOptions options, WebhookResume resume, Logger logger = Logger{});
    ~Webhook();  // in milliseconds, whatever the receiver does

    // Whether a message that ends these is to be told, though its kind is not wanted.
    bool awaits(const std::vector<std::string>& ends) const;
    // All return at once. `wanted`: false for what is told only because it is awaited.
    void tell(WebhookMessage message, bool wanted);
    // Every event of this epoch up to this one was told, or is not to be.
    void reach(const std::string& epoch, std::uint64_t seq);
    // What is expected is told when its time comes, unless the time was over when this first began; the list replaces the
    // one before.
    void expect(std::vector<WebhookDue> due);
    WebhookFigures figures() const;
    const WebhookOptions& options() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace feed
