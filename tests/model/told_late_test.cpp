// A beginning told late, and a clock that was set back, as boards show them: lanes, header, glance, ages, warnings.
// It must never look at pixels.
#include "model/command_language.h"
#include "model/replay.h"
#include "tests/model/board_stage.h"
#include "tests/support/book.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using told::at;
using told::text;

// Declared at 17:00 and recognised at 17:25; what was seen at 16:58 is told then.
std::string late_log(std::initializer_list<std::pair<Command, std::string_view>> more = {}) {
    told::Book book;
    DeclareService declare;
    declare.service = ServiceId("S1");
    declare.name = text("機能フラグ");
    declare.continuity = Continuity::normal;
    book.say(declare, "16:00");
    OpenIncident open;
    open.title = text("停止");
    book.say(open, "17:25");
    book.say(PostFact{FactId("F1"), at("16:58"), {}, {}, {}, text("ほぼ失敗"), ServiceId("S1"), true}, "17:25");
    ChangeService change;
    change.service = ServiceId("S1");
    change.continuity = Continuity::stopped;
    change.basis = FactId("F1");
    book.say(change, "17:25");
    for (const auto& [command, clock] : more) book.say(command, clock);
    return book.lines;
}

Board board_of(const std::string& lines, Language language = Language::ja) {
    const auto log = replay_of(lines);
    REQUIRE(log);
    State state = initial_state(View::timeline, language, {}, {});
    const Tick now{1'000'000};
    begin_replay(*log, state, log->events.back()->at, now);
    Budget budget;
    budget.timeline = TimelineBudget{};
    budget.glance = true;
    budget.desk = true;
    return board_from(state, now, budget);
}

NoteAction note() { return {ActionId("A1"), text("見た")}; }

AddAction added() {
    AddAction add;
    add.verb = Verb::confirm;
    add.object = text("LB");
    return add;
}

bool has(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the lane of a trouble told late begins where it truly began, marked until the moment it was told") {
    const Board board = board_of(late_log({{added(), "17:30"}}));
    REQUIRE(board.timeline->services.size() == 1);
    const TimelineService& lane = board.timeline->services.front();
    REQUIRE(lane.bands.size() == 2);
    const StateBand& normal = lane.bands[0];
    const StateBand& stopped = lane.bands[1];
    CHECK(normal.until == stopped.from);
    CHECK(normal.known <= normal.from);
    CHECK(stopped.from >= 0.0);
    CHECK(stopped.known > stopped.from);
    CHECK(stopped.known < stopped.until);
    CHECK(has(stopped.words.front(), "停止 32分"));
    CHECK(board.timeline->length == "影響 32分");
    CHECK(board.timeline->span == "影響 16:58 から 後報 17:25  17:25 認識 から");
    CHECK(board.timeline->legend.back().kind == LegendMark::Kind::late);
}

TEST_CASE("header and glance say since when it truly is so, and that this was told late") {
    const Board board = board_of(late_log({{added(), "17:30"}}));
    CHECK(board.header.since == "発生 16:58 から 32分 後報 17:25");
    CHECK(board.glance->services.front().late == "16:58 から 後報");
    const Board english = board_of(late_log({{added(), "17:30"}}), Language::en);
    CHECK(english.header.since == "Incident since 16:58 (32 min) told late, 17:25");
    CHECK(english.glance->services.front().late == "16:58, told late");
}

TEST_CASE("what was told at once has no mark anywhere") {
    const Board board = stage::demo("07:20").board();
    for (const ServiceRow& row : board.services) CHECK_FALSE(has(row.promise, "後報"));
    CHECK_FALSE(has(stage::busy().board().header.since, "後報"));
}

TEST_CASE("a beginning that was told better moves the lane both ways") {
    const TellBeginning earlier{ServiceId("S1"), {}, at("16:30"), {}};
    const TellBeginning later{ServiceId("S1"), {}, at("17:10"), {}};
    const Board board = board_of(late_log({{earlier, "17:30"}, {later, "17:40"}}));
    const auto& bands = board.timeline->services.front().bands;
    REQUIRE(bands.size() == 2);
    CHECK(bands[0].until == bands[1].from);
    CHECK(has(bands[1].words.front(), "停止 30分"));
    CHECK(board.header.since == "発生 17:10 から 30分 後報 17:40");
    CHECK(has(board.timeline->sentence, "始まりの時刻を記した"));
    CHECK(has(board.timeline->sentence, "17:10 から"));
}

TEST_CASE("what nobody knew gives way to what turned out, and an end told late ends it where it ended") {
    Record record;
    Chronology all;
    const auto say = [&](const Command& command, std::string_view clock) {
        REQUIRE(advance(all, told::done(record, command, told::command_a(), at(clock))));
    };
    DeclareService declare;
    declare.service = ServiceId("S1");
    declare.name = text("配信");
    declare.continuity = Continuity::normal;
    say(declare, "16:00");
    ChangeService change;
    change.service = ServiceId("S1");
    change.continuity = Continuity::unknown;
    say(change, "17:00");
    say(PostFact{FactId("F1"), at("16:40"), {}, {}, {}, text("停止"), ServiceId("S1"), true}, "17:20");
    change.continuity = Continuity::stopped;
    change.basis = FactId("F1");
    say(change, "17:20");
    say(PostFact{FactId("F2"), at("17:30"), {}, {}, {}, text("復旧"), ServiceId("S1"), true}, "18:00");
    change.continuity = Continuity::normal;
    change.basis = FactId("F2");
    say(change, "18:00");
    const auto& bands = all.services.front().bands;
    REQUIRE(bands.size() == 3);
    CHECK(bands[0].until == at("16:40"));
    CHECK(bands[1].shown == Continuity::stopped);
    CHECK(bands[1].from == at("16:40"));
    CHECK(bands[1].until == at("17:30"));
    CHECK(bands[2].from == at("17:30"));
    CHECK(bands[2].told == at("18:00"));
    CHECK(bands[2].late);
}

TEST_CASE("a line tells a beginning, in both languages, with or without the state") {
    const Record record = [] {
        Record made;
        made.services.put(told::service("S1", Continuity::stopped));
        return made;
    }();
    Saying saying;
    saying.record = &record;
    saying.now = at("17:30");
    for (const std::string_view line : {"began S1 16:58 first alarm", "始まり S1 16:58 first alarm"}) {
        const Reading reading = reading_of(line, saying);
        REQUIRE(reading.complete());
        const auto& told = std::get<TellBeginning>(reading.draft);
        CHECK(told.at == at("16:58"));
        CHECK_FALSE(told.continuity);
        CHECK(told.note.ja == "first alarm");
    }
    const Reading state = reading_of("始まり S1 停止 16:58", saying);
    REQUIRE(state.complete());
    CHECK(std::get<TellBeginning>(state.draft).continuity == Word<Continuity>(Continuity::stopped));
}

TEST_CASE("an age across a clock that was set back is said to be unknown, never 0 s") {
    Stage stage = stage::busy();
    stage.now = at("05:12:40");
    const Board board = stage.board();
    CHECK(has(board.header.since, "時計が戻された"));
    CHECK_FALSE(has(board.header.since, "0秒"));
    CHECK(has(stage.said(), "記録の不備"));
}

TEST_CASE("whoever commanded when the clock was set back commands still, and whoever had handed over does not") {
    Stage stage = stage::busy();
    stage.record.roles = {};
    RoleHolding before = told::holding("c1", RoleName::commander, "統括A", "こだま運用", "07:00");
    before.until = at("08:10");
    stage.record.roles.put(before);
    stage.record.roles.put(told::holding("c2", RoleName::commander, "統括B", "つばめ保守", "08:10"));
    for (const std::string_view now : {"08:12:40", "07:30:00", "05:12:40"}) {
        stage.now = at(now);
        CAPTURE(now);
        CHECK(stage.board().footer.commander == "統括B");
    }
}

TEST_CASE("a lane across a clock that was set back keeps its outage, and says that nobody knows how long") {
    const Board board = board_of(late_log({{added(), "17:30"}, {note(), "14:31"}}));
    const auto& bands = board.timeline->services.front().bands;
    REQUIRE_FALSE(bands.empty());
    bool outage = false;
    for (const StateBand& band : bands) {
        CHECK(band.until >= band.from);
        outage = outage || band.tone == Tone::stopped;
        if (band.tone == Tone::stopped) CHECK(has(band.words.front(), "時計が戻された"));
    }
    CHECK(outage);
    CHECK(has(board.timeline->note, "時計が"));
    CHECK(has(board.timeline->length, "時計が戻された"));
}
