// See keys_rows.h. What is on screen is asked of the board, never of the state: a key is judged by what its person saw.
// It must never know which view that was.
#include "ui/keys/keys_rows.h"

#include <algorithm>
#include <cctype>

namespace ui {

std::optional<Gesture> move_of(char letter, const model::Board& board) {
    const auto& rows = board.actions.rows;
    const auto row = std::find_if(rows.begin(), rows.end(), [](const auto& one) { return one.selected; });
    if (row == rows.end()) return std::nullopt;
    for (const model::Move move : row->moves)
        if (std::tolower(static_cast<unsigned char>(key_of(move))) == letter) return model::MoveChosen{row->id, move};
    return std::nullopt;
}

std::optional<Gesture> idle_move_of(char letter, const model::Board& board) {
    using model::Move;
    const auto& rows = board.actions.rows;
    const auto row = std::find_if(rows.begin(), rows.end(), [](const auto& one) { return one.selected; });
    if (row == rows.end() || row->pending || row->id.empty()) return std::nullopt;
    for (const Move move : {Move::claim, Move::release, Move::acknowledge, Move::start, Move::block, Move::verify,
                            Move::done, Move::note, Move::later, Move::take_over})
        if (std::tolower(static_cast<unsigned char>(key_of(move))) == letter)
            return model::MoveChosen{row->id, move, {}, false};
    return std::nullopt;
}

Gesture other_filter(const model::State& state) {
    const bool own = state.filter == model::Filter::own;
    return model::FilterChanged{own ? model::Filter::all : model::Filter::own};
}

std::optional<Gesture> closed(const model::Board& board) {
    if (board.help_open) return model::HelpClosed{};
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.refusal_key.empty()) return model::RefusalDismissed{row.refusal_key};
    if (board.desk)
        for (const model::DeskSent& sent : board.desk->sent)
            if (sent.refused) return model::RefusalDismissed{sent.key};
    if (board.strip && board.strip->news > 0) return model::NewsSeen{board.strip->news};
    return std::nullopt;
}

}  // namespace ui
