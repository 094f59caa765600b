// The phone shape from generated records: whole and legible in the hand, upright and on its side, and help can be
// answered with a thumb. It must never compare pictures.
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>

namespace {

using model::Language;
using model::Lighting;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

struct Held {
    int width, height;
    float content_scale = 1;
};
constexpr std::array<Held, 7> hands = {
    {{390, 844}, {320, 568}, {360, 640}, {780, 1688, 2}, {844, 390}, {568, 360}, {640, 360, 1}}};
constexpr std::array languages = {Language::ja, Language::en};

Seen phone(Headless& headless, const model::Board& board, const Held& held, Lighting light = Lighting::dark) {
    const ui::Layout at = ui::phone_layout({held.width, held.height, held.content_scale, {}, {}});
    Seen seen;
    seen.scale = at.scale;
    seen.width = static_cast<float>(held.width);
    seen.height = static_cast<float>(held.height);
    const ui::Theme theme = ui::theme_for(light);
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        seen.hits = ui::draw_phone(canvas, board, at.size);
    });
    return seen;
}

model::Board board_of(const Crowd& crowd, const Held& held) {
    model::State state = crowd_state(crowd);
    state.me = {"復旧E", "つばめ保守"};
    const ui::Layout at = ui::phone_layout({held.width, held.height, held.content_scale, {}, {}});
    return model::board_from(state, crowd_now(crowd), ui::phone_budget(at.size));
}

std::string faults(const Seen& seen, const model::Board& board, float least) {
    ui_test::Faults found;
    judge_edges(seen, found);
    judge_overlap(seen, found);
    judge_contrast(seen, found);
    judge_colour(seen, board, found);
    judge_endings(seen, found);
    for (const ui::Drawn& drawn : ui_test::texts(seen))
        if (drawn.size < least * seen.scale - 0.01f) found.push_back("too small: " + drawn.text);
    return ui_test::said(found);
}

constexpr float least_text = 16;
constexpr float least_key = 14;  // a key as printed on a keyboard

// The lowest edge of any drawn text.
float lowest(const Seen& seen) {
    float low = 0;
    for (const ui::Drawn& drawn : ui_test::texts(seen)) low = std::max(low, drawn.rect.y + drawn.rect.h);
    return low;
}

}  // namespace

TEST_CASE("the phone shape is legible for any number of services and actions, in every hand, language and light") {
    Headless headless;
    for (const Language language : languages)
        for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u})
            for (const std::size_t actions : {0u, 5u, 300u})
                for (const Held& held : hands)
                    for (const Lighting light : {Lighting::dark, Lighting::light}) {
                        CAPTURE(services, actions, language == Language::en, held.width, held.height);
                        const model::Board board =
                            board_of({.services = services, .actions = actions, .language = language}, held);
                        CHECK(faults(phone(headless, board, held, light), board, least_text) == "");
                    }
}

TEST_CASE("the phone shape is legible when old, in a drill and with texts at the limits of what the border lets in") {
    Headless headless;
    for (const Language language : languages)
        for (const model::Milliseconds age :
             {model::Milliseconds{2000}, model::Milliseconds{20000}, model::Milliseconds{130000}})
            for (const bool long_texts : {false, true})
                for (const Held& held : hands) {
                    CAPTURE(language == Language::en, age.count(), long_texts, held.width, held.height);
                    const model::Board board = board_of({.services = 9,
                                                         .actions = 9,
                                                         .language = language,
                                                         .age = age,
                                                         .long_texts = long_texts,
                                                         .drill = true},
                                                        held);
                    CHECK(faults(phone(headless, board, held), board, least_text) == "");
                }
}

TEST_CASE("every state of the board is legible on a phone") {
    Headless headless;
    for (const Language language : languages)
        for (const auto make :
             {ui_test::incident_board, ui_test::stale_board, ui_test::lost_board, ui_test::back_board,
              ui_test::replaced_board, ui_test::contained_board, ui_test::calm_board, ui_test::planned_board,
              ui_test::connecting_board, ui_test::drill_board, ui_test::responder_board})
            for (const Held& held : {hands[0], hands[2], hands[4]}) {
                CAPTURE(language == Language::en, held.width, held.height);
                const model::Board board = make(language);
                CHECK(faults(phone(headless, board, held), board, least_text) == "");
            }
}

TEST_CASE("help is answered with a thumb: its button is 56 high in the lower third and begins an offer") {
    Headless headless;
    const Held& held = hands[0];
    const model::Board board = board_of({.services = 6, .actions = 5}, held);
    const Seen seen = phone(headless, board, held);
    CHECK(ui_test::says(seen, "強制切替の経験者"));
    CHECK(ui_test::says(seen, "申し出る"));
    int offers = 0;
    for (const ui::Hit& hit : seen.hits.places) {
        const auto* offer = std::get_if<model::OfferBegun>(&hit.gesture);
        if (offer == nullptr || offer->help != model::HelpId("H1")) continue;
        ++offers;
        CHECK(hit.rect.h >= 56.0f * seen.scale);
        CHECK(hit.rect.y >= seen.height * 2.0f / 3.0f);
    }
    CHECK(offers == 1);
}

TEST_CASE("nobody at the phone is offered no button that would be refused") {
    Headless headless;
    const Held& held = hands[0];
    model::State state = ui_test::crowd_state({.services = 6, .actions = 5});
    state.me = {};
    const model::Board board = model::board_from(state, ui_test::crowd_now({}), ui::phone_budget({390, 844}));
    const Seen seen = phone(headless, board, held);
    CHECK(ui_test::says(seen, "強制切替の経験者"));
    CHECK_FALSE(ui_test::says(seen, "申し出る"));
    CHECK(seen.hits.places.empty() == board.actions.rows.empty());
}

TEST_CASE("more than three services in trouble are two rows and a count, and none is left out") {
    const model::Board board = board_of({.services = 6}, hands[0]);
    REQUIRE(board.services.size() == 2);
    CHECK(board.services.size() + board.normal.counted.size() + static_cast<std::size_t>(board.normal.count) == 6);
    Headless headless;
    CHECK(ui_test::says(phone(headless, board, hands[0]), board.normal.rest));
    for (const Held& held : hands) {
        const model::Board many = board_of({.services = 200}, held);
        const Seen seen = phone(headless, many, held);
        CAPTURE(held.width);
        for (const char* count : {"停止 3", "未確認 55", "一部影響 22", "代替継続 22"})
            CHECK(ui_test::says(seen, count));
    }
    const model::Board three = board_of({.services = 4}, hands[0]);
    CHECK(three.services.size() == 3);
    CHECK(three.normal.rest.empty());
}

TEST_CASE("a low phone gives up parts in one order and never title, countdown, worst service, decision, help or age") {
    Headless headless;
    for (const Language language : languages)
        for (const Held& held : hands) {
            const model::Board board = board_of({.services = 6, .actions = 5, .language = language}, held);
            const Seen seen = phone(headless, board, held);
            CAPTURE(language == Language::en, held.width, held.height);
            CHECK(ui_test::find(seen, board.header.countdown->pieces.front().digits) != nullptr);
            CHECK(ui_test::says(seen, board.services.front().state));
            CHECK(ui_test::says(seen, board.services.front().name));
            CHECK(ui_test::says(seen, board.help.front().word));
            CHECK(ui_test::says(seen, board.help.front().offer_word));
            CHECK(ui_test::says(seen, board.footer.fresh));
            CHECK(ui_test::says(seen, board.footer.commander));
            CHECK(ui_test::count_of(seen, ui::DrawnKind::shape, "do-not") == 1);
            CHECK(lowest(seen) <= seen.height);
        }
}

TEST_CASE("the list of keys and the line being typed are legible on a phone") {
    Headless headless;
    for (const Language language : languages)
        for (const Held& held : hands) {
            model::Board board = board_of({.services = 6, .actions = 5, .language = language}, held);
            CAPTURE(language == Language::en, held.width, held.height);
            board.help_open = true;
            CHECK(faults(phone(headless, board, held), board, least_key) == "");
            board.help_open = false;
            board.entry = "offer H1 ";
            board.entry_hint = "H1 強制切替の経験者";
            const Seen seen = phone(headless, board, held);
            CHECK(ui_test::says(seen, "offer H1"));
            CHECK(ui_test::says(seen, board.footer.fresh));
            CHECK(faults(seen, board, least_key) == "");
        }
}
