// A count alone says that something is wrong and not what: names follow it as far as the column reaches.
// It must never cut a name.
#include "model/record/words.h"
#include "ui/pen/panel_text.h"
#include "ui/wall.h"
#include "ui/wall/counted.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float above = 14;  // from the hairline to the letters

std::string_view separator_of(const Frame& frame) { return model::say(model::Say::separator, frame.language()); }

std::string without_separator(const Frame& frame, std::string line) {
    const std::string_view separator = separator_of(frame);
    if (line.ends_with(separator)) line.resize(line.size() - separator.size());
    return line;
}

// Where names stand beside the count, from the column's left edge.
float beside_at(const Frame& frame, const Counted& counted) {
    return std::max(name_at, frame.canvas.width(counted.label, frame.style.t3, Weight::bold) + frame.style.t3);
}

// Names below the count fill whole lines: many of them take fewer.
bool stands_beside(const Frame& frame, const Area& column, const Counted& counted) {
    const NameLines beside = name_lines(frame, counted.names, column.width() - beside_at(frame, counted) + bleed);
    const bool all = counted.names.empty() || (!beside.until.empty() && beside.until.back() == counted.names.size());
    if (!all || beside.lines.size() <= 2) return all;
    return beside.lines.size() < 1 + name_lines(frame, counted.names, column.width() + bleed).lines.size();
}

void draw_rule(const Frame& frame, const Area& column) {
    frame.canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, frame.theme().line, 2);
}

// Returns how many names are shown.
std::size_t draw_lines(const Frame& frame, const NameLines& named, Point at, std::size_t most) {
    const std::size_t shown = std::min(most, named.lines.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == shown;  // the count says that there are more
        frame.canvas.text(at, last ? without_separator(frame, named.lines[i]) : named.lines[i],
                          {.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3});
        at.y += name_pitch;
    }
    return shown == 0 ? 0 : named.until[shown - 1];
}

}  // namespace

Counted counted_beyond(const Frame& frame, std::size_t shown) {
    const model::Board& board = frame.board;
    const auto say = [&](model::Say word) { return model::say(word, frame.language()); };
    Counted counted;
    for (std::size_t i = shown; i < board.services.size(); ++i)
        counted.names.push_back(board.services[i].state + " " + board.services[i].name);
    if (!counted.names.empty())
        counted.label = model::fill(say(model::Say::services_more), {std::to_string(counted.names.size())});
    if (!counted.label.empty() && !board.normal.rest.empty()) counted.label += say(model::Say::separator);
    counted.label += board.normal.rest;
    counted.names.insert(counted.names.end(), board.normal.rest_names.begin(), board.normal.rest_names.end());
    return counted;
}

NameLines name_lines(const Frame& frame, const std::vector<std::string>& names, float width) {
    NameLines named;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string name = names[i];
        if (i + 1 < names.size()) name += separator_of(frame);
        const bool goes_on =
            !named.lines.empty() && fits(frame.canvas, {named.lines.back() + name}, frame.style.t3, width);
        if (goes_on) {
            named.lines.back() += name;
            named.until.back() = i + 1;
            continue;
        }
        if (!fits(frame.canvas, {name}, frame.style.t3, width)) return named;
        named.lines.push_back(std::move(name));
        named.until.push_back(i + 1);
    }
    return named;
}

std::size_t counted_lines(const Frame& frame, const Area& column, const Counted& counted) {
    if (stands_beside(frame, column, counted)) {
        const float width = column.width() - beside_at(frame, counted) + bleed;
        return std::max<std::size_t>(1, name_lines(frame, counted.names, width).lines.size());
    }
    return 1 + name_lines(frame, counted.names, column.width() + bleed).lines.size();
}

std::size_t draw_counted(const Frame& frame, const Area& column, const Counted& counted, std::size_t lines) {
    draw_rule(frame, column);
    const float y = column.top + above;
    const TextStyle bold{.size = frame.style.t3, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t3};
    draw_line(frame.canvas, {column.left, y, column.width()}, counted.label, bold);
    const float beside = beside_at(frame, counted);
    // One line below would be left alone: the first names then stand beside the count.
    if (lines < 2 || stands_beside(frame, column, counted)) {
        const NameLines named = name_lines(frame, counted.names, column.width() - beside + bleed);
        return draw_lines(frame, named, {column.left + beside, y}, lines);
    }
    const NameLines named = name_lines(frame, counted.names, column.width() + bleed);
    return draw_lines(frame, named, {column.left, y + name_pitch}, lines - 1);
}

float draw_further_names(const Frame& frame, const Area& column, const Counted& counted, std::size_t first) {
    const std::vector<std::string> rest(counted.names.begin() + static_cast<long>(first), counted.names.end());
    const NameLines named = name_lines(frame, rest, column.width());
    const auto most = static_cast<std::size_t>(std::max(0.0f, (column.height() - above) / name_pitch));
    const std::size_t lines = std::min(most, named.lines.size());
    if (lines == 0) return column.top;
    draw_rule(frame, column);
    draw_lines(frame, named, {column.left, column.top + above}, lines);
    return column.top + counted_height(lines);
}

}  // namespace ui
