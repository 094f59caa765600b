// Each text is written as an attacker or an honest person abroad would send it, and passes the border like theirs.
// It must never be gentler than the border.
#include "tests/support/crowd_hostile.h"

#include "model/text/text.h"

#include <array>

namespace ui_test {
namespace {

constexpr std::array<std::string_view, 24> texts = {
    "\u202e止停場相\u202c 右から",
    "خدمة أسعار السوق متوقفة الآن",
    "שירות \u2067המחירים\u2069 נעצר",
    "🔥🔥👨‍👩‍👧‍👦🇯🇵⚠️ 火事",
    "ｱﾗｰﾄｶﾞ ﾃﾃｲﾙ ｻｰﾋﾞｽ",
    "髙橋・﨑山・𠮷田・𩸽",
    "한국거래소 김철수 담당",
    "上海证券交易所 张伟 龍龘",
    "Łódź Ångström Ñandú œuvre",
    "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0310\u0311\u0312\u0313\u0314",
    "%s%n%d{0}{1}{}\\n\\0",
    "\u200b\u200d\u2066見\u2069え\ufeffな\u00adい",
    "﷽ ﷺ ﷻ 𒐫 ⸻",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "「（『【〔《〈「（『【",
    "」）』】〕》〉、。ーっゃ々",
    "ก็็็็็็็็็็็็็็็ ที่นี่",
    "สวัสดี हिन्दी தமிழ்",
    "1,284件09:00～10:30まで3,000,000円",
    "WWWWWWWW MMMMMMMM @@@@@@@@",
    "\u3000\u3000全角空白\u3000だけ\u3000",
    "①②③㈱㍿㌔㎡№℡Ⅷⅷ♨☎",
    "…………――――‥‥",
    "\x1b[31m赤\x1b[0m\x07\r\n改行\tタブ",
};

model::Text text(std::size_t i, std::size_t cells) { return {hostile(i, cells), hostile(i + 5, cells)}; }

}  // namespace

std::string hostile(std::size_t i, std::size_t cells) {
    return model::clipped(model::without_controls(texts[i % texts.size()]), cells);
}

void make_hostile(model::Record& record) {
    std::size_t i = 0;
    const model::Record before = record;
    for (model::Service service : before.services) {
        service.name = text(++i, 80);
        service.short_name = text(i, 16);
        service.impact_text = text(i + 7, 80);
        service.owner_org = hostile(i % 11);
        for (model::Deadline& deadline : service.deadlines) deadline.label = text(i + 3, 40);
        record.services.put(service);
    }
    for (model::Action action : before.actions) {
        action.object = text(++i, 80);
        if (!action.owner.empty()) action.owner = hostile(i + 9);
        if (!action.owner_org.empty()) action.owner_org = hostile(i + 13);
        if (!action.blocked_by.ja.empty()) action.blocked_by = text(i + 11, 80);
        record.actions.put(action);
    }
    for (model::Decision decision : before.decisions) {
        decision.question = text(++i, 80);
        decision.decider = hostile(i + 2);
        for (model::DecisionOption& option : decision.options) option.text = text(++i, 80);
        record.decisions.put(decision);
    }
    for (model::Incident incident : before.incidents) {
        incident.title = text(++i + 2, 80);
        record.incidents.put(incident);
    }
    for (model::Help help : before.helps) {
        help.skill = text(++i, 80);
        record.helps.put(help);
    }
    for (model::Guardrail guardrail : before.guardrails) {
        guardrail.text = text(++i, 80);
        guardrail.why = text(++i, 80);
        record.guardrails.put(guardrail);
    }
    for (model::RoleHolding holding : before.roles) {
        holding.holder = hostile(++i + 4);
        holding.org = hostile(++i);
        record.roles.put(holding);
    }
}

}  // namespace ui_test
