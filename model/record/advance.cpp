// The reducer: entities into their place, sequence and digest along with them. The digest is a sum of hashes, so one
// entity's change costs one subtraction and one addition and never a walk over the record.
// It must never know a rule: whoever reduces the same log holds the same record, whatever its version of the rules.
#include "model/record/limits.h"
#include "model/record/row_hash.h"
#include "model/record/tables.h"

#include <algorithm>

namespace model {
namespace {

constexpr auto most_entities = static_cast<std::size_t>(limit::entities.high);

Problem unusable(const Event& event, const std::string& ja, const std::string& en) {
    const std::string seq = std::to_string(event.seq);
    return problem(Trouble::corrupt, "出来事 " + seq + " は取り込めません: " + ja,
                   "Event " + seq + " cannot be taken: " + en);
}

std::uint64_t hash_before(const Record& record, const Entity& entity) {
    return std::visit(
        [&]<class Row>(const Row& it) -> std::uint64_t {
            const Row* found = table_of<Row>(record).find(it.id);
            return found == nullptr ? 0 : hash_of_row(*found);
        },
        entity);
}

bool same_thing(const Entity& one, const Entity& other) {
    return one.index() == other.index() && id_of(one) == id_of(other);
}

std::optional<Problem> problem_with(const Record& record, const Event& event) {
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
            [&]<class Row>(const Row& it) {
                const auto& table = table_of<Row>(record);
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

const std::string& id_of(const Entity& entity) {
    return std::visit([](const auto& it) -> const std::string& { return it.id.text; }, entity);
}

// An entity named twice counts once, as it is at the end.
std::uint64_t digest_after(const Record& record, const Event& event) {
    std::uint64_t digest = record.digest;
    for (auto at = event.entities.begin(); at != event.entities.end(); ++at) {
        const auto again = [&](const Entity& later) { return same_thing(later, *at); };
        if (std::any_of(at + 1, event.entities.end(), again)) continue;
        digest += hash_of(*at) - hash_before(record, *at);
    }
    return digest;
}

Result<Done> advance(Record& record, const Event& event) {
    if (const auto found = problem_with(record, event)) return *found;
    for (const Entity& entity : event.entities) {
        std::visit(
            [&]<class Row>(const Row& it) {
                auto& table = table_of<Row>(record);
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
