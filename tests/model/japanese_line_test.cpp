// A line as a Japanese input method leaves it: full-width signs, commas and full stops in place of spaces, quotation marks of
// every kind, times with what is said behind them. It must never lose a letter of a text.
#include "model/command_language.h"
#include "model/entry.h"
#include "model/text/text.h"
#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace model;
using told::at;

namespace {

// S1 is 相場配信, A7 waits, 復旧E of つばめ保守 is known.
Record known() {
    Record record;
    record.services.put(told::service("S1", Continuity::stopped));
    record.actions.put(told::action("A1", ActionState::in_progress, "復旧E", "つばめ保守"));
    record.actions.put(told::action("A7", ActionState::proposed));
    return record;
}

template <class Kind>
Kind said(const std::string& line, EntryMode mode = EntryMode::any) {
    const Record record = known();
    const Saying saying{at("08:00"), &record};
    const auto command = command_from(entry_line(line, mode, saying).line, saying);
    if (!command) FAIL(line << ": " << command.problem().sentence.ja);
    REQUIRE(std::holds_alternative<Kind>(*command));
    return std::get<Kind>(*command);
}

}  // namespace

TEST_CASE("an action with its owner and its check is understood however the line is parted and its time is said") {
    for (const std::string line :
         {"切替　２号機へ、＠復旧Ｅ ８：３５まで", "切替 2号機へ、＠復旧Ｅ、８：３５まで。",
          "切替　２号機へ，＠復旧Ｅ，８時３５分", "切替 2号機へ。＠復旧Ｅ。8時35分まで。", "切替 2号機へ @復旧E 0835",
          "切替 2号機へ、＠復旧Ｅ　０８３５まで", "切替 2号機へ @復旧E 8:35 まで", "切替 2号機へ @復旧E 35分後",
          "切替 2号機へ、＠復旧Ｅ、３５分後。", "切り替え　２号機へ、＠”復旧Ｅ”　８：３５までに",
          "切替 2号機へ、＠「復旧E」、8:35から", "切替 2号機へ、８：３５まで、＠復旧Ｅ",
          "切替 2号機へ ＠\"復旧E\" 8:35迄", "切替 2号機へ、今日 0835まで、＠復旧Ｅ様"})
        for (const EntryMode mode : {EntryMode::any, EntryMode::action}) {
            CAPTURE(line);
            const auto add = said<AddAction>(line, mode);
            CHECK(add.verb == Verb::switch_over);
            CHECK(half_width(add.object.ja) == "2号機へ");
            CHECK(add.owner == "復旧E");
            CHECK(add.owner_org == "つばめ保守");
            CHECK(add.check_at == at("08:35"));
        }
}

TEST_CASE("orders, claims, promises and facts take the same times and marks") {
    const auto order = said<OrderAction>("指示 Ａ７、＠復旧Ｅ、８：３５まで。");
    CHECK(order.action == ActionId("A7"));
    CHECK(order.owner == "復旧E");
    CHECK(order.check_at == at("08:35"));
    CHECK(said<ClaimAction>("引き受け ａ７、０８３５まで").check_at == at("08:35"));
    CHECK(said<MoveCheck>("延期 A7 1240").check_at == at("12:40"));
    CHECK(said<MoveCheck>("延期 A7、12:40まで。").check_at == at("12:40"));
    CHECK(said<PromiseUpdate>("約束 S1 ８時３５分まで").next_update_at == at("08:35"));
    const auto fact = said<PostFact>("事実 S1、０７：４５から 相場が、止まっている。");
    CHECK(fact.about == ServiceId("S1"));
    CHECK(fact.at == at("07:45"));
    CHECK(fact.text.ja == "相場が、止まっている。");
    const auto put = said<PutDecision>("判断 切り替えるか / a 切り替える 20分 / b 待つ ８：３５まで、＠復旧Ｅ。");
    CHECK(put.decide_by == at("08:35"));
    CHECK(put.decider == "復旧E");
}

TEST_CASE("a name in curved or corner marks may have spaces, and its organisation stands behind it") {
    for (const std::string line :
         {"切替 2号機へ @“Taro Yamada”/つばめ保守 8:35", "切替 2号機へ、＠「Taro Yamada」／「つばめ保守」、8:35",
          "切替 2号機へ ＠＂Taro Yamada＂／つばめ保守 8:35"}) {
        CAPTURE(line);
        const auto add = said<AddAction>(line);
        CHECK(add.owner == "Taro Yamada");
        CHECK(add.owner_org == "つばめ保守");
        CHECK(add.check_at == at("08:35"));
    }
    CHECK(said<AddAction>("切替 2号機へ @「復旧").owner == "「復旧");
}

TEST_CASE("a text keeps its commas, full stops and numbers") {
    for (const std::string text : {"相場が、止まった。", "注文、約定とも、遅れている", "1200 orders are lost",
                                   "2社、3社と増えた", "「止まった」とのこと。", "8時ごろ、A社から。B社からも、同じ"}) {
        CAPTURE(text);
        CHECK(said<PostFact>("事実 " + text).text.ja == text);
        CHECK(said<NoteAction>("記す A7 " + text).note.ja == text);
    }
    const NoteAction note{ActionId("A7"), told::text("相場が、止まった。")};
    CHECK(line_of(note, Language::ja) == "記す A7 相場が、止まった。");
    const auto host = said<AddAction>("再起動 ホスト 1234");
    CHECK(host.object.ja == "ホスト 1234");
    CHECK_FALSE(host.check_at);
    CHECK(said<AddAction>("切替 2号機、3号機へ").object.ja == "2号機、3号機へ");
}

TEST_CASE("until stays the word of what has an end of its own") {
    const auto guard = said<SetGuardrail>("禁止 取引系の再起動、８：３５まで");
    CHECK(guard.until == at("08:35"));
    CHECK(guard.text.ja == "取引系の再起動");
}

TEST_CASE("an id is found in another width or case, and where two differ by it each is itself") {
    Record record = known();
    record.actions.put(told::action("Disk-4", ActionState::proposed));
    const auto claimed = [&](const std::string& id) {
        const Saying saying{at("08:00"), &record};
        const Reading reading = reading_of("引受 " + id, saying);
        CHECK(reading.doubts.empty());
        return std::get<ClaimAction>(reading.draft).action.text;
    };
    for (const std::string id : {"Disk-4", "disk-4", "ＤＩＳＫ－４"}) CHECK(claimed(id) == "Disk-4");
    record.actions.put(told::action("disk-4", ActionState::proposed));
    CHECK(claimed("disk-4") == "disk-4");
    CHECK(claimed("Disk-4") == "Disk-4");
}
