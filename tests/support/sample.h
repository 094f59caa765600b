// A small true record, what a good feed would say about it, and an inbox for what poller and sender post.
// It must never be clever: the record comes from the product's own decide and advance.
#pragma once

#include "model/decide.h"
#include "model/message.h"
#include "model/wire/wire.h"
#include "tests/support/fault_server.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace sample {

model::Instant noon();  // 2030-10-01T12:00:00+09:00: the feed's clock in every scripted answer
model::Actor responder(const std::string& who);

// One incident, one service, the action A7 without an owner.
model::Record record(const std::string& epoch = "e1");
// The event of that command in that record; the record moves on.
model::Event happen(model::Record& record, const model::Command& command, const std::string& who);
model::Command claim_a7();

std::string snapshot(const model::Record& record, model::Instant now = noon());
std::string delta(const model::Record& after, std::vector<model::Event> events, model::Instant now = noon());

// "nothing new", with the feed's clock.
faults::Reply heartbeat(int status = 204, model::Instant now = noon());
// What a good feed says about `record` to a poll: the snapshot, or "nothing new" to a cursor.
faults::Reply good(const model::Record& record, const std::string& request);

std::string gzipped(const std::string& bytes);

bool has(const std::string& text, const std::string& part);

class Inbox {
public:
    std::function<void(model::Message)> post() {
        return [this](model::Message message) {
            {
                const std::lock_guard lock(mutex_);
                messages_.push_back(std::move(message));
            }
            arrived_.notify_all();
        };
    }

    // The next message of that kind that `fits`, taking it and everything before it away; nothing after 20 s.
    template <class Kind>
    std::optional<Kind> next(std::function<bool(const Kind&)> fits = [](const Kind&) { return true; }) {
        std::unique_lock lock(mutex_);
        std::optional<Kind> found;
        arrived_.wait_for(lock, std::chrono::seconds(20), [&] {
            while (!found && !messages_.empty()) {
                const Kind* kind = std::get_if<Kind>(&messages_.front());
                if (kind && fits(*kind)) found = *kind;
                messages_.erase(messages_.begin());
            }
            return found.has_value();
        });
        return found;
    }

    // The next message of any kind, taking it away; nothing after that long.
    std::optional<model::Message> next_message(std::chrono::milliseconds limit) {
        std::unique_lock lock(mutex_);
        if (!arrived_.wait_for(lock, limit, [&] { return !messages_.empty(); })) return std::nullopt;
        model::Message message = std::move(messages_.front());
        messages_.erase(messages_.begin());
        return message;
    }

    // The next CommandAccepted or CommandRefused, taking it and everything before it away; nothing after 20 s.
    std::optional<model::Message> next_decision() {
        std::unique_lock lock(mutex_);
        std::optional<model::Message> found;
        arrived_.wait_for(lock, std::chrono::seconds(20), [&] {
            while (!found && !messages_.empty()) {
                model::Message message = std::move(messages_.front());
                messages_.erase(messages_.begin());
                const bool decides = std::holds_alternative<model::CommandAccepted>(message) ||
                                     std::holds_alternative<model::CommandRefused>(message);
                if (decides) found = std::move(message);
            }
            return found.has_value();
        });
        return found;
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<model::Message> messages_;
};

}  // namespace sample
