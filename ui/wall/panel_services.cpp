// Services that are not normal, worst first, and one line for all that are. When height is short the impact of the lower
// rows goes first, then the line of the normal ones, then rows from the bottom; the worst service never goes.
#include "model/record/words.h"
#include "ui/pen/panel_names.h"
#include "ui/pen/panel_text.h"
#include "ui/wall.h"
#include "ui/wall/counted.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float plaque_width = 400;
constexpr float line_pitch = 40;
constexpr float least_pitch = 140;

// How rows share the width: the plaques are as wide as designed, in a narrow column only as wide as their words.
struct Columns {
    float plaque = plaque_width, name = name_at;
};

Columns columns_of(const Frame& frame, const Area& column, bool narrow) {
    constexpr float designed = 860, around_word = 100, least = 240, gap = name_at - plaque_width;
    if (column.width() >= designed && !narrow) return {};
    float word = 0;
    for (const model::ServiceRow& row : frame.board.services)
        word = std::max(word, frame.canvas.width(row.state, frame.style.state, Weight::bold));
    const float plaque = std::clamp(word + around_word, least, plaque_width);
    return {plaque, plaque + gap};
}

// How rows share the height.
struct Plan {
    Columns columns;
    float pitch = service_pitch;
    std::size_t rows = 0;
    std::size_t with_second = 0;         // of them, from the top
    std::size_t normal_lines = 2;        // of names; none: the line itself is not drawn
    float spare = 0;                     // height left for further lines of impact
    std::string_view count_beside = {};  // of what has no row; in the only one there is
    float plaque() const { return pitch >= service_pitch ? 96.0f : 88.0f; }
};

float normal_room(std::size_t lines) {
    if (lines == 0) return 0;
    return lines == 1 ? normal_height : normal_height + 28;
}

Plan plan_for(std::size_t rows, bool has_normal, float height) {
    struct Try {
        float pitch;
        std::size_t lines;
    };
    constexpr std::array<Try, 5> tries = {
        {{service_pitch, 2}, {service_pitch_dense, 2}, {service_pitch_dense, 1}, {least_pitch, 1}, {least_pitch, 0}}};
    for (const Try& one : tries) {
        const std::size_t lines = has_normal ? one.lines : 0;
        const float needed = static_cast<float>(rows) * one.pitch + normal_room(lines);
        if (needed <= height) return {{}, one.pitch, rows, rows, lines, height - needed};
    }
    for (std::size_t full = rows; full-- > 0;) {
        const float needed =
            static_cast<float>(full) * least_pitch + static_cast<float>(rows - full) * service_pitch_single;
        if (needed <= height) return {{}, least_pitch, rows, full, 0, 0};
    }
    const auto left = static_cast<std::size_t>(std::max(1.0f, height / service_pitch_single));
    return {{}, least_pitch, std::min(rows, left), 0, 0, 0};
}

void draw_mark(Canvas& canvas, float left, float top, float height) {
    canvas.fill({left - 24, top, 8, height}, canvas.theme().t1, 0, "changed");
}

// Among which names each has to be known.
std::vector<std::string> names_beside(const Frame& frame) {
    std::vector<std::string> names;
    for (const model::ServiceRow& row : frame.board.services) names.push_back(row.name);
    return names;
}

// In the middle of the box; returns its lower edge. `tight`: it must not be higher than the box.
float draw_row_name(const Frame& frame, const model::ServiceRow& row, const Area& box, bool tight) {
    Canvas& canvas = frame.canvas;
    const Step near{frame.style.t2, Tier::t2, tight ? 1u : 2u}, small{frame.style.t3, Tier::t3, 2};
    const bool cut = row.name.ends_with("…");  // nothing that is cut is for the far line
    const std::vector<std::string> others = names_beside(frame);
    const Name words{{row.name, Weight::bold}, others};
    const Fitted name = cut ? fitted_name(canvas, words, box.width(), {near, small})
                            : fitted_name(canvas, words, box.width(), {{frame.style.t1, Tier::t1, 1}, near, small});
    const float centre = box.top + box.height() / 2.0f;
    draw_fitted(canvas, {box.left, centre - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = frame.ink()});
    return centre + height_of(name) / 2.0f;
}

TextStyle promise_style(const Frame& frame, const model::ServiceRow& row) {
    return {.size = frame.style.t3,
            .weight = row.promise_overdue ? Weight::bold : Weight::regular,
            .colour = row.promise_overdue ? frame.ink() : frame.theme().t2,
            .tier = Tier::t3};
}

// A row that has no second line keeps its promise under a smaller name.
void draw_name_and_promise(const Frame& frame, const model::ServiceRow& row, const Area& box) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const std::vector<std::string> others = names_beside(frame);
    const Fitted name = fitted_name(canvas, {{row.name, Weight::bold}, others}, box.width(),
                                    {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {box.left, box.top}, name, {.weight = Weight::bold, .colour = frame.ink()});
    const float below = name.lines.size() > 1 ? height_of(name) + 4 : style.t2 * leading;
    const TextStyle promise = promise_style(frame, row);
    const bool whole = fits(canvas, {row.promise, promise.weight}, style.t3, box.width());
    draw_line(canvas, {box.left, box.top + below, box.width()}, whole ? row.promise : row.promise_short, promise);
}

// Name, promise and the count of what has no row, below each other.
void draw_three_lines(const Frame& frame, const model::ServiceRow& row, const Area& box, std::string_view count) {
    constexpr float pitch = 34;
    Canvas& canvas = frame.canvas;
    TextStyle bold{.size = frame.style.t3, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t3};
    const Slot slot{box.left, box.top, box.width()};
    draw_line(canvas, slot, row.name, bold);
    const TextStyle promise = promise_style(frame, row);
    const bool whole = fits(canvas, {row.promise, promise.weight}, promise.size, slot.width);
    draw_line(canvas, {slot.x, slot.y + pitch, slot.width}, whole ? row.promise : row.promise_short, promise);
    canvas.text({slot.x, slot.y + 2 * pitch}, count, bold);
}

// Where the meaning stands below a row, and in how many lines at most.
struct Below {
    float name = name_at;
    std::size_t lines = 1;
};

// At the area's top: under the plaque what was promised, under the name what it means, in at most `lines` lines; what is
// too long for that begins behind the promise. Returns how many that took. `name`: from the area's left edge.
std::size_t draw_second_line(const Frame& frame, const model::ServiceRow& row, const Area& area, Below below) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const TextStyle promise = promise_style(frame, row);
    const float room = below.name - 16;
    const float y = area.top;
    const float beside = area.width() - canvas.width(row.impact, style.t3) - style.t3 + bleed;
    const auto leaves_room = [&](float width) {
        return fits(canvas, {row.promise, promise.weight}, style.t3, width) &&
               (below.lines > 1 || fits(canvas, {row.impact}, style.t3, area.width() - below.name) ||
                fits(canvas, {row.promise, promise.weight}, style.t3, beside));
    };
    const std::string& promised = leaves_room(room) ? row.promise : row.promise_short;
    const float used = draw_line(canvas, {area.left, y, room}, promised, promise);
    float after = used > 0 ? used + style.t3 / 2.0f : 0.0f;
    const bool tag_fits = fits(canvas, {row.source_tag, Weight::bold}, style.t3, room - after);
    const TextStyle tag{.size = style.t3, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t3};
    if (tag_fits) after += canvas.text({area.left + after, y}, row.source_tag, tag);
    const auto in_lines = [&](const std::string& words, float width) {
        return fitted(canvas, {words}, width, {{style.t3, Tier::t3, below.lines}});
    };
    float left = below.name;
    const std::string dated = row.since + (row.since.empty() || row.impact.empty() ? "" : " ") + row.impact;
    std::string meaning = in_lines(dated, area.width() - left).cut ? row.impact : dated;
    if (!tag_fits && !row.source_tag.empty()) meaning = row.source_tag + (row.impact.empty() ? "" : " " + row.impact);
    Fitted shown = in_lines(meaning, area.width() - left);
    if (shown.cut) {
        left = std::min(left, after + style.t3 / 4.0f);
        shown = in_lines(meaning, area.width() - left + 2 * bleed);
    }
    draw_fitted(canvas, {area.left + left, y}, shown, {.colour = frame.ink()});
    return shown.lines.size();
}

// The row at `place` of the board; what its meaning takes is no longer spare.
float draw_row(const Frame& frame, const Area& column, Plan& plan, std::size_t place) {
    Canvas& canvas = frame.canvas;
    const model::ServiceRow& row = frame.board.services[place];
    const bool second = place < plan.with_second;
    const float top = column.top + 8;
    const PlaqueMeasures measures{.icon = frame.style.state * 0.73f};
    canvas.set_row(row.id.text);
    draw_plaque(frame, {{column.left, top, plan.columns.plaque, plan.plaque()}, row.tone, row.filled, row.state},
                measures);
    const Area beside{column.left + plan.columns.name, column.right, top, top + plan.plaque()};
    float name_end = beside.bottom;
    if (!plan.count_beside.empty())
        draw_three_lines(frame, row, beside, plan.count_beside);
    else if (second || row.promise.empty())
        name_end = std::max(name_end, draw_row_name(frame, row, beside, plan.pitch <= least_pitch));
    else
        draw_name_and_promise(frame, row, beside);
    float pitch = second ? plan.pitch : service_pitch_single;
    if (second) {
        const float y = std::max(top + plan.plaque() + (plan.pitch > least_pitch ? 14.0f : 8.0f), name_end + 4);
        const std::size_t most = 1 + std::min<std::size_t>(2, static_cast<std::size_t>(plan.spare / line_pitch));
        const std::size_t lines =
            std::max<std::size_t>(1, draw_second_line(frame, row, column.from(y), {plan.columns.name, most}));
        const float further = static_cast<float>(lines - 1) * line_pitch;
        plan.spare -= further;
        pitch += further;
    }
    if (row.changed) draw_mark(canvas, column.left, top, pitch - 24);
    canvas.set_row({});
    return column.top + pitch;
}

// `least` lines, and of those wanted as many more as there is height left for; that is then no longer spare.
std::size_t further_lines(Plan& plan, std::size_t least, std::size_t wanted) {
    const auto spare = static_cast<std::size_t>(std::max(0.0f, plan.spare) / name_pitch);
    const std::size_t more = wanted > least ? std::min(spare, wanted - least) : 0;
    plan.spare -= static_cast<float>(more) * name_pitch;
    return least + more;
}

}  // namespace

float draw_normal(const Frame& frame, const Area& column, std::size_t lines) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::NormalLine& normal = frame.board.normal;
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, theme.line, 2);
    const float centre = column.top + 44;
    if (!normal.label.empty()) {
        draw_shape(canvas, Shape::normal, {{column.left + 20, centre - 22}, 44}, {theme.norm, theme.bg});
        draw_line(canvas, {column.left + 80, centre - frame.style.t2 / 2.0f, name_at - 96}, normal.label,
                  {.size = frame.style.t2, .colour = theme.t2, .tier = Tier::t2});
    }
    const float width = column.width() - name_at + bleed;
    const NameLines named = name_lines(frame, normal.names, width);
    const bool all = !named.until.empty() && named.until.back() == normal.names.size() && named.lines.size() <= lines;
    const std::vector<std::string> shown = all ? named.lines : std::vector<std::string>{};
    float y = column.top + 30;
    for (const std::string& line : shown) {
        draw_line(canvas, {column.left + name_at, y, width}, line, frame.quiet());
        y += name_pitch;
    }
    return std::max(column.top + normal_height, y);
}

// What nobody has said anything of is no reason to leave out what is normal.
bool only_unknown(const Frame& frame) {
    const model::Text unknown = model::word_of(model::Continuity::unknown);
    const std::string& counted = frame.board.normal.rest;
    const std::string_view separator = model::say(model::Say::separator, frame.language());
    return counted.starts_with(frame.english() ? unknown.en : unknown.ja) &&
           counted.find(separator) == std::string::npos;
}

// A name that has to be cut is told apart from the others; what has no room is counted and named below the rows.
ServicesDrawn draw_services(const Frame& frame, const Area& column) {
    constexpr std::size_t before_second_lines = 3;
    const model::Board& board = frame.board;
    const bool has_normal = board.normal.count > 0;
    const std::size_t rows = board.services.size();
    const bool counts = !board.normal.rest.empty() || static_cast<float>(rows) * service_pitch_single > column.height();
    Plan plan = plan_for(rows, has_normal, column.height() - (counts ? counted_height(1) : 0.0f));
    Counted counted = counts ? counted_beyond(frame, plan.rows) : Counted{};
    const std::size_t wanted = counts ? counted_lines(frame, column, counted) : 0;
    std::size_t lines = counts ? 1 : 0;
    // Room comes from what is normal and from second lines before a name goes.
    for (std::size_t more = std::min(wanted, before_second_lines); more > 1 && lines < 2; --more) {
        const Plan closer = plan_for(rows, has_normal, column.height() - counted_height(more));
        const bool keeps_normal = closer.normal_lines > 0 || plan.normal_lines == 0;
        if (closer.rows == plan.rows && (keeps_normal || !only_unknown(frame))) plan = closer, lines = more;
    }
    lines = further_lines(plan, lines, wanted);
    // Where the column of an old board is too low for a line of its own, the count is a line of the only row.
    const float least = service_pitch_single + counted_height(1);
    const bool crowded = board.strip && board.decision && !board.help.empty();
    const bool low = counts && crowded && plan.rows == 1 && column.height() < least;
    plan.columns = columns_of(frame, column, low);
    ServicesDrawn drawn{column.top, std::move(counted), 0};
    const Words label{drawn.counted.label, Weight::bold};
    if (low && fits(frame.canvas, label, frame.style.t3, column.width() - plan.columns.name))
        plan.count_beside = label.text, plan.with_second = 0;
    Area left = column;
    for (std::size_t i = 0; i < plan.rows; ++i) left.top = draw_row(frame, left, plan, i);
    if (counts && plan.count_beside.empty()) {
        drawn.named = draw_counted(frame, left, drawn.counted, lines);
        left.top += counted_height(lines);
    }
    drawn.end = left.top;
    if (!has_normal || plan.normal_lines == 0) return drawn;
    const bool third = plan.normal_lines == 2 && plan.spare >= name_pitch;
    drawn.end = draw_normal(frame, left, plan.normal_lines + (third ? 1 : 0));
    return drawn;
}

}  // namespace ui
