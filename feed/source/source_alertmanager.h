// Prometheus Alertmanager v2 as a source: GET /api/v2/alerts → alerts. It must never know rules, services or the record.
// Traps seen on the real server: no ETag, no gzip, HEAD is 405, more than 8 concurrent GETs are answered 503 text/plain.
#pragma once

#include "model/fold.h"
#include "net/http.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

// All alerts the server holds (active, silenced and inhibited ones marked as such), or why not.
model::Result<std::vector<model::Alert>> poll_alertmanager(net::Http& http, const std::string& url,
                                                           std::stop_token stop);

// The parsing alone; `bytes` is the whole answer. Refuses what is not an Alertmanager answer with a sentence.
model::Result<std::vector<model::Alert>> parse_alertmanager(std::string_view bytes);

}  // namespace feed
