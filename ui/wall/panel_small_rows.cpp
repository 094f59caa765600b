// Actions for which there is no room among the large rows, where another part of the wall has some: one line each, in
// columns of their own. It must never show one that has a large row.
#include "ui/pen/panel_names.h"
#include "ui/wall.h"
#include "ui/wall/action_rows.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float column_gap = 20;

// Where the columns of these lines stand, from the left edge, and among which names each has to be known.
struct Columns {
    float object = 0, owner = 0, time = 0;
    float needed = 0;  // width in which nothing is cut
    std::vector<std::string> objects, owners;
};

Columns columns_of(const Frame& frame, std::size_t first, std::size_t end, float width) {
    const std::vector<model::ActionRow>& rows = frame.board.actions.rows;
    const float size = frame.style.t3;
    Columns columns;
    float owner = 0, object = 0;
    columns.time = width;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        columns.objects.push_back(rows[i].object);
        columns.owners.push_back(rows[i].owner);
        if (i < first || i >= end) continue;
        const Weight bold = Weight::bold;
        columns.object = std::max(columns.object, frame.canvas.width(rows[i].state, size, bold) + column_gap);
        columns.time = std::min(columns.time, width - frame.canvas.width(rows[i].time, size, bold));
        owner = std::max(owner, frame.canvas.width(rows[i].owner, size, bold) + column_gap);
        object = std::max(object, frame.canvas.width(rows[i].object, size, bold) + column_gap);
    }
    columns.needed = columns.object + object + owner + width - columns.time;
    const float shared = columns.time - columns.object;
    const float least = std::min(owner, shared * 0.36f);
    columns.owner = columns.time - std::clamp(shared - object, least, std::max(least, owner));
    return columns;
}

void draw_small_row(const Frame& frame, const Columns& columns, std::size_t place, const Area& line) {
    Canvas& canvas = frame.canvas;
    const model::ActionRow& row = frame.board.actions.rows[place];
    const bool unowned = row.owner_look == model::OwnerLook::none;
    const auto style = [&](bool loud) {
        return TextStyle{.size = frame.style.t3,
                         .weight = loud ? Weight::bold : Weight::regular,
                         .colour = loud ? frame.ink() : frame.theme().t2,
                         .tier = Tier::t3};
    };
    canvas.set_row(row.id.text);
    const auto room = [&](float from, float until) { return until - from - column_gap; };
    canvas.text({line.left, line.top}, row.state, style(row.alarm && !unowned));
    TextStyle object = style(false);
    object.colour = frame.ink();
    draw_name(canvas, {line.left + columns.object, line.top, room(columns.object, columns.owner)},
              {{row.object}, columns.objects}, object);
    TextStyle owner = style(unowned);
    const float width = room(columns.owner, row.time.empty() ? line.width() + column_gap : columns.time);
    const std::string_view family = family_name(row.owner);
    const bool whole = fits(canvas, {row.owner, owner.weight}, owner.size, width);
    const bool alone = std::none_of(columns.owners.begin(), columns.owners.end(), [&](const std::string& other) {
        return other != row.owner && family_name(other) == family;
    });
    if (!whole && alone) owner.whole = row.owner;
    draw_name(canvas, {line.left + columns.owner, line.top, width},
              {{whole || !alone ? row.owner : family}, columns.owners}, owner);
    TextStyle time = style(row.overdue);
    time.align = Align::right;
    canvas.text({line.right, line.top}, row.time, time);
    canvas.set_row({});
}

}  // namespace

std::size_t draw_small_rows(const Frame& frame, std::size_t first, Area& column) {
    constexpr float between = 64;
    const std::size_t all = frame.board.actions.rows.size();
    const auto high = static_cast<std::size_t>(std::max(0.0f, column.height() / small_row_pitch));
    if (first >= all || high == 0) return 0;
    // Side by side where two whole rows have room: nobody reads from one end of a wide column to the other.
    const float half = (column.width() - between) / 2.0f;
    const std::size_t most = std::min(all, first + 2 * high);
    const float needed = columns_of(frame, first, most, half).needed;
    // A name that is cut says more than one that is not there.
    const bool two = all - first > 1 && (needed <= half || (all - first > high && needed * 0.7f <= half));
    const std::size_t end = std::min(all, first + (two ? 2 : 1) * high);
    const std::size_t lines = two ? (end - first + 1) / 2 : end - first;
    const Columns columns = columns_of(frame, first, end, two ? half : column.width());
    for (std::size_t i = first; i < end; ++i) {
        const auto line = static_cast<float>((i - first) % lines);
        const float left = column.left + (i - first >= lines ? half + between : 0.0f);
        draw_small_row(frame, columns, i,
                       {left, two ? left + half : column.right, column.top + line * small_row_pitch, column.bottom});
    }
    column.top += static_cast<float>(lines) * small_row_pitch;
    return end - first;
}

}  // namespace ui
