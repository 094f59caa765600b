// Rectangles are compared with the half pixel that rounding may cost.
// It must never know how a panel is made: only its board and its record are read.
#include "tests/ui/judge_places.h"

#include "model/text/text.h"
#include "model/text/utf8.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/shapes.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui_test {
namespace {

using ui::Drawn;
using ui::DrawnKind;
using ui::Rect;

constexpr float half = 0.51f;

std::string quoted(const Drawn& drawn) {
    return "\"" + drawn.text + "\" at " + std::to_string(static_cast<int>(drawn.rect.x)) + "," +
           std::to_string(static_cast<int>(drawn.rect.y)) + " size " + std::to_string(static_cast<int>(drawn.size));
}

bool holds(const Rect& box, const Rect& inside) {
    return inside.x >= box.x - half && inside.y >= box.y - half && inside.x + inside.w <= box.x + box.w + half &&
           inside.y + inside.h <= box.y + box.h + half;
}

// A time nobody knows of lies behind all lanes of a chronology; words there bring a ground of their own.
bool is_box(const Drawn& drawn) {
    return !drawn.text.empty() && drawn.text != "gap" &&
           (drawn.kind == DrawnKind::fill || drawn.kind == DrawnKind::outline || drawn.kind == DrawnKind::dashed ||
            drawn.kind == DrawnKind::hatch);
}

char32_t first_of(const std::string& text) { return model::code_point_at(text, 0).value; }

char32_t last_of(const std::string& text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return model::code_point_at(text, at).value;
}

bool in(std::u32string_view set, char32_t value) { return set.find(value) != std::u32string_view::npos; }
bool is_digit(char32_t value) { return value >= U'0' && value <= U'9'; }

// True when `next` is the following line of what `drawn` began.
bool goes_on(const Drawn& drawn, const Drawn& next) {
    const float step = next.rect.y - drawn.rect.y;
    return drawn.row == next.row && drawn.size == next.size && drawn.fg == next.fg &&
           std::abs(step - drawn.size * ui::leading) < 1.5f && std::abs(next.rect.x - drawn.rect.x) < drawn.size;
}

}  // namespace

void judge_boxes(const Seen& seen, Faults& faults) {
    const std::vector<Drawn>& all = seen.record.drawn;
    for (const Drawn& text : all) {
        if (text.kind != DrawnKind::text) continue;
        const Rect ink = ink_of(text);
        for (const Drawn& other : all) {
            const bool shape = other.kind == DrawnKind::shape;
            if ((!shape && !is_box(other)) || !ink.overlaps(other.rect)) continue;
            if (shape) faults.push_back("on the shape " + other.text + ": " + quoted(text));
            const bool bar = other.rect.h < text.rect.h * 0.9f || other.rect.w < text.rect.h * 0.9f;
            if (!shape && !bar && !holds(other.rect, ink))
                faults.push_back("across the edge of " + other.text + ": " + quoted(text));
        }
    }
}

void judge_shapes(const Seen& seen, Faults& faults) {
    for (const Drawn& drawn : seen.record.drawn) {
        const bool edge = drawn.kind == DrawnKind::outline || drawn.kind == DrawnKind::dashed;
        if (edge && !drawn.text.empty() && ui::contrast(drawn.fg, drawn.bg) < 3.0)
            faults.push_back("an edge below 3: " + quoted(drawn));
    }
}

void judge_lines(const Seen& seen, Faults& faults) {
    constexpr std::u32string_view not_first =
        U"、。，．・：；？！ゝゞヽヾ々〻ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ)]}）］｝〕〉》」』】〗〙〛‐〜–";
    constexpr std::u32string_view not_last = U"([{（［｛〔〈《「『【〖〘〚";
    const std::vector<Drawn> all = texts(seen);
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Drawn& before = all[i - 1];
        const Drawn& line = all[i];
        if (before.text.empty() || line.text.empty() || !goes_on(before, line)) continue;
        const char32_t end = last_of(before.text);
        const char32_t start = first_of(line.text);
        if (in(not_first, start) || in(not_last, end) || (is_digit(end) && is_digit(start)))
            faults.push_back("broken where it must not be: " + quoted(before) + " | " + quoted(line));
    }
}

void judge_still(const Shown& before, const Shown& after, Faults& faults) {
    const auto ids = [](const auto& rows) {
        std::vector<std::string> found;
        for (const auto& row : rows) found.push_back(row.id.text);
        return found;
    };
    if (ids(before.board.services) != ids(after.board.services)) faults.push_back("services changed places");
    if (ids(before.board.actions.rows) != ids(after.board.actions.rows)) faults.push_back("actions changed places");
    const std::vector<Drawn> first = texts(before.seen);
    const std::vector<Drawn> second = texts(after.seen);
    if (first.size() != second.size()) return;  // a word more or less is a change, not a movement
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i].text == second[i].text && std::abs(first[i].rect.y - second[i].rect.y) > half)
            faults.push_back("moved within a second: " + quoted(first[i]) + " to " + quoted(second[i]));
}

void judge_whole(const model::Record& record, const model::Board& board, std::size_t due, Faults& faults) {
    std::multiset<std::string> shown;
    for (const model::ServiceRow& row : board.services)
        for (const model::ServiceId& id : row.members) shown.insert(id.text);
    for (const model::ServiceId& id : board.normal.counted) shown.insert(id.text);
    for (const model::Service& service : record.services)
        if (!(service.continuity == model::Continuity::normal) && shown.count(service.id.text) != 1)
            faults.push_back(service.id.text + " is not normal and shown " +
                             std::to_string(shown.count(service.id.text)) + " times");
    std::size_t actions = static_cast<std::size_t>(board.actions.rest_count);
    for (const model::ActionRow& row : board.actions.rows) actions += row.id.empty() ? row.members.size() : 1;
    if (actions != due && board.mode == model::BoardMode::incident)
        faults.push_back(std::to_string(actions) + " of " + std::to_string(due) + " actions counted");
}

}  // namespace ui_test
