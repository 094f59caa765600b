// Whose actions are listed: the two words of the filter, or the list's head when nobody is named at this board.
// It must never filter anything itself.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"

#include <string>

namespace ui {
namespace {

struct Choice {
    model::Say word;
    int count;
    model::Filter filter;
};

// Returns where it ended.
float draw_choice(const Frame& frame, const Choice& choice, Point at) {
    const Theme& theme = frame.theme();
    const bool active = frame.board.filter == choice.filter;
    const std::string word = model::fill(model::say(choice.word, frame.language()), {std::to_string(choice.count)});
    const TextStyle style{.size = 16,
                          .weight = active ? Weight::bold : Weight::regular,
                          .colour = active ? theme.t1 : theme.t2,
                          .tier = Tier::t2};
    const float width = frame.canvas.text(at, word, style);
    if (active) frame.canvas.fill({at.x, at.y + 22, width, 3}, theme.t1, 0, "active filter");
    place_filter(frame, {at.x - 4, at.y - 8, width + 8, 32}, choice.filter);
    return at.x + width;
}

void draw_choices(const Frame& frame, const Area& area, float y) {
    Canvas& canvas = frame.canvas;
    const model::Board& board = frame.board;
    const Choice own{model::Say::own_org_count, board.actions.own_count, model::Filter::own};
    const Choice all{model::Say::everything_count, board.actions.all_count, model::Filter::all};
    float x = draw_choice(frame, own, {area.left, y}) + 28;
    x = draw_choice(frame, all, {x, y}) + 28;
    const float key = area.right - key_width(canvas, "F");
    draw_key(canvas, {key, y - 3}, "F");
    const model::Filter other = board.filter == model::Filter::own ? model::Filter::all : model::Filter::own;
    place_filter(frame, {key - 4, y - 8, 28, 32}, other);
    if (fits(canvas, {board.own_org}, frame.style.t3, key - 14 - x))
        canvas.text({key - 14, y + 1}, board.own_org, frame.quiet(Align::right));
}

}  // namespace

float draw_compact_filter(const Frame& frame, const Area& area) {
    const Theme& theme = frame.theme();
    const float y = area.top + 2;
    if (frame.board.own_org.empty())
        draw_line(frame.canvas, {area.left, y + 1, area.width()}, frame.board.actions.head, frame.quiet());
    else
        draw_choices(frame, area, y);
    frame.canvas.line({area.left, y + 25.5f}, {area.right, y + 25.5f}, theme.line, 1);
    return area.top + compact_filter;
}

}  // namespace ui
