// The chronology as it is to be seen: lanes in words, and where on the axis of time each thing lies. Part of the board.
// Places are fractions of the axis: 0 its beginning, 1 its end; below 0 or above 1 lies outside. Texts are listed from
// the longest to the shortest way to say a thing. It must never know pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

enum class Tone;

// What fits: lanes of services, rows of people (one lane may take several), and the width of a half-width letter of a
// label as a fraction of the axis.
struct TimelineBudget {
    std::size_t services = 5, people = 8;
    double cell = 0.0064;
};

struct AxisMark {
    double place = 0.0;
    std::string label;
    bool whole_hour = false;
};
struct LegendMark {
    enum class Kind {
        stopped,
        degraded,
        workaround,
        unknown,
        normal,
        fact,
        rumour,
        decision,
        late
    } kind = Kind::stopped;
    std::string word;
};
struct TimelinePhase {
    double place = 0.0;
    std::string label;
};
struct CommandBar {
    double from = 0.0, until = 0.0;
    std::string holder, org;
};
struct HandoverBar {
    double from = 0.0, until = 0.0;
    bool accepted = false;
    std::vector<std::string> words;  // "引継ぎ 統括A→統括B"
};
struct DecisionMark {
    std::string id;
    std::optional<double> put;
    double decide_by = 0.0;
    std::optional<double> ended;
    bool decided = false;  // else lapsed, withdrawn, superseded
    std::string question, question_whole;
    std::string slack;   // "2分前", "3分 超過"
    std::string answer;  // or "期限切れ"
};
struct StateBand {
    double from = 0.0, until = 0.0;
    double known = 0.0;  // up to here it was told only later; `from` or less: it was known from its beginning
    Tone tone{};
    bool filled = true;  // false: outlined in the tone
    bool accepted = false;
    std::vector<std::string> words;
    std::string relapse;  // "再発", above it; empty otherwise
};
enum class FactLook { confirmed, unconfirmed, refuted };
struct FactDot {
    double place = 0.0;
    FactLook look = FactLook::unconfirmed;
    std::string text;             // empty for a dot that a later one of the same fact speaks for
    std::string whole;            // the same, as long as it is
    std::optional<double> first;  // where the fact was first heard, when that has a dot of its own
};
struct TimelineService {
    std::string id;
    std::string name, org;
    std::vector<StateBand> bands;
    std::vector<FactDot> facts;
};
enum class BarEnd { running, worked, ineffective, over };
struct Blocked {
    double from = 0.0, until = 0.0;
    std::string word;  // "停滞 11分"
};
struct WorkBar {
    std::string id;
    double from = 0.0, until = 0.0;
    std::size_t row = 0;  // within its lane
    BarEnd end = BarEnd::running;
    std::string object, object_whole;
    std::string outcome;   // "効果なし 時間切れ"; empty otherwise
    std::string decision;  // id of the one that made it
    std::vector<Blocked> blocked;
};
struct HelpBar {
    double from = 0.0;
    double until = 0.0;            // of the wait
    std::optional<double> helped;  // until then it helped; none: it never came
    bool over = false;             // `helped` is its end, not the present
    std::string word;              // "応援求む"
    std::string note;              // "着任 求めて11分"
    std::string thanks;
};
struct PersonLane {
    std::string who, org;
    bool nobody = false;  // work without an owner
    std::size_t rows = 1;
    std::vector<WorkBar> bars;
    std::optional<HelpBar> help;
};
struct DeadlineFlag {
    double place = 0.0;
    std::string label;   // "寄前配信"
    std::string result;  // "超過", "間に合った"; the time while it is ahead
};
struct GapColumn {
    double from = 0.0, until = 0.0;
};
struct ScrubberTick {
    double place = 0.0;
    bool major = false;
    std::uint64_t seq = 0;
};

struct Timeline {
    std::string heading, title;
    std::string span, length;  // "07:04 認識 → 09:20 収束", "影響 2時間16分"
    std::vector<LegendMark> legend;
    std::string note;  // what of the log is missing and why; empty: nothing
    std::vector<AxisMark> axis;
    double now = 1.0;  // beyond it nothing is known yet
    std::string phase_label, command_label, decision_label, service_label;
    std::vector<TimelinePhase> phases;
    std::vector<CommandBar> command;
    std::vector<HandoverBar> handovers;
    std::vector<DecisionMark> decisions;
    std::vector<TimelineService> services;
    std::string rest_label, rest;  // "ほか 4", "株式売買・清算決済 通常"
    std::vector<FactDot> rest_facts;
    std::vector<PersonLane> people;
    std::string people_rest;  // "ほか 3名 アクション 7"; empty when all are shown
    std::vector<DeadlineFlag> deadlines;
    std::vector<GapColumn> gaps;
    std::vector<ScrubberTick> ticks;
    // Where one stands.
    double playhead = 1.0;
    bool follows = true;  // along with the present
    bool playing = false;
    std::string playhead_time;          // "08:53", "いま 09:25"
    std::string speed;                  // "20倍"
    std::string count;                  // "45/155"
    std::string sentence;               // of the event one stands on
    std::string keys;                   // what the keys do
    std::uint64_t seq = 0;              // that event; 0: none
    std::uint64_t first = 0, last = 0;  // of the events of the whole, of which the axis may show a part; 0: none
};

}  // namespace model
