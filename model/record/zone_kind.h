// The zone a log says its times in. It is a thing of the record of the kind "zone", id "zone", in the list of kinds that
// came later (docs/protocol.md, "Growing"): versions that do not know it keep it as it came. Name and rules both stand in
// it, so every board, report and replay of the log agrees, also on a machine without zone data, and years later.
// It must never hold rules of its own.
#pragma once

#include "model/record/event.h"
#include "model/text/zone.h"

namespace model {

// True for a zone that holds nothing this version does not know.
bool is_known_zone(const Other& other);

// No zone when the log has none, or one this version cannot read.
Zone zone_of(const Record& record);

// What an event that sets this zone carries. Precondition: it has a name.
Other zone_entity(const Zone& zone);
// The zone in such a thing; no zone when it is none.
Zone zone_in(const Other& other);

// Every time in the event and its entities in that zone's offset: the same moments. Without rules nothing changes.
void put_in_zone(Event& event, const Zone& zone);
// A copy of the record with every time in its log's zone, for whoever only says what stands in it.
Record in_its_zone(Record record);

}  // namespace model
