// One source, watched: each member is asked on a thread of its own, because one that hangs must not hold up the others;
// one more thread takes what they say, looks at the clock and publishes. It must never decide what an alert means.
// The mutex guards only what the asking threads leave for the listening one; the rest is the listening thread's.
#include "feed/source_worker.h"

#include "feed/base/files.h"
#include "feed/base/logger.h"
#include "feed/base/persist.h"
#include "feed/base/zone_rules.h"
#include "feed/rules_toml.h"
#include "feed/source/equal_alerts.h"
#include "feed/source/hearing.h"
#include "feed/source/proposals.h"
#include "model/record/zone_kind.h"
#include "net/clock.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace feed {
namespace {

using model::Text;

Text equal_sentence(const EqualAlerts::Match& match, std::string_view word) {
    const std::string count = std::to_string(match.count);
    const std::string option = "--source " + std::string(word) + "=URL,URL";
    return {"同じ fingerprint が " + match.source + " と " + count + "件あります。一つのクラスタなら " + option +
                " とまとめてください。",
            count + (match.count == 1 ? " equal fingerprint" : " equal fingerprints") + " with " + match.source +
                ": are these one cluster? Then write " + option + "."};
}

TimePlace reading_at(Server& server) {
    const model::Zone zone = model::zone_of(server.record_seen_by({}));
    return {server.clock().now, zone.named() ? zone : machine_zone()};
}

}  // namespace

struct SourceWorker::Inside {
    Server& server;
    const SourceOptions options;

    std::mutex mutex;
    std::condition_variable_any turned;
    std::vector<std::optional<Visit>> visits;  // the last of each member that was not taken yet

    Hearing hearing;
    model::Source source;
    std::vector<model::AlertGroup> groups;
    Text unread;  // what is amiss with what was held last, in sentences
    Text equal;
    model::Rules rules;
    model::FoldMemory memory;
    std::string rules_stamp;     // of the file as it was read; empty while it is not there
    std::vector<Text> mistakes;  // said once, not at every look
    std::string last_refusal;    // said once, not every five seconds

    std::jthread listening;
    std::vector<std::jthread> asking;

    Inside(Server& on, SourceOptions given)
        : server(on),
          options(std::move(given)),
          visits(options.urls.size()),
          hearing(options.urls, {options.blind_after, options.answer_limit, options.settled_after}, net::now_tick()) {
        source.name = options.name;
        server.set_source(source, groups);
        follow_rules();
    }

    void follow_rules() {
        if (options.rules_path.empty()) return;
        const std::string stamp = file_stamp(options.rules_path);
        if (stamp == rules_stamp && !rules_stamp.empty()) return;
        rules_stamp = stamp;
        RulesRead read = read_rules(options.rules_path, reading_at(server));
        if (read.mistakes != mistakes)
            for (const Text& mistake : read.mistakes)
                server.logger()(Level::warn, "rules kept as they were", {{"why", mistake.en}});
        mistakes = read.mistakes;
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

    void ask(std::size_t member, const std::stop_token& stop) {
        net::Http http({options.ca_file, {}, {}, nullptr, "--source-ca-file"});
        const SourceAsk asked{options.urls[member], options.answer_limit, options.settled_after.count() > 0};
        while (!stop.stop_requested()) {
            const model::Tick began = net::now_tick();
            const model::Instant began_at = server.clock().now;
            auto answer = options.kind->poll(http, asked, stop);
            if (stop.stop_requested()) return;
            {
                const std::lock_guard lock(mutex);
                visits[member] = Visit{member, began, net::now_tick(), began_at, std::move(answer)};
            }
            turned.notify_all();
            http.wait(options.period, stop);
        }
    }

    // Wakes for what came, for a member that falls silent or has run for long enough, and to follow the rules.
    void listen(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            std::vector<std::optional<Visit>> came =
                std::exchange(visits, std::vector<std::optional<Visit>>(visits.size()));
            lock.unlock();
            follow_rules();
            for (std::optional<Visit>& visit : came)
                if (visit) hearing.hear(std::move(*visit));
            publish();
            lock.lock();
            turned.wait_for(lock, stop, until_next_look(), [this] {
                return std::any_of(visits.begin(), visits.end(), [](const auto& visit) { return visit.has_value(); });
            });
        }
    }

    std::chrono::milliseconds until_next_look() const {
        const model::Tick now = net::now_tick();
        const auto next = hearing.next_change(now);
        return next ? std::min<std::chrono::milliseconds>(options.period, *next - now) : options.period;
    }

    void publish() {
        const model::Tick tick = net::now_tick();
        const model::Instant now = server.clock().now;
        if (const auto held = hearing.news(tick)) take(*held, now);
        model::Source told = hearing.told(tick, now.offset_min);
        told.name = options.name;
        if (told.health == model::SourceHealth::good || told.health == model::SourceHealth::settling)
            told.sentence = sentences({told.sentence, unread, equal});
        const bool news = !(told.health == source.health);
        source = std::move(told);
        if (news) log_health();
        server.set_source(source, groups);
    }

    void take(const Held& held, model::Instant now) {
        const model::Record record = server.record_seen_by({});
        memory.claimed = claims_of(record, rules);
        groups = model::fold(held.alerts, rules, now, memory);
        const bool proposed = propose(proposals(record, rules, {groups, memory.again, options.name}, now), now);
        put_actions(proposed ? server.record_seen_by({}) : record, groups);
        if (auto group = unread_group(held.unread)) groups.push_back(std::move(*group));
        unread = unread_sentence(held.unread);
        equal = {};
        if (!options.compared) return;
        const auto match = options.compared->put(options.name, hearing.fingerprints());
        if (match) equal = equal_sentence(*match, options.kind->word);
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
            // What has no room left keeps nothing else from being proposed; what could not be written does.
            if (accepted.problem().trouble != model::Trouble::forbidden) break;
        }
        return !commands.empty();
    }

    void log_health() {
        if (source.health == model::SourceHealth::waiting) return;
        const std::string alerts = std::to_string(source.received);
        if (source.health == model::SourceHealth::good)
            server.logger()(Level::info, "source is good", {{"source", options.name}, {"alerts", alerts}});
        else
            server.logger()(Level::warn,
                            source.health == model::SourceHealth::settling ? "source is settling" : "source is failing",
                            {{"source", options.name}, {"why", source.sentence.en}});
    }
};

SourceWorker::SourceWorker(Server& server, SourceOptions options)
    : inside_(std::make_unique<Inside>(server, std::move(options))) {
    Inside* inside = inside_.get();
    inside->listening = std::jthread([inside](const std::stop_token& stop) {
        persist(inside->server.logger(), stop, "listening to a source", [&] { inside->listen(stop); });
    });
    for (std::size_t member = 0; member < inside->options.urls.size(); ++member)
        inside->asking.emplace_back([inside, member](const std::stop_token& stop) {
            persist(inside->server.logger(), stop, "asking a source", [&] { inside->ask(member, stop); });
        });
}

SourceWorker::~SourceWorker() = default;

std::vector<std::unique_ptr<SourceWorker>> watch_sources(Server& server, std::vector<SourceOptions> sources) {
    const auto compared = std::make_shared<EqualAlerts>();
    std::vector<std::unique_ptr<SourceWorker>> workers;
    for (SourceOptions& source : sources) {
        source.compared = compared;
        workers.push_back(std::make_unique<SourceWorker>(server, std::move(source)));
    }
    return workers;
}

}  // namespace feed
