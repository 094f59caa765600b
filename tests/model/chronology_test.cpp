// The lanes of the built-in incident, what a record alone remembers, and logs that begin in the middle.
// It must never look at words: those are the board's.
#include "model/state/chronology.h"
#include "model/record/words.h"
#include "model/text/time.h"
#include "model/wire/wire.h"
#include "tests/support/places.h"
#include "tests/support/told.h"

#include <array>
#include <fstream>

using namespace model;
using told::at;

namespace {

std::vector<Event> demo_events() {
    std::ifstream file(support::source("assets/demo.jsonl"));
    Record record;
    std::vector<Event> events;
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        for (const DemoCommand& one : step->commands)
            events.push_back(told::done(record, one.command, one.actor, step->at));
    }
    return events;
}

Chronology reduced(const std::vector<Event>& events) {
    Chronology all;
    for (const Event& event : events) REQUIRE(advance(all, event));
    return all;
}

// "07:04 unknown, 07:15 stopped"
std::string bands_of(const Chronology& all, const std::string& id) {
    std::string said;
    for (const ServiceLane& lane : all.services) {
        if (lane.id.text != id) continue;
        for (const ServiceBand& band : lane.bands) {
            said += (said.empty() ? "" : ", ") + hour_minute(band.from) + " " + std::string(wire_name(band.shown));
            if (band.accepted) said += " accepted";
            if (band.relapse) said += " relapse";
        }
    }
    return said;
}

std::string work_of(const Chronology& all, const std::string& owner) {
    constexpr std::array ends = {"running", "worked", "ineffective", "cancelled", "handed on"};
    std::string said;
    for (const WorkSpan& span : all.work) {
        if (span.owner != owner) continue;
        said += (said.empty() ? "" : ", ") + span.id.text + " " + hour_minute(span.from) + "-";
        if (span.until) said += hour_minute(*span.until);
        said += " " + std::string(ends[static_cast<std::size_t>(span.end)]);
        for (const Stretch& stretch : span.blocked)
            said +=
                " (stuck " + hour_minute(stretch.from) + "-" + (stretch.until ? hour_minute(*stretch.until) : "") + ")";
    }
    return said;
}

}  // namespace

TEST_CASE("the lanes of the demo show every state its services were in") {
    const Chronology all = reduced(demo_events());
    CHECK(bands_of(all, "S2") ==
          "07:00 normal, 07:04 stopped, 08:31 workaround, 08:52 degraded relapse, 08:57 workaround");
    CHECK(bands_of(all, "S5") == "07:00 normal, 07:14 degraded, 08:35 workaround");
    CHECK(bands_of(all, "S3") == "07:00 normal, 07:18 unknown, 07:23 normal");
    CHECK(bands_of(all, "S8") == "07:00 normal, 08:55 stopped, 09:20 stopped accepted");
    CHECK(bands_of(all, "S1") == "07:00 normal");
}

TEST_CASE("the people of the demo have their work, what held it up and how it ended") {
    const Chronology all = reduced(demo_events());
    CHECK(work_of(all, "復旧E") ==
          "A3 07:08-07:52 worked (stuck 07:31-07:42), A5 07:43-07:59 ineffective, A7 08:08-08:34 worked, "
          "A11 08:53-08:57 worked");
    CHECK(work_of(all, "連絡F") == "A4 07:08-07:20 worked, A6 08:03-08:08 worked, A9 08:43-08:48 worked");
    CHECK(work_of(all, "設備K") == "");
}

TEST_CASE("decisions, command, help and phases of the demo are where they were") {
    const Chronology all = reduced(demo_events());
    REQUIRE(all.decisions.size() == 3);
    CHECK(hour_minute(*all.decisions[1].put) == "08:00");
    CHECK(hour_minute(all.decisions[1].decide_by) == "08:15");
    CHECK(hour_minute(*all.decisions[1].ended) == "08:08");
    CHECK(all.decisions[1].answer.ja == "手動切替し08:40に再判断");
    REQUIRE(all.command.size() == 2);
    CHECK(all.command[0].until == all.command[1].from);
    CHECK(all.command[1].holder == "統括B");
    REQUIRE(all.handovers.size() == 1);
    CHECK(hour_minute(all.handovers[0].asked) == "08:03");
    CHECK(hour_minute(*all.handovers[0].ended) == "08:12");
    REQUIRE(all.helps.size() == 1);
    CHECK(hour_minute(all.helps[0].asked) == "07:31");
    CHECK(hour_minute(*all.helps[0].arrived) == "07:42");
    CHECK(hour_minute(*all.helps[0].ended) == "09:22");
    std::string phases;
    for (const PhaseStep& step : all.phases)
        phases += hour_minute(step.at) + " " + std::string(wire_name(step.phase.value)) + " ";
    CHECK(phases == "07:04 recognised 07:09 assessing 07:26 responding 09:20 contained 09:30 closed ");
}

TEST_CASE("a fact that was heard first and confirmed later has both marks, and only the last one speaks") {
    const Chronology all = reduced(demo_events());
    std::string marks;
    for (const FactMark& mark : all.facts)
        if (mark.id.text == "F3" || mark.id.text == "F6")
            marks += mark.id.text + " " + hour_minute(mark.at) + " " + std::string(wire_name(mark.status)) +
                     (mark.last ? ", " : " (earlier), ");
    CHECK(marks ==
          "F3 07:18 unconfirmed (earlier), F3 07:24 refuted, F6 08:31 unconfirmed (earlier), F6 08:34 confirmed, ");
}

TEST_CASE("a tick stands out when a state, a decision or the command changed") {
    const std::vector<Event> events = demo_events();
    const Chronology all = reduced(events);
    REQUIRE(all.marks.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Word<Happening>& what = events[i].what;
        CAPTURE(events[i].seq, wire_name(what.value));
        if (what == Happening::decision_made || what == Happening::handover_accepted) CHECK(all.marks[i].major);
        if (what == Happening::action_noted || what == Happening::check_moved || what == Happening::update_promised)
            CHECK_FALSE(all.marks[i].major);
    }
}

TEST_CASE("the reduced lanes stand on the same record as any board's, and refuse an event that does not follow") {
    std::vector<Event> events = demo_events();
    Chronology all = reduced(events);
    CHECK(all.record.digest == digest_of(all.record));
    const std::size_t marks = all.marks.size();
    CHECK_FALSE(advance(all, events.front()));
    CHECK(all.marks.size() == marks);
}

TEST_CASE("a log that begins in the middle ends with the same record and the same lanes from there on") {
    const std::vector<Event> events = demo_events();
    const Chronology whole = reduced(events);
    const std::size_t left_out = 60;
    std::vector<const Event*> later;
    for (std::size_t i = left_out; i < events.size(); ++i) later.push_back(&events[i]);
    Chronology end = chronology_before(whole.record, left_out, later);
    for (const Event* event : later) REQUIRE(advance(end, *event));
    CHECK(end.record.digest == whole.record.digest);
    CHECK(bands_of(end, "S2").ends_with("08:31 workaround, 08:52 degraded relapse, 08:57 workaround"));
    CHECK(end.marks.size() == events.size() - left_out);
}

TEST_CASE("a record alone remembers when everything last changed and nothing before") {
    const Chronology all = chronology_of(reduced(demo_events()).record);
    CHECK(bands_of(all, "S2") == "08:57 workaround");
    CHECK(bands_of(all, "S8") == "08:55 stopped accepted");
    CHECK(all.marks.empty());
    REQUIRE(all.decisions.size() == 3);
    CHECK_FALSE(all.decisions[0].put);
    CHECK(hour_minute(*all.decisions[0].ended) == "07:43");
    CHECK(work_of(all, "監理H").ends_with("08:40 worked"));
}

TEST_CASE("work that changes hands is a bar for each of those who had it") {
    Record record;
    Chronology all;
    const auto told = [&](Action action, std::string_view clock) {
        Event event;
        event.seq = record.seq + 1;
        event.at = at(clock);
        event.entities = {action};
        REQUIRE(advance(record, event));
        REQUIRE(advance(all, event));
    };
    told(told::action("A1", ActionState::proposed), "08:00");
    told(told::action("A1", ActionState::ordered, "復旧E", "つばめ保守"), "08:05");
    told(told::action("A1", ActionState::blocked, "復旧E", "つばめ保守"), "08:10");
    told(told::action("A1", ActionState::in_progress, "監理H", "かなた市場"), "08:20");
    told(told::action("A1", ActionState::cancelled, "監理H", "かなた市場"), "08:30");
    CHECK(work_of(all, "") == "A1 08:00-08:05 handed on");
    CHECK(work_of(all, "復旧E") == "A1 08:05-08:20 handed on (stuck 08:10-08:20)");
    CHECK(work_of(all, "監理H") == "A1 08:20-08:30 cancelled");
}

TEST_CASE("a state that loses the fact behind it is shown as unknown from then on") {
    Record record;
    Chronology all;
    const auto told = [&](Entity entity, std::string_view clock) {
        Event event;
        event.seq = record.seq + 1;
        event.at = at(clock);
        event.entities = {std::move(entity)};
        REQUIRE(advance(record, event));
        REQUIRE(advance(all, event));
    };
    told(told::fact("F1", FactStatus::confirmed, "S1"), "08:00");
    Service service = told::service("S1", Continuity::stopped);
    service.basis = FactId("F1");
    service.since = at("08:01");
    told(service, "08:01");
    told(told::fact("F1", FactStatus::refuted, "S1"), "08:20");
    CHECK(bands_of(all, "S1") == "08:01 stopped, 08:20 unknown");
}
