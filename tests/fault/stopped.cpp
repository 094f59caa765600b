// Twenty seconds of real time, spent beside the other trials. That nobody asks the feed meanwhile is both the wait and a
// proof of the stop. It must never touch a program it did not start.
#include "tests/fault/stopped.h"

#include "tests/fault/bends.h"
#include "tests/fault/stage.h"
#include "tests/support/program.h"
#include "ui/pen/theme.h"
#include "ui/png.h"

#include <csignal>
#include <future>
#include <stdexcept>

namespace faults {
namespace {

using journey::Program;
using journey::Words;

int count(const ui::Pixels& pixels, ui::Colour colour) {
    int found = 0;
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3) {
        const auto rgb = static_cast<std::uint32_t>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]);
        found += rgb == colour.rgb ? 1 : 0;
    }
    return found;
}

int count_state_colours(const ui::Pixels& pixels) {
    const ui::Theme theme = ui::dark_theme();
    return count(pixels, theme.stop) + count(pixels, theme.degraded) + count(pixels, theme.workaround);
}

int count_bright(const ui::Pixels& pixels) {
    int found = 0;
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3)
        found += pixels.rgb[i] > 0x60 && pixels.rgb[i + 1] > 0x60 ? 1 : 0;
    return found;
}

class Screen {
public:
    Screen()
        : server_(home, {"Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"}),
          display_(":" + server_.line()) {}

    // Looking for leaks would take longer than what is measured; the journeys do it.
    Program board(const std::string& url, const std::string& picture, const std::string& after) const {
        return {home,
                {journey::kyodo(), "--feed", url, "--lang", "en", "--view", "compact", "--size", "420x720",
                 "--screenshot", home.file(picture), "--after", after},
                {"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1", "ASAN_OPTIONS=detect_leaks=0"}};
    }
    ui::Pixels pixels(const std::string& picture) const {
        auto read = ui::read_png(home.file(picture));
        if (!read) throw std::runtime_error(read.problem().sentence.en);
        return std::move(*read);
    }

    sample::Scratch home;

private:
    Program server_;
    std::string display_;
};

void need_good_end(Program& board) {
    if (board.wait() != 0) throw std::runtime_error("the board ended badly: " + board.errors());
}

void play(Stopped& stopped) {
    Stage stage;
    FaultProxy proxy(stage.feed_port());
    const Screen screen;
    Program control = screen.board(proxy.url(), "control.png", "4");
    need_good_end(control);
    stopped.colour_before = count_state_colours(screen.pixels("control.png"));

    FaultProxy line(stage.feed_port());
    Program board = screen.board(line.url(), "after.png", "19");
    if (!line.server().has_requests(3)) throw std::runtime_error("the board does not poll");
    board.kill(SIGSTOP);
    line.misbehave(deaf());
    stopped.asked_while_stopped = line.server().has_requests(4);
    const auto continued = std::chrono::steady_clock::now();
    board.kill(SIGCONT);
    need_good_end(board);
    stopped.until_shown =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - continued);
    const ui::Pixels pixels = screen.pixels("after.png");
    stopped.colour_after = count_state_colours(pixels);
    stopped.bright_after = count_bright(pixels);
}

const std::shared_future<Stopped>& playing() {
    static const std::shared_future<Stopped> future = std::async(std::launch::async, [] {
                                                          Stopped stopped;
                                                          try {
                                                              play(stopped);
                                                          } catch (const std::exception& problem) {
                                                              stopped.broken = problem.what();
                                                          }
                                                          return stopped;
                                                      }).share();
    return future;
}

}  // namespace

void begin_stopped() { static_cast<void>(playing()); }
const Stopped& stopped() { return playing().get(); }

}  // namespace faults
