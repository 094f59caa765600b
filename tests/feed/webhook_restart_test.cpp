// What a webhook's receiver is told over restarts of the feed: what waited, and the end of what it was told the beginning of.
// It must never look into the feed but over HTTP, through what arrives and at the file beside the log.
#include "tests/feed/webhook_stage.h"

#include "feed/tokens.h"
#include "feed/webhook/webhook_kept.h"
#include "tests/support/program.h"

#include <sys/stat.h>

#include <atomic>
#include <csignal>

using namespace feed_test;

namespace {

void withdraw(feed::Server& server, const std::string& id) {
    REQUIRE(server.apply(model::WithdrawHelp{model::HelpId(id)}, commander()));
}

std::size_t count_of(faults::FaultServer& receiver, const std::string& part) {
    std::size_t count = 0;
    for (const std::string& request : receiver.requests()) count += has(request, part) ? 1 : 0;
    return count;
}

std::string kind(const std::string& word) { return "\"type\":\"kyodo." + word + "\""; }

// The real program, with a token of its own in `folder`.
class RealFeed {
public:
    RealFeed(const sample::Scratch& home, const std::string& webhook, const std::string& kinds)
        : program_(home, {journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store", "sqlite:" + home.file("log.db"),
                          "--tokens", home.file("tokens"), "--webhook", webhook, "--webhook-secret-file",
                          home.file("secret"), "--webhook-on", kinds}) {
        const std::string line = program_.line();
        REQUIRE(line.starts_with("listening on "));
        url_ = line.substr(13);
    }
    int give(const std::string& command, const std::string& token) {
        net::Http http({{}, token});
        net::HttpRequest request;
        request.url = url_ + "/v1/commands";
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"},
                           {"Idempotency-Key", home_key_ + std::to_string(++given_)}};
        request.body = command;
        const auto reply = http.perform(request, {});
        return reply ? reply->status : 0;
    }
    void kill() {
        program_.kill(SIGKILL);
        program_.wait();
    }

private:
    journey::Program program_;
    std::string url_;
    std::string home_key_ = "key-" + std::to_string(program_.id()) + "-";  // of this run
    int given_ = 0;
};

std::string secret_and_token(const sample::Scratch& home) {
    write_file(home.file("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    REQUIRE(chmod(home.file("secret").c_str(), 0600) == 0);
    const auto token =
        feed::add_token(home.file("tokens"), {model::Permission::commander, "統括A", "こだま運用"}, noon());
    REQUIRE(token);
    return *token;
}

void wait_for_count(faults::FaultServer& receiver, const std::string& part, std::size_t count) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (count_of(receiver, part) < count) REQUIRE(std::chrono::steady_clock::now() < deadline);
}

feed::ServerOptions telling_again_soon(const Folder& folder, const std::string& url, const std::string& kinds) {
    feed::ServerOptions options = telling(folder, url, kinds);
    options.webhook->owed_again = std::chrono::milliseconds(200);
    return options;
}

}  // namespace

TEST_CASE("what waits survives a restart and arrives in order, each once", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    const feed::ServerOptions options = telling(folder, receiver.url(), "help_asked");
    receiver.refuse(true);
    for (const char* skill : {"one", "two"}) {
        auto server = started(options);
        ask_for_help(*server, skill);
        wait_for_figure(*server, "failed_total", "1");
    }
    receiver.refuse(false);
    auto server = started(options);
    ask_for_help(*server, "three");
    wait_for_figure(*server, "sent_total", "3");
    const auto requests = receiver.requests();
    REQUIRE(requests.size() == 3);
    std::size_t n = 0;
    for (const char* skill : {"one", "two", "three"}) CHECK(has(requests[n++], skill));
    server.reset();
    server = started(options);
    ask_for_help(*server, "four");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(receiver.requests().size() == 4);
}

TEST_CASE("what happened while nobody told the receiver is told at the next start, as from after a crash",
          "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    const feed::ServerOptions options = telling(folder, receiver.url(), "help_asked");
    { auto server = started(options); }
    feed::ServerOptions silent = options;
    silent.webhook.reset();
    {
        auto server = started(silent);
        for (int n = 0; n < 1200; ++n) REQUIRE(server->apply(add_action("A" + std::to_string(n)), commander()));
        ask_for_help(*server, "in the dark");
    }
    auto server = started(options);
    wait_for_figure(*server, "sent_total", "1");
    CHECK(count_of(receiver, "in the dark") == 1);
}

TEST_CASE("the first time a webhook is given nothing that was before is told", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    feed::ServerOptions silent = telling(folder, receiver.url(), "help_asked");
    const feed::ServerOptions options = silent;
    silent.webhook.reset();
    {
        auto server = started(silent);
        ask_for_help(*server, "before");
    }
    auto server = started(options);
    ask_for_help(*server, "after");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(count_of(receiver, "before") == 0);
}

TEST_CASE("whoever was told a beginning is told the end, though its kind is not wanted and the feed was restarted",
          "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    {
        auto server = started(telling(folder, receiver.url(), "help_asked"));
        ask_for_help(*server, "one");
        ask_for_help(*server, "two");
        wait_for_figure(*server, "sent_total", "2");
        withdraw(*server, "H1");
        wait_for_figure(*server, "sent_total", "3");
    }
    auto server = started(telling(folder, receiver.url(), "incident_opened"));
    ask_for_help(*server, "three");  // not wanted any more, so nobody was told
    withdraw(*server, "H3");
    withdraw(*server, "H2");
    wait_for_figure(*server, "sent_total", "1");
    const auto requests = receiver.requests();
    REQUIRE(requests.size() == 4);
    CHECK(has(requests[2], kind("help_withdrawn")));
    CHECK(has(requests[2], "\"subject\":\"H1\""));
    CHECK(has(requests[3], "\"subject\":\"H2\""));
    CHECK(figure(*server, "owed") == "0");
}

TEST_CASE("an end that is refused is owed and tried again until it is taken, also over a restart", "[threads]") {
    auto refusing = std::make_shared<std::atomic<bool>>(true);
    faults::FaultServer receiver([refusing](const std::string& request, std::size_t) {
        return *refusing && has(request, "help_withdrawn") ? faults::Reply{faults::http(400, "no")} : taken();
    });
    const Folder folder;
    const feed::ServerOptions options = telling_again_soon(folder, receiver.url(), "help_asked");
    {
        auto server = started(options);
        ask_for_help(*server, "one");
        wait_for_figure(*server, "sent_total", "1");
        withdraw(*server, "H1");
        wait_for_figure(*server, "refused_total", "1");
        ask_for_help(*server, "two");
        wait_for_figure(*server, "sent_total", "2");
        CHECK(figure(*server, "owed") == "1");
    }
    auto server = started(options);
    CHECK(figure(*server, "owed") == "1");
    *refusing = false;
    wait_for_figure(*server, "sent_total", "1");
    CHECK(has(receiver.requests().back(), kind("help_withdrawn")));
    wait_for_figure(*server, "owed", "0");
}

TEST_CASE("the end of what the receiver refused to hear the beginning of is not told", "[threads]") {
    faults::FaultServer receiver([](const std::string& request, std::size_t) {
        return has(request, "poison") ? faults::Reply{faults::http(410, "gone")} : taken();
    });
    const Folder folder;
    auto server = started(telling_again_soon(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "poison");
    wait_for_figure(*server, "refused_total", "1");
    withdraw(*server, "H1");
    ask_for_help(*server, "next");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(count_of(receiver, "help_withdrawn") == 0);
    CHECK(figure(*server, "owed") == "0");
}

TEST_CASE("an end that is owed is not told after a newer word about the same thing", "[threads]") {
    auto refusing = std::make_shared<std::atomic<bool>>(true);
    faults::FaultServer receiver([refusing](const std::string& request, std::size_t) {
        return *refusing && has(request, "decision_lapsed") ? faults::Reply{faults::http(422, "no")} : taken();
    });
    const Folder folder;
    auto server = started(telling_again_soon(folder, receiver.url(), "decision_put"));
    const model::Text text{"切替えるか", "switch?"};
    const model::Instant by = noon() + std::chrono::hours(1);
    REQUIRE(server->apply(model::PutDecision{{}, text, {{"a", text, {}, {}}}, {}, {}, by, {}}, commander()));
    wait_for_figure(*server, "sent_total", "1");
    REQUIRE(server->apply(model::LapseDecision{model::DecisionId("D1")}, commander()));
    wait_for_figure(*server, "refused_total", "1");
    REQUIRE(server->apply(model::MakeDecision{model::DecisionId("D1"), "a", {}}, commander()));
    wait_for_figure(*server, "sent_total", "2");
    const std::size_t lapsed = count_of(receiver, "decision_lapsed");
    *refusing = false;
    wait_for_figure(*server, "owed", "0");
    CHECK(count_of(receiver, "decision_lapsed") == lapsed);
    CHECK(has(receiver.requests().back(), kind("decision_made")));
}

TEST_CASE("a decision that fell due while the feed was down is told at the next start, once", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    feed::ServerOptions options = telling(folder, receiver.url(), "decision_due,help_asked");
    options.clock = [now] { return model::FeedClock{model::Instant{*now, 540}, 1.0, false}; };
    const model::Text text{"切替えるか", "switch?"};
    {
        auto server = started(options);
        const model::Instant by = noon() + std::chrono::minutes(5);
        REQUIRE(server->apply(model::PutDecision{{}, text, {{"a", text, {}, {}}}, {}, {}, by, {}}, commander()));
    }
    *now = (noon() + std::chrono::minutes(6)).ms;
    for (int start = 0; start < 2; ++start) {
        auto server = started(options);
        ask_for_help(*server, "afterwards");
        wait_for_figure(*server, "sent_total", start == 0 ? "2" : "1");
    }
    CHECK(count_of(receiver, kind("decision_due")) == 1);
}

TEST_CASE("what a webhook keeps is for its owner's eyes, and holds numbers and ids alone", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    {
        auto server = started(telling(folder, receiver.url(), "help_asked"));
        ask_for_help(*server, "taken");
        wait_for_figure(*server, "sent_total", "1");
        receiver.refuse(true);
        ask_for_help(*server, "waits");
        wait_for_figure(*server, "failed_total", "1");
    }
    const std::string path = folder / "log.db.webhook";
    struct stat about {};
    REQUIRE(stat(path.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    const auto kept = feed::read_kept(path);
    REQUIRE(kept);
    CHECK(kept->upto == 2);
    CHECK(kept->waiting == std::vector<std::uint64_t>{2});
    CHECK(kept->told == std::vector<std::string>{"help/H1"});
    const std::string text = read_file(path);
    for (const char* word : {"waits", "127.0.0.1", "0123456789abc"}) CHECK_FALSE(has(text, word));
}

TEST_CASE("a file of a webhook that cannot be read is said, and the webhook begins anew", "[threads]") {
    faults::FaultServer receiver({taken()});
    const Folder folder;
    const Said said(folder / "errors");
    for (const char* bad : {"", "kyodo-webhook/2 x 1 1\n", "kyodo-webhook/1 x many 1\n",
                            "kyodo-webhook/1 x 1 1\nwaiting one\n", "kyodo-webhook/1 x 1 1\nsurprise 1\n"}) {
        CHECK_FALSE(feed::kept_from(bad));
        write_file(folder / "log.db.webhook", bad);
        auto server = started(telling(folder, receiver.url(), "help_asked"));
        ask_for_help(*server, "goes on");
        wait_for_figure(*server, "sent_total", "1");
    }
    CHECK(said.lines_with("what the webhook had to tell cannot be read") == 5);
    CHECK(receiver.requests().size() == 5);
}

TEST_CASE("a feed that is killed loses no call for help, and tells the end of what it told before", "[threads]") {
    auto up = std::make_shared<std::atomic<bool>>(true);
    faults::FaultServer receiver(
        [up](const std::string&, std::size_t) { return *up ? taken() : faults::Reply{faults::http(503, "away")}; });
    const sample::Scratch home;
    const std::string token = secret_and_token(home);
    {
        RealFeed feed(home, receiver.url(), "help_asked");
        REQUIRE(feed.give(R"({"type":"ask_help","skill":"before"})", token) == 200);
        wait_for_count(receiver, "\"subject\":\"H1\"", 1);
        *up = false;
        REQUIRE(feed.give(R"({"type":"ask_help","skill":"while away"})", token) == 200);
        wait_for_count(receiver, "\"subject\":\"H2\"", 1);
        for (int n = 0; n < 5; ++n)
            REQUIRE(feed.give(R"({"type":"ask_help","skill":"more )" + std::to_string(n) + "\"}", token) == 200);
        feed.kill();
    }
    *up = true;
    RealFeed feed(home, receiver.url(), "help_asked");
    REQUIRE(feed.give(R"({"type":"withdraw_help","help":"H1"})", token) == 200);
    for (int n = 3; n <= 7; ++n) wait_for_count(receiver, "\"subject\":\"H" + std::to_string(n) + "\"", 1);
    wait_for_count(receiver, kind("help_withdrawn"), 1);
    CHECK(count_of(receiver, "\"subject\":\"H2\"") >= 2);
}
