// How much a function is told. Whoever needs more than four things passes those that belong together as one: an area, a
// frame, a plate.
// It must never count what a library's own signature asks for as reason enough to allow more.
#include "tests/house/functions.h"
#include "tests/house/tree.h"

#include <catch2/catch_test_macros.hpp>

namespace {

constexpr std::size_t most_parameters = 4;
constexpr std::size_t most_exceptions = 19;

}  // namespace

TEST_CASE("a function takes four parameters at most, but for nineteen in the whole product") {
    std::string listed;
    std::size_t count = 0, all = 0;
    for (const house::File* file : house::product_code())
        for (const house::Function& function : house::functions_in(file->text)) {
            ++all;
            if (function.parameters <= most_parameters) continue;
            ++count;
            listed += house::place(*file, function.line, function.name) + " takes " +
                      std::to_string(function.parameters) + "\n";
        }
    INFO(listed);
    CHECK(count <= most_exceptions);
    CHECK(all > 2500);  // the reader still reads
}

TEST_CASE("functions are counted where their bodies stand, with defaults, templates and lambdas read as one") {
    const std::string code = R"cpp(
#define MACRO(a, b, c, d, e) \
            { a }
        namespace a {
        // void commented(int a, int b) {}
        int declared(int a, int b, int c, int d, int e);
        template <class T>
        std::map<int, T> pairs(std::map<int, T> first, std::array<int, 2> second = {1, 2},
                               const char* third = "a, b (") {
            const auto inner = [](int a, int b, int c, int d, int e) { return a; };
            if (called(1, 2, 3, 4, 5)) {
                return {};
            }
        }
        struct Thing {
            Thing(int a, int b) : a_(a), b_{b, 1'000, '{'} {}
            bool operator()(int a) const { return a > 0; }
            int a_ = 0;
        };
        void nothing() {}
        }  // namespace a
    )cpp";
    std::vector<std::string> found;
    for (const house::Function& function : house::functions_in(code))
        found.push_back(std::to_string(function.line) + " " + function.name + " " +
                        std::to_string(function.parameters));
    CHECK(found == std::vector<std::string>{"8 pairs 3", "16 Thing 2", "17 operator() 1", "20 nothing 0"});
}
