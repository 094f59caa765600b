// Every view in every state, language and light, and drills, drawn in a real window.
// It must never hold an expectation.
#pragma once

#include "tests/gallery/drilling.h"
#include "tests/gallery/scene.h"
#include "ui/window.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace gallery {

struct Picture {
    const Scene* scene = nullptr;        // or else
    const Drilling* drilling = nullptr;  // never both
    model::View view = model::View::wall;
    model::Language language = model::Language::ja;
    model::Lighting lighting = model::Lighting::dark;
    int width = 0, height = 0;

    std::string name() const;  // "wall-incident-ja-dark"
};

// Those of one window's size lie together, the drills last.
std::vector<Picture> pictures();

// Draws them all, one window for each size, and hands each over as it is finished. Problems of the window throw.
void draw(const std::vector<Picture>& wanted, const std::function<void(const Picture&, const ui::Pixels&)>& finished);

}  // namespace gallery
