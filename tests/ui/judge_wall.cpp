// What only a wall promises: letters for its readers' distance, few rows, the order of reading, nothing left out.
// Readers stand 6 m, 4 m and 2.5 m from a screen as high as one of 55″ in 16:9 unless somebody said otherwise.
// It must never draw.
#include "tests/ui/judge_places.h"

#include "model/text/text.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/shapes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui_test {
namespace {

using ui::Drawn;
using ui::DrawnKind;
using ui::Tier;

std::string number(double value) { return std::to_string(static_cast<int>(std::lround(value))); }

// A text may be cut or broken, its first character never goes; blanks before it do.
bool begins(std::string_view whole, const std::string& drawn) {
    while (whole.starts_with("　") && !drawn.starts_with("　")) whole.remove_prefix(std::string_view("　").size());
    const std::string start = drawn.ends_with("…") ? drawn.substr(0, drawn.size() - 3) : drawn;
    return !start.empty() && whole.starts_with(start);
}

bool is_drawn(const std::vector<Drawn>& all, const std::string& words, const std::string& row = {}) {
    return words.empty() || std::any_of(all.begin(), all.end(), [&](const Drawn& drawn) {
               return (row.empty() || drawn.row == row) && begins(words, drawn.text);
           });
}

std::size_t full_width(std::size_t cells) { return (cells + 1) / 2; }

float top_of(const Seen& seen, const std::string& row) {
    float top = 1e9f;
    for (const Drawn& drawn : seen.record.drawn)
        if (drawn.row == row && drawn.kind == DrawnKind::text) top = std::min(top, drawn.rect.y);
    return top;
}

float left_of(const Seen& seen, const std::string& row) {
    float left = 1e9f;
    for (const Drawn& drawn : seen.record.drawn)
        if (drawn.row == row && drawn.kind == DrawnKind::text) left = std::min(left, drawn.rect.x);
    return left;
}

// Top edge of the first (or last) thing of this name.
float top_of_shape(const Seen& seen, const std::string& name, bool last) {
    float top = last ? -1.0f : 1e9f;
    for (const Drawn& drawn : seen.record.drawn)
        if (drawn.kind == DrawnKind::shape && drawn.text == name)
            top = last ? std::max(top, drawn.rect.y) : std::min(top, drawn.rect.y);
    return top;
}

// Millimetres per pixel of a screen nobody has measured.
double pitch_of(const ui::Screen& screen) {
    if (screen.diagonal) return ui::pitch_of(*screen.diagonal, screen.width, screen.height);
    const int least = std::min(screen.width, screen.height);
    return ui::pitch_of(ui::wall_diagonal, least * 16 / 9, least);
}

void judge_first_tier(const Shown& shown, Faults& faults) {
    std::size_t title = 0, worst = 0, time = 0;
    const std::string first = shown.board.services.empty() ? "" : shown.board.services.front().id.text;
    const float middle = shown.seen.height / 2.0f;
    for (const Drawn& drawn : texts(shown.seen)) {
        const std::size_t cells = model::cells(drawn.text);
        if (drawn.tier == Tier::t1 && drawn.row.empty() && begins(shown.board.header.title, drawn.text)) title += cells;
        if (drawn.tier == Tier::t1 && !first.empty() && drawn.row == first) worst += cells;
        if (drawn.tier == Tier::countdown && drawn.row.empty() && drawn.rect.y < middle) time += cells;
        if (drawn.tier == Tier::t2 && full_width(cells) > 26) faults.push_back("a line longer than 26: " + drawn.text);
    }
    if (full_width(title + worst + time) > 30)
        faults.push_back("more than three seconds to read: title " + std::to_string(title) + ", worst " +
                         std::to_string(worst) + ", time " + std::to_string(time) + " cells");
}

void judge_service_row(const Shown& shown, const model::ServiceRow& row, const std::vector<Drawn>& all,
                       Faults& faults) {
    if (!is_drawn(all, row.name, row.id.text)) faults.push_back("no name: " + row.id.text + " " + row.name);
    if (!is_drawn(all, row.state, row.id.text)) faults.push_back("no state: " + row.id.text + " " + row.state);
    if (!is_drawn(all, row.promise, row.id.text) && !is_drawn(all, row.promise_short, row.id.text))
        faults.push_back("no promise: " + row.id.text + " " + row.promise);
    if (row.tone != model::Tone::unknown) return;
    const bool dashed =
        shown.board.colourless ||
        std::any_of(shown.seen.record.drawn.begin(), shown.seen.record.drawn.end(),
                    [&](const Drawn& d) { return d.row == row.id.text && d.kind == DrawnKind::dashed; });
    if (!dashed) faults.push_back("unconfirmed, but not dashed: " + row.id.text);
    if (row.id.empty()) return;  // a row that several services share has no name in the record of drawing
    for (const Drawn& drawn : shown.seen.record.drawn)
        if (drawn.row == row.id.text && is_chromatic(drawn.fg))
            faults.push_back("unconfirmed, but coloured: " + row.id.text);
}

}  // namespace

void judge_far(const Shown& shown, const Look& look, const ui::Faces& faces, Faults& faults) {
    const double pitch = pitch_of(look.screen);
    const double far = look.screen.distance.value_or(ui::wall_distance);
    const double share = far / ui::wall_distance;
    const bool english = shown.board.language == model::Language::en;
    for (const Drawn& drawn : texts(shown.seen)) {
        const double face = static_cast<double>(drawn.size * faces.kanji) + 0.5;
        const double capital = static_cast<double>(drawn.size * faces.latin) + 0.5;
        const auto seen_from = [&](double metres, double minutes) {
            return ui::face_of(metres * share, minutes, pitch) * (shown.layout.warning ? 0.0 : 0.99);
        };
        if (face < 24.0) faults.push_back("a face below 24 px: " + drawn.text);
        if (drawn.tier == Tier::countdown) continue;
        const double metres = drawn.tier == Tier::t1 ? 6.0 : drawn.tier == Tier::t2 ? 4.0 : 2.5;
        if (!english && face < seen_from(metres, ui::kanji_minutes))
            faults.push_back("kanji too small at " + number(metres) + " m: " + drawn.text);
        if (capital < seen_from(metres, drawn.tier == Tier::t1 ? 20.0 : 16.0))
            faults.push_back("capitals too small at " + number(metres) + " m: " + drawn.text);
        const bool sign = drawn.tier == Tier::t1 || drawn.tier == Tier::t2;
        if (sign && !shown.layout.warning && face < far * 4.0 / pitch * 0.99)
            faults.push_back("smaller than a sign: " + drawn.text);
    }
}

void judge_budget(const Shown& shown, Faults& faults) {
    const model::Board& board = shown.board;
    const auto most = [&](const char* what, std::size_t count, std::size_t limit) {
        if (count > limit) faults.push_back(std::to_string(count) + " rows of " + what);
    };
    most("services", board.services.size(), 8);
    most("actions", board.actions.rows.size(), 6);
    most("help", board.help.size(), 3);
    most("do-not", board.guardrails.size(), 2);
    most("facts", board.facts.size(), 3);
    if (board.decision) most("options", board.decision->options.size(), 4);
    judge_first_tier(shown, faults);
}

void judge_rows(const Shown& shown, Faults& faults) {
    const model::Board& board = shown.board;
    if (board.mode != model::BoardMode::incident && board.mode != model::BoardMode::contained) return;
    const std::vector<Drawn> all = texts(shown.seen);
    for (const model::ServiceRow& row : board.services) judge_service_row(shown, row, all, faults);
    if (!board.normal.counted.empty() && !is_drawn(all, board.normal.rest))
        faults.push_back("services that are not normal are not counted: " + board.normal.rest);
    const bool any = board.actions.rest_count > 0 || !board.actions.rows.empty();
    if (any && !is_drawn(all, board.actions.head)) faults.push_back("no head of the actions: " + board.actions.head);
    bool left_out = std::any_of(board.actions.rows.begin(), board.actions.rows.end(), [&](const model::ActionRow& row) {
        return !row.id.empty() && texts(shown.seen, row.id.text).size() == 1;
    });  // the first of them is named
    for (const model::ActionRow& row : board.actions.rows) {
        if (row.id.empty()) continue;
        const std::vector<Drawn> own = texts(shown.seen, row.id.text);
        if (own.empty() && row.alarm && !std::exchange(left_out, true))
            faults.push_back("an action in trouble is hidden: " + row.id.text + " " + row.object);
        if (own.size() < 2) continue;  // named in the head
        for (const std::string* words : {&row.state, &row.object, &row.owner, &row.time})
            if (!is_drawn(own, *words)) faults.push_back("an action does not say: " + row.id.text + " " + *words);
    }
    if (board.decision && !is_drawn(all, board.decision->question, board.decision->id.text))
        faults.push_back("no decision: " + board.decision->question);
    for (const model::HelpRow& row : board.help)
        if (!is_drawn(all, row.text, row.id.text)) faults.push_back("no help: " + row.text);
    for (const model::GuardrailRow& row : board.guardrails)
        if (!is_drawn(all, row.text)) faults.push_back("no rule: " + row.text);
    if (board.strip && !is_drawn(all, board.strip->main)) faults.push_back("no strip: " + board.strip->main);
    if (!is_drawn(all, board.footer.fresh)) faults.push_back("no age: " + board.footer.fresh);
    const bool in_words = is_drawn(all, commander_words(board.footer));
    if (!in_words && !is_drawn(all, commander_line(board.footer)))
        faults.push_back("no commander: " + commander_line(board.footer));
    if (!is_drawn(all, board.footer.data)) faults.push_back("no data: " + board.footer.data);
}

void judge_order(const Shown& shown, Faults& faults) {
    const model::Board& board = shown.board;
    if (board.mode != model::BoardMode::incident && board.mode != model::BoardMode::contained) return;
    std::vector<std::string> rows;
    for (const model::ServiceRow& row : board.services)
        if (!row.id.empty()) rows.push_back(row.id.text);
    const std::size_t services = rows.size();
    if (board.decision) rows.push_back(board.decision->id.text);
    for (const model::HelpRow& row : board.help) rows.push_back(row.id.text);
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.id.empty() && texts(shown.seen, row.id.text).size() > 1) rows.push_back(row.id.text);
    const bool beside = rows.size() > services && services > 0 &&
                        left_of(shown.seen, rows[services]) > left_of(shown.seen, rows.front()) + 100;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (i == services && beside) continue;
        if (top_of(shown.seen, rows[i]) <= top_of(shown.seen, rows[i - 1]))
            faults.push_back("out of order: " + rows[i] + " above " + rows[i - 1]);
    }
    const float foot = top_of_shape(shown.seen, "heartbeat", true);
    const float rule = board.guardrails.empty() ? foot : top_of_shape(shown.seen, "do-not", false);
    for (const std::string& row : rows)
        if (top_of(shown.seen, row) >= rule) faults.push_back("below what must not be done: " + row);
    if (rule > foot) faults.push_back("what must not be done stands below the age");
}

}  // namespace ui_test
