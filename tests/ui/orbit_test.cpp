// Against burn-in (HF-30), as far as it can be judged without pixels: where the picture and the calm card stand over a day,
// and that nothing is ever cut. The window's test looks at the light of every pixel.
#include "ui/pen/orbit.h"

#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace {

using model::Language;
using model::Milliseconds;
using std::chrono::minutes;
using ui_test::Headless;
using ui_test::Seen;

struct Screen {
    float width, height;
};
constexpr std::array<Screen, 4> screens = {{{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}}};
constexpr auto day = std::chrono::hours(24);

Seen seen_at(Headless& headless, const model::Board& board, Screen screen, ui::CalmPlace place) {
    Seen seen;
    const ui::Size size = ui_test::wall_size(screen.width, screen.height);
    seen.scale = screen.width / size.w;
    seen.width = screen.width;
    seen.height = screen.height;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(screen.width, screen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        ui::draw_wall(canvas, board, size, place);
    });
    return seen;
}

std::vector<model::Board> calm_boards(Language language) {
    const model::Board plain = ui_test::calm_board(language);
    model::Board guarded = plain;
    guarded.guardrails = ui_test::incident_board(language).guardrails;
    model::Board striped = plain;
    striped.strip = ui_test::stale_board(language).strip;
    model::Board crowded = plain;
    crowded.calm->names.assign(60, plain.calm->names.front());
    crowded.calm->count = "60";
    model::Board wordy = plain;
    wordy.calm->headline += plain.calm->headline + plain.calm->headline;
    wordy.calm->residual = plain.calm->checked;
    wordy.calm->deadlines.clear();
    return {plain, guarded, striped, crowded, wordy};
}

// The extent of what was drawn, physical px.
ui::Rect extent_of(const ImDrawList& list) {
    ImVec2 low{1e9f, 1e9f};
    ImVec2 high{-1e9f, -1e9f};
    for (const ImDrawVert& vertex : list.VtxBuffer) {
        low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
        high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace

TEST_CASE("for a day the picture moves once a minute, by one step, never farther than three from its place") {
    for (const auto& [width, height, px] : {std::array{1920, 1080, 1}, {3840, 2160, 2}, {1080, 1920, 1}}) {
        ui::Point before = ui::orbit_at({}, width, height);
        CHECK((before.x == 0 && before.y == 0));
        std::set<std::pair<float, float>> places;
        for (Milliseconds shown{0}; shown < day; shown += minutes(1)) {
            const ui::Point at = ui::orbit_at(shown, width, height);
            const ui::Point late = ui::orbit_at(shown + Milliseconds{59'999}, width, height);
            const auto reach = static_cast<float>(3 * px);
            CHECK((std::abs(at.x) <= reach && std::abs(at.y) <= reach));
            CHECK((late.x == at.x && late.y == at.y));
            const float moved = std::abs(at.x - before.x) + std::abs(at.y - before.y);
            CHECK(moved == (shown.count() == 0 ? 0.0f : static_cast<float>(px)));
            places.insert({at.x, at.y});
            before = at;
        }
        CHECK(places.size() == 24 + 3);
    }
}

TEST_CASE("every line of pixels gets both ends of the orbit within 24 minutes") {
    for (int first = 3; first < 200; ++first) {
        float left = 9, right = -9, top = 9, bottom = -9;
        for (int minute = first; minute < first + 24; ++minute) {
            const ui::Point at = ui::orbit_at(minutes(minute), 1920, 1080);
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            top = std::min(top, at.y);
            bottom = std::max(bottom, at.y);
        }
        CHECK((left == -3 && right == 3 && top == -3 && bottom == 3));
    }
}

TEST_CASE("the next move is told to the millisecond, so that a quiet board wakes for it") {
    CHECK(ui::until_next_place(Milliseconds{0}) == Milliseconds{60'000});
    CHECK(ui::until_next_place(Milliseconds{59'999}) == Milliseconds{1});
    for (Milliseconds shown{0}; shown < std::chrono::hours(1); shown += Milliseconds{7'001}) {
        const Milliseconds next = shown + ui::until_next_place(shown);
        const ui::Point now = ui::orbit_at(shown, 1920, 1080);
        const ui::Point before = ui::orbit_at(next - Milliseconds{1}, 1920, 1080);
        const ui::Point then = ui::orbit_at(next, 1920, 1080);
        CHECK((now.x == before.x && now.y == before.y));
        CHECK((then.x != now.x || then.y != now.y));
    }
}

TEST_CASE("the calm card changes its place every ten minutes, and starts where it was designed") {
    CHECK((ui::calm_place_at({}).across == 0 && ui::calm_place_at({}).along == 0));
    for (Milliseconds shown{0}; shown < day; shown += minutes(10)) {
        const ui::CalmPlace now = ui::calm_place_at(shown);
        const ui::CalmPlace late = ui::calm_place_at(shown + minutes(10) - Milliseconds{1});
        const ui::CalmPlace next = ui::calm_place_at(shown + minutes(10));
        CHECK((now.across == late.across && now.along == late.along));
        CHECK(now.across != next.across);
        CHECK(now.along != next.along);
    }
}

TEST_CASE("at every place the calm card is legible, whole and above the footer") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const model::Board& board : calm_boards(language))
            for (const Screen& screen : screens) {
                const std::size_t texts = ui_test::texts(seen_at(headless, board, screen, {})).size();
                for (Milliseconds shown{0}; shown < minutes(200); shown += minutes(10)) {
                    const Seen seen = seen_at(headless, board, screen, ui::calm_place_at(shown));
                    CAPTURE(language == Language::en, board.calm->names.size(), screen.width, shown.count());
                    CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())) == "");
                    CHECK(ui_test::texts(seen).size() == texts);
                }
            }
}

TEST_CASE("no text of any wall is so near an edge that the orbit could cut it") {
    Headless headless;
    const auto boards = {ui_test::incident_board, ui_test::organisation_board, ui_test::stale_board,
                         ui_test::lost_board,     ui_test::back_board,         ui_test::contained_board,
                         ui_test::calm_board,     ui_test::connecting_board};
    for (const Language language : {Language::ja, Language::en})
        for (const auto& board : boards)
            for (const Screen& screen : screens) {
                const ui::Point most =
                    ui::orbit_at(minutes(3), static_cast<int>(screen.width), static_cast<int>(screen.height));
                for (const ui::Drawn& drawn : ui_test::texts(seen_at(headless, board(language), screen, {}))) {
                    INFO(drawn.text);
                    CHECK(drawn.rect.x >= most.x);
                    CHECK(drawn.rect.y >= most.x);
                    CHECK(drawn.rect.x + drawn.rect.w <= screen.width - most.x);
                    CHECK(drawn.rect.y + drawn.rect.h <= screen.height - most.x);
                }
            }
}

TEST_CASE("what reaches an edge of the screen still reaches it after a move, and the rest moves with its letters") {
    Headless headless;
    const ui::Theme theme = ui::dark_theme();
    for (const ui::Point by : {ui::Point{3, -3}, {-3, 3}, {0, 2}}) {
        headless.frame(640, 480, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), theme});
            canvas.fill({0, 0, 640, 20}, theme.t2);
            canvas.fill({0, 460, 640, 20}, theme.t2);
            canvas.line({0, 100}, {640, 100}, theme.line, 2);
            canvas.hatch({0, 200, 640, 30}, theme.mark, 20);
            const int edges = list.VtxBuffer.Size;
            canvas.text({100, 300}, "板", {40, ui::Weight::bold, theme.t1});
            const ImVec2 letter = list.VtxBuffer[edges].pos;
            ui::shift(list, by, 640, 480);
            CHECK(list.VtxBuffer[edges].pos.x == letter.x + by.x);
            CHECK(list.VtxBuffer[edges].pos.y == letter.y + by.y);
            const ui::Rect extent = extent_of(list);
            CHECK((extent.x <= 0 && extent.x + extent.w >= 640));
            CHECK((extent.y <= 0 && extent.y + extent.h >= 480));
            for (const ImDrawCmd& command : list.CmdBuffer) {
                CHECK((command.ClipRect.x >= 0 && command.ClipRect.z <= 640));
                CHECK((command.ClipRect.y >= 0 && command.ClipRect.w <= 480));
            }
        });
    }
}
