// See kept.h. It must never draw, nor write into either folder.
#include "tests/gallery/kept.h"

#include "tests/gallery/difference.h"
#include "tests/support/places.h"
#include "ui/png.h"

#include <filesystem>

namespace gallery {
namespace {

constexpr const char* whole_folder = "docs/images/";
constexpr const char* squares_folder = "tests/gallery/pictures/";

bool is_whole(const std::string& name) {
    return std::filesystem::exists(support::source(whole_folder + name + ".png"));
}

}  // namespace

std::string place_of(const std::string& name) {
    return (is_whole(name) ? whole_folder : squares_folder) + name + ".png";
}

model::Result<ui::Pixels> squares_kept(const std::string& name) {
    auto kept = ui::read_png(support::source(place_of(name)));
    if (!kept || !is_whole(name)) return kept;
    return squares_of(*kept);
}

ui::Pixels to_keep(const std::string& name, const ui::Pixels& whole) {
    return is_whole(name) ? whole : fewer_colours(squares_of(whole));
}

std::vector<std::string> strangers(const std::set<std::string>& names) {
    std::vector<std::string> found;
    for (const std::string folder : {whole_folder, squares_folder})
        for (const auto& entry : std::filesystem::directory_iterator(support::source(folder))) {
            const std::string file = folder + entry.path().filename().string();
            const std::string name = entry.path().stem().string();
            if (!names.contains(name) || place_of(name) != file) found.push_back(file);
        }
    return found;
}

}  // namespace gallery
