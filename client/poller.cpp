// The thread around PollStep: asks, lets it judge, posts, waits. A parked answer with news is followed by the next ask at
// once; an answer without news that came early (a feed that does not park) is followed by a pause. It must never hold
// anything back: a failure is posted as it happens, and what it means for freshness is the model's to say.
#include "client/poller.h"

#include "client/reply_problem.h"
#include "client/who.h"
#include "model/freshness.h"
#include "net/backoff.h"
#include "net/clock.h"

#include <algorithm>
#include <thread>

namespace client {
namespace {

constexpr model::Milliseconds whole_limit{30'000};
// A feed may take so long for an answer and is no less true for it: the answer is as old as it took. More than a poll would
// keep a hung connection from being noticed.
constexpr model::Milliseconds answer_margin{4'500};
constexpr std::chrono::seconds silence_margin{5};
// Feeds that contradict each other behind one address make whole boards follow each other; these keep that slow.
constexpr model::Milliseconds pause_after_same_board{1000};
constexpr model::Milliseconds pause_after_new_board{100};
constexpr model::Milliseconds shortest_pause{500};

net::HttpRequest request_from(const net::FeedAddress& address, const Ask& ask, bool fresh) {
    net::HttpRequest request;
    request.url = address.url + ask.target;
    request.headers = {{"Accept", ask.between ? "application/json, application/x-ndjson" : "application/json"},
                       {"Cache-Control", "no-cache"}};
    if (ask.wait.count() > 0) request.headers.emplace_back("Prefer", "wait=" + std::to_string(ask.wait.count()));
    if (!ask.etag.empty()) request.headers.emplace_back("If-None-Match", ask.etag);
    request.total_limit = ask.whole || ask.between ? whole_limit : model::Milliseconds(ask.wait) + answer_margin;
    request.silence_limit = ask.wait + silence_margin;
    request.fresh_connection = fresh;
    return request;
}

}  // namespace

struct Poller::Inside {
    net::FeedAddress address;
    std::function<void(model::Message)> post;
    Known known;
    std::jthread thread;

    Inside(net::FeedAddress given, std::function<void(model::Message)> to, Known before)
        : address(std::move(given)),
          post(std::move(to)),
          known(std::move(before)),
          thread([this](std::stop_token stop) { follow(stop); }) {}

    void follow(const std::stop_token& stop) const;
};

namespace {

// What the loop remembers from one ask to the next.
class Pace {
public:
    bool failing() const { return failures_ > 0; }

    model::Milliseconds after_good(const Ask& ask, bool news, model::Tick asked, model::Tick now) {
        failures_ = 0;
        if (ask.whole || ask.between) return news ? pause_after_new_board : pause_after_same_board;
        return news ? model::Milliseconds{0} : model::Milliseconds(ask.wait) - (now - asked);
    }

    // However long it has failed, and whatever Retry-After asks for, the next ask begins within one poll of the last: a
    // board must be back within one poll, and asks no more often than it would if all were well.
    model::Milliseconds after_failure(std::optional<std::chrono::seconds> retry_after, model::Tick asked,
                                      model::Tick now) {
        constexpr model::Limits limits;
        failures_ += 1;
        const model::Milliseconds wanted = net::backoff(failures_, net::random_chance(), limits.poll, retry_after);
        return std::min(wanted, std::max(limits.poll - (now - asked), shortest_pause));
    }

private:
    int failures_ = 0;
};

// Something in between that holds only this question back must not hold back the polls.
constexpr model::Milliseconds between_asking_who{60'000};

// Once, as soon as the feed is there; true when there is nothing more to ask.
bool tell_person(net::Http& http, const net::FeedAddress& address, const std::function<void(model::Message)>& post,
                 const std::stop_token& stop) {
    auto person = ask_who(http, address, stop);
    if (person && !stop.stop_requested()) post(std::move(*person));
    return person.has_value();
}

void rest(net::Http& http, model::Milliseconds time, const std::stop_token& stop) {
    const model::Tick end = net::now_tick() + time;
    for (model::Tick now = net::now_tick(); now < end && !stop.stop_requested(); now = net::now_tick())
        http.wait(end - now, stop);
}

}  // namespace

void Poller::Inside::follow(const std::stop_token& stop) const {
    net::Http http(address.trust);
    PollStep step(place_of(address.url), address.park, known);
    Pace pace;
    bool told = false;  // whose token this is
    model::Tick ask_who_at{};
    while (!stop.stop_requested()) {
        const model::Tick asked = net::now_tick();
        const Ask ask = step.next_ask(asked);
        const auto reply = http.perform(request_from(address, ask, pace.failing()), stop);
        if (stop.stop_requested()) return;
        const model::Tick now = net::now_tick();
        if (!reply) step.note_failure();
        Judged judged = reply ? step.judge(ask, *reply, now) : Judged{reply.problem()};
        model::Milliseconds pause{0};
        if (auto* confirmed = std::get_if<model::FeedConfirmed>(&judged)) {
            const bool news = confirmed->record || confirmed->gauges;
            confirmed->machine_now = net::now_instant() - (now - confirmed->clock_at.value_or(now));
            post(std::move(*confirmed));
            pause = pace.after_good(ask, news, asked, now);
            if (!told && now >= ask_who_at) {
                ask_who_at = now + between_asking_who;
                told = tell_person(http, address, post, stop);
            }
        } else if (auto* problem = std::get_if<model::Problem>(&judged)) {
            post(model::FeedFailed{std::move(*problem)});
            pause = pace.after_failure(reply ? reply->retry_after : std::nullopt, asked, now);
        }
        rest(http, pause, stop);
    }
}

Poller::Poller(net::FeedAddress address, std::function<void(model::Message)> post, Known known)
    : inside_(std::make_unique<Inside>(std::move(address), std::move(post), std::move(known))) {}

Poller::~Poller() = default;

}  // namespace client
