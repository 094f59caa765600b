// What the window's title says, and that nothing old looks fresh in it. It must never read a title any other way than a task
// bar shows it: from its beginning.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

std::string title(const Stage& made, Milliseconds after = 0ms) { return made.board(after).window_title; }

std::string title(const State& state) { return board_from(state, stage::start, {}).window_title; }

}  // namespace

TEST_CASE("the title says what is stopped and how long there is to decide") {
    Stage made = stage::busy();
    made.record.helps = {};
    CHECK(title(made) == "停止 1・判断 2:20 — Kyodo");
    CHECK(title(made, 1000ms) == "停止 1・判断 2:19 — Kyodo");
    made.language = Language::en;
    CHECK(title(made) == "1 stopped, decision 2:20 — Kyodo");
}

TEST_CASE("a call for help stands in the title behind what is to be decided, and a decision that is late says so") {
    Stage made = stage::busy();
    CHECK(title(made) == "停止 1・判断 2:20・応援求む 1件 — Kyodo");
    made.now = told::at("08:18:00");
    CHECK(title(made) == "停止 1・判断 超過 3分・応援求む 1件 — Kyodo");
}

TEST_CASE("the title names the worst state there is, and the incident where no service is in trouble") {
    Stage made;
    made.incident();
    made.service("S1", Continuity::degraded);
    CHECK(title(made) == "一部影響 1 — Kyodo");
    made.service("S2", Continuity::unknown);
    CHECK(title(made) == "未確認 1 — Kyodo");
    Stage none;
    none.incident();
    none.service("S1", Continuity::normal);
    CHECK(title(none) == "相場配信が止まっている — Kyodo");
}

TEST_CASE("a calm board says so in its title, one without services does not") {
    Stage made;
    made.service("S1", Continuity::normal);
    CHECK(title(made) == "平常 — Kyodo");
    CHECK_FALSE(stage::contains(title(Stage{}), "平常"));
}

TEST_CASE("a title that is old begins with that and says no state, to the tick") {
    const Stage made = stage::busy();
    CHECK(title(made, 14'999ms) == "停止 1・判断 2:06・応援求む 1件 — Kyodo");
    CHECK(title(made, 15'000ms) == "古い情報 08:12 現在 — Kyodo");
    CHECK(title(made, 119'999ms) == "古い情報 08:12 現在 — Kyodo");
    CHECK(title(made, 120'000ms) == "受信が途絶 08:12 現在 — Kyodo");
    Stage english = made;
    english.language = Language::en;
    CHECK(title(english, 15'000ms) == "Old, as of 08:12 — Kyodo");
    CHECK(title(english, 120'000ms) == "Feed lost, as of 08:12 — Kyodo");
}

TEST_CASE("a calm board that is old is not calm in its title") {
    Stage made;
    made.service("S1", Continuity::normal);
    CHECK(title(made, 15'000ms) == "古い情報 08:12 現在 — Kyodo");
}

TEST_CASE("before the first answer the title says that the board connects") {
    CHECK(title(initial_state(View::wall, Language::ja, {}, {})) == "接続中 — Kyodo");
    CHECK(title(initial_state(View::wall, Language::en, {}, {})) == "Connecting — Kyodo");
}

TEST_CASE("a drill, a replay and the demo say so first in the title, old or not") {
    State state = stage::busy().state();
    state.link.clock.drill = true;
    CHECK(title(state).starts_with("訓練・停止 1"));
    state.is_demo = true;
    CHECK(title(state).starts_with("デモ・停止 1"));
    state.replay = true;
    CHECK(title(state).starts_with("再生 — いまの情報ではありません・停止 1"));
    state.language = Language::en;
    CHECK(title(state).starts_with("REPLAY: not the present, 1 stopped"));
    CHECK(board_from(state, stage::start + 120s, {}).window_title.starts_with("REPLAY"));
}
