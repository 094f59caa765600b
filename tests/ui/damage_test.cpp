// Drawing less must never show less: whatever differs between two frames lies inside what is drawn again.
// It must never know a GPU; the window test looks at real pixels.
#include "ui/damage.h"

#include "tests/ui/headless.h"
#include "ui/canvas.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace {

const ui::Colour ground{0x14181D};
const ui::Colour ink{0xECEFF1};

// Frames of 1920×1080 with one clock text and one still text.
class Wall {
public:
    ui::Rect frame(const std::string& clock, ui::Point at = {1700, 128}) {
        ui::Rect changed;
        headless_.frame(1920, 1080, [&](ImDrawList& list) {
            ui::Canvas canvas(list, headless_.faces(), theme_, 1.0f, {0, 0}, nullptr);
            canvas.text({48, 500}, "相場配信", {76, ui::Weight::bold, ink});
            canvas.text(at, clock, {32, ui::Weight::regular, ink});
        });
        changed = damage_.changed_by(*ImGui::GetDrawData(), ground);
        return changed;
    }
    // The same once every glyph is on the texture.
    ui::Rect settled(const std::string& clock, ui::Point at = {1700, 128}) {
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

bool covers(ui::Rect outer, ui::Rect inner) {
    return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w &&
           outer.y + outer.h >= inner.y + inner.h;
}

}  // namespace

TEST_CASE("the first frame is drawn wholly, the same frame again not at all") {
    Wall wall;
    CHECK(covers(wall.frame("08:12:40"), {0, 0, 1920, 1080}));
    CHECK(wall.settled("08:12:40").w == 0);
}

TEST_CASE("a second on the clock costs the clock, not the wall") {
    Wall wall;
    wall.settled("08:12:41");
    wall.settled("08:12:40");
    const ui::Rect changed = wall.frame("08:12:41");
    CHECK(covers(changed, {1700 + 7 * 16, 128, 16, 32}));
    CHECK(changed.w * changed.h < 1920 * 1080 / 50);
}

TEST_CASE("what moved or went is drawn again where it was and where it is") {
    Wall wall;
    wall.settled("08:12:40");
    const ui::Rect moved = wall.frame("08:12:40", {300, 900});
    CHECK(covers(moved, {1700, 128, 128, 32}));
    CHECK(covers(moved, {300, 900, 128, 32}));
    CHECK(covers(wall.frame(""), {300, 900, 128, 32}));
}

TEST_CASE("a texture that is written to, another size and another ground draw everything") {
    Wall wall;
    wall.settled("08:12:40");
    ImTextureData& texture = *ImGui::GetDrawData()->Textures->front();
    texture.SetStatus(ImTextureStatus_WantUpdates);
    CHECK(covers(wall.damage().changed_by(*ImGui::GetDrawData(), ground), {0, 0, 1920, 1080}));
    texture.SetStatus(ImTextureStatus_OK);
    CHECK(wall.damage().changed_by(*ImGui::GetDrawData(), ground).w == 0);
    CHECK(covers(wall.damage().changed_by(*ImGui::GetDrawData(), ink), {0, 0, 1920, 1080}));
    ImDrawData smaller = *ImGui::GetDrawData();
    smaller.DisplaySize = {1910, 1080};
    CHECK(covers(wall.damage().changed_by(smaller, ink), {0, 0, 1910, 1080}));
}

TEST_CASE("every command keeps inside the part that is drawn again") {
    Wall wall;
    wall.settled("08:12:40");
    ImDrawData& data = *ImGui::GetDrawData();
    ui::restrict_to(data, {64, 128, 640, 64});
    for (const ImDrawList* list : data.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) {
            CHECK(command.ClipRect.x >= 64);
            CHECK(command.ClipRect.w <= 192);
        }
}
