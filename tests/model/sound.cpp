// See sound.h: the record as it stands.
// It must never call a rule of decide.
#include "tests/model/sound.h"

#include "model/record/fields.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sound {

using namespace model;

namespace {

bool blank(const Text& text) { return text.ja.empty() && text.en.empty(); }

class Judge {
public:
    explicit Judge(const Record& record) : record_(record) {}

    Faults faults() {
        for (const Incident& one : record_.incidents) judge(one);
        for (const Service& one : record_.services) judge(one);
        for (const Action& one : record_.actions) judge(one);
        for (const Decision& one : record_.decisions) judge(one);
        for (const Fact& one : record_.facts) judge(one);
        for (const Help& one : record_.helps) judge(one);
        for (const Handover& one : record_.handovers) judge(one);
        judge_seats();
        demand(digest_of(record_) == record_.digest, "the record", "has a digest that is not the sum of its entities");
        return std::move(faults_);
    }

private:
    void demand(bool holds, const std::string& whose, const std::string& what) {
        if (!holds) faults_.push_back(whose + " " + what);
    }
    template <class Row>
    void need(bool holds, const Row& whose, const std::string& what) {
        demand(holds, whose.id.text, what);
    }
    template <class Rows, class Wanted>
    static std::ptrdiff_t count(const Rows& rows, Wanted wanted) {
        return std::count_if(rows.begin(), rows.end(), wanted);
    }

    void judge(const Incident& one) {
        const bool contained = one.phase == Phase::contained || one.phase == Phase::closed;
        need(one.phase != Phase::other, one, "is in a phase nobody knows");
        need(one.contained_at.has_value() == contained, one, "says contained in its phase or in its time only");
    }

    void judge(const Service& one) {
        need(one.continuity != Continuity::other, one, "is in a state nobody knows");
        need(one.tier >= 1 && one.tier <= 3, one, "has no tier");
        const Fact* basis = record_.facts.find(one.basis);
        need(one.basis.empty() || basis != nullptr, one, "stands on a fact that is not there");
        need(
            basis == nullptr || basis->about.empty() || basis->about == one.id || one.continuity == Continuity::unknown,
            one, "stands on a fact about another service");
        if (one.continuity == Continuity::unknown || one.continuity == Continuity::normal) return;
        need(basis != nullptr && (basis->status == FactStatus::confirmed || basis->status == FactStatus::corrected),
             one, "is said to be in trouble without a confirmed fact");
    }

    void judge(const Action& one) {
        using enum ActionState;
        const bool worked_on = one.state == acknowledged;
        const bool ended = one.state == done || one.state == ineffective;
        need(one.state != other, one, "is in a state nobody knows");
        need(one.owner.empty() != one.claimed_at.has_value(), one,
             "has an owner without a time, or a time without one");
        need(!one.owner.empty() || one.owner_org.empty(), one, "has an organisation but no person");
        need(!worked_on || !one.owner.empty(), one, "was acknowledged by nobody");
        need(one.state != proposed || one.owner.empty(), one, "is proposed and owned at once");
        need(one.state != blocked || !blank(one.blocked_by), one, "waits for nothing");
        need(!ended || !blank(one.result), one, "ended without a result");
        need(one.incident.empty() || record_.incidents.find(one.incident), one, "is of an incident that is not there");
        need(one.decision_id.empty() || record_.decisions.find(one.decision_id), one,
             "follows from no decision there is");
        for (const ServiceId& id : one.service_ids)
            need(record_.services.find(id) != nullptr, one, "is for a service that is not there");
    }

    void judge(const Decision& one) {
        std::set<std::string> letters;
        for (const DecisionOption& option : one.options) letters.insert(option.id);
        const bool made = one.state == DecisionState::decided || one.state == DecisionState::superseded;
        need(one.state != DecisionState::other, one, "is in a state nobody knows");
        need(one.incident.empty() || record_.incidents.find(one.incident), one, "is of an incident that is not there");
        need(!one.options.empty() && letters.size() == one.options.size(), one, "has no options, or two of one letter");
        need(made == one.decided_at.has_value(), one, "is made without a time, or has one without being made");
        need(made ? letters.contains(one.chosen) : one.chosen.empty(), one, "chose what was no option");
    }

    void judge(const Fact& one) {
        using enum FactStatus;
        const auto replaces = [&](const Fact& later) { return later.supersedes == one.id; };
        need(one.status != other, one, "has a status nobody knows");
        need((one.status == unconfirmed) == one.confirmed_by.empty(), one,
             "is confirmed by nobody, or unconfirmed by one");
        need(one.at <= one.heard_at + Milliseconds(2000), one, "was heard before it happened");
        need(one.about.empty() || record_.services.find(one.about), one, "is about a service that is not there");
        need(one.supersedes.empty() || record_.facts.find(one.supersedes), one, "corrects a fact that is not there");
        need(count(record_.facts, replaces) == (one.status == corrected ? 1 : 0), one, "is corrected other than once");
    }

    void judge(const Help& one) {
        need(one.state != HelpState::other, one, "is in a state nobody knows");
        need(one.action_id.empty() || record_.actions.find(one.action_id), one, "is for an action that is not there");
        need(one.state != HelpState::wanted || blank(one.offer), one, "is wanted and offered at once");
        need(one.count >= 1, one, "asks for nobody");
    }

    void judge(const Handover& one) {
        using enum HandoverState;
        const auto under_way = [&](const Handover& each) {
            return each.role == one.role && each.incident == one.incident &&
                   (each.state == requested || each.state == briefing || each.state == readback);
        };
        need(one.state != other, one, "is in a state nobody knows");
        need(!one.to.empty(), one, "leads to nobody");
        need(count(record_.handovers, under_way) <= 1, one, "is one of two handovers of a seat at once");
    }

    // Of each seat, one for every incident and one for all of them: one holder at a time, one after the other, and never
    // empty again once it was taken. Whoever had it for all may have given it to one of an incident.
    void judge_seats() {
        std::set<std::pair<RoleName, IncidentId>> seats;
        for (const RoleHolding& one : record_.roles) seats.emplace(one.role.value, one.incident);
        for (const auto& [role, incident] : seats) {
            std::vector<const RoleHolding*> held;
            for (const RoleHolding& one : record_.roles)
                if (one.role == role && one.incident == incident) held.push_back(&one);
            for (std::size_t i = 0; i < held.size(); ++i) judge_holding(held, i);
        }
    }

    void judge_holding(const std::vector<const RoleHolding*>& held, std::size_t i) {
        const RoleHolding& one = *held[i];
        const bool of_all = one.incident.empty();
        const bool last = i + 1 == held.size();
        need(of_all || record_.incidents.find(one.incident), one, "is a role in an incident that is not there");
        need(last ? of_all || !one.until : one.until.has_value(), one, "leaves its seat to two, or to nobody");
        if (last) return;
        const Instant next = held[i + 1]->since;
        need(one.until == next || (of_all && *one.until < next), one, "ends at another time than the next begins");
    }

    const Record& record_;
    Faults faults_;
};

}  // namespace

Faults faults_of(const Record& record) { return Judge(record).faults(); }

}  // namespace sound
