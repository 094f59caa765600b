// Which version of the record somebody has to know to hold it whole: for a log that says what it needs, for a feed that
// tells an older board so, and for a board that tells its reader. It must never know a format or a program's version.
// Version 1 is the record of kyodo 0.1, which hashed no member and read no kind that it did not know. Words need no
// version: they were always kept. Version 2 knows the zone a log says times in (zone_kind.h).
#pragma once

#include "model/record/event.h"

namespace model {

// The version this program knows. Raised by one whenever a field or a kind is added as Need::later (fields.h).
inline constexpr int record_version = 2;

// 1: nothing came later than version 1. record_version: later fields stand. record_version + 1: something is not known
// here. An event is looked at with its entities, a record walked whole.
int version_needed(const Event& event);
int version_needed(const Record& record);

}  // namespace model
