// What a webhook remembers over a restart: FILE.webhook beside the log, mode 0600. It names events by their sequence number
// and things by their id, so what an event says stands in the log alone. It must never hold a secret, an address or a text.
#pragma once

#include "feed/webhook/webhook_message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feed {

struct WebhookKept {
    std::string epoch;
    std::uint64_t upto = 0;  // every event up to here was looked at
    model::Instant began;    // decisions that fell due before were nobody's to tell
    LeftOut unsaid;
    std::vector<std::uint64_t> waiting;  // events, the oldest first
    std::vector<std::uint64_t> awaited;  // the same, told only because their beginning was
    std::vector<std::uint64_t> owed;     // ends that the receiver refused and must still hear
    std::vector<std::string> told;       // "help/H1": the receiver took its beginning, and no end yet
    std::vector<std::string> due;        // ids of messages about decisions that fell due and were dealt with
};

// "kyodo-webhook/1 EPOCH UPTO BEGAN" and a line for each of the rest.
std::string kept_text(const WebhookKept& kept);
std::optional<WebhookKept> kept_from(const std::string& text);

// FILE.webhook of the file itself, not of a link to it.
std::string kept_path(const std::string& store_path);

// Nothing when there is none, or none that can be read.
std::optional<WebhookKept> read_kept(const std::string& path);

}  // namespace feed
