// What must not be done, as it is shown: it can never be read as its opposite. It must never need a board.
#include "model/prohibition.h"
#include "model/board.h"
#include "tests/model/board_stage.h"

using namespace model;

namespace {

std::string en(const char* typed) { return prohibition({typed, {}}, Language::en); }
std::string ja(const char* typed) { return prohibition({typed, {}}, Language::ja); }

}  // namespace

TEST_CASE("what must not be done says DO NOT itself, whatever was typed without one") {
    CHECK(en("restart trading servers") == "DO NOT restart trading servers");
    CHECK(ja("売買サーバの再起動") == "禁止 売買サーバの再起動");
    CHECK(en("restart without a backup") == "DO NOT restart without a backup");
    CHECK(prohibition({"再起動", "restart"}, Language::en) == "DO NOT restart");
    CHECK(prohibition({"restart", {}}, Language::ja) == "禁止 restart");
    CHECK(en("") == "");
}

TEST_CASE("a negation that surely says the whole prohibition is not said twice") {
    for (const char* typed : {"do not restart X", "Do NOT restart X", "don't restart X", "don’t restart X",
                              "donot restart X", "never restart X", "must not restart X", "please do not restart X"})
        CHECK(en(typed) == "DO NOT restart X");
    for (const char* typed : {"再起動禁止", "再起動 禁止", "再起動は禁止", "再起動するな", "再起動してはいけない",
                              "再起動厳禁", "禁止 再起動", "禁止:再起動", "再起動しないこと。"})
        CHECK(ja(typed) == "禁止 再起動");
    CHECK(en("do not restart servers that cannot be patched") == "DO NOT restart servers that cannot be patched");
}

TEST_CASE("words that may turn the sense round are shown as they were typed, and never as their opposite") {
    CHECK(en("the servers must not be restarted") == "PROHIBITION “the servers must not be restarted”");
    CHECK(en("do not never restart") == "PROHIBITION “do not never restart”");
    CHECK(en("no restart before nine") == "PROHIBITION “no restart before nine”");
    CHECK(en("nobody restarts the servers") == "PROHIBITION “nobody restarts the servers”");
    CHECK(ja("再起動しない") == "禁止事項「再起動しない」");
    CHECK(ja("触るな") == "禁止事項「触るな」");
    CHECK(ja("再起動は不可") == "禁止事項「再起動は不可」");
    CHECK(ja("再起動禁止を解く") == "禁止事項「再起動禁止を解く」");
}

TEST_CASE("the board, its text and the log say DO NOT in front of a guardrail") {
    stage::Stage made = stage::demo("07:31:40");
    Record record = *made.state().record;
    Guardrail rail;
    rail.id = GuardrailId("X9");
    rail.text = {"restart trading servers", {}};
    rail.since = made.now;
    record.guardrails.put(rail);
    State state = made.state();
    state.record = std::make_shared<const Record>(record);
    state.language = Language::en;
    const Board board = board_from(state, stage::start, made.budget);
    REQUIRE_FALSE(board.guardrails.empty());
    CHECK(board.guardrails.front().text.starts_with("DO NOT restart trading servers"));
    CHECK(text_of(board).find("DO NOT restart trading servers") != std::string::npos);
}
