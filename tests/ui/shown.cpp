// The same three steps as the board's own loop: lay out, ask the model for what fits, draw.
// It must never judge.
#include "tests/ui/shown.h"

#include "ui/views.h"

#include <imgui.h>

namespace ui_test {

Shown shown(Headless& headless, const model::State& state, model::Tick now, const Look& look) {
    const ui::ViewKind& kind = ui::kind_of(state.view);
    Shown shown;
    shown.layout = kind.layout(look.screen, headless.faces().kanji);
    shown.board = model::board_from(state, now, kind.budget(shown.layout.size, state.link.clock.drill));
    shown.seen.scale = shown.layout.scale;
    shown.seen.width = static_cast<float>(look.screen.width);
    shown.seen.height = static_cast<float>(look.screen.height);
    const ui::Theme theme = ui::theme_for(look.lighting);
    headless.frame(shown.seen.width, shown.seen.height, [&](ImDrawList& list) {
        if (!look.letters) list.PushClipRect({0, -2}, {1, -1});  // ImGui skips lines of text that lie below it
        ui::Canvas canvas({list, headless.faces(), theme, &shown.seen.record}, shown.layout.scale, shown.layout.origin);
        shown.seen.hits = kind.draw(canvas, shown.board, shown.layout.size, {});
        if (!look.letters) list.PopClipRect();
    });
    return shown;
}

}  // namespace ui_test
