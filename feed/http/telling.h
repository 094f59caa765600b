// What of the log is told to the webhook: each event once, also those that happened while nobody told them. It must never
// give it what an organisation keeps to itself. Used from the event thread.
#pragma once

#include "feed/log.h"
#include "feed/webhook.h"

#include <memory>
#include <string>

namespace feed {

class Telling {
public:
    // Goes on where the file beside the log says that it ended; without one it begins after the log's last event.
    Telling(Log& log, WebhookOptions options, Logger logger);

    // What happened since the last time; between two turns of the loop that is a few events.
    void follow();
    std::string metrics_text() const { return webhook_metrics_text(webhook_->figures()); }

private:
    WebhookResume resumed(WebhookKept kept);
    std::vector<Waiting> messages_of(std::vector<std::uint64_t> seqs, bool wanted);
    void tell(const model::Event& event);
    void expect_decisions();

    Log& log_;
    Logger logger_;
    std::unique_ptr<Webhook> webhook_;
    std::uint64_t told_ = 0;  // the last event that was looked at
};

}  // namespace feed
