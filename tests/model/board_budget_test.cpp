// Whatever comes, the board keeps its rows: nothing beyond the budget, nothing in trouble uncounted, nothing twice.
// It must never depend on particular names.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

namespace {

using namespace model;
using stage::Stage;

constexpr Continuity kinds[] = {Continuity::stopped, Continuity::normal,    Continuity::degraded,
                                Continuity::unknown, Continuity::normal,    Continuity::workaround,
                                Continuity::normal,  Continuity::workaround};
constexpr ActionState states[] = {ActionState::in_progress, ActionState::done,     ActionState::blocked,
                                  ActionState::proposed,    ActionState::ordered,  ActionState::verifying,
                                  ActionState::cancelled,   ActionState::followup, ActionState::ineffective};

Stage crowd(std::size_t services, std::size_t actions) {
    Stage made;
    made.incident();
    for (std::size_t i = 0; i < services; ++i) {
        Service service = made.service("S" + std::to_string(i), kinds[i % 8], "業務" + std::to_string(i));
        service.owner_org = "市場 部署" + std::to_string(i % 13);
        if (i % 3 == 0) service.deadlines = {{told::text("期限"), told::at("09:00"), DeadlineKind::hard, {}}};
        if (i % 2 == 0) service.workaround_until = told::at(i % 4 == 0 ? "09:30" : "15:30");
        made.put(service);
    }
    for (std::size_t i = 0; i < actions; ++i) {
        Action action = made.action("A" + std::to_string(i), states[i % 9]);
        action.verb = static_cast<Verb>(i % 5);
        if (services > 0) action.service_ids = {ServiceId("S" + std::to_string(i % services))};
        if (i % 7 == 3) action.owner.clear();
        made.record.actions.put(action);
    }
    return made;
}

void check_services(const Stage& made, const Board& board) {
    CHECK(board.services.size() <= std::min<std::size_t>(made.budget.services, 8));
    std::multiset<std::string> seen;
    for (const ServiceRow& row : board.services)
        for (const ServiceId& id : row.members) seen.insert(id.text);
    for (const ServiceId& id : board.normal.counted) seen.insert(id.text);
    std::size_t troubled = 0;
    for (const Service& service : made.record.services) {
        if (service.continuity == Continuity::normal) continue;
        ++troubled;
        INFO(service.id.text);
        CHECK(seen.count(service.id.text) == 1);
    }
    CHECK(seen.size() == troubled);
    CHECK(static_cast<std::size_t>(board.normal.count) + troubled == made.record.services.size());
    CHECK(board.normal.counted.empty() == board.normal.rest.empty());
}

void check_actions(const Stage& made, const Board& board) {
    CHECK(board.actions.rows.size() <= made.budget.actions);
    std::multiset<std::string> seen;
    for (const ActionRow& row : board.actions.rows) {
        if (!row.id.empty()) seen.insert(row.id.text);
        for (const ActionId& id : row.members) seen.insert(id.text);
        if (row.owner_look == OwnerLook::settled && !row.id.empty())
            CHECK(row.owner == made.record.actions.find(row.id)->owner);
    }
    for (const std::string& id : seen) CHECK(seen.count(id) == 1);
    CHECK(seen.size() + static_cast<std::size_t>(board.actions.rest_count) == made.record.actions.size());
    CHECK((board.actions.rest_count == 0) == board.actions.rest.empty());
}

void check_fills(const Board& board) {
    int fills = 0;
    for (const ServiceRow& row : board.services) fills += row.filled ? 1 : 0;
    for (const ActionRow& row : board.actions.rows) fills += row.filled ? 1 : 0;
    for (const auto* time : {&board.header.countdown, board.decision ? &board.decision->countdown : nullptr})
        fills += time && *time && (*time)->filled ? 1 : 0;
    fills += board.footer.commander_filled ? 1 : 0;
    CHECK(fills <= 5);
}

}  // namespace

TEST_CASE("the budget is never exceeded and nothing in trouble is hidden") {
    const Budget budgets[] = {{4, 3, 1, 1, 0}, {8, 6, 3, 2, 3}, {2, 2, 1, 1, 0}, {1, 1, 1, 1, 1}, {0, 0, 0, 0, 0}};
    for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u}) {
        for (const std::size_t actions : {0u, 5u, 300u}) {
            Stage made = crowd(services, actions);
            for (const Budget& budget : budgets) {
                INFO(services << " services, " << actions << " actions, " << budget.services << " rows");
                made.budget = budget;
                const Board board = made.board();
                check_services(made, board);
                check_actions(made, board);
                check_fills(board);
                CHECK(board.help.size() <= budget.help);
                CHECK(board.guardrails.size() <= budget.guardrails);
                CHECK(board.facts.size() <= budget.facts);
            }
        }
    }
}

TEST_CASE("a stopped service due soon is in a row however many there are") {
    Stage made = crowd(200, 0);
    const Board board = made.board();
    std::set<std::string> in_rows;
    for (const ServiceRow& row : board.services)
        for (const ServiceId& id : row.members) in_rows.insert(id.text);
    for (const Service& service : made.record.services) {
        const bool soon = !service.deadlines.empty() && !(service.continuity == Continuity::normal);
        if (soon || service.continuity == Continuity::stopped) CHECK(in_rows.contains(service.id.text));
    }
}

TEST_CASE("an action that is stuck or unowned comes before the groups") {
    Stage made = crowd(40, 300);
    made.budget.actions = 6;
    const Board board = made.board();
    for (const ActionRow& row : board.actions.rows) {
        CHECK_FALSE(row.id.empty());
        CHECK(row.alarm);
    }
}

TEST_CASE("what is late and who commands are filled before the rows, the band of the selected row after them") {
    Stage made = crowd(0, 9);
    for (int i = 0; i < 4; ++i)
        made.put(made.service("S" + std::to_string(i), Continuity::stopped, "業務" + std::to_string(i)));
    made.budget = {4, 3, 1, 1, 0};
    made.budget.desk = true;
    Decision decision;
    decision.id = DecisionId("D1");
    decision.question = told::text("手動切替か");
    decision.decide_by = told::at("08:00");
    made.record.decisions.put(decision);
    RoleHolding second = told::holding("commander-2", RoleName::commander, "統括C", "つばめ保守", "08:00");
    made.record.roles.put(second);
    const Board board = made.board();
    CHECK(board.footer.commander_alarm);
    CHECK(board.footer.commander_filled);
    REQUIRE(board.decision);
    REQUIRE(board.decision->countdown);
    CHECK(board.decision->countdown->look == CountdownLook::overdue);
    int rows = 0;
    for (const ServiceRow& row : board.services) rows += row.filled ? 1 : 0;
    CHECK(rows == 4);
    CHECK_FALSE(board.decision->countdown->filled);
    for (const ActionRow& row : board.actions.rows) CHECK_FALSE(row.filled);
    REQUIRE(board.desk->detail);
    for (const DeskSpan& span : board.desk->detail->spans) CHECK_FALSE(span.filled);
    made.budget.services = 1;
    made.budget.actions = 0;
    const Board lean = made.board();
    CHECK(lean.decision->countdown->filled);
    REQUIRE_FALSE(lean.desk->detail->spans.empty());
    CHECK(lean.desk->detail->spans.back().filled);
}
