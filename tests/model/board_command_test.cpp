// One commander at every moment, the very one of a handover included: a board's clock is cut to the second, an event's is
// not. It must never wait for a clock.
#include "model/warnings.h"
#include "tests/model/board_stage.h"

using namespace model;
using stage::Stage;
using namespace std::chrono_literals;

namespace {

// 統括B takes over this long after the whole second that the board's clock shows.
Stage handed_over(Milliseconds after) {
    Stage made;
    made.now = told::at("08:12:40");
    RoleHolding before = made.record.roles.all().front();
    before.until = made.now + after;
    made.record.roles.put(before);
    RoleHolding next = told::holding("commander-2", RoleName::commander, "統括B", "つばめ保守", "08:12");
    next.since = made.now + after;
    made.record.roles.put(next);
    return made;
}

}  // namespace

TEST_CASE("in the second in which command moves the board names the new commander and nobody else") {
    for (const Milliseconds after : {0ms, 1ms, 400ms, 999ms, 2000ms}) {
        INFO(after.count());
        const Stage made = handed_over(after);
        const Footer footer = made.board().footer;
        CHECK(footer.commander == "統括B");
        CHECK_FALSE(footer.commander_alarm);
        for (const Warning& warning : warnings(made.record, made.now)) CHECK(warning.kind != Poor::two_commanders);
    }
}
