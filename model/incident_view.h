// The record as the board of one incident shows it. Services, facts, guardrails and calls for help are everybody's; an
// action, a decision, a role and a handover belong to one incident, or to none and then stand on every board. It must
// never hide open work that stands on no other board.
#pragma once

#include "model/record/record.h"

namespace model {

struct State;

// The record without what belongs to other incidents than `id`. What the person at this board owns, or holds in hand
// (selected, or with a command on its way), stays; so does work that an incident which is over has left open. Both have
// that incident's id before them, and so has a call for help.
Record of_incident(const Record& record, const IncidentId& id, Instant now, const State& at);
// The same without anybody looking.
Record of_incident(const Record& record, const IncidentId& id, Instant now);

// While nothing goes on a role is whose it is for all, else whose it was in the incident that began last: whoever had
// one in another incident that is over has it no more. So it is with a handover.
Record of_none(const Record& record);
bool has_ended_roles(const Record& record);  // true if that differs from the record

// The record with the id of its incident before every action and decision: where several are read as one, in a report.
Record with_incident_marks(const Record& record);

// True if that differs from the record: something belongs to another incident, or a role of all is somebody else's here.
bool has_others(const Record& record, const IncidentId& id);

}  // namespace model
