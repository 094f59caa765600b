// A record set on a stage: small ways to build one and to see the board of it at a moment.
// It must never hold an expectation.
#pragma once

#include "model/board.h"
#include "model/update.h"
#include "tests/support/told.h"

#include <string>
#include <vector>

namespace stage {

using namespace std::chrono_literals;

// The tick at which a staged board was confirmed.
inline constexpr model::Tick start{1'000'000'000};

struct Stage {
    model::Record record;
    model::Gauges gauges;
    model::Instant now = told::at("08:12:40");  // the feed's clock at `start`
    model::Language language = model::Language::ja;
    model::Identity me{"復旧E", "つばめ保守"};
    model::Budget budget;
    double rate = 1.0;

    Stage();  // epoch "log-1", a commander, nothing else

    // Adds a service, with a confirmed fact behind every state that needs one.
    model::Service& service(const std::string& id, model::Continuity continuity, const std::string& name = "相場配信");
    void put(model::Service service) { record.services.put(std::move(service)); }
    // An action of 復旧E, つばめ保守, to be checked at 08:20.
    model::Action action(const std::string& id, model::ActionState state = model::ActionState::in_progress) const;
    void incident(model::Phase phase = model::Phase::responding);

    model::FeedConfirmed answer() const;
    model::State state() const;  // confirmed at `start`
    model::Board board(model::Milliseconds after = model::Milliseconds{0}) const;
    std::string said(model::Milliseconds after = model::Milliseconds{0}) const { return model::text_of(board(after)); }

private:
    model::Service last_;
};

// A confirmation that brings this record, or nothing new.
model::FeedConfirmed answer(const model::Record& record, model::Instant now);
model::FeedConfirmed nothing_new(model::Instant now);

// The whole countdown as one word: "47分", "2:20", "超過 3分".
std::string said(const std::optional<model::Countdown>& countdown);

bool contains(const std::string& text, const std::string& part);

// Five normal services and two in trouble under an incident, two actions, one decision, help wanted, a guardrail.
Stage busy();

// The built-in incident as it stands at this time, in the same epoch.
Stage demo(std::string_view clock);

}  // namespace stage
