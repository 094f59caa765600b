// GET /v1/log in as many answers as the feed wants to give, in order and of the
// log that was asked for. It must never pass on a part of a range.
#include "client/log_reader.h"

#include "client/log_lines.h"
#include "client/reply_problem.h"
#include "net/mailbox.h"

#include <thread>
#include <utility>

namespace client {
namespace {

using Events = std::vector<std::shared_ptr<const model::Event>>;

constexpr std::chrono::milliseconds whole_limit{30'000};

net::HttpRequest request_from(const net::FeedAddress& address, std::uint64_t from, std::uint64_t to) {
    net::HttpRequest request;
    request.url = address.url + "/v1/log?from=" + std::to_string(from) + "&to=" + std::to_string(to);
    request.headers = {{"Accept", "application/x-ndjson"}, {"Cache-Control", "no-cache"}};
    request.total_limit = whole_limit;
    return request;
}

model::Result<Events> fetched(net::Http& http, const net::FeedAddress& address, const model::ReadLog& wanted,
                              const std::stop_token& stop) {
    const std::string place = place_of(address.url);
    Events events;
    for (std::uint64_t next = wanted.from; next <= wanted.to;) {
        const auto reply = http.perform(request_from(address, next, wanted.to), stop);
        if (!reply) return reply.problem();
        if (reply->status != 200 || reply->content_type != "application/x-ndjson") return reply_problem(place, *reply);
        const std::string* epoch = reply->header("kyodo-epoch");
        if (!epoch || *epoch != wanted.epoch) return other_log(place);
        const auto taken = each_event(reply->body, next, place, [&](model::Event event) {
            events.push_back(std::make_shared<const model::Event>(std::move(event)));
        });
        if (!taken) return taken.problem();
        const std::uint64_t after = wanted.from + events.size();
        if (after == next) return not_in_order(place);
        next = after;
    }
    return events;
}

}  // namespace

struct LogReader::Inside {
    net::FeedAddress address;
    std::function<void(model::Message)> post;
    net::Http http;
    net::Mailbox<model::ReadLog> queue;
    std::jthread thread;

    Inside(net::FeedAddress given, std::function<void(model::Message)> to)
        : address(std::move(given)),
          post(std::move(to)),
          http(address.trust),
          queue([this] { http.wake(); }),
          thread([this](std::stop_token stop) { work(stop); }) {}

    void work(const std::stop_token& stop) {
        constexpr model::Milliseconds until_woken{60'000};
        while (!stop.stop_requested()) {
            const auto asked = queue.take();
            for (const model::ReadLog& wanted : asked) answer(wanted, stop);
            if (asked.empty()) http.wait(until_woken, stop);
        }
    }

    void answer(const model::ReadLog& wanted, const std::stop_token& stop) {
        auto events = fetched(http, address, wanted, stop);
        if (stop.stop_requested()) return;
        if (events)
            post(model::LogRead{wanted.epoch, std::move(*events)});
        else
            post(model::LogFailed{events.problem()});
    }
};

LogReader::LogReader(net::FeedAddress address, std::function<void(model::Message)> post)
    : inside_(std::make_unique<Inside>(std::move(address), std::move(post))) {}

LogReader::~LogReader() = default;

void LogReader::read(model::ReadLog wanted) { inside_->queue.put(std::move(wanted)); }

}  // namespace client
