// Who gives a role away in a handover, with the organisation: the handover itself names only the person, the seat names
// both. It must never guess between two people of one name where the record tells them apart.
#pragma once

#include "model/record/record.h"

namespace model {

// The seat that the handover's `from` holds or held; nullptr when nobody had the role. Valid until the record changes.
const RoleHolding* given_seat(const Record& record, const Handover& handover);

}  // namespace model
