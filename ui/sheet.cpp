// The handover sheet: who hands to whom at the top, ten items in a fixed order, below who commands now and the button
// that is dashed until all ten are read back. It must never look like command has moved before the record says so.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"
#include "ui/wall_keys.h"

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

TextStyle quiet(const Theme& theme, float size, Align align = Align::left) {
    return {.size = size, .colour = theme.t2, .tier = Tier::t3, .align = align};
}

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
float draw_person(Canvas& canvas, Slot slot, const std::string& name, const std::string& org) {
    const Theme& theme = canvas.theme();
    const Fitted shown = fitted(canvas, {name, Weight::bold}, slot.width,
                                {{name_size, Tier::t1, 1}, {large, Tier::t2, 1}, {small, Tier::t3, 2}});
    draw_fitted(canvas, {slot.x, slot.y + (name_size - height_of(shown)) / 2.0f}, shown,
                {.weight = Weight::bold, .colour = theme.t1});
    float used = 0;
    for (const std::string& line : shown.lines)
        used = std::max(used, canvas.width(line, shown.step.size, Weight::bold));
    if (!org.empty() && used + 18 + canvas.width(org, middle) <= slot.width)
        used += 18 + canvas.text({slot.x + used + 18, slot.y + 11}, org, quiet(theme, middle));
    return slot.x + used;
}

void draw_arrow(Canvas& canvas, float left, float y) {
    const Colour ink = canvas.theme().t1;
    canvas.line({left, y}, {left + 58, y}, ink, 3);
    canvas.line({left + 48, y - 10}, {left + 60, y}, ink, 3);
    canvas.line({left + 48, y + 10}, {left + 60, y}, ink, 3);
    canvas.note_shape("hands to", {left, y - 10, 60, 20}, ink);
}

void draw_head(const Frame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Sheet& sheet = *frame.board.sheet;
    const float right = frame.size.w - margin;
    float x = margin + canvas.text({margin, 28}, sheet.heading, quiet(theme, small));
    if (frame.board.drill)
        canvas.text({x + 20, 28}, frame.board.drill_word,
                    {.size = small, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    const float people_end = frame.size.w * 0.6f;
    x = draw_person(canvas, {margin, 54, (people_end - margin - 110) / 2.0f}, sheet.from, sheet.from_org) + 22;
    draw_arrow(canvas, x, 73);
    draw_person(canvas, {x + 84, 54, people_end - x - 84}, sheet.to, sheet.to_org);
    RailMeasures measures = rail;
    const std::vector<model::Station> stations = stations_of(sheet);
    measures.all_names = rail_width(canvas, stations, measures) <= frame.size.w * 0.5f;
    draw_rail(canvas, {right - rail_width(canvas, stations, measures), 40}, stations, measures);
    const TextStyle fresh{
        .size = middle, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3, .align = Align::right};
    x = right - draw_line(canvas, {right, 76, 240}, frame.board.footer.fresh, fresh) - 20;
    const TextStyle said = quiet(theme, middle, Align::right);
    x -= draw_line(canvas, {x, 76, 240}, frame.board.header.clock, said) + 20;
    draw_line(canvas, {x, 76, x - people_end - 12}, sheet.reason, said);
    canvas.line({margin, rule_y}, {right, rule_y}, theme.line, 2);
}

// Returns where the items begin.
float draw_old(const Frame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Size size = frame.size;
    if (!frame.board.strip) return rule_y + 8;
    const bool old = frame.board.colourless;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    canvas.fill({0, rule_y, size.w, strip_height}, ground_colour, 0, "strip");
    place_strip(frame, {0, rule_y, size.w, strip_height});
    const Ground ground(canvas, ground_colour);
    const float y = rule_y + strip_height / 2.0f;
    const float used = draw_line(canvas, {margin, y - large / 2.0f, size.w - 2 * margin}, frame.board.strip->main,
                                 {.size = large, .weight = Weight::bold, .colour = ink, .tier = Tier::t2});
    draw_line(canvas, {size.w - margin, y - middle / 2.0f, size.w - 2 * margin - used - 24}, frame.board.strip->right,
              {.size = middle, .colour = ink, .tier = Tier::t3, .align = Align::right});
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

void draw_item(const Frame& frame, const model::SheetItem& item, Rect box) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool current = item.read == ItemRead::current;
    const Rect around{box.x - 16, box.y + 4, box.w + 32, box.h - 8};
    if (current) {
        canvas.fill(around, theme.focus, 8, "focus");
        canvas.outline(around, theme.t1, {2, 8}, "focus");
    }
    const Ground ground(canvas, current ? theme.focus : canvas.ground());
    const float top = box.y + (box.h - 76) / 2.0f;
    const TextStyle number{.size = 28,
                           .weight = current ? Weight::bold : Weight::regular,
                           .colour = frame.ink(),
                           .tier = Tier::t2,
                           .align = Align::centre};
    canvas.text({box.x + 24, top}, item.number, number);
    const float left = box.x + text_at;
    const float room = box.w - text_at - circle - 28;
    draw_line(canvas, {left, top, room}, item.label, quiet(theme, small));
    const Fitted main = fitted(canvas, {item.main, Weight::bold}, room,
                               {{large, Tier::t2, 1}, {middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {left, top + 26}, main, {.weight = Weight::bold, .colour = frame.ink()});
    const Fitted second = fitted(canvas, {item.second}, room, {{middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {left, top + 56}, second, {.colour = theme.t2});
    draw_circle(canvas, {box.x + box.w - circle / 2.0f - 4, box.y + box.h / 2.0f}, item.read);
}

std::size_t columns_of(Size size) {
    constexpr float third_from = 2200;
    return size.h > size.w ? 1 : size.w < third_from ? 2 : 3;
}

void draw_items(const Frame& frame, const Area& room) {
    const model::Sheet& sheet = *frame.board.sheet;
    const std::size_t columns = columns_of(frame.size);
    const auto across = static_cast<float>(columns);
    const float width = (room.width() - gutter * (across - 1)) / across;
    const std::size_t each = (sheet.items.size() + columns - 1) / columns;
    const float pitch = room.height() / static_cast<float>(std::max<std::size_t>(1, each));
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        const std::size_t line = i % each;
        const float left = room.left + (width + gutter) * static_cast<float>(i / each);
        const Rect box{left, room.top + pitch * static_cast<float>(line), width, pitch};
        if (line > 0) frame.canvas.line({box.x, box.y}, {box.x + box.w, box.y}, frame.theme().line, 1);
        draw_item(frame, sheet.items[i], box);
        if (sheet.items[i].read == ItemRead::current) place_read(frame, box, {sheet.handover, static_cast<int>(i) + 1});
    }
}

void draw_accept(const Frame& frame, Rect box) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Sheet& sheet = *frame.board.sheet;
    if (sheet.accept.empty()) return;
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
    draw_line(canvas, {middle_x, box.y + 46, box.w - 16}, sheet.accept_why, quiet(theme, small, Align::centre));
    if (sheet.ready) place_acceptance(frame, box, sheet.handover);
}

void draw_foot(const Frame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Size size = frame.size;
    const model::Sheet& sheet = *frame.board.sheet;
    const float top = size.h - foot_height;
    canvas.fill({0, top, size.w, foot_height}, theme.panel, 0, "footer");
    const Ground ground(canvas, theme.panel);
    const float right = size.w - margin - (sheet.accept.empty() ? 0.0f : 344.0f);
    const Fitted rule = fitted(canvas, {sheet.rule, Weight::bold}, right - margin,
                               {{large, Tier::t2, 1}, {middle, Tier::t3, 1}, {small, Tier::t3, 1}});
    draw_fitted(canvas, {margin, top + 24}, rule, {.weight = Weight::bold, .colour = frame.ink()});
    if (frame.board.entry) return;  // the line being typed lies here
    float x = margin;
    for (const std::string* words : {&sheet.counts, &sheet.length, &sheet.wait})
        if (!words->empty()) x += draw_line(canvas, {x, top + 60, right - x}, *words, quiet(theme, middle)) + 36;
    x = margin;
    const auto key = [&](std::string_view name, model::Say word) {
        x += draw_key(canvas, {x, top + 94}, name) + 8;
        x += draw_line(canvas, {x, top + 97, right - x}, model::say(word, frame.language()), quiet(theme, small)) + 20;
    };
    if (!sheet.handover.empty() && sheet.stage == 2) {
        key("Space", model::Say::key_read);
        key("Backspace", model::Say::key_unread);
    }
    key("/", model::Say::key_enter);
    key("?", model::Say::key_help);
    draw_accept(frame, {size.w - margin - 320, top + 28, 320, 72});
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
    const PanelStyle style = compact_style();
    const Frame frame{canvas, style, board, size, hits};
    canvas.set_ground(canvas.theme().bg);
    if (!board.sheet) {
        draw_compact_connecting(frame, compact_area(frame, 0, size.h));
        return hits;
    }
    draw_head(frame);
    const Area room{margin, size.w - margin, draw_old(frame), size.h - foot_height - 8};
    if (board.help_open)
        draw_far_keys(frame, room, large);
    else
        draw_items(frame, room);
    draw_foot(frame);
    if (board.entry) {
        const Area whole = compact_area(frame, 0, size.h);
        draw_compact_entry(frame, whole.from(size.h - compact_entry_height(frame, whole)));
    }
    if (board.drill)
        for (const float left : {0.0f, size.w - drill_edge})
            canvas.hatch({left, 0, drill_edge, size.h}, canvas.theme().mark, 11, "drill");
    return hits;
}

}  // namespace ui
