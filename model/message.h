// Everything that can happen to a board: what the feed and the log say, what becomes of a command, what the person does.
// Each message is a complete value, by identity and never by row. It must never know what follows from it.
#pragma once

#include "model/completion.h"
#include "model/moves.h"
#include "model/record/event.h"
#include "model/record/gauges.h"
#include "model/record/news.h"
#include "model/record/record.h"
#include "model/view.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace model {

// From outside.
struct FeedConfirmed {                     // any answer of the feed that confirms what we have or brings newer
    std::shared_ptr<const Record> record;  // null: unchanged
    std::shared_ptr<const Gauges> gauges;  // null: unchanged
    FeedClock clock;
    std::optional<Instant> machine_now;  // this machine's wall clock at `at`, for the tags of skew and zone only
    std::optional<Tick> at{};            // since when that is surely true, by this machine's ticks; none: now
    std::optional<Tick> clock_at{};      // when the feed's clock stood there, as well as is known; none: at `at`
    bool other_history = false;          // `record` is of the same log by its name, and does not go on from ours
};
struct FeedFailed {
    Problem problem;
};
struct PersonTold {  // whose token this board has, as the feed says; empty: the feed is too old to say
    Identity me = {};
    bool reads_only = false;  // a screen's or a source's: nothing can be done with it here
};
struct SavedBoardLoaded {  // before the first poll; `age` by the machine's wall clocks, may be very large
    std::shared_ptr<const Record> record;
    std::shared_ptr<const Gauges> gauges;
    FeedClock clock;
    Milliseconds age{0};
    std::optional<News> news = {};
};
struct CommandAccepted {
    std::string key;
    std::uint64_t seq = 0;
};
struct CommandRefused {
    std::string key;
    Problem problem;
};  // the feed said no: final
struct CommandUnsure {
    std::string key;
    Problem problem;
};                // no answer; the sender goes on asking with the same key
struct LogRead {  // what a ReadLog asked for, in order
    std::string epoch;
    std::vector<std::shared_ptr<const Event>> events;
};
struct LogFailed {
    Problem problem;
};

// From the person.
struct ActionSelected {
    ActionId action;
};
struct SelectionMoved {
    int by = 1;
    std::vector<ActionId> order;
};  // order: the rows as they were shown
struct FilterChanged {
    Filter filter = Filter::all;
};
struct IncidentChosen {
    IncidentId incident;
};  // empty: the gravest, whichever it is
struct ViewChanged {
    View view = View::wall;
};
struct LanguageChanged {
    Language language = Language::ja;
};
struct LightingChanged {
    Lighting lighting = Lighting::dark;
};
struct RefusalDismissed {
    std::string key;
};
struct NewsSeen {
    std::uint64_t number = 0;
};  // as it was on screen: what has come since stays
struct EntryChanged {
    std::optional<std::string> text;
    std::optional<std::size_t> caret = {};  // bytes before it; none: at the end
    std::optional<EntryNote> note = {};     // what is to be said of it
};                                          // the command line being typed; none: closed
struct EntryUndone {
    bool again = false;  // what was undone is done again
};
struct EntryRestored {  // what was being typed when the board ended
    std::string text;
    EntryMode mode = EntryMode::any;
};
struct LineRecalled {
    int by = 1;  // 1: an earlier line, -1: a later one
};
struct HelpToggled {};  // the list of keys
struct HelpClosed {};   // as it was seen; closed already: stays so
struct PlayheadMoved {
    std::optional<std::uint64_t> seq;  // onto this event; none: along with the present
};
struct WindowSaid {
    std::optional<Text> what;
};  // how the window is not as it was asked for, by the one that opened it; none: it is now
struct PlayToggled {
    std::uint64_t from = 1;  // where playing begins when one stands at the present
};
struct SpeedChanged {
    int by = 1;  // steps up or down
};
struct AxisZoomed {
    int by = 1;  // steps in or out
};

// From the person at a desk.
struct RowChosen {
    RowRef row;
};
struct RowMoved {
    int by = 1;
    std::vector<RowRef> order;
};  // order: the rows as they were shown
struct FocusMoved {
    DeskFocus focus = DeskFocus::board;
};
struct ModeChosen {
    EntryMode mode = EntryMode::action;
};
struct ChoiceTaken {
    std::string says;  // takes the place of the line's first word
};
struct CompletionTaken {  // of this line with the caret there; of another nothing is taken
    std::string line;
    std::size_t caret = 0;
    Completion completion;
};

// From the person, wanting something of the feed. What it comes to is decided by `update`: sent at once, a line opened for
// the words that are still wanted, or asked about first. `key` is made by the caller (see keyed): a fresh UUID, with which
// the command happens once however often it is sent. Without one nothing is sent.
struct MoveChosen {
    ActionId action;
    Move move = Move::claim;
    std::string key = {};
    bool offered = true;  // false: a key that its row does not show; it is said why
};
struct EntrySubmitted {
    std::string key = {};
};
struct OfferBegun {
    HelpId help;
};
struct AcceptanceBegun {
    HandoverId handover;
};

using MessageKinds =
    std::variant<FeedConfirmed, FeedFailed, PersonTold, SavedBoardLoaded, CommandAccepted, CommandRefused,
                 CommandUnsure, LogRead, LogFailed, ActionSelected, SelectionMoved, FilterChanged, IncidentChosen,
                 ViewChanged, LanguageChanged, LightingChanged, RefusalDismissed, NewsSeen, EntryChanged, EntryUndone,
                 EntryRestored, LineRecalled, HelpToggled, HelpClosed, RowChosen, RowMoved, FocusMoved, ModeChosen,
                 ChoiceTaken, CompletionTaken, MoveChosen, EntrySubmitted, OfferBegun, AcceptanceBegun, PlayheadMoved,
                 PlayToggled, SpeedChanged, AxisZoomed, SheetRead, WindowSaid>;
// As with Command, copied in message.cpp only.
struct Message : MessageKinds {
    using Kinds = MessageKinds;
    using MessageKinds::variant;
    Message();
    Message(const Message&);
    Message(Message&&) noexcept;
    Message& operator=(const Message&);
    Message& operator=(Message&&) noexcept;
    ~Message();
};

// The message with the key its command would be sent with; one that sends nothing stays as it is.
Message keyed(Message message, std::string key);

}  // namespace model
