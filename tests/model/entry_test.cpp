// The line being typed at a desk: what it means in each mode, what it would come to, and that no letter of it is lost.
// It must never need a window.
#include "model/completion.h"
#include "model/intent.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"

#include <algorithm>

using namespace model;
using stage::start;
using namespace std::chrono_literals;

namespace {

stage::Stage desk_stage() {
    stage::Stage made = stage::demo("07:31:40");
    made.budget.desk = true;
    return made;
}

struct At {
    stage::Stage made = desk_stage();
    State state = made.state();

    explicit At(EntryMode mode = EntryMode::action, const std::string& line = {}) {
        update(state, ViewChanged{View::desk}, start);
        update(state, ModeChosen{mode}, start);
        type(line);
    }
    void type(const std::string& line) { update(state, EntryChanged{line}, start); }
    void send(const std::string& line) {
        type(line);
        update(state, EntrySubmitted{"k1"}, start);
    }
    Desk desk() const { return *board_from(state, start, made.budget).desk; }
    std::string command() const {
        const auto command = entry_command(state, made.now);
        return command ? command_json(*command) : std::string();
    }
};

bool field_is(const Desk& desk, const std::string& label, const std::string& value) {
    return std::any_of(desk.fields.begin(), desk.fields.end(),
                       [&](const DeskField& field) { return field.label == label && field.value == value; });
}

std::string completed(const At& at) {
    const Desk desk = at.desk();
    return desk.completions.empty() ? std::string() : desk.completions.front().text;
}

}  // namespace

TEST_CASE("in each mode the words that go without saying are implied") {
    At action(EntryMode::action, "切替 2号機へ手動 @復旧E 8:35");
    CHECK(action.command().find(R"("verb":"switch","object":"2号機へ手動","services":["S2"],"owner":"復旧E")") !=
          std::string::npos);
    CHECK(At(EntryMode::fact, "2号機の片系で出せそう @現地").command().find(R"("about":"S2")") != std::string::npos);
    CHECK(At(EntryMode::state, "未確認").command() ==
          R"({"type":"change_service","service":"S2","continuity":"unknown"})");
    CHECK(At(EntryMode::decision, "a 一番速い").command() ==
          R"({"type":"make_decision","decision":"D1","chosen":"a","why":"一番速い"})");
    CHECK(At(EntryMode::handover, "@統括B/つばめ保守 交代").command().find(R"("to":"統括B")") != std::string::npos);
    CHECK(At(EntryMode::any, "claim A4").command() == R"({"type":"claim_action","action":"A4"})");
}

TEST_CASE("a whole command is understood in every mode, and a text that only looks like one stays a text") {
    for (const EntryMode mode : {EntryMode::action, EntryMode::fact, EntryMode::decision})
        CHECK(At(mode, "claim A4").command() == R"({"type":"claim_action","action":"A4"})");
    CHECK(At(EntryMode::fact, "release notes were wrong").command().find("release notes were wrong") !=
          std::string::npos);
    CHECK(At(EntryMode::fact, "/ack A4").command() == R"({"type":"acknowledge_action","action":"A4"})");
}

TEST_CASE("what was understood stands in labelled fields, and nothing is sent before they are complete") {
    const At whole(EntryMode::action, "切替 2号機へ手動 @復旧E 8:35");
    const Desk desk = whole.desk();
    CHECK(field_is(desk, "動詞", "切替"));
    CHECK(field_is(desk, "対象", "2号機へ手動"));
    CHECK(field_is(desk, "サービス", "相場配信"));
    CHECK(field_is(desk, "担当", "復旧E つばめ保守"));
    CHECK(field_is(desk, "次の確認", "08:35"));
    CHECK(desk.sends == "Enter で指示");
    CHECK(desk.consequence.find("復旧E はいま") != std::string::npos);
    const Desk half = At(EntryMode::action, "切替").desk();
    CHECK(half.sends.empty());
    CHECK(half.consequence == "まだない: 対象");
}

TEST_CASE("a word that is wrong is pointed at where it stands in the line") {
    const Desk desk = At(EntryMode::state, "とまり").desk();
    CHECK(desk.wrong_at == 0);
    CHECK(desk.wrong == std::string("とまり").size());
    CHECK(desk.sends.empty());
    const Desk verb = At(EntryMode::any, "clam A4").desk();
    CHECK(verb.wrong == 4);
    CHECK(verb.consequence.find("claim") != std::string::npos);
}

TEST_CASE("an id the record does not know is doubted with the nearest, and still sent for the feed to judge") {
    const At doubted(EntryMode::any, "claim A44");
    CHECK(doubted.desk().consequence.find("A44 は見つかりません") != std::string::npos);
    CHECK_FALSE(doubted.command().empty());
}

TEST_CASE("a verb under a guardrail is struck, and choosing it asks for the commander before it is sent") {
    At at(EntryMode::action, "再起動 売買サーバ @復旧E 8:35");
    const Desk desk = at.desk();
    CHECK(desk.guarded);
    CHECK(desk.consequence.find("統括A") != std::string::npos);
    const auto struck =
        std::find_if(desk.choices.begin(), desk.choices.end(), [](const DeskChoice& choice) { return choice.guarded; });
    REQUIRE(struck != desk.choices.end());
    CHECK(struck->word == "再起動");
    const auto command = entry_command(at.state, at.made.now);
    REQUIRE(command);
    CHECK(entry_asks(at.state, *command, at.made.now));
    CHECK(update(at.state, EntrySubmitted{"k1"}, start).empty());
    CHECK_FALSE(entry_asks(at.state, *command, at.made.now));
    at.type("再起動 売買サーバ @復旧E 8:36");
    CHECK(entry_asks(at.state, *command, at.made.now));
}

TEST_CASE("Tab offers verbs, states, ids with their words, people and times") {
    CHECK(completed(At(EntryMode::action, "切")) == "切離し");
    CHECK(completed(At(EntryMode::state, "停")) == "停止");
    CHECK(completed(At(EntryMode::action, "切替 2号機 @復")) == "@復旧E");
    CHECK(completed(At(EntryMode::action, "切替 2号機 +1")) == "+10m");
    CHECK(completed(At(EntryMode::any, "cla")) == "claim");
    const At claim(EntryMode::any, "claim A");
    CHECK(claim.made.record.actions.find(ActionId(completed(claim))) != nullptr);
    CHECK(claim.desk().completions.front().shown.size() > completed(claim).size());
}

TEST_CASE("a completion takes the place of the word it was offered for, and of a line that changed meanwhile nothing") {
    At at(EntryMode::action, "切替 2号機 @統 8:35");
    const std::size_t caret = std::string("切替 2号機 @統").size();
    update(at.state, EntryChanged{*at.state.entry, caret}, start);
    const Desk desk = at.desk();
    REQUIRE_FALSE(desk.completions.empty());
    const CompletionTaken taken{desk.line, desk.caret, desk.completions.front()};
    State moved = at.state;
    update(moved, EntryChanged{desk.line, caret - 3}, start);
    CHECK(update(moved, taken, start).empty());
    CHECK(moved.entry == desk.line);
    update(at.state, taken, start);
    CHECK(at.state.entry == "切替 2号機 @統括A 8:35");
    CHECK(at.state.desk.caret == std::string("切替 2号機 @統括A ").size());
    CHECK(update(at.state, taken, start).empty());
    CHECK(at.state.entry == "切替 2号機 @統括A 8:35");
}

TEST_CASE("a choice takes the place of the first word, and what stands behind it stays") {
    At at(EntryMode::action, "w");
    update(at.state, ChoiceTaken{"切替"}, start);
    CHECK(at.state.entry == "切替 ");
    at.type("切離し 2号機へ手動");
    update(at.state, ChoiceTaken{"切替"}, start);
    CHECK(at.state.entry == "切替 2号機へ手動");
    CHECK(at.state.desk.caret == at.state.entry->size());
}

TEST_CASE("no letter is lost by a refresh, another view, another language or a row selected") {
    At at(EntryMode::fact, "2号機の片系で");
    update(at.state, EntryChanged{"2号機の片系で", 4}, start);
    update(at.state, stage::nothing_new(at.made.now + 5s), start + 5s);
    update(at.state, ViewChanged{View::compact}, start + 6s);
    update(at.state, LanguageChanged{Language::en}, start + 6s);
    update(at.state, ViewChanged{View::desk}, start + 7s);
    update(at.state, RowMoved{1, {{ServiceId("S3"), {}}, {{}, ActionId("A4")}}}, start + 8s);
    CHECK(at.state.entry == "2号機の片系で");
    CHECK(at.state.desk.caret == 4);
    CHECK(at.state.desk.mode == EntryMode::fact);
    CHECK(at.state.desk.service == ServiceId("S3"));
}

TEST_CASE("a refused line comes back, and into what is being typed it never breaks") {
    for (const bool typing : {false, true}) {
        At at(EntryMode::fact);
        at.send("片系で出せそう");
        if (typing) at.type("次の行");
        update(at.state, CommandRefused{"k1", problem(Trouble::invalid, "だめ", "no")}, start + 1s);
        CHECK(at.state.entry.value_or("") == (typing ? "次の行" : "片系で出せそう"));
        if (!typing) continue;
        update(at.state, LineRecalled{1}, start + 2s);
        CHECK(at.state.entry == "片系で出せそう");
        update(at.state, LineRecalled{-1}, start + 2s);
        CHECK(at.state.entry == "次の行");
    }
}

TEST_CASE("every change of the line is given out to be kept, and comes back after a crash") {
    At at(EntryMode::state);
    const auto effects = update(at.state, EntryChanged{"停止 F3"}, start);
    REQUIRE(effects.size() == 1);
    const auto& kept = std::get<SaveEntry>(effects.front());
    State again = at.made.state();
    CHECK(update(again, EntryRestored{kept.text, kept.mode}, start).size() == 1);
    CHECK(again.entry == "停止 F3");
    CHECK(again.desk.mode == EntryMode::state);
    CHECK(update(again, EntryChanged{"停止 F3", 2}, start).empty());
}

TEST_CASE("a closed line can be recalled, and an empty one does not lie over another view") {
    At at(EntryMode::any, "note A4 折返し");
    update(at.state, EntryChanged{std::nullopt}, start);
    update(at.state, LineRecalled{1}, start);
    CHECK(at.state.entry == "note A4 折返し");
    at.type("");
    update(at.state, ViewChanged{View::compact}, start);
    CHECK_FALSE(at.state.entry);
}

TEST_CASE("what is sent but is nobody's row is shown at the desk until the record has it, never as done") {
    At at(EntryMode::fact);
    at.send("片系で出せそう");
    CHECK(at.desk().sent.front().stage == "送信中… まだ確定していません");
    update(at.state, CommandUnsure{"k1", problem(Trouble::unreachable, "", "")}, start);
    CHECK(at.desk().sent.front().stage == "応答なし… フィードに確認しています");
    update(at.state, CommandRefused{"k1", problem(Trouble::invalid, "だめ。", "no.")}, start);
    CHECK(at.desk().sent.front().refused);
    CHECK(at.desk().sent.front().stage == "だめ。");
}

TEST_CASE("a line that is longer than what is sent is kept whole, says so and is not sent") {
    const std::string longest(most_line_characters, 'x');
    At at(EntryMode::fact, longest + "x");
    CHECK(at.desk().consequence == "2001文字あります。送れるのは2,000文字まで: 短くするか分けてください。");
    CHECK(at.desk().sends.empty());
    CHECK(update(at.state, EntrySubmitted{"k1"}, start).empty());
    CHECK(at.state.entry == longest + "x");
    at.type(longest);
    CHECK(at.desk().consequence.find("2,000") == std::string::npos);
}

TEST_CASE("what became of a paste is said beside what the line comes to, and alone where nothing was pasted") {
    At at(EntryMode::fact);
    const std::string line = "片系で 出せそう";
    update(at.state, EntryChanged{line, line.size(), EntryNote{EntryNote::What::joined, 2}}, start);
    CHECK(at.desk().consequence == "2行を1行につなぎました。 「未確認」と表示されます。確かめたら確認してください。");
    update(at.state, EntryChanged{"", std::size_t{0}, EntryNote{EntryNote::What::nothing_to_paste}}, start);
    CHECK(at.desk().consequence == "貼り付けるものがないか、持ち主が答えません。");
    at.state.view = View::compact;
    CHECK(board_from(at.state, start, {}).entry_hint == "貼り付けるものがないか、持ち主が答えません。");
}

TEST_CASE("a line written wholly in wide letters, with a comma before whom it names, is understood part by part") {
    const std::string narrow = At(EntryMode::action, "切替 2号機へ @復旧E 8:35").command();
    CHECK(narrow.find(R"("object":"2号機へ")") != std::string::npos);
    for (const char* line : {"切替　2号機へ、＠復旧Ｅ　８：３５", "切替 2号機へ，@復旧E ８：３５"}) {
        CAPTURE(line);
        CHECK(At(EntryMode::action, line).command() == narrow);
    }
    CHECK(At(EntryMode::fact, "相場が、止まった").command().find("相場が、止まった") != std::string::npos);
}

TEST_CASE("a person is who is meant, however an input method spells the name: nobody becomes a second one") {
    for (const char* spelled : {"@復旧E", "＠復旧Ｅ", "@復旧e", "@復旧E様", "＠“復旧E”", "＠”復旧E”"}) {
        CAPTURE(spelled);
        At action(EntryMode::action, "切替 2号機へ手動 " + std::string(spelled));
        CHECK(action.command().find(R"("owner":"復旧E","owner_org":)") != std::string::npos);
    }
    CHECK(At(EntryMode::action, "切替 2号機へ手動 @復旧Ｇ").command().find(R"("owner":"復旧Ｇ")") != std::string::npos);
}
