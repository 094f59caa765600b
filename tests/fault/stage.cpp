// Puts the real parts together. Whatever does not start ends the test by an exception that says why.
// It must never answer for the feed.
#include "tests/fault/stage.h"

#include "assets/embedded.h"
#include "feed/demo_player.h"
#include "model/update.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace faults {
namespace {

using model::Milliseconds;
using sample::has;

template <class Value>
Value taken(model::Result<Value> result) {
    if (!result) throw std::runtime_error(result.problem().sentence.en);
    return std::move(*result);
}

feed::ServerOptions options_for(const std::string& store) {
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = store;
    options.demo = true;
    options.demo_actor = {"復旧E", "つばめ保守", "test", model::Permission::commander};
    return options;
}

// A program begun beside holds a copy of our log's lock between its fork and its exec.
std::unique_ptr<feed::Server> started(const feed::ServerOptions& options) {
    const model::Tick until = net::now_tick() + Milliseconds{10'000};
    auto server = feed::Server::start(options);
    while (!server && has(server.problem().sentence.en, "in use by another process") && net::now_tick() < until)
        server = feed::Server::start(options);
    return taken(std::move(server));
}

void run(const std::string& command) {
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0) throw std::runtime_error(command);
}

net::FeedAddress address_of(const std::string& url, const Certificate& certificate) {
    return {url, {certificate.cert, ""}, std::chrono::seconds(1)};
}

}  // namespace

model::Instant incident_time() { return taken(model::parse_instant("2030-10-01T08:12:40+09:00")); }

const std::string& incident_log() {
    static const sample::Scratch scratch;
    static const std::string path = [] {
        std::string file = scratch.file("incident.db");
        const auto server = taken(feed::Server::start(options_for(file)));
        const feed::DemoPlayer player(*server, taken(feed::parse_demo(assets::demo())), [] {
            return model::FeedClock{incident_time(), 1.0, true};
        });
        return file;
    }();
    return path;
}

Certificate make_certificate(const sample::Scratch& scratch, const std::string& file, const std::string& name,
                             int days) {
    const Certificate made{scratch.file(file + ".pem"), scratch.file(file + "-key.pem")};
    const std::string request = scratch.file(file + "-request.pem");
    std::ofstream(scratch.file(file + "-names")) << "subjectAltName=" << name << "\n";
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=kyodo-test -keyout " + made.key +
        " -out " + request);
    run("openssl x509 -req -in " + request + " -signkey " + made.key + " -days " + std::to_string(days) + " -extfile " +
        scratch.file(file + "-names") + " -out " + made.cert);
    return made;
}

Stage::Stage(bool tls)
    : state(model::initial_state(model::View::wall, model::Language::ja, {"復旧E", "つばめ保守"}, model::Limits{})) {
    const std::string store = scratch_.file("log.db");
    std::filesystem::copy_file(incident_log(), store);
    if (tls) certificate_ = make_certificate(scratch_, "good", "IP:127.0.0.1", 2);
    start_feed(certificate_, store);
    proxy_ = std::make_unique<FaultProxy>(server_->port());
    good_url_ = tls ? server_->url() : proxy_->url();
    follow_feed();
}

Stage::~Stage() { poller_.reset(); }

void Stage::start_feed(const Certificate& certificate, const std::string& store) {
    feed::ServerOptions options = options_for(store);
    options.tls_cert = certificate.cert;
    options.tls_key = certificate.key;
    options.clock = [ahead = ahead_, offset = offset_min_, began = began_] {
        model::Instant now = incident_time() + (net::now_tick() - began) + Milliseconds{*ahead};
        now.offset_min = static_cast<std::int16_t>(*offset);
        return model::FeedClock{now, 1.0, false};
    };
    server_ = started(options);
}

// At another port: the old one may be taken by whatever runs beside.
void Stage::restart_feed(const Certificate& certificate, bool same_log) {
    proxy_->lead_to(0);
    server_.reset();
    start_feed(certificate, scratch_.file(same_log ? "log.db" : "other.db"));
    proxy_->lead_to(server_->port());
    if (!certificate_.cert.empty()) {
        good_url_ = "https" + server_->url().substr(server_->url().find(':'));
        follow_feed();
    }
    if (same_log) return;
    const feed::DemoPlayer player(*server_, taken(feed::parse_demo(assets::demo())), [] {
        return model::FeedClock{incident_time(), 1.0, true};
    });
}

void Stage::follow(const std::string& url) {
    poller_.reset();
    poller_ = std::make_unique<client::Poller>(address_of(url, certificate_), inbox_.post());
}

void Stage::change() {
    model::BlockAction block;
    block.action = model::ActionId("A7");
    block.blocked_by = {"鍵が届かない", "the key has not arrived"};
    taken(server_->apply(block, {"復旧E", "つばめ保守", "test", model::Permission::responder}));
}

std::optional<model::Message> Stage::next() {
    auto message = inbox_.next_message(std::chrono::seconds(25));
    if (!message) return std::nullopt;
    if (auto* confirmed = std::get_if<model::FeedConfirmed>(&*message)) {
        if (confirmed->at) confirmed->at = *confirmed->at + passed_;
        if (confirmed->machine_now) confirmed->machine_now = *confirmed->machine_now + machine_ahead_;
    }
    return message;
}

void Stage::take(const model::Message& message) {
    if (std::holds_alternative<model::FeedConfirmed>(message)) ++confirmations;
    if (const auto* failed = std::get_if<model::FeedFailed>(&message)) problems.push_back(failed->problem);
    model::update(state, message, now());
}

bool Stage::pump() {
    const auto message = next();
    if (message) take(*message);
    return message.has_value();
}

bool Stage::pump_until(const std::function<bool()>& reached) {
    while (!reached())
        if (!pump()) return false;
    return true;
}

}  // namespace faults
