// The list the warnings are written into, for the two files that find them.
// It must never be included outside warnings*.cpp.
#pragma once

#include "model/text/zone.h"
#include "model/warnings.h"

#include <string>
#include <utility>

namespace model {

class WarningList {
public:
    // Times are said in `zone`, the log's.
    explicit WarningList(Zone zone) : zone_(std::move(zone)) {}

    Instant local(Instant at) const { return zone_.local(at); }
    std::string clock(Instant at) const { return hour_minute(local(at)); }
    void add(Poor kind, std::string about, std::string ja, std::string en) {
        found_.push_back(Warning{kind, std::move(about), Text{std::move(ja), std::move(en)}});
    }
    std::vector<Warning> taken() { return std::move(found_); }

private:
    Zone zone_;
    std::vector<Warning> found_;
};

// True for what is being worked on: ordered … verifying.
bool is_under_way(const Action& action);

// The one who commands this incident now; null when nobody or more than one does. What belongs to no incident has a
// commander only while one person commands everything.
const RoleHolding* sole_commander(const Record& record, const IncidentId& incident);

void warn_of_actions(WarningList& list, const Record& record);
void warn_of_decisions(WarningList& list, const Record& record, Instant now);
void warn_of_unknown_words(WarningList& list, const Record& record);
void warn_of_clock(WarningList& list, const Record& record, Instant now);

}  // namespace model
