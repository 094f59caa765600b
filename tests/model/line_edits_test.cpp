// The line being typed, edited as in bash: what undo takes back at once, and lines that were recalled and changed.
// It must never need a key or a board.
#include "model/update.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

struct Line {
    State state = initial_state(View::desk, Language::ja, {"復旧E", "つばめ"}, Limits{});

    void tell(const Message& message) { update(state, message, Tick{}); }
    // Letter by letter, as a keyboard does.
    void type(std::string_view letters) {
        for (const char letter : letters) put(std::string(1, letter));
    }
    void put(const std::string& text) {
        std::string line = this->text();
        line.insert(state.desk.caret, text);
        tell(EntryChanged{line, state.desk.caret + text.size()});
    }
    void undo() { tell(EntryUndone{}); }
    void redo() { tell(EntryUndone{true}); }
    std::string text() const { return state.entry.value_or(""); }
};

}  // namespace

TEST_CASE("undo takes back what was typed in one go, a deletion and a paste one by one, and redo does them again") {
    Line line;
    line.type("fact");
    line.tell(EntryChanged{"fac", 3});
    line.put("相場が止まったと現地から電話があったので確かめる");
    line.undo();
    CHECK(line.text() == "fac");
    line.undo();
    CHECK(line.text() == "fact");
    CHECK(line.state.desk.caret == 4);
    line.undo();
    CHECK(line.text().empty());
    line.undo();
    CHECK(line.text().empty());
    for (const char* again : {"fact", "fac", "fac相場が止まったと現地から電話があったので確かめる"}) {
        line.redo();
        CHECK(line.text() == again);
    }
    line.undo();
    for (const char* composed : {"相場", "が"}) line.put(composed);
    line.undo();
    line.undo();
    CHECK(line.text() == "fac");
    line.type("e");
    line.redo();
    CHECK(line.text() == "face");
}

TEST_CASE("undo takes back 20 typed characters at most, and what was typed elsewhere is a step of its own") {
    Line line;
    line.type("abcdefghijklmnopqrstuvwxyz");
    line.tell(EntryChanged{line.text(), 0});
    line.type("1");
    line.undo();
    CHECK(line.text() == "abcdefghijklmnopqrstuvwxyz");
    CHECK(line.state.desk.caret == 0);
    line.undo();
    CHECK(line.text() == "abcdefghijklmnopqrst");
}

TEST_CASE("a completion is taken back at once, and what was typed before and behind it is not") {
    Line line;
    line.type("iso");
    line.tell(CompletionTaken{"iso", 3, {0, "isolate", "isolate"}});
    REQUIRE(line.text() == "isolate ");
    line.type("u");
    line.undo();
    CHECK(line.text() == "isolate ");
    line.undo();
    CHECK(line.text() == "iso");
}

TEST_CASE("a recalled line that is changed and left is found again as it was left, and so is the line being typed") {
    Line line;
    for (const char* said : {"one", "two"}) {
        line.type(said);
        line.tell(EntryChanged{std::nullopt});
    }
    line.type("new");
    line.tell(LineRecalled{1});
    CHECK(line.text() == "two");
    line.type("!");
    line.tell(LineRecalled{1});
    CHECK(line.text() == "one");
    line.tell(LineRecalled{1});
    CHECK(line.text() == "one");
    line.tell(LineRecalled{-1});
    CHECK(line.text() == "two!");
    line.undo();
    CHECK(line.text() == "two");
    line.redo();
    line.tell(LineRecalled{-1});
    CHECK(line.text() == "new");
    line.undo();
    CHECK(line.text().empty());
}

TEST_CASE("of several lines that were begun the others are kept as earlier ones when one is closed") {
    Line line;
    line.type("one");
    line.tell(EntryChanged{std::nullopt});
    line.type("new");
    line.tell(LineRecalled{1});
    line.type("!");
    line.tell(EntryChanged{std::nullopt});
    CHECK(line.state.desk.said == std::vector<std::string>{"one", "new", "one!"});
    line.type("x");
    line.tell(LineRecalled{-1});
    CHECK(line.text() == "x");
}

TEST_CASE("what is said of a paste is said until the line changes or is sent") {
    Line line;
    line.tell(EntryChanged{"a b", std::nullopt, EntryNote{EntryNote::What::joined, 2}});
    CHECK(line.state.desk.note);
    line.tell(EntryChanged{"a b", std::size_t{0}});
    CHECK(line.state.desk.note);
    line.put("c");
    CHECK_FALSE(line.state.desk.note);
}
