// A thing is known again by the name it is drawn under and by its row: a plaque by its tone, a plate, a countdown, a span
// of the desk, a band of the chronology. Groups have no row; theirs are counted together.
// It must never know where a thing stands.
#include "tests/ui/judge_fills.h"

#include "ui/pen/panel_marks.h"

#include <map>
#include <utility>

namespace ui_test {
namespace {

using model::Tone;
using ui::Drawn;
using ui::DrawnKind;

struct Ways {
    int filled = 0, outlined = 0;

    void add(bool fill) { ++(fill ? filled : outlined); }
};
using Things = std::map<std::pair<std::string, std::string>, Ways>;

constexpr const char *plate = "stop plate", *countdown = "countdown", *span = "span", *band = "state";

bool has_colour(Tone tone) { return tone != Tone::normal && tone != Tone::unknown; }

void add(Things& things, const std::optional<model::Countdown>& time) {
    using Look = model::CountdownLook;
    if (time && (time->look == Look::boxed || time->look == Look::overdue)) things[{countdown, ""}].add(time->filled);
}

void add_parts(Things& things, const model::Board& board) {
    if (board.timeline)
        for (const model::TimelineService& lane : board.timeline->services)
            for (const model::StateBand& each : lane.bands)
                if (has_colour(each.tone)) things[{band, lane.id}].add(each.filled);
    if (board.desk && board.desk->detail)
        for (const model::DeskSpan& each : board.desk->detail->spans)
            if (!each.dashed && each.tone != Tone::unknown) things[{span, board.desk->detail->id}].add(each.filled);
}

Things said_by(const model::Board& board) {
    Things things;
    add(things, board.header.countdown);
    if (board.footer.commander_alarm) things[{plate, ""}].add(board.footer.commander_filled);
    for (const model::ServiceRow& row : board.services)
        if (has_colour(row.tone))
            things[{std::string(ui::name_of(ui::shape_of(row.tone))), row.id.text}].add(row.filled);
    if (board.decision) add(things, board.decision->countdown);
    for (const model::ActionRow& row : board.actions.rows)
        if (row.alarm || row.owner_look == model::OwnerLook::none) things[{plate, row.id.text}].add(row.filled);
    add_parts(things, board);
    return things;
}

Things drawn_on(const Seen& seen, const Things& known) {
    Things things;
    for (const Drawn& drawn : seen.record.drawn) {
        const std::pair key{drawn.text, drawn.text == countdown ? std::string{} : drawn.row};
        const bool colour = drawn.kind == DrawnKind::fill && !drawn.text.empty() && is_chromatic(drawn.fg);
        const bool named = known.contains(key) && (drawn.kind == DrawnKind::fill || drawn.kind == DrawnKind::outline);
        if (colour || named) things[key].add(drawn.kind == DrawnKind::fill);
    }
    return things;
}

}  // namespace

int filled_of(const model::Board& board) {
    int filled = 0;
    for (const auto& [key, ways] : said_by(board)) filled += ways.filled;
    return filled;
}

void judge_fills(const Seen& seen, const model::Board& board, Faults& faults) {
    constexpr int most = 5;
    const Things said = said_by(board);
    if (filled_of(board) > most)
        faults.push_back("the board fills more than five: " + std::to_string(filled_of(board)));
    for (const auto& [key, drawn] : drawn_on(seen, said)) {
        const auto at = said.find(key);
        const Ways wanted = at == said.end() ? Ways{} : at->second;
        if (drawn.filled > wanted.filled) faults.push_back("filled without the board: " + key.first + " " + key.second);
        if (drawn.outlined > wanted.outlined)
            faults.push_back("not filled as the board says: " + key.first + " " + key.second);
    }
}

}  // namespace ui_test
