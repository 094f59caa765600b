// What the board remembers, and the only function that changes it. It must never know a thread, a socket or a pixel:
// messages come in as values with their Tick, effects leave as values.
// A claim is over when the feed shows it, not when the POST returns: until then the row says so.
#pragma once

#include "model/entry.h"
#include "model/known_log.h"
#include "model/record/command.h"
#include "model/state/freshness.h"
#include "model/wire/wire.h"

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace model {

enum class View { wall, compact, glance, desk, phone, timeline, handover, bar };
enum class Lighting { dark, light };  // of the room: which palette can be read in it
enum class Filter { own, all };
enum class Names { people, roles };  // roles: call signs, where guests can see the board

// Messages from outside. Each is a complete value.
struct FeedConfirmed {                     // any answer of the feed that confirms what we have or brings newer
    std::shared_ptr<const Record> record;  // null: unchanged
    std::shared_ptr<const Gauges> gauges;  // null: unchanged
    FeedClock clock;
    std::optional<Instant> machine_now;  // this machine's wall clock at `at`, for the skew tag only
    std::optional<Tick> at{};            // when that was true, by this machine's ticks: it may have waited; none: now
};
struct FeedFailed {
    Problem problem;
};
struct SavedBoardLoaded {  // before the first poll; `age` by the machine's wall clocks, may be very large
    std::shared_ptr<const Record> record;
    std::shared_ptr<const Gauges> gauges;
    FeedClock clock;
    Milliseconds age{0};
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
};  // no answer; the sender goes on asking with the same key

struct LogRead {  // what a ReadLog asked for, in order
    std::string epoch;
    std::vector<std::shared_ptr<const Event>> events;
};
struct LogFailed {
    Problem problem;
};

// Messages from the person. By identity, never by row.
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
struct CommandGiven {
    Command command;
    std::string key;
    std::string line = {};  // as it was typed; empty: it came from a key or a press
};                          // key: a fresh UUID made by the caller
struct RefusalDismissed {
    std::string key;
};
struct EntryChanged {
    std::optional<std::string> text;
    std::optional<std::size_t> caret = {};  // bytes before it; none: at the end
};                                          // the command line being typed; none: closed
struct EntryRestored {                      // what was being typed when the board ended
    std::string text;
    EntryMode mode = EntryMode::any;
};
struct EntryAsked {};  // somebody wants to send what stands under a guardrail: the board asks once
struct LineRecalled {
    int by = 1;  // 1: an earlier line, -1: a later one
};
struct HelpToggled {};
struct PlayheadMoved {
    std::optional<std::uint64_t> seq;  // onto this event; none: along with the present
};
struct PlayToggled {
    std::uint64_t from = 1;  // where playing begins when one stands at the present
};
struct SpeedChanged {
    int by = 1;  // steps up or down
};

// Messages from the desk.
struct RowRef {  // one of them is empty
    ServiceId service = {};
    ActionId action = {};
    bool operator==(const RowRef&) const = default;
};
struct RowChosen {
    RowRef row;
};
struct RowMoved {
    int by = 1;
    std::vector<RowRef> order;
};  // order: the rows as they were shown
enum class DeskFocus { board, detail, entry };
struct FocusMoved {
    DeskFocus focus = DeskFocus::board;
};
struct ModeChosen {
    EntryMode mode = EntryMode::action;
};

// How many items of a handover's sheet were read back at this board, from the first on.
struct SheetRead {
    HandoverId handover;
    int items = 0;
};

using MessageKinds =
    std::variant<FeedConfirmed, FeedFailed, SavedBoardLoaded, CommandAccepted, CommandRefused, CommandUnsure, LogRead,
                 LogFailed, ActionSelected, SelectionMoved, FilterChanged, IncidentChosen, ViewChanged, LanguageChanged,
                 LightingChanged, CommandGiven, RefusalDismissed, EntryChanged, EntryRestored, EntryAsked, LineRecalled,
                 HelpToggled, RowChosen, RowMoved, FocusMoved, ModeChosen, PlayheadMoved, PlayToggled, SpeedChanged,
                 SheetRead>;
// As with Command, copied in state.cpp only.
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

enum class PendingStage {
    sending,   // posted, no answer yet
    unsure,    // time-out: "not sure, asking the feed"
    accepted,  // the POST returned; waiting for the feed to show seq
    refused    // shown until dismissed or 60 s
};
struct Pending {
    std::string key;
    Command command;
    ActionId action;  // the row it concerns; may be empty
    PendingStage stage = PendingStage::sending;
    Tick since;
    std::uint64_t seq = 0;           // accepted: the event that must arrive
    std::optional<Problem> problem;  // refused, unsure
    Tick stage_since;
    std::string line;  // as it was typed; may be empty
};

// What a changed row says while it is marked (20–60 s), and what the "back" strip lists.
struct ChangeMark {
    Tick at;
};

struct Identity {  // the person at this board, from the token file or --me; empty: nobody (a wall)
    std::string who;
    std::string org;
};

// What a desk remembers beside what every view does.
struct Desktop {
    ServiceId service;  // the selected row when it is a service; else the selected action is
    DeskFocus focus = DeskFocus::board;
    EntryMode mode = EntryMode::action;
    std::size_t caret = 0;          // bytes of the entry before it
    std::vector<std::string> said;  // earlier lines, newest last
    std::size_t recalled = 0;       // 0: what is being typed, n: the nth newest earlier line
    std::string unsent;             // what was being typed before one was recalled
    bool asked = false;             // the next Enter is meant in spite of a guardrail
};

struct State {
    std::shared_ptr<const Record> record;  // never null after construction
    std::shared_ptr<const Gauges> gauges;
    Link link;
    Identity me;
    View view = View::wall;
    Language language = Language::ja;
    Lighting lighting = Lighting::dark;
    Names names = Names::people;
    Filter filter = Filter::all;
    IncidentId incident;  // that this board is about while it goes on; empty: the gravest
    SheetRead sheet_read;
    ActionId selected;
    std::vector<Pending> pending;
    std::map<std::string, ChangeMark> changed;  // entity id → since when
    std::vector<ServiceId> places;              // the order rows hold (HF-16)
    std::optional<Tick> places_since;           // last reorder; at most one per 30 s
    std::optional<Tick> back_since;             // recovered from stale or lost
    Milliseconds back_gap{0};                   // how long it was blind
    std::vector<std::string> back_changes;      // ids that changed while blind
    std::optional<std::string> entry;           // unsent text survives everything
    Desktop desk;
    bool help_open = false;
    std::shared_ptr<const KnownLog> log;  // null: not read, because nobody has looked or because it could not be
    std::optional<Problem> log_trouble;   // why the log, or its end, could not be read
    bool log_asked = false;               // a ReadLog is on its way
    std::vector<Gap> gaps;                // while the board was blind, oldest first, at most `most_gaps`
    Playhead playhead;
    bool replay = false;              // a log from a file: nothing of it is of now
    std::optional<Tick> help_closes;  // nobody may be there to close it
};

// How long things stay to be seen (HF-15, HF-16).
inline constexpr Milliseconds mark_shown{45'000};      // a changed row's mark: enough for 75 characters at 5 a second
inline constexpr Milliseconds recovery_shown{60'000};  // a row that is normal again, an action that is done
inline constexpr Milliseconds refusal_shown{60'000};   // unless dismissed before
inline constexpr Milliseconds reorder_every{30'000};   // rows change places at most this often

inline constexpr Milliseconds keys_shown{30'000};  // the list of keys, where nobody sits before the view

// Whether the list of keys is to be seen at `now`.
bool help_shown(const State& state, Tick now);

State initial_state(View view, Language language, Identity me, Limits limits);

struct SendCommand {
    std::string key;
    Command command;
};
struct SaveBoard {
    std::shared_ptr<const Record> record;
    std::shared_ptr<const Gauges> gauges;
    FeedClock clock;
};
struct ReadLog {  // events from … to, both included
    std::string epoch;
    std::uint64_t from = 1, to = 0;
};
struct SaveEntry {  // so that a crash loses nothing that was typed
    std::string text;
    EntryMode mode = EntryMode::any;
};
using Effect = std::variant<SendCommand, SaveBoard, ReadLog, SaveEntry>;

// The only function that changes what the board remembers.
std::vector<Effect> update(State& state, const Message& message, Tick now);

}  // namespace model
