// What somebody else waits for while eight viewers take all they can (log after log read, logs left unread, polls parked by
// the hundred) and a source gives command after command; and how much memory the feed takes by it.
// It must never use anything but the product's own server, client and sockets.
#include "client/sender.h"
#include "feed/server.h"
#include "feed/tokens.h"
#include "net/clock.h"
#include "net/http.h"
#include "tests/bench/figure.h"
#include "tests/support/sockets.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int viewers = 8;
constexpr int unread_each = 20;
constexpr int parked_each = 400;
constexpr int notes = 600;
constexpr int rounds = 300;

struct House {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("kyodo-bench-" + client::fresh_key());
    std::unique_ptr<feed::Server> server;

    House() { std::filesystem::create_directories(folder); }
    ~House() {
        server.reset();
        std::filesystem::remove_all(folder);
    }
    std::string token(const std::string& who, model::Permission role) const {
        const auto made = feed::add_token((folder / "tokens").string(), {role, who, "bench"}, net::now_instant());
        return made ? *made : std::string();
    }
    // A log of sixteen megabytes: each event holds its whole action, with fifty notes.
    bool open() {
        feed::ServerOptions options;
        options.port = 0;
        options.store_path = (folder / "log.db").string();
        options.tokens_path = (folder / "tokens").string();
        auto started = feed::Server::start(std::move(options));
        if (!started) return false;
        server = std::move(*started);
        const model::Actor actor{"bench", "bench", "api", model::Permission::commander};
        for (const char* id : {"A1", "A2"}) {
            model::AddAction action;
            action.action = model::ActionId(id);
            action.verb = model::Verb::confirm;
            action.object = {"計測", "measure"};
            if (!server->apply(action, actor)) return false;
        }
        const std::string words(300, 'x');
        for (int n = 0; n < notes; ++n)
            if (!server->apply(model::NoteAction{model::ActionId("A1"), {words, words}}, actor)) return false;
        return true;
    }
};

double resident_mib() {
    std::ifstream file("/proc/self/statm");
    double all = 0;
    double resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::string request(const std::string& line, const std::string& token, const std::string& more = {}) {
    return line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + more + "\r\n";
}

// Reads whatever comes and throws it away, until nothing came for a moment.
void swallow(int socket) {
    std::array<char, 1 << 16> piece{};
    const timeval moment{0, 200000};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof moment);
    while (::recv(socket, piece.data(), piece.size(), 0) > 0) {
    }
}

// One token that takes all it can until it is told to stop.
class Greedy {
public:
    Greedy(std::uint16_t port, std::string token, std::string cursor) : token_(std::move(token)) {
        for (int n = 0; n < unread_each; ++n) say(port, request("GET /v1/log", token_));
        for (int n = 0; n < parked_each; ++n)
            say(port, request("GET /v1/events?after=" + cursor, token_, "Prefer: wait=50\r\n"));
        thread_ = std::jthread([this, port](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                const int socket = faults::connect_to_loopback(port);
                faults::send_all(socket, request("GET /v1/log", token_, "Connection: close\r\n"));
                swallow(socket);
                ::close(socket);
            }
        });
    }
    ~Greedy() {
        thread_ = {};
        for (const int socket : sockets_) ::close(socket);
    }
    Greedy(const Greedy&) = delete;
    Greedy& operator=(const Greedy&) = delete;

private:
    void say(std::uint16_t port, const std::string& bytes) {
        sockets_.push_back(faults::connect_to_loopback(port));
        faults::send_all(sockets_.back(), bytes);
    }
    std::string token_;
    std::vector<int> sockets_;
    std::jthread thread_;
};

void command_after_command(const std::stop_token& stop, const std::string& url, const std::string& token) {
    net::Http http({{}, token});
    while (!stop.stop_requested()) {
        net::HttpRequest note;
        note.url = url + "/v1/commands";
        note.method = "POST";
        note.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", client::fresh_key()}};
        note.body = R"({"type":"note_action","action":"A2","note":"noise"})";
        static_cast<void>(http.perform(note, stop));
    }
}

double late(std::vector<double> samples) {
    if (samples.empty()) return 0;
    std::sort(samples.begin(), samples.end());
    return samples[samples.size() * 99 / 100];
}

void measure(const House& house, const std::string& who, const std::string& reader, const std::string& responder) {
    net::Http reading({{}, reader});
    net::Http claiming({{}, responder});
    std::vector<double> reads;
    std::vector<double> claims;
    const auto timed = [](net::Http& http, const net::HttpRequest& asked, std::vector<double>& samples) {
        const auto start = Clock::now();
        const auto reply = http.perform(asked, {});
        samples.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        if (!reply || reply->status != 200)
            std::fprintf(stderr, "bench: %s\n", reply ? reply->body.c_str() : reply.problem().sentence.en.c_str());
    };
    for (int n = 0; n < rounds; ++n) {
        net::HttpRequest read;
        read.url = house.server->url() + "/v1/feed";
        timed(reading, read, reads);
        net::HttpRequest claim;
        claim.url = house.server->url() + "/v1/commands";
        claim.method = "POST";
        claim.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", client::fresh_key()}};
        claim.body =
            n % 2 == 0 ? R"({"type":"claim_action","action":"A2"})" : R"({"type":"release_action","action":"A2"})";
        timed(claiming, claim, claims);
        claiming.wait(std::chrono::milliseconds(100), {});  // a person who gives commands without end is told to wait
    }
    print({"/v1/feed of somebody else, p99, " + who, "ms", {late(reads)}, 20.0, "", {}});
    print({"claim of somebody else, p99, " + who, "ms", {late(claims)}, 50.0, "", {}});
}

}  // namespace
}  // namespace bench

TEST_CASE("figures: others beside eight greedy viewers and a greedy source", "[feed]") {
    using namespace bench;
    House house;
    std::vector<std::string> tokens;
    for (int n = 0; n < viewers; ++n)
        tokens.push_back(house.token("Wall " + std::to_string(n), model::Permission::viewer));
    const std::string source = house.token("Source", model::Permission::source);
    const std::string reader = house.token("Reader", model::Permission::viewer);
    const std::string responder = house.token("Responder", model::Permission::responder);
    if (!house.open()) {
        std::fprintf(stderr, "bench: no feed with a long log\n");
        return;
    }
    measure(house, "alone", reader, responder);
    const double before = resident_mib();
    {
        const model::Record record = house.server->record();
        std::vector<std::unique_ptr<Greedy>> crowd;
        for (const std::string& token : tokens)
            crowd.push_back(
                std::make_unique<Greedy>(house.server->port(), token, record.epoch + "." + std::to_string(record.seq)));
        const std::jthread noise(
            [&](const std::stop_token& stop) { command_after_command(stop, house.server->url(), source); });
        measure(house, "beside eight greedy viewers and a source", reader, responder);
        print({"memory that they took", "MiB", {resident_mib() - before}, 64.0, "", {}});
    }
}
