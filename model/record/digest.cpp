// The hash of an entity and of the whole record, so that two boards can tell whether they hold the same truth.
// Canonical form, stable for ever: the type's word, then for every field that stands (fields.h) its wire name and its
// value; texts with their length before them, numbers as eight little-endian bytes. Then what came later, known or not,
// by name: the name and the value as JSON text. It must never depend on a machine.
#include "model/record/hash_walk.h"
#include "model/record/row_hash.h"

namespace model {

template <class Row>
std::uint64_t hash_of_row(const Row& row) {
    return hashing::hash_of(type_of(row), row);
}

template std::uint64_t hash_of_row(const Incident&);
template std::uint64_t hash_of_row(const Service&);
template std::uint64_t hash_of_row(const Action&);
template std::uint64_t hash_of_row(const Decision&);
template std::uint64_t hash_of_row(const Fact&);
template std::uint64_t hash_of_row(const Help&);
template std::uint64_t hash_of_row(const Guardrail&);
template std::uint64_t hash_of_row(const RoleHolding&);
template std::uint64_t hash_of_row(const Handover&);
template std::uint64_t hash_of_row(const Other&);

namespace {

template <class Row>
std::uint64_t sum_of(const Table<Row>& table) {
    std::uint64_t sum = 0;
    for (const Row& row : table) sum += hash_of_row(row);
    return sum;
}

}  // namespace

std::uint64_t hash_of(const Entity& entity) {
    return std::visit([](const auto& row) { return hash_of_row(row); }, entity);
}

std::uint64_t digest_of(const Record& record) {
    std::uint64_t sum = 0;
    each_table(record, [&](std::string_view, const auto& table) { sum += sum_of(table); });
    return sum;
}

}  // namespace model
