// Counted anew for every scrape: linear in the record. It must never carry a name or a text of the record.
#include "feed/http/metrics_record.h"

#include "model/record/order.h"
#include "model/record/words.h"

#include <algorithm>
#include <array>

namespace feed {
namespace {

using model::Record;

void put(std::string& text, const char* name, const char* help, std::ptrdiff_t value) {
    text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" gauge\n");
    text.append(name).append(" ").append(std::to_string(value)).append("\n");
}

template <class Rows, class Which>
std::ptrdiff_t count_of(const Rows& rows, Which which) {
    return std::count_if(rows.begin(), rows.end(), which);
}

void put_services(std::string& text, const Record& record, model::Instant now) {
    constexpr std::array states = {model::Continuity::normal, model::Continuity::workaround,
                                   model::Continuity::degraded, model::Continuity::unknown, model::Continuity::stopped};
    text += "# HELP kyodo_services Services by the state that may be said as true.\n# TYPE kyodo_services gauge\n";
    for (const model::Continuity state : states) {
        const auto count = count_of(record.services, [&](const model::Service& service) {
            return model::shown_continuity(record, service) == state;
        });
        text.append("kyodo_services{continuity=\"").append(model::wire_name(state)).append("\"} ");
        text.append(std::to_string(count)).append("\n");
    }
    put(text, "kyodo_updates_overdue", "Services whose promised next report is overdue.",
        count_of(record.services, [&](const model::Service& service) {
            return service.next_update_at && *service.next_update_at < now &&
                   model::shown_continuity(record, service) != model::Continuity::normal;
        }));
}

void put_actions(std::string& text, const Record& record, model::Instant now) {
    using model::Action;
    put(text, "kyodo_actions_open", "Actions from proposed to verifying.", count_of(record.actions, model::is_open));
    put(text, "kyodo_actions_unowned", "Open actions without a person.", count_of(record.actions, model::is_unowned));
    put(text, "kyodo_actions_overdue", "Open actions whose due or check time has passed.",
        count_of(record.actions, [&](const Action& action) { return model::is_overdue(action, now); }));
    put(text, "kyodo_actions_unacknowledged", "Orders that nobody has acknowledged for three minutes.",
        count_of(record.actions, [&](const Action& action) { return model::is_unacknowledged(action, now); }));
    put(text, "kyodo_actions_blocked", "Actions that are stuck.",
        count_of(record.actions, [](const Action& action) { return action.state == model::ActionState::blocked; }));
}

}  // namespace

std::string record_metrics_text(const Record& record, model::Instant now) {
    std::string text;
    put(text, "kyodo_incidents_open", "Incidents that are neither closed nor cancelled.",
        count_of(record.incidents, [](const model::Incident& incident) {
            return incident.phase != model::Phase::closed && incident.phase != model::Phase::cancelled;
        }));
    put_services(text, record, now);
    put_actions(text, record, now);
    put(text, "kyodo_help_waiting", "Calls for help that nobody has accepted an answer to.",
        count_of(record.helps, model::is_waiting));
    put(text, "kyodo_decisions_open", "Decisions that are not made yet.",
        count_of(record.decisions, model::is_undecided));
    put(text, "kyodo_decisions_overdue", "Open decisions whose time has passed.",
        count_of(record.decisions, [&](const model::Decision& decision) {
            return model::is_undecided(decision) && decision.decide_by < now;
        }));
    return text;
}

}  // namespace feed
