// The keyboard in words: every key of the legend, and that only what a row shows can be done to it.
// It must never know a window.
#include "ui/keys.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>

namespace {

using Kind = ui::KeyPress::Kind;
using model::Move;

// A compact board with A7 selected, and what happens on it.
struct Desk {
    model::State state = model::initial_state(model::View::compact, model::Language::ja, {"復旧E", "つばめ保守"}, {});
    model::Board board;
    ui::Hits hits;

    explicit Desk(std::vector<Move> moves = {Move::claim, Move::note}) {
        model::ActionRow row;
        row.id = model::ActionId{"A7"};
        row.selected = true;
        row.moves = std::move(moves);
        board.actions.rows = {row};
        hits.order = {model::ActionId{"A7"}, model::ActionId{"A9"}};
        state.selected = row.id;
    }
    std::optional<ui::Gesture> typed(const char* text) const {
        return ui::gesture_from({Kind::character, text, 0}, {state, board, hits});
    }
    std::optional<ui::Gesture> pressed(Kind kind, int function = 0) const {
        return ui::gesture_from({kind, {}, function}, {state, board, hits});
    }
};

template <class Message>
Message message_in(const std::optional<ui::Gesture>& gesture) {
    REQUIRE(gesture);
    REQUIRE(std::holds_alternative<Message>(*gesture));
    return std::get<Message>(*gesture);
}

model::MoveChosen move_in(const std::optional<ui::Gesture>& gesture) { return message_in<model::MoveChosen>(gesture); }

std::string entry_in(const std::optional<ui::Gesture>& gesture) {
    const auto text = message_in<model::EntryChanged>(gesture).text;
    REQUIRE(text);
    return *text;
}

}  // namespace

TEST_CASE("j, k and the arrows move through the rows as they are shown") {
    const Desk desk;
    CHECK(message_in<model::SelectionMoved>(desk.typed("j")).by == 1);
    CHECK(message_in<model::SelectionMoved>(desk.typed("k")).by == -1);
    CHECK(message_in<model::SelectionMoved>(desk.pressed(Kind::down)).by == 1);
    CHECK(message_in<model::SelectionMoved>(desk.pressed(Kind::up)).order == desk.hits.order);
}

TEST_CASE("each move has one key, and the row's own moves decide whether it works") {
    const std::vector<std::pair<const char*, Move>> keys = {
        {"c", Move::claim},  {"r", Move::release}, {"a", Move::acknowledge}, {"s", Move::start},
        {"s", Move::resume}, {"b", Move::block},   {"v", Move::verify},      {"d", Move::done},
        {"n", Move::note},   {"+", Move::later},   {"t", Move::take_over}};
    for (const auto& [key, move] : keys) {
        CAPTURE(key);
        CHECK(move_in(Desk({move}).typed(key)).move == move);
        CHECK(move_in(Desk({move}).typed(key)).action == model::ActionId{"A7"});
        CHECK(move_in(Desk({move}).typed(key)).offered);
        CHECK_FALSE(move_in(Desk(std::vector<Move>{}).typed(key)).offered);  // only to say why not
    }
}

TEST_CASE("a letter works in capitals and through an input method") {
    CHECK(move_in(Desk().typed("C")).move == Move::claim);
    CHECK(move_in(Desk().typed("ｃ")).move == Move::claim);
    CHECK(move_in(Desk({Move::later}).typed("＋")).move == Move::later);
    CHECK_FALSE(Desk().typed("引"));
}

TEST_CASE("f, l, w, F2, slash and question mark change what is seen") {
    const Desk desk;
    CHECK(message_in<model::FilterChanged>(desk.typed("f")).filter == model::Filter::own);
    CHECK(message_in<model::LanguageChanged>(desk.typed("l")).language == model::Language::en);
    CHECK(message_in<model::ViewChanged>(desk.typed("w")).view == model::View::glance);
    CHECK(message_in<model::ViewChanged>(desk.pressed(Kind::function, 2)).view == model::View::glance);
    CHECK(message_in<model::LanguageChanged>(desk.pressed(Kind::function, 3)).language == model::Language::en);
    CHECK(message_in<model::LightingChanged>(desk.pressed(Kind::function, 4)).lighting == model::Lighting::light);
    CHECK(message_in<model::LightingChanged>(desk.typed("p")).lighting == model::Lighting::light);
    CHECK(entry_in(desk.typed("/")).empty());
    message_in<model::HelpToggled>(desk.typed("?"));
}

TEST_CASE("the entry line takes every letter while it is open, and backspace takes whole characters") {
    Desk desk;
    desk.state.entry = "block A7 経験者";
    desk.state.desk.caret = desk.state.entry->size();
    CHECK(entry_in(desk.typed("c")) == "block A7 経験者c");
    CHECK(entry_in(desk.typed("待")) == "block A7 経験者待");
    CHECK(entry_in(desk.pressed(Kind::backspace)) == "block A7 経験");
    desk.state.entry = "";
    desk.state.desk.caret = desk.state.entry->size();
    CHECK(entry_in(desk.pressed(Kind::backspace)).empty());
}

TEST_CASE("Enter submits the line and Escape closes it") {
    Desk desk;
    desk.state.entry = "claim A7";
    desk.state.desk.caret = desk.state.entry->size();
    const auto enter = desk.pressed(Kind::enter);
    REQUIRE(enter);
    CHECK(std::holds_alternative<model::EntrySubmitted>(*enter));
    CHECK_FALSE(message_in<model::EntryChanged>(desk.pressed(Kind::escape)).text);
}

TEST_CASE(
    "lines that are pasted become one, which is said; what is no text or endless leaves the line, which is said too") {
    using What = model::EntryNote::What;
    Desk desk;
    desk.state.entry = "ab";
    desk.state.desk.caret = 1;
    const auto pasted = [&](const std::string& text) {
        return message_in<model::EntryChanged>(desk.typed(text.c_str()));
    };
    const model::EntryChanged joined = pasted("note A7\n\r\nx\x1b[2J\n");
    CHECK(joined.text == "anote A7 x[2J b");
    REQUIRE(joined.note);
    CHECK(joined.note->what == What::joined);
    CHECK(joined.note->count == 2);
    CHECK_FALSE(pasted("x\n").note);
    const model::EntryChanged no_text = pasted("\xff\xfe");
    CHECK(no_text.text == "ab");
    CHECK(no_text.note.value().what == What::no_text);
    CHECK(pasted(std::string(2001, 'x')).text.value().size() == 2003);
    const model::EntryChanged left_out = pasted(std::string(model::most_entry_characters, 'x'));
    CHECK(left_out.text == "ab");
    CHECK(left_out.note.value().what == What::left_out);
}

TEST_CASE("Control and a letter edit the line as in bash, and Control with an arrow walks by words") {
    Desk desk;
    desk.state.entry = "note A7　折返し";
    desk.state.desk.caret = 7;
    const std::size_t end = desk.state.entry->size();
    const auto changed = [](const std::optional<ui::Gesture>& gesture) {
        return message_in<model::EntryChanged>(gesture);
    };
    const auto control = [](const char* letter) { return ui::KeyPress{Kind::shortcut, letter, 0, false, true}; };
    const auto pressed = [&](const ui::KeyPress& press) {
        return ui::gesture_from(press, {desk.state, desk.board, desk.hits});
    };
    CHECK(changed(pressed(control("a"))).caret == 0u);
    CHECK(changed(pressed(control("e"))).caret == end);
    CHECK(changed(pressed(control("w"))).text == "note 　折返し");
    CHECK(changed(pressed(control("u"))).text == "　折返し");
    CHECK(changed(pressed(control("k"))).text == "note A7");
    CHECK(changed(pressed(control("h"))).text == "note A　折返し");
    CHECK(changed(pressed(control("d"))).text == "note A7折返し");
    CHECK(message_in<model::LineRecalled>(pressed(control("p"))).by == 1);
    CHECK(message_in<model::LineRecalled>(pressed(control("n"))).by == -1);
    CHECK_FALSE(message_in<model::EntryUndone>(pressed(control("z"))).again);
    CHECK(message_in<model::EntryUndone>(pressed({Kind::shortcut, "z", 0, true, true})).again);
    CHECK(changed(pressed({Kind::left, "", 0, false, true})).caret == 5u);
    CHECK(changed(pressed({Kind::right, "", 0, false, true})).caret == end);
    CHECK_FALSE(pressed(control("q")));
}

TEST_CASE("Escape takes away help first, then a refusal, then the news in the strip, then nothing") {
    Desk desk;
    desk.board.actions.rows[0].refusal_key = "k1";
    desk.board.help_open = true;
    message_in<model::HelpClosed>(desk.pressed(Kind::escape));
    desk.board.help_open = false;
    CHECK(message_in<model::RefusalDismissed>(desk.pressed(Kind::escape)).key == "k1");
    desk.board.actions.rows[0].refusal_key.clear();
    desk.board.strip = model::Strip{model::StripKind::replaced, "x", {}, {}, 7};
    CHECK(message_in<model::NewsSeen>(desk.pressed(Kind::escape)).number == 7);
    desk.state.view = model::View::wall;
    CHECK(message_in<model::NewsSeen>(desk.pressed(Kind::escape)).number == 7);
    desk.board.strip->news = 0;
    CHECK_FALSE(desk.pressed(Kind::escape));
}

TEST_CASE("a wall answers to views, language, light and the list of its keys only") {
    Desk desk;
    desk.state.view = model::View::wall;
    CHECK(message_in<model::ViewChanged>(desk.typed("w")).view == model::View::compact);
    message_in<model::LanguageChanged>(desk.typed("l"));
    for (const char* key : {"j", "c", "/", "f", "o"}) CHECK_FALSE(desk.typed(key));
    CHECK_FALSE(desk.pressed(Kind::down));
}

TEST_CASE("a press means the topmost place under it, and nothing beside them") {
    ui::Hits hits;
    hits.places.push_back({{0, 0, 100, 40}, model::ActionSelected{model::ActionId{"A7"}}});
    hits.places.push_back({{50, 0, 50, 40}, model::MoveChosen{model::ActionId{"A7"}, Move::claim}});
    CHECK(move_in(ui::gesture_at({60, 10}, hits)).move == Move::claim);
    CHECK(message_in<model::ActionSelected>(ui::gesture_at({10, 10}, hits)).action == model::ActionId{"A7"});
    CHECK_FALSE(ui::gesture_at({100, 40}, hits));
}

TEST_CASE("o begins an offer to the call for help on the board that can be answered, and nothing without one") {
    Desk desk;
    CHECK_FALSE(desk.typed("o"));
    desk.board.help.resize(2);
    CHECK_FALSE(desk.typed("o"));
    desk.board.help[1].answers = model::HelpId("H2");
    CHECK(message_in<model::OfferBegun>(desk.typed("o")).help == model::HelpId("H2"));
}

TEST_CASE("the keys of the rows and the line to be typed work on a phone as beside the work") {
    Desk phone;
    phone.state.view = model::View::phone;
    CHECK(message_in<model::SelectionMoved>(phone.typed("j")).by == 1);
    CHECK(move_in(phone.typed("c")).move == Move::claim);
    CHECK(entry_in(phone.typed("/")).empty());
    phone.state.entry = "claim";
    phone.state.desk.caret = 5;
    CHECK(entry_in(phone.typed(" ")) == "claim ");
    phone.state.view = model::View::glance;
    CHECK_FALSE(phone.typed("j"));
}

TEST_CASE("every view has its list of keys, the language, the light and the bar a key away") {
    Desk desk;
    for (const model::View view :
         {model::View::wall, model::View::compact, model::View::glance, model::View::phone, model::View::bar}) {
        desk.state.view = view;
        message_in<model::HelpToggled>(desk.typed("?"));
        message_in<model::HelpToggled>(desk.pressed(Kind::function, 1));
        message_in<model::LanguageChanged>(desk.typed("l"));
        message_in<model::LightingChanged>(desk.typed("p"));
        CHECK(message_in<model::ViewChanged>(desk.typed("m")).view == model::View::bar);
    }
    desk.state.view = model::View::bar;
    CHECK(message_in<model::ViewChanged>(desk.typed("w")).view == model::View::compact);
}

TEST_CASE("i and F5 go to the next incident while several go on, and from the last to the gravest") {
    Desk desk;
    CHECK_FALSE(desk.typed("i"));
    desk.board.header.incidents = {model::IncidentId("INC-1"), model::IncidentId("INC-2")};
    desk.board.header.incident = model::IncidentId("INC-1");
    CHECK(message_in<model::IncidentChosen>(desk.typed("i")).incident == model::IncidentId("INC-2"));
    desk.board.header.incident = model::IncidentId("INC-2");
    CHECK(message_in<model::IncidentChosen>(desk.pressed(Kind::function, 5)).incident.empty());
}

TEST_CASE("text that an input method commits or that is pasted is never a key, whatever its letters") {
    Desk desk;
    for (const char* text : {"c", "ｃ", "p", "/", "?", "ｃｐｕ"}) {
        CAPTURE(text);
        CHECK_FALSE(ui::gesture_from({Kind::text, text}, {desk.state, desk.board, desk.hits}));
    }
    desk.state.entry = "";
    CHECK(entry_in(ui::gesture_from({Kind::text, "ｃｐｕ"}, {desk.state, desk.board, desk.hits})) == "ｃｐｕ");
}

TEST_CASE("text that was composed when the line of a desk lost the keyboard is still the line's") {
    Desk desk;
    desk.state.view = model::View::desk;
    desk.state.desk.focus = model::DeskFocus::board;
    desk.state.entry = "事実 ";
    desk.state.desk.caret = desk.state.entry->size();
    desk.board.desk.emplace();
    CHECK(entry_in(ui::gesture_from({Kind::text, "相場"}, {desk.state, desk.board, desk.hits})) == "事実 相場");
}

TEST_CASE("a key that is held walks through the rows and types, but sends, opens and switches nothing again") {
    Desk desk({Move::later, Move::claim});
    const auto held = [&](Kind kind, const char* text) {
        ui::KeyPress press{kind, text};
        press.repeated = true;
        return ui::gesture_from(press, {desk.state, desk.board, desk.hits});
    };
    CHECK(held(Kind::down, ""));
    CHECK(held(Kind::character, "j"));
    for (const char* letter : {"+", "c", "l", "p", "w"}) CHECK_FALSE(held(Kind::character, letter));
    CHECK(desk.typed("+"));
    desk.state.entry = "x";
    desk.state.desk.caret = 1;
    CHECK(held(Kind::character, "+"));
    CHECK(held(Kind::backspace, ""));
    CHECK_FALSE(held(Kind::enter, ""));
}

TEST_CASE("CapsLock turns no letter of a desk into a capital: only Shift opens a mode") {
    Desk desk({Move::done});
    desk.state.view = model::View::desk;
    desk.board.desk.emplace();
    desk.board.desk->modes = {{model::EntryMode::decision, 'D', "判断", false}};
    const auto typed = [&](const char* text, bool caps) {
        ui::KeyPress press{Kind::character, text};
        press.caps = caps;
        return ui::gesture_from(press, {desk.state, desk.board, desk.hits});
    };
    CHECK(move_in(typed("d", false)).move == Move::done);
    CHECK(move_in(typed("D", true)).move == Move::done);
    CHECK(message_in<model::ModeChosen>(typed("D", false)).mode == model::EntryMode::decision);
    CHECK(message_in<model::ModeChosen>(typed("d", true)).mode == model::EntryMode::decision);
}
