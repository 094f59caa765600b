// The board as text: everything a reader of the wall sees, in the same order, without colour.
// It must never let a control character through.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

std::size_t place(const std::string& text, const std::string& part) {
    const std::size_t at = text.find(part);
    INFO(text);
    INFO(part);
    REQUIRE(at != std::string::npos);
    return at;
}

}  // namespace

TEST_CASE("the text follows the order of reading") {
    const std::string text = stage::busy().said(2s);
    CHECK(text.starts_with("受信 2秒前"));
    std::size_t last = 0;
    for (const char* part :
         {"相場配信が止まっている", "取引開始 09:00 まで  47分", "[暫定対応]", "[停止]  相場配信", "通常 5",
          "手動切替か 停止公表か", "[応援求む]", "[停滞]  A2", "禁止 売買サーバの再起動", "統括A"}) {
        const std::size_t at = place(text, part);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("old information says so before anything else") {
    const std::string text = stage::busy().said(20s);
    CHECK(text.starts_with("!  08:12:40 の情報です(20秒前)"));
    CHECK(place(text, "端末時計") < place(text, "[停止]"));
}

TEST_CASE("every state is a word, so nothing is lost without colour") {
    Stage made;
    made.incident();
    made.budget.services = 8;
    made.service("S1", Continuity::stopped, "甲");
    made.service("S2", Continuity::unknown, "乙");
    made.service("S3", Continuity::degraded, "丙");
    made.service("S4", Continuity::workaround, "丁");
    const std::string ja = made.said();
    for (const char* word : {"[停止]  甲", "[未確認]  乙", "[一部影響]  丙", "[代替継続]  丁"}) place(ja, word);
    made.language = Language::en;
    const std::string en = made.said();
    for (const char* word : {"[Stopped]", "[Unknown]", "[Degraded]", "[Fallback]"}) place(en, word);
}

TEST_CASE("an action without an owner and a claim on its way look different from an owned one") {
    Stage made = stage::busy();
    made.record.helps = {};
    made.record.actions.put(told::action("A7", ActionState::ordered));
    place(made.said(), "[未定]");
    State state = made.state();
    update(state, MoveChosen{ActionId("A7"), Move::claim, "k"}, stage::start);
    place(text_of(board_from(state, stage::start + 1s, {})), "復旧E?");
}

TEST_CASE("control characters and formats in names stay harmless") {
    Stage made = stage::busy();
    Service service = *made.record.services.find(ServiceId("S1"));
    service.impact_text = told::text("\x1b[31m%s%n\r\n\x07 赤");
    made.put(service);
    const std::string text = made.said();
    for (const char letter : text) CHECK((letter == '\n' || static_cast<unsigned char>(letter) >= 0x20));
    place(text, "[31m%s%n");
}

TEST_CASE("a drill says so in the first line") {
    Stage made = stage::busy();
    FeedConfirmed answer = made.answer();
    answer.clock.drill = true;
    State state = initial_state(View::wall, Language::ja, {}, {});
    update(state, answer, stage::start);
    CHECK(text_of(board_from(state, stage::start, {})).starts_with("[訓練]\n"));
}

TEST_CASE("the built-in incident reads like the board it was drawn as") {
    const std::string wall = stage::demo("08:12:40").said(2s);
    for (const char* part : {"相場配信が止まっている", "取引開始 09:00 まで  47分", "発生 07:04 から 1時間8分",
                             "[停止]  相場配信  次の報告 08:35  "
                             "全参加者 相場が見えない",
                             "08:08 に 統括A が決定", "禁止 売買サーバの再起動", "受付済みの注文が消える",
                             "統括B  つばめ保守  08:12 に 統括A から交代"})
        place(wall, part);
    const std::string contained = stage::demo("09:22:10").said();
    for (const char* part :
         {"相場配信 収束", "代替の限度 11:30  2時間7分", "影響 07:04 から 2時間16分", "残りを受容済み",
          "統括B が 09:20 に宣言", "[ありがとう]  となりの取引所", "本格対応へ 3件", "10/02"})
        place(contained, part);
    place(stage::demo("07:00:20").said(), "すべて通常");
}

TEST_CASE("the text ends in one newline and has no empty lines in a row") {
    for (const char* clock : {"07:00:20", "07:18:30", "08:12:40", "09:22:10"}) {
        const std::string text = stage::demo(clock).said();
        CHECK(text.ends_with("\n"));
        CHECK_FALSE(stage::contains(text, "\n\n\n"));
        CHECK_FALSE(text.ends_with("\n\n"));
    }
}
