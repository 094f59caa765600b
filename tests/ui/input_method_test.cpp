// An input method where there is none to be found: no session bus, and no ibus at the address it left. It is said beside
// the line, nothing is waited for, and keys pass by. It must never look at the bus of whoever runs the test.
#include "ui/window/input_method.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <optional>
#include <string>

namespace {

// A variable of this process's environment for as long as the object lives.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        ::setenv(name, value, 1);
    }
    ~Variable() {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    std::optional<std::string> before_;
};

}  // namespace

TEST_CASE(
    "without a session bus and without ibus it is said beside the line that nothing composes, and keys are keys") {
    const Variable bus("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const Variable ibus("IBUS_ADDRESS", "unix:path=/nonexistent/ibus");
    ui::KeyLine line;
    ui::InputMethod method(line);
    method.work();
    CHECK(line.composition().trouble.ja.empty());  // nothing is typed into
    method.focus(true);
    method.work();
    CHECK(line.composition().trouble.ja == "日本語入力なし");
    CHECK_FALSE(method.listens());
    CHECK(method.due());  // it is looked for again
    ui::KeyStroke key;
    key.symbol = 'k';
    line.give(key);
    const std::vector<ui::Typed> typed = line.take();
    REQUIRE(typed.size() == 1);
    CHECK(std::get<ui::KeyStroke>(typed.front()).symbol == 'k');
}
