// What the feed tells the outside, received by a real HTTP server on loopback. It must never look into the feed but over
// HTTP and through what arrives.
#include "tests/feed/webhook_stage.h"

#include "feed/webhook_sign.h"
#include "tests/feed/private_stage.h"

#include <sys/stat.h>

#include <atomic>

using namespace feed_test;

TEST_CASE("the signature is the one that Standard Webhooks gives as its example") {
    const Folder folder;
    write_file(folder / "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    REQUIRE(chmod((folder / "secret").c_str(), 0600) == 0);
    const auto read = feed::read_webhook_secret(folder / "secret");
    REQUIRE(read);
    CHECK(feed::webhook_signature(*read, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})") ==
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("a secret that is short, no Base64 or open to others is refused with how to make one") {
    const Folder folder;
    const std::string path = folder / "secret";
    for (const char* bad : {"", "whsec_\n", "whsec_c2hvcnQ=\n", "whsec_***\n", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"}) {
        write_file(path, bad);
        REQUIRE(chmod(path.c_str(), 0600) == 0);
        const auto read = feed::read_webhook_secret(path);
        REQUIRE_FALSE(read);
        CHECK(has(read.problem().sentence.en, "whsec_%s"));
    }
    write_file(path, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    REQUIRE(chmod(path.c_str(), 0644) == 0);
    const auto read = feed::read_webhook_secret(path);
    REQUIRE_FALSE(read);
    CHECK(has(read.problem().sentence.en, "chmod 600"));
}

TEST_CASE("only events that exist can be told, and never what is withheld") {
    CHECK(feed::webhook_kinds("service_changed,help_asked,decision_due")->size() == 3);
    for (const char* bad : {"withheld", "other", "service_change", "help_asked, decision_due"})
        CHECK_FALSE(feed::webhook_kinds(bad));
}

TEST_CASE("what is wanted arrives as a signed CloudEvent that names what changed, and nothing else does", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    REQUIRE(server->apply(add_action("A1"), commander()));
    ask_for_help(*server, "経験者");
    REQUIRE(receiver.has_requests(1));
    wait_for_figure(*server, "sent_total", "1");
    const auto requests = receiver.requests();
    REQUIRE(requests.size() == 1);
    const std::string& request = requests[0];
    const std::string body = body_in(request);
    INFO(request);
    CHECK(request.starts_with("POST /hook HTTP/1.1\r\n"));
    CHECK(has(request, "Content-Type: application/cloudevents+json; charset=utf-8\r\n"));
    const std::string id = server->record().epoch + ".2";
    CHECK(header_in(request, "webhook-id") == id);
    CHECK(header_in(request, "webhook-signature") ==
          feed::webhook_signature(webhook_secret, id, header_in(request, "webhook-timestamp"), body));
    CHECK(has(body, R"({"specversion":"1.0","id":")" + id + R"(","source":"/kyodo/)"));
    CHECK(has(body, R"("type":"kyodo.help_asked","subject":"H1","time":"2030-10-01T12:00:00+09:00",)"));
    CHECK(has(body, R"("text":{"ja":"応援求む H1 経験者「求む」","en":"Help wanted H1 経験者: Wanted"})"));
    CHECK(has(body, R"("event":{"seq":2,)"));
}

TEST_CASE("a receiver that was away gets everything in order when it is back", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    receiver.refuse(true);
    for (const char* skill : {"one", "two", "three"}) ask_for_help(*server, skill);
    wait_for_figure(*server, "failed_total", "1");
    CHECK(figure(*server, "waiting") == "3");
    receiver.refuse(false);
    REQUIRE(receiver.has_requests(3));
    wait_for_figure(*server, "sent_total", "3");
    CHECK(figure(*server, "waiting") == "0");
    CHECK(figure(*server, "given_up_total") == "0");
    std::size_t n = 0;
    for (const char* skill : {"one", "two", "three"}) CHECK(has(receiver.requests().at(n++), skill));
}

TEST_CASE("what was refused is sent again under the same id", "[threads]") {
    faults::FaultServer receiver({{faults::http(500, "no")}, {faults::http(429, "slow")}, taken()});
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "one");
    REQUIRE(receiver.has_requests(3));
    wait_for_figure(*server, "sent_total", "1");
    CHECK(figure(*server, "failed_total") == "2");
    const auto requests = receiver.requests();
    for (const std::string& request : requests) {
        CHECK(header_in(request, "webhook-id") == server->record().epoch + ".1");
        CHECK(body_in(request) == body_in(requests[0]));
    }
}

TEST_CASE("a receiver that hangs delays neither a command nor the end of the feed", "[threads]") {
    faults::FaultServer receiver({faults::Reply{"HTTP/1.1 200 OK\r\n", faults::End::hang}});
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "first");
    REQUIRE(receiver.has_requests(1));
    for (int n = 0; n < 50; ++n) ask_for_help(*server, "more");
    CHECK(figure(*server, "waiting") == "51");
    CHECK(figure(*server, "sent_total") == "0");
    const auto began = std::chrono::steady_clock::now();
    server.reset();
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(4));  // a try alone may take ten
}

TEST_CASE("when too many wait the oldest is given up and counted", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    feed::ServerOptions options = telling(folder, receiver.url(), "help_asked");
    options.webhook->most_waiting = 2;
    auto server = started(std::move(options));
    receiver.refuse(true);
    ask_for_help(*server, "in-hand");
    wait_for_figure(*server, "failed_total", "1");
    for (const char* skill : {"lost-one", "lost-two", "kept-one", "kept-two"}) ask_for_help(*server, skill);
    wait_for_figure(*server, "given_up_total", "2");
    receiver.refuse(false);
    REQUIRE(receiver.has_requests(3));
    wait_for_figure(*server, "sent_total", "3");
    const auto requests = receiver.requests();
    CHECK(has(requests.at(1), "kept-one"));
    CHECK(has(requests.at(2), "kept-two"));
}

TEST_CASE("what nobody takes for too long is given up, and the next one goes", "[threads]") {
    faults::FaultServer receiver([](const std::string& request, std::size_t) {
        return has(request, "hopeless") ? faults::Reply{faults::http(503, "no")} : taken();
    });
    const Folder folder;
    feed::ServerOptions options = telling(folder, receiver.url(), "help_asked");
    options.webhook->give_up_after = std::chrono::milliseconds(0);
    auto server = started(std::move(options));
    ask_for_help(*server, "hopeless");
    ask_for_help(*server, "next");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(figure(*server, "given_up_total") == "1");
    CHECK(has(receiver.requests().back(), "next"));
}

TEST_CASE("what an organisation keeps to itself is never told outside", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto server = started(telling(folder, receiver.url(),
                                  "fact_posted,fact_corrected,action_added,action_claimed,action_noted,decision_put,"
                                  "decision_made,help_asked,help_offered,guardrail_set,guardrail_lifted,decision_due"));
    tell(*server, true);
    ask_for_help(*server, "last-of-all");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::string all;
    while (!has(all, "last-of-all")) {
        REQUIRE(std::chrono::steady_clock::now() < deadline);
        all.clear();
        for (const std::string& request : receiver.requests()) all += request;
    }
    CHECK(has(all, "for all"));
    check_absent(all, secrets_of(tsubame, tsubame_words()));
    check_absent(all, secrets_of(kanata, kanata_words()));
    CHECK_FALSE(has(all, "withheld"));
}

TEST_CASE("a decision that falls due is told once, by the feed's clock, and one that is made in time is not",
          "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    feed::ServerOptions options = telling(folder, receiver.url(), "decision_due,help_asked");
    options.clock = [now] { return model::FeedClock{model::Instant{*now, 540}, 1.0, false}; };
    auto server = started(std::move(options));
    const auto put = [&](const char* question, int minutes) {
        const model::Text text{question, question};
        REQUIRE(server->apply(
            model::PutDecision{{}, text, {{"a", text, {}, {}}}, {}, {}, noon() + std::chrono::minutes(minutes), {}},
            commander()));
    };
    put("past", -1);
    put("made", 5);
    put("due", 5);
    put("later", 60);
    REQUIRE(server->apply(model::MakeDecision{model::DecisionId("D2"), "a", {}}, commander()));
    let_it_follow(*server);
    *now = (noon() + std::chrono::minutes(5)).ms;
    REQUIRE(receiver.has_requests(1));
    ask_for_help(*server, "afterwards");
    REQUIRE(receiver.has_requests(2));
    wait_for_figure(*server, "sent_total", "2");
    const auto requests = receiver.requests();
    REQUIRE(requests.size() == 2);
    CHECK(has(requests[0], R"("type":"kyodo.decision_due","subject":"D3","time":"2030-10-01T12:05:00+09:00")"));
    CHECK(has(requests[0], R"("en":"Decision due D3 due")"));
    CHECK(has(requests[1], "afterwards"));
}
