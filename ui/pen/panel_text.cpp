// Lines are broken and cut where their letters end, which only the canvas knows: no two faces are alike.
// It must never shrink a text on its own: the steps come from the panel.
#include "ui/pen/panel_text.h"

#include "model/text/text.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float slack = 0.5f;  // rounding of measured widths, design units

std::vector<std::string> lines_in(const Canvas& canvas, Words words, float size, float width) {
    return model::lines_of(words.text, width + slack,
                           [&](std::string_view part) { return canvas.width(part, size, words.weight); });
}

bool is_figure(char c) { return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == ','; }

constexpr std::string_view ellipsis = "…";

// The cut line without the figure that it would tear: "by 23:…" says less than "by…" and looks like more.
std::string without_torn_figure(std::string line, std::string_view text) {
    const std::size_t kept = line.size() - ellipsis.size();
    std::size_t end = kept;
    if (end >= text.size() || !is_figure(text[end])) return line;
    while (end > 0 && is_figure(line[end - 1])) --end;
    while (end > 0 && line[end - 1] == ' ') --end;
    if (end == 0 || end == kept) return line;
    return line.substr(0, end).append(ellipsis);
}

// As many cells as that many lines could hold of the narrowest letters: what is beyond is not worth being measured.
std::size_t most_cells(float width, const Step& step) {
    constexpr float narrowest = 0.2f;  // of the em
    const float cells = std::max(0.0f, width) * static_cast<float>(step.lines) / (step.size * narrowest);
    return static_cast<std::size_t>(cells) + 4;
}

std::vector<std::string> whole_lines(const Canvas& canvas, Words words, float width, const Step& step) {
    const float all = canvas.width(words.text, step.size, words.weight);
    if (all <= width + slack) return {std::string(words.text)};
    // A blank is dropped where a line ends.
    const auto breaks = static_cast<float>(step.lines - 1);
    if (step.lines < 2 || all > (width + slack) * (breaks + 1) + breaks * step.size) return {};
    std::vector<std::string> lines = lines_in(canvas, words, step.size, width);
    const bool all_fit = std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return fits(canvas, {line, words.weight}, step.size, width);
    });
    if (lines.size() > step.lines || !all_fit) return {};
    return lines;
}

std::vector<std::string> cut_lines(const Canvas& canvas, Words words, float width, const Step& step) {
    if (step.lines < 2) return {cut_to(canvas, words, step.size, width)};
    const std::string text = model::clipped(words.text, most_cells(width, step));
    std::vector<std::string> lines = lines_in(canvas, {text, words.weight}, step.size, width);
    if (lines.size() > step.lines) {
        std::size_t at = 0;  // lines are pieces of the text, in order, without the blanks between them
        for (std::size_t i = 0; i + 1 < step.lines; ++i) at = text.find(lines[i], at) + lines[i].size();
        lines.resize(step.lines);
        lines.back() = text.substr(text.find(lines.back(), at));
    }
    for (std::string& line : lines) {
        const Words piece{line, words.weight};
        if (!fits(canvas, piece, step.size, width)) line = cut_to(canvas, piece, step.size, width);
    }
    return lines;
}

// As many items in a line as it holds; none at all when one of them is too wide.
std::vector<std::string> packed(const Canvas& canvas, const WordList& list, float size, float width) {
    const Weight weight = list.words.weight;
    std::string_view text = list.words.text;
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find(list.separator);
        const std::size_t length = end == std::string_view::npos ? text.size() : end + list.separator.size();
        const std::string_view item = text.substr(0, length);
        text.remove_prefix(length);
        const bool beside = !lines.empty() && canvas.width(lines.back() + std::string(item), size, weight) <= width;
        if (beside) {
            lines.back() += item;
            continue;
        }
        if (canvas.width(item, size, weight) > width) return {};
        lines.emplace_back(item);
    }
    return lines;
}

}  // namespace

// The width grows with what is kept, so that a few tries find the longest start.
std::string cut_to(const Canvas& canvas, Words words, float size, float width) {
    std::size_t least = 1, most = std::min(model::cells(words.text), most_cells(width, {size, Tier::t3, 1}));
    std::string longest;
    while (least + 1 < most) {
        const std::size_t middle = (least + most) / 2;
        std::string line = model::clipped(words.text, middle);
        if (fits(canvas, {line, words.weight}, size, width))
            least = middle, longest = std::move(line);
        else
            most = middle;
    }
    return longest.ends_with(ellipsis) ? without_torn_figure(std::move(longest), words.text) : longest;
}

bool fits(const Canvas& canvas, Words words, float size, float width) {
    return canvas.width(words.text, size, words.weight) <= width + slack;
}

Fitted fitted(const Canvas& canvas, Words words, float width, std::initializer_list<Step> steps) {
    const Step& last = *(steps.end() - 1);
    if (words.text.empty() || width <= 0.0f) return {last, {}, false};
    for (const Step& step : steps) {
        std::vector<std::string> lines = whole_lines(canvas, words, width, step);
        if (!lines.empty()) return {step, std::move(lines), false};
    }
    return {last, cut_lines(canvas, words, width, last), true, std::string(words.text)};
}

Fitted fitted_list(const Canvas& canvas, const WordList& list, float width, std::initializer_list<Step> steps) {
    for (const Step& step : steps) {
        std::vector<std::string> lines = packed(canvas, list, step.size, width);
        if (!lines.empty() && lines.size() <= step.lines) return {step, std::move(lines), false};
    }
    return fitted(canvas, list.words, width, steps);
}

std::string named(const Canvas& canvas, const Named& list, float size, float width) {
    std::string said(list.head);
    for (std::size_t i = 0; i < list.names.size(); ++i) {
        const std::string more = said + (i == 0 ? "  " : std::string(list.separator)) + list.names[i];
        const bool last = i + 1 == list.names.size();
        if (!fits(canvas, {last ? more : more + " …"}, size, width)) return i == 0 ? said : said + " …";
        said = more;
    }
    return said;
}

float height_of(const Fitted& fitted) {
    if (fitted.lines.empty()) return 0.0f;
    return fitted.step.size * (1.0f + leading * static_cast<float>(fitted.lines.size() - 1));
}

void draw_fitted(Canvas& canvas, Point at, const Fitted& fitted, TextStyle style) {
    style.size = fitted.step.size;
    style.tier = fitted.step.tier;
    if (fitted.cut) style.whole = fitted.whole;
    for (const std::string& line : fitted.lines) {
        canvas.text(at, line, style);
        at.y += style.size * leading;
    }
}

float draw_line(Canvas& canvas, Slot slot, std::string_view text, const TextStyle& style) {
    if (text.empty() || slot.width <= 0.0f) return 0.0f;
    const Words words{text, style.weight};
    if (fits(canvas, words, style.size, slot.width)) return canvas.text({slot.x, slot.y}, text, style);
    TextStyle shortened = style;
    shortened.whole = text;
    return canvas.text({slot.x, slot.y}, cut_to(canvas, words, style.size, slot.width), shortened);
}

}  // namespace ui
