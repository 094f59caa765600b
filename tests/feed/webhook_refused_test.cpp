// What a webhook's receiver refuses, cannot work on or answers oddly holds back nothing but what is about the same thing: over
// real HTTP, with answers as receivers give them. It must never look into the queue.
#include "tests/feed/webhook_stage.h"

#include <atomic>
#include <future>

using namespace feed_test;

namespace {

// Answers a message that has one of these words in it so, and takes every other.
faults::FaultServer::Script answering(const std::string& word, faults::Reply with) {
    return [word, with](const std::string& request, std::size_t) { return has(request, word) ? with : taken(); };
}

std::vector<std::string> kinds_in(faults::FaultServer& receiver) {
    std::vector<std::string> kinds;
    for (const std::string& request : receiver.requests()) {
        const std::size_t at = request.find("\"type\":\"kyodo.") + 14;
        kinds.push_back(request.substr(at, request.find('"', at) - at));
    }
    return kinds;
}

// One event help_offered.
void offer_help(feed::Server& server, const std::string& id) {
    REQUIRE(server.apply(model::OfferHelp{model::HelpId(id), {"二人", "two"}}, commander()));
}

}  // namespace

TEST_CASE("a message that is refused for good holds back no call for help, and the log says which, how and why",
          "[threads]") {
    faults::FaultServer receiver(
        answering("action_added", {faults::http(400, "\x1b[31mno such\nschema: \xe2\x80\xae service_changed")}));
    const Folder folder;
    const Said said(folder / "errors");
    auto server = started(telling(folder, receiver.url(), "action_added,help_asked"));
    REQUIRE(server->apply(add_action("A1"), commander()));
    ask_for_help(*server, "network engineer");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(kinds_in(receiver) == std::vector<std::string>{"action_added", "help_asked"});
    CHECK(figure(*server, "refused_total") == "1");
    CHECK(figure(*server, "given_up_total") == "1");
    const std::string line = "event=\"webhook is refused\" id=\"" + server->record().epoch +
                             ".1\" event=\"action_added\" about=\"action/A1\" status=\"400\" why=\"[31mno such schema:";
    CHECK(said.lines_with(line) == 1);
    CHECK(said.lines_with("\x1b") == 0);
    CHECK(has(receiver.requests().back(), R"(,"leftout":1,"leftoutfrom":1,"leftoutto":1,"data":{)"));
}

TEST_CASE("of the refusals only those that may pass are tried again", "[threads]") {
    auto status = std::make_shared<std::atomic<int>>(0);
    faults::FaultServer receiver([status](const std::string& request, std::size_t) {
        return has(request, "poison") && *status > 0 ? faults::Reply{faults::http(*status, "no")} : taken();
    });
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    int sent = 0;
    int refused = 0;
    for (const int answer : {400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451}) {
        *status = answer;
        ask_for_help(*server, "poison");
        ask_for_help(*server, "next");
        wait_for_figure(*server, "sent_total", std::to_string(++sent));
        CHECK(figure(*server, "refused_total") == std::to_string(++refused));
    }
    for (const int answer : {408, 425, 429, 500, 502, 503, 302}) {
        INFO(answer);
        *status = answer;
        const int failed = std::stoi(figure(*server, "failed_total"));
        ask_for_help(*server, "poison");
        wait_for_figure(*server, "failed_total", std::to_string(failed + 1));
        *status = 0;
        wait_for_figure(*server, "sent_total", std::to_string(++sent));
        CHECK(figure(*server, "refused_total") == std::to_string(refused));
    }
}

TEST_CASE("a receiver that says when to come again is left alone until then", "[threads]") {
    auto times = std::make_shared<std::vector<std::chrono::steady_clock::time_point>>();
    faults::FaultServer receiver([times](const std::string&, std::size_t number) {
        times->push_back(std::chrono::steady_clock::now());
        return number == 1 ? faults::Reply{faults::http(429, "slow", "Retry-After: 2\r\n")} : taken();
    });
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "one");
    wait_for_figure(*server, "sent_total", "1");
    REQUIRE(times->size() == 2);
    CHECK(times->at(1) - times->at(0) >= std::chrono::milliseconds(1990));
}

TEST_CASE("a message that the receiver fails on lets those about other things pass, and keeps the order of its own",
          "[threads]") {
    const std::vector<faults::Reply> ways{{faults::http(500, "oops")},
                                          {"", faults::End::reset},
                                          {"", faults::End::close},
                                          {faults::http(302, "", "Location: http://127.0.0.1:1/elsewhere\r\n")}};
    for (const faults::Reply& way : ways) {
        auto ill = std::make_shared<std::atomic<bool>>(true);
        faults::FaultServer receiver([ill, way](const std::string& request, std::size_t) {
            return *ill && has(request, "\"subject\":\"H1\"") ? way : taken();
        });
        const Folder folder;
        const Said said(folder / "errors");
        auto server = started(telling(folder, receiver.url(), "help_asked,help_offered"));
        ask_for_help(*server, "poison");
        offer_help(*server, "H1");
        ask_for_help(*server, "second");
        ask_for_help(*server, "third");
        wait_for_figure(*server, "sent_total", "2");
        CHECK(figure(*server, "waiting") == "2");
        *ill = false;
        wait_for_figure(*server, "sent_total", "4");
        const auto kinds = kinds_in(receiver);
        CHECK(kinds.back() == "help_offered");
        CHECK(std::count(kinds.begin(), kinds.end(), "help_offered") == 1);
        CHECK(said.lines_with("event=\"webhook fails\"") >= 1);
        if (has(way.bytes, "Location")) CHECK(said.lines_with("a redirect, which is not followed, to http://127") >= 1);
    }
}

TEST_CASE("an answer counts by its status, whatever is wrong with the rest of it", "[threads]") {
    const std::string long_page(2u << 20, 'x');
    const std::vector<faults::Reply> good{
        {"HTTP/1.0 200 OK\r\n\r\n", faults::End::close},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nthanks", faults::End::close},
        {faults::http(200, long_page), faults::End::close},
        {"HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\ncut", faults::End::reset},
        {"HTTP/1.1 200 OK\r\n\r\n", faults::End::endless, "more "}};
    for (const faults::Reply& reply : good) {
        faults::FaultServer receiver(std::vector<faults::Reply>{reply});
        const Folder folder;
        auto server = started(telling(folder, receiver.url(), "help_asked"));
        ask_for_help(*server, "one");
        wait_for_figure(*server, "sent_total", "1");
        CHECK(receiver.requests().size() == 1);
    }
    faults::FaultServer receiver(answering("poison", {faults::http(404, long_page), faults::End::close}));
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "poison");
    ask_for_help(*server, "next");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(figure(*server, "refused_total") == "1");
}

TEST_CASE("a receiver that thinks for seven seconds is told once", "[threads]") {
    auto never = std::make_shared<std::promise<void>>();
    faults::FaultServer receiver([never, thinking = never->get_future().share()](const std::string&, std::size_t) {
        thinking.wait_for(std::chrono::seconds(7));
        return taken();
    });
    const Folder folder;
    auto server = started(telling(folder, receiver.url(), "help_asked"));
    ask_for_help(*server, "one");
    wait_for_figure(*server, "sent_total", "1");
    CHECK(receiver.requests().size() == 1);
    CHECK(figure(*server, "failed_total") == "0");
}

TEST_CASE("a receiver with a certificate nobody vouches for is not told, and the log says why", "[threads]") {
    const Folder folder;
    const auto made =
        run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=hook "
            "-addext subjectAltName=IP:127.0.0.1 -keyout " +
            (folder / "key") + " -out " + (folder / "cert"));
    REQUIRE(made.status == 0);
    const Folder other;
    feed::ServerOptions receiving = demo_options(other);  // a real server over TLS; what it does not know is 404
    receiving.tls_cert = folder / "cert";
    receiving.tls_key = folder / "key";
    auto receiver = started(std::move(receiving));
    const Said said(folder / "errors");
    feed::ServerOptions options = telling(folder, receiver->url(), "help_asked");
    {
        auto server = started(options);
        ask_for_help(*server, "one");
        wait_for_figure(*server, "failed_total", "1");
        CHECK(figure(*server, "refused_total") == "0");
        CHECK(said.lines_with("event=\"webhook fails\"") == 1);
        CHECK(said.lines_with("status=\"none\" why=\"127.0.0.1:") == 1);
        CHECK(said.lines_with("certificate") >= 1);
    }
    options.webhook->ca_file = folder / "cert";
    auto server = started(options);
    wait_for_figure(*server, "refused_total", "1");
    CHECK(said.lines_with("status=\"404\"") == 1);
}
