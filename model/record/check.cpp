// One walk over the field table that cleans and checks; one overload for each kind of value. See check.h.
// It must never know JSON or the state of the record.
#include "model/record/check.h"

#include "model/record/enum_words.h"
#include "model/record/fields_command.h"
#include "model/record/fields_news.h"
#include "model/text/text.h"

namespace model {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t end_of_2199_ms = 7'258'118'400'000;

Fault missing() { return fault("書いてください。必ず要ります。", "this is required."); }

bool blank(std::string_view text) { return text.find_first_not_of(" \u3000") == std::string_view::npos; }

bool is_id(std::string_view text, const Limit& limit) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return text.size() <= static_cast<std::size_t>(limit.high) &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_word(std::string_view text) { return !text.empty() && is_id(text, limit::id); }

Fault not_a_type() {
    return fault("種類は英数字と . _ - の 1〜40 文字にしてください(例 action)。",
                 "a type is 1 to 40 letters, digits, '.', '_' or '-', such as action.");
}

Fault not_a_name() {
    return fault("制御文字のない組織名にしてください。", "write an organisation's name without control characters.");
}

template <class E>
Fault unknown_word(std::string_view raw) {
    std::string known;
    for (const EnumWord& word : EnumWords<E>::all) {
        if (word.wire != "other") known += (known.empty() ? "" : ", ") + std::string{word.wire};
    }
    return fault("「" + std::string{raw} + "」は使えません。" + known + " のどれかにしてください。",
                 "\"" + std::string{raw} + "\" is not known: write one of " + known + ".");
}

class Checker {
public:
    // Strict: commands. Otherwise the record, where an unknown word is kept and a blank text is shown as missing.
    explicit Checker(bool strict) : strict_(strict) {}

    template <class Row>
    MaybeFault row(Row& row) const {
        MaybeFault found;
        each_field(Of<Row>{}, [&]<class T>(std::string_view name, T Row::*member, Limit limit, Need need) {
            field(found, {name, &(row.*member), limit, need}, value_at<T>);
        });
        if constexpr (requires { row.rest; })
            if (!found) found = kept(row.rest);
        return found;
    }

    // What is read out of it was read from what is kept, so it is refused rather than cleaned.
    MaybeFault row(Other& other) const {
        Id<struct OwnTag> own{other.id.text.substr(std::min(other.id.text.size(), other.type.size() + 1))};
        if (!is_word(other.type)) return not_a_type().within("type");
        if (auto found = value(own, limit::id, Need::needed)) return std::move(*found).within("id");
        std::string only = other.only;
        if (auto found = value(only, limit::organisation, Need::optional)) return std::move(*found).within("only");
        if (only != other.only) return not_a_name().within("only");
        return kept(other.rest);
    }

    template <class T>
    MaybeFault text(T& held, Limit limit) const {
        return value(held, limit, Need::optional);
    }

private:
    struct Field {
        std::string_view name;
        void* place;
        Limit limit;
        Need need;
    };

    // Compiled once for every type of a member, not for every member.
    template <class T>
    static MaybeFault value_at(const Checker& checker, const Field& field) {
        return checker.value(*static_cast<T*>(field.place), field.limit, field.need);
    }

    void field(MaybeFault& found, const Field& field, MaybeFault (*check)(const Checker&, const Field&)) const {
        if (found) return;
        found = check(*this, field);
        if (found) found = std::move(*found).within(field.name);
    }

    // A command says nothing that is not known: what it makes is written by this version.
    MaybeFault kept(Rest& rest) const {
        if (strict_) rest.clear();
        std::size_t bytes = 0;
        for (const Kept& one : rest) bytes += one.name.size() + one.json.size();
        if (rest.size() <= static_cast<std::size_t>(limit::kept_members.high) &&
            bytes <= static_cast<std::size_t>(limit::kept_bytes.high))
            return std::nullopt;
        const std::string most = std::to_string(limit::kept_members.high);
        const std::string full = std::to_string(limit::kept_bytes.high);
        return fault("この版の知らない項目が多すぎます(" + most + " 件、合わせて " + full + " バイトまで)。",
                     "there is too much here that this version does not know: at most " + most + " members and " +
                         full + " bytes together.");
    }

    MaybeFault value(std::string& text, Limit limit, Need need) const {
        auto size = cells_if_plain(text);
        if (!size && !is_utf8(text))
            return fault("文字が UTF-8 ではありません。UTF-8 で送ってください。",
                         "this is not UTF-8: send it as UTF-8.");
        if (!size) size = cells(text = without_controls(text));
        if (strict_ && need == Need::needed && blank(text)) return missing();
        if (*size <= static_cast<std::size_t>(limit.high)) return std::nullopt;
        const std::string full = std::to_string(limit.high / 2);
        return fault(
            "長すぎます。全角 " + full + " 文字までにしてください。",
            "this is too long: write at most " + std::to_string(limit.high) + " characters (" + full + " full-width).");
    }

    MaybeFault value(Text& text, Limit limit, Need need) const {
        if (auto found = value(text.ja, limit, Need::optional)) return found;
        if (auto found = value(text.en, limit, Need::optional)) return found;
        const bool said = !blank(text.ja) || !blank(text.en);
        return strict_ && need == Need::needed && !said ? MaybeFault{missing()} : std::nullopt;
    }

    template <class Tag>
    MaybeFault value(Id<Tag>& id, Limit limit, Need need) const {
        if (id.empty() && need == Need::needed) return missing();
        if (strict_) id.text = half_width(id.text);
        if (is_id(id.text, limit)) return std::nullopt;
        return fault("番号は英数字と . _ - の 1〜40 文字にしてください(例 A7)。",
                     "an id is 1 to 40 letters, digits, '.', '_' or '-', such as A7.");
    }

    MaybeFault value(Instant& at, Limit, Need) const {
        const bool near = at.ms > -day_ms && at.ms < end_of_2199_ms + day_ms;
        const std::int64_t local = near ? at.ms + at.offset_min * minute_ms : -1;
        if (local >= 0 && local < end_of_2199_ms && at.offset_min >= -1080 && at.offset_min <= 1080)
            return std::nullopt;
        return fault("1970〜2199年の時刻にしてください(例 2030-10-01T08:20:00+09:00)。",
                     "write a time in the years 1970 to 2199, e.g. 2030-10-01T08:20:00+09:00.");
    }

    template <class E>
    MaybeFault value(Word<E>& word, Limit, Need) const {
        if (auto found = value(word.raw, limit::raw_word, Need::optional)) return found;
        if (word.value != E::other) word.raw.clear();
        if (strict_ && word.value == E::other) return unknown_word<E>(word.raw);
        return std::nullopt;
    }

    MaybeFault value(bool&, Limit, Need) const { return std::nullopt; }

    MaybeFault value(double& number, Limit limit, Need) const {
        if (number > static_cast<double>(limit.low) && number <= static_cast<double>(limit.high)) return std::nullopt;
        return out_of(limit);
    }

    MaybeFault value(int& number, Limit limit, Need need) const {
        auto wide = static_cast<std::uint64_t>(number);
        return number < 0 ? out_of(limit) : value(wide, limit, need);
    }

    MaybeFault value(std::uint64_t& number, Limit limit, Need) const {
        if (number >= static_cast<std::uint64_t>(limit.low) && number <= static_cast<std::uint64_t>(limit.high))
            return std::nullopt;
        return out_of(limit);
    }

    static Fault out_of(Limit limit) {
        const std::string low = std::to_string(limit.low);
        const std::string high = std::to_string(limit.high);
        return fault(low + "〜" + high + " の数にしてください。", "write a number from " + low + " to " + high + ".");
    }

    template <class T>
    MaybeFault value(std::optional<T>& held, Limit limit, Need need) const {
        return held ? value(*held, limit, need) : std::nullopt;
    }

    template <class T>
    MaybeFault value(std::vector<T>& list, Limit limit, Need need) const {
        const auto size = static_cast<std::int64_t>(list.size());
        if (size > limit.high || size < limit.low)
            return fault("いまは " + std::to_string(size) + " 件です。" + std::to_string(limit.low) + "〜" +
                             std::to_string(limit.high) + " 件にしてください。",
                         "there are " + std::to_string(size) + ": send " + std::to_string(limit.low) + " to " +
                             std::to_string(limit.high) + ".");
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (auto found = item(list[i], need)) return std::move(*found).within(i);
        }
        return std::nullopt;
    }

    template <class Tag>
    MaybeFault item(Id<Tag>& id, Need) const {
        return value(id, limit::id, Need::needed);
    }
    MaybeFault item(Entity& entity, Need) const {
        return std::visit([this](auto& held) { return row(held); }, entity);
    }
    MaybeFault item(Text& held, Need need) const { return value(held, limit::text(60), need); }
    template <class Row>
    MaybeFault item(Row& held, Need) const {
        return row(held);
    }

    bool strict_;
};

}  // namespace

MaybeFault check(Entity& entity) {
    return std::visit([](auto& row) { return Checker{false}.row(row); }, entity);
}

// Only what was withheld may say nothing.
MaybeFault check(Event& event) {
    const bool silent = event.entities.empty();
    if (silent != (event.what == Happening::withheld))
        return fault("変わったもの(1〜16 件)を書いてください。", "name the 1 to 16 entities that changed.")
            .within("entities");
    return Checker{false}.row(event);
}
MaybeFault check(Gauges& gauges) { return Checker{false}.row(gauges); }
MaybeFault check(AlertGroup& group) { return Checker{false}.row(group); }
MaybeFault check(FeedClock& clock) { return Checker{false}.row(clock); }
MaybeFault check(News& news) { return Checker{false}.row(news); }

MaybeFault check(Command& command) {
    return std::visit([](auto& row) { return Checker{true}.row(row); }, command);
}

MaybeFault check(Text& text, Limit limit) { return Checker{false}.text(text, limit); }

MaybeFault check(std::string& text, Limit limit) { return Checker{false}.text(text, limit); }

}  // namespace model
