// Every enum of the record with its wire word, which is stable for ever, and the words a person reads: one line per
// enumerator, in the enum's own order. It must never hold a sentence.
#pragma once

#include "model/record/event.h"
#include "model/record/gauges.h"
#include "model/record/news.h"

#include <array>
#include <string_view>

namespace model {

struct EnumWord {
    std::string_view wire;
    std::string_view ja;
    std::string_view en;
};

template <class E>
struct EnumWords;

template <>
struct EnumWords<Phase> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"recognised", "認識", "Detect"},
        {"assessing", "影響確認", "Assess"},
        {"responding", "暫定対応", "Respond"},
        {"contained", "収束", "Contain"},
        {"closed", "終了", "Closed"},
        {"cancelled", "誤報", "False alarm"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<Severity> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"sev1", "重大", "Sev 1"},
        {"sev2", "大", "Sev 2"},
        {"sev3", "中", "Sev 3"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<Continuity> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"normal", "通常", "Normal"},
        {"workaround", "代替継続", "Fallback"},
        {"degraded", "一部影響", "Degraded"},
        {"unknown", "未確認", "Unknown"},
        {"stopped", "停止", "Stopped"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<Impact> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"none", "なし", "None"},
        {"limited", "限定", "Limited"},
        {"broad", "広範", "Broad"},
        {"total", "全面", "Total"},
        {"unknown", "不明", "Unknown"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<DeadlineKind> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"hard", "厳守", "Hard"},
        {"soft", "目安", "Soft"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<EtaKind> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"none", "なし", "None"},
        {"estimate", "見込み", "Estimate"},
        {"committed", "約束", "Committed"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<Verb> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"confirm", "確認", "Confirm"},
        {"collect", "採取", "Collect"},
        {"isolate", "切離し", "Isolate"},
        {"switch", "切替", "Switch"},
        {"restart", "再起動", "Restart"},
        {"stop", "停止", "Stop"},
        {"resume", "再開", "Resume"},
        {"rollback", "戻す", "Roll back"},
        {"bypass", "迂回", "Bypass"},
        {"throttle", "流量制限", "Throttle"},
        {"manual", "手作業", "Manual"},
        {"resend", "再送", "Resend"},
        {"notify", "連絡", "Notify"},
        {"escalate", "招集", "Escalate"},
        {"monitor", "見守り", "Monitor"},
        {"hand_to_repair", "本格対応へ", "Hand to repair"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<ActionState> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"proposed", "提案", "Proposed"},
        {"ordered", "指示", "Ordered"},
        {"acknowledged", "了解", "Accepted"},
        {"in_progress", "実施", "Doing"},
        {"blocked", "停滞", "Stuck"},
        {"verifying", "確認中", "Verify"},
        {"done", "完了", "Done"},
        {"ineffective", "効果なし", "No effect"},
        {"cancelled", "中止", "Cancelled"},
        {"followup", "引継", "Handed on"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<DecisionState> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"open", "未決", "Open"},
        {"decided", "決定", "Decided"},
        {"lapsed", "期限切れ", "Lapsed"},
        {"withdrawn", "取下げ", "Withdrawn"},
        {"superseded", "変更", "Superseded"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<FactStatus> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"unconfirmed", "未確認", "Unconfirmed"},
        {"confirmed", "確認", "Confirmed"},
        {"refuted", "取消", "Refuted"},
        {"corrected", "訂正", "Corrected"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<FactKind> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"fact", "事実", "Fact"},
        {"estimate", "見込み", "Estimate"},
        {"hypothesis", "仮説", "Hypothesis"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<HelpState> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"wanted", "求む", "Wanted"},
        {"offered", "申出", "Offered"},
        {"accepted", "受入", "Accepted"},
        {"arrived", "着任", "Arrived"},
        {"released", "解除", "Released"},
        {"withdrawn", "取下げ", "Withdrawn"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<RoleName> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"commander", "統括", "Commander"},
        {"deputy", "副統括", "Deputy"},
        {"scribe", "記録", "Scribe"},
        {"service_lead", "業務影響", "Service lead"},
        {"recovery_lead", "復旧", "Recovery lead"},
        {"comms", "連絡", "Comms"},
        {"exec_liaison", "経営連絡", "Exec liaison"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<HandoverState> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"requested", "申出", "Requested"},
        {"briefing", "説明", "Briefing"},
        {"readback", "復唱", "Read-back"},
        {"accepted", "受領", "Accepted"},
        {"announced", "宣言", "Announced"},
        {"withdrawn", "取下げ", "Withdrawn"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<Disposition> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"unclassified", "未分類", "Unclassified"},
        {"folded", "まとめ済", "Folded"},
        {"no_action", "対応不要", "No action"},
        {"heartbeat", "生存信号", "Heartbeat"},
        {"other", "その他", "Other"},
    });
};

template <>
struct EnumWords<SourceHealth> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"waiting", "受信待ち", "Waiting"},
        {"good", "正常", "Good"},
        {"failing", "失敗", "Failing"},
        {"unknown", "不明", "Unknown"},
        {"settling", "判断保留", "Settling"},
        {"other", "その他", "Other"},
    });
};

// The type of a problem document.
template <>
struct EnumWords<Trouble> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"invalid", "入力の誤り", "Invalid"},
        {"not-found", "見つからない", "Not found"},
        {"already-claimed", "引受け済み", "Already claimed"},
        {"illegal-transition", "いまはできない", "Not possible now"},
        {"forbidden", "権限がない", "Forbidden"},
        {"unauthorized", "だれか分からない", "Unauthorized"},
        {"unavailable", "受け付けられない", "Unavailable"},
        {"unreachable", "届かない", "Unreachable"},
        {"corrupt", "壊れている", "Corrupt"},
    });
};

// Filled with how many: what is gone is counted.
template <>
struct EnumWords<LostKind> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"action", "対応", "action{0?:s}"},
        {"claim", "引受", "claim{0?:s}"},
        {"command", "送った操作", "sent command{0?:s}"},
        {"incident", "インシデント", "incident{0?:s}"},
        {"decision", "決める問い", "question{0?:s}"},
        {"decided", "決定", "decision{0?:s}"},
        {"fact", "情報", "fact{0?:s}"},
        {"confirmed", "情報の確認", "confirmation{0?:s}"},
        {"help", "応援", "call{0?:s} for help"},
        {"guardrail", "禁止", "guardrail{0?:s}"},
        {"role", "役割", "role{0?:s}"},
        {"handover", "引継ぎ", "handover{0?:s}"},
        {"service", "サービス", "service{0?:s}"},
        {"state", "状態", "state{0?:s}"},
        {"other", "その他", "other{0?:s}"},
    });
};

template <>
struct EnumWords<Happening> {
    static constexpr auto all = std::to_array<EnumWord>({
        {"incident_opened", "インシデント認識", "Incident opened"},
        {"phase_changed", "段階が移った", "Phase changed"},
        {"hold_set", "見守り時間を設定", "Hold time set"},
        {"service_declared", "サービスを登録", "Service declared"},
        {"service_changed", "状態が変わった", "State changed"},
        {"beginning_told", "始まりの時刻を記した", "Beginning told"},
        {"update_promised", "次の報告を約束", "Update promised"},
        {"residual_accepted", "残りを受容", "Residual accepted"},
        {"deadlines_set", "業務期限を設定", "Deadlines set"},
        {"fact_posted", "情報が入った", "Fact posted"},
        {"fact_confirmed", "情報を確認", "Fact confirmed"},
        {"fact_refuted", "情報を取消", "Fact refuted"},
        {"fact_corrected", "情報を訂正", "Fact corrected"},
        {"action_added", "アクション追加", "Action added"},
        {"action_ordered", "指示", "Ordered"},
        {"action_claimed", "引受", "Claimed"},
        {"action_released", "手放した", "Released"},
        {"action_taken_over", "担当交代", "Taken over"},
        {"action_acknowledged", "了解", "Acknowledged"},
        {"action_started", "開始", "Started"},
        {"action_blocked", "停滞", "Stuck"},
        {"action_verifying", "効果確認", "Verifying"},
        {"action_completed", "完了", "Completed"},
        {"action_cancelled", "中止", "Cancelled"},
        {"action_noted", "記す", "Noted"},
        {"check_moved", "確認時刻を変更", "Check moved"},
        {"decision_put", "判断が必要", "Decision needed"},
        {"decision_made", "決定", "Decided"},
        {"decision_withdrawn", "判断を取下げ", "Decision withdrawn"},
        {"decision_lapsed", "判断が期限切れ", "Decision lapsed"},
        {"decision_superseded", "決定を変更", "Decision superseded"},
        {"help_asked", "応援求む", "Help wanted"},
        {"help_offered", "応援の申出", "Help offered"},
        {"help_declined", "申出を辞退", "Help declined"},
        {"help_accepted", "応援を受入", "Help accepted"},
        {"help_arrived", "応援が着任", "Help arrived"},
        {"help_released", "応援を解除", "Help released"},
        {"help_withdrawn", "応援を取下げ", "Help withdrawn"},
        {"guardrail_set", "禁止事項を掲示", "Guardrail set"},
        {"guardrail_lifted", "禁止事項を解除", "Guardrail lifted"},
        {"role_assigned", "役割を任命", "Role assigned"},
        {"handover_requested", "引継ぎの申出", "Handover requested"},
        {"handover_briefing", "引継ぎの説明", "Handover briefing"},
        {"handover_readback", "引継ぎの復唱", "Handover read-back"},
        {"handover_accepted", "指揮を受領", "Handover accepted"},
        {"handover_announced", "引継ぎを宣言", "Handover announced"},
        {"handover_withdrawn", "引継ぎを取下げ", "Handover withdrawn"},
        {"zone_set", "時間帯を設定", "Time zone set"},
        {"withheld", "他組織内の記録", "Kept within another organisation"},
        {"other", "その他", "Other"},
    });
};

// The line of `value`; the one of `other`, or the first, when the number is none of the enum's.
template <class E>
constexpr const EnumWord& enum_word(E value) {
    const auto at = static_cast<std::size_t>(value);
    return EnumWords<E>::all[at < EnumWords<E>::all.size() ? at : EnumWords<E>::all.size() - 1];
}

}  // namespace model
