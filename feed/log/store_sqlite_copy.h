// A log as a whole file: read through beside its server, copied while it is served, rewritten as the present kind. It must
// never change the file it reads, but for `upgrade_file`, which changes all or nothing.
#pragma once

#include "feed/log/chain.h"
#include "model/text/result.h"

#include <string>

namespace feed {

// Whether somebody who opens the file now finds this epoch and, event by event, this head.
bool leads_to(const std::string& path, const std::string& epoch, const Head& head);

// The log as it is at one moment, as one file without a -wal, mode 0600, flushed; `to` must not be there.
model::Result<model::Done> copy_file_of(const std::string& path, const std::string& to);

// The tables of the present kind, in one transaction, under the same epoch; false when they are that already.
model::Result<bool> upgrade_file(const std::string& path);

}  // namespace feed
