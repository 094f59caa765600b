// Both languages and the wire say the same things: no word missing, none twice, none at the wrong enumerator.
#include "model/record/words.h"

#include "model/record/enum_words.h"
#include "model/text/text.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace model;

namespace {

template <class E>
void every_word_goes_both_ways() {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < EnumWords<E>::all.size(); ++i) {
        const E value = static_cast<E>(i);
        INFO(wire_name(value));
        CHECK(enum_from<E>(wire_name(value)) == value);
        CHECK(seen.insert(wire_name(value)).second);
        CHECK_FALSE(EnumWords<E>::all[i].ja.empty());
        CHECK_FALSE(EnumWords<E>::all[i].en.empty());
    }
    CHECK_FALSE(enum_from<E>("no such word"));
    CHECK_FALSE(enum_from<E>(""));
}

}  // namespace

TEST_CASE("every enumerator has one wire word that leads back to it, and words in both languages") {
    every_word_goes_both_ways<Phase>();
    every_word_goes_both_ways<Severity>();
    every_word_goes_both_ways<Continuity>();
    every_word_goes_both_ways<Impact>();
    every_word_goes_both_ways<DeadlineKind>();
    every_word_goes_both_ways<EtaKind>();
    every_word_goes_both_ways<Verb>();
    every_word_goes_both_ways<ActionState>();
    every_word_goes_both_ways<DecisionState>();
    every_word_goes_both_ways<FactStatus>();
    every_word_goes_both_ways<FactKind>();
    every_word_goes_both_ways<HelpState>();
    every_word_goes_both_ways<RoleName>();
    every_word_goes_both_ways<HandoverState>();
    every_word_goes_both_ways<Disposition>();
    every_word_goes_both_ways<SourceHealth>();
    every_word_goes_both_ways<Happening>();
    every_word_goes_both_ways<Trouble>();
}

TEST_CASE("the words stand at the enumerators they are meant for") {
    CHECK(wire_name(Verb::switch_over) == "switch");
    CHECK(wire_name(Verb::hand_to_repair) == "hand_to_repair");
    CHECK(wire_name(ActionState::in_progress) == "in_progress");
    CHECK(wire_name(Happening::handover_withdrawn) == "handover_withdrawn");
    CHECK(wire_name(Happening::action_claimed) == "action_claimed");
    CHECK(wire_name(Trouble::already_claimed) == "already-claimed");
    CHECK(wire_name(Continuity::stopped) == "stopped");
    CHECK(wire_name(SourceHealth::failing) == "failing");
    CHECK(word_of(Continuity::stopped) == Text{"停止", "Stopped"});
    CHECK(word_of(ActionState::blocked) == Text{"停滞", "Stuck"});
    CHECK(word_of(Phase::responding) == Text{"暫定対応", "Respond"});
    CHECK(word_of(RoleName::commander) == Text{"統括", "Commander"});
    CHECK(say(Say::next_update, Language::ja) == "次の報告");
    CHECK(say(Say::next_update, Language::en) == "Next update");
}

TEST_CASE("an unknown word is shown as it came") {
    CHECK(word_of(Word<Continuity>{Continuity::other, "limping"}) == Text{"limping", "limping"});
    CHECK(word_of(Word<Continuity>{Continuity::other}) == Text{"その他", "Other"});
    CHECK(word_of(Word<Continuity>{Continuity::stopped}) == word_of(Continuity::stopped));
}

TEST_CASE("state words of a service fit their plaque") {
    for (const EnumWord& word : EnumWords<Continuity>::all) {
        CHECK(cells(word.ja) <= 8);
        CHECK(cells(word.en) <= 8);
    }
    for (const EnumWord& word : EnumWords<ActionState>::all) {
        CHECK(cells(word.ja) <= 8);
        CHECK(cells(word.en) <= 9);
    }
}

TEST_CASE("a phrase takes its values in turn or by number, and both languages have the same places") {
    CHECK(fill("受信 {}前", {"2秒"}) == "受信 2秒前");
    CHECK(fill("{0} が {1} に", {"監理H", "08:12:31"}) == "監理H が 08:12:31 に");
    CHECK(fill("{1} {0}", {"a", "b"}) == "b a");
    CHECK(fill("{} {}", {"a"}) == "a ");
    CHECK(fill("no place", {"a"}) == "no place");
    CHECK(fill("{}", {"{0} %s"}) == "{0} %s");
    CHECK(fill("open {", {"a"}) == "open {");
    for (std::size_t i = 0; i < static_cast<std::size_t>(Say::count_); ++i) {
        const auto word = static_cast<Say>(i);
        const std::string ja = fill(say(word, Language::ja), {"\x01", "\x02", "\x03"});
        const std::string en = fill(say(word, Language::en), {"\x01", "\x02", "\x03"});
        INFO(ja << " / " << en);
        for (const char place : {'\x01', '\x02', '\x03'})
            CHECK((ja.find(place) == std::string::npos) == (en.find(place) == std::string::npos));
    }
}
