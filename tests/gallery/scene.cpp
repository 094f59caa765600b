// A feed answers every five seconds from two and a half minutes before the picture on, two seconds after the full five.
// It must never hold an expectation.
#include "tests/gallery/scene.h"
#include "tests/support/places.h"

#include "assets/embedded.h"
#include "feed/demo_names.h"
#include "feed/demo_player.h"
#include "model/decide.h"
#include "model/update.h"
#include "model/wire/wire.h"
#include "tests/gallery/scale.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace gallery {
namespace {

using model::Instant;
using model::Milliseconds;
using model::Tick;

constexpr Milliseconds before_picture{152'000};
constexpr Milliseconds between_answers{5'000};
constexpr Tick start{1'000'000'000};

Instant at_clock(const std::string& clock) {
    const auto at = model::parse_instant("2030-10-01T" + clock + "+09:00");
    if (!at) throw std::runtime_error("no time: " + clock);
    return *at;
}

std::string record_in(const std::string& name) {
    std::ifstream file(std::filesystem::path(support::source("tests/gallery/records")) / name);
    if (!file) throw std::runtime_error("cannot be read: " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<model::DemoStep> steps_in(const Scene& scene, std::string lines, model::Language language) {
    const std::string names = scene.names.empty() ? std::string(assets::demo_names()) : record_in(scene.names);
    if (language == model::Language::en) lines = feed::with_english_names(lines, names);
    auto steps = feed::parse_demo(lines);
    if (!steps) throw std::runtime_error(steps.problem().sentence.en);
    return std::move(*steps);
}

std::vector<model::DemoStep> steps_of(const Scene& scene, model::Language language) {
    if (scene.wide) return {};
    auto steps = steps_in(scene, scene.log.empty() ? std::string(assets::demo()) : record_in(scene.log), language);
    if (scene.then.empty()) return steps;
    const auto more = steps_in(scene, record_in(scene.then), language);
    std::erase_if(steps, [&](const model::DemoStep& step) { return step.at >= more.front().at; });
    steps.insert(steps.end(), more.begin(), more.end());
    return steps;
}

// A log being played: the record and the gauges as they are at a moment.
class Play {
public:
    Play(const Scene& scene, model::Language language) : steps_(steps_of(scene, language)) {
        record_.epoch = "gallery";
        if (scene.wide) record_ = scale_record(language);
    }

    bool move_to(Instant now) {
        const std::size_t first = next_;
        for (; next_ < steps_.size() && steps_[next_].at <= now; ++next_) take(steps_[next_]);
        return next_ != first;
    }
    std::shared_ptr<const model::Record> record() const { return std::make_shared<model::Record>(record_); }
    // What a reader of this log would bring.
    model::LogRead read(const model::ReadLog& wanted) const {
        return {wanted.epoch,
                {events_.begin() + static_cast<std::ptrdiff_t>(wanted.from) - 1,
                 events_.begin() + static_cast<std::ptrdiff_t>(wanted.to)}};
    }
    std::shared_ptr<const model::Gauges> gauges() const { return std::make_shared<model::Gauges>(gauges_); }

private:
    std::vector<model::DemoStep> steps_;
    std::size_t next_ = 0;
    model::Record record_;
    model::Gauges gauges_;
    std::vector<std::shared_ptr<const model::Event>> events_;

    void take(const model::DemoStep& step) {
        for (const model::DemoCommand& given : step.commands) {
            const auto event = model::decide(record_, given.command, given.actor, step.at);
            if (!event) throw std::runtime_error(step.note.en + ": " + event.problem().sentence.en);
            if (const auto done = model::advance(record_, *event); !done)
                throw std::runtime_error(step.note.en + ": " + done.problem().sentence.en);
            events_.push_back(std::make_shared<const model::Event>(*event));
        }
        for (const model::AlertGroup& group : step.groups) {
            std::erase_if(gauges_.groups, [&](const model::AlertGroup& known) { return known.id == group.id; });
            gauges_.groups.push_back(group);
        }
        if (!step.groups.empty()) ++gauges_.revision;
    }
};

model::FeedFailed no_answer() {
    return {model::problem(model::Trouble::unavailable, "フィードに接続できません。", "The feed cannot be reached.")};
}

bool is_silent(const Scene& scene, Instant at) {
    if (scene.silent_from.empty() || at < at_clock(scene.silent_from)) return false;
    return scene.answers_again.empty() || at < at_clock(scene.answers_again);
}

model::Identity recovery_lead(model::Language language) {
    return language == model::Language::ja ? model::Identity{"復旧E", "つばめ保守"}
                                           : model::Identity{"Recov E", "Tsubame Maint."};
}

}  // namespace

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all = {
        {.name = "connecting", .clock = "07:00:00", .silent_from = "06:00:00"},
        {.name = "calm", .clock = "07:00:18"},
        {.name = "incident", .log = "incident.jsonl", .clock = "08:12:40"},
        {.name = "drill", .log = "incident.jsonl", .clock = "08:12:40", .drill = true},
        {.name = "scale", .clock = "08:12:40", .wide = true},
        {.name = "handover", .clock = "08:10:40"},
        {.name = "stale", .log = "incident.jsonl", .clock = "08:13:00", .silent_from = "08:12:40"},
        {.name = "lost", .log = "incident.jsonl", .clock = "08:15:10", .silent_from = "08:12:40"},
        {.name = "back", .clock = "08:28:12", .silent_from = "08:26:40", .answers_again = "08:28:00"},
        {.name = "relapse", .then = "relapse.jsonl", .clock = "09:26:40"},
        {.name = "contained", .clock = "09:22:10"},
        {.name = "residual", .clock = "09:31:00"},
    };
    return all;
}

const Scene& foreign_scene() {
    static const Scene scene{.name = "hospital", .log = "hospital.jsonl", .names = "hospital.tsv", .clock = "08:12:40"};
    return scene;
}

Moment moment_of(const Scene& scene, model::View view, model::Language language, model::Lighting lighting) {
    Play play(scene, language);
    Moment moment{model::initial_state(view, language, recovery_lead(language), model::Limits{}),
                  start + before_picture};
    moment.state.lighting = lighting;
    const Instant picture = at_clock(scene.clock);
    bool first = true;
    for (Milliseconds passed{0}; passed <= before_picture; passed += between_answers) {
        const Instant now = picture - before_picture + passed;
        if (is_silent(scene, now)) {
            model::update(moment.state, no_answer(), start + passed);
            continue;
        }
        const bool news = play.move_to(now);
        model::FeedConfirmed answer{nullptr, nullptr, {now, 1.0, scene.drill}, {}};
        if (news || first) answer.record = play.record();
        if (news || first) answer.gauges = play.gauges();
        first = false;
        for (const model::Effect& effect : model::update(moment.state, answer, start + passed))
            if (const auto* wanted = std::get_if<model::ReadLog>(&effect); wanted && !scene.wide)
                model::update(moment.state, play.read(*wanted), start + passed);
    }
    return moment;
}

}  // namespace gallery
