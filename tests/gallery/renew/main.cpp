// kyodo_gallery OUT: draws every picture; those that look other than what is kept of them, or are not kept, are written
// into OUT as drawn, with what was, is and differs beside each other as NAME-drift.png, and what is to be kept of them at
// its place below OUT. Prints a line for each: "new FILE", "changed FILE", "gone FILE". Exit status 0 when there is none,
// 3 when there are, 1 could not. `kyodo_gallery OUT --all` only draws: all of them, whole, into OUT.
// It must never write where pictures are kept.
#include "tests/gallery/difference.h"
#include "tests/gallery/gallery.h"
#include "tests/gallery/kept.h"
#include "ui/png.h"

#include <cstdio>
#include <exception>
#include <set>
#include <stdexcept>
#include <string_view>

namespace {

using std::filesystem::path;

void write(const path& file, const ui::Pixels& pixels) {
    std::filesystem::create_directories(file.parent_path());
    const auto written = ui::write_png(file, pixels);
    if (!written) throw std::runtime_error(written.problem().sentence.en);
}

// Whether it stays as it is.
bool judged(const std::string& name, const ui::Pixels& is, const path& out) {
    const auto were = gallery::squares_kept(name);
    if (were && !gallery::difference(*were, gallery::squares_of(is)).visible()) return true;
    const std::string place = gallery::place_of(name);
    std::printf("%s %s\n", were ? "changed" : "new", place.c_str());
    write(out / (name + ".png"), is);
    write(out / place, gallery::to_keep(name, is));
    if (were) write(out / (name + "-drift.png"), gallery::shown(*were, is));
    return false;
}

int renewed(const path& out) {
    std::set<std::string> names;
    bool all_stay = true;
    gallery::draw(gallery::pictures(), [&](const gallery::Picture& picture, const ui::Pixels& pixels) {
        names.insert(picture.name());
        all_stay = judged(picture.name(), pixels, out) && all_stay;
    });
    for (const std::string& file : gallery::strangers(names)) {
        std::printf("gone %s\n", file.c_str());
        all_stay = false;
    }
    return all_stay ? 0 : 3;
}

int drawn(const path& out) {
    gallery::draw(gallery::pictures(), [&](const gallery::Picture& picture, const ui::Pixels& pixels) {
        write(out / (picture.name() + ".png"), pixels);
    });
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const bool all = count == 3 && std::string_view(arguments[2]) == "--all";
    if (count != 2 && !all) {
        std::fprintf(stderr, "kyodo_gallery: give the folder for what is drawn, and --all for every picture\n");
        return 2;
    }
    try {
        return all ? drawn(arguments[1]) : renewed(arguments[1]);
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "kyodo_gallery: %s\n", trouble.what());
        return 1;
    }
}
