// What waits to be told, in order for each thing that it is about, and what the receiver knows. It must never know a
// socket, a thread or a file; whoever shares it between threads holds a mutex.
// A message that goes on failing steps aside, so that it holds back only what is about the same thing. One that is refused
// for good, or for too long, is left out; where it is the end of what the receiver was told, it is owed and tried again.
#pragma once

#include "feed/webhook/webhook_kept.h"
#include "model/text/time.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace feed {

struct Waiting {
    WebhookMessage message;
    bool wanted = true;  // false: told only because the receiver was told its beginning
    model::Tick since;
    model::Tick not_before{};
    int failures = 0;
    bool owed = false;
    std::uint64_t place = 0;  // given by the queue
    LeftOut before;           // what was left out before it; with `body` from its first try on
    std::string body;         // the same at every try
};

class WebhookQueue {
public:
    // At least 1; beyond it the oldest is left out.
    explicit WebhookQueue(std::size_t most_waiting) : most_(most_waiting) {}

    // `resumed` and `owed`: the messages of what was kept.
    void resume(const WebhookKept& kept, std::vector<Waiting> resumed, std::vector<Waiting> owed);

    // What had to make room, if anything: the oldest that was not tried yet. A message that is not wanted and ends nothing that was or will be told is dropped.
    std::optional<WebhookMessage> put(Waiting one);
    // Whether the receiver was told, or will be, that one of these began.
    bool awaits(const std::vector<std::string>& ends) const;

    // The oldest that may be tried now and about whose thing nothing older waits; it is out of the queue then.
    std::optional<Waiting> take(model::Tick now);
    // When the next one may be tried, if none may now.
    std::optional<model::Tick> next_try() const;

    void give_back(Waiting one);                            // tried in vain
    void taken(const Waiting& one);                         // by the receiver
    void leave_out(const Waiting& one, model::Tick again);  // `again`: when an end that is owed is tried the next time
    // After an outage everything may be tried at once, the oldest first.
    void forget_failures();

    std::size_t waiting() const { return waiting_.size(); }
    std::size_t owed() const { return owed_.size(); }
    bool has(const std::string& id) const;
    // What was left out since it was last asked, to be said with the next message.
    LeftOut take_unsaid() { return std::exchange(unsaid_, {}); }

    // All of it; `in_hand`: what is being tried, or nullptr.
    void note(WebhookKept& kept, const Waiting* in_hand) const;
    LeftOut untold() const;

private:
    bool is_settled(const Waiting& one) const;
    void supersede(const WebhookMessage& newer);
    void drop(const Waiting& one, model::Tick again);
    void remember(const std::string& id);

    std::size_t most_;
    std::deque<Waiting> waiting_;
    std::vector<Waiting> owed_;
    std::map<std::string, std::uint64_t> told_;  // and in which order
    std::uint64_t last_told_ = 0;
    std::uint64_t last_place_ = 0;
    LeftOut unsaid_;
    std::vector<std::string> begins_in_hand_;
};

}  // namespace feed
