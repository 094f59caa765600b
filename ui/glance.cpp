// The glance: four questions at the left, their answers at the right, who commands and how old this is below. For five
// seconds in a corridor. Upright screens put each question above its answer. It must never answer by colour alone.
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"
#include "ui/wall_keys.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float margin = 56, answers_at = 352, footer_height = 80;
constexpr float stacked_below = 900;  // design units of width
constexpr float question = 24, small = 20, answer = 64, second = 28, third = 40;
constexpr float label_row = 44;  // what a question above its answer takes
constexpr float drill_edge = 24;
constexpr float shape_side = 40, service_pitch = 200;

struct Places {
    bool stacked = false;
    float left = margin, answers = answers_at, right = 0;
    std::array<float, 5> rules{};  // where each of the four rows begins, and the last one ends

    // Of an answer.
    Slot slot(float y) const { return {answers, y, right - answers}; }
};

Places places_of(Size size) {
    Places places;
    places.stacked = size.w < stacked_below;
    places.answers = places.stacked ? margin : answers_at;
    places.right = size.w - margin;
    constexpr std::array<float, 4> heights = {224, 212, 96, 108};
    const float above = places.stacked ? label_row : 0.0f;
    const float used = 640 + 4 * above;
    const float spare = std::max(0.0f, size.h - footer_height - used) / 4.0f;
    for (std::size_t i = 0; i < heights.size(); ++i) places.rules[i + 1] = places.rules[i] + heights[i] + above + spare;
    return places;
}

struct Question {
    std::size_t row = 0;
    float centre = 0;  // of its label beside the answer, from the row's top
    std::string_view label;
    std::string_view below = {};
};

// Returns the top of its answer.
float draw_question(Canvas& canvas, const Places& places, const Question& asked) {
    const Theme& theme = canvas.theme();
    const float top = places.rules[asked.row];
    if (asked.row > 0) canvas.line({places.left, top}, {places.right, top}, theme.line, 2);
    const TextStyle quiet{.size = question, .colour = theme.t2, .tier = Tier::t3};
    if (places.stacked) {
        std::string both(asked.label);
        if (!asked.below.empty()) both.append("  ").append(asked.below);
        draw_line(canvas, {places.left, top + 20, places.right - places.left}, both, quiet);
        return top + label_row;
    }
    const float width = places.answers - places.left - 24;
    const float centre = top + asked.centre;
    draw_line(canvas, {places.left, centre - question / 2.0f, width}, asked.label, quiet);
    draw_line(canvas, {places.left, centre + question / 2.0f + 12, width}, asked.below,
              {.size = small, .colour = theme.t2, .tier = Tier::t3});
    return top;
}

void draw_answer(Canvas& canvas, Words words, float size, Slot slot) {
    const Fitted shown =
        fitted(canvas, words, slot.width, {{size, Tier::t1, 1}, {size * 0.7f, Tier::t2, 1}, {second, Tier::t3, 2}});
    const float lower = (size - height_of(shown)) / 2.0f;
    draw_fitted(canvas, {slot.x, slot.y + std::max(0.0f, lower)}, shown,
                {.weight = words.weight, .colour = canvas.theme().t1});
}

void draw_mark(const Frame& frame, model::Tone tone, Point corner) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Shape shape = shape_of(tone);
    const bool grey = frame.board.colourless || tone == model::Tone::unknown || tone == model::Tone::normal;
    if (shape == Shape::unknown) canvas.dashed({corner.x, corner.y, shape_side, shape_side}, theme.t1, 3, "unknown");
    if (grey) {
        const Colour ink = tone == model::Tone::normal    ? theme.norm
                           : tone == model::Tone::unknown ? theme.t1
                                                          : theme.mark;
        draw_shape(canvas, shape, {corner, shape_side}, {ink, theme.bg});
        return;
    }
    // Where a fill cannot be told from the ground its edge is the shape, and the fill what is cut out of it.
    const FillAndInk colours = plaque_colours(theme, tone);
    const bool edged = contrast(colours.fill, theme.bg) < 3.0;
    draw_shape(canvas, shape, {corner, shape_side}, {colours.edge, edged ? colours.fill : theme.bg});
}

void draw_service(const Frame& frame, const model::GlanceService& service, Point corner) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    draw_mark(frame, service.tone, corner);
    const float x = corner.x + shape_side + 14;
    const float width = service_pitch - shape_side - 30;
    draw_line(canvas, {x, corner.y - 5, width}, service.state, {.size = small, .colour = theme.t2, .tier = Tier::t3});
    const Fitted name =
        fitted(canvas, {service.name, Weight::bold}, width, {{question, Tier::t2, 1}, {small, Tier::t3, 2}});
    draw_fitted(canvas, {x, corner.y + 20}, name, {.weight = Weight::bold, .colour = theme.t1});
    draw_line(canvas, {corner.x, corner.y + 28 + height_of(name), service_pitch - 16}, service.late,
              {.size = small, .colour = theme.t2, .tier = Tier::t3});
}

// One ring for each while the eye can still count them; the number stands below in any case.
void draw_normal(Canvas& canvas, const model::Glance& glance, Point corner, float width) {
    if (glance.normal.empty()) return;
    constexpr float pitch = 52;
    const bool countable = static_cast<float>(glance.normal_count) * pitch <= width && glance.normal_count <= 8;
    const int rings = countable ? glance.normal_count : 1;
    for (int i = 0; i < rings; ++i)
        draw_shape(canvas, Shape::normal, {{corner.x + pitch * static_cast<float>(i), corner.y}, shape_side},
                   {canvas.theme().norm, canvas.theme().bg});
    draw_line(canvas, {corner.x, corner.y + shape_side + 14, width}, glance.normal,
              {.size = small, .colour = canvas.theme().t2, .tier = Tier::t3});
}

void draw_continues(const Frame& frame, const Places& places) {
    Canvas& canvas = frame.canvas;
    const model::Glance& glance = *frame.board.glance;
    const float top = draw_question(canvas, places, {0, 68, glance.continues_label});
    draw_answer(canvas, {glance.continues, Weight::bold}, answer, places.slot(top + 40));
    Point corner{places.answers, top + 134};
    for (const model::GlanceService& service : glance.services) {
        draw_service(frame, service, corner);
        corner.x += service_pitch;
    }
    if (!glance.services_more.empty())
        corner.x += draw_line(canvas, {corner.x, corner.y + 8, 120}, glance.services_more,
                              {.size = question, .colour = frame.theme().t1, .tier = Tier::t3}) +
                    32;
    draw_normal(canvas, glance, corner, places.right - corner.x);
}

// From now to the deadline: the diamond is the decision, the bar the work, the dashed box what is left.
void draw_axis(Canvas& canvas, const model::GlanceLine& line, const Places& places, float y) {
    const Theme& theme = canvas.theme();
    constexpr float height = 28, clock = 32;
    const float left = places.answers;
    const float right = places.right - canvas.width(line.deadline, clock, Weight::bold) - 20;
    const auto at = [&](double place) { return left + (right - left) * static_cast<float>(std::min(place, 1.0)); };
    const float from = at(line.work_from);
    const float until = at(line.work_until);
    canvas.line({left, y - 14}, {left, y + 14}, theme.t1, 4);
    canvas.line({left, y}, {from, y}, theme.mark, 4);
    canvas.fill({from, y - height / 2.0f, until - from, height}, theme.t2, 3, "work");
    if (right - until > 12) canvas.dashed({until, y - height / 2.0f, right - until, height}, theme.mark, 2, "slack");
    if (line.work_until > 1.0) canvas.hatch({right, y - height / 2.0f, 20, height}, theme.t2, 8, "too late");
    canvas.line({right, y - 24}, {right, y + 24}, theme.t1, 4);
    canvas.text({places.right, y - clock / 2.0f}, line.deadline,
                {.size = clock, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2, .align = Align::right});
    if (!line.decide.empty()) draw_shape(canvas, Shape::decision, {{from - 15, y - 15}, 30}, {theme.t1, theme.bg});
    const Ground ground(canvas, theme.t2);
    if (fits(canvas, {line.work}, small, until - from - 40))
        canvas.text({from + 24, y - small / 2.0f}, line.work, {.size = small, .colour = theme.bg, .tier = Tier::t3});
}

void draw_outlook(const Frame& frame, const Places& places) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Glance& glance = *frame.board.glance;
    const float top = draw_question(canvas, places, {1, 52, glance.outlook_label, glance.outlook_of});
    const float width = places.right - places.answers;
    const bool alone = glance.outlook_why.empty() && !glance.line;
    const float size = alone ? third : answer;
    draw_answer(canvas, {glance.outlook, alone ? Weight::regular : Weight::bold}, size,
                places.slot(top + 24 + (alone ? 12.0f : 0.0f)));
    if (!alone && !glance.line) {
        const Fitted why = fitted(canvas, {glance.outlook_why}, width, {{second, Tier::t3, 1}, {small, Tier::t3, 2}});
        draw_fitted(canvas, {places.answers, top + 110}, why, {.colour = theme.t1});
        return;
    }
    const float beside = places.answers + canvas.width(glance.outlook, size, Weight::bold) + 40;
    draw_line(canvas, {beside, top + 24 + answer - second - 8, places.right - beside}, glance.outlook_why,
              {.size = second, .colour = theme.t1, .tier = Tier::t2});
    if (!glance.line) return;
    draw_axis(canvas, *glance.line, places, top + 130);
    const TextStyle quiet{.size = small, .colour = theme.t2, .tier = Tier::t3};
    float x = places.answers;
    if (!glance.line->decide.empty()) x += draw_line(canvas, {x, top + 158, width}, glance.line->decide, quiet) + 40;
    draw_line(canvas, {x, top + 158, places.right - x}, glance.line->work_ends, quiet);
}

void draw_rest(const Frame& frame, const Places& places) {
    Canvas& canvas = frame.canvas;
    const model::Glance& glance = *frame.board.glance;
    const std::string notice = glance.notice_next.empty() ? glance.notice : glance.notice + "  " + glance.notice_next;
    float top = draw_question(canvas, places, {2, 48, glance.notice_label});
    draw_answer(canvas, {notice, Weight::bold}, third, places.slot(top + 28));
    top = draw_question(canvas, places, {3, 48, glance.request_label});
    draw_answer(canvas, {glance.request, glance.request_open ? Weight::bold : Weight::regular}, third,
                places.slot(top + 28));
}

// How old this is, at the right, in words alone where there is little room; returns where the room to its left ends.
float draw_age(const Frame& frame, float centre, bool old) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Size size = frame.size;
    const std::string& words = old ? frame.board.strip->main : frame.board.footer.fresh;
    const TextStyle age{.size = 32,
                        .weight = Weight::bold,
                        .colour = old ? theme.bg : theme.t1,
                        .tier = Tier::t2,
                        .align = Align::right};
    const float right = size.w - margin;
    float end = right - draw_line(canvas, {right, centre - 16, size.w * 0.55f}, words, age) - 24;
    if (old || size.w < stacked_below) return end;
    const BeatMeasures beat{.width = 4, .height = 32, .pitch = 11, .stub = 4};
    draw_heartbeat(canvas, {end, centre}, frame.board.footer.beats, beat);
    end -= beat.whole() + 24;
    const float clock = canvas.width(clock_named(frame.board.header), 26);
    canvas.text({end - clock, centre - 13}, clock_named(frame.board.header),
                {.size = 26, .colour = theme.t2, .tier = Tier::t3});
    return end - clock - 24;
}

void draw_command(const Frame& frame, float centre, float end, bool old) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Colour ink = old ? theme.bg : theme.t1;
    const TextStyle quiet{.size = question, .colour = old ? theme.bg : theme.t2, .tier = Tier::t3};
    const TextStyle name{.size = 32, .weight = Weight::bold, .colour = ink, .tier = Tier::t2};
    float x = margin;
    if (frame.board.drill) {
        const std::string& word = frame.board.drill_word;
        const float width = canvas.width(word, 28, Weight::bold) + 24;
        canvas.fill({x, centre - 24, width, 48}, theme.bg, 4, "drill");
        const Ground ground(canvas, theme.bg);
        canvas.text({x + 12, centre - 14}, word, {.size = 28, .weight = Weight::bold, .colour = theme.t1});
        x += width + 16;
    }
    const model::Footer& footer = frame.board.footer;
    const bool whole = x + canvas.width(model::commander_words(footer), name.size, Weight::bold) <= end;
    const std::string& who = whole ? model::commander_words(footer) : model::commander_line(footer);
    const float commander = canvas.width(who, name.size, Weight::bold);
    if (x + canvas.width(frame.board.footer.label, question) + 16 + commander <= end)
        x += canvas.text({x, centre - question / 2.0f}, frame.board.footer.label, quiet) + 16;
    const Fitted shown = fitted(canvas, {who, Weight::bold}, end - x, {{32, Tier::t2, 1}, {small, Tier::t3, 2}});
    draw_fitted(canvas, {x, centre - height_of(shown) / 2.0f}, shown, name);
    x += std::min(commander, end - x) + 16;
    if (fits(canvas, {frame.board.footer.org}, question, end - x))
        canvas.text({x, centre - question / 2.0f}, frame.board.footer.org, quiet);
}

// An old glance says so where its age stands: the whole band turns round. A drill stands at both edges and in the band.
void draw_foot(const Frame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Size size = frame.size;
    const float top = size.h - footer_height;
    const bool old = frame.board.colourless && frame.board.strip;
    {
        const Ground ground(canvas, old ? theme.t2 : theme.panel);
        canvas.fill({0, top, size.w, footer_height}, canvas.ground(), 0, old ? "old" : "footer");
        const float centre = top + footer_height / 2.0f;
        draw_command(frame, centre, draw_age(frame, centre, old), old);
    }
    if (!frame.board.drill) return;
    for (const float left : {0.0f, size.w - drill_edge})
        canvas.hatch({left, 0, drill_edge, top}, theme.mark, 22, "drill");
}

}  // namespace

model::Budget glance_budget(Size size) {
    model::Budget budget;
    budget.services = size.w < stacked_below ? 2 : 3;
    budget.glance = true;
    return budget;
}

void draw_glance(Canvas& canvas, const model::Board& board, Size size) {
    const PanelStyle style{.t1 = answer, .t2 = third, .t3 = small};
    Hits nobody_presses;
    const Frame frame{canvas, style, board, size, nobody_presses};
    canvas.set_ground(canvas.theme().bg);
    if (board.glance) {
        const Places places = places_of(size);
        draw_continues(frame, places);
        if (board.help_open) {
            draw_far_keys(frame, {places.left, places.right, places.rules[1] + 16, places.rules[4]}, second);
        } else {
            draw_outlook(frame, places);
            draw_rest(frame, places);
        }
    } else {
        const Slot slot{margin, size.h / 2.0f, size.w - 2 * margin};
        draw_answer(canvas, {board.connecting, Weight::bold}, third, {slot.x, slot.y - 60, slot.width});
        draw_line(canvas, slot, board.connecting_why,
                  {.size = question, .colour = canvas.theme().t2, .tier = Tier::t3});
    }
    draw_foot(frame);
}

}  // namespace ui
