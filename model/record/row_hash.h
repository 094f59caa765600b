// The hash of one row where it lies: what hash_of (event.h) says of an entity, without a copy being made of the row.
// For whoever moves a digest on. It must never know a record.
#pragma once

#include "model/record/event.h"

#include <cstdint>

namespace model {

// The same number as hash_of(Entity(row)). Row: one of EntityKinds. Defined for those in digest.cpp.
template <class Row>
std::uint64_t hash_of_row(const Row& row);

}  // namespace model
