// One step of following a feed: what to ask next, and whether the reply confirms what we hold, brings newer, or is not to
// be believed. Time is an argument. It must never know a socket, a thread or what is drawn.
// Invariant: what is held has been checked as a whole (digest) and only goes forward within one epoch; another epoch is
// taken from a snapshot only; whatever fails here leaves it as it was.
#pragma once

#include "client/steady.h"
#include "model/message.h"
#include "net/http.h"

#include <chrono>
#include <memory>
#include <string>
#include <variant>

namespace client {

struct Ask {
    std::string target;            // path and query: "/v1/feed", "/v1/events?after=EPOCH.7&gauge=3"
    bool whole = true;             // the snapshot; otherwise the events since
    std::string etag;              // sent as If-None-Match; empty: none
    std::chrono::seconds wait{0};  // sent as Prefer: wait=…; 0: answer at once
};

// The reply showed that only a whole snapshot helps; not a failure by itself.
struct AskAgain {};
using Judged = std::variant<model::FeedConfirmed, AskAgain, model::Problem>;

class PollStep {
public:
    PollStep(std::string place, std::chrono::seconds park) : place_(std::move(place)), park_(park) {}

    Ask next_ask(model::Tick now) const;

    // A problem: nothing was confirmed, what is held stays. FeedConfirmed.machine_now is left empty; its `at` is before
    // `now` by as much as the feed's own clock in the reply is behind where it must be.
    Judged judge(const Ask& ask, const net::HttpReply& reply, model::Tick now);

    // The exchange brought no reply at all: the next ask wants an immediate answer.
    void note_failure() { after_failure_ = true; }

private:
    Judged judged(const Ask& ask, const net::HttpReply& reply, model::Tick now);
    Judged unchanged(const net::HttpReply& reply, model::Tick now);
    Judged whole(const net::HttpReply& reply, model::Tick now);
    Judged delta(const net::HttpReply& reply, model::Tick now);
    std::optional<model::Problem> not_current(const net::HttpReply& reply, model::Tick now);
    std::optional<model::Tick> true_at(const model::FeedClock& clock, model::Tick now);
    model::Problem clock_stands() const;
    Judged in_doubt(model::Problem problem);

    std::string place_;
    std::chrono::seconds park_;
    std::shared_ptr<const model::Record> record_;
    std::shared_ptr<const model::Gauges> gauges_;
    model::FeedClock clock_;
    Steady dates_;
    Steady feed_clock_;
    model::Tick compared_;  // when a snapshot or its 304 last came
    bool doubt_ = false;    // only a whole snapshot will be believed
    bool after_failure_ = false;
};

}  // namespace client
