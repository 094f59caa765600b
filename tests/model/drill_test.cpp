// The eight questions from recorded logs: what is asked when, what is right, and what is not asked.
// It must never wait: time is an argument.
#include "model/drill/drill.h"
#include "tests/support/drill_stage.h"
#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <tuple>

using namespace model;

namespace {

constexpr std::uint64_t seed = 1;

const DrillQuestion* of_kind(const std::vector<DrillQuestion>& all, DrillKind kind) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

bool asks(const Replay& log, DrillKind kind) { return of_kind(drill_questions(log, seed), kind) != nullptr; }

std::set<std::string> options_of(const DrillQuestion& question, Language language) {
    std::set<std::string> said;
    for (const Text& option : question.options) said.insert(pick(option, language));
    return said;
}

template <class E>
bool holds(const Event& event) {
    return std::any_of(event.entities.begin(), event.entities.end(),
                       [](const Entity& entity) { return std::holds_alternative<E>(entity); });
}

template <class E>
Replay with(const Replay& log, void (*change)(E&)) {
    return drilled::changed(log, [&](Event& event) {
        for (Entity& entity : event.entities)
            if (E* one = std::get_if<E>(&entity)) change(*one);
    });
}

struct Expected {
    DrillKind kind;
    const char* at;
    Text right;
};

}  // namespace

TEST_CASE("the built-in incident is asked all eight questions, each at its moment, with its answer in both languages") {
    const std::vector<Expected> expected = {
        {DrillKind::commander, "07:06:20", {"統括A", "統括A"}},
        {DrillKind::stopped, "07:15:20", {"相場配信", "Market data"}},
        {DrillKind::doubtful, "07:18:20", {"注文が通らない", "Orders are rejected"}},
        {DrillKind::forbidden, "07:20:20", {"禁止 売買サーバの再起動", "DO NOT restart trading servers"}},
        {DrillKind::decision, "07:26:20", {"配信をどう戻すか(07:45 まで)", "How to restore data? (by 07:45)"}},
        {DrillKind::help, "07:31:20", {"切離し 1号機", "Isolate unit 1"}},
        {DrillKind::report, "08:12:20", {"08:35", "08:35"}},
        {DrillKind::age, "08:31:20", {"34秒", "34 s"}},
    };
    const std::vector<DrillQuestion> questions = drill_questions(drilled::demo_log(), seed);
    REQUIRE(questions.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(questions[i].kind == expected[i].kind);
        CHECK(hour_minute_second(questions[i].at) == expected[i].at);
        REQUIRE(questions[i].options.size() == 4);
        CHECK(questions[i].options[questions[i].right] == expected[i].right);
        CHECK(options_of(questions[i], Language::ja).size() == 4);
        CHECK(options_of(questions[i], Language::en).size() == 4);
        CHECK(questions[i].ask == drill_asks(expected[i].kind));
    }
}

TEST_CASE("wrong answers stand on the same board: services for a service, people for a person, times for a time") {
    const std::vector<DrillQuestion> questions = drill_questions(drilled::demo_log(), seed);
    CHECK(options_of(*of_kind(questions, DrillKind::stopped), Language::ja) ==
          std::set<std::string>{"相場配信", "売買監視", "株式売買", "注文受付"});
    CHECK(options_of(*of_kind(questions, DrillKind::commander), Language::ja) ==
          std::set<std::string>{"統括A", "記録C", "業務D", "復旧E"});
    CHECK(options_of(*of_kind(questions, DrillKind::report), Language::en) ==
          std::set<std::string>{"08:35", "08:15", "08:20", "09:00"});
}

TEST_CASE("the same seed asks the same in the same order, and another seed puts the options in another order") {
    const Replay log = drilled::demo_log();
    const auto rights = [&](std::uint64_t luck) {
        std::vector<std::size_t> found;
        for (const DrillQuestion& question : drill_questions(log, luck)) found.push_back(question.right);
        return found;
    };
    CHECK(rights(7) == rights(7));
    std::set<std::vector<std::size_t>> orders;
    for (std::uint64_t luck = 0; luck < 20; ++luck) orders.insert(rights(luck));
    CHECK(orders.size() > 10);
}

TEST_CASE("without a handover nobody is asked what a new commander took over, and the rest is asked all the same") {
    const Replay log = drilled::demo_log("08:02");
    CHECK_FALSE(asks(log, DrillKind::report));
    CHECK(drill_questions(log, seed).size() == 7);
}

TEST_CASE("what a log has no answer for is not asked: no help, no rule, no decision, nothing unconfirmed") {
    const Replay log = drilled::demo_log();
    CHECK_FALSE(asks(drilled::without(log, holds<Help>), DrillKind::help));
    CHECK_FALSE(asks(drilled::without(log, holds<Guardrail>), DrillKind::forbidden));
    CHECK_FALSE(asks(drilled::without(log, holds<Decision>), DrillKind::decision));
    CHECK_FALSE(asks(with<Fact>(log, [](Fact& fact) { fact.status = FactStatus::confirmed; }), DrillKind::doubtful));
    CHECK(drill_questions(drilled::without(log, holds<Incident>), seed).size() == 8);
}

TEST_CASE("where the board says two things nobody is asked which is right") {
    const Replay log = drilled::demo_log();
    const Replay two = with<RoleHolding>(log, [](RoleHolding& holding) { holding.role = RoleName::commander; });
    const auto questions = drill_questions(two, seed);
    const DrillQuestion* asked = of_kind(questions, DrillKind::commander);
    CHECK((asked == nullptr || asked->seq < 16));
    const Replay unsure = with<Fact>(log, [](Fact& fact) { fact.status = {FactStatus::other, "rumoured"}; });
    CHECK_FALSE(asks(unsure, DrillKind::doubtful));
    const Replay late = with<Decision>(log, [](Decision& one) {  // the board names an earlier moment than was given
        one.for_deadline = one.decide_by;
        for (DecisionOption& option : one.options) option.lead_time_min = 10;
    });
    CHECK_FALSE(asks(late, DrillKind::decision));
}

TEST_CASE("what an organisation keeps to itself is never the answer to a question") {
    const Replay log = drilled::demo_log();
    CHECK_FALSE(asks(with<Guardrail>(log, [](Guardrail& rule) { rule.only = "つばめ保守"; }), DrillKind::forbidden));
    CHECK_FALSE(asks(with<Decision>(log, [](Decision& one) { one.only = "つばめ保守"; }), DrillKind::decision));
    CHECK_FALSE(asks(with<Fact>(log, [](Fact& fact) { fact.only = "つばめ保守"; }), DrillKind::doubtful));
    CHECK_FALSE(asks(with<Help>(log, [](Help& help) { help.only = "つばめ保守"; }), DrillKind::help));
}

TEST_CASE("that nothing is stopped is right only where it is true and the log never has more to say") {
    const Replay log = drilled::demo_log();
    const Replay slow = with<Service>(log, [](Service& service) {
        if (service.continuity == Continuity::stopped) service.continuity = Continuity::degraded;
    });
    const auto questions = drill_questions(slow, seed);
    const DrillQuestion* none = of_kind(questions, DrillKind::stopped);
    REQUIRE(none != nullptr);
    CHECK(none->options[none->right] == Text{"止まっている業務はない", "No service is stopped"});
    const Replay unknown = with<Service>(log, [](Service& service) {
        if (service.continuity != Continuity::normal) service.continuity = Continuity::unknown;
    });
    CHECK_FALSE(asks(unknown, DrillKind::stopped));
}

TEST_CASE("a calm log is asked nothing") { CHECK(drill_questions(drilled::demo_log("07:00"), seed).empty()); }

TEST_CASE("a log whose events all happened in one moment is asked at its end, about what stands there") {
    const Replay log = drilled::demo_log("07:31");
    const Instant end = log.events.back()->at;
    const Replay at_once = drilled::changed(log, [&](Event& event) { event.at = end; });
    const auto questions = drill_questions(at_once, seed);
    CHECK(questions.size() == 6);
    for (const DrillQuestion& question : questions) CHECK(question.seq == log.events.size());
}

TEST_CASE("a log whose clock goes back is asked in the order in which things happened") {
    const Replay log = drilled::demo_log();
    const Replay back = drilled::changed(log, [](Event& event) {
        if (event.seq % 7 == 0) event.at = event.at - std::chrono::hours(1);
    });
    std::uint64_t before = 0;
    for (const DrillQuestion& question : drill_questions(back, seed)) {
        CHECK(question.seq >= before);
        before = question.seq;
    }
    CHECK(before > 0);
}

TEST_CASE("every question of a drill has one right answer among options that differ, whatever part of a log it is of") {
    const Replay log = drilled::demo_log();
    for (std::uint64_t part = 0; part < 12; ++part) {
        const Replay some = drilled::without(
            log, [&](const Event& event) { return event.seq > 9 && (event.seq * 2654435761u + part) % 5 == 0; });
        for (const DrillQuestion& question : drill_questions(some, part)) {
            CHECK(question.options.size() >= 2);
            CHECK(question.options.size() <= 4);
            CHECK(question.right < question.options.size());
            CHECK(options_of(question, Language::ja).size() == question.options.size());
            CHECK(options_of(question, Language::en).size() == question.options.size());
        }
    }
}

TEST_CASE("with two incidents the questions are about the one on the board") {
    Record record;
    const auto now = told::at("08:00");
    for (const char* title : {"相場が止まっている", "決済が遅れている"}) {
        OpenIncident open;
        open.title = told::text(title);
        told::done(record, open, told::command_a(), now);
    }
    for (const auto& [id, who, by] : {std::tuple("INC-2", "統括B", "08:10"), std::tuple("INC-1", "統括A", "08:20")}) {
        told::done(record, AssignRole{RoleName::commander, who, {}, IncidentId(id)}, told::command_a(), now);
        PutDecision put;
        put.question = told::text(id);
        put.options = {{"a", told::text("待つ"), 5, {}}};
        put.decide_by = told::at(by);
        put.incident = IncidentId(id);
        told::done(record, put, told::command_a(), now);
    }
    const auto commander = drill_answer(DrillKind::commander, record, now, 1);
    REQUIRE(commander);
    CHECK(commander->right.ja == "統括A");
    const auto decision = drill_answer(DrillKind::decision, record, now, 1);
    REQUIRE(decision);
    CHECK(decision->right.ja == "INC-1(08:20 まで)");
}
