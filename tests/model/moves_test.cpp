// The table Move → Command: what each move on a row comes to, and that the lines it opens belong to the command language.
// It must never know a key or a board.
#include "model/moves.h"
#include "model/command_language.h"
#include "tests/support/told.h"

using namespace model;

namespace {

constexpr Instant now{1917037830000, 540};

Record record_with(std::optional<Instant> check_at = {}) {
    Record record;
    Action action = told::action("A7", ActionState::in_progress, "監理H", "かなた市場 監理部");
    action.check_at = check_at;
    record.actions.put(action);
    return record;
}

template <class Wanted>
Wanted sent(Move move, const Record& record = record_with()) {
    const MoveMeaning meaning = move_meaning(move, ActionId("A7"), record, now);
    REQUIRE(std::holds_alternative<Command>(meaning));
    REQUIRE(std::holds_alternative<Wanted>(std::get<Command>(meaning)));
    return std::get<Wanted>(std::get<Command>(meaning));
}

std::string opened(Move move, const Record& record = record_with()) {
    const MoveMeaning meaning = move_meaning(move, ActionId("A7"), record, now);
    REQUIRE(std::holds_alternative<std::string>(meaning));
    return std::get<std::string>(meaning);
}

}  // namespace

TEST_CASE("moves that need words open the line with them, the others are commands") {
    CHECK(opened(Move::block) == "block A7 ");
    CHECK(opened(Move::done) == "done A7 ");
    CHECK(opened(Move::note) == "note A7 ");
    CHECK(opened(Move::take_over) == "takeover A7 監理H");
    CHECK(sent<ClaimAction>(Move::claim).action == ActionId("A7"));
    CHECK(sent<ReleaseAction>(Move::release).action == ActionId("A7"));
    CHECK(sent<AcknowledgeAction>(Move::acknowledge).action == ActionId("A7"));
    CHECK(sent<StartAction>(Move::start).action == ActionId("A7"));
    CHECK(sent<StartAction>(Move::resume).action == ActionId("A7"));
    CHECK(sent<VerifyAction>(Move::verify).action == ActionId("A7"));
}

TEST_CASE("later is five minutes after the next check, or after now when that has passed") {
    const auto later = [](const Record& record) { return sent<MoveCheck>(Move::later, record).check_at; };
    constexpr Milliseconds minute{60'000};
    CHECK(later(record_with()) == now + 5 * minute);
    CHECK(later(record_with(now + 3 * minute)) == now + 8 * minute);
    CHECK(later(record_with(now - 3 * minute)) == now + 5 * minute);
    CHECK(later(Record{}) == now + 5 * minute);
}

TEST_CASE("a line that a key opens is read as its command, which wants only the words that follow") {
    const Record record = record_with();
    const auto wanted = [&](const std::string& line) {
        const Reading reading = reading_of(line, Saying{now, &record});
        REQUIRE(reading.word);
        CHECK(line.starts_with(reading.word->en));
        CHECK(line_of(reading.draft, Language::en).find("7") != std::string::npos);
        return reading.missing;
    };
    CHECK(wanted(opened(Move::block)) == std::vector<std::string>{"blocked_by"});
    CHECK(wanted(opened(Move::done)) == std::vector<std::string>{"result"});
    CHECK(wanted(opened(Move::note)) == std::vector<std::string>{"note"});
    CHECK(wanted(opened(Move::take_over)).empty());
    CHECK(wanted(opened(Move::take_over, Record{})) == std::vector<std::string>{"from"});
    CHECK(command_from(offer_begun(HelpId("H7")) + "2名", now));
    CHECK(command_from(acceptance_begun(HandoverId("HO7")), now));
}
