// The views on every shape of screen that people have, at every scaling: legible where a view says that it serves a shape,
// and never offered where it does not. Width is used, rows without room are named, and a press means what lies under it.
// It must never compare pictures.
#include "model/update.h"
#include "tests/ui/judge_places.h"
#include "ui/keys.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace {

using model::Language;
using model::View;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Shown;

constexpr int shapes[][2] = {{1366, 768},  {1280, 720},  {1920, 1080}, {2560, 1440}, {3440, 1440}, {5120, 1440},
                             {3840, 2160}, {1080, 1920}, {1024, 768},  {420, 720},   {390, 844},   {320, 568}};
constexpr float scales[] = {1.0f, 1.5f, 2.0f};
constexpr View in_turn[] = {View::wall, View::compact, View::glance, View::desk, View::phone, View::handover};

ui::Screen screen(int width, int height, float scale = 1) { return {width, height, scale, {}, {}}; }

Shown draw(Headless& headless, Crowd crowd, View view, const ui::Screen& on) {
    crowd.view = view;
    return shown(headless, crowd_state(crowd), crowd_now(crowd), {.screen = on});
}

std::string faults(const Shown& shown) {
    ui_test::Faults found;
    judge_edges(shown.seen, found);
    judge_overlap(shown.seen, found);
    judge_contrast(shown.seen, found);
    for (const ui::Drawn& drawn : texts(shown.seen))
        if (drawn.size < 11.99f) found.push_back("letters of " + std::to_string(drawn.size) + " px: " + drawn.text);
    return ui_test::said(found);
}

const ui::Drawn* last_of_row(const Shown& shown, const std::string& row, const std::string& words) {
    const ui::Drawn* found = nullptr;
    for (const ui::Drawn& drawn : shown.seen.record.drawn)
        if (drawn.row == row && drawn.text == words) found = &drawn;
    return found;
}

float left_of(const Shown& shown, const std::string& name) {
    for (const ui::Drawn& drawn : shown.seen.record.drawn)
        if (drawn.text == name) return drawn.rect.x;
    return -1;
}

}  // namespace

TEST_CASE(
    "every view is legible on every shape it serves, at every scaling, in both languages, with letters of 12 px") {
    Headless headless;
    for (const auto& [width, height] : shapes)
        for (const float scale : scales)
            for (const View view : in_turn)
                for (const Language language : {Language::ja, Language::en}) {
                    const ui::Screen on = screen(width, height, scale);
                    if (!ui::serves(view, on)) continue;
                    CAPTURE(width, height, scale, ui::name_of(view), language == Language::en);
                    const bool odd = (width / 10 + static_cast<int>(view)) % 2 == 1;
                    CHECK(faults(draw(headless, {.services = 9, .actions = 14, .language = language, .long_texts = odd},
                                      view, on)) == "");
                }
}

TEST_CASE("a shape that a view cannot serve is not offered by the key, and one that was asked for gives way") {
    for (const auto& [width, height] : shapes)
        for (const float scale : scales) {
            const ui::Screen on = screen(width, height, scale);
            CAPTURE(width, height, scale);
            View view = ui::view_for(width, height, scale, false);
            CHECK(ui::serves(view, on));
            for (int steps = 0; steps < 8; ++steps) {
                view = ui::view_after(view, on);
                CHECK(ui::serves(view, on));
            }
            for (const View wanted : in_turn) {
                CHECK(ui::serves(ui::view_serving(wanted, on), on));
                if (ui::serves(wanted, on)) CHECK(ui::view_serving(wanted, on) == wanted);
            }
        }
    for (const auto& [width, height] : {std::pair{420, 720}, {390, 844}, {320, 568}})
        for (const View large : {View::desk, View::timeline, View::handover, View::wall}) {
            CAPTURE(width, static_cast<int>(large));
            CHECK_FALSE(ui::serves(large, screen(width, height)));
        }
    CHECK(ui::view_serving(View::desk, screen(390, 844)) == View::phone);
    CHECK(ui::view_serving(View::desk, screen(420, 720)) == View::compact);
    for (const View level : {View::wall, View::compact, View::glance, View::desk, View::handover})
        for (const auto& [width, height] :
             {std::pair{1366, 768}, {1280, 720}, {1920, 1080}, {1080, 1920}, {1024, 768}}) {
            CAPTURE(width, height, static_cast<int>(level));
            CHECK(ui::serves(level, screen(width, height)));
        }
}

TEST_CASE("each view serves the shapes from the size that the page of looks names, and none below") {
    struct Least {
        View view;
        int width, height;
    };
    for (const Least& least : {Least{View::wall, 832, 468},
                               {View::compact, 309, 412},
                               {View::glance, 768, 432},
                               {View::glance, 360, 540},
                               {View::desk, 772, 515},
                               {View::desk, 618, 823},
                               {View::phone, 275, 487},
                               {View::phone, 487, 309},
                               {View::handover, 943, 618},
                               {View::handover, 686, 1029}}) {
        CAPTURE(ui::name_of(least.view), least.width, least.height);
        CHECK(ui::serves(least.view, screen(least.width, least.height)));
        CHECK_FALSE(ui::serves(least.view, screen(least.width * 97 / 100, least.height * 97 / 100)));
    }
}

TEST_CASE(
    "a phone names the most urgent action beside a decision, a call for help and what must not be done, the smallest "
    "one in a line") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en}) {
        const Shown seen =
            draw(headless, {.services = 6, .actions = 8, .language = language}, View::phone, screen(390, 844));
        REQUIRE(seen.board.decision);
        REQUIRE_FALSE(seen.board.help.empty());
        CHECK(seen.seen.hits.drawn.end > 0);
        CHECK(last_of_row(seen, seen.board.actions.rows.front().id.text, seen.board.actions.rows.front().owner) !=
              nullptr);
        const Shown small =
            draw(headless, {.services = 6, .actions = 8, .language = language}, View::phone, screen(320, 568));
        CHECK((small.seen.hits.drawn.end > 0 || ui_test::find(small.seen, "… ") != nullptr));
    }
}

TEST_CASE("the key asks the screen that the frame was drawn on") {
    const model::State state = model::initial_state(View::compact, Language::en, {}, {});
    const model::Board board;
    const ui::Hits hits;
    const ui::KeyPress press{.kind = ui::KeyPress::Kind::character, .text = "w"};
    const auto next = [&](const ui::Screen& on) {
        return std::get<model::ViewChanged>(*ui::gesture_from(press, {state, board, hits, on})).view;
    };
    CHECK(next(screen(1920, 1080)) == View::glance);
    CHECK(next(screen(320, 568)) == View::phone);
}

TEST_CASE("letters grow with the window, and no view of a large screen is an island of small ones") {
    const auto grown = [](View view, int width, int height) {
        return ui::kind_of(view).layout(screen(width, height), 0.94f).scale;
    };
    for (const View view : {View::desk, View::compact}) {
        CHECK(grown(view, 1280, 720) == 1.0f);
        CHECK(grown(view, 1920, 1080) > 1.15f);
        CHECK(grown(view, 2560, 1440) > 1.3f);
        CHECK(grown(view, 3440, 1440) > 1.3f);
        CHECK(grown(view, 3840, 2160) > 1.6f);
        CHECK(grown(view, 3840, 2160) <= 1.8f);
    }
}

TEST_CASE("letters that a desktop enlarged give back a quarter before parts of the desk are left out") {
    const ui::Layout small = ui::desk_layout(screen(1366, 768, 1.5f));
    CHECK(small.scale == 1.125f);
    CHECK(small.size.w > 1180);
    CHECK(ui::desk_layout(screen(1366, 768, 1.0f)).scale == 1.0f);
    Headless headless;
    const Shown seen = draw(headless, {.services = 6, .actions = 5}, View::desk, screen(1366, 768, 1.5f));
    REQUIRE(seen.board.desk);
    for (const model::DeskChoice& choice : seen.board.desk->choices) CHECK(ui_test::says(seen.seen, choice.word));
    REQUIRE(seen.board.decision);
    for (const model::OptionRow& option : seen.board.decision->options) CHECK(ui_test::says(seen.seen, option.verdict));
}

TEST_CASE("an owner stands beside the object however wide the window is") {
    Headless headless;
    for (const auto& [width, height] : {std::pair{1366, 768}, {1920, 1080}, {2560, 1440}, {3440, 1440}, {5120, 1440}})
        for (const View view : {View::compact, View::desk}) {
            const Shown seen = draw(headless, {.services = 6, .actions = 8}, view, screen(width, height));
            CAPTURE(width, height, ui::name_of(view));
            for (const model::ActionRow& row : seen.board.actions.rows) {
                const ui::Drawn* object = last_of_row(seen, row.id.text, row.object);
                const ui::Drawn* owner = last_of_row(seen, row.id.text, row.owner);
                if (object == nullptr || owner == nullptr || owner->rect.x < object->rect.x) continue;
                CHECK(owner->rect.x - object->rect.x < 40 * object->size);
            }
        }
}

TEST_CASE("a wide desk has board, actions, detail and entry side by side, an upright one has them below each other") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 8};
    const Shown wide = draw(headless, crowd, View::desk, screen(3440, 1440));
    const float service = left_of(wide, wide.board.services.front().name);
    const float action = left_of(wide, wide.board.actions.head);
    const float detail = left_of(wide, wide.board.desk->detail->about);
    const float entry = left_of(wide, wide.board.desk->example);
    CHECK(service < action);
    CHECK(action < detail);
    CHECK(detail < entry);
    const Shown upright = draw(headless, crowd, View::desk, screen(1080, 1920));
    const ui::Drawn* about = ui_test::find(upright.seen, upright.board.desk->detail->name);
    const ui::Drawn* first = ui_test::find(upright.seen, upright.board.services.front().name);
    REQUIRE(about != nullptr);
    REQUIRE(first != nullptr);
    CHECK(first->rect.y < about->rect.y);
}

TEST_CASE("a wide compact view shows what is known, the options and what must not be done beside the actions") {
    Headless headless;
    const Shown seen = draw(headless, {.services = 6, .actions = 8}, View::compact, screen(1920, 1080));
    REQUIRE(seen.board.decision);
    for (const model::OptionRow& option : seen.board.decision->options) CHECK(ui_test::says(seen.seen, option.text));
    REQUIRE_FALSE(seen.board.facts.empty());
    CHECK(ui_test::says(seen.seen, seen.board.facts.front().text));
    for (const model::GuardrailRow& row : seen.board.guardrails) CHECK(ui_test::says(seen.seen, row.text));
}

TEST_CASE("rows without room are counted with their names, and the keys reach every one of them") {
    Headless headless;
    for (const View view : {View::compact, View::phone, View::desk}) {
        const ui::ViewKind& kind = ui::kind_of(view);
        const Shown seen = draw(headless, {.services = 6, .actions = 12}, view, screen(kind.width, kind.height));
        const ui::RowsDrawn& drawn = seen.seen.hits.drawn;
        const std::vector<model::ActionRow>& rows = seen.board.actions.rows;
        CAPTURE(ui::name_of(view), drawn.end, rows.size());
        REQUIRE(drawn.end < rows.size());
        CHECK(seen.seen.hits.order.size() == rows.size());
        const ui::Drawn* line = ui_test::find(seen.seen, "… ");
        REQUIRE(line != nullptr);
        const std::string count =
            std::to_string(rows.size() - drawn.end + static_cast<std::size_t>(seen.board.actions.rest_count));
        const bool counted = line->text.find(seen.board.actions.rest_after[drawn.end]) != std::string::npos ||
                             line->text.starts_with("… " + count + "  ");
        CHECK(counted);
        CHECK(line->text.find(rows[drawn.end].object.substr(0, 6)) != std::string::npos);
        const ui::Point at{line->rect.x + 4, line->rect.y + 4};
        const auto pressed = ui::gesture_at(at, seen.seen.hits);
        REQUIRE(pressed);
        const auto* chosen = std::get_if<model::RowChosen>(&*pressed);
        const auto* selected = std::get_if<model::ActionSelected>(&*pressed);
        REQUIRE((chosen != nullptr || selected != nullptr));
        const model::ActionId id = chosen != nullptr ? chosen->row.action : selected->action;
        CHECK(std::none_of(rows.begin(), rows.begin() + static_cast<long>(drawn.end),
                           [&](const model::ActionRow& row) { return row.id == id; }));
    }
}

TEST_CASE("the wheel moves a list by as many rows as it is turned, and nothing beside it") {
    Headless headless;
    Crowd crowd{.services = 6, .actions = 12};
    crowd.view = View::compact;
    model::State state = crowd_state(crowd);
    const auto frame = [&] { return shown(headless, state, crowd_now(crowd), {.screen = screen(420, 720)}); };
    Shown before = frame();
    const ui::Rect list = before.seen.hits.drawn.list;
    const ui::Point inside{list.x + list.w / 2, list.y + list.h / 2};
    const auto turned = [&](const Shown& seen, int rows, ui::Point at) {
        return ui::wheel_meant(rows, at, {state, seen.board, seen.seen.hits});
    };
    CHECK_FALSE(turned(before, 1, {list.x + list.w / 2, list.y - 40}));
    CHECK_FALSE(turned(before, -1, inside));
    const auto gesture = turned(before, 1, inside);
    REQUIRE(gesture);
    model::update(state, *gesture, crowd_now(crowd));
    const Shown after = frame();
    CHECK(after.seen.hits.drawn.end > before.seen.hits.drawn.first + 1);
    CHECK(ui_test::says(after.seen, before.board.actions.rows[before.seen.hits.drawn.end].object));
}

TEST_CASE("a press on a row means that row, on every shape") {
    Headless headless;
    for (const auto& [width, height] : shapes)
        for (const View view : {View::compact, View::phone, View::desk}) {
            if (!ui::serves(view, screen(width, height))) continue;
            const Shown seen = draw(headless, {.services = 6, .actions = 12}, view, screen(width, height));
            CAPTURE(width, height, ui::name_of(view));
            for (const ui::Drawn& drawn : texts(seen.seen)) {
                const auto row = std::find_if(seen.board.actions.rows.begin(), seen.board.actions.rows.end(),
                                              [&](const auto& one) { return one.id.text == drawn.row; });
                if (drawn.row.empty() || row == seen.board.actions.rows.end()) continue;
                const auto gesture =
                    ui::gesture_at({drawn.rect.x + drawn.rect.w / 2, drawn.rect.y + drawn.rect.h / 2}, seen.seen.hits);
                REQUIRE(gesture);
                if (const auto* chosen = std::get_if<model::RowChosen>(&*gesture)) CHECK(chosen->row.action == row->id);
                if (const auto* selected = std::get_if<model::ActionSelected>(&*gesture))
                    CHECK(selected->action == row->id);
                if (const auto* move = std::get_if<model::MoveChosen>(&*gesture)) CHECK(move->action == row->id);
            }
        }
}

TEST_CASE("the time by which it must be decided stands first where who decides has no room for everything") {
    Headless headless;
    for (const auto& [width, height] : {std::pair{390, 844}, {420, 720}, {3440, 1440}})
        for (const View view : {View::phone, View::compact, View::desk}) {
            if (!ui::serves(view, screen(width, height))) continue;
            const Shown seen =
                draw(headless, {.services = 6, .actions = 5, .language = Language::en, .long_texts = true}, view,
                     screen(width, height));
            REQUIRE(seen.board.decision);
            const std::string& whole = seen.board.decision->who_line;
            const std::string& first = seen.board.decision->who_short;
            REQUIRE_FALSE(first.empty());
            CAPTURE(width, ui::name_of(view), whole, first);
            CHECK((ui_test::says(seen.seen, whole) || ui_test::find(seen.seen, first.substr(0, 8)) != nullptr));
        }
}
