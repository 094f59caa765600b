// The record as each audience sees it. Most incidents have nothing private: then there is one record and nothing is
// copied. From the first private item on there is one more for everybody, and one for each organisation that keeps
// something. It must never know who asks or how a record is sent. Used from one thread.
// Invariant: every view stands at the seq and in the epoch of the whole record, and its digest is that of its own items.
#pragma once

#include "model/record/audience.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace feed {

class Audiences {
public:
    // True if this is the first event that not everybody may see: `follow` then needs the record as it was.
    bool begins_with(const model::Event& event) const { return !everybody_ && model::has_private(event); }

    // An event that the whole record has taken. `before`: the whole record before it; used when it begins_with this.
    void follow(const model::Record& before, const model::Event& event);

    // The log has another epoch.
    void rename(const std::string& epoch);

    // What people of this organisation see; `whole` when nothing is private. Valid until the next event.
    const model::Record& seen_by(const std::string& org, const model::Record& whole) const;

    // The organisation itself when it keeps something, else empty: whoever shares an audience shares every answer.
    std::string audience_of(const std::string& org) const;

    // True if not everybody may see this event.
    bool is_private(std::uint64_t seq) const { return private_events_.contains(seq); }

private:
    std::optional<model::Record> everybody_;    // from the first private item on
    std::map<std::string, model::Record> own_;  // of organisations that keep something
    std::set<std::uint64_t> private_events_;
};

}  // namespace feed
