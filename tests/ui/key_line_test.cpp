// Keys on their way through an input method, without one: their order, what a composition that dies leaves behind, and the
// key that was meant for it. It must never wait.
#include "ui/window/key_line.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace {

using ui::KeyLine;
using ui::KeyStroke;

constexpr std::uint32_t enter = 0xFF0D, escape = 0xFF1B;

KeyStroke key(std::uint32_t symbol) { return {.symbol = symbol}; }

// What came out, a key as its character: "a", "⏎", or text in 「」.
std::string out_of(KeyLine& line) {
    std::string all;
    for (const ui::Typed& typed : line.take()) {
        if (const auto* text = std::get_if<std::string>(&typed))
            all += "「" + *text + "」";
        else if (const std::uint32_t symbol = std::get<KeyStroke>(typed).symbol; symbol == enter)
            all += "⏎";
        else
            all += symbol < 0x80 ? std::string(1, static_cast<char>(symbol)) : "?";
    }
    return all;
}

// A line in which そうば is composed.
struct Composing {
    KeyLine line;
    KeyLine::Time now{};

    Composing() {
        line.answer(line.ask(key('s'), now), true);
        line.compose({{"そうば"}}, 9);
    }
    void type(std::uint32_t symbol) { line.give(key(symbol)); }
};

}  // namespace

TEST_CASE("a key waits for the answers to those typed before it") {
    KeyLine line;
    const auto first = line.ask(key('a'), {});
    const auto second = line.ask(key('b'), {});
    line.answer(second, false);
    line.give(key('c'));
    CHECK(out_of(line).empty());
    line.answer(first, false);
    CHECK(out_of(line) == "abc");
}

TEST_CASE("a key that the input method took is nobody else's, and what it commits comes in its place") {
    KeyLine line;
    const auto first = line.ask(key('a'), {});
    const auto second = line.ask(key(enter), {});
    line.answer(first, false);
    line.commit("相場が");
    line.answer(second, true);
    CHECK(out_of(line) == "a「相場が」");
}

TEST_CASE("while something is composed not one key gets past it, asked about or not") {
    Composing at;
    at.type('w');
    at.line.answer(at.line.ask(key(enter), at.now), false);
    CHECK(out_of(at.line).empty());
    CHECK(at.line.composition().text() == "そうば");
}

TEST_CASE("a composition that dies is text, and the key that was meant to end it is not the board's") {
    for (const std::uint32_t ending :
         {enter, std::uint32_t{' '}, escape, std::uint32_t{0xFF08}, std::uint32_t{0xFF8D}}) {
        Composing at;
        CHECK(at.line.part(true) == 0);
        at.type(ending);
        CHECK(out_of(at.line) == "「そうば」");
        at.type(enter);
        CHECK(out_of(at.line) == "⏎");
    }
}

TEST_CASE("a key typed before an input method died comes behind the text it left") {
    Composing at;
    at.line.ask(key('g'), at.now);
    at.line.ask(key(enter), at.now);
    CHECK(at.line.part(true) == 2);
    CHECK(out_of(at.line) == "「そうば」g");
}

TEST_CASE("a composition that is gone without a commit and without a key that discards it has died with its server") {
    Composing at;
    at.line.ask(key('g'), at.now);
    at.line.compose({}, 0);
    CHECK(out_of(at.line) == "「そうば」");
}

TEST_CASE("Escape in a composition discards it, and a commit ends it: neither leaves its text twice") {
    Composing at;
    at.line.answer(at.line.ask(key(escape), at.now), true);
    at.line.compose({}, 0);
    CHECK(out_of(at.line).empty());
    Composing other;
    other.line.answer(other.line.ask(key(enter), other.now), true);
    other.line.commit("相場");
    other.line.compose({}, 0);
    other.type(enter);
    CHECK(out_of(other.line) == "「相場」⏎");
}

TEST_CASE("leaving a line of one's own accord keeps its composition as text, and costs no key") {
    Composing at;
    at.line.part(false);
    at.type(enter);
    CHECK(out_of(at.line) == "「そうば」⏎");
}

TEST_CASE("a key has waited long enough after eight tenths of a second") {
    KeyLine line;
    CHECK_FALSE(line.due());
    line.ask(key('a'), KeyLine::Time{});
    CHECK(line.due() == KeyLine::Time{} + std::chrono::milliseconds(800));
}
