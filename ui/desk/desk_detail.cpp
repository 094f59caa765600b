// The selected row in full: name, owner and length, its state along a line of time, and the latest facts. What is not
// confirmed stands in a dashed box; what the record does not know is a thin line. It must never draw a colour when the
// board is old.
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <vector>

namespace ui {
namespace {

constexpr float name_size = 28, band_at = 50, band_height = 26, labels_at = 92, facts_at = 126, fact_pitch = 32;

float draw_name(const Frame& frame, const model::DeskDetail& detail, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Fitted name = fitted(canvas, {detail.name, Weight::bold}, area.width(),
                               {{name_size, Tier::t1, 1}, {20, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {area.left, area.top + 8}, name, {.weight = Weight::bold, .colour = frame.ink()});
    const float used = name.lines.empty() ? 0.0f : canvas.width(name.lines.front(), name.step.size, Weight::bold) + 24;
    const bool beside = name.lines.size() < 2 && fits(canvas, {detail.about}, style.t3, area.width() - used);
    if (beside) {
        canvas.text({area.right, area.top + 14}, detail.about, frame.quiet(Align::right));
        return 0;
    }
    draw_line(canvas, {area.left, area.top + 8 + height_of(name) + 6, area.width()}, detail.about, frame.quiet());
    return std::max(0.0f, height_of(name) + 6 + style.t3 - name_size - 6);
}

void draw_span(const Frame& frame, const model::DeskSpan& span, Rect rect) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    if (rect.w < 3) return;
    if (span.dashed) {
        canvas.dashed(rect, theme.t1, 1.5f, "unknown");
        return;
    }
    const bool chromatic =
        span.tone == model::Tone::stopped || span.tone == model::Tone::degraded || span.tone == model::Tone::workaround;
    const FillAndInk colours = plaque_colours(theme, span.tone);
    Colour ink = theme.t1;
    Colour ground_colour = canvas.ground();
    if (span.filled) {
        canvas.fill(rect, colours.fill, 3, "span");
        ink = colours.ink;
        ground_colour = colours.fill;
    } else if (frame.board.colourless && chromatic) {
        canvas.outline(rect, theme.mark, {2, 3}, "span");
    } else if (span.tone == model::Tone::normal) {
        canvas.outline(rect, theme.norm, {1.5f, 3}, "span");
    } else if (span.tone == model::Tone::unknown) {
        canvas.dashed(rect, theme.t1, 1.5f, "unknown");
    } else {
        canvas.outline(rect, colours.edge, {2, 3}, "span");
    }
    const Ground ground(canvas, ground_colour);
    const bool shape = rect.w > 40;
    if (shape)
        draw_shape(canvas, shape_of(span.tone), {{rect.x + 9, rect.y + rect.h / 2.0f - 8}, 16}, {ink, ground_colour});
    if (fits(canvas, {span.word, Weight::bold}, style.t3, rect.w - 44))
        canvas.text({rect.x + 34, rect.y + rect.h / 2.0f - style.t3 / 2.0f}, span.word,
                    {.size = style.t3, .weight = Weight::bold, .colour = ink, .tier = Tier::t2});
}

// Labels under the band, from the most needed: now, deadlines, the beginning. What would touch another is left out.
class Labels {
public:
    // They stand at the area's top, between its edges.
    Labels(Canvas& canvas, const Area& area) : canvas_(canvas), area_(area) {}

    // In the middle above `x`, as far as there is room.
    void put(float x, const std::string& text, Weight weight, Colour colour) {
        constexpr float size = 14;
        const float width = canvas_.width(text, size, weight);
        const float left = std::clamp(x - width / 2.0f, area_.left, std::max(area_.left, area_.right - width));
        for (const auto& [from, until] : taken_)
            if (left < until + 14 && from < left + width + 14) return;
        taken_.emplace_back(left, left + width);
        canvas_.text({left, area_.top}, text, {.size = size, .weight = weight, .colour = colour, .tier = Tier::t3});
    }

private:
    Canvas& canvas_;
    Area area_;
    std::vector<std::pair<float, float>> taken_;
};

// One that has passed may lie on a colour: only its ends are drawn.
void draw_mark(Canvas& canvas, float x, float top, bool passed) {
    const Theme& theme = canvas.theme();
    constexpr float over = 5;
    if (!passed) {
        canvas.fill({x - 1, top - over, 2, band_height + 2 * over}, theme.t1, 0, "mark");
        return;
    }
    canvas.fill({x - 1, top - over - 1, 2, over}, theme.t1, 0, "mark");
    canvas.fill({x - 1, top + band_height + 1, 2, over}, theme.t1, 0, "mark");
}

void draw_band(const Frame& frame, const model::DeskDetail& detail, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const auto x_at = [&](double at) { return area.left + area.width() * static_cast<float>(at); };
    const float centre = area.top + band_height / 2.0f;
    canvas.line({area.left, centre}, {area.right, centre}, theme.mark, 1.5f);
    for (const model::DeskSpan& span : detail.spans) {
        const float from = x_at(span.from);
        const Rect rect{from, area.top, x_at(span.until) - from, band_height};
        canvas.quad({{rect.x, rect.y},
                     {rect.x + rect.w, rect.y},
                     {rect.x + rect.w, rect.y + rect.h},
                     {rect.x, rect.y + rect.h}},
                    canvas.ground());
        draw_span(frame, span, rect);
    }
    Labels labels(canvas, area.from(area.top + labels_at - band_at));
    for (const model::DeskMark& mark : detail.marks) draw_mark(canvas, x_at(mark.at), area.top, mark.at <= detail.now);
    canvas.fill({x_at(detail.now) - 1.5f, area.top - 5, 3, band_height + 10}, theme.t1, 0, "now");
    labels.put(x_at(detail.now), detail.now_label, Weight::bold, theme.t1);
    for (auto mark = detail.marks.rbegin(); mark != detail.marks.rend(); ++mark) {
        const std::string late = mark->late.empty() ? std::string() : " " + mark->late;
        labels.put(x_at(mark->at), mark->time + " " + mark->label + late, late.empty() ? Weight::regular : Weight::bold,
                   late.empty() ? theme.t2 : theme.t1);
    }
    labels.put(area.left, detail.begins, Weight::regular, theme.t2);
}

// A fact measured: its words in a second line, and the source below where it has no room beside them.
struct FactPlan {
    Fitted text, source;
    float left = 0;  // of the words, from the area's left edge
    float height = fact_pitch;
};

FactPlan plan_of(const Frame& frame, const model::DeskFact& fact, float width) {
    const Canvas& canvas = frame.canvas;
    const float size = frame.style.t3;
    FactPlan plan;
    const float kind = canvas.width(fact.kind, size, fact.unconfirmed ? Weight::bold : Weight::regular);
    plan.left = 4 + std::max(60.0f, canvas.width(fact.time, size) + 18) + std::max(64.0f, std::min(kind, 110.0f) + 14);
    plan.source =
        fitted(canvas, {fact.source}, width * 0.3f, {{size, Tier::t3, 1}, {14, Tier::t3, 1}, {14, Tier::t3, 2}});
    float beside = 4;
    for (const std::string& line : plan.source.lines)
        beside = std::max(beside, canvas.width(line, plan.source.step.size) + 20);
    plan.text = fitted(canvas, {fact.text}, width - plan.left - beside, {{size, Tier::t2, 1}, {size, Tier::t2, 3}});
    plan.height = fact_pitch - size + std::max({size, height_of(plan.text), height_of(plan.source)});
    return plan;
}

void draw_fact(const Frame& frame, const model::DeskFact& fact, const FactPlan& plan, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float size = frame.style.t3;
    if (fact.unconfirmed)
        canvas.dashed({area.left - 4, area.top + 2, area.width() + 8, plan.height - 4}, theme.t1, 1.5f, "unconfirmed");
    const TextStyle quiet = frame.quiet();
    const float y = area.top + (fact_pitch - size) / 2.0f;
    const float time = canvas.text({area.left + 4, y}, fact.time, quiet);
    TextStyle kind = quiet;
    kind.weight = fact.unconfirmed ? Weight::bold : Weight::regular;
    kind.colour = fact.unconfirmed ? theme.t1 : theme.t2;
    draw_line(canvas, {area.left + 4 + std::max(60.0f, time + 18), y, 110}, fact.kind, kind);
    draw_fitted(canvas, {area.right - 4, y}, plan.source, frame.quiet(Align::right));
    const float x = area.left + plan.left;
    draw_fitted(canvas, {x, y}, plan.text, {.colour = frame.ink()});
    float line = y + size / 2.0f;
    for (const std::string& words : plan.text.lines) {
        if (fact.refuted) canvas.line({x, line}, {x + canvas.width(words, size), line}, theme.t1, 1.5f);
        line += size * leading;
    }
}

// The latest as far as there is room; what is older goes first.
void draw_facts(const Frame& frame, const model::DeskDetail& detail, Area area) {
    std::vector<FactPlan> plans;
    for (const model::DeskFact& fact : detail.facts) plans.push_back(plan_of(frame, fact, area.width()));
    std::size_t first = plans.size();
    float height = 0;
    while (first > 0 && height + plans[first - 1].height <= area.height()) height += plans[--first].height;
    for (std::size_t i = first; i < plans.size(); ++i) {
        draw_fact(frame, detail.facts[i], plans[i], area);
        area.top += plans[i].height;
    }
    if (plans.empty() && area.height() > fact_pitch)
        draw_line(frame.canvas, {area.left, area.top + 6, area.width()}, detail.nothing, frame.quiet());
}

}  // namespace

void draw_desk_detail(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    const Rect whole = area.from(area.top - 2).upper(area.height() - 6, 8);
    if (desk.focus == model::DeskFocus::detail) canvas.outline(whole, theme.t1, {2, 6}, "focus");
    place_focus(frame, whole, model::DeskFocus::detail);
    if (!desk.detail) return;
    const model::DeskDetail& detail = *desk.detail;
    canvas.set_row(detail.id);
    const float lower = draw_name(frame, detail, area);
    const bool band = area.top + lower + facts_at <= area.bottom;
    if (band) draw_band(frame, detail, area.from(area.top + lower + band_at));
    draw_facts(frame, detail, area.between(area.top + lower + (band ? facts_at : band_at), area.bottom - 8));
    canvas.set_row({});
}

}  // namespace ui
