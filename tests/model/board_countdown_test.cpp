// The countdown is true around every boundary, the header's deadline is one that can still be met or was really missed,
// and the board says when it will next change. It must never read a clock.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

Stage due(Milliseconds in) {
    Stage made;
    made.incident();
    Service service = made.service("S1", Continuity::stopped);
    service.deadlines = {{Text{"取引開始", "Market opens"}, made.now + in, DeadlineKind::hard, {}}};
    made.put(service);
    return made;
}

// All words and the heartbeat.
std::string seen(const State& state, Tick now) {
    const Board board = board_from(state, now, {});
    std::string all = text_of(board);
    for (const Beat beat : board.footer.beats) all += static_cast<char>('0' + static_cast<int>(beat));
    return all;
}

}  // namespace

TEST_CASE("the countdown says what is left at every boundary") {
    struct Row {
        Milliseconds left;
        std::string ja;
        std::string en;
        CountdownLook look;
    };
    const Row rows[] = {
        {127min, "2時間7分", "2 h 07 min", CountdownLook::quiet},
        {60min, "1時間", "1 h ", CountdownLook::quiet},
        {59min + 59s, "59分", "59 min", CountdownLook::plain},
        {47min + 20s, "47分", "47 min", CountdownLook::plain},
        {15min, "15分", "15 min", CountdownLook::plain},
        {14min + 59s, "14分", "14 min", CountdownLook::boxed},
        {10min, "10分", "10 min", CountdownLook::boxed},
        {9min + 59s, "9:59", "9:59", CountdownLook::boxed},
        {2min + 20s, "2:20", "2:20", CountdownLook::boxed},
        {1s, "0:01", "0:01", CountdownLook::boxed},
        {1ms, "0:01", "0:01", CountdownLook::boxed},
        {0s, "超過", "late", CountdownLook::overdue},
        {-1s, "超過 1秒", "1 s late", CountdownLook::overdue},
        {-59s, "超過 59秒", "59 s late", CountdownLook::overdue},
        {-60s, "超過 1分", "1 min late", CountdownLook::overdue},
        {-59min, "超過 59分", "59 min late", CountdownLook::overdue},
    };
    for (const Row& row : rows) {
        INFO(row.left.count());
        Stage made = due(row.left);
        const Board ja = made.board();
        REQUIRE(ja.header.countdown);
        CHECK(stage::said(ja.header.countdown) == row.ja);
        CHECK(ja.header.countdown->look == row.look);
        made.language = Language::en;
        CHECK(stage::said(made.board().header.countdown) == row.en);
    }
}

TEST_CASE("the countdown is never zero minutes and never negative") {
    for (Milliseconds left = 3700s; left >= -3700s; left -= 1s) {
        const std::string said = stage::said(due(left).board().header.countdown);
        INFO(left.count() << " " << said);
        REQUIRE_FALSE(said.empty());
        REQUIRE_FALSE(said.starts_with("0分"));
        REQUIRE_FALSE(stage::contains(said, "-"));
        REQUIRE_FALSE(stage::contains(said, " 0"));
    }
}

TEST_CASE("the header names the nearest hard deadline of what is in trouble") {
    Stage made = due(47min + 20s);
    Service normal = made.service("S2", Continuity::normal);
    normal.deadlines = {{told::text("受付締切"), made.now + 5min, DeadlineKind::hard, {}}};
    made.put(normal);
    CHECK(made.board().header.deadline_label == "取引開始 09:00 まで");
    CHECK(made.board().header.deadline_short == "取引開始 09:00");
    made.language = Language::en;
    CHECK(made.board().header.deadline_label == "Market opens at 09:00");
}

TEST_CASE("a deadline met by a workaround is not called missed") {
    Stage made = due(-5min);
    CHECK(stage::said(made.board().header.countdown) == "超過 5分");
    Service service = *made.record.services.find(ServiceId("S1"));
    service.continuity = Continuity::workaround;
    made.put(service);
    CHECK_FALSE(made.board().header.countdown);
}

TEST_CASE("a deadline that had passed before the trouble began is not called missed") {
    Stage made = due(-5min);
    Service service = *made.record.services.find(ServiceId("S1"));
    service.since = made.now - 1min;
    made.put(service);
    CHECK_FALSE(made.board().header.countdown);
}

TEST_CASE("a missed deadline gives way to the next one after ten minutes") {
    Stage made = due(-9min);
    Service service = *made.record.services.find(ServiceId("S1"));
    service.deadlines.push_back({told::text("決済締切"), made.now + 2h, DeadlineKind::hard, {}});
    made.put(service);
    CHECK(stage::contains(made.board().header.deadline_label, "取引開始"));
    CHECK(stage::contains(made.board(2min).header.deadline_label, "決済締切"));
}

TEST_CASE("a deadline tomorrow is shown with its date") {
    CHECK(due(24h).board().header.deadline_short == "取引開始 10/02 08:12");
}

TEST_CASE("the countdown goes on while the feed is silent, by this machine's clock") {
    const Stage made = due(47min + 20s);
    const Board board = made.board(20s);
    CHECK(board.freshness == Freshness::stale);
    CHECK(board.header.clock == "08:13:00 端末時計");
    CHECK(stage::said(made.board(20s + 1min).header.countdown) == "46分");
    CHECK(made.board(10s).header.clock == "08:12:50");
}

TEST_CASE("the contained board counts to the first limit of a workaround") {
    Stage made;
    made.incident(Phase::contained);
    Service service = made.service("S1", Continuity::workaround);
    service.workaround_until = told::at("11:30");
    made.put(service);
    const Board board = made.board();
    CHECK(board.mode == BoardMode::contained);
    CHECK(board.header.deadline_label == "代替の限度 11:30");
    CHECK(stage::said(board.header.countdown) == "3時間17分");
    CHECK(board.header.title == "相場配信 収束");
}

TEST_CASE("nothing on the board changes before the tick that next_change names") {
    for (const double rate : {1.0, 0.7}) {
        Stage made = stage::busy();
        made.rate = rate;
        made.now = made.now + 137ms;
        const State state = made.state();
        for (Milliseconds after = 0ms; after < 140s; after += 331ms) {
            const Tick now = start + after;
            const Tick next = next_change(state, now);
            REQUIRE(next > now);
            REQUIRE(next <= now + 1430ms);
            const std::string before = seen(state, now);
            REQUIRE(before == seen(state, Tick{next.ms - 1}));
            REQUIRE(before != seen(state, next));
        }
    }
}

TEST_CASE("a clock that runs faster asks for at most two frames a second") {
    Stage made = stage::busy();
    made.rate = 20.0;
    CHECK(next_change(made.state(), start + 3ms) >= start + 503ms);
}

TEST_CASE("marks, refusals and the strip of a return end on their own tick") {
    const Stage made = stage::busy();
    State state = made.state();
    state.changed["A1"] = ChangeMark{Tick{start.ms - 44'300}};
    Tick now = start;
    bool ended_on_time = false;
    while (now < start + 1s) {
        const bool before = board_from(state, now, {}).actions.rows.back().changed;
        now = next_change(state, now);
        const bool after = board_from(state, now, {}).actions.rows.back().changed;
        if (before && !after) ended_on_time = now == state.changed["A1"].at + mark_shown;
    }
    CHECK(ended_on_time);
}
