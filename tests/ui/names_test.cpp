// Names that have no room: what tells two of them apart stays, and people keep their family name.
// It must never know a view.
#include "tests/support/headless.h"
#include "ui/pen/panel_names.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>

namespace {

using ui_test::Headless;

std::string cut(Headless& headless, const std::string& name, float width, const std::vector<std::string>& others) {
    std::string drawn;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(1000, 1000, [&](ImDrawList& list) {
        const ui::Canvas canvas({list, headless.faces(), theme, nullptr});
        const ui::Fitted shown = ui::fitted_name(canvas, {{name}, others}, width, {{20, ui::Tier::t3, 1}});
        drawn = shown.lines.empty() ? "" : shown.lines.front();
        CHECK(canvas.width(drawn, 20) <= width + 1);
        CHECK(shown.whole == (shown.cut ? name : ""));
    });
    return drawn;
}

}  // namespace

TEST_CASE("two names that would be cut alike are cut so that the word that differs is read") {
    Headless headless;
    const std::vector<std::string> others = {"Payment gateway authorisation", "Payment gateway settlement"};
    const std::string first = cut(headless, others[0], 170, others), second = cut(headless, others[1], 170, others);
    INFO(first + " | " + second);
    CHECK(first.ends_with("authorisation"));
    CHECK(second.ends_with("settlement"));
    CHECK(first.starts_with("P"));
    const std::vector<std::string> kanji = {"振込電文中継処理", "振込電文受信処理"};
    CHECK(cut(headless, kanji[0], 130, kanji) != cut(headless, kanji[1], 130, kanji));
}

TEST_CASE("a name that no other resembles keeps its beginning, and one that fits is whole") {
    Headless headless;
    const std::vector<std::string> others = {"Electronic prescribing", "Ward telephone"};
    CHECK(cut(headless, others[0], 120, others).starts_with("Electr"));
    CHECK(cut(headless, others[1], 900, others) == others[1]);
}

TEST_CASE("a name that is the beginning of another is told apart from it") {
    Headless headless;
    const std::vector<std::string> others = {"the queue in the entrance hall",
                                             "the queue in the entrance hall at site 2"};
    CHECK(cut(headless, others[0], 180, others) != cut(headless, others[1], 180, others));
    CHECK(cut(headless, others[1], 180, others).ends_with("2"));
}

TEST_CASE("people are called by their family name, roles by their whole one") {
    CHECK(ui::family_name("Bartholomew Featherstone") == "Featherstone");
    CHECK(ui::family_name("Maria-Louise van der Berg") == "van der Berg");
    CHECK(ui::family_name("Siobhan O’Sullivan") == "O’Sullivan");
    CHECK(ui::family_name("佐藤 花子") == "佐藤");
    CHECK(ui::family_name("佐藤　花子") == "佐藤");
    CHECK(ui::family_name("佐藤花子") == "佐藤花子");
    CHECK(ui::family_name("Commander B") == "Commander B");
    CHECK(ui::family_name("統括B") == "統括B");
    CHECK(ui::family_name("Recovery team 12") == "Recovery team 12");
    CHECK(ui::family_name("").empty());
}

TEST_CASE("a figure is never torn by the mark of a cut") {
    Headless headless;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(1000, 1000, [&](ImDrawList& list) {
        const ui::Canvas canvas({list, headless.faces(), theme, nullptr});
        const std::string text = "Konstantin decides by 23:15 at the latest";
        for (float width = 60; width < 500; width += 3) {
            const std::string shown = ui::cut_to(canvas, {text}, 20, width);
            INFO(shown);
            CHECK(canvas.width(shown, 20) <= width + 1);
            for (const char* torn : {"2…", "23…", "23:…", "23:1…"}) CHECK_FALSE(shown.ends_with(torn));
        }
    });
}
