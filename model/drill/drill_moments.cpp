// Which question is asked when: each once, at the first moment at which its answer has settled, company enough for it
// stands on the board and no other question is asked. It must never leave out a question that the log has an answer for.
#include "model/drill/drill.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace model {
namespace {

constexpr Milliseconds settled{20'000};  // after the event, so that nobody is asked about what appears that moment
constexpr std::size_t most_wrong = 3;

struct Candidate {
    std::uint64_t seq = 0;
    Instant at;
    DrillAnswer answer;
};
// Of each kind at least as many moments as there are kinds, so that one of them is always free.
using Candidates = std::array<std::vector<Candidate>, drill_kinds>;
using Strengths = std::array<std::size_t, drill_kinds>;

// What has been found up to a moment: of each kind those that ask best, and how well they do.
struct Found {
    Candidates candidates;
    Strengths best{};
};

// SplitMix64 (Steele, Lea and Flood 2014): good numbers from any seed, the same on every machine.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

// Wrong answers that neither repeat one another nor the right one, in either language.
std::vector<Text> different(const DrillAnswer& answer) {
    std::vector<Text> kept;
    const auto taken = [](const Text& a, const Text& b) {
        return pick(a, Language::ja) == pick(b, Language::ja) || pick(a, Language::en) == pick(b, Language::en);
    };
    for (const Text& wrong : answer.wrong) {
        const bool empty = wrong.ja.empty() && wrong.en.empty();
        const bool repeats =
            taken(wrong, answer.right) ||
            std::any_of(kept.begin(), kept.end(), [&](const Text& other) { return taken(wrong, other); });
        if (!empty && !repeats) kept.push_back(wrong);
        if (kept.size() == most_wrong) break;
    }
    return kept;
}

// 0: cannot be asked. A question about something beats one about nothing, then company counts.
std::size_t strength(const DrillAnswer& answer) {
    if (answer.wrong.empty()) return 0;
    return answer.wrong.size() + (answer.weak ? 0 : most_wrong);
}

void consider(Found& found, const Record& record, Instant at, std::uint64_t seed) {
    for (std::size_t kind = 0; kind < drill_kinds; ++kind) {
        const bool age = static_cast<DrillKind>(kind) == DrillKind::age;
        std::vector<Candidate>& candidates = found.candidates[kind];
        std::size_t& best = found.best[kind];
        const bool enough = best == 2 * most_wrong && candidates.size() > drill_kinds;
        if (enough && !age) continue;
        auto answer = drill_answer(static_cast<DrillKind>(kind), record, at, mixed(seed));
        if (!answer) continue;
        answer->wrong = different(*answer);
        const std::size_t asks = strength(*answer);
        if (asks > best) candidates.clear();
        best = std::max(best, asks);
        if (asks > 0 && asks == best && (age || candidates.size() <= drill_kinds))
            candidates.push_back({record.seq, at, std::move(*answer)});
    }
}

DrillQuestion question_of(DrillKind kind, const Candidate& from, std::uint64_t seed) {
    DrillQuestion question{kind, from.at, from.seq, drill_asks(kind), from.answer.wrong, 0, from.answer.silence};
    question.options.insert(question.options.begin(), from.answer.right);
    std::uint64_t luck = mixed(seed ^ mixed(from.seq * drill_kinds + static_cast<std::uint64_t>(kind)));
    for (std::size_t left = question.options.size(); left > 1; --left, luck = mixed(luck))
        std::swap(question.options[left - 1], question.options[luck % left]);
    const auto right = std::find(question.options.begin(), question.options.end(), from.answer.right);
    question.right = static_cast<std::size_t>(right - question.options.begin());
    return question;
}

// The age can be asked at any time: two thirds into the incident, where people begin to trust the board.
const Candidate* free_one(const std::vector<Candidate>& of, const std::set<std::uint64_t>& taken, bool late) {
    const std::size_t from = late ? of.size() * 2 / 3 : 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
        const Candidate& one = of[(from + i) % of.size()];
        if (!taken.contains(one.seq)) return &one;
    }
    return of.empty() ? nullptr : &of[from];
}

}  // namespace

std::vector<Instant> drill_times(const Replay& log) {
    std::vector<Instant> times;
    for (const auto& event : log.events) times.push_back(times.empty() ? event->at : std::max(times.back(), event->at));
    return times;
}

std::vector<DrillQuestion> drill_questions(const Replay& log, std::uint64_t seed) {
    const std::vector<Instant> times = drill_times(log);
    Found found;
    Record record = *log.stops.front();
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!advance(record, *log.events[i])) break;
        const bool last = i + 1 == times.size();
        const Milliseconds gap = last ? Milliseconds{0} : times[i + 1] - times[i];
        if (!last && gap.count() == 0) continue;
        consider(found, record, times[i] + std::min(settled, gap / 2), seed);
    }
    const Candidates& candidates = found.candidates;
    std::vector<std::size_t> kinds{0, 1, 2, 3, 4, 5, 6, 7};
    std::stable_sort(kinds.begin(), kinds.end(),
                     [&](std::size_t a, std::size_t b) { return candidates[a].size() < candidates[b].size(); });
    std::set<std::uint64_t> taken;
    std::vector<DrillQuestion> questions;
    for (const std::size_t kind : kinds) {
        const bool age = static_cast<DrillKind>(kind) == DrillKind::age;
        const Candidate* chosen = free_one(candidates[kind], taken, age);
        if (!chosen) continue;
        taken.insert(chosen->seq);
        questions.push_back(question_of(static_cast<DrillKind>(kind), *chosen, seed));
    }
    std::stable_sort(questions.begin(), questions.end(),
                     [](const DrillQuestion& a, const DrillQuestion& b) { return a.seq < b.seq; });
    return questions;
}

Problem no_drill_in_log() {
    return problem(Trouble::invalid, "この記録には、訓練で問えるインシデントがありません。別の記録を選んでください。",
                   "There is no incident in this log that a drill could ask about; choose another log.");
}

}  // namespace model
