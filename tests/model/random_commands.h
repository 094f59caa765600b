// Commands of every kind out of a seed: most of them about what the record holds, some about what it does not, some with
// texts, times, words and people that no border should take. It must never hold an expectation.
#pragma once

#include "model/decide.h"

#include <random>
#include <string>
#include <vector>

namespace random_commands {

using Chance = std::mt19937;

// One command as it was given. A sequence of these replays by itself: nothing of it depends on the record.
struct Step {
    model::Command command;
    model::Actor actor;
    model::Instant now;
};

// 0 … most - 1. Precondition: most > 0.
std::size_t below(Chance& chance, std::size_t most);

// Something somebody could send at `now` to a feed with this record.
Step any_step(Chance& chance, const model::Record& record, model::Instant now);

// "08:12:40 復旧E responder: claim A7", one line.
std::string said(const Step& step);
std::string said(const std::vector<Step>& steps);

}  // namespace random_commands
