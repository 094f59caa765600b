// Zones with the rules of a few years, written out by hand: what is tried with them is tried without this machine's data.
// It must never hold an expectation.
#pragma once

#include "model/text/zone.h"

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace zones {

inline model::Instant at(std::string_view text) {
    const auto parsed = model::parse_instant(text);
    if (!parsed) throw std::invalid_argument(std::string(text));
    return *parsed;
}

// Each change in the offset that begins with it.
inline model::Zone zone(const std::string& name, std::initializer_list<std::string_view> changes) {
    std::vector<model::Instant> moments;
    for (const std::string_view change : changes) moments.push_back(at(change));
    return model::Zone::from(name, std::move(moments)).value();
}

inline model::Zone berlin() {
    return zone("Europe/Berlin", {"2025-10-26T02:00:00+01:00", "2026-03-29T03:00:00+02:00", "2026-10-25T02:00:00+01:00",
                                  "2027-03-28T03:00:00+02:00"});
}
inline model::Zone new_york() {
    return zone("America/New_York", {"2025-11-02T01:00:00-05:00", "2026-03-08T03:00:00-04:00",
                                     "2026-11-01T01:00:00-05:00", "2027-03-14T03:00:00-04:00"});
}
inline model::Zone tokyo() { return zone("Asia/Tokyo", {"2000-01-01T09:00:00+09:00"}); }
// Half an hour.
inline model::Zone lord_howe() {
    return zone("Australia/Lord_Howe", {"2025-10-05T02:30:00+11:00", "2026-04-05T01:30:00+10:30",
                                        "2026-10-04T02:30:00+11:00", "2027-04-04T01:30:00+10:30"});
}
// Samoa went over the date line: there was no 30th of December 2011.
inline model::Zone apia() {
    return zone("Pacific/Apia", {"2011-04-02T03:00:00-11:00", "2011-09-24T04:00:00-10:00", "2011-12-31T00:00:00+14:00",
                                 "2012-04-01T03:00:00+13:00"});
}

}  // namespace zones
