// The score as a sheet that is read together: what was asked, what was right, how long it took, and how it went before.
// It must never leave out a question: what was not asked says so.
#include "ui/drill.h"

#include "model/record/words.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

using model::Say;

constexpr float band = 28, margin = 56, title = 52, text = 28, small = 24, least_pitch = 40, most_pitch = 54,
                most_upright = 68;
constexpr float upright_width = 480, upright_height = 860;

struct Columns {
    float left = 0, verdict = 0, took = 0, right = 0;
};

Columns columns_of(Size size) {
    const bool upright = size.w < size.h;
    Columns columns{upright ? 24 : margin, 0, 0, size.w - (upright ? 24 : margin)};
    columns.took = columns.right;
    columns.verdict = columns.took - (upright ? 74.0f : 150.0f);
    return columns;
}

// A ring for what was right, a cross for what was not, a stroke for what was not asked: as tests are marked.
void draw_mark(Canvas& canvas, const model::DrillRow& row, Point centre) {
    const Theme& theme = canvas.theme();
    constexpr float r = 10;
    if (!row.asked) {
        canvas.line({centre.x - r, centre.y}, {centre.x + r, centre.y}, theme.mark, 3);
    } else if (row.right) {
        canvas.ring(centre, r, theme.t1, 4);
    } else {
        canvas.line({centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}, theme.t1, 4);
        canvas.line({centre.x - r, centre.y + r}, {centre.x + r, centre.y - r}, theme.t1, 4);
    }
    canvas.note_shape(!row.asked  ? "not asked"
                      : row.right ? "right"
                                  : "wrong",
                      {centre.x - r, centre.y - r, 2 * r, 2 * r}, theme.t1);
}

void draw_row(Canvas& canvas, const model::DrillRow& row, const Columns& columns, float centre, bool upright) {
    const Theme& theme = canvas.theme();
    draw_mark(canvas, row, {columns.left + 12, centre});
    const Colour ink = row.asked ? theme.t1 : theme.t2;
    const float size = upright ? 20 : text;
    const float word = canvas.width(row.verdict, size, Weight::bold);
    canvas.text({columns.verdict, centre - size / 2.0f}, row.verdict,
                {.size = size, .weight = Weight::bold, .colour = ink, .tier = Tier::t3, .align = Align::right});
    canvas.text({columns.took, centre - size / 2.0f}, row.took,
                {.size = size, .colour = ink, .tier = Tier::t3, .align = Align::right});
    const float left = columns.left + 40;
    const Fitted ask =
        fitted(canvas, row.ask, Weight::regular, columns.verdict - word - 20 - left,
               {{size, Tier::t3, upright ? 3u : 1u}, {upright ? 18.0f : 22.0f, Tier::t3, upright ? 3u : 2u}});
    draw_fitted(canvas, {left, centre - height_of(ask) / 2.0f}, ask, {.colour = ink});
}

float draw_rows(Canvas& canvas, const model::DrillShown& shown, const Columns& columns, float top, float pitch,
                bool upright) {
    float y = top;
    for (const model::DrillRow& row : shown.rows) {
        canvas.line({columns.left, y}, {columns.right, y}, canvas.theme().line, 2);
        draw_row(canvas, row, columns, y + pitch / 2.0f, upright);
        y += pitch;
    }
    canvas.line({columns.left, y}, {columns.right, y}, canvas.theme().line, 2);
    return y;
}

// How it went before, this time last and bold.
void draw_attempts(Canvas& canvas, const model::Board& board, const model::DrillShown& shown, const Columns& columns,
                   float y) {
    const Theme& theme = canvas.theme();
    const TextStyle quiet{.size = small, .colour = theme.t2, .tier = Tier::t3};
    float x = columns.left;
    x += draw_line(canvas, {x, y}, model::say(Say::drill_attempts, board.language), quiet, columns.right - x) + 28;
    for (std::size_t i = 0; i < shown.attempts.size(); ++i) {
        const bool last = i + 1 == shown.attempts.size();
        const Weight weight = last ? Weight::bold : Weight::regular;
        const float width = canvas.width(shown.attempts[i], small, weight);
        if (x + width > columns.right) {
            x = columns.left;
            y += small * 1.4f;
        }
        canvas.text({x, y}, shown.attempts[i],
                    {.size = small, .weight = weight, .colour = last ? theme.t1 : theme.t2, .tier = Tier::t3});
        x += width + 28;
    }
}

}  // namespace

Layout drill_score_layout(const Screen& screen) {
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    const Size least = width >= height ? Size{1280, 720} : Size{upright_width, upright_height};
    const float scale = std::min(width / least.w, height / least.h);
    return {scale, {width / scale, height / scale}, {}, std::nullopt};
}

void draw_drill_score(Canvas& canvas, const model::Board& board, const model::DrillShown& shown, Size size) {
    const Theme& theme = canvas.theme();
    canvas.set_ground(theme.bg);
    const bool upright = size.w < size.h;
    for (const float top : {0.0f, size.h - band}) draw_drill_band(canvas, board.drill_word, {0, top, size.w, band});
    const Columns columns = columns_of(size);
    const float room = columns.right - columns.left;
    float y = band + 22;
    const Fitted head = fitted(canvas, shown.title, Weight::bold, room, {{title, Tier::t1, 1}, {36, Tier::t2, 2}});
    draw_fitted(canvas, {columns.left, y}, head, {.weight = Weight::bold, .colour = theme.t1});
    y += height_of(head) + 14;
    for (const std::string* line : {&shown.target, &shown.unasked}) {
        if (line->empty()) continue;
        const Fitted said = fitted(canvas, *line, Weight::regular, room, {{small, Tier::t3, 2}});
        draw_fitted(canvas, {columns.left, y}, said, {.colour = theme.t2});
        y += height_of(said) + 8;
    }
    y += 8;
    const float foot = size.h - band - (upright ? 170.0f : 116.0f);
    const float pitch = std::clamp((foot - y) / static_cast<float>(shown.rows.size()), least_pitch,
                                   upright ? most_upright : most_pitch);
    y = draw_rows(canvas, shown, columns, y, pitch, upright) + 16;
    draw_attempts(canvas, board, shown, columns, y);
    const float last = size.h - band - small - 12;
    const TextStyle quiet{.size = small, .colour = theme.t2, .tier = Tier::t3};
    const float seed = canvas.width(shown.seed, small);
    draw_line(canvas, {columns.left, last}, shown.keys, quiet, room - seed - 20);
    canvas.text({columns.right, last}, shown.seed,
                {.size = small, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
}

}  // namespace ui
