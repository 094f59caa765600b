// The whole way from a real feed to one board's state: the feed's server on SQLite, the fault proxy, the client's own
// poller, and the state it feeds. Only time is played: the board's tick is the machine's plus what the test lets pass.
// It must never draw.
#pragma once

#include "client/poller.h"
#include "feed/server.h"
#include "model/state.h"
#include "net/clock.h"
#include "tests/fault/fault_proxy.h"
#include "tests/support/sample.h"
#include "tests/support/scratch.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faults {

// A log file with the built-in incident as it stands at 08:12:40, made once.
const std::string& incident_log();
model::Instant incident_time();

struct Certificate {
    std::string cert;
    std::string key;
};
// Self-signed, for `name` ("IP:127.0.0.1"); ended yesterday when `days` is -1.
Certificate make_certificate(const sample::Scratch& scratch, const std::string& file, const std::string& name,
                             int days);

class Stage {
public:
    explicit Stage(bool tls = false);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    FaultProxy& proxy() { return *proxy_; }
    const sample::Scratch& scratch() const { return scratch_; }
    const Certificate& good_certificate() const { return certificate_; }

    // The feed ends and another begins, with the same log or a fresh one with the same incident. Behind the proxy nobody
    // notices but by what it says; with TLS, which cannot pass a proxy, the board goes on asking at its new port.
    void restart_feed(const Certificate& certificate, bool same_log = true);
    void stop_feed() { server_.reset(); }
    void set_feed_clock(model::Milliseconds ahead) { *ahead_ = ahead.count(); }
    void set_feed_offset(int minutes) { *offset_min_ = minutes; }
    // What the machine's wall clock is wrong by when answers are received.
    void set_machine_clock(model::Milliseconds ahead) { machine_ahead_ = ahead; }
    // The board asks there from now on.
    void follow(const std::string& url);
    void follow_feed() { follow(good_url_); }
    // 復旧E says that A7 is blocked.
    void change();

    // The next message as the poller posted it; nothing when none came for 25 s.
    std::optional<model::Message> next();
    // It reaches the state now.
    void take(const model::Message& message);
    // The next message reaches the state; false when none came.
    bool pump();
    // Pumps until `reached` holds; false when that never happened.
    bool pump_until(const std::function<bool()>& reached);

    model::Tick now() const { return net::now_tick() + passed_; }
    void let_pass(model::Milliseconds time) { passed_ = passed_ + time; }
    std::uint64_t feed_seq() { return server_->record().seq; }
    std::uint16_t feed_port() const { return server_->port(); }
    model::Record record() { return server_->record(); }

    model::State state;
    std::vector<model::Problem> problems;  // every failure so far
    int confirmations = 0;

private:
    void start_feed(const Certificate& certificate, const std::string& store);

    sample::Scratch scratch_;
    Certificate certificate_;
    std::shared_ptr<std::atomic<std::int64_t>> ahead_ = std::make_shared<std::atomic<std::int64_t>>(0);
    std::shared_ptr<std::atomic<int>> offset_min_ = std::make_shared<std::atomic<int>>(540);
    model::Tick began_ = net::now_tick();
    model::Milliseconds machine_ahead_{0};
    model::Milliseconds passed_{0};
    std::unique_ptr<feed::Server> server_;
    std::unique_ptr<FaultProxy> proxy_;
    std::string good_url_;
    sample::Inbox inbox_;
    std::unique_ptr<client::Poller> poller_;
};

}  // namespace faults
