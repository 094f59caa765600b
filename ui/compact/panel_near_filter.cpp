// Whose actions are listed: the two words of the filter, or the list's head when nobody is named at this board.
// It must never filter anything itself.
#include "model/record/words.h"
#include "ui/panel_near.h"
#include "ui/panel_near_places.h"
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
float draw_choice(Canvas& canvas, const model::Board& board, const Choice& choice, Point at, Hits& hits) {
    const Theme& theme = canvas.theme();
    const bool active = board.filter == choice.filter;
    const std::string word = model::fill(model::say(choice.word, board.language), {std::to_string(choice.count)});
    const TextStyle style{.size = 16,
                          .weight = active ? Weight::bold : Weight::regular,
                          .colour = active ? theme.t1 : theme.t2,
                          .tier = Tier::t2};
    const float width = canvas.text(at, word, style);
    if (active) canvas.fill({at.x, at.y + 22, width, 3}, theme.t1, 0, "active filter");
    place_filter(canvas, hits, {at.x - 4, at.y - 8, width + 8, 32}, choice.filter);
    return at.x + width;
}

void draw_choices(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand, float y,
                  Hits& hits) {
    const Choice own{model::Say::own_org_count, board.actions.own_count, model::Filter::own};
    const Choice all{model::Say::everything_count, board.actions.all_count, model::Filter::all};
    float x = draw_choice(canvas, board, own, {strand.left(), y}, hits) + 28;
    x = draw_choice(canvas, board, all, {x, y}, hits) + 28;
    const float key = strand.right() - key_width(canvas, "F");
    draw_key(canvas, {key, y - 3}, "F");
    const model::Filter other = board.filter == model::Filter::own ? model::Filter::all : model::Filter::own;
    place_filter(canvas, hits, {key - 4, y - 8, 28, 32}, other);
    if (fits(canvas, board.own_org, style.t3, Weight::regular, key - 14 - x))
        canvas.text({key - 14, y + 1}, board.own_org,
                    {.size = style.t3, .colour = canvas.theme().t2, .tier = Tier::t3, .align = Align::right});
}

}  // namespace

float draw_near_filter(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                       Hits& hits) {
    const Theme& theme = canvas.theme();
    const float y = strand.top + 2;
    if (board.own_org.empty())
        draw_line(canvas, {strand.left(), y + 1}, board.actions.head,
                  {.size = style.t3, .colour = theme.t2, .tier = Tier::t3}, strand.right() - strand.left());
    else
        draw_choices(canvas, style, board, strand, y, hits);
    canvas.line({strand.left(), y + 25.5f}, {strand.right(), y + 25.5f}, theme.line, 1);
    return strand.top + near_filter;
}

}  // namespace ui
