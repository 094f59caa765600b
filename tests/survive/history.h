// What clients asked and were told, and whether a log explains it: every answer, and nothing twice. The method of etcd's
// and Jepsen's checkers on one log. It must never know how the feed decides: only owners and order are looked at.
#pragma once

#include "model/wire/wire.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace survive {

using Moment = std::chrono::steady_clock::time_point;

// One command, from its first sending to the answer that decided it.
struct Attempt {
    std::string key;
    std::string body;
    std::string token;
    std::string who;
    std::string action;  // what it is about
    Moment began{};
    Moment ended{};
    int status = 0;  // 0: no answer yet
    std::string answer;
};

// Why this log cannot be what these clients saw; empty when it explains them. `first`: events before the clients began.
// - every 200 is one event of the log, the same bytes, and no two keys have the same one;
// - beside the first events there is nothing that nobody was told of;
// - whoever was answered before another began comes before it;
// - a refused claim names an owner whom the action had between its asking and its answer.
std::vector<std::string> contradictions(const std::vector<std::string>& log, std::uint64_t first,
                                        const std::vector<Attempt>& attempts);

}  // namespace survive
