// The action rows of the desk in columns: state, object, owner, organisation, next check. The selected row shows the keys
// that are possible for it, and only those; a claim on its way is dashed and never looks owned, a refusal names the true
// owner and has no colour. It must never send anything itself.
#include "model/record/words.h"
#include "ui/desk.h"
#include "ui/panel_near.h"
#include "ui/panel_near_places.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

using model::ActionRow;
using model::OwnerLook;

constexpr float head_height = 30, pitch = 38, second_line = 22, keys_line = 30, rest_height = 26;
constexpr PlateMeasures plate{.padding = 6, .radius = 4, .border = 2, .hatch = 11};

// Where the columns stand; the organisation gives way first.
struct Columns {
    float state = 0, object = 0, owner = 0, org = 0, right = 0;
    bool orgs = true;
};

Columns columns_of(const Canvas& canvas, const PanelStyle& style, const model::ActionList& actions,
                   const DeskArea& area) {
    Columns columns;
    columns.state = area.left;
    columns.object = area.left + (style.english ? 84.0f : 64.0f);
    columns.right = area.right - 8;
    float time = 48;
    for (const ActionRow& row : actions.rows) time = std::max(time, canvas.width(row.time, style.t2));
    const float room = columns.right - time - 14 - columns.object;
    columns.orgs = room > 380;
    columns.owner = columns.object + room * (columns.orgs ? 0.52f : 0.62f);
    columns.org = columns.owner + room * (columns.orgs ? 0.16f : 0.38f);
    return columns;
}

// Measured before anything is drawn.
struct RowPlan {
    Fitted object, under, refusal;
    float height = pitch;
};

RowPlan plan_of(const Canvas& canvas, const PanelStyle& style, const ActionRow& row, const Columns& columns,
                bool keys) {
    RowPlan plan;
    const float room = columns.owner - 14 - columns.object;
    plan.object = fitted(canvas, row.object, Weight::bold, room,
                         {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}, {style.t3, Tier::t3, 2}});
    const bool explain = row.alarm || row.pending || row.selected;
    if (explain && !row.under.empty()) {
        plan.under =
            fitted(canvas, row.under, Weight::regular, columns.right - columns.object - 40, {{14, Tier::t3, 2}});
        plan.height += plan.under.lines.empty() ? 0.0f : height_of(plan.under) + 6;
    }
    if (!row.refusal.empty()) {
        plan.refusal =
            fitted(canvas, row.refusal, Weight::bold, columns.right - columns.object - 12, {{style.t3, Tier::t3, 2}});
        plan.height += height_of(plan.refusal) + 18;
    }
    if (keys && row.selected && !row.moves.empty()) plan.height += keys_line;
    return plan;
}

void draw_state(Canvas& canvas, const PanelStyle& style, const ActionRow& row, const Columns& columns, float centre) {
    const TextStyle text{.size = style.t2, .colour = canvas.theme().t2, .tier = Tier::t2};
    const float room = columns.object - columns.state - 10;
    const bool on_plate = row.alarm && row.owner_look != OwnerLook::none && !row.pending;
    const Fitted state = fitted(canvas, row.state, on_plate ? Weight::bold : Weight::regular, room - 12,
                                {{style.t2, Tier::t2, 1}, {14, Tier::t3, 1}});
    if (state.lines.empty()) return;
    TextStyle shown = text;
    shown.size = state.step.size;
    shown.tier = state.step.tier;
    const Rect box{columns.state, centre - 13, room, 26};
    if (on_plate) {
        draw_plate(canvas, style, box, state.lines.front(), row.filled, shown, plate);
        return;
    }
    if (row.pending) canvas.dashed(box, canvas.theme().t1, 1.5f, "pending");
    canvas.text({columns.state + 6, centre - shown.size / 2.0f}, state.lines.front(), shown);
}

void draw_claim(Canvas& canvas, const ActionRow& row, const Columns& columns, float centre, model::Language language,
                Hits& hits) {
    const Theme& theme = canvas.theme();
    const std::string_view word = model::say(model::Say::claim_button, language);
    const float width = canvas.width(word, 16, Weight::bold) + 46;
    const Rect box{columns.right - width, centre - 14, width, 28};
    canvas.fill(box, theme.paper, 4, "claim");
    const Ground ground(canvas, theme.paper);
    canvas.text({box.x + 12, centre - 8}, word,
                {.size = 16, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t2});
    canvas.text({box.x + width - 8, centre - 7}, std::string(1, key_of(model::Move::claim)),
                {.size = 14, .colour = theme.paper_ink, .tier = Tier::t3, .align = Align::right});
    place_move(canvas, hits, box, row.id, model::Move::claim);
}

void draw_people(Canvas& canvas, const PanelStyle& style, const ActionRow& row, const Columns& columns, float centre,
                 model::Language language, Hits& hits) {
    const Theme& theme = canvas.theme();
    const bool none = row.owner_look == OwnerLook::none;
    if (row.claimable && row.selected) {
        draw_claim(canvas, row, columns, centre, language, hits);
        return;
    }
    canvas.text({columns.right, centre - style.t2 / 2.0f}, row.time,
                {.size = style.t2,
                 .weight = row.overdue ? Weight::bold : Weight::regular,
                 .colour = style.ink(theme),
                 .tier = Tier::t2,
                 .align = Align::right});
    const float end = columns.right - canvas.width(row.time, style.t2, Weight::bold) - 14;
    const float room = columns.orgs ? columns.org - columns.owner - 10 : end - columns.owner;
    const bool pending = row.owner_look == OwnerLook::pending;
    const Weight weight = pending ? Weight::regular : Weight::bold;
    const Fitted owner =
        fitted(canvas, row.owner, weight, room - (none ? 12.0f : 0.0f), {{style.t2, Tier::t2, 1}, {14, Tier::t3, 1}});
    if (owner.lines.empty()) return;
    const TextStyle text{
        .size = owner.step.size, .weight = weight, .colour = style.ink(theme), .tier = owner.step.tier};
    const float width = canvas.width(owner.lines.front(), text.size, weight);
    if (none) {
        draw_plate(canvas, style, {columns.owner - 6, centre - 13, width + 14, 26}, owner.lines.front(), row.filled,
                   text, {.padding = 6, .radius = 4, .border = 2, .hatch = 11});
    } else {
        canvas.text({columns.owner, centre - text.size / 2.0f}, owner.lines.front(), text);
        for (float x = columns.owner; pending && x < columns.owner + width; x += 5)
            canvas.line({x, centre + 12}, {std::min(x + 3, columns.owner + width), centre + 12}, theme.t1, 1);
    }
    if (!columns.orgs) return;
    draw_line(canvas, {columns.org, centre - 7}, row.org, {.size = 14, .colour = theme.t2, .tier = Tier::t3},
              end - columns.org);
}

void draw_keys(Canvas& canvas, const ActionRow& row, const Columns& columns, float top, model::Language language,
               Hits& hits) {
    float x = columns.object;
    for (const model::Move move : row.moves) {
        if (move == model::Move::claim && row.claimable) continue;
        const std::string key(1, key_of(move));
        const std::string_view word = word_of_move(move, language);
        const float width = key_width(canvas, key) + 6 + canvas.width(word, 14);
        if (x + width > columns.right) return;
        const float cap = draw_key(canvas, {x, top}, key);
        canvas.text({x + cap + 6, top + 4}, word, {.size = 14, .colour = canvas.theme().t2, .tier = Tier::t3});
        place_move(canvas, hits, {x - 3, top - 3, width + 6, 28}, row.id, move);
        x += width + 14;
    }
}

void draw_refusal(Canvas& canvas, const ActionRow& row, const RowPlan& plan, const Columns& columns, float top,
                  Hits& hits) {
    const Theme& theme = canvas.theme();
    const Rect box{columns.object, top, columns.right - columns.object, height_of(plan.refusal) + 12};
    canvas.fill(box, theme.panel, 0, "refused");
    canvas.fill({box.x, box.y, 3, box.h}, theme.t1, 0, "refused");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {box.x + 12, box.y + 6}, plan.refusal, {.weight = Weight::bold, .colour = theme.t1});
    place_dismissal(canvas, hits, box, row.refusal_key);
}

void draw_row(Canvas& canvas, const PanelStyle& style, const model::Board& board, const ActionRow& row,
              const RowPlan& plan, const Columns& columns, const DeskArea& area, bool keys, Hits& hits) {
    const Theme& theme = canvas.theme();
    const Rect whole{area.left - 8, area.top, area.width() + 8, plan.height - 1};
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_chosen_row(canvas, hits, whole, {{}, row.id});
    if (row.selected) {
        canvas.fill(whole, theme.focus, 0, "focus");
        canvas.fill({whole.x, whole.y, 4, whole.h}, theme.t1, 0, "selected");
        if (board.desk->focus == model::DeskFocus::board) canvas.outline(whole, theme.t1, 2, 0, "focus");
    }
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    if (row.changed) canvas.fill({area.left - 14, area.top + 6, 3, pitch - 12}, theme.t1, 0, "changed");
    const float centre = area.top + pitch / 2.0f;
    draw_state(canvas, style, row, columns, centre);
    draw_fitted(canvas, {columns.object, centre - height_of(plan.object) / 2.0f}, plan.object,
                {.weight = Weight::bold, .colour = style.ink(theme)});
    if (row.struck && plan.object.lines.size() == 1) {
        const float end = columns.object + canvas.width(plan.object.lines.front(), plan.object.step.size, Weight::bold);
        canvas.line({columns.object, centre}, {end, centre}, theme.t1, 1.5f);
    }
    draw_people(canvas, style, row, columns, centre, board.language, hits);
    float top = area.top + pitch;
    draw_fitted(canvas, {columns.object, top - 2}, plan.under, {.colour = row.pending ? theme.t2 : style.ink(theme)});
    if (!plan.under.lines.empty()) {
        canvas.text({columns.right, top - 2}, row.under_right,
                    {.size = 14, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
        top += height_of(plan.under) + 6;
    }
    if (!row.refusal.empty()) {
        draw_refusal(canvas, row, plan, columns, top, hits);
        top += height_of(plan.refusal) + 18;
    }
    if (keys && row.selected) draw_keys(canvas, row, columns, top, board.language, hits);
    canvas.set_row({});
}

void draw_head(Canvas& canvas, const model::ActionList& actions, const Columns& columns, const DeskArea& area) {
    TextStyle quiet{.size = 14, .colour = canvas.theme().t2, .tier = Tier::t3};
    const float y = area.top + 8;
    draw_line(canvas, {columns.state, y}, actions.head, quiet, columns.owner - 12 - columns.state);
    if (actions.rows.empty()) return;
    draw_line(canvas, {columns.owner, y}, actions.head_owner, quiet, 80);
    quiet.align = Align::right;
    draw_line(canvas, {columns.right, y}, actions.head_time, quiet, columns.right - columns.owner - 90);
}

std::vector<float> heights_of(const std::vector<RowPlan>& plans) {
    std::vector<float> heights;
    for (const RowPlan& plan : plans) heights.push_back(plan.height);
    return heights;
}

}  // namespace

float draw_desk_actions(Canvas& canvas, const PanelStyle& style, const model::Board& board, const DeskArea& area,
                        Hits& hits) {
    const std::vector<ActionRow>& rows = board.actions.rows;
    const Columns columns = columns_of(canvas, style, board.actions, area);
    if (area.top + head_height > area.bottom || (rows.empty() && board.actions.head.empty())) return area.top;
    draw_head(canvas, board.actions, columns, area);
    DeskArea row = area;
    row.top += head_height;
    const float room = area.bottom - row.top - rest_height;
    const bool keys = room > pitch * 3 + keys_line;
    std::vector<RowPlan> plans;
    for (const ActionRow& each : rows) plans.push_back(plan_of(canvas, style, each, columns, keys));
    const std::size_t first = first_shown(rows, heights_of(plans), room);
    std::size_t i = first;
    for (; i < rows.size() && row.top + plans[i].height <= area.bottom - rest_height; ++i) {
        if (!rows[i].selected && (i == first || !rows[i - 1].selected))
            canvas.line({area.left, row.top + 0.5f}, {area.right, row.top + 0.5f}, canvas.theme().line, 1);
        draw_row(canvas, style, board, rows[i], plans[i], columns, row, keys, hits);
        row.top += plans[i].height;
    }
    std::string rest = board.actions.rest;
    if (first > 0 || i < rows.size()) rest = rest.empty() ? "…" : "… " + rest;
    if (row.top + 22 <= area.bottom)
        draw_line(canvas, {area.left, row.top + 5}, rest, {.size = 14, .colour = canvas.theme().t2, .tier = Tier::t3},
                  area.width());
    return row.top + rest_height;
}

}  // namespace ui
