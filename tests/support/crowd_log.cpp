// Events are made, not decided: a board has to show whatever a log holds. Only their times go forward.
// It must never hold an expectation.
#include "tests/support/crowd_log.h"

#include "model/update.h"
#include "tests/support/crowd.h"

#include <array>
#include <random>
#include <string>

namespace ui_test {
namespace {

using model::Continuity;
using model::Happening;
using model::Instant;
using model::Text;

constexpr Instant morning{1'917'036'240'000, 540};  // 2030-10-01T07:04:00+09:00

Text words(const LogCrowd& crowd, const std::string& ja, const std::string& en) {
    if (!crowd.long_texts) return {ja, en};
    Text all;
    for (int i = 0; i < 5; ++i) all = {all.ja + ja, all.en + en + " "};
    return all;
}

struct Maker {
    const LogCrowd& crowd;
    std::mt19937 random;
    Instant now = morning;
    std::uint64_t seq = 0;
    model::Record record;
    std::vector<std::shared_ptr<const model::Event>> events;

    explicit Maker(const LogCrowd& from) : crowd(from), random(from.seed) {}

    std::size_t upto(std::size_t most) { return most == 0 ? 0 : random() % most; }
    std::string name(const std::string& kind, std::size_t most) { return kind + std::to_string(upto(most) + 1); }

    void add(Happening what, std::vector<model::Entity> entities) {
        model::Event event;
        event.seq = ++seq;
        event.at = now;
        event.who = "統括A";
        event.what = what;
        event.entities = std::move(entities);
        (void)model::advance(record, event);
        events.push_back(std::make_shared<const model::Event>(std::move(event)));
    }

    void begin() {
        model::Incident incident;
        incident.id = model::IncidentId("INC-1");
        incident.title = words(crowd, "相場配信が止まっている", "Market data has stopped");
        incident.recognised_at = now;
        add(Happening::incident_opened, {incident});
        for (std::size_t i = 0; i < crowd.services; ++i) service(i, Continuity::normal);
        model::RoleHolding commander;
        commander.id = model::RoleId("commander-1");
        commander.role = model::RoleName::commander;
        commander.holder = crowd.long_texts ? "統括の長い名前の人" : "統括A";
        commander.org = "こだま運用";
        commander.since = now;
        add(Happening::role_assigned, {commander});
    }

    void service(std::size_t i, Continuity continuity) {
        model::Service one;
        const std::string number = std::to_string(i + 1);
        one.id = model::ServiceId("S" + number);
        one.name = words(crowd, "業務" + number, "Work " + number);
        one.owner_org = "組織" + std::to_string(i % 7);
        one.continuity = continuity;
        one.since = now;
        one.impact_text = words(crowd, "全参加者 相場が見えない", "No one sees prices");
        one.accepted_residual = continuity == Continuity::degraded && upto(6) == 0;
        one.deadlines = {{Text{"取引開始", "Market opens"}, morning + std::chrono::minutes(116), {}, {}},
                         {Text{"寄前配信", "Pre-open data"}, morning + std::chrono::minutes(56), {}, {}}};
        model::Fact fact;
        fact.id = model::FactId("B" + number);
        fact.about = one.id;
        fact.status = model::FactStatus::confirmed;
        fact.text = words(crowd, "止まっている", "It has stopped");
        one.basis = fact.id;
        add(Happening::service_changed, {one, fact});
    }

    void fact() {
        constexpr std::array statuses = {model::FactStatus::unconfirmed, model::FactStatus::confirmed,
                                         model::FactStatus::refuted};
        model::Fact fact;
        fact.id = model::FactId(name("F", 40));
        if (crowd.services > 0) fact.about = model::ServiceId(name("S", crowd.services));
        fact.status = statuses[upto(3)];
        fact.text = words(crowd, "相場配信の電文が出ていない", "No messages are going out");
        add(Happening::fact_posted, {fact});
    }

    void action() {
        constexpr std::array states = {model::ActionState::ordered, model::ActionState::in_progress,
                                       model::ActionState::blocked, model::ActionState::done,
                                       model::ActionState::ineffective};
        model::Action action;
        action.id = model::ActionId(name("A", 60));
        action.verb = model::Verb::isolate;
        action.object = words(crowd, "1号機", "unit 1");
        action.owner = upto(9) == 0 ? "" : name(crowd.long_texts ? "長い名前の担当者" : "復旧", 12);
        action.owner_org = "つばめ保守";
        action.state = states[upto(states.size())];
        action.result = words(crowd, "時間切れ", "timed out");
        action.decision_id = model::DecisionId(name("D", 6));
        add(Happening::action_started, {action});
    }

    void decision() {
        model::Decision decision;
        decision.id = model::DecisionId(name("D", 12));
        decision.question = words(crowd, "手動切替か停止公表か", "Switch, or announce?");
        decision.options = {{"a", words(crowd, "手動で切り替える", "Switch by hand"), 20, {}}};
        decision.decide_by = now + std::chrono::minutes(static_cast<int>(upto(30)) - 5);
        if (upto(2) == 0) {
            decision.state = model::DecisionState::decided;
            decision.chosen = "a";
            decision.decided_at = now;
        }
        add(Happening::decision_put, {decision});
    }

    void help() {
        constexpr std::array states = {model::HelpState::wanted, model::HelpState::arrived, model::HelpState::released};
        model::Help help;
        help.id = model::HelpId(name("H", 4));
        help.skill = words(crowd, "切替の経験者", "switch-over expert");
        help.state = states[upto(3)];
        help.offer_org = help.state == model::HelpState::wanted ? "" : "となりの取引所";
        help.state_since = now;
        add(Happening::help_asked, {help});
    }

    void handover() {
        model::Handover handover;
        handover.id = model::HandoverId(name("HO", 3));
        handover.from = "統括A";
        handover.to = "統括B";
        handover.state = upto(2) == 0 ? model::HandoverState::requested : model::HandoverState::accepted;
        handover.state_since = now;
        add(Happening::handover_requested, {handover});
    }

    void next() {
        constexpr std::array states = {Continuity::stopped, Continuity::degraded, Continuity::workaround,
                                       Continuity::unknown, Continuity::normal};
        now = now + model::Milliseconds(static_cast<int>(upto(3)) * 9'000'000 / static_cast<int>(crowd.events + 1));
        switch (upto(8)) {
            case 0:
            case 1:
                if (crowd.services > 0) return service(upto(crowd.services), states[upto(states.size())]);
                return fact();
            case 2: return decision();
            case 3: return help();
            case 4: return handover();
            case 5: return fact();
            default: return action();
        }
    }
};

Maker made(const LogCrowd& crowd) {
    Maker maker(crowd);
    maker.record.epoch = "log-1";
    maker.begin();
    while (maker.events.size() < crowd.events) maker.next();
    return maker;
}

}  // namespace

std::vector<std::shared_ptr<const model::Event>> log_events(const LogCrowd& crowd) { return made(crowd).events; }

model::Tick log_now(const LogCrowd& crowd) { return crowd_start + crowd.age; }

model::State log_state(const LogCrowd& crowd) {
    Maker maker = made(crowd);
    model::State state = model::initial_state(model::View::timeline, crowd.language, {}, {});
    model::FeedConfirmed confirmed;
    confirmed.record = std::make_shared<model::Record>(maker.record);
    confirmed.gauges = std::make_shared<model::Gauges>();
    confirmed.clock = {maker.now + std::chrono::minutes(1), 1.0, crowd.drill};
    model::update(state, confirmed, crowd_start);
    const model::Problem refused = model::problem(model::Trouble::unauthorized, "合言葉が違います。", "Wrong token.");
    if (crowd.read)
        model::update(state, model::LogRead{"log-1", maker.events}, crowd_start);
    else
        model::update(state, model::LogFailed{refused}, crowd_start);
    return state;
}

}  // namespace ui_test
