// The score as a sheet that is read together: what was asked, what was right, how long it took, and how it went before.
// It must never leave out a question: what was not asked says so.
#include "ui/drill.h"

#include "model/record/words.h"
#include "ui/pen/panel_marks.h"
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

bool is_upright(Size size) { return size.w < size.h; }

Columns columns_of(Size size) {
    const bool upright = is_upright(size);
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

void draw_row(const DrillFrame& frame, const model::DrillRow& row, const Columns& columns, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool upright = is_upright(frame.size);
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
        fitted(canvas, {row.ask}, columns.verdict - word - 20 - left,
               {{size, Tier::t3, upright ? 3u : 1u}, {upright ? 18.0f : 22.0f, Tier::t3, upright ? 3u : 2u}});
    draw_fitted(canvas, {left, centre - height_of(ask) / 2.0f}, ask, {.colour = ink});
}

// From `top` on, as high as the room above the foot allows; returns where they end.
float draw_rows(const DrillFrame& frame, const Columns& columns, float top) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool upright = is_upright(frame.size);
    const float foot = frame.size.h - band - (upright ? 170.0f : 116.0f);
    const float pitch = std::clamp((foot - top) / static_cast<float>(frame.shown.rows.size()), least_pitch,
                                   upright ? most_upright : most_pitch);
    float y = top;
    for (const model::DrillRow& row : frame.shown.rows) {
        canvas.line({columns.left, y}, {columns.right, y}, theme.line, 2);
        draw_row(frame, row, columns, y + pitch / 2.0f);
        y += pitch;
    }
    canvas.line({columns.left, y}, {columns.right, y}, theme.line, 2);
    return y;
}

TextStyle quiet(const Theme& theme, Align align = Align::left) {
    return {.size = small, .colour = theme.t2, .tier = Tier::t3, .align = align};
}

// How it went before, this time last and bold.
void draw_attempts(const DrillFrame& frame, const Columns& columns, float y) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const std::vector<std::string>& attempts = frame.shown.attempts;
    float x = columns.left;
    x += draw_line(canvas, {x, y, columns.right - x}, model::say(Say::drill_attempts, frame.language()), quiet(theme)) +
         28;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const bool last = i + 1 == attempts.size();
        const Weight weight = last ? Weight::bold : Weight::regular;
        const float width = canvas.width(attempts[i], small, weight);
        if (x + width > columns.right) {
            x = columns.left;
            y += small * 1.4f;
        }
        canvas.text({x, y}, attempts[i],
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

void draw_drill_score(const DrillFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    canvas.set_ground(theme.bg);
    draw_drill_bands(frame, band);
    const Columns columns = columns_of(frame.size);
    const float room = columns.right - columns.left;
    float y = band + 22;
    const Fitted head = fitted(canvas, {shown.title, Weight::bold}, room, {{title, Tier::t1, 1}, {36, Tier::t2, 2}});
    draw_fitted(canvas, {columns.left, y}, head, {.weight = Weight::bold, .colour = theme.t1});
    y += height_of(head) + 14;
    for (const std::string* line : {&shown.target, &shown.unasked}) {
        if (line->empty()) continue;
        const Fitted said = fitted(canvas, {*line}, room, {{small, Tier::t3, 2}});
        draw_fitted(canvas, {columns.left, y}, said, {.colour = theme.t2});
        y += height_of(said) + 8;
    }
    draw_attempts(frame, columns, draw_rows(frame, columns, y + 8) + 16);
    const float last = frame.size.h - band - small - 12;
    const float seed = canvas.width(shown.seed, small);
    draw_line(canvas, {columns.left, last, room - seed - 20}, shown.keys, quiet(theme));
    canvas.text({columns.right, last}, shown.seed, quiet(theme, Align::right));
}

}  // namespace ui
