// The words of the report in both languages, one line each. It must never hold a sentence about one particular record.
#pragma once

#include <string_view>

namespace model::report_words {

struct Phrase {
    std::string_view ja;
    std::string_view en;
};

inline constexpr Phrase incident{"インシデント", "Incident"};
inline constexpr Phrase severity{"重大度", "Severity"};
inline constexpr Phrase phase{"段階", "Phase"};
inline constexpr Phrase recognised{"認識", "Recognised"};
inline constexpr Phrase contained{"収束", "Contained"};
inline constexpr Phrase not_contained{"収束していない", "Not contained"};
inline constexpr Phrase length{"認識から収束まで", "From recognised to contained"};
inline constexpr Phrase length_so_far{"認識から記録の終わりまで", "From recognised to the end of the log"};
inline constexpr Phrase relapses{"再発", "Relapses"};
inline constexpr Phrase summary{"概要", "Summary"};
inline constexpr Phrase exit_criteria{"収束の条件", "Exit criteria"};
inline constexpr Phrase commanders{"統括", "Commander"};
inline constexpr Phrase no_incident{"インシデントの記録なし", "No incident in the log"};
inline constexpr Phrase title{"振返り報告", "Incident report"};
inline constexpr Phrase foot{"出来事 {0} 件({1} から {2} まで)の記録だけから作成",
                             "Made only from the log of {0} {0?event:events}, {1} to {2}"};

inline constexpr Phrase picture{"サービスの移り変わり", "Services over time"};
inline constexpr Phrase services{"サービスへの影響(重い順)", "Services and their effects, worst first"};
inline constexpr Phrase no_services{"影響のあったサービスの記録なし", "No service was in trouble"};
inline constexpr Phrase impacts{"影響の始まりと認識", "When the impact began, and when it was recognised"};
inline constexpr Phrase no_impacts{"インシデントの影響の記録なし", "No incident with an impact"};
inline constexpr Phrase facts{"情報と確認の経過", "Facts and how they were confirmed"};
inline constexpr Phrase no_facts{"情報の記録なし", "No facts in the log"};
inline constexpr Phrase chronology{"クロノロジー", "Chronology"};
inline constexpr Phrase no_chronology{"出来事の記録なし", "No events in the log"};
inline constexpr Phrase actions{"アクション", "Actions"};
inline constexpr Phrase no_actions{"アクションの記録なし", "No actions in the log"};
inline constexpr Phrase decisions{"判断", "Decisions"};
inline constexpr Phrase no_decisions{"判断の記録なし", "No decisions in the log"};
inline constexpr Phrase helps{"応援", "Help"};
inline constexpr Phrase no_helps{"応援の記録なし", "No help was asked for"};
inline constexpr Phrase handovers{"引継ぎ", "Handovers"};
inline constexpr Phrase no_handovers{"引継ぎの記録なし", "No handovers in the log"};
inline constexpr Phrase guardrails{"禁止事項", "Guardrails"};
inline constexpr Phrase no_guardrails{"禁止事項の記録なし", "No guardrails in the log"};
inline constexpr Phrase promises{"約束した報告", "Promised updates"};
inline constexpr Phrase no_promises{"報告の約束の記録なし", "No updates were promised"};
inline constexpr Phrase gaps{"記録の空き(10分以上)", "Times without an entry, 10 min and more"};
inline constexpr Phrase no_gaps{"10分以上の空きなし", "None of 10 min or more"};
inline constexpr Phrase followups{"本格対応へ引継いだもの", "Follow-ups"};
inline constexpr Phrase no_followups{"引継いだものの記録なし", "No follow-ups in the log"};

inline constexpr Phrase clock{"時計が戻された所", "Clock set back"};
inline constexpr Phrase no_clock{"時計は戻されていない", "The clock was not set back"};

inline constexpr Phrase id{"番号", "Id"};
inline constexpr Phrase typed{"記入", "Typed"};
inline constexpr Phrase happened{"起きた時刻", "Happened"};
inline constexpr Phrase heard{"聞いた時刻", "Heard"};
inline constexpr Phrase began{"始まり", "Began"};
inline constexpr Phrase told{"記入", "Told"};
inline constexpr Phrase clock_before{"戻される前", "Before"};
inline constexpr Phrase clock_after{"戻された後", "After"};
inline constexpr Phrase clock_by{"どれだけ", "By"};
inline constexpr Phrase from{"から", "From"};
inline constexpr Phrase until{"まで", "Until"};
inline constexpr Phrase how_long{"長さ", "Length"};
inline constexpr Phrase service{"サービス", "Service"};
inline constexpr Phrase organisation{"組織", "Organisation"};
inline constexpr Phrase state{"状態", "State"};
inline constexpr Phrase states{"経過", "Course"};
inline constexpr Phrase impact{"影響", "Impact"};
inline constexpr Phrase fact{"情報", "Fact"};
inline constexpr Phrase source{"出どころ", "Source"};
inline constexpr Phrase what{"出来事", "What happened"};
inline constexpr Phrase who{"だれ", "Who"};
inline constexpr Phrase action{"アクション", "Action"};
inline constexpr Phrase owners{"担当と時間", "Owners and times"};
inline constexpr Phrase waited{"停滞", "Stuck"};
inline constexpr Phrase result{"結果", "Result"};
inline constexpr Phrase question{"問い", "Question"};
inline constexpr Phrase options{"選択肢", "Options"};
inline constexpr Phrase chosen{"決めたこと", "What was decided"};
inline constexpr Phrase why{"理由", "Why"};
inline constexpr Phrase decided_by{"決めた人", "Decided by"};
inline constexpr Phrase decide_by{"判断期限", "Decide by"};
inline constexpr Phrase asked{"求めたこと", "What was asked"};
inline constexpr Phrase offered{"申出", "Offer"};
inline constexpr Phrase thanks{"お礼", "Thanks"};
inline constexpr Phrase seat{"席", "Role"};
inline constexpr Phrase people{"だれからだれへ", "From and to"};
inline constexpr Phrase text{"内容", "Text"};
inline constexpr Phrase set_by{"出した人", "Set by"};
inline constexpr Phrase lifted{"外した時刻", "Lifted"};
inline constexpr Phrase promised_at{"約束した時刻", "Promised at"};
inline constexpr Phrase promised_for{"約束の時刻", "Promised for"};
inline constexpr Phrase owner{"引継ぎ先", "Handed to"};
inline constexpr Phrase next{"次の確認", "Next check"};

inline constexpr Phrase to_recognise{"始まりから認識まで", "Until recognised"};
inline constexpr Phrase recognised_first{"影響より前に認識", "recognised before the impact"};
inline constexpr Phrase late{"後報", "told late"};
inline constexpr Phrase told_then{"{0}(後報)", "{0} (told late)"};
inline constexpr Phrase told_in_brackets{"(後報 {0})", "(told {0})"};
inline constexpr Phrase unsure{"不明(時計が戻された)", "not known (clock set back)"};
inline constexpr Phrase at_least{"少なくとも {0}(時計が戻された)", "at least {0} (clock set back)"};
inline constexpr Phrase or_more{"{0} 以上", "{0} or more"};
inline constexpr Phrase clock_step{"{0} から {1} へ({2} 以上)", "from {0} to {1} ({2} or more)"};
inline constexpr Phrase unsure_because{"不明(時計が戻された: {0})", "not known: the clock was set back {0}"};
inline constexpr Phrase set_back_mark{"(時計が戻された)", "(clock set back)"};
inline constexpr Phrase goes_on{"続いている", "goes on"};
inline constexpr Phrase stands{"外していない", "still stands"};
inline constexpr Phrase kept{"守った({0}前)", "kept ({0} early)"};
inline constexpr Phrase kept_exactly{"守った(時刻どおり)", "kept (on time)"};
inline constexpr Phrase missed{"超過 {0}", "missed by {0}"};
inline constexpr Phrase unmet{"次の報告なし(超過 {0})", "no update came ({0} late)"};
inline constexpr Phrase ahead{"記録の終わりではまだ先", "still ahead when the log ends"};
inline constexpr Phrase nobody{"担当なし", "nobody"};
inline constexpr Phrase undecided{"決めていない", "not decided"};
inline constexpr Phrase corrected_by{"{0} に訂正", "corrected by {0}"};
inline constexpr Phrase lead_time{"{0}分", "{0} min"};
inline constexpr Phrase no_lead_time{"所要不明", "lead time unknown"};
inline constexpr Phrase accepted_residual{"受容した残り", "accepted residual"};
inline constexpr Phrase head_count{"{0} {1}名", "{0}, {1} {1?person:people}"};
inline constexpr Phrase between{"、", "; "};

}  // namespace model::report_words
