// The queue of commands and its thread. The order of the person's hands is kept: the next command is posted when the one
// before is decided. It waits inside Http, whose wake is the mailbox's: no lock but the mailbox's own.
// It must never give up a command by itself: after a lost answer only the feed knows, and the same key asks it.
#include "client/sender.h"

#include "client/poll_step.h"
#include "client/post_command.h"
#include "client/reply_problem.h"
#include "model/text/hex.h"
#include "model/wire/wire.h"
#include "net/backoff.h"
#include "net/clock.h"
#include "net/mailbox.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <thread>

namespace client {
namespace {

constexpr model::Milliseconds first_limit{5'000}, last_limit{30'000};
constexpr model::Milliseconds longest_pause{5000};

// Sleeps at least so long, whatever wakes the Http meanwhile.
void rest(net::Http& http, model::Milliseconds time, const std::stop_token& stop) {
    const model::Tick end = net::now_tick() + time;
    for (model::Tick now = net::now_tick(); now < end && !stop.stop_requested(); now = net::now_tick())
        http.wait(end - now, stop);
}

// How long the next answer is waited for. A feed that needs longer than the last one was waited for has decided all the same:
// whoever went on asking with that limit would never know.
class AnswerLimit {
public:
    model::Milliseconds limit() const { return limit_; }
    void note(model::Milliseconds took) {
        if (took >= limit_) limit_ = std::min(limit_ * 2, last_limit);
    }

private:
    model::Milliseconds limit_ = first_limit;
};

}  // namespace

struct Sender::Inside {
    net::FeedAddress address;
    std::function<void(model::Message)> post;
    net::Http http;
    net::Mailbox<model::SendCommand> queue;
    std::jthread thread;

    Inside(net::FeedAddress given, std::function<void(model::Message)> to)
        : address(std::move(given)),
          post(std::move(to)),
          http(address.trust),
          queue([this] { http.wake(); }),
          thread([this](const std::stop_token& stop) { work(stop); }) {}

    void work(const std::stop_token& stop);
    void see_through(const model::SendCommand& command, const std::stop_token& stop);
};

void Sender::Inside::work(const std::stop_token& stop) {
    constexpr model::Milliseconds until_woken{60'000};
    while (!stop.stop_requested()) {
        const auto commands = queue.take();
        for (const model::SendCommand& command : commands) see_through(command, stop);
        if (commands.empty()) http.wait(until_woken, stop);
    }
}

void Sender::Inside::see_through(const model::SendCommand& command, const std::stop_token& stop) {
    AnswerLimit answer;
    for (int failures = 0; !stop.stop_requested();) {
        const model::Tick asked = net::now_tick();
        Posted posted = post_command(http, address, command, {answer.limit(), stop});
        answer.note(net::now_tick() - asked);
        if (stop.stop_requested()) return;
        if (const auto* accepted = std::get_if<model::Accepted>(&posted))
            return post(model::CommandAccepted{command.key, accepted->seq});
        if (auto* refused = std::get_if<Refused>(&posted))
            return post(model::CommandRefused{command.key, std::move(refused->problem)});
        auto& undecided = std::get<Undecided>(posted);
        if (failures++ == 0) post(model::CommandUnsure{command.key, std::move(undecided.problem)});
        rest(http, net::backoff(failures, net::random_chance(), longest_pause, undecided.retry_after), stop);
    }
}

Sender::Sender(net::FeedAddress address, std::function<void(model::Message)> post)
    : inside_(std::make_unique<Inside>(std::move(address), std::move(post))) {}

Sender::~Sender() = default;

void Sender::send(model::SendCommand command) { inside_->queue.put(std::move(command)); }

model::Result<model::Accepted> send_and_wait(const net::FeedAddress& address, const model::SendCommand& command,
                                             std::chrono::milliseconds limit,
                                             const std::function<void(const model::Problem&)>& unsure) {
    net::Http http(address.trust);
    const std::stop_token never;
    const model::Tick end = net::now_tick() + limit;
    AnswerLimit answer;
    bool lost = false;  // an answer never came: it may have said yes
    for (int failures = 1;; ++failures) {
        const model::Tick asked = net::now_tick();
        const auto left = std::max(end - asked, model::Milliseconds{1});
        Posted posted = post_command(http, address, command, {std::min(left, answer.limit()), never});
        answer.note(net::now_tick() - asked);
        if (auto* accepted = std::get_if<model::Accepted>(&posted)) return std::move(*accepted);
        if (auto* refused = std::get_if<Refused>(&posted)) return std::move(refused->problem);
        auto& undecided = std::get<Undecided>(posted);
        if (failures == 1 && unsure) unsure(undecided.problem);
        lost = lost || !undecided.by_feed;
        const auto pause = net::backoff(failures, net::random_chance(), longest_pause, undecided.retry_after);
        if (net::now_tick() + pause >= end) {
            model::Problem problem = std::move(undecided.problem);
            if (!lost) return problem;
            problem.sentence.ja += " feed が受け取ったかは分かりません。板で確かめてください。";
            problem.sentence.en += " Nobody knows whether the feed took it: look at the board.";
            return problem;
        }
        rest(http, pause, never);
    }
}

// Judged as a board judges its first answer, so that a terminal believes nothing a board would not.
model::Result<Fetched> fetch(const net::FeedAddress& address) {
    net::Http http(address.trust);
    PollStep step(place_of(address.url), address.park);
    const Ask ask = step.next_ask(net::now_tick());
    net::HttpRequest request;
    request.url = address.url + ask.target;
    request.headers = {{"Accept", "application/json"}, {"Cache-Control", "no-cache"}};
    request.total_limit = last_limit;
    request.silence_limit = std::chrono::duration_cast<std::chrono::seconds>(last_limit);
    const auto reply = http.perform(request, {});
    if (!reply) return reply.problem();
    const Judged judged = step.judge(ask, *reply, net::now_tick());
    if (const auto* problem = std::get_if<model::Problem>(&judged)) return *problem;
    const auto& confirmed = std::get<model::FeedConfirmed>(judged);
    return Fetched{{*confirmed.record, *confirmed.gauges, confirmed.clock}, *confirmed.at};
}

model::Result<model::Snapshot> fetch_snapshot(const net::FeedAddress& address) {
    auto fetched = fetch(address);
    if (!fetched) return fetched.problem();
    return std::move(fetched->snapshot);
}

std::string fresh_key() {
    std::array<unsigned char, 16> bytes{};
    while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    }
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);  // version 4
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);  // variant 10
    std::string key;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) key += '-';
        model::append_hex(key, bytes[i]);
    }
    return key;
}

}  // namespace client
