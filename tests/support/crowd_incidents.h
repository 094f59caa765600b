// A record of a crowd spread over several incidents: some go on, one was contained a moment ago or long ago, one is over.
// It must never hold an expectation.
#pragma once

#include "model/record/record.h"

#include <cstddef>

namespace ui_test {

// `going_on`: 0 … 3, of which the third was contained a moment ago. Besides there are always one that was contained
// longer ago than a board shows and one that is closed. Work, decisions, help, roles and a handover belong to one of
// them or to none.
void put_incidents(model::Record& record, std::size_t going_on, model::Instant now);

}  // namespace ui_test
