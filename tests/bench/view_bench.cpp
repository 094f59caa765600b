// The drawn part: building a view and its draw list without a GPU, and whole frames of the largest screen in a real window.
// It must never judge what is drawn.
#include "tests/bench/figure.h"
#include "tests/support/crowd.h"
#include "tests/support/crowd_log.h"
#include "tests/support/headless.h"
#include "ui/pen/theme.h"
#include "ui/views.h"
#include "ui/window.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace bench {
namespace {

const ui_test::Crowd crowd{.services = 40, .actions = 300};

struct Frame {
    model::State state = ui_test::crowd_state(crowd);
    ui::Theme theme = ui::dark_theme();
    int turn = 0;

    model::Board board(ui::Size size) {
        return model::board_from(state, ui_test::crowd_now(crowd) + model::Milliseconds{++turn},
                                 ui::wall_budget(size, false));
    }
};

void measure_lists() {
    ui_test::Headless headless;
    Frame frame;
    const auto work = [&] {
        headless.frame(1920, 1080, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), frame.theme});
            ui::draw_wall(canvas, frame.board({1920, 1080}), {1920, 1080});
        });
    };
    work();
    print({"wall 1080p, 40 services, 300 actions: view and draw list", "ms", timed_ms(300, work), 2.0, "", {}});
}

void measure_timeline() {
    ui_test::Headless headless;
    const ui_test::LogCrowd log{.services = 40, .events = 2000};
    const model::State state = ui_test::log_state(log);
    const ui::Theme theme = ui::dark_theme();
    int turn = 0;
    const auto work = [&] {
        headless.frame(1280, 800, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), theme});
            const model::Tick now = ui_test::log_now(log) + model::Milliseconds{++turn};
            ui::draw_timeline(canvas, model::board_from(state, now, ui::timeline_budget({1280, 800})), {1280, 800});
        });
    };
    work();
    print({"timeline, 40 services, 2,000 events: view and draw list", "ms", timed_ms(300, work), 4.0, "", {}});
}

// Another ground each time, so that nothing of the frame before can be kept.
void measure_whole_frames() {
    ui::WindowOptions options;
    options.width = 3840;
    options.height = 2160;
    const auto opened = ui::Window::open(options);
    if (!opened) FAIL(opened.problem().sentence.en);
    ui::Window& window = **opened;
    Frame frame;
    const ui::Layout layout = ui::wall_layout({window.width(), window.height(), 1.0f, {}, {}}, window.faces().kanji);
    const auto work = [&] {
        const ui::Colour ground{frame.theme.bg.rgb + static_cast<std::uint32_t>(frame.turn % 2)};
        const auto drawing = [&](ImDrawList& list) {
            ui::Canvas canvas({list, window.faces(), frame.theme}, layout.scale, layout.origin);
            ui::draw_wall(canvas, frame.board(layout.size), layout.size);
        };
        (void)window.frame(ground, drawing, false);
    };
    for (int i = 0; i < 5; ++i) work();
    print({"wall 3840x2160, whole frames one after another, software GL", "ms", timed_ms(60, work), 60.0, "", {}});
}

}  // namespace
}  // namespace bench

TEST_CASE("figures: building and drawing a view", "[view]") {
    bench::measure_lists();
    bench::measure_timeline();
    bench::measure_whole_frames();
}
