// What an organisation keeps to itself stays there: only its own people make it, nothing that others see may name it,
// nobody else may own it, and what is public never becomes private by a later word.
// It must never answer differently for an id that others have and one that nobody has.
#include "model/record/audience.h"
#include "model/rules/deciding.h"

namespace model::deciding {
namespace {

Problem others_only(const std::string& wanted, const std::string& own) {
    return problem(Trouble::forbidden,
                   "only に書けるのは自分の組織" + (own.empty() ? std::string() : "(" + own + ")") + "だけです。「" +
                       wanted + "」は書けません。",
                   "only takes your own organisation" + (own.empty() ? std::string() : " (" + own + ")") + ", not \"" +
                       wanted + "\".",
                   "only");
}

Problem named_by_public(const std::string& id, std::string_view field) {
    return problem(
        Trouble::invalid,
        id + " は自組織のみのものです。全員に見えるものからは参照できません。外すか、only を付けてください。",
        id + " is for your organisation only: what everybody sees cannot name it. Leave it out, or add only.",
        std::string(field));
}

Problem owner_cannot_see(const std::string& id, const std::string& only) {
    return problem(Trouble::invalid,
                   id + " は「" + only + "」だけのものです。ほかの組織の人は見られないため、担当にできません。",
                   id + " is for " + only + " only: somebody of another organisation cannot see it, so cannot own it.",
                   "owner_org");
}

// The items an entity names, each with the field of the command that named it.
struct Naming {
    const Asked& asked;
    const std::string& only;

    template <class Entity, class IdType>
    Refusal to(const Table<Entity>& table, const IdType& id, std::string_view field) const {
        const Entity* named = table.find(id);
        if (named == nullptr || named->only.empty() || named->only == only) return std::nullopt;
        return named_by_public(id.text, field);
    }
    Refusal operator()(const Service& service) const { return to(asked.whole.facts, service.basis, "basis"); }
    Refusal operator()(const Action& action) const { return to(asked.whole.decisions, action.decision_id, "decision"); }
    Refusal operator()(const Help& help) const { return to(asked.whole.actions, help.action_id, "action"); }
    Refusal operator()(const Fact& fact) const { return to(asked.whole.facts, fact.supersedes, "fact"); }
    template <class Other>
    Refusal operator()(const Other&) const {
        return std::nullopt;
    }
};

}  // namespace

Problem not_yours_to_choose(const Kind& kind) {
    const std::string form = std::string(kind.prefix) + "-…";
    return problem(
        Trouble::invalid,
        "この形の番号(" + form + ")は自組織のみのもののために付けられます。番号を空けて送ってください。",
        "Ids of this form (" + form + ") are chosen for what is for one organisation only: leave the id out.",
        std::string(kind.field));
}

Refusal hiding_refusal(const std::string& id, const std::string& present, const std::string& wanted) {
    if (wanted.empty() || wanted == present) return std::nullopt;
    return problem(Trouble::illegal_transition,
                   id + " はもう全員に見えています。自組織のみにするには、番号を空けて新しく作ってください。",
                   id + " is seen by everybody already: leave the id out to make a new one for your own organisation.",
                   "only");
}

Refusal privacy_refusal(const Asked& asked, const Event& event) {
    for (const Entity& entity : event.entities) {
        const std::string only(only_of(entity));
        if (!only.empty() && only != asked.audience) return others_only(only, asked.audience);
        const auto* action = std::get_if<Action>(&entity);
        if (action && !only.empty() && !action->owner_org.empty() && !alike(action->owner_org, only))
            return owner_cannot_see(action->id.text, only);
        if (Refusal refusal = std::visit(Naming{asked, only}, entity)) return refusal;
    }
    return std::nullopt;
}

}  // namespace model::deciding
