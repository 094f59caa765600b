// A wide disturbance: sixty services of many organisations and three hundred actions, as one record.
// It must never know who looks at it.
#pragma once

#include "model/record/record.h"

namespace gallery {

// As of 2030-10-01T08:12:31+09:00. Names of people and organisations are strings of one language.
model::Record scale_record(model::Language language);

}  // namespace gallery
