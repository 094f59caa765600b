// The lanes of services, for chronology.cpp. It must never know the other lanes.
#pragma once

#include "model/state/chronology.h"

namespace model {

// The service as it is in the record after an event at `at`.
void put_service(Chronology& all, const Service& service, Instant at);

// Every state goes on from what the clock shows now; until what it had shown it is known.
void go_on_after(std::vector<ServiceLane>& lanes, const ClockStep& step);

}  // namespace model
