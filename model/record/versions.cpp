// See versions.h. It must never remember: what a record needs is what stands in it now.
#include "model/record/version_walk.h"

namespace model {

int version_needed(const Event& event) {
    int needed = version_needed_by(event);
    for (const Entity& entity : event.entities)
        needed = std::max(needed, std::visit([](const auto& row) { return version_needed_by(row); }, entity));
    return needed;
}

int version_needed(const Record& record) {
    int needed = 1;
    each_table(record, [&](std::string_view, const auto& table) {
        for (const auto& row : table) needed = std::max(needed, version_needed_by(row));
    });
    return needed;
}

}  // namespace model
