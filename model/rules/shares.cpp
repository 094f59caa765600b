// The shares of a record (shares.h), held against everything that an event would add.
// It must never know where the events come from.
#include "model/shares.h"

#include "model/record/tables.h"

namespace model {
namespace {

Problem role_is_full(const Text& role, std::size_t most) {
    const std::string count = std::to_string(most);
    return problem(Trouble::forbidden,
                   role.ja + "が書き足せるのは同じ種類 " + count +
                       " 件までで、もう埋まっています。残りは統括のために空けてあります。統括に頼んでください。",
                   "There are " + count + " of this kind, and " + role.en +
                       " may add no more: the rest is kept for commanders. Ask one of them.");
}

Problem share_is_full(std::size_t most) {
    const std::string count = std::to_string(most);
    return problem(
        Trouble::forbidden,
        "一人が書き足せるのは同じ種類 " + count + " 件までです。統括に頼むか、新しい記録を始めてください。",
        "One may add at most " + count + " of one kind, and this one has: ask a commander, or start a new record.");
}

Problem too_fast(std::size_t most) {
    const std::string count = std::to_string(most);
    return problem(Trouble::unavailable,
                   "監視元が書き足せるのは1分に " + count +
                       " 件までです。1分おいて送り直してください。"
                       "何も適用していません。",
                   "A monitoring source may add at most " + count +
                       " things in a minute: send it again a minute later. Nothing was applied.");
}

}  // namespace

std::optional<Problem> share_refusal(const Record& whole, const Event& event, Permission role, const Added& added) {
    const Share share = share_of(role);
    const Text said = role == Permission::source ? Text{"監視元", "monitoring sources"} : Text{"対応者", "responders"};
    for (const Entity& entity : event.entities) {
        const auto refused = std::visit(
            [&]<class Row>(const Row& row) -> std::optional<Problem> {
                const auto& table = table_of<Row>(whole);
                if (table.find(row.id)) return std::nullopt;
                if (table.size() >= share.up_to && share.up_to < most_of_a_kind) return role_is_full(said, share.up_to);
                if (added.of_kind[entity.index()] >= share.of_kind) return share_is_full(share.of_kind);
                if (added.lately >= share.a_minute) return too_fast(share.a_minute);
                return std::nullopt;
            },
            static_cast<const EntityKinds&>(entity));
        if (refused) return refused;
    }
    return std::nullopt;
}

}  // namespace model
