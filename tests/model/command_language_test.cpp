// The command language: one line of either language becomes one command, or a problem that names the word.
// It must never need a record.
#include "model/command_language.h"
#include "model/text/nearest.h"
#include "model/wire/wire.h"
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

Command said(std::string_view line, Instant now = told::at("08:30")) {
    const auto command = command_from(line, now);
    if (!command) FAIL(line << ": " << command.problem().sentence.en);
    return *command;
}

// Commands have no ==; their wire form says everything.
bool same(std::string_view line, const Command& expected) { return command_json(said(line)) == command_json(expected); }

Problem not_said(std::string_view line) {
    const auto command = command_from(line, told::at("08:30"));
    if (command) FAIL(line << " was understood");
    CHECK(command.problem().trouble == Trouble::invalid);
    CHECK_FALSE(command.problem().sentence.ja.empty());
    return command.problem();
}

std::string time_of(std::string_view word, Instant now) {
    const Command command = said("later A7 " + std::string(word), now);
    return rfc3339(std::get<MoveCheck>(command).check_at);
}

}  // namespace

TEST_CASE("each verb makes its command in both languages") {
    const ActionId a7("A7");
    const Instant check = at("08:40");
    CHECK(same("claim A7", ClaimAction{a7, {}, {}}));
    CHECK(same("引受 A7", ClaimAction{a7, {}, {}}));
    CHECK(same("claim A7 すぐ向かう", ClaimAction{a7, text("すぐ向かう"), {}}));
    CHECK(same("claim A7 8:40", ClaimAction{a7, {}, check}));
    CHECK(same("release A7", ReleaseAction{a7, {}}));
    CHECK(same("手放す A7 交代要員へ", ReleaseAction{a7, text("交代要員へ")}));
    CHECK(same("ack A7", AcknowledgeAction{a7}));
    CHECK(same("了解 A7", AcknowledgeAction{a7}));
    CHECK(same("start A7", StartAction{a7, {}}));
    CHECK(same("開始 A7 08:40", StartAction{a7, check}));
    CHECK(same("resume A7", StartAction{a7, {}}));
    CHECK(same("再開 A7", StartAction{a7, {}}));
    CHECK(same("block A7 waiting for an expert", BlockAction{a7, text("waiting for an expert")}));
    CHECK(same("停滞 A7 経験者待ち", BlockAction{a7, text("経験者待ち")}));
    CHECK(same("verify A7", VerifyAction{a7}));
    CHECK(same("効果確認 A7", VerifyAction{a7}));
    CHECK(same("done A7 切り離した", CompleteAction{a7, text("切り離した"), true}));
    CHECK(same("完了 A7 切り離した", CompleteAction{a7, text("切り離した"), true}));
    CHECK(same("fail A7 timed out", CompleteAction{a7, text("timed out"), false}));
    CHECK(same("効果なし A7 時間切れ", CompleteAction{a7, text("時間切れ"), false}));
    CHECK(same("cancel A7", CancelAction{a7, {}}));
    CHECK(same("中止 A7 不要になった", CancelAction{a7, text("不要になった")}));
    CHECK(same("note A7 called back", NoteAction{a7, text("called back")}));
    CHECK(same("記す A7 折返しあり", NoteAction{a7, text("折返しあり")}));
    CHECK(same("later A7 08:40", MoveCheck{a7, check}));
    CHECK(same("延期 A7 10分後", MoveCheck{a7, check}));
    CHECK(same("takeover A7 復旧E", TakeOverAction{a7, "復旧E", {}}));
    CHECK(same("交代 A7 Recov E", TakeOverAction{a7, "Recov E", {}}));
}

TEST_CASE("a Japanese keyboard's wide letters, digits and spaces are understood") {
    CHECK(same("　ｃｌａｉｍ　Ａ７　", ClaimAction{ActionId("A7"), {}, {}}));
    CHECK(same("延期　ａ７　８：４０", MoveCheck{ActionId("A7"), at("08:40")}));
    CHECK(same("引受Ａ７", ClaimAction{ActionId("A7"), {}, {}}));
    CHECK(same("効果なしA7 時間切れ", CompleteAction{ActionId("A7"), text("時間切れ"), false}));
    CHECK(same("note A7 ＩＤは　そのまま", NoteAction{ActionId("A7"), text("ＩＤは　そのまま")}));
}

TEST_CASE("verbs may be capitals and short ids small") {
    CHECK(same("CLAIM a7", ClaimAction{ActionId("A7"), {}, {}}));
    CHECK(same("claim ho1", ClaimAction{ActionId("HO1"), {}, {}}));
    CHECK(same("claim disk-4", ClaimAction{ActionId("disk-4"), {}, {}}));
    CHECK(same("claim disk4", ClaimAction{ActionId("disk4"), {}, {}}));
}

TEST_CASE("a time is a clock time or a distance from now") {
    const Instant now = at("08:30");
    CHECK(time_of("8:40", now) == "2030-10-01T08:40:00+09:00");
    CHECK(time_of("8時40分", now) == "2030-10-01T08:40:00+09:00");
    CHECK(time_of("9時", now) == "2030-10-01T09:00:00+09:00");
    CHECK(time_of("08:00", now) == "2030-10-02T08:00:00+09:00");
    CHECK(time_of("+15m", now) == "2030-10-01T08:45:00+09:00");
    CHECK(time_of("+15", now) == "2030-10-01T08:45:00+09:00");
    CHECK(time_of("+1H30M", now) == "2030-10-01T10:00:00+09:00");
    CHECK(time_of("+1h", now) == "2030-10-01T09:30:00+09:00");
    CHECK(time_of("20分後", now) == "2030-10-01T08:50:00+09:00");
    CHECK(time_of("1時間後", now) == "2030-10-01T09:30:00+09:00");
    CHECK(time_of("1時間30分後", now) == "2030-10-01T10:00:00+09:00");
    CHECK(time_of("2030-10-01T10:00:00Z", now) == "2030-10-01T10:00:00Z");
}

TEST_CASE("a clock time that has passed means tomorrow") {
    const Instant evening = at("23:50");
    CHECK(time_of("0:10", evening) == "2030-10-02T00:10:00+09:00");
    CHECK(time_of("11:49", evening) == "2030-10-02T11:49:00+09:00");
    CHECK(time_of("11:50", evening) == "2030-10-02T11:50:00+09:00");
    CHECK(time_of("23:50", evening) == "2030-10-01T23:50:00+09:00");
    const Instant negative{at("08:30").ms, -300};
    CHECK(time_of("18:40", negative) == "2030-09-30T18:40:00-05:00");
}

TEST_CASE("what is no time is named") {
    for (const std::string_view word :
         {"30:00", "8:60", "8:", "8", "+", "+m", "+8d", "+99999", "20分", "明日", "8:40頃", "2030-10-01"}) {
        const Problem problem = not_said("later A7 " + std::string(word));
        CHECK(problem.field == "check_at");
        CHECK(problem.sentence.en.starts_with("\"" + std::string(word) + "\" is not a time"));
    }
}

TEST_CASE("a word that is not understood is named with the nearest that is") {
    CHECK(not_said("cliam A7").sentence.en == "\"cliam\" is not understood. The nearest is \"claim\".");
    CHECK(not_said("reelase A7").sentence.en == "\"reelase\" is not understood. The nearest is \"release\".");
    CHECK(not_said("完了した A7 済").sentence.ja == "「完了した」は分かりません。近いのは「完了」です。");
    CHECK(not_said("引受ける A7").sentence.ja == "「引受ける」は分かりません。近いのは「引受」です。");
    CHECK(not_said("xyzzy A7").sentence.en == "\"xyzzy\" is not understood: begin with a verb, such as: claim A7.");
}

TEST_CASE("what is missing or too much is said with an example") {
    CHECK(not_said("").field == "verb");
    CHECK(not_said("　 ").field == "verb");
    CHECK(not_said("claim").sentence.en == "Say which action by its id, such as: claim A7.");
    CHECK(not_said("claim 1号機").field == "action");
    CHECK(not_said("done A7").sentence.en == "Say more, for example: done A7 unit 1 isolated.");
    CHECK(not_said("block A7").field == "blocked_by");
    CHECK(not_said("later A7").field == "check_at");
    CHECK(not_said("takeover A7").field == "from");
    CHECK(not_said("verify A7 now").field == "text");
    CHECK(not_said("start A7 soon").field == "check_at");
}

TEST_CASE("a hostile line is refused or harmless") {
    CHECK(not_said(std::string(5000, 'x')).field == "line");
    CHECK(not_said("claim \xff").field == "line");
    CHECK(same("note A7 \x1b[2J%s%n", NoteAction{ActionId("A7"), text("[2J%s%n")}));
    CHECK(not_said(std::string(60, 'q') + " A7").sentence.en.size() < 120);
}

TEST_CASE("the distance of two words counts single edits and swaps") {
    CHECK(edit_distance("claim", "claim") == 0);
    CHECK(edit_distance("claim", "CLAIM") == 0);
    CHECK(edit_distance("cliam", "claim") == 1);
    CHECK(edit_distance("clam", "claim") == 1);
    CHECK(edit_distance("引受", "引受る") == 1);
    CHECK(edit_distance("", "ab") == 2);
    CHECK(nearest("A70", {"A7", "A71"}) == "A7");
    CHECK(nearest("zzzz", {"A7", "A71"}).empty());
    CHECK(nearest(std::string(100, 'a'), {"a"}).empty());
}
