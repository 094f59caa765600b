// A refusal as one line for a person who looks back. It must never say more than of which kind it was.
#include "feed/refusals.h"

#include <array>
#include <string_view>

namespace feed {
namespace {

struct Reason {
    std::string_view type;
    const char* ja;
    const char* en;
};

constexpr std::array<Reason, 12> reasons{{
    {"forbidden", "権限がない", "not allowed to this role"},
    {"not-found", "対象がない", "no such id"},
    {"already-claimed", "担当者がいる", "somebody else has it"},
    {"illegal-transition", "今の状態ではできない", "not possible from its state"},
    {"invalid", "内容の誤り", "a mistake in it"},
    {"not-json", "JSON ではない", "not JSON"},
    {"unavailable", "記録に書けない", "the log could not be written"},
    {"unauthorized", "トークンがないか使えない", "no token, or not a valid one"},
    {"too-many-wrong-tokens", "誤ったトークンの繰返し", "too many wrong tokens"},
    {"not-the-proxy", "認証プロキシの名前が確かでない", "a name not surely from the proxy"},
    {"corrupt", "記録の破損", "the log is damaged"},
    {"and-more", "この1分の残りは省略", "the others of this minute are left out"},
}};

const char* reason_of(std::string_view type, bool ja) {
    for (const Reason& reason : reasons)
        if (type == reason.type) return ja ? reason.ja : reason.en;
    return ja ? "不明" : "unknown";
}

}  // namespace

std::string audit_line(const Refusal& refusal, model::Language language) {
    const bool ja = language == model::Language::ja;
    const std::string nobody = ja ? "(不明)" : "(unknown)";
    const std::string person = refusal.who.empty() ? nobody : refusal.who + " (" + refusal.org + ")";
    return "-\t" + model::rfc3339(refusal.at) + '\t' + escaped(person) + '\t' + escaped(refusal.via) + '\t' +
           (ja ? "拒否" : "refused") + '\t' + escaped(refusal.what) + '\t' + reason_of(refusal.why, ja);
}

}  // namespace feed
