// Only what changed is drawn and presented: after a long run of parts the X server's screen shows, pixel for pixel, what
// one whole frame shows. It must never trust what the window says of itself.
#include "tests/gallery/scene.h"
#include "tests/gallery/screen_pixels.h"
#include "ui/pen/orbit.h"
#include "ui/pen/theme.h"
#include "ui/views.h"
#include "ui/window/window_native.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

namespace {

using namespace std::chrono_literals;

constexpr int width = 1280, height = 720;

const gallery::Scene& scene_of(const std::string& name) {
    const auto& all = gallery::scenes();
    return *std::find_if(all.begin(), all.end(), [&](const gallery::Scene& scene) { return scene.name == name; });
}

// A wall that nobody touches but whose language, light and place change, second by second.
class Run {
public:
    explicit Run(const std::string& scene)
        : moment_(gallery::moment_of(scene_of(scene), model::View::wall, model::Language::ja, model::Lighting::dark)) {
        ui::WindowOptions options;
        options.width = width;
        options.height = height;
        auto opened = ui::Window::open(options);
        for (int tries = 1; !opened && tries < 200; ++tries) opened = ui::Window::open(options);
        if (!opened) FAIL(opened.problem().sentence.en);
        window_ = std::move(*opened);
    }

    void set(model::Language language) { moment_.state.language = language; }
    void set(model::Lighting lighting) { moment_.state.lighting = lighting; }

    // As the board's own loop does, the window hears first what the server took from the screen.
    void frame_at(std::chrono::seconds passed) {
        window_->wait(0ms);
        frame(passed, ui::theme_for(moment_.state.lighting).bg);
    }

    // The same moment again, every pixel anew: another ground between counts as a change of everything.
    void whole_frame_at(std::chrono::seconds passed) {
        frame(passed, {0x123456});
        frame_at(passed);
    }

    ui::Pixels seen() {
        gallery::settle(ui::native_display());
        return gallery::on_screen(width, height);
    }

private:
    gallery::Moment moment_;
    std::unique_ptr<ui::Window> window_;

    void frame(std::chrono::seconds passed, ui::Colour ground) {
        const ui::Layout layout = ui::wall_layout({width, height, 1.0f, {}, {}}, window_->faces().kanji);
        const model::Board board =
            model::board_from(moment_.state, moment_.now + passed, ui::wall_budget(layout.size, false));
        const ui::Theme theme = ui::theme_for(moment_.state.lighting);
        const std::chrono::milliseconds shown = passed * 20;  // three seconds are a minute of the orbit
        window_->frame(
            ground,
            [&](ImDrawList& list) {
                ui::Canvas canvas({list, window_->faces(), theme}, layout.scale, layout.origin);
                ui::draw_wall(canvas, board, layout.size, ui::calm_place_at(shown));
                ui::shift(list, ui::orbit_at(shown, width, height), width, height);
            },
            false);
    }
};

}  // namespace

TEST_CASE("after a long run of partial frames the screen shows what whole frames show") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    for (const std::string scene : {"incident", "calm"}) {
        Run run(scene);
        for (int second = 0; second <= 150; ++second) {  // live, late, stale and lost
            if (second == 40) run.set(model::Language::en);
            if (second == 70) run.set(model::Lighting::light);
            if (second == 100) run.set(model::Lighting::dark);
            run.frame_at(std::chrono::seconds(second));
            if (second == 0 || second % 25 != 0) continue;
            CAPTURE(scene, second);
            const ui::Pixels in_parts = run.seen();
            run.whole_frame_at(std::chrono::seconds(second));
            const bool same = run.seen().rgb == in_parts.rgb;
            CHECK(same);
        }
    }
}
