// Who did what, when and through what: the log read for people who have to answer for it. It must never know how the log
// is stored or who asks; what an organisation keeps to itself was left out before an event comes here.
// The log holds what happened; commands that were refused are beside it (refusals.h).
#pragma once

#include "feed/base/written_time.h"
#include "model/record/event.h"
#include "model/record/words.h"

#include <optional>
#include <string>
#include <string_view>

namespace feed {

struct AuditQuery {
    std::optional<model::Instant> from;  // that moment included
    std::optional<model::Instant> to;    // that moment excluded
    std::string who;                     // the whole name; empty: everybody

    // An event without content has nobody's name, so no name finds it.
    bool takes(const model::Event& event) const { return takes(event.at, event.who); }
    bool takes(model::Instant at, const std::string& person) const;
};

// Empty texts ask for everything. Times are what written_time takes; `prefix` stands before a field's name in a problem
// ("--").
model::Result<AuditQuery> audit_query(std::string_view from, std::string_view to, std::string who,
                                      const TimePlace& here, const std::string& prefix = {});

// {"seq":12,"at":"…","who":"…","org":"…","via":"api","what":"action_claimed","ids":["A7"],"note":"…"} without newline.
std::string audit_json(const model::Event& event);

// One line for a person: number, time, person (organisation), through what, what, ids, note; separated by tabs.
std::string audit_line(const model::Event& event, model::Language language);

}  // namespace feed
