// Letters are taken in either case and in either width, because an input method may be on in an emergency.
// Moves are only possible where the row itself shows them.
#include "ui/keys.h"

#include "ui/keys/keys_walk.h"
#include "ui/keys_desk.h"

#include "ui/views.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

namespace ui {
namespace {

using Kind = KeyPress::Kind;

constexpr std::chrono::minutes later_by{5};

// Letters mean the same in either case here.
char letter_of(const std::string& text) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter_typed(text))));
}

Gesture entry(std::optional<std::string> text) { return model::Message{model::EntryChanged{std::move(text)}}; }

std::optional<Gesture> typed_into(const model::State& state, const KeyPress& press) {
    const std::string& line = *state.entry;
    if (auto changed = edited(line, std::min(state.desk.caret, line.size()), press))
        return model::Message{std::move(*changed)};
    switch (press.kind) {
        case Kind::escape: return entry(std::nullopt);
        case Kind::enter: return EntrySubmitted{};
        case Kind::up: return model::Message{model::LineRecalled{1}};
        case Kind::down: return model::Message{model::LineRecalled{-1}};
        default: return std::nullopt;
    }
}

const model::ActionRow* selected_row(const model::Board& board) {
    const auto& rows = board.actions.rows;
    const auto at = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.selected; });
    return at == rows.end() ? nullptr : &*at;
}

// Escape takes away what lies on top: help, then the first refusal.
std::optional<Gesture> closed(const model::Board& board) {
    if (board.help_open) return model::Message{model::HelpToggled{}};
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.refusal_key.empty()) return model::Message{model::RefusalDismissed{row.refusal_key}};
    return std::nullopt;
}

Gesture other_view(const model::State& state) { return model::Message{model::ViewChanged{view_after(state.view)}}; }

Gesture other_language(const model::State& state) {
    const bool ja = state.language == model::Language::ja;
    return model::Message{model::LanguageChanged{ja ? model::Language::en : model::Language::ja}};
}

Gesture other_lighting(const model::State& state) {
    const bool dark = state.lighting == model::Lighting::dark;
    return model::Message{model::LightingChanged{dark ? model::Lighting::light : model::Lighting::dark}};
}

Gesture other_filter(const model::State& state) {
    const bool own = state.filter == model::Filter::own;
    return model::Message{model::FilterChanged{own ? model::Filter::all : model::Filter::own}};
}

// The next incident that goes on; after the last one the gravest again, whichever it is by then.
std::optional<Gesture> other_incident(const model::Header& header) {
    if (header.incidents.size() < 2) return std::nullopt;
    const auto shown = std::find(header.incidents.begin(), header.incidents.end(), header.incident);
    const bool last = shown == header.incidents.end() || std::next(shown) == header.incidents.end();
    return model::Message{model::IncidentChosen{last ? model::IncidentId() : *std::next(shown)}};
}

Gesture selection(int by, const Hits& hits) { return model::Message{model::SelectionMoved{by, hits.order}}; }

std::optional<Gesture> move_of(char letter, const model::Board& board) {
    const model::ActionRow* row = selected_row(board);
    if (row == nullptr) return std::nullopt;
    for (const model::Move move : row->moves)
        if (std::tolower(static_cast<unsigned char>(key_of(move))) == letter) return MoveChosen{row->id, move};
    return std::nullopt;
}

// The most urgent call for help on the board that can be answered.
std::optional<Gesture> first_offer(const model::Board& board) {
    for (const model::HelpRow& row : board.help)
        if (!row.answers.empty()) return offer_begun(row.answers);
    return std::nullopt;
}

// Reading back item by item: the space bar says one, backspace takes one back, Enter begins the acceptance.
std::optional<Gesture> sheet_meant(const KeyPress& press, const model::Sheet& sheet) {
    const auto done = static_cast<int>(std::count_if(
        sheet.items.begin(), sheet.items.end(), [](const auto& item) { return item.read == model::ItemRead::done; }));
    const auto read = [&](int items) -> std::optional<Gesture> {
        const bool reading = sheet.stage == 2 && items >= 0 && items <= model::sheet_items;
        if (!reading) return std::nullopt;
        return model::Message{model::SheetRead{sheet.handover, items}};
    };
    if (press.kind == Kind::character && press.text == " ") return read(done + 1);
    if (press.kind == Kind::backspace) return read(done - 1);
    if (press.kind == Kind::enter && sheet.ready) return entry("accept " + sheet.handover.text);
    return std::nullopt;
}

std::optional<Gesture> letter_meant(char letter, const Scene& scene) {
    if (letter == 'w') return other_view(scene.state);
    if (letter == 'l') return other_language(scene.state);
    if (letter == 'p') return other_lighting(scene.state);
    if (const std::optional<Gesture> gesture = walking_letter(letter, scene)) return gesture;
    if (letter == 'i') return other_incident(scene.board.header);
    if (letter == 'm') return model::Message{model::ViewChanged{model::View::bar}};
    if (letter == '?') return model::Message{model::HelpToggled{}};
    if (!is_typed_into(scene.state.view)) return std::nullopt;
    switch (letter) {
        case '/': return entry("");
        case 'f': return other_filter(scene.state);
        case 'o': return first_offer(scene.board);
        case 'j': return selection(1, scene.hits);
        case 'k': return selection(-1, scene.hits);
        default: return move_of(letter, scene.board);
    }
}

// The same in every view, also while something is being typed.
std::optional<Gesture> function_meant(int function, const Scene& scene) {
    switch (function) {
        case 1: return model::Message{model::HelpToggled{}};
        case 2: return other_view(scene.state);
        case 3: return other_language(scene.state);
        case 4: return other_lighting(scene.state);
        case 5: return other_incident(scene.board.header);
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Gesture> gesture_from(const KeyPress& press, const Scene& scene) {
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

Gesture offer_begun(const model::HelpId& help) { return entry("offer " + help.text + " "); }

std::optional<Gesture> gesture_at(Point at, const Hits& hits) {
    for (auto place = hits.places.rbegin(); place != hits.places.rend(); ++place)
        if (place->rect.contains(at)) return place->gesture;
    return std::nullopt;
}

MoveMeaning meaning_of(const MoveChosen& chosen, const model::Record& record, model::Instant now) {
    const model::ActionId& id = chosen.action;
    const model::Action* action = record.actions.find(id);
    const auto words = [&id](const char* verb) { return std::string(verb) + " " + id.text + " "; };
    switch (chosen.move) {
        case model::Move::claim: return model::Command{model::ClaimAction{id, {}, {}}};
        case model::Move::release: return model::Command{model::ReleaseAction{id, {}}};
        case model::Move::acknowledge: return model::Command{model::AcknowledgeAction{id}};
        case model::Move::start:
        case model::Move::resume: return model::Command{model::StartAction{id, {}}};
        case model::Move::verify: return model::Command{model::VerifyAction{id}};
        case model::Move::later: {
            const bool ahead = action != nullptr && action->check_at && *action->check_at > now;
            return model::Command{model::MoveCheck{id, (ahead ? *action->check_at : now) + later_by}};
        }
        case model::Move::block: return words("block");
        case model::Move::done: return words("done");
        case model::Move::note: return words("note");
        case model::Move::take_over: break;
    }
    return words("takeover") + (action == nullptr ? std::string{} : action->owner);
}

}  // namespace ui
