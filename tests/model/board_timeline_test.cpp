// The chronology in words: the built-in incident at 09:25, what is said of a log that is not there, what finds no lane.
// It must never judge how it looks.
#include "model/board.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>

using namespace model;
using namespace std::chrono_literals;

namespace {

// The demo up to `clock`, its log read.
State demo_state(std::string_view clock, Language language = Language::ja, bool read = true) {
    std::ifstream file(support::source("assets/demo.jsonl"));
    Record record;
    record.epoch = "log-1";
    LogRead log{"log-1", {}};
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        if (step->at > told::at(clock)) break;
        for (const DemoCommand& one : step->commands)
            log.events.push_back(std::make_shared<const Event>(told::done(record, one.command, one.actor, step->at)));
    }
    State state = initial_state(View::timeline, language, {}, {});
    update(state, stage::answer(record, told::at(clock)), stage::start);
    if (read) update(state, log, stage::start);
    return state;
}

Timeline shown(const State& state, std::size_t services = 5, std::size_t people = 8, Milliseconds after = 0ms) {
    Budget budget;
    budget.timeline = TimelineBudget{services, people, 0.0064};
    const Board board = board_from(state, stage::start + after, budget);
    REQUIRE(board.timeline);
    return *board.timeline;
}

// "停止 1時間19分  全参加者 相場が見えない" of every band that has words.
std::string words_of(const TimelineService& lane) {
    std::string said = lane.name + ":";
    for (const StateBand& band : lane.bands)
        if (!band.words.empty())
            said += " [" + (band.relapse.empty() ? "" : band.relapse + " ") + band.words.front() + "]";
    return said;
}

std::string names_of(const std::vector<PersonLane>& lanes) {
    std::string said;
    for (const PersonLane& lane : lanes) said += (said.empty() ? "" : " ") + lane.who;
    return said;
}

// Every text of a chronology in which somebody could be named.
std::string all_of(const Timeline& shown) {
    std::string all = shown.title + shown.sentence + shown.rest + shown.note;
    for (const CommandBar& bar : shown.command) all += bar.holder;
    for (const HandoverBar& bar : shown.handovers)
        for (const std::string& words : bar.words) all += words;
    for (const DecisionMark& decision : shown.decisions)
        all += decision.question + decision.question_whole + decision.answer;
    for (const TimelineService& lane : shown.services) {
        for (const StateBand& band : lane.bands)
            for (const std::string& words : band.words) all += words;
        for (const FactDot& fact : lane.facts) all += fact.text + fact.whole;
    }
    for (const PersonLane& lane : shown.people) {
        all += lane.who;
        for (const WorkBar& bar : lane.bars) all += bar.object + bar.object_whole + bar.outcome;
    }
    return all;
}

}  // namespace

TEST_CASE("the chronology of the demo is told in the words of the board") {
    const Timeline line = shown(demo_state("09:25:00"));
    CHECK(line.title == "相場配信が止まっている");
    CHECK(line.span == "07:04 認識 → 09:20 収束");
    CHECK(line.length == "影響 2時間16分");
    CHECK(line.note.empty());
    REQUIRE(line.services.size() == 4);
    CHECK(words_of(line.services[0]) ==
          "相場配信: [停止 1時間27分  全参加者 相場が見えない] [代替継続 21分  "
          "片系運転 予備なし] "
          "[再発 一部影響 5分  相場が3秒遅れ] [代替継続 15:30 まで  片系運転 予備なし]");
    CHECK(words_of(line.services[3]) == "統計: [停止 25分  意図した停止 午後に再開] [残りを受容済み]");
    CHECK(line.rest == "株式売買・清算・決済・ポータル・店頭決済 通常");
    CHECK(line.rest_label == "ほか 4");
    CHECK(names_of(line.people) == "復旧E 業務D 連絡F 監理H 運用J となりの取引所");
    CHECK(line.people_rest.empty());
    REQUIRE(line.deadlines.size() == 2);
    CHECK(line.deadlines[0].label + " " + line.deadlines[0].result == "寄前配信 超過");
    CHECK(line.deadlines[1].result == "間に合った");
    REQUIRE(line.decisions.size() == 3);
    CHECK(line.decisions[1].slack == "7分前");
    CHECK(line.decisions[1].answer == "手動切替し08:40に再判断");
    CHECK(line.axis.front().label == "07:00");
    CHECK(line.axis.back().label == "09:30");
}

TEST_CASE("the chronology is told in English as well") {
    const Timeline line = shown(demo_state("09:25:00", Language::en));
    CHECK(line.span == "07:04 Detect → 09:20 Contained");
    CHECK(line.length == "Impact 2 h 16 min");
    CHECK(line.decisions[1].slack == "7 min early");
    CHECK(line.deadlines[0].result == "missed");
}

TEST_CASE("at most five bands are filled, and the graver states are") {
    const Timeline line = shown(demo_state("09:25:00"));
    int filled = 0;
    for (const TimelineService& lane : line.services)
        for (const StateBand& band : lane.bands) {
            const bool coloured = band.tone != Tone::normal && band.tone != Tone::unknown;
            filled += coloured && band.filled ? 1 : 0;
            if (band.tone == Tone::stopped && !band.accepted) CHECK(band.filled);
            if (band.tone == Tone::workaround) CHECK_FALSE(band.filled);
        }
    CHECK(filled == 4);
}

TEST_CASE("with call signs a chronology names nobody, whichever event one stands on") {
    State state = demo_state("09:25");
    const auto log = state.log;
    const std::vector<std::string> people = {"統括A", "統括B", "業務D", "復旧E", "連絡F", "監理H", "運用J", "設備M"};
    const auto named = [&](const std::string& text) {
        return std::count_if(people.begin(), people.end(),
                             [&](const std::string& name) { return stage::contains(text, name); });
    };
    CHECK(named(all_of(shown(state))) >= 6);
    state.names = Names::roles;
    for (const auto& event : log->events) {
        update(state, PlayheadMoved{event->seq}, stage::start);
        CAPTURE(event->seq);
        CHECK(named(all_of(shown(state))) == 0);
    }
    CHECK(state.log == log);
}

TEST_CASE("the sentence is of the event one stands on, and the keys' steps are counted") {
    State state = demo_state("09:25:00");
    CHECK(shown(state).follows);
    CHECK(shown(state).count == "124/124");
    std::uint64_t seq = 0;
    for (const auto& event : state.log->events)
        if (event->what == Happening::decision_made && seq == 0) seq = event->seq;
    update(state, PlayheadMoved{seq}, stage::start);
    const Timeline line = shown(state);
    CHECK_FALSE(line.follows);
    CHECK(line.seq == seq);
    CHECK(line.playhead_time == "07:43");
    CHECK(line.sentence == "07:43 決定  2号機へ強制切替  (統括A)");
}

TEST_CASE("a log that was not read is never a time in which nothing happened") {
    State state = demo_state("09:25:00", Language::ja, false);
    CHECK(shown(state).note.find("読み込んでいます") != std::string::npos);
    const Problem problem = model::problem(Trouble::unauthorized, "合言葉が違います。", "Wrong token.");
    update(state, LogFailed{problem}, stage::start);
    const Timeline line = shown(state);
    CHECK(line.note.find("合言葉が違います") != std::string::npos);
    CHECK(line.ticks.empty());
    CHECK(line.services.size() == 3);
    CHECK(line.phases.size() == 2);
    CHECK_FALSE(line.people.empty());
}

TEST_CASE("what finds no lane is counted by its worst state, and people by their work") {
    const Timeline line = shown(demo_state("09:25:00"), 2, 3);
    REQUIRE(line.services.size() == 2);
    CHECK(line.services[0].name == "相場配信");
    CHECK(line.services[1].name == "統計");
    CHECK(line.rest_label == "ほか 6");
    CHECK(line.rest.starts_with("未確認 1・一部影響 1・"));
    CHECK(line.people.size() <= 2);
    CHECK(line.people_rest.find("ほか ") == 0);
}

TEST_CASE("nothing is said of the time after the feed fell silent, and every silence stays a gap") {
    State state = demo_state("08:20:00");
    const Timeline silent = shown(state, 5, 8, 20s);
    REQUIRE(silent.gaps.size() == 1);
    CHECK(silent.now == silent.gaps[0].from);
    for (const TimelineService& lane : silent.services)
        for (const StateBand& band : lane.bands) CHECK(band.until <= silent.now);
    update(state, stage::nothing_new(told::at("08:20:20")), stage::start + 20s);
    const Timeline back = shown(state, 5, 8, 21s);
    REQUIRE(back.gaps.size() == 1);
    CHECK(back.gaps[0].until > back.gaps[0].from);
    CHECK(back.now > back.gaps[0].until);
}

TEST_CASE("a deadline ahead shows its time, not a result") {
    const Timeline line = shown(demo_state("08:50:00"));
    REQUIRE(line.deadlines.size() == 2);
    CHECK(line.deadlines[1].result == "09:00");
}

TEST_CASE("the axis begins with the incident, however young it is") {
    for (const char* clock : {"07:05", "07:08", "07:12", "07:25"}) {
        CAPTURE(clock);
        const Timeline line = shown(demo_state(clock));
        REQUIRE_FALSE(line.phases.empty());
        CHECK(line.phases.front().place < 0.11);
        CHECK(line.axis.size() >= 4);
        CHECK(line.axis.size() <= 13);
    }
    CHECK(shown(demo_state("07:25")).now > 0.8);
}

TEST_CASE("who looks at a part of the axis is told which, steps through all of it, and finds the whole again") {
    State state = demo_state("09:25");
    const Timeline whole = shown(state);
    update(state, PlayheadMoved{whole.first + 20}, stage::start);
    const Timeline before = shown(state);
    for (int n = 0; n < 3; ++n) update(state, AxisZoomed{1}, stage::start);
    const Timeline part = shown(state);
    CHECK(part.first == whole.first);
    CHECK(part.last == whole.last);
    CHECK(part.seq == before.seq);
    CHECK(part.count == before.count);
    CHECK(part.ticks.size() < whole.ticks.size());
    CHECK(part.playhead > 0.0);
    CHECK(part.playhead < 1.0);
    CHECK(part.span.starts_with(whole.span));
    CHECK(part.span.find("うち 07:") != std::string::npos);
    CHECK(part.axis.size() >= 4);
    for (int n = 0; n < 30; ++n) update(state, AxisZoomed{1}, stage::start);
    CHECK(shown(state).axis.size() >= 4);
    for (int n = 0; n < 30; ++n) update(state, AxisZoomed{-1}, stage::start);
    CHECK(shown(state).span == whole.span);
    CHECK(shown(state).axis.size() == whole.axis.size());
}

TEST_CASE("what is said shorter of a thing is said whole as well") {
    const Timeline line = shown(demo_state("09:25", Language::en));
    std::size_t shortened = 0;
    const auto judge = [&](const std::string& text, const std::string& whole) {
        const bool is_cut = text.ends_with("…");
        shortened += is_cut ? 1u : 0u;
        if (!is_cut) CHECK(text == whole);
        if (is_cut) CHECK(whole.starts_with(text.substr(0, text.size() - std::string("…").size())));
    };
    for (const PersonLane& lane : line.people)
        for (const WorkBar& bar : lane.bars) judge(bar.object, bar.object_whole);
    for (const DecisionMark& decision : line.decisions) judge(decision.question, decision.question_whole);
    for (const TimelineService& lane : line.services)
        for (const FactDot& fact : lane.facts) judge(fact.text, fact.whole);
    CHECK(shortened > 0);
}

TEST_CASE("a part of the axis that ends before the present does not show the present") {
    State state = demo_state("09:25");
    update(state, PlayheadMoved{shown(state).first}, stage::start);
    for (int n = 0; n < 4; ++n) update(state, AxisZoomed{1}, stage::start);
    CHECK(shown(state).now > 1.0);
    update(state, PlayheadMoved{std::nullopt}, stage::start);
    CHECK(shown(state).now <= 1.0);
}

TEST_CASE("a degraded service has its lane before those of which nobody has said anything") {
    Record record;
    record.epoch = "log-1";
    const Actor commander{"統括A", "こだま運用", "ui", Permission::commander};
    LogRead log{"log-1", {}};
    const auto give = [&](const Command& command, const char* clock) {
        log.events.push_back(std::make_shared<const Event>(told::done(record, command, commander, told::at(clock))));
    };
    for (int n = 1; n <= 8; ++n) {
        DeclareService declared;
        declared.service = ServiceId("S" + std::to_string(n));
        declared.name = {"業務" + std::to_string(n), "Service " + std::to_string(n)};
        give(declared, "08:00");
    }
    OpenIncident opened;
    opened.title = {"止まった", "Stopped"};
    give(opened, "08:10");
    PostFact seen;
    seen.fact = FactId("F1");
    seen.at = told::at("08:10");
    seen.heard_at = told::at("08:10");
    seen.source = "統括A";
    seen.text = {"遅い", "slow"};
    seen.about = ServiceId("S7");
    seen.confirmed = true;
    give(seen, "08:10");
    ChangeService changed;
    changed.service = ServiceId("S7");
    changed.basis = FactId("F1");
    changed.continuity = Continuity::degraded;
    changed.impact = Impact::limited;
    give(changed, "08:11");
    State state = initial_state(View::timeline, Language::ja, {}, {});
    update(state, stage::answer(record, told::at("08:20")), stage::start);
    update(state, log, stage::start);
    const Timeline line = shown(state, 3);
    REQUIRE(line.services.size() == 3);
    CHECK(std::any_of(line.services.begin(), line.services.end(),
                      [](const TimelineService& lane) { return lane.id == "S7"; }));
}
