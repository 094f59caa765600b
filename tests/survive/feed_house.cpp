// A real kyodo-feed with its log and tokens in a folder of the test's own. It must never reach into the program.
#include "tests/survive/feed_house.h"

#include "client/sender.h"
#include "feed/tokens.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdlib>

namespace survive {

using journey::Program;
using journey::Words;

namespace {

// Patient: how soon an answer must come is for the test to say, not for the client.
net::HttpReply performed(net::HttpRequest request, const std::string& token) {
    net::Http http({{}, token});
    request.connect_limit = request.total_limit = std::chrono::seconds(60);
    request.silence_limit = std::chrono::seconds(60);
    auto reply = http.perform(request, {});
    if (!reply) FAIL(reply.problem().sentence.en);
    return std::move(*reply);
}

}  // namespace

FeedHouse::FeedHouse(std::string log_name) : log(home.file(log_name)) {
    commander_ = token("統括A", model::Permission::commander);
}

Program FeedHouse::launched(Words more, Words words) const {
    for (const std::string& word : {journey::kyodo_feed(), std::string("--listen"), listen, std::string("--store"),
                                    store(), std::string("--tokens"), tokens()})
        words.push_back(word);
    words.insert(words.end(), more.begin(), more.end());
    return Program(home, std::move(words));
}

void FeedHouse::start(Words more, Words words) {
    program_.reset(new Program(launched(std::move(more), std::move(words))));
    const std::string line = program_->line();
    INFO(program_->errors());
    REQUIRE(line.starts_with("listening on http://127.0.0.1:"));
    url_ = line.substr(std::string("listening on ").size());
}

void FeedHouse::kill_at_once() {
    program_->kill(SIGKILL);
    CHECK(program_->wait() == -SIGKILL);
}

int FeedHouse::stop() {
    program_->kill(SIGTERM);
    return program_->wait();
}

std::string FeedHouse::token(const std::string& who, model::Permission role) const {
    const auto added = feed::add_token(tokens(), {role, who, "つばめ保守"}, model::Instant{0, 540});
    if (!added) FAIL(added.problem().sentence.en);
    return *added;
}

journey::Ended FeedHouse::tool(Words words) const {
    words.insert(words.begin(), journey::kyodo_feed());
    return journey::run(home, std::move(words));
}

void FeedHouse::give(const model::Command& command) const {
    const net::FeedAddress address{url_, {"", commander_}, std::chrono::seconds(4)};
    const auto done = client::send_and_wait(address, {client::fresh_key(), command}, std::chrono::seconds(20));
    if (!done) FAIL(done.problem().sentence.en);
}

void FeedHouse::open_actions(int count) const {
    model::OpenIncident open;
    open.incident = model::IncidentId("I1");
    open.title = {"配信停止", "Feed down"};
    give(open);
    for (int number = 1; number <= count; ++number) {
        model::AddAction add;
        add.action = model::ActionId("A" + std::to_string(number));
        add.verb = model::Verb::isolate;
        add.object = {"1号機", "unit 1"};
        give(add);
    }
}

net::HttpReply FeedHouse::get(const std::string& path, const std::string& token) const {
    net::HttpRequest request;
    request.url = url_ + path;
    return performed(request, token.empty() ? commander_ : token);
}

net::HttpReply FeedHouse::post(const std::string& body, const std::string& key) const {
    net::HttpRequest request;
    request.url = url_ + "/v1/commands";
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", key}};
    request.body = body;
    return performed(request, commander_);
}

double FeedHouse::metric(const std::string& name) const {
    const std::string text = get("/metrics").body;
    const std::size_t at = text.find("\n" + name + " ");
    INFO(name << " in\n" << text);
    if (at == std::string::npos && name.ends_with('}')) return 0;
    REQUIRE(at != std::string::npos);
    return std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

std::string claim_body(const std::string& action) { return R"({"type":"claim_action","action":")" + action + "\"}"; }

std::string note_body(const std::string& action, const std::string& note) {
    return R"({"type":"note_action","action":")" + action + R"(","note":")" + note + "\"}";
}

}  // namespace survive
