// The record as each audience sees it. It must never know who asks or how a record is sent.
#include "feed/log/audiences.h"

namespace feed {
namespace {

// The whole record takes or refuses an event first; less of the same event fits into less of the same record.
void take(model::Record& record, const model::Event& event, std::string_view audience) {
    static_cast<void>(model::advance(record, model::seen_by(event, audience)));
}

}  // namespace

void Audiences::follow(const model::Record& before, const model::Event& event) {
    if (begins_with(event)) everybody_ = before;
    if (model::has_private(event)) {
        private_events_.insert(event.seq);
        for (const model::Entity& entity : event.entities) {
            const std::string only(model::only_of(entity));
            if (!only.empty()) own_.try_emplace(only, *everybody_);
        }
    }
    if (everybody_) take(*everybody_, event, {});
    for (auto& [org, record] : own_) take(record, event, org);
}

void Audiences::rename(const std::string& epoch) {
    if (everybody_) everybody_->epoch = epoch;
    for (auto& [org, record] : own_) record.epoch = epoch;
}

const model::Record& Audiences::seen_by(const std::string& org, const model::Record& whole) const {
    if (!everybody_) return whole;
    const auto own = own_.find(org);
    return own == own_.end() ? *everybody_ : own->second;
}

std::string Audiences::audience_of(const std::string& org) const { return own_.contains(org) ? org : std::string(); }

}  // namespace feed
