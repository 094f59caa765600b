// Windows are as large as the view says, 1280×720 where that is as the screen allows; a wall of so few pixels would have
// its letters enlarged, so it gets 1600×900.
// It must never hold an expectation.
#include "tests/gallery/gallery.h"

#include "ui/theme.h"
#include "ui/views.h"

#include <memory>
#include <optional>
#include <stdexcept>

namespace gallery {
namespace {

struct Extent {
    int width, height;
};

Extent extent_of(model::View view) {
    const ui::ViewKind& kind = ui::kind_of(view);
    if (view == model::View::wall) return {1600, 900};
    return kind.width > 0 ? Extent{kind.width, kind.height} : Extent{1280, 720};
}

// An X server whose last client has left starts anew, and may turn the next one away meanwhile.
std::unique_ptr<ui::Window> window_for(const Picture& picture) {
    constexpr int most_tries = 200;
    ui::WindowOptions options;
    options.width = picture.width;
    options.height = picture.height;
    model::Result<std::unique_ptr<ui::Window>> window = ui::Window::open(options);
    for (int tries = 1; !window && tries < most_tries; ++tries) window = ui::Window::open(options);
    if (!window) throw std::runtime_error(window.problem().sentence.en);
    return std::move(*window);
}

ui::Pixels drawn(ui::Window& window, const Picture& picture) {
    const ui::ViewKind& view = ui::kind_of(picture.view);
    const ui::Screen screen{window.width(), window.height(), 1.0f, {}, {}};
    const ui::Layout layout = view.layout(screen, window.faces().kanji);
    const ui::Theme theme = ui::theme_for(picture.lighting);
    const Moment moment = moment_of(*picture.scene, picture.view, picture.language, picture.lighting);
    const model::Board board =
        model::board_from(moment.state, moment.now, view.budget(layout.size, picture.scene->drill));
    const auto drawing = [&](ImDrawList& list) {
        ui::Canvas canvas(list, window.faces(), theme, layout.scale, layout.origin, nullptr);
        view.draw(canvas, board, layout.size, {});
    };
    const std::optional<ui::Pixels> pixels = window.frame(theme.bg, drawing, true);
    if (!pixels) throw std::runtime_error("no pixels of " + picture.name());
    return *pixels;
}

}  // namespace

std::string Picture::name() const {
    return std::string(ui::name_of(view)) + "-" + scene->name + (language == model::Language::ja ? "-ja" : "-en") +
           (lighting == model::Lighting::light ? "-light" : "-dark");
}

std::vector<Picture> pictures() {
    std::vector<Picture> all;
    for (const std::string& name : ui::view_names()) {
        const model::View view = *ui::view_from(name);
        const Extent extent = extent_of(view);
        for (const Scene& scene : scenes())
            for (const auto language : {model::Language::ja, model::Language::en})
                for (const auto lighting : {model::Lighting::dark, model::Lighting::light})
                    all.push_back({&scene, view, language, lighting, extent.width, extent.height});
    }
    return all;
}

void draw(const std::vector<Picture>& wanted, const std::function<void(const Picture&, const ui::Pixels&)>& finished) {
    std::unique_ptr<ui::Window> window;
    const Picture* before = nullptr;
    for (const Picture& picture : wanted) {
        if (before == nullptr || before->view != picture.view) {
            window.reset();
            window = window_for(picture);
        }
        before = &picture;
        finished(picture, drawn(*window, picture));
    }
}

}  // namespace gallery
