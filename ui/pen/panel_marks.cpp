// A plaque never says its state by colour alone: shape, word and the kind of edge say it too (HF-13).
// It must never know which panel a mark stands in.
#include "ui/pen/panel_marks.h"

#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {

Shape shape_of(model::Tone tone) {
    switch (tone) {
        case model::Tone::stopped: return Shape::stopped;
        case model::Tone::degraded: return Shape::degraded;
        case model::Tone::workaround: return Shape::workaround;
        case model::Tone::unknown: return Shape::unknown;
        case model::Tone::normal: break;
    }
    return Shape::normal;
}

namespace {

bool is_chromatic(model::Tone tone) { return tone != model::Tone::normal && tone != model::Tone::unknown; }

// What the word and the shape are drawn with, and what shows through the shape.
struct Face {
    Colour ink, hole, ground;
};

void draw_hatched(Canvas& canvas, Rect rect, float radius, float border, float period) {
    const Theme& theme = canvas.theme();
    canvas.hatch({rect.x + border, rect.y + border, rect.w - 2 * border, rect.h - 2 * border}, theme.hatch, period);
    canvas.outline(rect, theme.mark, border, radius, "old");
}

Face draw_ground(Canvas& canvas, const PanelStyle& style, const Plaque& plaque, const PlaqueMeasures& measures) {
    const Theme& theme = canvas.theme();
    const Colour ink = style.ink(theme);
    const std::string_view name = name_of(shape_of(plaque.tone));
    if (style.colourless && plaque.tone != model::Tone::normal) {
        draw_hatched(canvas, plaque.rect, measures.radius, measures.stale_border, measures.hatch);
        return {ink, theme.bg, theme.hatch};
    }
    if (plaque.tone == model::Tone::unknown) canvas.dashed(plaque.rect, theme.t1, measures.dash, name);
    if (!is_chromatic(plaque.tone)) return {plaque.tone == model::Tone::normal ? theme.t2 : ink, theme.bg, theme.bg};
    const FillAndInk colours = plaque_colours(theme, plaque.tone);
    if (!plaque.filled) {
        canvas.outline(plaque.rect, colours.edge, measures.border, measures.radius, name);
        return {ink, theme.bg, theme.bg};
    }
    canvas.fill(plaque.rect, colours.fill, measures.radius, name);
    if (colours.edge != colours.fill) canvas.outline(plaque.rect, colours.edge, 2, measures.radius);
    return {colours.ink, colours.fill, colours.fill};
}

float centred(Rect rect, float height) { return rect.y + (rect.h - height) / 2.0f; }

}  // namespace

void draw_plaque(Canvas& canvas, const PanelStyle& style, const Plaque& plaque, const PlaqueMeasures& measures) {
    const Rect& rect = plaque.rect;
    const Face face = draw_ground(canvas, style, plaque, measures);
    const Ground ground(canvas, face.ground);
    const Shape shape = shape_of(plaque.tone);
    draw_shape(canvas, shape, {rect.x + measures.padding, centred(rect, measures.icon)}, measures.icon,
               shape == Shape::normal ? canvas.theme().norm : face.ink, face.hole);
    const float left = measures.padding + measures.icon + measures.gap;
    const float width = rect.w - left - measures.padding / 5.0f;
    const Fitted word =
        style.near
            ? fitted(canvas, plaque.word, Weight::bold, width, {{style.state, Tier::t2, 1}, {style.t3, Tier::t3, 1}})
            : fitted(canvas, plaque.word, Weight::bold, width,
                     {{style.state, Tier::t1, 1}, {style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {rect.x + left, centred(rect, height_of(word))}, word,
                {.weight = Weight::bold, .colour = face.ink});
}

void draw_plate(Canvas& canvas, const PanelStyle& style, Rect rect, std::string_view word, bool filled,
                const TextStyle& text, const PlateMeasures& measures) {
    const Theme& theme = canvas.theme();
    Face face{style.ink(theme), theme.bg, canvas.ground()};
    if (style.colourless) {
        draw_hatched(canvas, rect, measures.radius, measures.border * 0.75f, measures.hatch);
        face.ground = theme.hatch;
    } else if (!filled) {
        canvas.outline(rect, theme.stop, measures.border, measures.radius, "stop plate");
    } else {
        canvas.fill(rect, theme.stop, measures.radius, "stop plate");
        face = {theme.stop_ink, theme.stop, theme.stop};
    }
    const Ground ground(canvas, face.ground);
    TextStyle on_plate = text;
    on_plate.colour = face.ink;
    on_plate.weight = Weight::bold;
    on_plate.align = Align::left;
    canvas.text({rect.x + measures.padding, centred(rect, text.size)}, word, on_plate);
}

float draw_pill(Canvas& canvas, Point corner, std::string_view word, bool filled, const TextStyle& text,
                const PillMeasures& measures) {
    const Theme& theme = canvas.theme();
    const float advance = canvas.width(word, text.size, text.weight);
    const Rect rect{corner.x, corner.y, std::max(measures.least, measures.to_word + advance + measures.after),
                    measures.height};
    const float radius = measures.height / 2.0f;
    if (filled) canvas.fill(rect, theme.paper, radius, "help wanted");
    if (!filled) canvas.outline(rect, theme.t1, measures.border, radius, "help offered");
    const Colour ground_colour = filled ? theme.paper : canvas.ground();
    const Ground ground(canvas, ground_colour);
    TextStyle on_pill = text;
    on_pill.colour = filled ? theme.paper_ink : theme.t1;
    draw_shape(canvas, Shape::help, {rect.x + measures.to_icon, centred(rect, measures.icon)}, measures.icon,
               on_pill.colour, ground_colour);
    canvas.text({rect.x + measures.to_word, centred(rect, text.size)}, word, on_pill);
    return rect.w;
}

namespace {
constexpr float key_size = 14;
constexpr float key_height = 22;
}  // namespace

float key_width(const Canvas& canvas, std::string_view key) {
    return std::max(20.0f, canvas.width(key, key_size, Weight::bold) + 12.0f);
}

float draw_key(Canvas& canvas, Point corner, std::string_view key) {
    const float width = key_width(canvas, key);
    canvas.outline({corner.x, corner.y, width, key_height}, canvas.theme().mark, 1, 4, "key");
    canvas.text({corner.x + width / 2.0f, corner.y + (key_height - key_size) / 2.0f}, key,
                {.size = key_size,
                 .weight = Weight::bold,
                 .colour = canvas.theme().t1,
                 .tier = Tier::t3,
                 .align = Align::centre});
    return width;
}

}  // namespace ui
