// kyodo_gallery REFERENCE OUT: draws every picture; those that look other than in the folder REFERENCE, or are not
// there, are written into OUT, with what was, is and differs beside each other as NAME-drift.png. Prints one line for
// each: "new NAME", "changed NAME", "gone FILE". Exit status 0 when there is none, 3 when there are, 1 could not.
// It must never write into REFERENCE.
#include "tests/gallery/difference.h"
#include "tests/gallery/gallery.h"
#include "ui/png.h"

#include <cstdio>
#include <exception>
#include <set>
#include <stdexcept>

namespace {

using std::filesystem::path;

void write(const path& file, const ui::Pixels& pixels) {
    const auto written = ui::write_png(file, pixels);
    if (!written) throw std::runtime_error(written.problem().sentence.en);
}

// Whether it stays as it is.
bool judged(const gallery::Picture& picture, const ui::Pixels& is, const path& reference, const path& out) {
    const std::string name = picture.name();
    const auto was = ui::read_png(reference / (name + ".png"));
    if (was && !gallery::difference(*was, is).visible()) return true;
    std::printf("%s %s\n", was ? "changed" : "new", name.c_str());
    write(out / (name + ".png"), is);
    if (was) write(out / (name + "-drift.png"), gallery::shown(*was, is));
    return false;
}

int gone_from(const path& reference, const std::set<std::string>& names) {
    int gone = 0;
    for (const auto& entry : std::filesystem::directory_iterator(reference)) {
        if (entry.path().extension() != ".png" || names.contains(entry.path().stem().string())) continue;
        std::printf("gone %s\n", entry.path().filename().c_str());
        ++gone;
    }
    return gone;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr,
                     "kyodo_gallery: give two folders: what the pictures were, and where to put what is not so\n");
        return 2;
    }
    try {
        const path reference = arguments[1];
        const path out = arguments[2];
        std::filesystem::create_directories(out);
        std::set<std::string> names;
        int other = 0;
        gallery::draw(gallery::pictures(), [&](const gallery::Picture& picture, const ui::Pixels& pixels) {
            names.insert(picture.name());
            other += judged(picture, pixels, reference, out) ? 0 : 1;
        });
        return other + gone_from(reference, names) == 0 ? 0 : 3;
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "kyodo_gallery: %s\n", trouble.what());
        return 1;
    }
}
