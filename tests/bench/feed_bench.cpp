// The way there and back on loopback: a claim over HTTP into SQLite, and an event from the feed to a board's record.
// It must never use anything but the product's own client and server.
#include "client/poller.h"
#include "client/sender.h"
#include "feed/server.h"
#include "net/http.h"
#include "tests/bench/figure.h"

#include <catch2/catch_test_macros.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// What the disk itself takes: one small write and fsync beside the log.
double fsync_ms(const std::filesystem::path& folder) {
    const int file = ::open((folder / "yardstick").c_str(), O_CREAT | O_WRONLY, 0600);
    const double middle = median(timed_ms(50, [file] {
        if (::write(file, "x", 1) == 1) ::fsync(file);
    }));
    ::close(file);
    return middle;
}

// Waits until a poller has brought a sequence.
class Arrival {
public:
    void see(const model::Message& message) {
        const auto* confirmed = std::get_if<model::FeedConfirmed>(&message);
        if (confirmed == nullptr || !confirmed->record) return;
        const std::lock_guard lock(mutex_);
        seq_ = confirmed->record->seq;
        changed_.notify_all();
    }
    void wait_for(std::uint64_t seq) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds(10), [&] { return seq_ >= seq; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t seq_ = 0;
};

model::NoteAction note(int n) { return {model::ActionId("A1"), {"記録 " + std::to_string(n), ""}}; }

void claim_round_trip(feed::Server& server, double yard) {
    net::Http http(net::HttpTrust{});
    int turn = 0;
    const auto work = [&] {
        net::HttpRequest request;
        request.url = server.url() + "/v1/commands";
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", client::fresh_key()}};
        request.body =
            ++turn % 2 == 1 ? R"({"type":"claim_action","action":"A1"})" : R"({"type":"release_action","action":"A1"})";
        const auto reply = http.perform(request, {});
        if (!reply || reply->status != 200) std::fprintf(stderr, "bench: a claim was refused\n");
    };
    print({"claim round trip over HTTP into SQLite, p50", "ms", timed_ms(400, work), 5.0, "one fsync", yard});
}

void event_to_board(feed::Server& server, const model::Actor& actor) {
    Arrival arrival;
    client::Poller poller({server.url(), {}, std::chrono::seconds(4)},
                          [&arrival](const model::Message& message) { arrival.see(message); });
    arrival.wait_for(server.record().seq);
    std::vector<double> samples;
    for (int n = 0; n < 200; ++n) {
        const auto start = Clock::now();
        const auto accepted = server.apply(note(n), actor);
        if (!accepted) break;
        arrival.wait_for(accepted->seq);
        samples.push_back(ms_since(start));
    }
    print({"event decided, durable and in a board's record", "ms", samples, 50.0, "", {}});
}

}  // namespace
}  // namespace bench

TEST_CASE("figures: there and back on loopback", "[feed]") {
    using namespace bench;
    const auto folder = std::filesystem::temp_directory_path() / ("kyodo-bench-" + client::fresh_key());
    std::filesystem::create_directories(folder);
    {
        feed::ServerOptions options;
        options.port = 0;
        options.store_path = (folder / "log.db").string();
        options.demo = true;
        options.demo_actor = {"bench", "bench", "api", model::Permission::commander};
        const model::Actor actor = options.demo_actor;
        auto server = feed::Server::start(std::move(options));
        if (!server) {
            std::fprintf(stderr, "bench: %s\n", server.problem().sentence.en.c_str());
            return;
        }
        model::AddAction action;
        action.action = model::ActionId("A1");
        action.verb = model::Verb::confirm;
        action.object = {"計測", "measure"};
        if (!(*server)->apply(action, actor)) return;
        claim_round_trip(**server, fsync_ms(folder));
        event_to_board(**server, actor);
    }
    std::filesystem::remove_all(folder);
}
