// Plays the built-in incident into a server. It must never know HTTP.
// Every command has a key of its place in the file, so that playing over a log that holds the beginning repeats nothing.
#include "feed/demo_player.h"

#include "feed/base/files.h"
#include "feed/base/logger.h"
#include "feed/base/persist.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace feed {
namespace {

using model::Result;

constexpr std::chrono::milliseconds longest_nap{1000};

// How long on this machine until the feed's clock shows `at`.
std::chrono::milliseconds wait_until(model::Instant at, const model::FeedClock& clock) {
    const auto left = static_cast<double>((at - clock.now).count()) / clock.rate;
    return std::chrono::milliseconds{static_cast<std::int64_t>(left) + 1};
}

}  // namespace

Result<std::vector<model::DemoStep>> parse_demo(std::string_view lines) {
    std::vector<model::DemoStep> steps;
    std::size_t number = 0;
    for (const std::string& line : lines_in(lines)) {
        ++number;
        if (line.empty()) continue;
        auto step = model::parse_demo_step(line);
        if (!step) {
            model::Problem problem = step.problem();
            const std::string place = std::to_string(number);
            problem.sentence.ja = "デモの " + place + " 行目: " + problem.sentence.ja;
            problem.sentence.en = "Line " + place + " of the demo: " + problem.sentence.en;
            return problem;
        }
        steps.push_back(std::move(*step));
    }
    return steps;
}

std::function<model::FeedClock()> demo_clock(model::Instant start, double rate) {
    const auto began = std::chrono::steady_clock::now();
    return [start, rate, began] {
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - began;
        return model::FeedClock{start + model::Milliseconds{static_cast<std::int64_t>(passed.count() * rate)}, rate,
                                true};
    };
}

struct DemoPlayer::Inside {
    Server& server;
    std::vector<model::DemoStep> steps;
    std::function<model::FeedClock()> clock;
    std::vector<model::AlertGroup> groups;
    bool said_groups = false;
    std::size_t next = 0;
    std::mutex mutex;
    std::condition_variable_any woken;
    std::jthread thread;

    Inside(Server& on, std::vector<model::DemoStep> played, std::function<model::FeedClock()> by)
        : server(on), steps(std::move(played)), clock(std::move(by)) {}

    void play_step() {
        const model::DemoStep& step = steps[next];
        for (std::size_t i = 0; i < step.commands.size(); ++i) {
            const std::string key = "demo." + std::to_string(next + 1) + "." + std::to_string(i + 1);
            const auto accepted = server.apply(step.commands[i].command, step.commands[i].actor, step.at, key);
            if (!accepted)
                server.logger()(Level::warn, "demo step refused",
                                {{"step", key}, {"why", accepted.problem().sentence.en}});
        }
        for (const model::AlertGroup& group : step.groups) put(group);
        if (!step.groups.empty() || !said_groups) publish();
        if (step.silent) server.silence(*step.silent);
        ++next;
    }

    void put(const model::AlertGroup& group) {
        const auto at =
            std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.id == group.id; });
        if (at == groups.end())
            groups.push_back(group);
        else
            *at = group;
    }

    // Nobody is asked in a demo, so there is no answer that could be old.
    void publish() {
        said_groups = true;
        std::uint64_t received = 0;
        for (const model::AlertGroup& group : groups) received += group.count;
        server.set_source(model::Source{"demo", model::SourceHealth::good, {}, received, {}}, groups);
    }

    bool is_due() const { return next < steps.size() && steps[next].at <= clock().now; }

    void play(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (next < steps.size() && !stop.stop_requested()) {
            if (is_due())
                play_step();
            else
                woken.wait_for(lock, stop, std::min(longest_nap, wait_until(steps[next].at, clock())),
                               [] { return false; });
        }
    }
};

DemoPlayer::DemoPlayer(Server& server, std::vector<model::DemoStep> steps, std::function<model::FeedClock()> clock)
    : inside_(std::make_unique<Inside>(server, std::move(steps), std::move(clock))) {
    while (inside_->is_due()) inside_->play_step();
    Inside* inside = inside_.get();
    inside->thread = std::jthread([inside](const std::stop_token& stop) {
        persist(inside->server.logger(), stop, "the demo", [&] { inside->play(stop); });
    });
}

DemoPlayer::~DemoPlayer() = default;

}  // namespace feed
