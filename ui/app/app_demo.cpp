// Starts at 07:30:30 six times as fast as life, so that ten seconds later a decision, a call for help, a blocked action
// and a guardrail are on the board. It must never outlive its folder: the server goes first.
#include "ui/app/app_demo.h"

#include "assets/embedded.h"
#include "feed/demo_names.h"
#include "feed/demo_player.h"
#include "feed/server.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

namespace ui {
namespace {

constexpr std::int64_t default_start_ms = 1917037830000;  // 2030-10-01T07:30:30+09:00
constexpr std::int16_t tokyo = 540;
constexpr double default_speed = 6.0;

model::Result<std::filesystem::path> private_folder() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string name = (parent / "kyodo-demo-XXXXXX").string();
    if (error || ::mkdtemp(name.data()) == nullptr) {
        const std::string why = error ? error.message() : std::strerror(errno);
        return model::problem(
            model::Trouble::unavailable,
            "デモの記録を置く場所を作れません(" + name + ": " + why + ")。TMPDIR を確かめてください。",
            "There is no place for the demo's record (" + name + ": " + why + "). Check TMPDIR.");
    }
    return std::filesystem::path(name);
}

feed::ServerOptions server_options(const std::filesystem::path& folder, const model::Identity& me,
                                   std::function<model::FeedClock()> clock) {
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = (folder / "demo.sqlite").string();
    options.demo = true;
    options.demo_actor = model::Actor{me.who, me.org, "board", model::Permission::responder};
    options.clock = std::move(clock);
    return options;
}

}  // namespace

model::Identity demo_identity(const Options& options) {
    if (!options.me.who.empty()) return options.me;
    return options.language == model::Language::ja ? model::Identity{"復旧E", "つばめ保守"}
                                                   : model::Identity{"Recov E", "Tsubame Maint."};
}

model::Result<std::vector<model::DemoStep>> demo_steps(model::Language language) {
    if (language == model::Language::ja) return feed::parse_demo(assets::demo());
    return feed::parse_demo(feed::with_english_names(assets::demo(), assets::demo_names()));
}

Demo::Demo() = default;

Demo::~Demo() {
    player_.reset();
    server_.reset();
    forget();
}

void Demo::forget() {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

model::Result<std::unique_ptr<Demo>> Demo::start(const Options& options) {
    model::Result<std::vector<model::DemoStep>> steps = demo_steps(options.language);
    if (!steps) return steps.problem();
    std::unique_ptr<Demo> demo(new Demo);
    const model::Result<std::filesystem::path> folder = private_folder();
    if (!folder) return folder.problem();
    demo->folder_ = *folder;
    const double speed = options.speed.value_or(options.at ? 1.0 : default_speed);
    const auto clock = feed::demo_clock(options.at.value_or(model::Instant{default_start_ms, tokyo}), speed);
    auto server = feed::Server::start(server_options(demo->folder_, demo_identity(options), clock));
    if (!server) return server.problem();
    demo->server_ = std::move(*server);
    demo->player_ = std::make_unique<feed::DemoPlayer>(*demo->server_, std::move(*steps), clock);
    return demo;
}

std::string Demo::url() const { return server_->url(); }

}  // namespace ui
