// Identity. An action is "A7", never row 3: lists reorder, identities do not. Each kind of thing has its own id type so
// that an action's id cannot be handed over where a service's is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace model {

// 1–40 characters of [A-Za-z0-9._-]; an empty id means "none". Checked where text comes in (json_*.cpp, decide).
template <class Tag>
struct Id {
    std::string text;

    Id() = default;
    explicit Id(std::string id) : text(std::move(id)) {}
    bool empty() const { return text.empty(); }
    auto operator<=>(const Id&) const = default;
};

using IncidentId = Id<struct IncidentTag>;
using ServiceId = Id<struct ServiceTag>;
using ActionId = Id<struct ActionTag>;
using DecisionId = Id<struct DecisionTag>;
using FactId = Id<struct FactTag>;
using HelpId = Id<struct HelpTag>;
using GuardrailId = Id<struct GuardrailTag>;
using RoleId = Id<struct RoleTag>;  // one holding of one role: "commander-2"
using HandoverId = Id<struct HandoverTag>;
using OtherId = Id<struct OtherTag>;  // of a kind that is not known: its word, '/', its id

}  // namespace model

template <class Tag>
struct std::hash<model::Id<Tag>> {
    std::size_t operator()(const model::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text); }
};
