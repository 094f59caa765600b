// What an organisation keeps to itself carries its mark wherever its words are read: every part of the board, the
// chronology at every event, the report. Each kind has a word of its own, and every one of them is looked for.
// It must never ask who may see it.
#include "model/own_marks.h"

#include "model/json_board.h"
#include "model/report.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;
using told::at;
using told::text;

namespace {

const std::string own = "こだま運用";

struct OwnItems {
    Record record;
    std::vector<std::shared_ptr<const Event>> events;
    std::string lines;

    OwnItems() {
        record.epoch = "log-1";
        say(AssignRole{RoleName::commander, "統括A", own});
        DeclareService service;
        service.name = Text{"相場配信", "Market data"};
        say(service);
        OpenIncident open;
        open.title = Text{"相場配信が止まっている", "Market data has stopped"};
        say(open);
        keep_fact();
        keep_action();
        keep_decision();
        AskHelp help;
        help.skill = Text{"わかよ", "amaa"};
        help.only = own;
        say(help);
        SetGuardrail guardrail;
        guardrail.text = Text{"たれそ", "yryy"};
        guardrail.only = own;
        say(guardrail);
    }
    void keep_fact() {
        PostFact fact;
        fact.at = at("08:00");
        fact.heard_at = fact.at;
        fact.source = "保守G";
        fact.text = Text{"いろは", "ekoo"};
        fact.about = record.services.all().front().id;
        fact.only = own;
        say(fact);
    }
    void keep_action() {
        AddAction action;
        action.verb = Verb::isolate;
        action.object = Text{"にほへ", "ovoo"};
        action.owner = "復旧E";
        action.owner_org = own;
        action.only = own;
        say(action);
    }
    void keep_decision() {
        PutDecision decision;
        decision.question = Text{"とちり", "uluu"};
        decision.options = {{"a", Text{"ぬるを", "ikii"}, 5, {}}, {"b", Text{"待つ", "wait"}, 9, {}}};
        decision.decider = "統括A";
        decision.decide_by = at("08:30");
        decision.only = own;
        say(decision);
    }
    void say(const Command& command) {
        const Event event = told::done(record, command, told::command_a(), at("08:10"));
        events.push_back(std::make_shared<const Event>(event));
        lines += event_json(event) + "\n";
    }
    State state(Language language) const {
        State made = initial_state(View::timeline, language, {"復旧E", own}, {});
        update(made, stage::answer(record, at("08:11")), stage::start);
        update(made, LogRead{"log-1", events}, stage::start);
        return made;
    }
};

int count(const std::string& all, const std::string& part) {
    int found = 0;
    for (std::size_t place = all.find(part); place != std::string::npos; place = all.find(part, place + 1)) ++found;
    return found;
}

// Every text of the board that is told nowhere in its plain text or its JSON.
std::string more_of(const Board& board) {
    std::string all;
    for (const SheetItem& item : board.sheet->items) all += item.main + "\n" + item.second + "\n";
    all += board.timeline->sentence + "\n";
    for (const TimelineService& lane : board.timeline->services)
        for (const FactDot& fact : lane.facts) all += fact.text + "\n";
    for (const FactDot& fact : board.timeline->rest_facts) all += fact.text + "\n";
    for (const DecisionMark& decision : board.timeline->decisions)
        all += decision.question + "\n" + decision.answer + "\n";
    for (const PersonLane& lane : board.timeline->people) {
        for (const WorkBar& bar : lane.bars) all += bar.object + "\n";
        if (lane.help) all += lane.help->note + "\n";
    }
    return all;
}

std::string all_of(const State& state) {
    Budget everything{.services = 9,
                      .actions = 9,
                      .help = 9,
                      .guardrails = 9,
                      .facts = 9,
                      .glance = true,
                      .tally = true,
                      .sheet = true};
    everything.timeline = TimelineBudget{};
    const Board board = board_from(state, stage::start, everything);
    REQUIRE(board.sheet);
    REQUIRE(board.timeline);
    return text_of(board) + board_json(board) + more_of(board);
}

// What must not be done is said with the product's own words for that in front.
int count_marked(const std::string& all, const std::string& mark, const std::string& word) {
    return count(all, mark + word) + count(all, mark + "禁止 " + word) + count(all, mark + "DO NOT " + word);
}

void every_one_is_marked(const std::string& all, const std::string& mark, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        CAPTURE(word, all);
        CHECK(count(all, word) > 0);
        CHECK(count(all, word) == count_marked(all, mark, word));
    }
}

const std::vector<std::string> words_ja{"いろは", "にほへ", "とちり", "わかよ", "たれそ"};
const std::vector<std::string> words_en{"ekoo", "ovoo", "uluu", "amaa", "yryy"};

}  // namespace

TEST_CASE("what an organisation keeps to itself is marked wherever the board says it, and nothing else is") {
    const OwnItems kept;
    every_one_is_marked(all_of(kept.state(Language::ja)), "〔自組織〕", words_ja);
    every_one_is_marked(all_of(kept.state(Language::en)), "[own org] ", words_en);
    CHECK(count(all_of(stage::busy().state()), "〔自組織〕") == 0);
    CHECK_FALSE(has_own(stage::busy().record));
}

TEST_CASE("the chronology marks it at every event, and a decision once it is made by its answer") {
    OwnItems kept;
    MakeDecision made;
    made.decision = kept.record.decisions.all().front().id;
    made.chosen = "a";
    kept.say(made);
    State state = kept.state(Language::ja);
    for (const auto& event : kept.events) {
        update(state, PlayheadMoved{event->seq}, stage::start);
        const std::string all = all_of(state);
        CAPTURE(event->seq, all);
        for (const std::string& word : words_ja) CHECK(count(all, word) == count_marked(all, "〔自組織〕", word));
        CHECK(count(all, "ぬるを") == count(all, "〔自組織〕ぬるを"));
    }
    CHECK(count(all_of(state), "ぬるを") > 0);
}

TEST_CASE("a report marks it in every part, so that it is seen before the report is handed on") {
    const OwnItems kept;
    const auto log = replay_of(kept.lines);
    REQUIRE(log);
    const Report report = report_of(*log, Language::ja);
    std::string all;
    for (const ReportTable& table : report.tables)
        for (const auto& row : table.rows)
            for (const std::string& cell : row) all += cell + "\n";
    every_one_is_marked(all, "〔自組織〕", words_ja);
}

TEST_CASE("a kept item without words of its own still carries the mark, and a marked record is not marked again") {
    CHECK(own_marked({}, own).ja == "〔自組織〕");
    CHECK(own_marked(text("い"), {}).ja == "い");
    CHECK(own_marked(Text{"い", ""}, own).en == "[own org] い");
    const Record once = with_own_marks(OwnItems().record);
    CHECK_FALSE(has_own(once));
    CHECK(with_own_marks(once).actions.all().front().object.ja == "〔自組織〕にほへ");
}
