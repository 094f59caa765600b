// What one event said, in one line: for the scrubber of the chronology and for the report.
// It must never say of an event what only a later one brought.
#include "model/board_phrasing.h"
#include "model/own_marks.h"
#include "model/prohibition.h"
#include "model/record/zone_kind.h"

namespace model::parts {
namespace {

struct Saying {
    const Scene& scene;
    const Record& record;

    std::string operator()(const Incident& incident) const {
        return spaced(text(scene, incident.title), word(scene, incident.phase));
    }
    std::string operator()(const Service& service) const {
        return joined({service_name(scene, service), word(scene, service.continuity), text(scene, service.impact_text)},
                      " ");
    }
    std::string operator()(const Action& action) const {
        const std::string owner = action.owner.empty() ? phrase(scene, Say::owner_undecided) : action.owner;
        const bool over = action.state == ActionState::done || action.state == ActionState::ineffective;
        const bool blocked = action.state == ActionState::blocked;
        return joined({action_object(scene, action), owner, over ? text(scene, action.result) : std::string{},
                       blocked ? text(scene, action.blocked_by) : std::string{}},
                      " ");
    }
    std::string operator()(const Decision& decision) const {
        const Text answer = answer_of(decision);
        const bool unanswered = text(scene, answer).empty();
        return text(scene, own_marked(unanswered ? decision.question : answer, decision.only));
    }
    std::string operator()(const Fact& fact) const {
        const Service* service = record.services.find(fact.about);
        return spaced(service ? service_name(scene, *service) : std::string{},
                      text(scene, own_marked(fact.text, fact.only)));
    }
    std::string operator()(const Help& help) const {
        return joined({text(scene, own_marked(help.skill, help.only)), help.offer_org}, " ");
    }
    std::string operator()(const Guardrail& guardrail) const {
        return text(scene, own_marked(prohibition(guardrail.text), guardrail.only));
    }
    std::string operator()(const RoleHolding& holding) const {
        return joined({word(scene, holding.role), holding.holder, holding.org}, " ");
    }
    std::string operator()(const Handover& handover) const { return handover.from + "→" + handover.to; }
    std::string operator()(const Other& other) const {
        if (const Zone zone = zone_in(other); zone.named()) return zone.name();
        return text(scene, own_marked({other.id.text, {}}, other.only));
    }
};

}  // namespace

std::optional<Instant> beginning_in(const Event& event) {
    const auto* service = event.entities.empty() ? nullptr : std::get_if<Service>(&event.entities.front());
    if (!service) return std::nullopt;
    if (service->told_at == event.at) return service->since;
    if (!(event.what == Happening::beginning_told)) return std::nullopt;
    return service->impact_since ? service->impact_since : service->since;
}

std::string event_sentence(const Scene& scene, const Record& record, const Event& event) {
    std::string said = word(scene, event.what);
    if (!event.entities.empty()) said += "  " + std::visit(Saying{scene, record}, event.entities.front());
    if (const auto began = beginning_in(event))
        said += "  " + phrase(scene, Say::timeline_from, {moment(scene, *began)});
    const std::string note = text(scene, event.note);
    if (!note.empty()) said += "  " + note;
    return event.who.empty() ? said : said + "  " + phrase(scene, Say::timeline_by, {event.who});
}

}  // namespace model::parts
