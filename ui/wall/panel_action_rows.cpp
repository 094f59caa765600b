// Only blocked, unowned and overdue rows carry colour. What is shortened: first the object's size, then the owner's first
// name, then the organisation's end; never a state, "Unowned" or a time.
#include "ui/pen/panel_names.h"
#include "ui/wall.h"
#include "ui/wall/action_rows.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float plate_height = 56;
constexpr float first_line = 36;  // its middle, from the row's top
constexpr float owner_gap = 16;
constexpr float designed_owner = 328;
constexpr float second_line = 83;      // its middle beside one large line
constexpr float low_second_line = 92;  // below two small ones
constexpr float line_pitch = 38;       // of small letters below each other
constexpr float foot = 9;              // below the last line of a row

bool is_plated(const model::ActionRow& row) { return row.alarm && row.owner_look != model::OwnerLook::none; }

float state_width(const Frame& frame, const model::ActionRow& row) {
    const float word = frame.canvas.width(row.state, frame.style.t2, Weight::bold);
    return is_plated(row) ? std::max(120.0f, word + 20) : word;
}

float time_width(const Frame& frame, const model::ActionRow& row) {
    const Weight weight = row.overdue ? Weight::bold : Weight::regular;
    return frame.canvas.width(row.time, frame.style.t2, weight);
}

// What the object of a row is written in, and in which width.
float object_width(const Frame& frame, const RowPlan& plan, const model::ActionRow& row) {
    const float right = plan.below ? time_width(frame, row) + owner_gap : plan.owner_width + owner_gap;
    return plan.width - plan.object_at - right;
}

// The reason keeps its line: a long object takes smaller letters instead.
Fitted object_of(const Frame& frame, const RowPlan& plan, const model::ActionRow& row, Fullness full) {
    const float width = object_width(frame, plan, row);
    const PanelStyle& style = frame.style;
    const Name object{{row.object, Weight::bold}, plan.objects};
    const Step large{style.t2, Tier::t2, 1}, small{style.t3, Tier::t3, 2};
    if (full == Fullness::least && plan.below)
        return fitted_name(frame.canvas, object, width, {{style.t3, Tier::t3, 1}});
    const bool reason = row.alarm && !row.under.empty();
    if (full == Fullness::least || reason || plan.below)
        return fitted_name(frame.canvas, object, width, {large, small});
    return fitted_name(frame.canvas, object, width, {large, {style.t2, Tier::t2, 2}, small});
}

// With the organisation below the name, where the row has that line.
bool owner_fits_beside(const Frame& frame, const model::ActionRow& row, float width, Fullness full) {
    const PanelStyle& style = frame.style;
    const float room = width - time_width(frame, row) - 12;
    const bool plate = row.owner_look == model::OwnerLook::none;
    const Fitted owner = fitted(frame.canvas, {row.owner, Weight::bold}, plate ? room - 24 : room,
                                {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, plate ? 1u : 2u}});
    return !owner.cut && (full == Fullness::least || fits(frame.canvas, {row.org}, style.t3, width));
}

bool is_whole_beside(const Frame& frame, const RowPlan& plan, const model::ActionRow& row, Fullness full) {
    const float width = object_width(frame, plan, row);
    if (width <= 0 || !owner_fits_beside(frame, row, plan.owner_width, full)) return false;
    if (object_of(frame, plan, row, full).cut) return false;
    if (full == Fullness::least) return true;
    const std::string& said = row.under_first.empty() ? row.under : row.under_first;
    return fits(frame.canvas, {said}, frame.style.t3, width);
}

void draw_state(const Frame& frame, const model::ActionRow& row, Point at, float width) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const TextStyle text{.size = style.t2, .colour = frame.theme().t2, .tier = Tier::t2};
    const Fitted state = fitted(canvas, {row.state}, width, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
    if (state.lines.empty()) return;
    if (!is_plated(row)) {
        draw_fitted(canvas, {at.x, at.y - state.step.size / 2.0f}, state, text);
        return;
    }
    TextStyle plated = text;
    plated.size = state.step.size;
    plated.tier = state.step.tier;
    const float whole = std::max(120.0f, canvas.width(state.lines.front(), plated.size, Weight::bold) + 20);
    draw_plate(frame,
               {{at.x, at.y - plate_height / 2.0f, whole, plate_height}, state.lines.front(), row.filled, plated}, {});
}

void draw_time(const Frame& frame, const model::ActionRow& row, const Area& column) {
    const TextStyle time{.size = frame.style.t2,
                         .weight = row.overdue ? Weight::bold : Weight::regular,
                         .colour = frame.ink(),
                         .tier = Tier::t2,
                         .align = Align::right};
    frame.canvas.text({column.right, column.top + first_line - frame.style.t2 / 2.0f}, row.time, time);
}

// Returns where it ended.
float draw_unowned(const Frame& frame, const model::ActionRow& row, Point at, TextStyle text) {
    const float width = frame.canvas.width(row.owner, text.size, Weight::bold) + 32;
    const float height = std::min(plate_height, text.size * 1.2f);
    draw_plate(frame, {{at.x - 8, at.y - height / 2.0f, width, height}, row.owner, row.filled, text}, {.padding = 16});
    return at.x - 8 + width;
}

// Beside the object; returns the middle of the line that may follow, from the row's top.
float draw_owner_beside(const Frame& frame, const RowPlan& plan, const model::ActionRow& row, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const float left = column.right - plan.owner_width;
    const float centre = column.top + first_line;
    const float room = plan.owner_width - time_width(frame, row) - 12;
    TextStyle bold{.size = style.t2, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t2};
    const bool none = row.owner_look == model::OwnerLook::none;
    const Fitted owner = fitted_name(canvas, {{row.owner, Weight::bold}, plan.owners}, none ? room - 24 : room,
                                     {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, none ? 1u : 2u}});
    if (none && !owner.lines.empty()) {
        bold.size = owner.step.size, bold.tier = owner.step.tier;
        draw_unowned(frame, row, {left, centre}, bold);
        return second_line;
    }
    const bool two = owner.lines.size() > 1;
    draw_fitted(canvas, {left, two ? column.top + 4 : centre - height_of(owner) / 2.0f}, owner, bold);
    return two ? low_second_line : second_line;
}

// "Featherstone  Clinical Systems Platform": the name as large and as whole as the organisation beside it allows.
void draw_owner_below(const Frame& frame, const RowPlan& plan, const model::ActionRow& row, const Area& line) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const float organisation = row.org.empty() ? 0.0f : canvas.width(row.org, style.t3) + style.t3 * 0.75f;
    const bool small = line.height() < style.t2;
    const float centre = line.top + line.height() / 2.0f;
    TextStyle bold{.size = small ? style.t3 : style.t2,
                   .weight = Weight::bold,
                   .colour = frame.ink(),
                   .tier = small ? Tier::t3 : Tier::t2};
    float x = line.left;
    if (row.owner_look == model::OwnerLook::none) {
        x = draw_unowned(frame, row, {x + 8, centre}, bold) + style.t3 * 0.75f;
    } else {
        std::string_view name = row.owner;
        const auto too_wide = [&] { return canvas.width(name, bold.size, Weight::bold) + organisation > line.width(); };
        const std::string_view family = family_name(row.owner);
        const bool alone = std::none_of(plan.owners.begin(), plan.owners.end(), [&](const std::string& other) {
            return other != row.owner && family_name(other) == family;
        });
        if (too_wide() && alone) name = family;
        if (too_wide()) bold.size = style.t3, bold.tier = Tier::t3, name = row.owner;
        if (too_wide() && alone) name = family;
        if (name != row.owner) bold.whole = row.owner;
        x += draw_name(canvas, {x, centre - bold.size / 2.0f, line.width()}, {{name}, plan.owners}, bold);
        x += style.t3 * 0.75f;
    }
    draw_name(canvas, {x, centre - style.t3 / 2.0f, line.right - x}, {{row.org}, plan.organisations}, frame.quiet());
}

// What stands behind the work, in as many lines as it may take.
Fitted reason_of(const Frame& frame, const model::ActionRow& row, float width, std::size_t lines) {
    const Step step{frame.style.t3, Tier::t3, lines};
    const Fitted whole = fitted(frame.canvas, {row.under}, width, {step});
    if (!whole.cut || row.under_first.empty()) return whole;
    return fitted(frame.canvas, {row.under_first}, width, {step});
}

void strike(const Frame& frame, const Fitted& object, Point left_centre) {
    const std::string& words = object.lines.empty() ? std::string{} : object.lines.front();
    const float end = left_centre.x + frame.canvas.width(words, object.step.size, Weight::bold);
    frame.canvas.line(left_centre, {end, left_centre.y}, frame.theme().t1, 3);
}

// The object at the row's top; returns where its lines end.
float draw_object(const Frame& frame, const model::ActionRow& row, const Fitted& object, Point at) {
    const bool two = object.lines.size() > 1;
    const float top = two ? at.y + 4 : at.y + first_line - height_of(object) / 2.0f;
    draw_fitted(frame.canvas, {at.x, top}, object, {.weight = Weight::bold, .colour = frame.ink()});
    if (row.struck && !two) strike(frame, object, {at.x, at.y + first_line});
    return two ? top + height_of(object) : at.y + first_line + frame.style.t2 / 2.0f;
}

void draw_beside(const Frame& frame, const RowPlan& plan, RowShown shown, const Area& column) {
    const model::ActionRow& row = frame.board.actions.rows[shown.place];
    const Fullness full = shown.full;
    const PanelStyle& style = frame.style;
    const float left = column.left + plan.object_at;
    const float width = object_width(frame, plan, row);
    const Fitted object = object_of(frame, plan, row, full);
    draw_object(frame, row, object, {left, column.top});
    const float line = draw_owner_beside(frame, plan, row, column);
    if (full == Fullness::least) return;
    draw_name(frame.canvas, {column.right - plan.owner_width, column.top + line - style.t3 / 2.0f, plan.owner_width},
              {{row.org}, plan.organisations}, frame.quiet());
    const bool taken = object.lines.size() > 1 && !(row.alarm && !row.under.empty());
    if (taken || row.under.empty()) return;
    const float under = object.lines.size() > 1 ? low_second_line : second_line;
    draw_fitted(frame.canvas, {left, column.top + under - style.t3 / 2.0f}, reason_of(frame, row, width, 1),
                {.colour = frame.ink()});
}

float below_owner_height(const Frame& frame, Fullness full) {
    return full == Fullness::least ? frame.style.t3 : frame.style.t2 + 4;
}

void draw_below(const Frame& frame, const RowPlan& plan, RowShown shown, const Area& column) {
    const model::ActionRow& row = frame.board.actions.rows[shown.place];
    const Fullness full = shown.full;
    const float left = column.left + plan.object_at;
    const Fitted object = object_of(frame, plan, row, full);
    float y = column.top + 8;
    if (full == Fullness::least) {
        draw_fitted(frame.canvas, {left, y}, object, {.weight = Weight::bold, .colour = frame.ink()});
        if (row.struck) strike(frame, object, {left, y + object.step.size / 2.0f});
        y += object.step.size + 5;
    } else {
        y = draw_object(frame, row, object, {left, column.top}) + 5;
    }
    const float height = below_owner_height(frame, full);
    // The least row has its time beside both lines.
    const float right = full == Fullness::least ? column.right - time_width(frame, row) - owner_gap : column.right;
    draw_owner_below(frame, plan, row, {left, right, y, y + height});
    if (full != Fullness::whole || row.under.empty()) return;
    draw_fitted(frame.canvas, {left, y + height + 4}, reason_of(frame, row, column.right - left, 2),
                {.colour = frame.ink()});
}

float below_height(const Frame& frame, const RowPlan& plan, const model::ActionRow& row, Fullness full) {
    const Fitted object = object_of(frame, plan, row, full);
    if (full == Fullness::least) return 8 + object.step.size + 5 + below_owner_height(frame, full) + foot;
    const float words = object.lines.size() > 1 ? 4 + height_of(object) : first_line + frame.style.t2 / 2.0f;
    const float owner = words + 5 + below_owner_height(frame, full);
    if (full != Fullness::whole || row.under.empty()) return owner + foot;
    const Fitted reason = reason_of(frame, row, plan.width - plan.object_at, 2);
    return owner + 4 + height_of(reason) + foot;
}

}  // namespace

RowPlan row_plan(const Frame& frame, const Area& column, std::size_t count, Fullness full) {
    const std::vector<model::ActionRow>& rows = frame.board.actions.rows;
    RowPlan plan;
    plan.width = column.width();
    plan.object_at = frame.english() ? 160.0f : 144.0f;
    plan.owner_width = std::max(designed_owner, column.width() * 0.369f);
    for (const model::ActionRow& row : rows) {
        plan.objects.push_back(row.object);
        plan.owners.push_back(row.owner);
        plan.organisations.push_back(row.org);
    }
    for (std::size_t i = 0; i < count; ++i) plan.object_at = std::max(plan.object_at, state_width(frame, rows[i]) + 20);
    plan.object_at = std::min(plan.object_at, column.width() * 0.3f);
    for (std::size_t i = 0; i < count && !plan.below; ++i) plan.below = !is_whole_beside(frame, plan, rows[i], full);
    return plan;
}

float row_height(const Frame& frame, const RowPlan& plan, RowShown row) {
    if (!plan.below) return row.full == Fullness::least ? action_pitch_single : action_pitch;
    return below_height(frame, plan, frame.board.actions.rows[row.place], row.full);
}

float draw_action_row(const Frame& frame, const RowPlan& plan, RowShown shown, const Area& column) {
    Canvas& canvas = frame.canvas;
    const model::ActionRow& row = frame.board.actions.rows[shown.place];
    const float height = row_height(frame, plan, shown);
    canvas.set_row(row.id.text);
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, frame.theme().line, 2);
    if (row.changed) canvas.fill({column.left - 24, column.top + 8, 8, height - 16}, frame.theme().t1, 0, "changed");
    draw_state(frame, row, {column.left, column.top + first_line}, plan.object_at - 8);
    draw_time(frame, row, column);
    if (plan.below)
        draw_below(frame, plan, shown, column);
    else
        draw_beside(frame, plan, shown, column);
    canvas.set_row({});
    return column.top + height;
}

}  // namespace ui
