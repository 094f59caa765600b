// Whether a log explains what clients were told. It must never know how the feed decides.
#include "tests/survive/history.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace survive {
namespace {

using Complaints = std::vector<std::string>;

constexpr std::uint64_t no_seq = std::numeric_limits<std::uint64_t>::max();

// Who had each action after each event: owners[id][seq], for seq from 0.
using Owners = std::map<std::string, std::vector<std::string>>;

Owners owners_in(const std::vector<model::Event>& events) {
    Owners owners;
    for (const model::Event& event : events) {
        for (const model::Entity& entity : event.entities) {
            const auto* action = std::get_if<model::Action>(&entity);
            if (action == nullptr) continue;
            auto& history = owners[action->id.text];
            history.resize(event.seq, history.empty() ? std::string{} : history.back());
            history.push_back(action->owner);
        }
    }
    for (auto& [id, history] : owners) history.resize(events.size() + 1, history.back());
    return owners;
}

std::vector<model::Event> events_in(const std::vector<std::string>& log, Complaints& wrong) {
    std::vector<model::Event> events;
    for (const std::string& line : log) {
        auto event = model::parse_event(line);
        if (!event) {
            wrong.push_back("not an event: " + line);
            return events;
        }
        if (event->seq != events.size() + 1) wrong.push_back("a gap before " + line);
        events.push_back(std::move(*event));
    }
    return events;
}

struct Told {
    const Attempt* attempt;
    std::uint64_t seq;
};

std::vector<Told> accepted_among(const std::vector<std::string>& log, const std::vector<Attempt>& attempts,
                                 Complaints& wrong) {
    std::vector<Told> told;
    std::set<std::uint64_t> taken;
    for (const Attempt& attempt : attempts) {
        if (attempt.status != 200) continue;
        const auto answer = model::parse_accepted(attempt.answer);
        if (!answer || answer->events.size() != 1) {
            wrong.push_back("not an acceptance: " + attempt.answer);
        } else if (answer->seq == 0 || answer->seq > log.size()) {
            wrong.push_back("lost: event " + std::to_string(answer->seq) + " was acknowledged for " + attempt.key);
        } else if (model::event_json(answer->events.front()) != log[answer->seq - 1]) {
            wrong.push_back("other than was answered: " + log[answer->seq - 1]);
        } else {
            if (!taken.insert(answer->seq).second) wrong.push_back("two keys for event " + std::to_string(answer->seq));
            told.push_back({&attempt, answer->seq});
        }
    }
    return told;
}

// The last event known before `when` by an answer, given the answers in the order of their ends.
std::uint64_t seen_before(const std::vector<Told>& by_end, Moment when) {
    std::uint64_t seq = 0;
    for (const Told& told : by_end) {
        if (told.attempt->ended >= when) break;
        seq = std::max(seq, told.seq);
    }
    return seq;
}

std::uint64_t first_after(const std::vector<Told>& told, Moment when) {
    std::uint64_t seq = no_seq;
    for (const Told& one : told) {
        if (one.attempt->began > when) seq = std::min(seq, one.seq);
    }
    return seq;
}

void check_order(const std::vector<Told>& by_end, Complaints& wrong) {
    for (const Told& told : by_end) {
        const std::uint64_t before = seen_before(by_end, told.attempt->began);
        if (before >= told.seq) {
            wrong.push_back("event " + std::to_string(told.seq) + " was asked for after event " +
                            std::to_string(before) + " was answered");
        }
    }
}

void check_refusal(const Attempt& attempt, const std::vector<Told>& by_end, const Owners& owners, std::uint64_t last,
                   Complaints& wrong) {
    const auto problem = model::parse_problem(attempt.answer);
    if (!problem) return wrong.push_back("not a refusal: " + attempt.answer);
    if (!(problem->trouble == model::Trouble::already_claimed)) return;
    const auto history = owners.find(attempt.action);
    if (history == owners.end()) return wrong.push_back("refused over an action nobody added: " + attempt.action);
    const std::uint64_t from = seen_before(by_end, attempt.began);
    const std::uint64_t next = first_after(by_end, attempt.ended);
    const std::uint64_t to = std::min(last, next == no_seq ? last : next - 1);
    for (std::uint64_t seq = from; seq <= to; ++seq) {
        if (history->second[seq] == problem->owner) return;
    }
    wrong.push_back(attempt.who + " was told that " + problem->owner + " has " + attempt.action +
                    ", who had not between " + std::to_string(from) + " and " + std::to_string(to));
}

}  // namespace

std::vector<std::string> contradictions(const std::vector<std::string>& log, std::uint64_t first,
                                        const std::vector<Attempt>& attempts) {
    Complaints wrong;
    const auto events = events_in(log, wrong);
    auto told = accepted_among(log, attempts, wrong);
    if (!wrong.empty()) return wrong;
    if (first + told.size() != log.size()) {
        wrong.push_back(std::to_string(log.size() - first) + " events, of which somebody was told of " +
                        std::to_string(told.size()));
    }
    std::sort(told.begin(), told.end(),
              [](const Told& a, const Told& b) { return a.attempt->ended < b.attempt->ended; });
    check_order(told, wrong);
    const Owners owners = owners_in(events);
    for (const Attempt& attempt : attempts) {
        if (attempt.status == 0) wrong.push_back("never answered: " + attempt.key);
        if (attempt.status >= 400) check_refusal(attempt, told, owners, events.size(), wrong);
    }
    return wrong;
}

}  // namespace survive
