// What a monitoring source may do: propose an action, report a fact, count alerts, add a service nobody knows, and doubt one
// that is normal or of which nothing was said. It must never let a source settle, rename or take back what people said.
#include "model/record/order.h"
#include "model/rules/deciding.h"

namespace model::deciding {
namespace {

Problem not_for_a_source(const std::string& ja, const std::string& en, std::string field) {
    return problem(Trouble::forbidden, "監視元(source)のトークンでは" + ja + "統括に頼んでください。",
                   "A monitoring source may not " + en + ": ask a commander.", std::move(field));
}

struct Given {
    bool operator()(const AddAction& add) const { return add.owner.empty() && !add.followup; }
    bool operator()(const NoteAction& note) const { return note.alerts > 0; }
    bool operator()(const DeclareService&) const { return true; }
    bool operator()(const PostFact& post) const { return !post.confirmed; }
    bool operator()(const ChangeService& change) const { return change.continuity == Continuity::unknown; }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

// Nobody has said anything about it that a report could contradict.
bool may_be_doubted(const Service& service) {
    if (service.continuity == Continuity::normal) return true;
    return service.continuity == Continuity::unknown && service.basis.empty();
}

bool says_more_than_doubt(const ChangeService& change) {
    return (change.impact && !(*change.impact == Impact::unknown)) || !is_blank(change.impact_text) ||
           !is_blank(change.workaround) || change.workaround_until || change.next_update_at;
}

struct Bounds {
    const Asked& asked;

    Refusal operator()(const DeclareService& declare) const {
        if (const Service* known = asked.record.services.find(declare.service)) {
            const std::string& id = known->id.text;
            return not_for_a_source(id + " はもうあるので、名前・組織・重要度・期限を変えられません。",
                                    "rename " + id + " or change its owner, tier or deadlines, because it is known",
                                    "service");
        }
        if (!(declare.continuity == Continuity::unknown) || !(declare.impact == Impact::unknown))
            return not_for_a_source("サービスの状態は決められません。状態なしで足すか、",
                                    "say how a service is, only add one that is unknown", "continuity");
        if (declare.deadlines && !declare.deadlines->empty())
            return not_for_a_source("期限は置けません。", "set deadlines", "deadlines");
        return std::nullopt;
    }

    Refusal operator()(const ChangeService& change) const {
        const Service* service = asked.record.services.find(change.service);
        if (!service) return std::nullopt;
        if (!may_be_doubted(*service)) {
            const std::string& id = service->id.text;
            const Text state = word_of(service->continuity);
            return not_for_a_source(id + " の「" + state.ja + "」は人が確かめた状態なので、変えられません。",
                                    "take back what people said of " + id + " (\"" + state.en + "\")", "service");
        }
        if (says_more_than_doubt(change))
            return not_for_a_source("影響・代替・次の連絡は決められません。",
                                    "say what the impact, a workaround or the next report is", "service");
        const Fact* fact = asked.record.facts.find(change.basis);
        if (fact && !fact->about.empty() && fact->about != change.service)
            return not_for_a_source(
                fact->id.text + " は別のサービスの情報なので、根拠にできません。",
                "doubt " + change.service.text + " for " + fact->id.text + ", which is about another service", "basis");
        return std::nullopt;
    }

    // What a source counts is about work that goes on.
    Refusal operator()(const NoteAction& note) const {
        const Action* action = asked.record.actions.find(note.action);
        if (!action || is_open(*action)) return std::nullopt;
        return not_for_a_source(action->id.text + " は終わっているので、数えられません。",
                                "count alerts on " + action->id.text + ", which is over", "action");
    }

    // Whom it was heard from is the source itself: a name of somebody else would make a report look like a person's word.
    Refusal operator()(const PostFact& post) const {
        if (is_blank(post.source) || alike_people(post.source, asked.actor.who)) return std::nullopt;
        return not_for_a_source("ほかの人から聞いた情報としては書けません。source を空けるか、",
                                "report what somebody else said; leave `source` out", "source");
    }

    template <class Other>
    Refusal operator()(const Other&) const {
        return std::nullopt;
    }
};

}  // namespace

bool is_for_sources(const Command& command) { return std::visit(Given{}, command); }

Refusal source_refusal(const Asked& asked, const Command& command) { return std::visit(Bounds{asked}, command); }

}  // namespace model::deciding
