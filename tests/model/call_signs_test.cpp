// A board that guests can see names nobody: from the built-in incident, at every moment of it.
// It must never accept a name in a sentence either.
#include "model/call_signs.h"

#include "model/json_board.h"
#include "model/record/people.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace {

using namespace model;
using stage::Stage;

const Budget everything{.services = 100,
                        .actions = 100,
                        .help = 100,
                        .guardrails = 100,
                        .facts = 100,
                        .glance = true,
                        .tally = true,
                        .sheet = true};

std::set<std::string> names_in(const Record& record) {
    std::set<std::string> names;
    for (const RoleHolding& holding : record.roles) names.insert(holding.holder);
    for (const Action& action : record.actions) names.insert(action.owner);
    for (const Decision& decision : record.decisions) names.insert(decision.decider);
    for (const Help& help : record.helps) names.insert(help.asked_by);
    for (const Handover& handover : record.handovers) {
        names.insert(handover.from);
        names.insert(handover.to);
    }
    names.erase("");
    return names;
}

std::string all_of(const Board& board) {
    std::string all = text_of(board) + board_json(board);
    if (board.sheet) {
        all += board.sheet->from + board.sheet->to + board.sheet->rule;
        for (const SheetItem& item : board.sheet->items) all += item.main + item.second;
    }
    if (board.glance && board.glance->line) all += board.glance->line->decide;
    return all;
}

const std::string person = "佐藤";

// Every text of the row, and of one row in each of its lists, is or mentions that person.
template <class Row>
void mention(Row& row) {
    each_field(Of<Row>{}, [&]<class T>(std::string_view, T Row::*member, Limit, Need) {
        if constexpr (std::is_same_v<T, std::string>)
            row.*member = person;
        else if constexpr (std::is_same_v<T, Text>)
            row.*member = Text{person + "の返事", "an answer of " + person};
        else if constexpr (requires { typename T::value_type; })
            if constexpr (RowOfFields<typename T::value_type>) mention((row.*member).emplace_back());
    });
}

// "fact.source": the fields that mention the person still.
template <class Row>
void find_mentions(const Row& row, const std::string& path, std::set<std::string>& found) {
    each_field(Of<Row>{}, [&]<class T>(std::string_view name, T Row::*member, Limit, Need) {
        const std::string place = path + "." + std::string(name);
        if constexpr (std::is_same_v<T, std::string>) {
            if (stage::contains(row.*member, person)) found.insert(place);
        } else if constexpr (std::is_same_v<T, Text>) {
            if (stage::contains((row.*member).ja + (row.*member).en, person)) found.insert(place);
        } else if constexpr (requires { typename T::value_type; }) {
            if constexpr (RowOfFields<typename T::value_type>)
                for (const auto& inside : row.*member) find_mentions(inside, place, found);
        }
    });
}

}  // namespace

TEST_CASE("guests read no person in any field of any thing, but in the names of services and organisations") {
    Record record;
    each_table(record, []<class Row>(std::string_view, Table<Row>& table) {
        Row row;
        mention(row);
        row.id = typename Table<Row>::IdType("X1");
        table.put(row);
    });
    const CallSigns signs = call_signs(record, Language::ja);
    const Record shown = with_call_signs(record, signs);
    std::set<std::string> found;
    each_table(shown, [&]<class Row>(std::string_view, const Table<Row>& table) {
        find_mentions(table.all().front(), std::string(entity_type<Row>), found);
    });
    // Addresses, organisations, the letter of an option, and what things are called. Whatever is added here is shown to guests.
    const std::set<std::string> shown_as_they_are = {
        "incident.channel", "service.name",        "service.short_name",     "service.owner_org",
        "action.owner_org", "action.runbook",      "action.alerts_severity", "action.only",
        "decision.only",    "decision.options.id", "decision.chosen",        "fact.only",
        "help.offer_org",   "help.only",           "fact.confirmed_by_org",  "guardrail.only",
        "role.org",         "handover.to_org"};
    CHECK(found == shown_as_they_are);
}

TEST_CASE("with call signs no personal name of the record is in any word of the board, at any hour of the incident") {
    for (const char* clock : {"07:05:00", "07:31:40", "08:10:40", "08:12:40", "08:53:40", "09:22:10"}) {
        Stage made = stage::demo(clock);
        made.record.facts.put(told::fact("F99", FactStatus::unconfirmed, "S2"));
        State state = made.state();
        state.names = Names::roles;
        const std::string words = all_of(board_from(state, stage::start, everything));
        CAPTURE(clock);
        for (const std::string& name : names_in(made.record)) {
            CAPTURE(name);
            CHECK_FALSE(stage::contains(words, name));
        }
        state.names = Names::people;
        CHECK(all_of(board_from(state, stage::start, everything)) != words);
    }
}

TEST_CASE("two people of one name in two organisations have two call signs, and only one of them has the seat") {
    Record record;
    record.roles.put(told::holding("R1", RoleName::commander, "佐藤", "つばめ保守", "07:00"));
    record.actions.put(told::action("A1", ActionState::ordered, "佐藤", "つばめ保守"));
    record.actions.put(told::action("A2", ActionState::ordered, "佐藤", "かなた市場"));
    Help help;
    help.id = HelpId("H1");
    help.asked_by = "佐藤";
    record.helps.put(help);
    const Record shown = with_call_signs(record, call_signs(record, Language::ja));
    CHECK(shown.roles.all().front().holder == "統括");
    CHECK(shown.actions.all().front().owner == "統括");
    CHECK(shown.actions.all().back().owner == "担当");
    CHECK(shown.helps.all().front().asked_by == "担当");
}

TEST_CASE("one holder of a seat has its word alone, several are counted, and who has no seat is an owner") {
    Record record;
    const auto seat = [&](const char* id, RoleName role, const char* name) {
        RoleHolding holding;
        holding.id = RoleId(id);
        holding.role = role;
        holding.holder = name;
        holding.since = told::at("07:00");
        record.roles.put(holding);
    };
    seat("R1", RoleName::commander, "佐藤");
    seat("R2", RoleName::recovery_lead, "鈴木");
    seat("R3", RoleName::recovery_lead, "高橋");
    Action action;
    action.id = ActionId("A1");
    action.owner = "田中";
    action.blocked_by = Text{"鈴木の返事", "an answer of 鈴木"};
    record.actions.put(action);
    const CallSigns signs = call_signs(record, Language::ja);
    CHECK(signs.at("佐藤") == "統括");
    CHECK(signs.at("鈴木") == "復旧1");
    CHECK(signs.at("高橋") == "復旧2");
    CHECK(signs.at("田中") == "担当");
    const Record shown = with_call_signs(record, signs);
    CHECK(shown.actions.all().front().owner == "担当");
    CHECK(shown.actions.all().front().blocked_by.ja == "復旧1の返事");
    CHECK(record.actions.all().front().owner == "田中");
}
