// The rows about actions: adding, ordering, owning, doing. They are what most lines are about, so they come first.
// It must never hold a rule of decide.
#include "model/language/command_table.h"

#include <iterator>

namespace model::language {
namespace {

constexpr Part action{Take::id, "action", {}, true};
constexpr Part check_at{Take::time, "check_at"};
constexpr Part new_action{Take::fresh_id, "action"};
constexpr Part owner{Take::person, "owner", "owner_org"};
constexpr Part services{Take::listed, "services", "S"};
constexpr Part decision{Take::listed, "decision", "D"};

const std::vector<Part> around_new = {owner, check_at, services, decision, new_action, incident_part};

}  // namespace

std::vector<Row> rows_of_actions() {
    std::vector<Row> all;
    all.push_back({{"claim", "引受", "claim A7", {"自分が引受ける", "take it yourself"}},
                   "claim_action",
                   {},
                   {action},
                   {{"note"}},
                   {check_at}});
    all.push_back({{"release", "手放す", "release A7", {"担当を手放す", "give it back"}},
                   "release_action",
                   {},
                   {action},
                   {{"note"}}});
    all.push_back(
        {{"ack", "了解", "ack A7", {"指示を了解した", "the order is understood"}}, "acknowledge_action", {}, {action}});
    all.push_back(
        {{"start", "開始", "start A7", {"始めた", "work has begun"}}, "start_action", {}, {action}, {}, {check_at}});
    all.push_back({{"resume", "再開", "resume A7", {"停滞が解けた", "no longer stuck"}},
                   "start_action",
                   {},
                   {action},
                   {},
                   {check_at}});
    all.push_back({{"block", "停滞", "block A7 waiting for an expert", {"何かを待っている", "stuck, and on what"}},
                   "block_action",
                   {},
                   {action},
                   {{"blocked_by", true}}});
    all.push_back({{"verify", "効果確認", "verify A7", {"効果を確かめている", "checking the effect"}},
                   "verify_action",
                   {},
                   {action}});
    all.push_back({{"done", "完了", "done A7 unit 1 isolated", {"効果があった", "it worked, and how"}},
                   "complete_action",
                   {},
                   {action},
                   {{"result", true}}});
    all.push_back({{"fail", "効果なし", "fail A7 switch timed out", {"効果がなかった", "it did not work, and why"}},
                   "complete_action",
                   {{"effective", "no"}},
                   {action},
                   {{"result", true}}});
    all.push_back({{"cancel", "中止", "cancel A7 no longer needed", {"やめる", "call it off"}},
                   "cancel_action",
                   {},
                   {action},
                   {{"result"}}});
    all.push_back({{"note", "記す", "note A7 vendor called back", {"書き留める", "write something down"}},
                   "note_action",
                   {},
                   {action},
                   {{"note", true}}});
    all.push_back({{"later", "延期", "later A7 +15m", {"次の確認時刻を変える", "move the next check"}},
                   "move_check",
                   {},
                   {action, {Take::time, "check_at", {}, true}}});
    all.push_back(
        {{"takeover", "交代", "takeover A7 復旧E", {"名を挙げた人から引継ぐ", "take it over from the one you name"}},
         "take_over_action",
         {},
         {action},
         {{"from", true}},
         {check_at}});
    all.push_back({{"order",
                    "指示",
                    "order A7 @復旧E 08:20",
                    {"担当のいないアクションを頼む", "give somebody an action nobody has"}},
                   "order_action",
                   {},
                   {action},
                   {},
                   {{Take::person, "owner", "owner_org", true}, check_at}});
    all.push_back({{"add",
                    "追加",
                    "add isolate unit 1 S1 @復旧E 08:20",
                    {"アクションを加える。担当を書けば指示になる", "a new action; with an owner it is an order"}},
                   "add_action",
                   {},
                   {{Take::word, "verb", {}, true}},
                   {{"object", true}},
                   around_new});
    all.push_back({{"followup",
                    "本格対応",
                    "followup confirm switch settings S1 @保守G",
                    {"収束後に続ける仕事", "work that goes on after containment"}},
                   "add_action",
                   {{"followup", "yes"}},
                   {{Take::word, "verb", {}, true}},
                   {{"object", true}},
                   around_new});
    return all;
}

const std::vector<Row>& rows() {
    static const std::vector<Row> all = [] {
        std::vector<Row> gathered;
        for (std::vector<Row> part : {rows_of_actions(), rows_of_incidents(), rows_of_people()})
            std::move(part.begin(), part.end(), std::back_inserter(gathered));
        return gathered;
    }();
    return all;
}

}  // namespace model::language
