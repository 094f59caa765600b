// One table for every Japanese word a line may hold; a test walks the vocabulary and finds each of them here.
// It must never hold a spelling that could be two words of one place in a line.
#include "model/language/readings.h"

#include "model/language/romaji.h"
#include "model/text/likeness.h"

#include <algorithm>
#include <array>
#include <map>

namespace model::language {
namespace {

struct Word {
    std::string_view word;
    std::string_view reading;
    std::string_view others;  // parted by spaces
};
constexpr auto words = std::to_array<Word>({
    {"確認", "かくにん", ""},
    {"採取", "さいしゅ", ""},
    {"切離し", "きりはなし", "切り離し 切離 切りはなし"},
    {"切替", "きりかえ", "切り替え 切替え 切りかえ 切換 切り換え"},
    {"再起動", "さいきどう", ""},
    {"停止", "ていし", ""},
    {"再開", "さいかい", ""},
    {"戻す", "もどす", "もどし 戻し"},
    {"迂回", "うかい", "う回"},
    {"流量制限", "りゅうりょうせいげん", ""},
    {"手作業", "てさぎょう", ""},
    {"再送", "さいそう", ""},
    {"連絡", "れんらく", ""},
    {"招集", "しょうしゅう", "召集"},
    {"見守り", "みまもり", "見守"},
    {"本格対応へ", "ほんかくたいおうへ", ""},
    {"引受", "ひきうけ", "引き受け 引受け"},
    {"手放す", "てばなす", "手離す"},
    {"了解", "りょうかい", ""},
    {"開始", "かいし", ""},
    {"停滞", "ていたい", ""},
    {"効果確認", "こうかかくにん", ""},
    {"完了", "かんりょう", ""},
    {"効果なし", "こうかなし", "効果無し"},
    {"中止", "ちゅうし", ""},
    {"記す", "しるす", ""},
    {"延期", "えんき", ""},
    {"交代", "こうたい", "交替"},
    {"指示", "しじ", ""},
    {"追加", "ついか", ""},
    {"本格対応", "ほんかくたいおう", ""},
    {"認識", "にんしき", ""},
    {"段階", "だんかい", ""},
    {"収束", "しゅうそく", "終息"},
    {"終了", "しゅうりょう", ""},
    {"見極め", "みきわめ", ""},
    {"状態", "じょうたい", ""},
    {"始まり", "はじまり", "始り"},
    {"約束", "やくそく", ""},
    {"受容", "じゅよう", ""},
    {"サービス", "さーびす", ""},
    {"期限", "きげん", ""},
    {"事実", "じじつ", ""},
    {"現認", "げんにん", ""},
    {"見込み", "みこみ", "見込"},
    {"仮説", "かせつ", ""},
    {"取消", "とりけし", "取り消し 取消し"},
    {"訂正", "ていせい", ""},
    {"禁止", "きんし", ""},
    {"解禁", "かいきん", ""},
    {"判断", "はんだん", ""},
    {"決定", "けってい", ""},
    {"期限切れ", "きげんぎれ", "期限切"},
    {"変更", "へんこう", ""},
    {"取下げ", "とりさげ", "取り下げ 取下"},
    {"応援", "おうえん", ""},
    {"申出", "もうしで", "申し出 申出で"},
    {"辞退", "じたい", ""},
    {"受入", "うけいれ", "受け入れ 受入れ"},
    {"受領", "じゅりょう", ""},
    {"着任", "ちゃくにん", ""},
    {"解除", "かいじょ", ""},
    {"任命", "にんめい", ""},
    {"引継ぎ", "ひきつぎ", "引き継ぎ 引継"},
    {"説明", "せつめい", ""},
    {"復唱", "ふくしょう", ""},
    {"宣言", "せんげん", ""},
    {"影響確認", "えいきょうかくにん", ""},
    {"暫定対応", "ざんていたいおう", ""},
    {"誤報", "ごほう", ""},
    {"重大", "じゅうだい", ""},
    {"大", "だい", ""},
    {"中", "ちゅう", ""},
    {"通常", "つうじょう", ""},
    {"代替継続", "だいたいけいぞく", "だいがえけいぞく"},
    {"一部影響", "いちぶえいきょう", ""},
    {"未確認", "みかくにん", ""},
    {"なし", "なし", "無し"},
    {"限定", "げんてい", ""},
    {"広範", "こうはん", ""},
    {"全面", "ぜんめん", ""},
    {"不明", "ふめい", ""},
    {"厳守", "げんしゅ", ""},
    {"目安", "めやす", ""},
    {"統括", "とうかつ", ""},
    {"副統括", "ふくとうかつ", ""},
    {"記録", "きろく", ""},
    {"業務影響", "ぎょうむえいきょう", ""},
    {"復旧", "ふっきゅう", ""},
    {"経営連絡", "けいえいれんらく", ""},
});

// What is compared, made once.
struct Known {
    std::vector<std::string> spellings;
    std::vector<std::string> likes;  // of the word and its spellings
    std::string latin;               // the reading without_long
};

Known known_of(const Word& one) {
    Known known;
    known.spellings.emplace_back(one.reading);
    for (std::string_view rest = one.others; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        known.spellings.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    known.likes.push_back(likeness(one.word));
    for (const std::string& spelling : known.spellings) known.likes.push_back(likeness(spelling));
    known.latin = without_long(one.reading);
    return known;
}

const Known* known(std::string_view word) {
    static const std::map<std::string_view, Known> all = [] {
        std::map<std::string_view, Known> made;
        for (const Word& one : words) made.emplace(one.word, known_of(one));
        return made;
    }();
    const auto found = all.find(word);
    return found == all.end() ? nullptr : &found->second;
}

bool is_latin(const std::string& like) {
    return !like.empty() && std::all_of(like.begin(), like.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '\''; });
}

}  // namespace

const std::vector<std::string>& spellings_of(std::string_view word) {
    static const std::vector<std::string> none;
    const Known* found = known(word);
    return found ? found->spellings : none;
}

bool is_read_as(std::string_view typed, std::string_view word) {
    if (typed == word) return true;
    const Known* found = known(word);
    if (!found) return alike(typed, word);
    const std::string like = likeness(typed);
    if (std::find(found->likes.begin(), found->likes.end(), like) != found->likes.end()) return true;
    return is_latin(like) && without_long(kana_of(like)) == found->latin;
}

bool begins_as(std::string_view begun, std::string_view word, bool latin) {
    const Known* found = known(word);
    const std::string like = likeness(begun);
    if (!found || like.empty()) return false;
    if (std::any_of(found->likes.begin(), found->likes.end(),
                    [&](const std::string& one) { return one.starts_with(like); }))
        return true;
    const std::string kana = latin && is_latin(like) ? without_long(kana_of(like, true)) : std::string();
    return !kana.empty() && found->latin.starts_with(kana);
}

}  // namespace model::language
