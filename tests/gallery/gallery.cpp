// Windows are as large as the view says, 1280×720 where that is as the screen allows; a wall of so few pixels would have
// its letters enlarged, so it gets 1600×900.
// It must never hold an expectation.
#include "tests/gallery/gallery.h"

#include "ui/drill.h"
#include "ui/pen/theme.h"
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

ui::Screen screen_of(const ui::Window& window) { return {window.width(), window.height(), 1.0f, {}, {}}; }

void draw_scene(ImDrawList& list, const ui::Window& window, const Picture& picture) {
    const ui::ViewKind& view = ui::kind_of(picture.view);
    const ui::Layout layout = view.layout(screen_of(window), window.faces().kanji);
    const Moment moment = moment_of(*picture.scene, picture.view, picture.language, picture.lighting);
    const model::Board board =
        model::board_from(moment.state, moment.now, view.budget(layout.size, picture.scene->drill));
    const ui::Theme theme = ui::theme_for(picture.lighting);
    ui::Canvas canvas({list, window.faces(), theme}, layout.scale, layout.origin);
    view.draw(canvas, board, layout.size, {});
}

void draw_drilling(ImDrawList& list, const ui::Window& window, const Picture& picture) {
    const ui::ViewKind& view = ui::kind_of(picture.view);
    const ui::Screen screen = screen_of(window);
    const DrillMoment moment = moment_of(*picture.drilling, picture.view, picture.language, picture.lighting);
    const ui::Layout layout = ui::drill_place(view, screen, window.faces().kanji).view;
    const model::Board board = model::board_from(moment.state, moment.now, view.budget(layout.size, true));
    const ui::Theme theme = ui::theme_for(picture.lighting);
    ui::draw_drill({list, window.faces(), theme}, screen, {view, board, moment.shown, {}});
}

ui::Pixels drawn(ui::Window& window, const Picture& picture) {
    const auto drawing = [&](ImDrawList& list) { (picture.scene ? draw_scene : draw_drilling)(list, window, picture); };
    const std::optional<ui::Pixels> pixels = window.frame(ui::theme_for(picture.lighting).bg, drawing, true);
    if (!pixels) throw std::runtime_error("no pixels of " + picture.name());
    return *pixels;
}

// What a drill adds to a view is the same in most of them; each language has one light of each picture.
struct Drilled {
    Drilling drilling;
    model::View view;
    Extent extent;
    model::Lighting ja, en;
};

const std::vector<Drilled>& drilled() {
    using enum model::DrillStage;
    constexpr auto dark = model::Lighting::dark, light = model::Lighting::light;
    const Drilling asked{"drill-asked", 4, asking}, answered{"drill-answered", 5, told}, score{"drill-score", 7, over};
    static const std::vector<Drilled> all = {
        {asked, model::View::wall, {1600, 900}, dark, light},
        {answered, model::View::wall, {1600, 900}, light, dark},
        {score, model::View::wall, {1600, 900}, dark, light},
        {asked, model::View::desk, {1280, 800}, light, dark},
        {asked, model::View::timeline, {1280, 720}, dark, light},
        {asked, model::View::phone, {390, 844}, dark, light},
        {{"drill-small", 4, asking}, model::View::phone, {320, 568}, light, dark},
        {score, model::View::phone, {390, 844}, light, dark},
    };
    return all;
}

// A view is shown in what people have: three shapes that it serves, each once in each language.
std::vector<Extent> shapes_of(model::View view) {
    using model::View;
    if (view == View::bar) return {{1366, ui::bar_height}, {1080, ui::bar_height}, {3440, ui::bar_height}};
    if (view == View::phone) return {{390, 844}, {320, 568}, {844, 390}};
    if (view == View::compact) return {{420, 720}, {1366, 768}, {1920, 1080}};
    return {{1366, 768}, {1080, 1920}, {3440, 1440}};
}

void add_foreign(model::View view, std::vector<Picture>& all) {
    const Scene& scene = foreign_scene();
    for (const Extent shape : shapes_of(view)) {
        all.push_back({&scene, nullptr, view, model::Language::ja, model::Lighting::light, shape.width, shape.height});
        all.push_back({&scene, nullptr, view, model::Language::en, model::Lighting::dark, shape.width, shape.height});
    }
}

}  // namespace

std::string Picture::name() const {
    const bool shaped = scene == &foreign_scene();
    return std::string(ui::name_of(view)) + "-" + (scene ? scene->name : drilling->name) +
           (shaped ? "-" + std::to_string(width) + "x" + std::to_string(height) : std::string()) +
           (language == model::Language::ja ? "-ja" : "-en") +
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
                    all.push_back({&scene, nullptr, view, language, lighting, extent.width, extent.height});
    }
    for (const std::string& name : ui::view_names()) add_foreign(*ui::view_from(name), all);
    for (const Drilled& one : drilled())
        for (const auto language : {model::Language::ja, model::Language::en})
            all.push_back({nullptr, &one.drilling, one.view, language,
                           language == model::Language::ja ? one.ja : one.en, one.extent.width, one.extent.height});
    return all;
}

void draw(const std::vector<Picture>& wanted, const std::function<void(const Picture&, const ui::Pixels&)>& finished) {
    std::unique_ptr<ui::Window> window;
    const Picture* before = nullptr;
    for (const Picture& picture : wanted) {
        if (before == nullptr || before->width != picture.width || before->height != picture.height) {
            window.reset();
            window = window_for(picture);
        }
        before = &picture;
        finished(picture, drawn(*window, picture));
    }
}

}  // namespace gallery
