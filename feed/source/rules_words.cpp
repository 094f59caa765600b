// The sentences about mistakes in a rules file: what is wrong and what to write instead. It must never know TOML.
#include "feed/source/rules_words.h"

#include "feed/base/written_time.h"
#include "model/record/words.h"
#include "model/text/text.h"

#include <array>
#include <cstdio>

namespace feed {

namespace rules_words {
namespace {

std::string quoted(std::string_view word) { return "\"" + model::clipped(model::without_controls(word), 60) + "\""; }

Text meant(Text sentence, std::string_view nearest) {
    if (nearest.empty()) return sentence;
    sentence.ja += quoted(nearest) + " のことですか?";
    sentence.en += " Did you mean " + quoted(nearest) + "?";
    return sentence;
}

}  // namespace

Text write_as_tables(std::string_view key) {
    const std::string form = "[[" + std::string(key) + "]]";
    return {form + " の形で書いてください。", "Write it as " + form + "."};
}

Text too_many(std::size_t most) {
    return {"多すぎます。" + std::to_string(most) + " までにしてください。",
            "There are too many: at most " + std::to_string(most) + "."};
}

Text unknown_word(std::string_view word, std::string_view nearest) {
    return meant({quoted(word) + " という項目はありません。消すか直してください。",
                  "There is no setting " + quoted(word) + ": remove or correct it."},
                 nearest);
}

Text write_text(std::string_view key) {
    return {quoted(key) + " には空でない文字列を書いてください。",
            "Write " + quoted(key) + " as text in quotes, not empty."};
}

Text too_long(std::string_view key, std::int64_t most) {
    const std::string cells = std::to_string(most);
    return {quoted(key) + " が長すぎます。半角 " + cells + " 文字までにしてください。",
            quoted(key) + " is too long: at most " + cells + " half-width characters."};
}

Text missing(std::string_view key) {
    return {quoted(key) + " がありません。書き足してください。", quoted(key) + " is missing: add it."};
}

Text write_list(std::string_view key) {
    return {quoted(key) + " は [\"a\", \"b\"] の形で書いてください。",
            "Write " + quoted(key) + " as a list: [\"a\", \"b\"]."};
}

Text not_an_id(std::string_view key, std::size_t most) {
    const std::string size = std::to_string(most);
    return {quoted(key) + " は英数字と . _ - の " + size + " 文字までにしてください。",
            quoted(key) + " takes at most " + size + " letters, digits, '.', '_' or '-'."};
}

Text bad_tier() { return {"\"tier\" は 1、2、3 のどれかにしてください。", "\"tier\" is 1, 2 or 3."}; }

Text twice(std::string_view key, const std::string& value) {
    return {quoted(key) + " の " + quoted(value) + " が2回あります。片方を変えてください。",
            quoted(key) + " " + quoted(value) + " is there twice: change one of them."};
}

Text reserved(const std::string& name) {
    return {quoted(name) + " は予約済みの名前です。別の名前にしてください。",
            quoted(name) + " is taken by the feed: choose another name."};
}

Text one_end() {
    return {"\"do\"(と \"object\")、\"no_action\"、\"heartbeat\" のどれか一つを書いてください。",
            "A rule says \"do\" (with \"object\"), \"no_action\" or \"heartbeat\": write one of them."};
}

Text write_settle(std::int64_t most) {
    const std::string minutes = std::to_string(most);
    return {"\"settle_min\" は \"do\" のあるルールに、0〜" + minutes + " の分数で書いてください。",
            "Write \"settle_min\" in a rule with \"do\", as 0 to " + minutes + " minutes."};
}

Text write_heartbeat() {
    return {"heartbeat = true と書き、\"services\" は付けないでください。",
            "Write heartbeat = true, without \"services\"."};
}

Text write_match() {
    return {"\"match\" に少なくとも一つのラベルを書いてください(例: match = { alertname = \"DiskFull\" })。",
            "Write \"match\" with at least one label, for example match = { alertname = \"DiskFull\" }."};
}

Text write_way(const std::string& label) {
    return {
        quoted(label) +
            " は \"値\"、[\"値\", \"値\"]、{ starts_with|contains|not = \"値\" }、{ present = true } "
            "のどれかで書いてください。",
        "Write " + quoted(label) +
            " as \"value\", [\"one\", \"another\"], { starts_with|contains|not = \"value\" } or { present = true }."};
}

Text write_present(const std::string& label) {
    return {quoted(label) + " は { present = true } と書いてください。",
            "Write " + quoted(label) + " as { present = true }."};
}

Text unknown_service(const std::string& id, std::string_view nearest) {
    return meant({"サービス " + quoted(id) + " は [[service]] にありません。先に書き足してください。",
                  "There is no [[service]] with the id " + quoted(id) + ": add one."},
                 nearest);
}

Text unknown_move(const std::string& word) {
    const auto moves =
        std::string("confirm, collect, isolate, switch, restart, stop, resume, rollback, bypass, throttle, manual, ") +
        "resend, notify, escalate, monitor, hand_to_repair";
    return {quoted(word) + " という手はありません。次から選んでください: " + moves + "。",
            "There is no move " + quoted(word) + ": choose one of " + moves + "."};
}

Text write_no_action() {
    return {"no_action = { owner = \"名前\", until = 2030-10-01T12:00:00+09:00 } の形で書いてください。",
            "Write no_action = { owner = \"NAME\", until = 2030-10-01T12:00:00+09:00 }."};
}

Text write_until() {
    const Text forms = dated_time_forms();
    return {"\"until\" が期限として読めません。" + forms.ja, "\"until\" is no time. " + forms.en};
}

std::string written(const Moment& at) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", at.year, at.month, at.day, at.hour,
                  at.minute, at.second);
    std::string all = text.data();
    if (!at.offset_min) return all;
    const int offset = *at.offset_min < 0 ? -*at.offset_min : *at.offset_min;
    std::snprintf(text.data(), text.size(), "%c%02d:%02d", *at.offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
    return all + text.data();
}

Text not_utf8() {
    return {"UTF-8 ではありません。UTF-8 で保存し直してください。", "The file is not UTF-8: save it as UTF-8."};
}

Text too_many_dots(std::size_t most) {
    const std::string number = std::to_string(most);
    return {"この行には点(.)が多すぎます(" + number + " まで)。何行かに分けてください。",
            "This line has more than " + number + " dots: spread it over several lines."};
}

Text not_toml(const std::string& why) {
    const std::string clean = model::is_utf8(why) ? model::clipped(model::without_controls(why), 160) : "TOML";
    return {"TOML として読めません(" + clean + ")。この行を直してください。",
            "This is not TOML (" + clean + "): correct this line."};
}

}  // namespace rules_words

std::optional<model::MatchKind> match_kind_from(std::string_view word) {
    struct Known {
        std::string_view word;
        model::MatchKind kind;
    };
    constexpr std::array<Known, 5> all{{{"not", model::MatchKind::not_equal},
                                        {"starts_with", model::MatchKind::starts_with},
                                        {"contains", model::MatchKind::contains},
                                        {"one_of", model::MatchKind::one_of},
                                        {"present", model::MatchKind::present}}};
    for (const Known& known : all) {
        if (known.word == word) return known.kind;
    }
    return std::nullopt;
}

}  // namespace feed
