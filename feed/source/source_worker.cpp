// One source, watched by two threads: one polls, the other looks at the clock, because a poll that hangs must not hide
// that nothing comes any more. It must never decide what an alert means.
// The mutex guards what both publish; it is held while publishing, so the board never gets an older state after a newer.
#include "feed/source_worker.h"

#include "feed/base/files.h"
#include "feed/base/logger.h"
#include "feed/rules_toml.h"
#include "feed/source/proposals.h"
#include "net/clock.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace feed {
namespace {

using model::Text;

Text nothing_came(const std::string& url) {
    return {url + " から答えがありません。動いているか、経路を確かめてください。",
            "Nothing comes from " + url + ". Check that it runs and can be reached."};
}

}  // namespace

struct SourceWorker::Inside {
    Server& server;
    const SourceOptions options;
    net::Http http;

    std::mutex mutex;
    std::condition_variable_any turned;
    model::Source source;
    std::vector<model::AlertGroup> groups;
    std::optional<model::Tick> confirmed;
    Text trouble;

    model::Rules rules;        // polling thread only
    model::FoldMemory memory;  // polling thread only
    std::string rules_stamp;   // of the file as it was read
    std::string last_refusal;  // said once, not every five seconds

    std::jthread watching;
    std::jthread polling;

    Inside(Server& on, SourceOptions given) : server(on), options(std::move(given)), http({options.ca_file, {}}) {
        source.name = options.name;
        server.set_source(source, groups);
        follow_rules();
    }

    void follow_rules() {
        if (options.rules_path.empty()) return;
        const std::string stamp = file_stamp(options.rules_path);
        if (stamp == rules_stamp && !rules_stamp.empty()) return;
        rules_stamp = stamp;
        RulesRead read = read_rules(options.rules_path);
        for (const Text& mistake : read.mistakes)
            server.logger()(Level::warn, "rules kept as they were", {{"why", mistake.en}});
        if (read.mistakes.empty()) rules = std::move(read.rules);
        if (options.says_mistakes) server.set_notices(notices_from(read.mistakes));
    }

    static std::vector<Text> notices_from(std::vector<Text> mistakes) {
        for (Text& mistake : mistakes) {
            mistake.ja += " それまでは前のルールで動きます。";
            mistake.en += " Until then the rules before stay in force.";
        }
        return mistakes;
    }

    void poll(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            follow_rules();
            auto alerts = options.kind->poll(http, options.url, stop);
            if (stop.stop_requested()) return;
            if (alerts)
                take(*alerts);
            else
                miss(alerts.problem());
            std::unique_lock lock(mutex);
            turned.wait_for(lock, stop, options.period, [] { return false; });
        }
    }

    void take(const std::vector<model::Alert>& alerts) {
        const model::Instant now = server.clock().now;
        const model::Record record = server.record_seen_by({});
        memory.claimed = claimed_since(record, rules);
        auto folded = model::fold(alerts, rules, now, memory);
        const bool proposed = propose(proposals(record, rules, {folded, memory.again, options.name}, now), now);
        put_actions(proposed ? server.record_seen_by({}) : record, folded);
        const std::lock_guard lock(mutex);
        const bool recovered = !(source.health == model::SourceHealth::good);
        if (recovered)
            server.logger()(Level::info, "source is good",
                            {{"source", options.name}, {"alerts", std::to_string(alerts.size())}});
        confirmed = net::now_tick();
        trouble = {};
        source = model::Source{options.name, model::SourceHealth::good, now, alerts.size(), {}};
        groups = std::move(folded);
        server.set_source(source, groups);
        turned.notify_all();
    }

    // False when there was nothing to say.
    bool propose(const std::vector<model::Command>& commands, model::Instant now) {
        const model::Actor actor{options.name, {}, "source", model::Permission::source};
        for (const model::Command& command : commands) {
            const auto accepted = server.apply(command, actor, now);
            if (accepted) continue;
            const std::string& why = accepted.problem().sentence.en;
            if (why != last_refusal)
                server.logger()(Level::warn, "proposal refused", {{"source", options.name}, {"why", why}});
            last_refusal = why;
            break;
        }
        return !commands.empty();
    }

    void miss(const model::Problem& problem) {
        const std::lock_guard lock(mutex);
        trouble = problem.sentence;
        if (!confirmed || net::now_tick() - *confirmed >= options.blind_after) fail();
    }

    // Precondition: mutex is held.
    void fail() {
        const bool news = !(source.health == model::SourceHealth::failing);
        source.health = model::SourceHealth::failing;
        source.sentence = trouble == Text{} ? nothing_came(options.url) : trouble;
        if (news)
            server.logger()(Level::warn, "source is failing", {{"source", options.name}, {"why", source.sentence.en}});
        server.set_source(source, groups);
    }

    void watch(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            const bool good = source.health == model::SourceHealth::good;
            const auto left = good ? *confirmed + options.blind_after - net::now_tick() : options.blind_after;
            if (good && left.count() <= 0)
                fail();
            else
                turned.wait_for(lock, stop, left, [] { return false; });
        }
    }
};

SourceWorker::SourceWorker(Server& server, SourceOptions options)
    : inside_(std::make_unique<Inside>(server, std::move(options))) {
    Inside* inside = inside_.get();
    inside->watching = std::jthread([inside](const std::stop_token& stop) { inside->watch(stop); });
    inside->polling = std::jthread([inside](const std::stop_token& stop) { inside->poll(stop); });
}

SourceWorker::~SourceWorker() = default;

}  // namespace feed
