// Lines as they are broken and cut: by the letters of the face that is drawn with, to the last one that fits.
// It must never know a panel.
#include "ui/pen/panel_text.h"

#include "model/text/text.h"
#include "tests/support/headless.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace {

using model::Language;

constexpr const char* texts[] = {"Radiology image viewing and reporting, all sites, since the switch of the archive",
                                 "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", "WWWWWWWWWWWWWWWWWWWWWWWW",
                                 "相場が全参加者へ届かない状態が続いており手作業で気配を読み上げている",
                                 "ネットワーク経験者 2 名を 08:35 まで network engineers"};

template <class Judge>
void on_canvas(Language language, Judge judge) {
    ui_test::Headless headless;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(1920, 1080, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme});
        canvas.set_language(language);
        judge(canvas);
    });
}

// How many cells of `text` a cut line keeps, its "…" left out.
std::size_t kept(const std::string& line) {
    return model::cells(line.substr(0, line.size() - std::string("…").size()));
}

}  // namespace

TEST_CASE("a text that is cut keeps every letter there is room for") {
    for (const Language language : {Language::ja, Language::en})
        on_canvas(language, [&](ui::Canvas& canvas) {
            for (const std::string text : texts)
                for (const float width : {90.0f, 145.0f, 211.5f, 320.0f}) {
                    CAPTURE(text, width);
                    const ui::Fitted cut = ui::fitted(canvas, {text}, width, {{32, ui::Tier::t3, 1}});
                    REQUIRE(cut.cut);
                    REQUIRE(cut.lines.size() == 1);
                    CHECK(canvas.width(cut.lines[0], 32) <= width + 0.5f);
                    const std::string longer = model::clipped(text, kept(cut.lines[0]) + 5);
                    CHECK(canvas.width(longer, 32) > width);
                }
        });
}

TEST_CASE("lines are filled before the next one begins, in whichever letters") {
    for (const Language language : {Language::ja, Language::en})
        on_canvas(language, [&](ui::Canvas& canvas) {
            for (const std::string text : texts)
                for (const float width : {150.0f, 320.0f, 500.0f}) {
                    CAPTURE(text, width);
                    const ui::Fitted whole = ui::fitted(canvas, {text}, width, {{24, ui::Tier::t3, 20}});
                    CHECK_FALSE(whole.cut);
                    for (std::size_t i = 0; i < whole.lines.size(); ++i) {
                        CHECK(canvas.width(whole.lines[i], 24) <= width + 0.5f);
                        if (i + 1 == whole.lines.size()) continue;
                        const std::string next = whole.lines[i + 1].substr(0, whole.lines[i + 1].find(' '));
                        const bool latin = next.size() == model::cells(next);
                        if (latin) CHECK(canvas.width(whole.lines[i] + " " + next, 24) > width);
                    }
                }
        });
}
