// One step of following a feed: what to ask next, and whether the reply confirms what we hold, brings newer, or is not to
// be believed. Time is an argument. It must never know a socket, a thread or what is drawn.
// Invariant: what is held has been checked as a whole (digest); within one epoch it only goes forward, and what came in
// between leads there, or it is said to be another history. Whatever fails here leaves it as it was.
#pragma once

#include "client/steady.h"
#include "model/message.h"
#include "net/http.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace client {

struct Ask {
    std::string target;            // path and query: "/v1/feed", "/v1/events?after=EPOCH.7&gauge=3"
    bool whole = true;             // the snapshot; otherwise the events since
    std::string etag;              // sent as If-None-Match; empty: none
    std::chrono::seconds wait{0};  // sent as Prefer: wait=…; 0: answer at once
    model::Tick asked = {};
    bool shows = false;    // how far this board is, to a feed that is behind it; what it answers says nothing
    bool between = false;  // the events between what is held and a snapshot that is further: do they lead there?
};

// The reply showed what else to ask for; not a failure by itself.
struct AskAgain {};
using Judged = std::variant<model::FeedConfirmed, AskAgain, model::Problem>;

// What a board already knows: its saved board.
struct Known {
    std::shared_ptr<const model::Record> record;
    std::shared_ptr<const model::Gauges> gauges;
};

class PollStep {
public:
    PollStep(std::string place, std::chrono::seconds park, Known known = {});

    Ask next_ask(model::Tick now) const;

    // A problem: nothing was confirmed, what is held stays. FeedConfirmed.machine_now is left empty; its `at` is before
    // `now` by as much as the answer may be old at most.
    Judged judge(const Ask& ask, const net::HttpReply& reply, model::Tick now);

    // The exchange brought no reply at all: the next ask wants an immediate answer.
    void note_failure() {
        after_failure_ = true;
        shows_ = false;
        ahead_.reset();
    }

private:
    // By this machine's ticks: since when what an answer says is surely true, and when its clock most likely was read.
    struct Heard {
        model::Tick sure;
        model::Tick clock;
    };
    // A snapshot that is further than what is held, until the events in between have been seen.
    struct Ahead {
        std::shared_ptr<const model::Record> record;
        std::shared_ptr<const model::Gauges> gauges;
        model::FeedClock clock;
        Heard heard;
        std::shared_ptr<model::Record> reached;  // what is held, and the events read so far
        bool far = false;                        // they are read from the log
    };

    Judged judged(const Ask& ask, const net::HttpReply& reply, model::Tick now);
    Judged unchanged(const Ask& ask, const net::HttpReply& reply, model::Tick now);
    Judged whole(const Ask& ask, const net::HttpReply& reply, model::Tick now);
    Judged taken(Ahead ahead);
    Judged accept(const Ahead& ahead, bool other_history);
    Judged between(const net::HttpReply& reply);
    Judged between_far(const net::HttpReply& reply);
    Judged ask_the_log();
    Judged reached(bool goes_on);
    std::string between_target() const;
    Judged since(const Ask& ask, const net::HttpReply& reply, model::Tick now);
    model::FeedConfirmed confirmed_as(const Heard& heard) const;
    std::optional<model::Problem> not_current(const net::HttpReply& reply, model::Tick now);
    std::optional<Heard> heard(const Ask& ask, const net::HttpReply& reply, const model::FeedClock& clock,
                               model::Tick now);
    std::chrono::seconds wait() const;
    model::Problem clock_stands() const;
    model::Problem ends_before() const;
    Judged in_doubt(model::Problem problem);

    std::string place_;
    std::chrono::seconds park_;
    std::shared_ptr<const model::Record> record_;
    std::shared_ptr<const model::Gauges> gauges_;
    std::optional<Ahead> ahead_;
    model::FeedClock clock_;
    Steady dates_;
    Steady feed_clock_;
    Oldest oldest_;
    model::Milliseconds slow_{0};          // how long the feed takes for an answer, beyond what it was asked to wait
    std::optional<model::Tick> compared_;  // when a snapshot or its 304 last came
    bool doubt_ = false;                   // only a whole snapshot will be believed
    bool shows_ = false;                   // the feed is behind us and may not know it
    bool after_failure_ = false;
};

}  // namespace client
