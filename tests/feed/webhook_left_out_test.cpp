// What a webhook's receiver is told of what it missed, and what the feed's log says of it: over real HTTP, with a receiver
// that is away, slow or never takes a message. It must never look into the queue.
#include "tests/feed/webhook_stage.h"

#include "feed/webhook_sign.h"

#include <algorithm>
#include <atomic>

using namespace feed_test;

namespace {

// A number in the message; 0: it is not there.
std::uint64_t number_in(const std::string& request, const std::string& name) {
    const std::string mark = "\"" + name + "\":";
    const std::size_t at = request.find(mark);
    return at == std::string::npos ? 0 : std::stoull(request.substr(at + mark.size()));
}

// A receiver that is away for one message in hand and as many more; then it has been back until it had all it could get.
void away_for(feed::Server& server, faults::FaultServer& receiver, int more) {
    const std::string sent = figure(server, "sent_total");
    const std::string failed = figure(server, "failed_total");
    receiver.refuse(true);
    ask_for_help(server, "in hand");
    wait_for_figure(server, "failed_total", std::to_string(std::stoi(failed) + 1));
    for (int n = 0; n < more; ++n) ask_for_help(server, "skill-" + std::to_string(n));
    receiver.refuse(false);
    wait_for_figure(server, "sent_total", std::to_string(std::stoi(sent) + 1 + std::min(more, 2)));
}

feed::ServerOptions telling_two_at_most(const Folder& folder, const std::string& url, const std::string& kinds) {
    feed::ServerOptions options = telling(folder, url, kinds);
    options.webhook->most_waiting = 2;
    return options;
}

}  // namespace

TEST_CASE("whoever missed messages reads with the next one how many, and fetches them from the log", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto server = started(telling_two_at_most(folder, receiver.url(), "help_asked"));
    away_for(*server, receiver, 5);
    const auto requests = receiver.requests();
    REQUIRE(requests.size() == 3);
    CHECK_FALSE(has(requests[0], "left"));  // it was in hand before any was left out
    CHECK(has(requests[1], R"(,"leftout":3,"leftoutfrom":2,"leftoutto":4,"data":{)"));
    CHECK(has(requests[1], R"("left_out":{"ja":"【未達】この前の3件は届けられませんでした(記録の2〜4番のうち)。)"));
    CHECK(has(requests[1], R"("en":"[Missed] Not delivered before this: 3 (among events 2 to 4 of the log).)"));
    CHECK(header_in(requests[1], "webhook-signature") ==
          feed::webhook_signature(webhook_secret, header_in(requests[1], "webhook-id"),
                                  header_in(requests[1], "webhook-timestamp"), body_in(requests[1])));
    CHECK_FALSE(has(requests[2], "left"));
    const auto log = get(server->url() + "/v1/log?from=2&to=4");
    for (const char* skill : {"skill-0", "skill-1", "skill-2"}) CHECK(has(log.body, skill));
    CHECK(has(requests[1], "\"source\":\"/kyodo/" + header_of(log, "kyodo-epoch") + "\""));
}

TEST_CASE("the feed's log says once that messages are left out, and once how many when it has caught up", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    const Said said(folder / "errors");
    auto server = started(telling_two_at_most(folder, receiver.url(), "help_asked"));
    away_for(*server, receiver, 2);
    CHECK(said.lines_with("event=\"webhook leaves out\"") == 0);
    CHECK(said.lines_with("event=\"webhook has caught up\"") == 0);
    away_for(*server, receiver, 7);
    CHECK(said.lines_with("event=\"webhook leaves out\" id=\"" + server->record().epoch +
                          ".5\" why=\"too many wait\"") == 1);
    CHECK(said.lines_with("event=\"webhook leaves out\"") == 1);
    CHECK(said.lines_with(R"(event="webhook has caught up" left_out="5" decisions_due="0" from="5" to="9")") == 1);
    away_for(*server, receiver, 3);
    CHECK(said.lines_with("event=\"webhook leaves out\"") == 2);
    CHECK(said.lines_with(R"(event="webhook has caught up" left_out="1" decisions_due="0" from="13" to="13")") == 1);
}

TEST_CASE("with a slow receiver what arrived and what it was told it missed are together everything", "[threads]") {
    faults::FaultServer receiver([](const std::string&, std::size_t number) {
        return number % 2 == 1 ? faults::Reply{faults::http(503, "slow")} : taken();
    });
    const Folder folder;
    const Said said(folder / "errors");
    auto server = started(telling_two_at_most(folder, receiver.url(), "help_asked"));
    for (int burst = 1; burst <= 3; ++burst) {
        for (int n = 0; n < 10; ++n) ask_for_help(*server, "skill");
        wait_for_figure(*server, "sent_total", std::to_string(burst));
    }
    wait_for_figure(*server, "waiting", "0");
    std::uint64_t last = 0;
    std::uint64_t missed = 0;
    std::string id_before;
    for (const std::string& request : receiver.requests()) {
        const std::string id = header_in(request, "webhook-id");
        if (std::exchange(id_before, id) == id) continue;
        const std::uint64_t seq = number_in(request, "seq");
        INFO(request);
        CHECK(number_in(request, "leftout") == seq - last - 1);
        CHECK(number_in(request, "leftoutfrom") == (seq - last == 1 ? 0 : last + 1));
        CHECK(number_in(request, "leftoutto") == (seq - last == 1 ? 0 : seq - 1));
        missed += seq - last - 1;
        last = seq;
    }
    CHECK(last == 30);
    CHECK(missed >= 20);
    CHECK(said.lines_with("event=\"webhook leaves out\"") == said.lines_with("event=\"webhook has caught up\""));
}

TEST_CASE("what was tried for too long is said with the next message that is taken", "[threads]") {
    faults::FaultServer receiver([](const std::string& request, std::size_t) {
        return has(request, "hopeless") ? faults::Reply{faults::http(503, "no")} : taken();
    });
    const Folder folder;
    const Said said(folder / "errors");
    feed::ServerOptions options = telling(folder, receiver.url(), "help_asked");
    options.webhook->give_up_after = std::chrono::milliseconds(0);
    auto server = started(std::move(options));
    for (const char* skill : {"hopeless", "hopeless", "next"}) ask_for_help(*server, skill);
    wait_for_figure(*server, "sent_total", "1");
    CHECK(has(receiver.requests().back(), R"(,"leftout":2,"leftoutfrom":1,"leftoutto":2,"data":{)"));
    CHECK(said.lines_with("why=\"tried for too long\"") == 1);
    CHECK(said.lines_with(R"(left_out="2" decisions_due="0" from="1" to="2")") == 1);
}

TEST_CASE("decisions that fell due and were left out are counted as such, for no event holds them", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    feed::ServerOptions options = telling_two_at_most(folder, receiver.url(), "decision_due");
    options.clock = [now] { return model::FeedClock{model::Instant{*now, 540}, 1.0, false}; };
    auto server = started(std::move(options));
    for (const char* question : {"one", "two", "three", "four", "five"}) {
        const model::Text text{question, question};
        const model::Instant by = noon() + std::chrono::minutes(5);
        REQUIRE(server->apply(model::PutDecision{{}, text, {{"a", text, {}, {}}}, {}, {}, by, {}}, commander()));
    }
    let_it_follow(*server);
    *now = (noon() + std::chrono::minutes(5)).ms;
    wait_for_figure(*server, "sent_total", "2");
    const auto requests = receiver.requests();
    CHECK(has(requests.at(0), R"("subject":"D4")"));
    CHECK(has(requests.at(0), R"(,"leftout":3,"leftoutdue":3,"data":{)"));
    CHECK(has(requests.at(0), "(決める期限3件)"));
    CHECK(has(requests.at(0), "(decisions due: 3)"));
    CHECK_FALSE(has(requests.at(1), "left"));
}
