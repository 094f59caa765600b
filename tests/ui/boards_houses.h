// Five invented houses as they are: what their services, people and work are called, in both languages, as long as such
// names are. It must never hold a state: how bad it is is dealt elsewhere (boards_dealt.h).
#pragma once

#include "model/text/result.h"

#include <string>
#include <vector>

namespace ui_test {

struct HouseService {
    model::Text name, short_name;  // the latter may be empty, as people leave it
    model::Text impact;
};
struct HousePerson {
    std::string ja, en;
};
struct House {
    model::Text title, question, deadline, skill, prohibition, reason, blocked_by;
    std::vector<HouseService> services;  // at least 12
    std::vector<model::Text> work;       // what actions are about
    std::vector<model::Text> options;
    std::vector<model::Text> organisations;  // 8
    std::vector<HousePerson> people;
};

// A bank, a hospital, a railway, a shop and a town hall.
const std::vector<House>& houses();

}  // namespace ui_test
