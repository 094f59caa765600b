// The reducer: entities into their place, sequence and digest along with them. The digest is a sum of hashes, so one
// entity's change costs one subtraction and one addition and never a walk over the record.
// It must never know a rule: whoever reduces the same log holds the same record, whatever its version of the rules.
#include "model/record/limits.h"
#include "model/record/row_hash.h"

namespace model {
namespace {

constexpr auto most_entities = static_cast<std::size_t>(limit::entities.high);

Table<Incident>& table_of(Record& record, const Incident&) { return record.incidents; }
Table<Service>& table_of(Record& record, const Service&) { return record.services; }
Table<Action>& table_of(Record& record, const Action&) { return record.actions; }
Table<Decision>& table_of(Record& record, const Decision&) { return record.decisions; }
Table<Fact>& table_of(Record& record, const Fact&) { return record.facts; }
Table<Help>& table_of(Record& record, const Help&) { return record.helps; }
Table<Guardrail>& table_of(Record& record, const Guardrail&) { return record.guardrails; }
Table<RoleHolding>& table_of(Record& record, const RoleHolding&) { return record.roles; }
Table<Handover>& table_of(Record& record, const Handover&) { return record.handovers; }

Problem unusable(const Event& event, const std::string& ja, const std::string& en) {
    const std::string seq = std::to_string(event.seq);
    return problem(Trouble::corrupt, "出来事 " + seq + " は取り込めません: " + ja,
                   "Event " + seq + " cannot be taken: " + en);
}

std::optional<Problem> problem_with(Record& record, const Event& event) {
    if (event.seq != record.seq + 1) {
        const std::string next = std::to_string(record.seq + 1);
        return unusable(event, "次は " + next + " のはずです。全体を取り直してください。",
                        "the next one has to be " + next + ". Fetch the whole record again.");
    }
    const bool withheld = event.what == Happening::withheld;
    if (event.entities.empty() != withheld || event.entities.size() > most_entities) {
        return unusable(event, "一つの出来事が変えるものは1〜16件です。", "an event changes 1 to 16 entities.");
    }
    for (const Entity& entity : event.entities) {
        const bool fits = std::visit(
            [&](const auto& it) {
                const auto& table = table_of(record, it);
                return !it.id.empty() &&
                       (table.size() + event.entities.size() <= most_of_a_kind || table.find(it.id) != nullptr);
            },
            entity);
        if (!fits) {
            return unusable(event, "番号のないもの、または記録に入りきらないものがあります。",
                            "it holds something without an id, or more than a record can hold.");
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Done> advance(Record& record, const Event& event) {
    if (const auto found = problem_with(record, event)) return *found;
    for (const Entity& entity : event.entities) {
        std::visit(
            [&](const auto& it) {
                auto& table = table_of(record, it);
                if (const auto* before = table.find(it.id)) record.digest -= hash_of_row(*before);
                record.digest += hash_of_row(it);
                table.put(it);
            },
            entity);
    }
    record.seq = event.seq;
    return Done{};
}

}  // namespace model
