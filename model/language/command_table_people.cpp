// The rows about what people owe each other: decisions, help, roles and handing over.
// It must never hold a rule of decide.
#include "model/language/command_table.h"

namespace model::language {
namespace {

constexpr Part decision{Take::id, "decision", {}, true};
constexpr Part help{Take::id, "help", {}, true};
constexpr Part handover{Take::id, "handover", {}, true};

std::vector<Row> rows_of_decisions() {
    std::vector<Row> all;
    all.push_back({{"put",
                    "判断",
                    "put switch or publish / a switch by hand 20m / b publish now 5m by 08:15 @統括B for 09:00",
                    {"判断を求める。選択肢と所要時間を添える", "a question, its options with lead times, until when"}},
                   "put_decision",
                   {},
                   {},
                   {{"question", true}, {"options", true, true}},
                   {{Take::keyed, "decide_by", "by|まで", true},
                    {Take::keyed, "for_deadline", "for|に間に合わせる"},
                    {Take::person, "decider"},
                    {Take::fresh_id, "decision"},
                    incident_part}});
    all.push_back({{"decide", "決定", "decide D1 a fastest way", {"選んだものと理由", "which option, and why"}},
                   "make_decision",
                   {},
                   {decision, {Take::id, "chosen", {}, true}},
                   {{"why"}}});
    all.push_back({{"lapse", "期限切れ", "lapse D1", {"決めないまま時間が過ぎた", "its time passed undecided"}},
                   "lapse_decision",
                   {},
                   {decision}});
    all.push_back({{"supersede", "変更", "supersede D1", {"決定を変える", "the decision no longer holds"}},
                   "supersede_decision",
                   {},
                   {decision}});
    all.push_back({{"withdraw", "取下げ", "withdraw D1", {"取り下げる(D・H・HO)", "take it back (D, H or HO)"}},
                   "withdraw_decision",
                   {},
                   {decision}});
    return all;
}

std::vector<Row> rows_of_help() {
    std::vector<Row> all;
    all.push_back({{"withdraw", "取下げ", "withdraw H1", {"応援の求めを取り下げる", "help is no longer wanted"}},
                   "withdraw_help",
                   {},
                   {help}});
    all.push_back({{"withdraw", "取下げ", "withdraw HO1", {"引継ぎを取り下げる", "the handover does not happen"}},
                   "move_handover",
                   {{"state", "withdrawn"}},
                   {handover}});
    all.push_back(
        {{"help", "応援", "help switch expert 1名 07:50 A7", {"応援を求める", "ask for help"}},
         "ask_help",
         {},
         {},
         {{"skill", true}},
         {{Take::count, "count"}, {Take::time, "needed_by"}, {Take::listed, "action", "A"}, {Take::fresh_id, "help"}}});
    all.push_back({{"offer", "申出", "offer H1 two people from 08:00", {"応援を申し出る", "offer help"}},
                   "offer_help",
                   {},
                   {help},
                   {{"offer"}}});
    all.push_back({{"decline", "辞退", "decline H1", {"申出を断る", "thank you, but no"}}, "decline_help", {}, {help}});
    all.push_back({{"accept", "受入", "accept H1", {"申出を受ける(引継ぎなら受領)", "take the help (or the handover)"}},
                   "accept_help",
                   {},
                   {help}});
    all.push_back({{"accept", "受領", "accept HO1", {"指揮を受け取る", "take command"}},
                   "move_handover",
                   {{"state", "accepted"}},
                   {handover}});
    all.push_back(
        {{"arrived", "着任", "arrived H1", {"応援が着いた", "the help is here"}}, "help_arrived", {}, {help}});
    all.push_back(
        {{"thanks", "解除", "thanks H1 it made the difference", {"応援を解く", "let the help go, with thanks"}},
         "release_help",
         {},
         {help},
         {{"thanks"}}});
    return all;
}

Row step(std::string_view en, std::string_view ja, std::string_view example, Text meaning, std::string_view state) {
    return {{en, ja, example, std::move(meaning)}, "move_handover", {{"state", state}}, {handover}};
}

}  // namespace

std::vector<Row> rows_of_people() {
    std::vector<Row> all = rows_of_decisions();
    for (Row& row : rows_of_help()) all.push_back(std::move(row));
    all.push_back({{"role", "任命", "role commander @統括B/つばめ保守", {"役割を任せる", "who has which role"}},
                   "assign_role",
                   {},
                   {{Take::word, "role", {}, true}},
                   {},
                   {{Take::person, "holder", "org", true}, incident_part}});
    all.push_back({{"handover",
                    "引継ぎ",
                    "handover @統括B/つばめ保守 end of shift",
                    {"指揮の引継ぎを始める", "begin to hand command over"}},
                   "request_handover",
                   {},
                   {},
                   {{"reason"}},
                   {{Take::person, "to", "to_org", true}, {Take::fresh_id, "handover"}, incident_part}});
    all.push_back(step("brief", "説明", "brief HO1", {"引継ぎの説明を始めた", "the briefing has begun"}, "briefing"));
    all.push_back(step("readback", "復唱", "readback HO1", {"復唱を始めた", "it is being read back"}, "readback"));
    all.push_back(step("announce", "宣言", "announce HO1", {"引継ぎを皆に伝えた", "everybody was told"}, "announced"));
    return all;
}

}  // namespace model::language
