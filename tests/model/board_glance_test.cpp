// The four answers of the glance, from five-second questions. They must never be answered from an old record.
#include "model/record/words.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

Glance glance_of(Stage made, Milliseconds after = 0ms) {
    made.budget.glance = true;
    const Board board = made.board(after);
    REQUIRE(board.glance);
    return *board.glance;
}

}  // namespace

TEST_CASE("a glance says that business is partly stopped, and whether the deadline will be made") {
    const Glance glance = glance_of(stage::busy());
    CHECK(glance.continues == "一部 止まっています");
    REQUIRE(!glance.services.empty());
    CHECK(glance.services.front().tone == Tone::stopped);
    CHECK(glance.normal == "通常 5");
    CHECK(glance.outlook_label == "09:00 に間に合うか");
    CHECK(glance.outlook_why.find("余裕25分") != std::string::npos);
    CHECK(glance.outlook_why.find("未決 1件") != std::string::npos);
    REQUIRE(glance.line);
    CHECK(glance.line->decide == "08:15 までに 統括B が決める");
    CHECK(glance.line->work_from < glance.line->work_until);
    CHECK(glance.line->work_until < 1.0);
}

TEST_CASE("what nobody has said anything of does not change what a glance says of business, and alone is no calm") {
    Stage made = stage::busy();
    made.put(told::service("new", Continuity::unknown));
    CHECK(glance_of(made).continues == "一部 止まっています");
    Stage quiet;
    quiet.service("S1", Continuity::normal);
    quiet.put(told::service("new", Continuity::unknown));
    CHECK(glance_of(quiet).continues == say(Say::glance_unknown, Language::ja));
    quiet.service("S2", Continuity::degraded);
    CHECK(glance_of(quiet).continues == say(Say::glance_degraded, Language::ja));
}

TEST_CASE("an old glance says that nothing is known now") {
    const Glance glance = glance_of(stage::busy(), 20s);
    CHECK(glance.continues == "いまは分かりません");
    CHECK(glance.outlook == "いまは分かりません");
    CHECK(glance.notice == "いまは分かりません");
    CHECK(glance.request == "いまは分かりません");
    CHECK_FALSE(glance.line);
    CHECK(glance.services.size() >= 2);
}

TEST_CASE("a glance speaks English") {
    Stage made = stage::busy();
    made.language = Language::en;
    CHECK(glance_of(made).continues == "Partly stopped");
    CHECK(glance_of(made).outlook_label == "Will we make 09:00?");
}

TEST_CASE("a calm glance says that business goes on and that nothing is asked") {
    Stage made;
    made.service("S1", Continuity::normal);
    const Glance glance = glance_of(made);
    CHECK(glance.continues == "続いています");
    CHECK(glance.outlook == "いま危ない期限はありません");
    CHECK(glance.request == "いまはありません");
    CHECK_FALSE(glance.request_open);
}

TEST_CASE("an empty list is not business going on") { CHECK(glance_of(Stage{}).continues == "サービスの登録なし"); }

TEST_CASE("a glance names the last notice that was sent, and when the next is promised") {
    Stage made = stage::busy();
    Action notice = made.action("A90", ActionState::done);
    notice.verb = Verb::notify;
    notice.object = told::text("第二報");
    notice.state_since = told::at("08:08");
    made.record.actions.put(notice);
    CHECK(glance_of(made).notice == "第二報 08:08 済");
}

TEST_CASE("what only executives can give is asked of them, other help is not") {
    Stage made = stage::busy();
    Help money;
    money.id = HelpId("H90");
    money.skill = told::text("対外公表の判断");
    made.record.helps.put(money);
    CHECK(glance_of(made).request == "対外公表の判断");
    CHECK(glance_of(made).request_open);
    CHECK_FALSE(glance_of(stage::busy()).request_open);
}

TEST_CASE("more services in trouble than fit are counted") {
    Stage made = stage::busy();
    made.budget.services = 1;
    CHECK(glance_of(made).services.size() == 1);
    CHECK(glance_of(made).services_more == "ほか 1");
}
