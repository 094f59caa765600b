// Counting who added what. An entity that is there already was changed, not added. It must never look at a clock: events say
// when they were.
#include "feed/log/makers.h"

#include "model/record/order.h"
#include "model/record/tables.h"

#include <algorithm>

namespace feed {
namespace {

constexpr std::chrono::minutes lately{1};
constexpr std::size_t most_lately = 1000;  // more than any share of a minute

std::string person_key(const std::string& who, const std::string& org) { return org + '\n' + who; }

bool is_there(const model::Record& record, const model::Entity& entity) {
    return std::visit([&]<class Row>(const Row& row) { return model::table_of<Row>(record).find(row.id) != nullptr; },
                      static_cast<const model::EntityKinds&>(entity));
}

}  // namespace

void Makers::follow(const model::Record& before, const model::Event& event) {
    for (const model::Entity& entity : event.entities) {
        if (is_there(before, entity)) continue;
        Maker& maker = makers_[person_key(event.who, event.org)];
        ++maker.all.of_kind[entity.index()];
        const auto is_past = [&] { return !model::is_recent(maker.lately.front(), lately, event.at); };
        while (!maker.lately.empty() && (maker.lately.size() >= most_lately || is_past())) maker.lately.pop_front();
        maker.lately.push_back(event.at);
    }
}

model::Added Makers::by(const std::string& who, const std::string& org, model::Instant now) const {
    const auto found = makers_.find(person_key(who, org));
    if (found == makers_.end()) return {};
    model::Added added = found->second.all;
    const auto recent = [&](model::Instant at) { return model::is_recent(at, lately, now); };
    added.lately = static_cast<std::size_t>(std::ranges::count_if(found->second.lately, recent));
    return added;
}

}  // namespace feed
