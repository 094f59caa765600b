// What somebody wants of the feed, from a key, a press or a line: decided by `update` alone, sent once or not at all, and
// never shown as done before the feed shows it. It must never need a window.
#include "model/board.h"
#include "model/update.h"
#include "tests/model/board_stage.h"

#include <algorithm>

using namespace model;
using namespace std::chrono_literals;
using stage::start;

namespace {

const ActionId a7("A7");

stage::Stage with_unowned() {
    stage::Stage made = stage::busy();
    made.record.actions.put(told::action("A7", ActionState::ordered));
    made.budget = {4, 9, 1, 1, 0};
    return made;
}

// A person at a board that was confirmed at `start`.
struct At {
    stage::Stage made = with_unowned();
    State state = made.state();

    explicit At(View view = View::compact) { update(state, ViewChanged{view}, start); }

    std::vector<Effect> tell(const Message& message, Milliseconds later = 1s) {
        return update(state, message, start + later);
    }
    void type(const std::string& line) { tell(EntryChanged{line}); }
    Board board(Milliseconds later = 2s) const { return board_from(state, start + later, made.budget); }
    ActionRow row(Milliseconds later = 2s) const {
        for (const ActionRow& one : board(later).actions.rows)
            if (one.id == a7) return one;
        FAIL("the row is not shown");
        return {};
    }
};

// The one command among the effects, nothing when there is none.
std::optional<SendCommand> sent(const std::vector<Effect>& effects) {
    std::optional<SendCommand> found;
    for (const Effect& effect : effects)
        if (const auto* send = std::get_if<SendCommand>(&effect)) {
            REQUIRE_FALSE(found);
            found = *send;
        }
    return found;
}

}  // namespace

TEST_CASE("a claim from a key is sent with the key it came with, and won only when the feed shows it") {
    At at;
    const auto send = sent(at.tell(MoveChosen{a7, Move::claim, "k1"}));
    REQUIRE(send);
    CHECK(send->key == "k1");
    CHECK(std::get<ClaimAction>(send->command).action == a7);
    const auto never_won = [&] {
        CHECK(at.row().pending);
        CHECK(at.row().owner_look == OwnerLook::pending);
        CHECK_FALSE(at.row().mine);
    };
    never_won();
    at.tell(CommandAccepted{"k1", at.made.record.seq + 1});
    never_won();
    Action taken = *at.made.record.actions.find(a7);
    taken.owner = at.made.me.who;
    taken.owner_org = at.made.me.org;
    at.made.record.actions.put(taken);
    at.made.record.seq += 1;
    at.tell(stage::answer(at.made.record, at.made.now));
    CHECK(at.row().mine);
    CHECK_FALSE(at.row().pending);
}

TEST_CASE("the same wish from a key and from a line is sent once") {
    At at;
    CHECK(sent(at.tell(MoveChosen{a7, Move::claim, "k1"})));
    CHECK_FALSE(sent(at.tell(MoveChosen{a7, Move::claim, "k2"})));
    at.type("claim A7");
    CHECK_FALSE(sent(at.tell(EntrySubmitted{"k3"})));
    CHECK_FALSE(at.state.entry);
    CHECK(at.state.pending.size() == 1);
    at.tell(LineRecalled{1});
    CHECK(at.state.entry == "claim A7");
}

TEST_CASE("a move on a row that went meanwhile is for the feed to judge, and what it says is told") {
    At at;
    Record other = at.made.record;
    other.epoch = "log-2";
    other.seq = 500;
    other.actions = {};
    at.tell(stage::answer(other, at.made.now));
    CHECK(sent(at.tell(MoveChosen{a7, Move::claim, "k1"})));
    CHECK(at.board().actions.rows.empty());
    at.tell(CommandRefused{"k1", problem(Trouble::not_found, "A7 はありません。", "There is no A7.")});
    REQUIRE(at.board().strip);
    CHECK(at.board().strip->main == "A7 はありません。");
    at.tell(MoveChosen{a7, Move::take_over, "k2"});
    CHECK(at.state.entry == "takeover A7 ");
}

TEST_CASE("a move with nothing selected changes nothing") {
    At at;
    at.type("note A1 x");
    for (const Move move : {Move::claim, Move::later, Move::block, Move::take_over})
        CHECK(at.tell(MoveChosen{ActionId(), move, "k1"}).empty());
    CHECK(at.state.pending.empty());
    CHECK(at.state.entry == "note A1 x");
}

TEST_CASE("a move that wants words opens the line with them, and what was being typed can be recalled") {
    for (const View view : {View::compact, View::desk}) {
        At at(view);
        at.type("note A1 half a sentence");
        CHECK_FALSE(sent(at.tell(MoveChosen{a7, Move::block, "k1"})));
        CHECK(at.state.entry == "block A7 ");
        CHECK(at.state.desk.caret == 9);
        at.tell(LineRecalled{1});
        CHECK(at.state.entry == "note A1 half a sentence");
    }
}

TEST_CASE("an offer of help and the acceptance of a handover begin a line and lose none") {
    const std::pair<Message, const char*> begun[] = {{OfferBegun{HelpId("H1")}, "offer H1 "},
                                                     {AcceptanceBegun{HandoverId("HO1")}, "accept HO1"}};
    for (const auto& [message, words] : begun) {
        At at;
        at.type("note A1 half a sentence");
        CHECK_FALSE(sent(at.tell(message)));
        CHECK(at.state.entry == words);
        at.tell(LineRecalled{1});
        CHECK(at.state.entry == "note A1 half a sentence");
    }
}

TEST_CASE("a line is sent as it was typed, and closes") {
    At at;
    at.type("note A7 折返し待ち");
    const auto effects = at.tell(EntrySubmitted{"k1"});
    const auto send = sent(effects);
    REQUIRE(send);
    CHECK(send->key == "k1");
    CHECK(std::get<NoteAction>(send->command).note.ja == "折返し待ち");
    CHECK_FALSE(at.state.entry);
    CHECK(at.state.pending.front().line == "note A7 折返し待ち");
    CHECK(std::get<SaveEntry>(effects.back()).text.empty());
}

TEST_CASE("a line that is not understood stays where it is, and nothing is sent") {
    At at;
    for (const char* line : {"clam A7", "note A7", ""}) {
        at.type(line);
        CHECK(at.tell(EntrySubmitted{"k1"}).empty());
        CHECK(at.state.entry == line);
    }
    at.tell(EntryChanged{std::nullopt});
    CHECK(at.tell(EntrySubmitted{"k1"}).empty());
    CHECK(at.state.pending.empty());
}

TEST_CASE("at a desk a line against a guardrail is asked about once, and again once it was changed") {
    At at(View::desk);
    const std::string line = "再起動 売買サーバ @復旧E 8:35";
    const auto enter = [&](const char* key) { return sent(at.tell(EntrySubmitted{key})); };
    at.type(line);
    CHECK_FALSE(enter("k1"));
    CHECK(at.state.entry == line);
    CHECK(at.state.pending.empty());
    at.type(line + " S1");
    CHECK_FALSE(enter("k2"));
    const auto meant = enter("k3");
    REQUIRE(meant);
    CHECK(meant->key == "k3");
    CHECK(std::get<AddAction>(meant->command).verb == Verb::restart);
    at.type(line);
    CHECK_FALSE(enter("k4"));
}

TEST_CASE("nothing is sent before the feed was heard, nor without a key to send it with") {
    State deaf = initial_state(View::compact, Language::ja, {"復旧E", "つばめ保守"}, {});
    update(deaf, EntryChanged{"claim A7"}, start);
    CHECK(update(deaf, MoveChosen{a7, Move::claim, "k1"}, start).empty());
    CHECK(update(deaf, EntrySubmitted{"k2"}, start).empty());
    CHECK(deaf.entry == "claim A7");
    At at;
    at.type("claim A7");
    CHECK(at.tell(MoveChosen{a7, Move::claim}).empty());
    CHECK(at.tell(EntrySubmitted{}).empty());
    CHECK(at.state.pending.empty());
}

TEST_CASE("a key is given to what asks the feed, and to nothing else") {
    CHECK(std::get<MoveChosen>(keyed(MoveChosen{a7, Move::claim}, "k1")).key == "k1");
    CHECK(std::get<EntrySubmitted>(keyed(EntrySubmitted{}, "k1")).key == "k1");
    CHECK(std::get<RefusalDismissed>(keyed(RefusalDismissed{"k0"}, "k1")).key == "k0");
    CHECK(std::get<CommandAccepted>(keyed(CommandAccepted{"k0", 1}, "k1")).key == "k0");
}
