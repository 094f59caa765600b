// A store that is watched: how long its writing takes, how often it fails, and one line in the log when it begins to fail
// and when it works again. It must never change what the store behind it does.
#pragma once

#include "feed/base/logger.h"
#include "feed/base/metrics.h"
#include "feed/log/store.h"

#include <memory>

namespace feed {

// `metrics` must outlive what is returned.
std::unique_ptr<Store> watched(std::unique_ptr<Store> store, Metrics& metrics, Logger logger);

}  // namespace feed
