// What each message does to a board's memory: one overload for each kind, found by `update`. Shared by the files of this
// room. An overload that asks for something adds it to `effects`. It must never know what is drawn.
#pragma once

#include "model/update.h"

#include <string>
#include <vector>

namespace model::parts {

using Effects = std::vector<Effect>;

// What the feed says (on_feed.cpp).
void on(State& state, const FeedConfirmed& message, Tick now, Effects& effects);
void on(State& state, const FeedFailed& message, Tick now, Effects& effects);
void on(State& state, const PersonTold& message, Tick now, Effects& effects);
void on(State& state, const SavedBoardLoaded& message, Tick now, Effects& effects);

// Another record in the place of ours (on_news.cpp).
void on(State& state, const NewsSeen& message, Tick now, Effects& effects);
// Notes what the board knew and `after` does not say, before it takes the place of the record and the commands on their
// way are settled.
void note_news(State& state, const Record& after);

// What is wanted of the feed (on_wish.cpp).
void on(State& state, const MoveChosen& message, Tick now, Effects& effects);
void on(State& state, const EntrySubmitted& message, Tick now, Effects& effects);
void on(State& state, const OfferBegun& message, Tick now, Effects& effects);
void on(State& state, const AcceptanceBegun& message, Tick now, Effects& effects);

// What becomes of a command on its way (on_command.cpp).
void on(State& state, const CommandAccepted& message, Tick now, Effects& effects);
void on(State& state, const CommandRefused& message, Tick now, Effects& effects);
void on(State& state, const CommandUnsure& message, Tick now, Effects& effects);
void on(State& state, const RefusalDismissed& message, Tick now, Effects& effects);

// The line being typed (on_entry.cpp).
void on(State& state, const EntryChanged& message, Tick now, Effects& effects);
void on(State& state, const EntryUndone& message, Tick now, Effects& effects);
void on(State& state, const EntryRestored& message, Tick now, Effects& effects);
void on(State& state, const LineRecalled& message, Tick now, Effects& effects);
void on(State& state, const ModeChosen& message, Tick now, Effects& effects);
void on(State& state, const ChoiceTaken& message, Tick now, Effects& effects);
void on(State& state, const CompletionTaken& message, Tick now, Effects& effects);

// What is looked at, and how (on_view.cpp).
void on(State& state, const ActionSelected& message, Tick now, Effects& effects);
void on(State& state, const SelectionMoved& message, Tick now, Effects& effects);
void on(State& state, const RowChosen& message, Tick now, Effects& effects);
void on(State& state, const RowMoved& message, Tick now, Effects& effects);
void on(State& state, const FocusMoved& message, Tick now, Effects& effects);
void on(State& state, const FilterChanged& message, Tick now, Effects& effects);
void on(State& state, const IncidentChosen& message, Tick now, Effects& effects);
void on(State& state, const ViewChanged& message, Tick now, Effects& effects);
void on(State& state, const LanguageChanged& message, Tick now, Effects& effects);
void on(State& state, const LightingChanged& message, Tick now, Effects& effects);
void on(State& state, const HelpToggled& message, Tick now, Effects& effects);
void on(State& state, const HelpClosed& message, Tick now, Effects& effects);
void on(State& state, const SheetRead& message, Tick now, Effects& effects);
void on(State& state, const WindowSaid& message, Tick now, Effects& effects);

// The log, and where somebody stands in it (on_log.cpp).
void on(State& state, const LogRead& message, Tick now, Effects& effects);
void on(State& state, const LogFailed& message, Tick now, Effects& effects);
void on(State& state, const PlayheadMoved& message, Tick now, Effects& effects);
void on(State& state, const PlayToggled& message, Tick now, Effects& effects);
void on(State& state, const SpeedChanged& message, Tick now, Effects& effects);
void on(State& state, const AxisZoomed& message, Tick now, Effects& effects);

// Asks for what of the log is missing while somebody looks at it.
void ask_for_log(State& state, Effects& effects);
// Another record: nothing that was read belongs to it, nor what is still on its way.
void forget_log(State& state);

// A line that was sent, or closed unsent, can be recalled.
void remember_line(State& state, const std::string& line);
// A refused line comes back unless something else is being typed.
void give_back(State& state, const std::string& line);

// A command on its way, noted in the state until the feed shows what it did, and sent.
struct Wish {
    Command command;
    std::string key;
    std::string line;  // as it was typed; empty: it came from a key or a press
};
// What somebody wanted and cannot do here, shown where the answer of the feed would be.
void refuse_here(State& state, const ActionId& action, std::string key, Problem why, Tick now);
// The same wish for the same action, or the same key, is sent once; a wish without anybody to ask not at all.
void send(State& state, Wish wish, Tick now, Effects& effects);

// Commands on their way, seen against a newer record: what the feed shows is over, what it contradicts is refused.
void settle_pending(State& state, bool other_record, Tick now);

}  // namespace model::parts
