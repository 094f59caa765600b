// By the type of the command, never by its verb.
#include "model/language/implied.h"

#include <utility>

namespace model::language {

// What follows from a decision is of that decision's incident, which the feed knows.
void put_incident(Command& command, const Saying& saying) {
    const auto* add = std::get_if<AddAction>(&command);
    if (add && !add->decision.empty()) return;
    std::visit(
        [&]<class Kind>(Kind& said) {
            if constexpr (!std::is_same_v<Kind, OpenIncident> && requires { said.incident; })
                said.incident = saying.incident;
        },
        command);
}

void keep_deadlines(DeclareService& command, const Saying& saying) {
    if (!saying.record || !command.deadlines) return;
    const Service* service = saying.record->services.find(command.service);
    if (!service) return;
    std::vector<Deadline> all = service->deadlines;
    for (const Deadline& one : *command.deadlines) {
        std::erase_if(all, [&](const Deadline& known) { return known.label == one.label; });
        all.push_back(one);
    }
    command.deadlines = std::move(all);
}

}  // namespace model::language
