// Drawing less must never show less: whatever differs between two frames lies inside what is drawn again.
// It must never know a GPU; the window test looks at real pixels.
#include "ui/pen/damage.h"

#include "tests/support/headless.h"
#include "ui/pen/canvas.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

const ui::Colour ground{0x14181D};
const ui::Colour ink{0xECEFF1};

using Parts = std::vector<ui::Rect>;

// Frames of 1920×1080 with one clock text and one still text.
class Wall {
public:
    Parts frame(const std::string& clock, ui::Point at = {1700, 128}) {
        headless_.frame(1920, 1080, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless_.faces(), theme_});
            canvas.text({48, 500}, "相場配信", {76, ui::Weight::bold, ink});
            canvas.text(at, clock, {32, ui::Weight::regular, ink});
        });
        return damage_.changed_by(*ImGui::GetDrawData(), ground);
    }
    // The same once every glyph is on the texture.
    Parts settled(const std::string& clock, ui::Point at = {1700, 128}) {
        frame(clock, at);
        frame(clock, at);
        return frame(clock, at);
    }
    ui::Damage& damage() { return damage_; }

private:
    ui_test::Headless headless_;
    ui::Theme theme_ = ui::dark_theme();
    ui::Damage damage_;
};

// Every pixel of `inner` lies in some part: parts are whole tiles, so looking at every eighth is looking at all.
bool covers(const Parts& parts, ui::Rect inner) {
    for (float y = inner.y; y < inner.y + inner.h; y += 8)
        for (float x = inner.x; x < inner.x + inner.w; x += 8)
            if (std::none_of(parts.begin(), parts.end(), [&](const ui::Rect& part) { return part.contains({x, y}); }))
                return false;
    return true;
}

float area_of(const Parts& parts) {
    float area = 0;
    for (const ui::Rect& part : parts) area += part.w * part.h;
    return area;
}

}  // namespace

TEST_CASE("the first frame is drawn wholly, the same frame again not at all") {
    Wall wall;
    CHECK(covers(wall.frame("08:12:40"), {0, 0, 1920, 1080}));
    CHECK(wall.settled("08:12:40").empty());
}

TEST_CASE("a second on the clock costs the clock, not the wall") {
    Wall wall;
    wall.settled("08:12:41");
    wall.settled("08:12:40");
    const Parts changed = wall.frame("08:12:41");
    CHECK(covers(changed, {1700 + 7 * 16, 128, 16, 32}));
    CHECK(area_of(changed) < 1920 * 1080 / 50);
}

TEST_CASE("what moved or went is drawn again where it was and where it is") {
    Wall wall;
    wall.settled("08:12:40");
    const Parts moved = wall.frame("08:12:40", {300, 900});
    CHECK(covers(moved, {1700, 128, 128, 32}));
    CHECK(covers(moved, {300, 900, 128, 32}));
    CHECK(moved.size() == 2);
    CHECK(area_of(moved) < 1920 * 1080 / 20);
    CHECK(covers(wall.frame(""), {300, 900, 128, 32}));
}

TEST_CASE("a texture that is written to, another size and another ground draw everything") {
    Wall wall;
    wall.settled("08:12:40");
    ImTextureData& texture = *ImGui::GetDrawData()->Textures->front();
    texture.SetStatus(ImTextureStatus_WantUpdates);
    CHECK(covers(wall.damage().changed_by(*ImGui::GetDrawData(), ground), {0, 0, 1920, 1080}));
    texture.SetStatus(ImTextureStatus_OK);
    CHECK(wall.damage().changed_by(*ImGui::GetDrawData(), ground).empty());
    CHECK(covers(wall.damage().changed_by(*ImGui::GetDrawData(), ink), {0, 0, 1920, 1080}));
    ImDrawData smaller = *ImGui::GetDrawData();
    smaller.DisplaySize = {1910, 1080};
    CHECK(covers(wall.damage().changed_by(smaller, ink), {0, 0, 1910, 1080}));
}

TEST_CASE("many changes far apart are few parts that cover them all and do not overlap") {
    ui_test::Headless headless;
    const ui::Theme theme = ui::dark_theme();
    ui::Damage damage;
    Parts changed;
    constexpr int pieces = 25;
    const auto place = [](int i) {
        return ui::Point{static_cast<float>(i * 397 % 1800), static_cast<float>(i * 211 % 1000)};
    };
    for (const ui::Colour colour : {ink, ink, theme.stop}) {  // the texture of the glyphs is new in the first
        headless.frame(1920, 1080, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), theme});
            for (int i = 0; i < pieces; ++i) canvas.fill({place(i).x, place(i).y, 40, 24}, colour);
        });
        changed = damage.changed_by(*ImGui::GetDrawData(), ground);
    }
    CHECK(changed.size() <= ui::Damage::most_parts);
    for (int i = 0; i < pieces; ++i) CHECK(covers(changed, {place(i).x, place(i).y, 40, 24}));
    for (std::size_t i = 0; i < changed.size(); ++i)
        for (std::size_t j = i + 1; j < changed.size(); ++j) CHECK_FALSE(changed[i].overlaps(changed[j]));
}

TEST_CASE("every command keeps inside the part that is drawn again, and only while it is drawn") {
    Wall wall;
    wall.settled("08:12:40");
    ImDrawData& data = *ImGui::GetDrawData();
    const float before = data.CmdLists[0]->CmdBuffer[0].ClipRect.z;
    ui::draw_inside(data, {64, 128, 640, 64}, [&data] {
        for (const ImDrawList* list : data.CmdLists)
            for (const ImDrawCmd& command : list->CmdBuffer) {
                CHECK(command.ClipRect.x >= 64);
                CHECK(command.ClipRect.w <= 192);
            }
    });
    CHECK(data.CmdLists[0]->CmdBuffer[0].ClipRect.z == before);
}
