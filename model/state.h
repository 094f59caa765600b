// What a board remembers, and nothing else. Only `update` (model/update.h) changes it. It must never know a thread, a socket
// or a pixel. A claim is over when the feed shows it, not when the POST returns: until then the row says so.
#pragma once

#include "model/entry.h"
#include "model/freshness.h"
#include "model/known_log.h"
#include "model/record/command.h"
#include "model/record/news.h"
#include "model/view.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace model {

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

// A line being typed and how it came about: one step is what undo takes back at once.
struct EntryDraft {
    struct Step {
        std::string text;
        std::size_t caret = 0;
    };
    std::string text;
    std::vector<Step> before;    // oldest first
    std::vector<Step> undone;    // the one to be done again last
    std::size_t run_end = 0;     // where the caret stood behind what was typed last
    std::size_t run_length = 0;  // characters typed in one step; 0: the next change is a step of its own
};

// What a desk remembers beside what every view does.
struct Desktop {
    ServiceId service;  // the selected row when it is a service; else the selected action is
    DeskFocus focus = DeskFocus::board;
    EntryMode mode = EntryMode::action;
    std::size_t caret = 0;                   // bytes of the entry before it
    std::vector<std::string> said;           // earlier lines, newest last
    std::size_t recalled = 0;                // 0: what is being typed, n: the nth newest earlier line
    EntryDraft draft;                        // of the line that is shown; its text is the entry
    std::map<std::size_t, EntryDraft> left;  // by `recalled`: lines left for others until one is sent or closed
    std::optional<EntryNote> note;
    bool asked = false;  // the next Enter is meant in spite of a guardrail
};

struct State {
    std::shared_ptr<const Record> record;  // never null after construction
    std::shared_ptr<const Gauges> gauges;
    Link link;
    Identity me;
    bool reads_only = false;  // the token may only read
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
    std::optional<News> news;                   // another record took the place of ours; until somebody has seen it
    std::uint64_t news_told = 0;                // the number of the last one
    std::optional<std::string> entry;           // unsent text survives everything
    Desktop desk;
    bool help_open = false;
    std::shared_ptr<const KnownLog> log;  // null: not read, because nobody has looked or because it could not be
    std::optional<Problem> log_trouble;   // why the log, or its end, could not be read
    bool log_asked = false;               // a ReadLog is on its way
    bool log_overtaken = false;           // and what it brings is of the record before this one
    std::vector<Gap> gaps;                // while the board was blind, oldest first, at most `most_gaps`
    Playhead playhead;
    std::string feed;                 // the address of the feed as it was given; empty: the demo's, or none
    bool replay = false;              // a log from a file: nothing of it is of now
    bool is_demo = false;             // the built-in incident plays: nothing of it is real
    std::optional<Text> window_said;  // what the window is not as it was asked for; until it is
    bool has_feed = true;             // false while a log is played, also in a drill: nobody can be asked for anything
    std::optional<Tick> help_closes;  // nobody may be there to close it

    // Copied, moved and destroyed in state.cpp only: these bodies are long, and every file had its own.
    State();
    State(const State&);
    State(State&&) noexcept;
    State& operator=(const State&);
    State& operator=(State&&) noexcept;
    ~State();
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

}  // namespace model
