// How a board says things: the scene it looks at, phrases with their places filled, names and times as people read them.
// A report says them alike. It must never decide what is shown.
#pragma once

#include "model/board.h"
#include "model/record/words.h"
#include "model/state.h"
#include "model/text/zone.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace model::parts {

// Everything a part looks at. `now` is the feed's clock cut to the whole second, so that every text that depends on it
// changes exactly when the shown clock does.
struct Scene {
    const State& state;
    const Record& record;  // of the incident shown; `state.record` is the whole
    const Gauges& gauges;
    const Budget& budget;
    Tick tick;
    Instant now;
    Language language = Language::ja;
    Freshness fresh = Freshness::connecting;
    BoardMode mode = BoardMode::connecting;
    const Incident* incident = nullptr;           // the one in the title; none when calm or only suspected
    std::vector<const Incident*> incidents = {};  // all that go on, the gravest first
    Zone zone = {};                               // of the log; none: each instant is said in its own offset
};

std::string phrase(const Scene& scene, Say word, std::initializer_list<std::string> values = {});
std::string text(const Scene& scene, const Text& both);
std::string inside_words(std::string words);
template <class E>
std::string word(const Scene& scene, const Word<E>& value) {
    return text(scene, word_of(value));
}
// The word as it stands inside a sentence: English without its capital. What was not known stays as it came.
template <class E>
std::string inside(const Scene& scene, const Word<E>& value) {
    return value.value == E::other ? word(scene, value) : inside_words(text(scene, word_of(value)));
}
std::string number(std::uint64_t value);  // "1,284"
template <class Integer>
std::string count_of(Integer value) {
    return std::to_string(value);
}
std::string joined(const std::vector<std::string>& parts, std::string_view between);
// Both when both are there, separated by one space.
std::string spaced(const std::string& left, const std::string& right);

// "12秒", "41分", "1時間8分", "3日2時間"; whole units, rounded down; negative lengths read as 0秒.
std::string span(Language language, Milliseconds length);
// How long ago that was, as `span`; where the feed's clock was set back since, that is said instead.
std::string age(const Scene& scene, Instant happened);
// Since when its service is so, where the event tells that late or anew.
std::optional<Instant> beginning_in(const Event& event);
// "後報 17:25" of what was told late; empty otherwise.
std::string told_late(const Scene& scene, const std::optional<Instant>& told);
// The word in both languages, for where a text of the record stands as well.
Text both_of(Say word);
// The instant in the log's zone; as it came where the log has none. Whatever is said of a time is said of this.
Instant local(const Scene& scene, Instant instant);
// "08:35" and "08:35:02" on any day.
std::string clock_minute(const Scene& scene, Instant instant);
std::string clock_second(const Scene& scene, Instant instant);
// "08:35" today, "10/02 08:35" on another day.
std::string moment(const Scene& scene, Instant instant);
// "08:35" today, "10/02" on another day: for narrow columns.
std::string short_moment(const Scene& scene, Instant instant);
bool is_today(const Scene& scene, Instant instant);
// "UTC+2", the offset of what is shown, where the clock of this machine shows another time; else empty.
std::string other_zone(const Scene& scene);
Instant whole_second(Instant instant);

// "停止 3", "3 stopped".
std::string state_counted(const Scene& scene, Continuity state, std::size_t count);

// "業務部" of "かなた市場 業務部" where no other organisation ends in the same word.
std::string short_organisation(const Scene& scene, const std::string& name);
std::string service_name(const Scene& scene, const Service& service);
// "切離し 1号機"; the verb is left out where the object already says it.
std::string action_object(const Scene& scene, const Action& action);
std::string action_state(const Scene& scene, const Word<ActionState>& state);
// "情報を確認 配信が3秒遅れている": what one event said, in one line.
std::string event_sentence(const Scene& scene, const Record& record, const Event& event);

}  // namespace model::parts
