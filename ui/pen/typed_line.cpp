// The composition is spliced into the text for drawing only. Clauses are underlined with a gap between them; the one that
// the candidates are for stands on paper, as a chosen word does everywhere else.
#include "ui/pen/typed_line.h"

#include "ui/pen/panel_text.h"

#include <algorithm>
#include <string>

namespace ui {
namespace {

constexpr std::string_view cut = "…";

// A stretch that looks the same.
struct Run {
    std::size_t from = 0, until = 0;
    bool strong = false;
    std::size_t clause = 0;  // 1: the first of the composition; 0: none
};

struct Shown {
    const TypedLine& line;
    const Composition& composition;
    std::string text;
    std::size_t composed = 0;  // bytes of the composition
    std::size_t caret = 0;
    std::vector<Run> runs;

    Shown(const TypedLine& of, const Composition& with) : line(of), composition(with) {
        const std::string added = composition.text();
        composed = added.size();
        text = std::string(line.text.substr(0, line.caret)) + added + std::string(line.text.substr(line.caret));
        caret = line.caret + (composed > 0 ? std::min(composition.caret, composed) : 0);
        for (std::size_t at = 0; at < text.size(); ++at) add(at);
    }

    std::size_t clause_at(std::size_t at) const {
        if (at < line.caret || at >= line.caret + composed) return 0;
        std::size_t end = line.caret;
        std::size_t number = 0;
        while (number < composition.clauses.size() && end <= at) end += composition.clauses[number++].text.size();
        return number;
    }

    void add(std::size_t at) {
        const std::size_t clause = clause_at(at);
        const std::size_t own = at < line.caret ? at : at - composed;
        const bool strong = clause == 0 && std::any_of(line.strong.begin(), line.strong.end(),
                                                       [&](const ByteSpan& span) { return span.holds(own); });
        if (runs.empty() || runs.back().strong != strong || runs.back().clause != clause)
            runs.push_back({at, at, strong, clause});
        runs.back().until = at + 1;
    }

    std::size_t shown_at(std::size_t byte) const { return byte < line.caret ? byte : byte + composed; }
};

bool begins_character(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

float width_between(const Canvas& canvas, const Shown& shown, std::size_t from, std::size_t until) {
    float width = 0;
    for (const Run& run : shown.runs) {
        const std::size_t begin = std::max(run.from, from);
        const std::size_t end = std::min(run.until, until);
        if (end <= begin) continue;
        width += canvas.width(std::string_view(shown.text).substr(begin, end - begin), shown.line.size,
                              run.strong ? Weight::bold : Weight::regular);
    }
    return width;
}

// The first character that lets the caret be seen in this room.
std::size_t first_shown(const Canvas& canvas, const Shown& shown, float room) {
    std::size_t too_far = 0;
    if (width_between(canvas, shown, 0, shown.caret) <= room) return 0;
    std::size_t enough = shown.caret;
    while (enough - too_far > 1) {
        const std::size_t middle = (too_far + enough) / 2;
        (width_between(canvas, shown, middle, shown.caret) > room ? too_far : enough) = middle;
    }
    while (!begins_character(shown.text, enough)) ++enough;
    return enough;
}

// The end of the last character that fits behind the caret.
std::size_t last_shown(const Canvas& canvas, const Shown& shown, std::size_t from, float room) {
    std::size_t too_far = shown.text.size();
    if (width_between(canvas, shown, from, too_far) <= room) return too_far;
    std::size_t fits = shown.caret;
    while (too_far - fits > 1) {
        const std::size_t middle = (too_far + fits) / 2;
        (width_between(canvas, shown, from, middle) > room ? too_far : fits) = middle;
    }
    while (fits > shown.caret && !begins_character(shown.text, fits)) --fits;
    return fits;
}

void draw_run(const Frame& frame, const Shown& shown, const Run& part, Rect box) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool chosen = part.clause > 0 && shown.composition.clauses[part.clause - 1].chosen;
    const float below = box.y + box.h;
    if (chosen) canvas.fill({box.x, box.y - 3, box.w, box.h + 6}, theme.paper, 2, "clause");
    const Ground ground(canvas, chosen ? theme.paper : canvas.ground());
    canvas.text({box.x, box.y}, std::string_view(shown.text).substr(part.from, part.until - part.from),
                {.size = shown.line.size,
                 .weight = part.strong ? Weight::bold : Weight::regular,
                 .colour = chosen ? theme.paper_ink : theme.t1,
                 .tier = shown.line.tier});
    if (part.clause > 0 && !chosen)
        canvas.fill({box.x + 1, below + 3, std::max(1.0f, box.w - 3), 2}, theme.t1, 0, "composed");
}

void draw_wrong(const Frame& frame, float x, float end, float y) {
    for (float at = x; at < end; at += 6) frame.canvas.line({at, y}, {std::min(at + 4, end), y}, frame.theme().t1, 2);
}

}  // namespace

void draw_typed_line(const Frame& frame, const TypedLine& line, Rect room) {
    Canvas& canvas = frame.canvas;
    const Composition none;
    const Shown shown(line, line.focused ? canvas.composition() : none);
    const float mark = canvas.width(cut, line.size), centre = room.y + room.h / 2.0f, top = centre - line.size / 2.0f;
    const std::size_t from = first_shown(canvas, shown, room.w - 12 - mark);
    float left = room.x;
    const TextStyle quiet{.size = line.size, .colour = frame.theme().t2, .tier = line.tier};
    if (from > 0) left += canvas.text({left, top}, cut, quiet);
    const float right = room.x + room.w;
    std::size_t until = last_shown(canvas, shown, from, right - left);
    if (until < shown.text.size()) until = last_shown(canvas, shown, from, right - left - mark);
    const auto x_of = [&](std::size_t at) { return left + width_between(canvas, shown, from, at); };
    for (const Run& run : shown.runs) {
        const Run part{std::max(run.from, from), std::min(run.until, until), run.strong, run.clause};
        if (part.until <= part.from) continue;
        const float x = x_of(part.from);
        draw_run(frame, shown, part, {x, top, x_of(part.until) - x, line.size});
    }
    if (until < shown.text.size()) canvas.text({x_of(until), top}, cut, quiet);
    const std::size_t wrong = shown.shown_at(line.wrong.at);
    if (line.wrong.length > 0 && wrong >= from && wrong < until)
        draw_wrong(frame, x_of(wrong), x_of(std::min(until, shown.shown_at(line.wrong.at + line.wrong.length))),
                   centre + line.size * 0.7f);
    if (!line.focused) return;
    const Rect caret{x_of(shown.caret), centre - line.size * 0.7f, 2, line.size * 1.4f};
    canvas.fill(caret, frame.theme().t1, 0, "caret");
    frame.hits.caret = canvas.on_screen(caret);
}

std::string method_said(const Frame& frame) {
    const model::Text& trouble = frame.canvas.composition().trouble;
    return frame.english() ? trouble.en : trouble.ja;
}

}  // namespace ui
