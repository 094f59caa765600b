// A list that is longer than its room: which rows are drawn, and what is said of the others, by name as far as there is
// room. It must never leave a row out in silence.
#include "ui/compact_places.h"

#include "model/record/words.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <optional>

namespace ui {
namespace {

using model::ActionRow;

bool is_whole(const model::ActionList& actions, RowsDrawn drawn) {
    return drawn.first == 0 && drawn.end >= actions.rows.size();
}

std::string said_of_hidden(const Frame& frame, RowsDrawn drawn, float width) {
    const model::ActionList& actions = frame.board.actions;
    if (is_whole(actions, drawn)) return actions.rest;
    const bool known = drawn.end < actions.rest_after.size();
    const std::string& counted = known ? actions.rest_after[drawn.end] : actions.rest;
    const std::string head = counted.empty() ? "…" : "… " + counted;
    std::vector<std::string> names;
    for (std::size_t i = drawn.end; i < actions.rows.size(); ++i) names.push_back(actions.rows[i].object);
    const std::string_view separator = model::say(model::Say::separator, frame.language());
    const std::string whole = named(frame.canvas, {head, names, separator}, frame.style.t3, width);
    constexpr float least_name = 96;
    if (names.empty() || whole != head) return whole;
    const float beside = width - frame.canvas.width(head, frame.style.t3);
    if (beside >= least_name) return head + "  " + names.front();
    const auto count = static_cast<std::size_t>(actions.rest_count) + names.size() + drawn.first;
    const std::string fewer = "… " + std::to_string(count);  // a name says more than the states of all
    const std::string short_form = named(frame.canvas, {fewer, names, separator}, frame.style.t3, width);
    return short_form == fewer ? fewer + "  " + names.front() : short_form;
}

std::optional<model::ActionId> next_page(const model::ActionList& actions, RowsDrawn drawn) {
    const std::vector<ActionRow>& rows = actions.rows;
    if (rows.empty() || is_whole(actions, drawn)) return std::nullopt;
    const std::size_t page = std::max<std::size_t>(1, drawn.end - drawn.first);
    const std::size_t next = drawn.end >= rows.size() ? 0 : std::min(drawn.end + page - 1, rows.size() - 1);
    return rows[next].id.empty() ? std::nullopt : std::optional(rows[next].id);
}

}  // namespace

std::size_t first_shown(const std::vector<model::ActionRow>& rows, const std::vector<float>& heights, float room) {
    std::size_t selected = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].selected) selected = i;
    std::size_t first = selected;
    float height = heights.empty() ? 0.0f : heights[selected];
    while (first > 0 && height + heights[first - 1] <= room) height += heights[--first];
    return first;
}

float line_below(const model::ActionList& actions, const std::vector<float>& heights, float room, float line) {
    float height = 0;
    for (const float each : heights) height += each;
    return actions.rest.empty() && height <= room ? 0.0f : line;
}

void place_list(const Frame& frame, RowsDrawn drawn, const Area& list) {
    drawn.list = frame.canvas.on_screen(list.upper(list.height(), 8));
    frame.hits.drawn = drawn;
}

bool draw_hidden_rows(const Frame& frame, RowsDrawn drawn, const Area& area) {
    const std::string said = said_of_hidden(frame, drawn, area.width());
    if (said.empty()) return false;
    draw_line(frame.canvas, {area.left, area.top, area.width()}, said, frame.quiet());
    const Rect place{area.left - 8, area.top - 4, area.width() + 16, frame.style.t3 + 10};
    if (const auto next = next_page(frame.board.actions, drawn)) {
        if (frame.board.desk)
            place_chosen_row(frame, place, {{}, *next});
        else
            place_row(frame, place, *next);
    }
    return true;
}

}  // namespace ui
