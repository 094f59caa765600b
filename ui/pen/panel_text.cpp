// Lines are broken by cells, then measured: a glyph from the fallback face may be wider than its cells say.
// It must never shrink a text on its own: the steps come from the panel.
#include "ui/pen/panel_text.h"

#include "model/text/text.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float slack = 0.5f;  // rounding of measured widths, design units

std::size_t cells_in(float width, float size) {
    return static_cast<std::size_t>(std::max(1.0f, std::floor((width + slack) / (size / 2.0f))));
}

std::string cut_to(const Canvas& canvas, std::string_view text, float size, Weight weight, float width) {
    for (std::size_t most = cells_in(width, size); most > 1; --most) {
        std::string line = model::clipped(text, most);
        if (fits(canvas, line, size, weight, width)) return line;
    }
    return {};
}

bool all_fit(const Canvas& canvas, const std::vector<std::string>& lines, float size, Weight weight, float width) {
    return std::all_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return fits(canvas, line, size, weight, width); });
}

std::vector<std::string> whole_lines(const Canvas& canvas, std::string_view text, Weight weight, float width,
                                     const Step& step) {
    if (fits(canvas, text, step.size, weight, width)) return {std::string(text)};
    if (step.lines < 2) return {};
    std::vector<std::string> lines = model::lines_of(text, cells_in(width, step.size));
    if (lines.size() > step.lines || !all_fit(canvas, lines, step.size, weight, width)) return {};
    return lines;
}

std::vector<std::string> cut_lines(const Canvas& canvas, std::string_view text, Weight weight, float width,
                                   const Step& step) {
    if (step.lines < 2) return {cut_to(canvas, text, step.size, weight, width)};
    std::vector<std::string> lines = model::lines_of(text, cells_in(width, step.size));
    if (lines.size() > step.lines) {
        std::size_t at = 0;  // lines are pieces of the text, in order, without the blanks between them
        for (std::size_t i = 0; i + 1 < step.lines; ++i) at = text.find(lines[i], at) + lines[i].size();
        lines.resize(step.lines);
        lines.back() = text.substr(text.find(lines.back(), at));
    }
    for (std::string& line : lines)
        if (!fits(canvas, line, step.size, weight, width)) line = cut_to(canvas, line, step.size, weight, width);
    return lines;
}

// As many items in a line as it holds; none at all when one of them is too wide.
std::vector<std::string> packed(const Canvas& canvas, std::string_view text, std::string_view separator, Weight weight,
                                float width, float size) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        const std::size_t length = end == std::string_view::npos ? text.size() : end + separator.size();
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

bool fits(const Canvas& canvas, std::string_view text, float size, Weight weight, float width) {
    return canvas.width(text, size, weight) <= width + slack;
}

Fitted fitted(const Canvas& canvas, std::string_view text, Weight weight, float width,
              std::initializer_list<Step> steps) {
    const Step& last = *(steps.end() - 1);
    if (text.empty() || width <= 0.0f) return {last, {}, false};
    for (const Step& step : steps) {
        std::vector<std::string> lines = whole_lines(canvas, text, weight, width, step);
        if (!lines.empty()) return {step, std::move(lines), false};
    }
    return {last, cut_lines(canvas, text, weight, width, last), true};
}

Fitted fitted_list(const Canvas& canvas, std::string_view text, std::string_view separator, Weight weight, float width,
                   std::initializer_list<Step> steps) {
    for (const Step& step : steps) {
        std::vector<std::string> lines = packed(canvas, text, separator, weight, width, step.size);
        if (!lines.empty() && lines.size() <= step.lines) return {step, std::move(lines), false};
    }
    return fitted(canvas, text, weight, width, steps);
}

float height_of(const Fitted& fitted) {
    if (fitted.lines.empty()) return 0.0f;
    return fitted.step.size * (1.0f + leading * static_cast<float>(fitted.lines.size() - 1));
}

void draw_fitted(Canvas& canvas, Point at, const Fitted& fitted, TextStyle style) {
    style.size = fitted.step.size;
    style.tier = fitted.step.tier;
    for (const std::string& line : fitted.lines) {
        canvas.text(at, line, style);
        at.y += style.size * leading;
    }
}

float draw_line(Canvas& canvas, Point at, std::string_view text, const TextStyle& style, float width) {
    if (text.empty() || width <= 0.0f) return 0.0f;
    if (fits(canvas, text, style.size, style.weight, width)) return canvas.text(at, text, style);
    return canvas.text(at, cut_to(canvas, text, style.size, style.weight, width), style);
}

}  // namespace ui
