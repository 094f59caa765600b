// The bar at the upper edge of somebody's screen: one line that stays on top of other work. Worst service, title, time,
// what is asked of people, how old. Where width is short parts go in the order of their weight; state and age never do.
// When the board is old, the right end is turned round and says of when it is.
#include "model/record/words.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace ui {
namespace {

constexpr float edge = 12, gap = 18, small = 14, middle = 18, drill_width = 24;
constexpr PlaqueMeasures plaque{
    .padding = 9, .icon = 18, .gap = 6, .radius = 4, .border = 2, .dash = 2, .stale_border = 1.5f, .hatch = 11};
constexpr CountdownMeasures countdown{.size = 24, .height = 30, .least = 0, .padding = 8, .border = 2, .radius = 4};
constexpr PillMeasures pill{
    .height = 28, .icon = 18, .to_icon = 7, .to_word = 31, .after = 12, .least = 0, .border = 2};

// One piece of the line. Pieces are given up from the largest weight on; weight 0 stays.
struct Piece {
    int weight = 0;
    bool right = false;  // belongs to the right end
    float width = 0;
    std::function<void(float left)> draw;
};

struct Line {
    const Frame& frame;
    std::vector<Piece> pieces = {};

    float centre() const { return frame.size.h / 2.0f; }
    bool old() const { return frame.board.colourless && frame.board.strip.has_value(); }

    void text(int weight, bool right, const std::string& words, const TextStyle& how) {
        if (words.empty()) return;
        const float width = frame.canvas.width(words, how.size, how.weight);
        pieces.push_back({weight, right, width, [this, words, how](float left) {
                              frame.canvas.text({left, centre() - how.size / 2.0f}, words, how);
                          }});
    }
};

TextStyle words_of(float size, Weight weight, Colour colour, Tier tier) {
    return {.size = size, .weight = weight, .colour = colour, .tier = tier};
}

void add_services(Line& line) {
    const Theme& theme = line.frame.theme();
    int weight = 0;
    for (const model::ServiceRow& row : line.frame.board.services) {
        const float word = line.frame.canvas.width(row.state, line.frame.style.state, Weight::bold);
        const float width = plaque.padding * 2 + plaque.icon + plaque.gap + word + 2;
        line.pieces.push_back({weight, false, width, [&line, &row, width](float left) {
                                   line.frame.canvas.set_row(row.id.text);
                                   draw_plaque(line.frame,
                                               {{left, line.centre() - 14, width, 28}, row.tone, row.filled, row.state},
                                               plaque);
                                   line.frame.canvas.set_row({});
                               }});
        line.text(weight + 1, false, row.name, words_of(middle, Weight::bold, line.frame.ink(), Tier::t2));
        weight += 3;
    }
    line.text(2, false, line.frame.board.normal.rest, words_of(small, Weight::bold, line.frame.ink(), Tier::t3));
    if (line.frame.board.services.empty())
        line.text(1, false, line.frame.board.normal.label, words_of(middle, Weight::regular, theme.t2, Tier::t2));
}

void add_countdown(Line& line, int weight, bool right, const model::Countdown& left_time) {
    line.pieces.push_back(
        {weight, right, width_of(line.frame.canvas, left_time, countdown), [&line, &left_time](float left) {
             const float end = left + width_of(line.frame.canvas, left_time, countdown);
             draw_countdown(line.frame, {end, line.centre() - countdown.height / 2.0f}, left_time, countdown);
         }});
}

// A length of time alone could be that of anything: it goes with its name.
void add_deadline(Line& line) {
    const model::Header& header = line.frame.board.header;
    if (!header.countdown)
        return line.text(8, false, header.deadline_short,
                         words_of(small, Weight::regular, line.frame.theme().t2, Tier::t3));
    const float name = line.frame.canvas.width(header.deadline_short, small) + gap / 2.0f;
    line.pieces.push_back(
        {3, false, name + width_of(line.frame.canvas, *header.countdown, countdown), [&line, name](float left) {
             const Frame& frame = line.frame;
             const model::Countdown& ahead = *frame.board.header.countdown;
             frame.canvas.text({left, line.centre() - small / 2.0f}, frame.board.header.deadline_short,
                               words_of(small, Weight::regular, frame.theme().t2, Tier::t3));
             const float end = left + name + width_of(frame.canvas, ahead, countdown);
             draw_countdown(frame, {end, line.centre() - countdown.height / 2.0f}, ahead, countdown);
         }});
}

void add_incident(Line& line) {
    const Theme& theme = line.frame.theme();
    const model::Board& board = line.frame.board;
    add_services(line);
    line.text(7, false, board.header.title, words_of(middle, Weight::bold, theme.t1, Tier::t2));
    add_deadline(line);
    if (!board.tally) return;
    if (!board.tally->decide.empty()) {
        line.pieces.push_back({5, true, 20, [&line](float left) {
                                   draw_shape(line.frame.canvas, Shape::decision, {{left, line.centre() - 10}, 20},
                                              {line.frame.theme().t1, line.frame.theme().bg});
                               }});
        line.text(5, true, board.tally->decide, words_of(middle, Weight::bold, theme.t1, Tier::t2));
        if (board.decision && board.decision->countdown) add_countdown(line, 4, true, *board.decision->countdown);
    }
    if (board.tally->help.empty()) return;
    const TextStyle word = words_of(middle, Weight::bold, theme.t1, Tier::t2);
    const float width = pill.to_word + line.frame.canvas.width(board.tally->help, word.size, word.weight) + pill.after;
    line.pieces.push_back(
        {2, true, width, [&line, word](float left) {
             draw_pill(line.frame.canvas,
                       {{left, line.centre() - pill.height / 2.0f}, line.frame.board.tally->help, true, word}, pill);
         }});
}

void add_calm(Line& line) {
    const Theme& theme = line.frame.theme();
    const model::Calm& calm = *line.frame.board.calm;
    line.pieces.push_back({0, false, 22, [&line](float left) {
                               draw_shape(line.frame.canvas, Shape::normal, {{left, line.centre() - 11}, 22},
                                          {line.frame.theme().norm, line.frame.theme().bg});
                           }});
    line.text(0, false, calm.headline, words_of(middle, Weight::bold, theme.calm, Tier::t2));
    line.text(1, false, calm.residual, words_of(small, Weight::bold, theme.t1, Tier::t3));
    line.text(2, false, calm.checked, words_of(small, Weight::regular, theme.t2, Tier::t3));
}

void add_age(Line& line) {
    const Theme& theme = line.frame.theme();
    line.text(6, true, line.old() ? std::string{} : model::commander_line(line.frame.board.footer),
              words_of(middle, Weight::regular, theme.t2, Tier::t2));
    const std::string& age = line.old() ? line.frame.board.strip->main : line.frame.board.footer.fresh;
    line.text(0, true, age, words_of(middle, Weight::bold, line.old() ? theme.bg : theme.t1, Tier::t2));
}

// The way back stays; the others go before the age does.
void add_keys(Line& line) {
    const TextStyle quiet = words_of(small, Weight::regular, line.frame.theme().t1, Tier::t3);
    const auto key = [&](int weight, std::string_view name, model::Say say) {
        const std::string_view word = model::say(say, line.frame.board.language);
        const float cap = key_width(line.frame.canvas, name) + 6;
        line.pieces.push_back(
            {weight, false, cap + line.frame.canvas.width(word, small), [&line, name, word, cap, quiet](float left) {
                 draw_key(line.frame.canvas, {left, line.centre() - 11}, name);
                 line.frame.canvas.text({left + cap, line.centre() - small / 2.0f}, word, quiet);
             }});
    };
    key(0, "W", model::Say::key_back);
    key(3, "L", model::Say::key_language);
    key(4, "P", model::Say::key_lighting);
    key(2, "?", model::Say::key_close);
}

float taken(const std::vector<Piece>& pieces) {
    float width = 0;
    for (const Piece& piece : pieces) width += piece.width + gap;
    return width;
}

void give_up(std::vector<Piece>& pieces, float room) {
    while (taken(pieces) > room) {
        const auto heaviest = std::max_element(pieces.begin(), pieces.end(),
                                               [](const Piece& a, const Piece& b) { return a.weight < b.weight; });
        if (heaviest == pieces.end() || heaviest->weight == 0) return;
        pieces.erase(heaviest);
    }
}

void draw(Line& line, float left, float right) {
    float begin = right;
    for (const Piece& piece : line.pieces)
        if (piece.right) begin -= piece.width + gap;
    begin += gap;
    if (line.old()) {  // the age is the last piece and lies on the turned ground
        const Piece& age = line.pieces.back();
        const float from = right - age.width - gap;
        line.frame.canvas.fill({from, 0, line.frame.size.w - from, line.frame.size.h}, line.frame.theme().t2, 0, "old");
    }
    float x = left;
    for (const Piece& piece : line.pieces) {
        float& at = piece.right ? begin : x;
        const bool turned = line.old() && &piece == &line.pieces.back();
        const Ground ground(line.frame.canvas, turned ? line.frame.theme().t2 : line.frame.theme().bg);
        piece.draw(at);
        at += piece.width + gap;
    }
}

}  // namespace

model::Budget bar_budget(Size) {
    model::Budget budget;
    budget.services = 2;
    budget.count_rest = true;
    budget.actions = 0;
    budget.guardrails = 0;
    budget.tally = true;
    return budget;
}

Hits draw_bar(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    const Theme& theme = canvas.theme();
    const PanelStyle style{.state = middle, .t2 = middle, .t3 = small, .near = true};
    const Frame frame{canvas, style, board, size, hits};
    canvas.set_ground(theme.bg);
    Line line{frame};
    const float drill = board.drill ? drill_width : 0.0f;
    if (board.drill) {
        for (const float left : {0.0f, size.w - drill_width})
            canvas.hatch({left, 0, drill_width, size.h}, theme.mark, 11, "drill");
        line.text(0, false, std::string(model::say(model::Say::drill, board.language)),
                  words_of(middle, Weight::bold, theme.t1, Tier::t2));
    }
    if (board.help_open)
        add_keys(line);
    else if (board.mode == model::BoardMode::connecting)
        line.text(0, false, board.connecting, words_of(middle, Weight::bold, theme.t2, Tier::t2));
    else if (board.mode == model::BoardMode::calm && board.calm)
        add_calm(line);
    else
        add_incident(line);
    if (board.mode != model::BoardMode::connecting) add_age(line);
    give_up(line.pieces, size.w - 2 * (edge + drill) + gap);
    draw(line, edge + drill, size.w - edge - drill);
    place_view(frame, {0, 0, size.w, size.h}, model::View::compact);
    return hits;
}

}  // namespace ui
