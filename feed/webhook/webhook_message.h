// What is told to the outside: an event, or a decision that is due, as a CloudEvent 1.0 in JSON. It must never be given an
// event as anybody but everybody sees it, and never know who receives it.
#pragma once

#include "model/record/event.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

struct WebhookMessage {
    std::string id;  // the same at every try, so that a receiver knows a second one: EPOCH.SEQ, or EPOCH.D1.due.TIME
    std::uint64_t seq = 0;   // of its event; 0: a decision that is due, for which there is none
    std::string attributes;  // the CloudEvent's, a JSON object
    std::string data;        // a JSON object
    std::string kind = {};   // "service_changed"
    std::string about = {};  // "service/S1": messages about one thing arrive in order; empty: about nothing
    std::vector<std::string> begins = {};  // things that go on after it: "help/H1"
    std::vector<std::string> ends = {};    // things that are over after it
};

// What a receiver never took, to be said to it with the next thing it takes.
struct LeftOut {
    std::uint64_t messages = 0;
    std::uint64_t due = 0;   // of these, decisions that fell due
    std::uint64_t from = 0;  // the first and the last event among them; 0: none
    std::uint64_t to = 0;

    void add(const WebhookMessage& message);
    void add(const LeftOut& more);
};

// Structured mode, application/cloudevents+json. `before`: what was left out between the message sent before and this.
std::string body_of(const WebhookMessage& message, const LeftOut& before);

// "service_changed", …: the words of events; and this one, for which there is no event.
inline constexpr std::string_view decision_due = "decision_due";

// The words of "service_changed,help_asked"; or the sentence that names the one that is none.
model::Result<std::set<std::string>> webhook_kinds(std::string_view list);

// `record`: after the event.
WebhookMessage message_of(const model::Record& record, const model::Event& event);

// The things that are over after the event, as in WebhookMessage.
std::vector<std::string> ends_of(const model::Event& event);

// A decision that is open now, and what to say when its time comes.
struct WebhookDue {
    model::Instant at;
    WebhookMessage message;
};
std::vector<WebhookDue> open_decisions(const model::Record& record);

}  // namespace feed
