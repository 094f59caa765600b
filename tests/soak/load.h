// What is asked of the feed, one command per change: months of an operation whose names never repeat, on a record that
// stays within its limits. Most changes rename what there is; what is added is closed again. It must never know HTTP.
#pragma once

#include "model/record/command.h"
#include "tests/soak/names.h"

#include <vector>

namespace soak {

class Load {
public:
    // What there is before the first change.
    std::vector<model::Command> beginning(model::Instant now);
    model::Command next(model::Instant now);

    // Names and ids that were never used before, so far.
    std::uint64_t distinct() const { return names_.made(); }
    std::uint64_t added() const { return added_; }

private:
    model::Command declare(std::uint64_t service, model::Instant now);
    model::Command change(std::uint64_t service);
    model::Command note(std::uint64_t action);
    model::Command block_or_start(std::uint64_t turn);
    model::Command guard(std::uint64_t guardrail);
    model::Command add_or_cancel(std::uint64_t turn);

    Names names_;
    std::uint64_t changes_ = 0;
    std::uint64_t added_ = 0;
};

}  // namespace soak
