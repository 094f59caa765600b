// The views as names and in turn: what --view, the settings file and the key take. It must never know what a view draws.
#pragma once

#include "model/state.h"

#include <array>
#include <optional>
#include <string_view>

namespace ui {

inline constexpr std::array<std::string_view, 3> view_names = {"wall", "compact", "glance"};  // in the order of View

constexpr std::string_view name_of(model::View view) { return view_names[static_cast<std::size_t>(view)]; }

constexpr std::optional<model::View> view_from(std::string_view name) {
    for (std::size_t i = 0; i < view_names.size(); ++i)
        if (view_names[i] == name) return static_cast<model::View>(i);
    return std::nullopt;
}

// The one the key brings next; after the last the first.
constexpr model::View view_after(model::View view) {
    return static_cast<model::View>((static_cast<std::size_t>(view) + 1) % view_names.size());
}

// Nobody sits before it: no keyboard, the screen kept awake, the picture moved against burn-in.
constexpr bool is_unattended(model::View view) { return view != model::View::compact; }

}  // namespace ui
