// The action rows of the desk in columns: state, object, owner, organisation, next check. The selected row shows the keys
// that are possible for it, and only those; a claim on its way is dashed and never looks owned, a refusal names the true
// owner and has no colour. It must never send anything itself.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

using model::ActionRow;
using model::OwnerLook;

constexpr float head_height = 30, pitch = 38, second_line = 22, keys_line = 30, rest_height = 26;
constexpr PlateMeasures plate{.padding = 6, .radius = 4, .border = 2, .hatch = 11};

// Where the columns stand, and the next row between them; the organisation gives way first.
struct Columns {
    Area area;
    float object = 0, owner = 0, org = 0, right = 0;
    bool orgs = true;
};

// The owner's column is as wide as the widest of them wants, the object's likewise; what they leave is the organisation's.
Columns columns_of(const Frame& frame, const Area& area) {
    constexpr float least_org = 96, gap = 14;
    const Canvas& canvas = frame.canvas;
    const float size = frame.style.t2;
    Columns columns{.area = area};
    columns.object = area.left + (frame.english() ? 84.0f : 64.0f);
    columns.right = area.right - 8;
    float time = 48, owner = 56, object = 120, org = 0;
    for (const ActionRow& row : frame.board.actions.rows) {
        time = std::max(time, canvas.width(row.time, size));
        const float plate_room = row.owner_look == OwnerLook::none ? 14.0f : 0.0f;
        owner = std::max(owner, canvas.width(row.owner, size, Weight::bold) + plate_room);
        object = std::max(object, canvas.width(row.object, size, Weight::bold));
        org = std::max(org, canvas.width(row.org, 14));
    }
    const float room = columns.right - time - gap - columns.object;
    owner = std::min(owner + gap, room * 0.42f);
    object = std::min(object + gap, room - owner);
    const float spare = room - owner - object - (org > 0 ? org + gap : 0.0f);
    if (spare > 0) owner += spare * 0.2f, object += spare * 0.5f;
    const float left = room - owner - object;
    columns.orgs = org > 0 && left + (object - room * 0.45f) >= least_org;
    if (columns.orgs) object = std::min(object, room - owner - std::min(org, std::max(least_org, left)));
    columns.owner = columns.object + (columns.orgs ? object : room - owner);
    columns.org = columns.owner + owner;
    return columns;
}

// Measured before anything is drawn.
struct RowPlan {
    Fitted object, under, refusal;
    float lower = 0;    // what stands under an object of two lines lies lower
    bool keys = false;  // those that are possible for it stand below
    float height = pitch;
};

// `keys`: the height has room for them.
RowPlan plan_of(const Frame& frame, const ActionRow& row, const Columns& columns, bool keys) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    RowPlan plan;
    const float room = columns.owner - 14 - columns.object;
    plan.object = fitted(canvas, {row.object, Weight::bold}, room,
                         {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}, {style.t3, Tier::t3, 2}});
    const bool explain = row.alarm || row.pending || row.selected;
    if (explain && !row.under.empty()) {
        plan.under = fitted(canvas, {row.under}, columns.right - columns.object - 40, {{14, Tier::t3, 2}});
        plan.lower = plan.object.lines.size() > 1 ? 4.0f : 0.0f;
        plan.height += plan.under.lines.empty() ? 0.0f : plan.lower + height_of(plan.under) + 6;
    }
    if (!row.refusal.empty()) {
        plan.refusal =
            fitted(canvas, {row.refusal, Weight::bold}, columns.right - columns.object - 12, {{style.t3, Tier::t3, 2}});
        plan.height += height_of(plan.refusal) + 18;
    }
    plan.keys = keys && row.selected && !row.moves.empty();
    if (plan.keys) plan.height += keys_line;
    return plan;
}

void draw_state(const Frame& frame, const ActionRow& row, const Columns& columns, float centre) {
    Canvas& canvas = frame.canvas;
    const TextStyle text{.size = frame.style.t2, .colour = frame.theme().t2, .tier = Tier::t2};
    const float left = columns.area.left;
    const float room = columns.object - left - 10;
    const bool on_plate = row.alarm && row.owner_look != OwnerLook::none && !row.pending;
    const Fitted state = fitted(canvas, {row.state, on_plate ? Weight::bold : Weight::regular}, room - 12,
                                {{frame.style.t2, Tier::t2, 1}, {14, Tier::t3, 1}});
    if (state.lines.empty()) return;
    TextStyle shown = text;
    shown.size = state.step.size;
    shown.tier = state.step.tier;
    const Rect box{left, centre - 13, room, 26};
    if (on_plate) {
        draw_plate(frame, {box, state.lines.front(), row.filled, shown}, plate);
        return;
    }
    if (row.pending) canvas.dashed(box, frame.theme().t1, 1.5f, "pending");
    canvas.text({left + 6, centre - shown.size / 2.0f}, state.lines.front(), shown);
}

void draw_claim(const Frame& frame, const ActionRow& row, const Columns& columns, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const std::string_view word = model::say(model::Say::claim_button, frame.language());
    const float width = canvas.width(word, 16, Weight::bold) + 46;
    const Rect box{columns.right - width, centre - 14, width, 28};
    canvas.fill(box, theme.paper, 4, "claim");
    const Ground ground(canvas, theme.paper);
    canvas.text({box.x + 12, centre - 8}, word,
                {.size = 16, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t2});
    canvas.text({box.x + width - 8, centre - 7}, std::string(1, key_of(model::Move::claim)),
                {.size = 14, .colour = theme.paper_ink, .tier = Tier::t3, .align = Align::right});
    place_move(frame, box, row.id, model::Move::claim);
}

void draw_people(const Frame& frame, const ActionRow& row, const Columns& columns, float centre) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const bool none = row.owner_look == OwnerLook::none;
    if (row.claimable && row.selected) {
        draw_claim(frame, row, columns, centre);
        return;
    }
    canvas.text({columns.right, centre - style.t2 / 2.0f}, row.time,
                {.size = style.t2,
                 .weight = row.overdue ? Weight::bold : Weight::regular,
                 .colour = frame.ink(),
                 .tier = Tier::t2,
                 .align = Align::right});
    const float end = columns.right - canvas.width(row.time, style.t2, Weight::bold) - 14;
    const float room = columns.orgs ? columns.org - columns.owner - 10 : end - columns.owner;
    const bool pending = row.owner_look == OwnerLook::pending;
    const Weight weight = pending ? Weight::regular : Weight::bold;
    const Words words{row.owner, weight};
    const Fitted owner =
        none ? fitted(canvas, words, room - 4, {{style.t2, Tier::t2, 1}, {14, Tier::t3, 1}})
             : fitted(canvas, words, room, {{style.t2, Tier::t2, 1}, {14, Tier::t3, 1}, {14, Tier::t3, 2}});
    if (owner.lines.empty()) return;
    const TextStyle text{.size = owner.step.size, .weight = weight, .colour = frame.ink(), .tier = owner.step.tier};
    const float width = canvas.width(owner.lines.front(), text.size, weight);
    if (none) {
        draw_plate(frame, {{columns.owner - 6, centre - 13, width + 14, 26}, owner.lines.front(), row.filled, text},
                   plate);
    } else {
        draw_fitted(canvas, {columns.owner, centre - height_of(owner) / 2.0f}, owner, text);
        for (float x = columns.owner; pending && x < columns.owner + width; x += 5)
            canvas.line({x, centre + 12}, {std::min(x + 3, columns.owner + width), centre + 12}, theme.t1, 1);
    }
    if (!columns.orgs) return;
    draw_line(canvas, {columns.org, centre - 7, end - columns.org}, row.org,
              {.size = 14, .colour = theme.t2, .tier = Tier::t3});
}

void draw_keys(const Frame& frame, const ActionRow& row, const Columns& columns, float top) {
    Canvas& canvas = frame.canvas;
    float x = columns.object;
    for (const model::Move move : row.moves) {
        if (move == model::Move::claim && row.claimable) continue;
        const std::string key(1, key_of(move));
        const std::string_view word = word_of_move(move, frame.language());
        const float width = key_width(canvas, key) + 6 + canvas.width(word, 14);
        if (x + width > columns.right) return;
        const float cap = draw_key(canvas, {x, top}, key);
        canvas.text({x + cap + 6, top + 4}, word, {.size = 14, .colour = frame.theme().t2, .tier = Tier::t3});
        place_move(frame, {x - 3, top - 3, width + 6, 28}, row.id, move);
        x += width + 14;
    }
}

void draw_refusal(const Frame& frame, const ActionRow& row, const Fitted& words, Slot slot) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Rect box{slot.x, slot.y, slot.width, height_of(words) + 12};
    canvas.fill(box, theme.panel, 0, "refused");
    canvas.fill({box.x, box.y, 3, box.h}, theme.t1, 0, "refused");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {box.x + 12, box.y + 6}, words, {.weight = Weight::bold, .colour = theme.t1});
    place_dismissal(frame, box, row.refusal_key);
}

void draw_row(const Frame& frame, const ActionRow& row, const RowPlan& plan, const Columns& columns) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Area& area = columns.area;
    const Rect whole{area.left - 8, area.top, area.width() + 8, plan.height - 1};
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_chosen_row(frame, whole, {{}, row.id});
    if (row.selected) draw_desk_selected(frame, whole);
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    if (row.changed) canvas.fill({area.left - 14, area.top + 6, 3, pitch - 12}, theme.t1, 0, "changed");
    const float centre = area.top + pitch / 2.0f;
    draw_state(frame, row, columns, centre);
    draw_fitted(canvas, {columns.object, centre - height_of(plan.object) / 2.0f}, plan.object,
                {.weight = Weight::bold, .colour = frame.ink()});
    if (row.struck && plan.object.lines.size() == 1) {
        const float end = columns.object + canvas.width(plan.object.lines.front(), plan.object.step.size, Weight::bold);
        canvas.line({columns.object, centre}, {end, centre}, theme.t1, 1.5f);
    }
    draw_people(frame, row, columns, centre);
    float top = area.top + pitch + plan.lower;
    draw_fitted(canvas, {columns.object, top - 2}, plan.under, {.colour = row.pending ? theme.t2 : frame.ink()});
    if (!plan.under.lines.empty()) {
        canvas.text({columns.right, top - 2}, row.under_right,
                    {.size = 14, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
        top += height_of(plan.under) + 6;
    }
    if (!row.refusal.empty()) {
        draw_refusal(frame, row, plan.refusal, {columns.object, top, columns.right - columns.object});
        top += height_of(plan.refusal) + 18;
    }
    if (plan.keys) draw_keys(frame, row, columns, top);
    canvas.set_row({});
}

void draw_head(const Frame& frame, const Columns& columns) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& actions = frame.board.actions;
    TextStyle quiet{.size = 14, .colour = frame.theme().t2, .tier = Tier::t3};
    const float left = columns.area.left;
    const float y = columns.area.top + 8;
    draw_line(canvas, {left, y, columns.owner - 12 - left}, actions.head, quiet);
    if (actions.rows.empty()) return;
    draw_line(canvas, {columns.owner, y, 80}, actions.head_owner, quiet);
    quiet.align = Align::right;
    draw_line(canvas, {columns.right, y, columns.right - columns.owner - 90}, actions.head_time, quiet);
}

std::vector<float> heights_of(const std::vector<RowPlan>& plans) {
    std::vector<float> heights;
    for (const RowPlan& plan : plans) heights.push_back(plan.height);
    return heights;
}

}  // namespace

float draw_desk_actions(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& actions = frame.board.actions;
    const std::vector<ActionRow>& rows = actions.rows;
    if (area.top + head_height > area.bottom || (rows.empty() && actions.head.empty())) return area.top;
    Columns columns = columns_of(frame, area);
    draw_head(frame, columns);
    float& top = columns.area.top;
    top += head_height;
    const float whole = columns.area.height();
    const bool keys = whole - rest_height > pitch * 3 + keys_line;
    std::vector<RowPlan> plans;
    for (const ActionRow& each : rows) plans.push_back(plan_of(frame, each, columns, keys));
    const float room = whole - line_below(actions, heights_of(plans), whole, rest_height);
    RowsDrawn drawn;
    drawn.first = drawn.end = first_shown(rows, heights_of(plans), room);
    const float end = top + room;
    for (std::size_t& i = drawn.end; i < rows.size() && top + plans[i].height <= end; ++i) {
        if (!rows[i].selected && (i == drawn.first || !rows[i - 1].selected))
            canvas.line({area.left, top + 0.5f}, {area.right, top + 0.5f}, frame.theme().line, 1);
        draw_row(frame, rows[i], plans[i], columns);
        top += plans[i].height;
    }
    place_list(frame, drawn, area);
    if (top + 22 > area.bottom) return top;
    return draw_hidden_rows(frame, drawn, area.from(top + 5)) ? top + rest_height : top;
}

}  // namespace ui
