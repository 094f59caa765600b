// The gauges of all sources together: counts and health as they are now, with one revision. It must never be written to
// the log. Used from one thread.
// Invariant: the sum of the counts of a source's groups is what that source received; group ids are unique.
#pragma once

#include "model/record/gauges.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace feed {

class GaugeBook {
public:
    // `first_revision` must differ from every revision of an earlier run of the same log, or a board that kept one could
    // be told that nothing changed; the time of the start in milliseconds is such a number.
    explicit GaugeBook(std::uint64_t first_revision) { gauges_.revision = first_revision; }

    const model::Gauges& gauges() const { return gauges_; }

    // Replaces one source's state and groups. True when anything differs: the revision has moved.
    bool set_source(model::Source source, std::vector<model::AlertGroup> groups);
    bool set_notices(const std::vector<model::Text>& notices);
    // Stands before every notice until it is taken back.
    bool set_warning(const std::optional<model::Text>& warning);

private:
    void gather_groups();
    bool gather_notices();

    model::Gauges gauges_;
    std::map<std::string, std::vector<model::AlertGroup>> groups_by_source_;
    std::optional<model::Text> warning_;
    std::vector<model::Text> notices_;
};

}  // namespace feed
