// Who added how much to a record, counted from its events: for the share that one person may have (model/shares.h).
// A person is a name and an organisation, however many tokens they have. It must never know what a role may do.
#pragma once

#include "model/shares.h"

#include <deque>
#include <string>
#include <unordered_map>

namespace feed {

class Makers {
public:
    // `before`: the record without the event.
    void follow(const model::Record& before, const model::Event& event);

    model::Added by(const std::string& who, const std::string& org, model::Instant now) const;

private:
    struct Maker {
        model::Added all;
        std::deque<model::Instant> lately;  // within a minute before the newest of them
    };
    std::unordered_map<std::string, Maker> makers_;
};

}  // namespace feed
