// The walk behind versions.h, over the field table. It must never copy a row.
#pragma once

#include "model/record/fields.h"
#include "model/record/versions.h"
#include "model/record/zone_kind.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace model {

// The version that a row and the rows within it need.
template <class Row>
int version_needed_by(const Row& row) {
    if constexpr (std::is_same_v<Row, Other>)
        if (is_known_zone(row)) return record_version;
    int needed = row.rest.empty() ? 1 : record_version + 1;
    const auto look_into = [&]<class T>(const T& value) {
        if constexpr (requires { value.front().rest; })
            for (const auto& each : value) needed = std::max(needed, version_needed_by(each));
    };
    each_field(Of<Row>{}, [&](std::string_view, auto member, Limit, Need need) {
        if (need == Need::later && stands(row, member, need)) needed = std::max(needed, record_version);
        look_into(row.*member);
    });
    return needed;
}

}  // namespace model
