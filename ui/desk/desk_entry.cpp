// The quick entry: modes, the line being typed with its caret, what was understood of it, what the keyboard offers, and
// what it would come to. Enter says what it will do only while it will do it. It must never send.
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/typed_line.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float modes_height = 46, line_height = 48, fields_height = 56, choice_pitch = 32, tight_pitch = 25,
                consequence_height = 46;
constexpr float padding = 16, line_size = 20;

std::size_t rows_of(const model::Desk& desk) {
    const std::size_t columns = std::max<std::size_t>(1, desk.columns);
    return (desk.choices.size() + columns - 1) / columns;
}

// As many rows of choices as there are; four are kept free for the next mode.
std::size_t shown_rows(const model::Desk& desk) { return std::max<std::size_t>(4, rows_of(desk)); }

float fixed_height() { return modes_height + 18 + line_height + 10 + fields_height + 8 + consequence_height; }

// The letters of the modes are Shift's: without it they belong to the selected row. While the line is typed into they are
// text, and no cap says otherwise.
struct ModesLook {
    float size = 18;  // of the words
    bool words = true;
    float gap = 24;
};

constexpr std::string_view shift = "Shift";
constexpr float shift_gap = 8, cap_gap = 6;

float mode_width(const Canvas& canvas, const model::DeskMode& mode, float size) {
    return key_width(canvas, std::string(1, mode.letter)) + cap_gap + canvas.width(mode.word, size, Weight::bold);
}

// The largest letters in which all words fit; where none do only the current one is written out.
ModesLook look_of(const Canvas& canvas, const model::Desk& desk, float room) {
    const float gaps = static_cast<float>(std::max<std::size_t>(2, desk.modes.size()) - 1);
    for (const float size : {18.0f, 16.0f, 14.0f}) {
        float whole = 0;
        for (const model::DeskMode& mode : desk.modes) whole += mode_width(canvas, mode, size);
        if (whole + 10 * gaps <= room) return {size, true, std::min(24.0f, (room - whole) / gaps)};
    }
    return {14, false, 14};
}

void draw_modes(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    const float shift_room = key_width(canvas, shift) + shift_gap;
    const ModesLook look = look_of(canvas, desk, area.width() - shift_room);
    const bool caps = desk.focus != model::DeskFocus::entry || !look.words;
    if (desk.focus != model::DeskFocus::entry) draw_key(canvas, {area.left, area.top + 12}, shift);
    float x = area.left + shift_room;
    for (const model::DeskMode& mode : desk.modes) {
        const std::string letter(1, mode.letter);
        const float key = key_width(canvas, letter);
        if (mode.letter == '/' && look.words) x = std::max(x, area.right - mode_width(canvas, mode, look.size));
        if (caps) draw_key(canvas, {x, area.top + 12}, letter);
        float end = x + key;
        if (look.words || mode.current)
            end +=
                cap_gap +
                draw_line(canvas, {x + key + cap_gap, area.top + 23 - look.size / 2.0f, area.right - x - key - cap_gap},
                          mode.word,
                          {.size = look.size,
                           .weight = mode.current ? Weight::bold : Weight::regular,
                           .colour = mode.current ? theme.t1 : theme.t2,
                           .tier = Tier::t2});
        if (mode.current) canvas.fill({x, area.top + modes_height - 5, end - x, 2}, theme.t1, 0, "mode");
        place_mode(frame, {x - 5, area.top, end - x + 10, modes_height}, mode.mode);
        x = end + look.gap;
    }
    canvas.line({area.left - padding, area.top + modes_height}, {area.right + padding, area.top + modes_height},
                theme.line, 1);
}

TypedLine typed_line(const model::Desk& desk) {
    TypedLine line{.text = desk.line, .caret = desk.caret, .strong = {}, .wrong = {desk.wrong_at, desk.wrong}};
    for (const model::Taken& taken : desk.strong) line.strong.push_back({taken.at, taken.length});
    line.focused = desk.focus == model::DeskFocus::entry;
    line.size = line_size;
    return line;
}

void draw_line_box(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    const bool focused = desk.focus == model::DeskFocus::entry;
    const Rect box = area.upper(line_height);
    canvas.outline(box, focused ? theme.t1 : theme.mark, {focused ? 2.0f : 1.5f, 6}, focused ? "focus" : "entry line");
    place_focus(frame, box, model::DeskFocus::entry);
    float room = box.w - 2 * padding;
    const float centre = box.y + box.h / 2.0f;
    const bool composing = focused && !canvas.composition().empty();  // Enter is the input method's
    if (!desk.sends.empty() && !composing) {
        const float width = canvas.width(desk.sends, style.t3);
        canvas.text({box.x + box.w - 12, centre - style.t3 / 2.0f}, desk.sends, frame.quiet(Align::right));
        place_submit(frame, {box.x + box.w - 16 - width, box.y, width + 16, box.h});
        room -= width + 20;
    }
    if (const std::string method = focused ? method_said(frame) : std::string(); !method.empty()) {
        canvas.text({box.x + padding + room, centre - 7}, method,
                    {.size = 14, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
        room -= canvas.width(method, 14) + 12;
    }
    if (desk.line.empty() && !composing)
        draw_line(canvas, {box.x + padding + 6, centre - style.t3 / 2.0f, room - 6}, desk.example, frame.quiet());
    draw_typed_line(frame, typed_line(desk), {box.x + padding, box.y, room, box.h});
}

void draw_fields(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    if (desk.fields.empty()) return;
    std::vector<float> wants;
    float whole = 0;
    for (const model::DeskField& field : desk.fields) {
        const float value = std::max(canvas.width(field.value, 18, Weight::bold), 44.0f);
        wants.push_back(std::max(value, canvas.width(field.label, 14)) + 22);
        whole += wants.back();
    }
    const float scale = std::min(1.0f, area.width() / whole);
    const float spare =
        scale < 1.0f ? 0.0f : std::min(24.0f, (area.width() - whole) / static_cast<float>(wants.size()));
    float x = area.left;
    for (std::size_t i = 0; i < desk.fields.size(); ++i) {
        const model::DeskField& field = desk.fields[i];
        const float room = wants[i] * scale - 14;
        draw_line(canvas, {x, area.top, room}, field.label, {.size = 14, .colour = theme.t2, .tier = Tier::t3});
        if (field.missing)
            canvas.dashed({x, area.top + 20, std::min(44.0f, room), 22}, theme.t1, 1.5f, "missing");
        else if (field.value.empty())
            canvas.line({x, area.top + 31}, {x + 14, area.top + 31}, theme.mark, 2);
        const Fitted value = fitted(canvas, {field.value, Weight::bold}, room, {{18, Tier::t2, 1}, {14, Tier::t3, 2}});
        draw_fitted(canvas, {x, area.top + 31 - height_of(value) / 2.0f}, value,
                    {.weight = Weight::bold, .colour = theme.t1});
        x += wants[i] * scale + spare;
    }
    canvas.line({area.left, area.top + fields_height - 6}, {area.right, area.top + fields_height - 6}, theme.line, 1);
}

void draw_choice(const Frame& frame, const model::DeskChoice& choice, Rect box) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    if (choice.chosen) canvas.fill(box, theme.paper, 4, "choice");
    const Ground ground(canvas, choice.chosen ? theme.paper : canvas.ground());
    const Colour ink = choice.chosen ? theme.paper_ink : theme.t1;
    const float centre = box.y + box.h / 2.0f;
    float x = box.x + 8;
    if (!choice.letter.empty()) {
        canvas.text({x, centre - 8}, choice.letter,
                    {.size = 16, .colour = choice.chosen ? theme.paper_ink : theme.t2, .tier = Tier::t3});
        x += 22;
    }
    const float room = box.x + box.w - x - (choice.guarded ? 28.0f : 6.0f);
    const Fitted word = fitted(canvas, {choice.word}, room, {{18, Tier::t2, 1}, {14, Tier::t3, 2}});
    draw_fitted(canvas, {x, centre - height_of(word) / 2.0f}, word, {.colour = ink});
    float end = x;
    for (const std::string& line : word.lines) end = std::max(end, x + canvas.width(line, word.step.size));
    if (choice.guarded) {
        canvas.line({x, centre}, {end, centre}, ink, 1.5f);
        draw_shape(canvas, Shape::do_not, {{end + 6, centre - 9}, 18}, {ink, canvas.ground()});
    }
    place_choice(frame, box, choice);
}

// Those that have no room are counted in the last place: what is not offered can still be typed.
void draw_choices(const Frame& frame, const Area& area) {
    const model::Desk& desk = *frame.board.desk;
    const std::size_t columns = std::max<std::size_t>(1, desk.columns);
    const float width = area.width() / static_cast<float>(columns);
    const float pitch = std::clamp(area.height() / static_cast<float>(shown_rows(desk)), tight_pitch, choice_pitch);
    const auto rows = static_cast<std::size_t>(std::max(0.0f, (area.height() + 0.5f) / pitch));
    const std::size_t room = rows * columns;
    const bool all = desk.choices.size() <= room;
    const std::size_t shown = all ? desk.choices.size() : room - std::min<std::size_t>(room, 1);
    const auto box_of = [&](std::size_t i) {
        return Rect{area.left + width * static_cast<float>(i % columns) - 8,
                    area.top + pitch * static_cast<float>(i / columns) + 1, width, pitch - 2};
    };
    for (std::size_t i = 0; i < shown; ++i) draw_choice(frame, desk.choices[i], box_of(i));
    if (all || room == 0) return;
    const Rect last = box_of(shown);
    draw_line(frame.canvas, {last.x + 8, last.y + last.h / 2.0f - 8, last.w - 16},
              "… " + std::to_string(desk.choices.size() - shown), frame.quiet());
}

// While a word is being typed the offers for it take the place of the choices.
void draw_completions(const Frame& frame, const Area& area) {
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    for (std::size_t i = 0; i < desk.completions.size(); ++i) {
        const float y = area.top + choice_pitch * static_cast<float>(i / 2);
        if (y + choice_pitch > area.bottom) return;
        const float width = area.width() / 2.0f;
        const float x = area.left + width * static_cast<float>(i % 2);
        float after = x;
        if (i == 0) after += draw_key(frame.canvas, {x, y + 5}, "Tab") + 10;
        draw_line(
            frame.canvas, {after, y + 7, x + width - after - 12}, desk.completions[i].shown,
            {.size = 18, .weight = i == 0 ? Weight::bold : Weight::regular, .colour = theme.t1, .tier = Tier::t2});
        place_completion(frame, {x - 8, y, width, choice_pitch}, {desk.line, desk.caret, desk.completions[i]});
    }
}

void draw_consequence(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    canvas.line({area.left, area.top + 0.5f}, {area.right, area.top + 0.5f}, theme.line, 1);
    float x = area.left;
    const float centre = area.top + consequence_height / 2.0f;
    if (desk.guarded) {
        draw_shape(canvas, Shape::do_not, {{x, centre - 9}, 18}, {theme.t1, canvas.ground()});
        x += 28;
    }
    const Fitted text =
        fitted(canvas, {desk.consequence}, area.right - x, {{frame.style.t3, Tier::t2, 1}, {14, Tier::t3, 2}});
    draw_fitted(canvas, {x, centre - height_of(text) / 2.0f}, text, {.colour = theme.t1});
}

}  // namespace

float desk_entry_height(const model::Desk& desk, float room) {
    const auto rows = static_cast<float>(shown_rows(desk));
    if (fixed_height() + choice_pitch * rows <= room) return fixed_height() + choice_pitch * rows;
    if (fixed_height() + tight_pitch * rows <= room) return room;
    return fixed_height() + tight_pitch * std::max(0.0f, std::floor((room - fixed_height()) / tight_pitch));
}

void draw_desk_entry(const Frame& frame, const Area& area) {
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    frame.canvas.fill(area.upper(area.height(), padding), theme.panel, 8, "entry");
    const Ground ground(frame.canvas, theme.panel);
    Area part = area;
    draw_modes(frame, part);
    part.top += modes_height + 18;
    draw_line_box(frame, part);
    part.top += line_height + 10;
    draw_fields(frame, part);
    part.top += fields_height;
    part.bottom = area.bottom - consequence_height - 4;
    const bool typing = desk.focus == model::DeskFocus::entry && !desk.line.empty() && !desk.completions.empty();
    if (typing)
        draw_completions(frame, part);
    else
        draw_choices(frame, part);
    draw_consequence(frame, area.from(area.bottom - consequence_height));
}

float draw_desk_sent(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Desk& desk = *frame.board.desk;
    float bottom = area.bottom;
    for (auto sent = desk.sent.rbegin(); sent != desk.sent.rend(); ++sent) {
        const Fitted stage = fitted(canvas, {sent->stage, sent->refused ? Weight::bold : Weight::regular},
                                    area.width() - 28, {{14, Tier::t3, 2}});
        const float height = 20 + 18 + height_of(stage);
        const Rect box = area.from(bottom - height).upper(height, 8);
        if (sent->refused) {
            canvas.fill(box, theme.panel, 0, "refused");
            canvas.fill({box.x, box.y, 3, box.h}, theme.t1, 0, "refused");
        } else {
            canvas.dashed(box, theme.t1, 1.5f, "pending");
        }
        const Ground ground(canvas, sent->refused ? theme.panel : canvas.ground());
        draw_line(canvas, {area.left + 6, box.y + 8, area.width() - 12}, sent->line,
                  {.size = frame.style.t3, .colour = theme.t1, .tier = Tier::t2});
        draw_fitted(
            canvas, {area.left + 6, box.y + 30}, stage,
            {.weight = sent->refused ? Weight::bold : Weight::regular, .colour = sent->refused ? theme.t1 : theme.t2});
        if (sent->refused) place_dismissal(frame, box, sent->key);
        bottom -= height + 8;
    }
    return bottom;
}

}  // namespace ui
