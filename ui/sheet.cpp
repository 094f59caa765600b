// The handover sheet: who hands to whom at the top, ten items in a fixed order, below who commands now and the button
// that is dashed until all ten are read back. It must never look like command has moved before the record says so.
#include "model/record/words.h"
#include "ui/panel_far_keys.h"
#include "ui/panel_near.h"
#include "ui/panel_near_places.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/panels.h"

#include <algorithm>

namespace ui {
namespace {

using model::ItemRead;

constexpr float margin = 40, gutter = 32, rule_y = 112, foot_height = 136, strip_height = 44;
constexpr float text_at = 64, circle = 32, drill_edge = 16;
constexpr float name_size = 36, large = 20, middle = 18, small = 16;
constexpr RailMeasures rail{.label = 18,
                            .to_label = 17,
                            .after = 12,
                            .line = 14,
                            .to_next = 20,
                            .blank = 22,
                            .track = 3,
                            .ring = 2,
                            .all_names = true};

TextStyle quiet(const Theme& theme, float size) { return {.size = size, .colour = theme.t2, .tier = Tier::t3}; }

std::vector<model::Station> stations_of(const model::Sheet& sheet) {
    std::vector<model::Station> stations;
    for (std::size_t i = 0; i < sheet.rail.size(); ++i) {
        const int at = static_cast<int>(i);
        const auto state = at < sheet.stage    ? model::StationState::past
                           : at == sheet.stage ? model::StationState::current
                                               : model::StationState::next;
        stations.push_back({sheet.rail[i], state});
    }
    return stations;
}

// A person and the organisation behind; returns where it ended.
float draw_person(Canvas& canvas, Point at, const std::string& name, const std::string& org, float width) {
    const Theme& theme = canvas.theme();
    const Fitted shown = fitted(canvas, name, Weight::bold, width,
                                {{name_size, Tier::t1, 1}, {large, Tier::t2, 1}, {small, Tier::t3, 2}});
    draw_fitted(canvas, {at.x, at.y + (name_size - height_of(shown)) / 2.0f}, shown,
                {.weight = Weight::bold, .colour = theme.t1});
    float used = 0;
    for (const std::string& line : shown.lines)
        used = std::max(used, canvas.width(line, shown.step.size, Weight::bold));
    if (!org.empty() && used + 18 + canvas.width(org, middle) <= width)
        used += 18 + canvas.text({at.x + used + 18, at.y + 11}, org, quiet(theme, middle));
    return at.x + used;
}

void draw_arrow(Canvas& canvas, float left, float y) {
    const Colour ink = canvas.theme().t1;
    canvas.line({left, y}, {left + 58, y}, ink, 3);
    canvas.line({left + 48, y - 10}, {left + 60, y}, ink, 3);
    canvas.line({left + 48, y + 10}, {left + 60, y}, ink, 3);
    canvas.note_shape("hands to", {left, y - 10, 60, 20}, ink);
}

void draw_head(Canvas& canvas, const model::Board& board, const model::Sheet& sheet, Size size) {
    const Theme& theme = canvas.theme();
    const float right = size.w - margin;
    float x = margin + canvas.text({margin, 28}, sheet.heading, quiet(theme, small));
    if (board.drill)
        canvas.text({x + 20, 28}, model::say(model::Say::drill, board.language),
                    {.size = small, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    const float people_end = size.w * 0.6f;
    x = draw_person(canvas, {margin, 54}, sheet.from, sheet.from_org, (people_end - margin - 110) / 2.0f) + 22;
    draw_arrow(canvas, x, 73);
    draw_person(canvas, {x + 84, 54}, sheet.to, sheet.to_org, people_end - x - 84);
    RailMeasures measures = rail;
    const std::vector<model::Station> stations = stations_of(sheet);
    measures.all_names = rail_width(canvas, stations, measures) <= size.w * 0.5f;
    draw_rail(canvas, {right - rail_width(canvas, stations, measures), 40}, stations, measures);
    const TextStyle fresh{
        .size = middle, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3, .align = Align::right};
    x = right - draw_line(canvas, {right, 76}, board.footer.fresh, fresh, 240) - 20;
    TextStyle said = quiet(theme, middle);
    said.align = Align::right;
    x -= draw_line(canvas, {x, 76}, board.header.clock, said, 240) + 20;
    draw_line(canvas, {x, 76}, sheet.reason, said, x - people_end - 12);
    canvas.line({margin, rule_y}, {right, rule_y}, theme.line, 2);
}

// Returns where the items begin.
float draw_old(Canvas& canvas, const model::Board& board, Size size) {
    const Theme& theme = canvas.theme();
    if (!board.strip) return rule_y + 8;
    const bool old = board.colourless;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    canvas.fill({0, rule_y, size.w, strip_height}, ground_colour, 0, "strip");
    const Ground ground(canvas, ground_colour);
    const float y = rule_y + strip_height / 2.0f;
    const float used =
        draw_line(canvas, {margin, y - large / 2.0f}, board.strip->main,
                  {.size = large, .weight = Weight::bold, .colour = ink, .tier = Tier::t2}, size.w - 2 * margin);
    draw_line(canvas, {size.w - margin, y - middle / 2.0f}, board.strip->right,
              {.size = middle, .colour = ink, .tier = Tier::t3, .align = Align::right},
              size.w - 2 * margin - used - 24);
    return rule_y + strip_height + 4;
}

void draw_circle(Canvas& canvas, Point centre, ItemRead read) {
    const Theme& theme = canvas.theme();
    const Rect box{centre.x - circle / 2.0f, centre.y - circle / 2.0f, circle, circle};
    switch (read) {
        case ItemRead::done:
            canvas.disc(centre, circle / 2.0f, theme.t2);
            canvas.line({centre.x - 7, centre.y}, {centre.x - 2, centre.y + 6}, theme.bg, 3);
            canvas.line({centre.x - 2, centre.y + 6}, {centre.x + 8, centre.y - 6}, theme.bg, 3);
            canvas.note_shape("read back", box, theme.t2);
            return;
        case ItemRead::current: canvas.ring(centre, circle / 2.0f - 1, theme.t1, 2); break;
        case ItemRead::not_yet: canvas.ring(centre, circle / 2.0f - 1, theme.mark, 2); break;
    }
    canvas.note_shape("not read back", box, read == ItemRead::current ? theme.t1 : theme.mark);
}

void draw_item(Canvas& canvas, const PanelStyle& style, const model::SheetItem& item, Rect box) {
    const Theme& theme = canvas.theme();
    const bool current = item.read == ItemRead::current;
    const Rect frame{box.x - 16, box.y + 4, box.w + 32, box.h - 8};
    if (current) {
        canvas.fill(frame, theme.focus, 8, "focus");
        canvas.outline(frame, theme.t1, 2, 8, "focus");
    }
    const Ground ground(canvas, current ? theme.focus : canvas.ground());
    const float top = box.y + (box.h - 76) / 2.0f;
    const TextStyle number{.size = 28,
                           .weight = current ? Weight::bold : Weight::regular,
                           .colour = style.ink(theme),
                           .tier = Tier::t2,
                           .align = Align::centre};
    canvas.text({box.x + 24, top}, item.number, number);
    const float left = box.x + text_at;
    const float room = box.w - text_at - circle - 28;
    draw_line(canvas, {left, top}, item.label, quiet(theme, small), room);
    const Fitted main = fitted(canvas, item.main, Weight::bold, room,
                               {{large, Tier::t2, 1}, {middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {left, top + 26}, main, {.weight = Weight::bold, .colour = style.ink(theme)});
    const Fitted second =
        fitted(canvas, item.second, Weight::regular, room, {{middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {left, top + 56}, second, {.colour = theme.t2});
    draw_circle(canvas, {box.x + box.w - circle / 2.0f - 4, box.y + box.h / 2.0f}, item.read);
}

void draw_items(Canvas& canvas, const PanelStyle& style, const model::Sheet& sheet, Rect room, Hits& hits) {
    const float width = (room.w - gutter) / 2.0f;
    const std::size_t each = (sheet.items.size() + 1) / 2;
    const float pitch = room.h / static_cast<float>(std::max<std::size_t>(1, each));
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        const std::size_t line = i % each;
        const Rect box{room.x + (i < each ? 0.0f : width + gutter), room.y + pitch * static_cast<float>(line), width,
                       pitch};
        if (line > 0) canvas.line({box.x, box.y}, {box.x + box.w, box.y}, canvas.theme().line, 1);
        draw_item(canvas, style, sheet.items[i], box);
        if (sheet.items[i].read == ItemRead::current)
            place_read(canvas, hits, box, {sheet.handover, static_cast<int>(i) + 1});
    }
}

void draw_accept(Canvas& canvas, const model::Sheet& sheet, Rect box, Hits& hits) {
    if (sheet.accept.empty()) return;
    const Theme& theme = canvas.theme();
    if (sheet.ready)
        canvas.fill(box, theme.paper, 8, "accept");
    else
        canvas.dashed(box, theme.mark, 2, "not yet");
    const Ground ground(canvas, sheet.ready ? theme.paper : theme.panel);
    const float middle_x = box.x + box.w / 2.0f;
    TextStyle word{.size = 24,
                   .weight = Weight::bold,
                   .colour = sheet.ready ? theme.paper_ink : theme.t2,
                   .tier = Tier::t2,
                   .align = Align::centre};
    canvas.text({middle_x, box.y + (sheet.accept_why.empty() ? 24.0f : 12.0f)}, sheet.accept, word);
    TextStyle why = quiet(theme, small);
    why.align = Align::centre;
    draw_line(canvas, {middle_x, box.y + 46}, sheet.accept_why, why, box.w - 16);
    if (sheet.ready) place_acceptance(canvas, hits, box, sheet.handover);
}

void draw_foot(Canvas& canvas, const PanelStyle& style, const model::Board& board, Size size, Hits& hits) {
    const Theme& theme = canvas.theme();
    const model::Sheet& sheet = *board.sheet;
    const float top = size.h - foot_height;
    canvas.fill({0, top, size.w, foot_height}, theme.panel, 0, "footer");
    const Ground ground(canvas, theme.panel);
    const float right = size.w - margin - (sheet.accept.empty() ? 0.0f : 344.0f);
    const Fitted rule = fitted(canvas, sheet.rule, Weight::bold, right - margin,
                               {{large, Tier::t2, 1}, {middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {margin, top + 24}, rule, {.weight = Weight::bold, .colour = style.ink(theme)});
    if (board.entry) return;  // the line being typed lies here
    float x = margin;
    for (const std::string* words : {&sheet.counts, &sheet.length, &sheet.wait})
        if (!words->empty()) x += draw_line(canvas, {x, top + 60}, *words, quiet(theme, middle), right - x) + 36;
    x = margin;
    const auto key = [&](std::string_view name, model::Say word) {
        x += draw_key(canvas, {x, top + 94}, name) + 8;
        x += draw_line(canvas, {x, top + 97}, model::say(word, board.language), quiet(theme, small), right - x) + 20;
    };
    if (!sheet.handover.empty() && sheet.stage == 2) {
        key("Space", model::Say::key_read);
        key("Backspace", model::Say::key_unread);
    }
    key("/", model::Say::key_enter);
    key("?", model::Say::key_help);
    draw_accept(canvas, sheet, {size.w - margin - 320, top + 28, 320, 72}, hits);
}

}  // namespace

model::Budget sheet_budget(Size) {
    model::Budget budget;
    budget.actions = 0;
    budget.sheet = true;
    return budget;
}

Hits draw_sheet(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    const Theme& theme = canvas.theme();
    canvas.set_ground(theme.bg);
    PanelStyle style = near_style(board);
    if (!board.sheet) {
        draw_near_connecting(canvas, style, board, {size.w, 0, size.h});
        return hits;
    }
    draw_head(canvas, board, *board.sheet, size);
    const float top = draw_old(canvas, board, size);
    const Rect room{margin, top, size.w - 2 * margin, size.h - foot_height - 8 - top};
    if (board.help_open)
        draw_far_keys(canvas, board, room, large);
    else
        draw_items(canvas, style, *board.sheet, room, hits);
    draw_foot(canvas, style, board, size, hits);
    if (board.entry) {
        const float height = near_entry_height(canvas, style, board, size.w);
        draw_near_entry(canvas, style, board, {size.w, size.h - height, size.h}, hits);
    }
    if (board.drill)
        for (const float left : {0.0f, size.w - drill_edge})
            canvas.hatch({left, 0, drill_edge, size.h}, theme.mark, 11, "drill");
    return hits;
}

}  // namespace ui
