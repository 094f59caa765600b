// Letters are taken in either case and in either width, because an input method may be on in an emergency.
// Moves are only possible where the row itself shows them.
#include "ui/keys.h"

#include "ui/keys/keys_line.h"
#include "ui/keys/keys_rows.h"
#include "ui/keys/keys_walk.h"
#include "ui/keys_desk.h"

#include "ui/views.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace ui {
namespace {

using Kind = KeyPress::Kind;

// Letters mean the same in either case here.
char letter_of(const std::string& text) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter_typed(text))));
}

Gesture entry(std::optional<std::string> text) { return model::EntryChanged{std::move(text)}; }

std::optional<Gesture> typed_into(const model::State& state, const KeyPress& press) {
    const std::string& line = *state.entry;
    if (press.kind == Kind::escape) return entry(std::nullopt);
    return line_key(line, std::min(state.desk.caret, line.size()), press);
}

Gesture other_view(const Scene& scene) { return model::ViewChanged{view_after(scene.state.view, scene.screen)}; }

Gesture other_language(const model::State& state) {
    const bool ja = state.language == model::Language::ja;
    return model::LanguageChanged{ja ? model::Language::en : model::Language::ja};
}

Gesture other_lighting(const model::State& state) {
    const bool dark = state.lighting == model::Lighting::dark;
    return model::LightingChanged{dark ? model::Lighting::light : model::Lighting::dark};
}

// The next incident that goes on; after the last one the gravest again, whichever it is by then.
std::optional<Gesture> other_incident(const model::Header& header) {
    if (header.incidents.size() < 2) return std::nullopt;
    const auto shown = std::find(header.incidents.begin(), header.incidents.end(), header.incident);
    const bool last = shown == header.incidents.end() || std::next(shown) == header.incidents.end();
    return model::IncidentChosen{last ? model::IncidentId() : *std::next(shown)};
}

Gesture selection(int by, const Hits& hits) { return model::SelectionMoved{by, hits.order}; }

// The most urgent call for help on the board that can be answered.
std::optional<Gesture> first_offer(const model::Board& board) {
    for (const model::HelpRow& row : board.help)
        if (!row.answers.empty()) return model::OfferBegun{row.answers};
    const auto& rows = board.actions.rows;
    const bool nobody_may = std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.moves.empty(); });
    return nobody_may && !board.help.empty() ? idle_move_of('n', board) : std::nullopt;  // for the words why
}

// Reading back item by item: the space bar says one, backspace takes one back, Enter begins the acceptance.
std::optional<Gesture> sheet_meant(const KeyPress& press, const model::Sheet& sheet) {
    const auto done = static_cast<int>(std::count_if(
        sheet.items.begin(), sheet.items.end(), [](const auto& item) { return item.read == model::ItemRead::done; }));
    const auto read = [&](int items) -> std::optional<Gesture> {
        const bool reading = sheet.stage == 2 && items >= 0 && items <= model::sheet_items;
        if (!reading) return std::nullopt;
        return model::SheetRead{sheet.handover, items};
    };
    if (press.kind == Kind::character && press.text == " ") return read(done + 1);
    if (press.kind == Kind::backspace) return read(done - 1);
    if (press.kind == Kind::enter && sheet.ready) return model::AcceptanceBegun{sheet.handover};
    return std::nullopt;
}

std::optional<Gesture> letter_meant(char letter, const Scene& scene) {
    if (letter == 'w') return other_view(scene);
    if (letter == 'l') return other_language(scene.state);
    if (letter == 'p') return other_lighting(scene.state);
    if (const std::optional<Gesture> gesture = walking_letter(letter, scene)) return gesture;
    if (letter == 'i') return other_incident(scene.board.header);
    if (letter == 'm') return model::ViewChanged{model::View::bar};
    if (letter == '?') return model::HelpToggled{};
    if (!is_typed_into(scene.state.view)) return std::nullopt;
    switch (letter) {
        case '/': return entry("");
        case 'f': return other_filter(scene.state);
        case 'o': return first_offer(scene.board);
        case 'j': return selection(1, scene.hits);
        case 'k': return selection(-1, scene.hits);
        default: break;
    }
    if (auto move = move_of(letter, scene.board)) return move;
    return idle_move_of(letter, scene.board);
}

// The same in every view, also while something is being typed.
std::optional<Gesture> function_meant(int function, const Scene& scene) {
    switch (function) {
        case 1: return model::HelpToggled{};
        case 2: return other_view(scene);
        case 3: return other_language(scene.state);
        case 4: return other_lighting(scene.state);
        case 5: return other_incident(scene.board.header);
        default: return std::nullopt;
    }
}

// What a key may do again and again while it is held: walk and type. Nothing that is sent, and nothing that flickers.
bool may_repeat(const Gesture& gesture) {
    return std::holds_alternative<model::SelectionMoved>(gesture) || std::holds_alternative<model::RowMoved>(gesture) ||
           std::holds_alternative<model::EntryChanged>(gesture) ||
           std::holds_alternative<model::LineRecalled>(gesture) ||
           std::holds_alternative<model::EntryUndone>(gesture) || std::holds_alternative<model::PlayheadMoved>(gesture);
}

std::optional<Gesture> meant(const KeyPress& press, const Scene& scene) {
    if (press.kind == Kind::function) return function_meant(press.function, scene);
    if (scene.state.view == model::View::desk)
        if (auto gesture = desk_gesture(press, scene)) return gesture;
    if (scene.state.view == model::View::desk && scene.state.desk.focus == model::DeskFocus::entry) return std::nullopt;
    const bool near = is_typed_into(scene.state.view);
    if (near && scene.state.entry) return typed_into(scene.state, press);
    if (const std::optional<Gesture> gesture = walking_key(press.kind, scene)) return gesture;
    if (scene.board.sheet)
        if (const auto gesture = sheet_meant(press, *scene.board.sheet)) return gesture;
    switch (press.kind) {
        case Kind::character: return letter_meant(letter_of(press.text), scene);
        case Kind::escape: return closed(scene.board);
        case Kind::up: return near ? std::optional(selection(-1, scene.hits)) : std::nullopt;
        case Kind::down: return near ? std::optional(selection(1, scene.hits)) : std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Gesture> gesture_from(const KeyPress& press, const Scene& scene) {
    std::optional<Gesture> gesture = meant(press, scene);
    return gesture && press.repeated && !may_repeat(*gesture) ? std::nullopt : gesture;
}

std::optional<Gesture> gesture_at(Point at, const Hits& hits) {
    for (auto place = hits.places.rbegin(); place != hits.places.rend(); ++place)
        if (place->rect.contains(at)) return place->gesture;
    return std::nullopt;
}

}  // namespace ui
