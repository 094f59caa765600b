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

void draw_hatched(Canvas& canvas, Rect rect, Edge edge, float period) {
    const Theme& theme = canvas.theme();
    const float in = edge.stroke;
    canvas.hatch({rect.x + in, rect.y + in, rect.w - 2 * in, rect.h - 2 * in}, theme.hatch, period);
    canvas.outline(rect, theme.mark, edge, "old");
}

Face draw_ground(const Frame& frame, const Plaque& plaque, const PlaqueMeasures& measures) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Colour ink = frame.ink();
    const std::string_view name = name_of(shape_of(plaque.tone));
    if (frame.board.colourless && plaque.tone != model::Tone::normal) {
        draw_hatched(canvas, plaque.rect, {measures.stale_border, measures.radius}, measures.hatch);
        return {ink, theme.bg, theme.hatch};
    }
    if (plaque.tone == model::Tone::unknown) canvas.dashed(plaque.rect, theme.t1, measures.dash, name);
    if (!is_chromatic(plaque.tone)) return {plaque.tone == model::Tone::normal ? theme.t2 : ink, theme.bg, theme.bg};
    const FillAndInk colours = plaque_colours(theme, plaque.tone);
    if (!plaque.filled) {
        canvas.outline(plaque.rect, colours.edge, {measures.border, measures.radius}, name);
        return {ink, theme.bg, theme.bg};
    }
    canvas.fill(plaque.rect, colours.fill, measures.radius, name);
    if (colours.edge != colours.fill) canvas.outline(plaque.rect, colours.edge, {2, measures.radius});
    return {colours.ink, colours.fill, colours.fill};
}

float centred(Rect rect, float height) { return rect.y + (rect.h - height) / 2.0f; }

}  // namespace

void draw_plaque(const Frame& frame, const Plaque& plaque, const PlaqueMeasures& measures) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Rect& rect = plaque.rect;
    const Face face = draw_ground(frame, plaque, measures);
    const Ground ground(canvas, face.ground);
    const Shape shape = shape_of(plaque.tone);
    draw_shape(canvas, shape, {{rect.x + measures.padding, centred(rect, measures.icon)}, measures.icon},
               {shape == Shape::normal ? frame.theme().norm : face.ink, face.hole});
    const float left = measures.padding + measures.icon + measures.gap;
    const float width = rect.w - left - measures.padding / 5.0f;
    const Words said{plaque.word, Weight::bold};
    const Fitted word = style.near
                            ? fitted(canvas, said, width, {{style.state, Tier::t2, 1}, {style.t3, Tier::t3, 1}})
                            : fitted(canvas, said, width,
                                     {{style.state, Tier::t1, 1}, {style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {rect.x + left, centred(rect, height_of(word))}, word,
                {.weight = Weight::bold, .colour = face.ink});
}

void draw_plate(const Frame& frame, const Plate& plate, const PlateMeasures& measures) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Rect& rect = plate.rect;
    Face face{frame.ink(), theme.bg, canvas.ground()};
    if (frame.board.colourless) {
        draw_hatched(canvas, rect, {measures.border * 0.75f, measures.radius}, measures.hatch);
        face.ground = theme.hatch;
    } else if (!plate.filled) {
        canvas.outline(rect, theme.stop, {measures.border, measures.radius}, "stop plate");
    } else {
        canvas.fill(rect, theme.stop, measures.radius, "stop plate");
        face = {theme.stop_ink, theme.stop, theme.stop};
    }
    const Ground ground(canvas, face.ground);
    TextStyle on_plate = plate.text;
    on_plate.colour = face.ink;
    on_plate.weight = Weight::bold;
    on_plate.align = Align::left;
    canvas.text({rect.x + measures.padding, centred(rect, on_plate.size)}, plate.word, on_plate);
}

float widest_state(const Frame& frame, float least, float padding) {
    float widest = least;
    std::string_view before;  // many rows say the same
    for (const model::ActionRow& row : frame.board.actions.rows) {
        const std::string& word = row.owner_look == model::OwnerLook::none ? row.owner : row.state;
        if (word == before) continue;
        before = word;
        widest = std::max(widest, frame.canvas.width(word, frame.style.t3, Weight::bold) + padding);
    }
    return widest;
}

float draw_pill(Canvas& canvas, const Pill& pill, const PillMeasures& measures) {
    const Theme& theme = canvas.theme();
    const float advance = canvas.width(pill.word, pill.text.size, pill.text.weight);
    const Rect rect{pill.corner.x, pill.corner.y, std::max(measures.least, measures.to_word + advance + measures.after),
                    measures.height};
    const float radius = measures.height / 2.0f;
    if (pill.filled)
        canvas.fill(rect, theme.paper, radius, "help wanted");
    else
        canvas.outline(rect, theme.t1, {measures.border, radius}, "help offered");
    const Colour ground_colour = pill.filled ? theme.paper : canvas.ground();
    const Ground ground(canvas, ground_colour);
    TextStyle on_pill = pill.text;
    on_pill.colour = pill.filled ? theme.paper_ink : theme.t1;
    draw_shape(canvas, Shape::help, {{rect.x + measures.to_icon, centred(rect, measures.icon)}, measures.icon},
               {on_pill.colour, ground_colour});
    canvas.text({rect.x + measures.to_word, centred(rect, on_pill.size)}, pill.word, on_pill);
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
    canvas.outline({corner.x, corner.y, width, key_height}, canvas.theme().mark, {1, 4}, "key");
    canvas.text({corner.x + width / 2.0f, corner.y + (key_height - key_size) / 2.0f}, key,
                {.size = key_size,
                 .weight = Weight::bold,
                 .colour = canvas.theme().t1,
                 .tier = Tier::t3,
                 .align = Align::centre});
    return width;
}

void place_strip(const Frame& frame, Rect rect) {
    if (frame.board.strip->news == 0) return;
    frame.hits.places.push_back({frame.canvas.on_screen(rect), model::NewsSeen{frame.board.strip->news}});
}

void draw_drill_band(Canvas& canvas, std::string_view word, Rect band) {
    const Theme& theme = canvas.theme();
    canvas.fill(band, theme.panel, 0, "drill");
    canvas.hatch(band, theme.mark, band.h * 0.625f, "drill");
    const float room = canvas.width(word, band.h, Weight::bold) + band.h;
    const float centre = band.x + band.w / 2.0f;
    canvas.fill({centre - room / 2.0f, band.y, room, band.h}, theme.bg);
    const Ground ground(canvas, theme.bg);
    canvas.text({centre, band.y}, word,
                {.size = band.h, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3, .align = Align::centre});
}

void draw_drill_bands(const Frame& frame, float height) {
    for (const float top : {0.0f, frame.size.h - height})
        draw_drill_band(frame.canvas, frame.board.drill_word, {0, top, frame.size.w, height});
}

}  // namespace ui
