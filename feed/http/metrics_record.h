// What an operator's own alerts ask about the incident itself: open, unowned, overdue. In the text format that Prometheus
// reads. It must never carry a name or a text of the record: every label has a small fixed set of values.
#pragma once

#include "model/record/record.h"

#include <string>

namespace feed {

std::string record_metrics_text(const model::Record& record, model::Instant now);

}  // namespace feed
