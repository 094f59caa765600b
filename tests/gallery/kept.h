// The pictures as they are kept: whole in docs/images those a page shows, of all others one pixel for each square that is
// compared, in tests/gallery/pictures. It must never draw, nor write into either folder.
#pragma once

#include "model/text/result.h"
#include "ui/window.h"

#include <set>
#include <string>
#include <vector>

namespace gallery {

// Where a picture of this name is kept, from the root of the tree: "docs/images/NAME.png" when it lies there.
std::string place_of(const std::string& name);

// Its squares, from either place; a problem when it is in neither.
model::Result<ui::Pixels> squares_kept(const std::string& name);

// What is to be kept of a picture in its place: the whole of it or its squares.
ui::Pixels to_keep(const std::string& name, const ui::Pixels& whole);

// Files in both folders, from the root of the tree, that are the place of none of these names.
std::vector<std::string> strangers(const std::set<std::string>& names);

}  // namespace gallery
