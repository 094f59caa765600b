// Each judge of common sense finds what it is for, in frames made by hand, and nothing in a frame that is right.
// It must never draw a view.
#include "tests/ui/judge_sense.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using ui::Drawn;
using ui::DrawnKind;
using ui::Rect;
using ui_test::Faults;
using ui_test::Seen;

Drawn text(const std::string& words, Rect rect, const std::string& row = {}, const std::string& whole = {}) {
    Drawn drawn;
    drawn.text = words;
    drawn.size = rect.h;
    drawn.rect = rect;
    drawn.row = row;
    drawn.whole = whole;
    return drawn;
}

Drawn key(Rect rect) {
    Drawn drawn;
    drawn.kind = DrawnKind::outline;
    drawn.text = "key";
    drawn.rect = rect;
    return drawn;
}

// A window of 1000×500 px with a line of text along each of its edges.
Seen window(const std::vector<Drawn>& more) {
    Seen seen;
    seen.width = 1000;
    seen.height = 500;
    seen.record.drawn = {text("a title from edge to edge", {10, 4, 980, 20}), text("and a foot", {10, 470, 980, 20})};
    seen.record.drawn.insert(seen.record.drawn.end(), more.begin(), more.end());
    return seen;
}

std::string cuts(const std::vector<Drawn>& more, const model::Board& board = {}) {
    Faults faults;
    judge_cuts(window(more), board, faults);
    return ui_test::said(faults);
}

std::string room(const std::vector<Drawn>& more, const std::vector<ui_test::Trouble>& troubles) {
    Faults faults;
    judge_room(window(more), troubles, faults);
    return ui_test::said(faults);
}

std::string letters(const std::vector<Drawn>& more) {
    Faults faults;
    judge_letters(window(more), faults);
    return ui_test::said(faults);
}

bool has(const std::string& said, const std::string& part) { return said.find(part) != std::string::npos; }

// Lines that leave no room for another row.
std::vector<Drawn> full() {
    std::vector<Drawn> lines;
    for (int i = 0; i < 11; ++i) lines.push_back(text("words", {10, 40 + 40.0f * static_cast<float>(i), 980, 20}));
    return lines;
}

}  // namespace

TEST_CASE("a text that is cut is a fault where there is room beside it, and none where there is not") {
    CHECK(has(cuts({text("Unow…", {10, 100, 50, 20}, "A1", "Unowned thing")}), "cut beside empty"));
    CHECK(cuts({text("Unow…", {10, 100, 950, 20}, "A1", "Unowned thing")}).empty());
    CHECK(cuts({text("Unow…", {10, 100, 50, 20}, "A1", "Unowned thing"), text("next", {80, 100, 40, 20})}).empty());
    CHECK(cuts({text("Unowned", {10, 100, 50, 20}, "A1")}).empty());
}

TEST_CASE("two names that are cut to the same letters are a fault, the same name cut twice is none") {
    const Rect upper{10, 100, 960, 20}, lower{10, 150, 960, 20};
    const std::string first = "Payment gateway authorisation", second = "Payment gateway settlement";
    CHECK(has(cuts({text("Payment ga…", upper, "S1", first), text("Payment ga…", lower, "S2", second)}), "cut alike"));
    CHECK(has(cuts({text("Payment ga…", upper, "S1"), text("Payment ga…", lower, "S2")}), "cut alike"));
    CHECK(cuts({text("Payment ga…", upper, "A1", first), text("Payment ga…", lower, "A2", first)}).empty());
    CHECK(cuts({text("Pay…authorisation", upper, "S1", first), text("Payment ga…", lower, "S2", second)}).empty());
}

TEST_CASE("an age, a state, a time and the word for nobody are whole, and no figure is torn") {
    model::Board board;
    board.footer.fresh = "Confirmed 2 s ago";
    const Rect line{10, 100, 960, 20};
    CHECK(has(cuts({text("Confirmed 2…", line, {}, "Confirmed 2 s ago")}, board), "a word that matters cut"));
    CHECK(has(cuts({text("decides by 23:…", line, {}, "decides by 23:15 today")}), "a word that matters cut"));
    CHECK(cuts({text("decides by…", line, {}, "decides by 23:15 today")}).empty());
    model::ActionRow row;
    row.owner = "Unowned";
    row.owner_look = model::OwnerLook::none;
    board.actions.rows = {row};
    CHECK(has(cuts({text("Unow…", line, "A1", "Unowned")}, board), "a word that matters cut"));
}

TEST_CASE("what is in trouble and not named is a fault while another row has room") {
    const std::vector<ui_test::Trouble> trouble{{"S2", {"Paging"}}};
    CHECK(has(room({}, trouble), "hidden beside empty: S2 Paging"));
    CHECK(room({text("Paging", {10, 100, 60, 20})}, trouble).empty());
    CHECK(room({text("Stopped", {10, 100, 60, 20}, "S2")}, trouble).empty());
    CHECK(room(full(), trouble).empty());
}

TEST_CASE("a third of a window stands empty only while nothing is hidden or cut") {
    CHECK(has(room({}, {{"S2", {"Paging"}}}), "island"));
    CHECK(has(room({text("Pag…", {10, 40, 60, 20}, "S2", "Paging")}, {}), "island"));
    CHECK(room({}, {}).empty());
    CHECK_FALSE(has(room(full(), {{"S2", {"Paging"}}}), "island"));
}

TEST_CASE("a text on another and a letter below 12 px are faults") {
    const Drawn one = text("Featherstone", {10, 100, 100, 20});
    CHECK(has(letters({one, text("Platform", {60, 110, 100, 20})}), "text on text"));
    CHECK(letters({one, text("Platform", {10, 124, 100, 20})}).empty());
    CHECK(has(letters({text("small", {10, 100, 40, 11})}), "below 12 px"));
    CHECK(letters({text("small", {10, 100, 40, 12})}).empty());
}

TEST_CASE("a key that stands for two things in one window is a fault") {
    const auto said = [](const std::string& second) {
        const Seen seen =
            window({key({10, 100, 22, 22}), text("A", {15, 104, 12, 14}), text("Action", {38, 104, 60, 14}),
                    key({200, 200, 22, 22}), text("A", {205, 204, 12, 14}), text(second, {228, 204, 60, 14})});
        Faults faults;
        judge_keys(seen, faults);
        return ui_test::said(faults);
    };
    CHECK(has(said("ack"), "a key with two meanings: A is \"Action\" and \"ack\""));
    CHECK(said("Action").empty());
}
