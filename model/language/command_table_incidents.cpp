// The rows about the incident, its services, what is known of them, and what must not be done.
// It must never hold a rule of decide.
#include "model/language/command_table.h"

namespace model::language {
namespace {

constexpr Part service{Take::id, "service", {}, true};
constexpr Part fact{Take::id, "fact", {}, true};
constexpr Part new_fact{Take::fresh_id, "fact"};

// What is expected lies ahead: a time before its text belongs to the text.
Row expectation_row(CommandWord word) {
    return {word,
            "post_fact",
            {{"kind", "estimate"}},
            {{Take::service, "about"}},
            {{"text", true}},
            {{Take::person, "source"}, new_fact}};
}

Row fact_row(CommandWord word, std::vector<std::pair<std::string_view, std::string_view>> fixed) {
    return {word,
            "post_fact",
            std::move(fixed),
            {{Take::service, "about"}, {Take::time, "at"}},
            {{"text", true}},
            {{Take::person, "source"}, new_fact}};
}

std::vector<Row> rows_of_facts() {
    std::vector<Row> all;
    all.push_back(fact_row({"fact",
                            "事実",
                            "fact S1 08:11 unit 2 can publish @field staff",
                            {"聞いたこと。確認されるまで未確認", "something heard; unconfirmed until confirmed"}},
                           {}));
    all.push_back(fact_row({"seen", "現認", "seen S1 prices stand still", {"自分で確かめたこと", "seen by yourself"}},
                           {{"confirmed", "yes"}}));
    all.push_back(expectation_row({"estimate", "見込み", "estimate S1 back at 08:50", {"見込み", "what is expected"}}));
    all.push_back(fact_row({"hypothesis", "仮説", "hypothesis S1 failover is off", {"原因の仮説", "a possible cause"}},
                           {{"kind", "hypothesis"}}));
    all.push_back({{"confirm", "確認", "confirm F2", {"情報は本当だった", "what was heard is true"}},
                   "confirm_fact",
                   {},
                   {fact}});
    all.push_back({{"refute", "取消", "refute F2", {"情報は誤りだった", "what was heard is not true"}},
                   "refute_fact",
                   {},
                   {fact}});
    all.push_back(
        {{"correct", "訂正", "correct F2 two firms, not one", {"確認済みの情報を直す", "mend a confirmed one"}},
         "correct_fact",
         {},
         {fact},
         {{"text", true}},
         {{Take::fresh_id, "replacement"}}});
    return all;
}

std::vector<Row> rows_of_services() {
    std::vector<Row> all;
    all.push_back({{"state",
                    "状態",
                    "state S1 stopped F3 nobody sees prices 08:35",
                    {"サービスの状態。根拠の情報を添える", "how a service is, with the fact that proves it"}},
                   "change_service",
                   {},
                   {service, {Take::word, "continuity", {}, true}},
                   {{"impact_text"}, {"workaround"}},
                   {{Take::listed, "basis", "F"},
                    {Take::time, "next_update_at"},
                    {Take::keyed, "workaround_until", "until|まで"}}});
    all.push_back({{"began",
                    "始まり",
                    "began S1 07:04 first complaint",
                    {"影響が始まった時刻。状態の語を書けば、その状態の始まり",
                     "when its trouble began; with a state, since when it is so"}},
                   "tell_beginning",
                   {},
                   {service, {Take::word, "continuity"}, {Take::time, "at", {}, true}},
                   {{"note"}}});
    all.push_back({{"promise", "約束", "promise S1 08:35", {"次の報告の時刻を約束する", "when the next report comes"}},
                   "promise_update",
                   {},
                   {service, {Take::time, "next_update_at", {}, true}}});
    all.push_back({{"residual", "受容", "residual S1", {"残りを受容する", "accept it as it is"}},
                   "accept_residual",
                   {},
                   {service}});
    all.push_back({{"service",
                    "サービス",
                    "service market data / data =S9",
                    {"サービスを加える", "a new service; with service=S9 another name for it"}},
                   "declare_service",
                   {},
                   {},
                   {{"name"}, {"short_name"}},
                   {{Take::fresh_id, "service"}}});
    all.push_back({{"deadline", "期限", "deadline S1 15:30 market close", {"業務の期限を加える", "a deadline more"}},
                   "declare_service",
                   {},
                   {service},
                   {{"deadlines", true, true}}});
    return all;
}

}  // namespace

std::vector<Row> rows_of_incidents() {
    std::vector<Row> all;
    all.push_back({{"open",
                    "認識",
                    "open prices stand still / seen by three firms sev1",
                    {"インシデントとして扱い始める", "treat it as an incident from now on"}},
                   "open_incident",
                   {},
                   {},
                   {{"title", true}, {"summary"}},
                   {{Take::word, "severity"}, {Take::fresh_id, "incident"}}});
    all.push_back({{"phase", "段階", "phase responding", {"段階を進める・戻す", "where the incident is now"}},
                   "change_phase",
                   {},
                   {{Take::word, "phase", {}, true}},
                   {},
                   {incident_part}});
    all.push_back({{"contain", "収束", "contain", {"収束を宣言する", "declare it contained"}},
                   "change_phase",
                   {{"phase", "contained"}},
                   {},
                   {},
                   {incident_part}});
    all.push_back({{"close", "終了", "close", {"インシデントを閉じる", "the incident is over"}},
                   "change_phase",
                   {{"phase", "closed"}},
                   {},
                   {},
                   {incident_part}});
    all.push_back({{"hold",
                    "見極め",
                    "hold 09:50 no new complaint",
                    {"収束を見極める時刻と条件", "until when it must hold, and what for"}},
                   "set_hold",
                   {},
                   {{Take::time, "until", {}, true}},
                   {{"exit_criteria"}},
                   {incident_part}});
    for (Row& row : rows_of_services()) all.push_back(std::move(row));
    for (Row& row : rows_of_facts()) all.push_back(std::move(row));
    all.push_back({{"donot",
                    "禁止",
                    "donot restart trading servers / accepted orders would be lost",
                    {"してはいけないこと", "what must not be done, and why"}},
                   "set_guardrail",
                   {},
                   {},
                   {{"text", true}, {"why"}},
                   {{Take::keyed, "until", "until|まで"}, {Take::fresh_id, "guardrail"}}});
    all.push_back({{"lift", "解禁", "lift X1", {"禁止を外す", "it may be done again"}},
                   "lift_guardrail",
                   {},
                   {{Take::id, "guardrail", {}, true}}});
    return all;
}

}  // namespace model::language
