// The parts of ./dev that count and compare, tried on output made up for it. It must never build or start the product.
#include "tests/house/shell.h"
#include "tests/house/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

// A folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "house-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        fs::permissions(path_ / name, fs::perms::owner_all);
        return (path_ / name).string();
    }

private:
    fs::path path_;
};

std::string counts_of(const std::string& log) {
    const Folder folder;
    int status = -1;
    const std::string said = house::output_of(
        "bash -c '. cmake/suite.sh; counts_of \"$0\"' '" + folder.file("ctest.log", log) + "'", status);
    CHECK(status == 0);
    return said;
}

// A bench that has these figures: name, median and unit as tests/bench/figure.cpp prints them.
std::string bench(const Folder& folder, const std::string& program, const std::string& lines) {
    return folder.file(program, "#!/bin/sh\n[ \"$1\" != --list-tests ] || { echo 'figures: one'; exit; }\ncat <<'E'\n" +
                                    lines + "E\n");
}

std::string tables_without_blanks(const std::string& text) {
    std::istringstream words(text);
    std::string all;
    for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
    return all;
}

}  // namespace

TEST_CASE("a sentence that failed is counted once though ctest prints it twice") {
    CHECK(counts_of("1: All tests passed (12 assertions in 3 test cases)\n"
                    "1/2 Test #1: good ....   Passed    0.00 sec\n"
                    "2: test cases:  10 |  7 passed | 2 failed | 1 skipped\n"
                    "2: assertions: 30 | 28 passed | 2 failed\n"
                    "2/2 Test #2: bad .....***Failed    0.00 sec\n"
                    "test cases:  10 |  7 passed | 2 failed | 1 skipped\n"
                    "assertions: 30 | 28 passed | 2 failed\n") == "10 2\n");
}

TEST_CASE("a program that died, or failed after its last test, is one failure") {
    CHECK(counts_of("1: some words\n"
                    "1/2 Test #1: died ....***Exception: SegFault  0.00 sec\n"
                    "2: All tests passed (4 assertions in 2 test cases)\n"
                    "2: ERROR: LeakSanitizer: detected memory leaks\n"
                    "2/2 Test #2: leaks ...***Failed    0.00 sec\n") == "2 2\n");
}

TEST_CASE("the benches of two builds become one table of ratios that names what only one of them measures") {
    const Folder folder;
    const std::string then = bench(folder, "then",
                                   "a wall of × signs, drawn               8 ms            7 – 9    0.50×  \n"
                                   "an old figure                          3 ms            3 – 3    1.00×  \n");
    const std::string now =
        bench(folder, "now",
              "a wall of × signs, drawn               6 ms            5 – 7    0.50×  2.0 × fsync (1 ms)\n"
              "a new figure                          40 KB          40 – 40    1.00×  \n");
    int status = -1;
    const std::string said =
        tables_without_blanks(house::output_of("cmake/against.sh '" + then + "' '" + now + "' 2>&1", status));
    CHECK(status == 0);
    CHECK(said.find("figure then now now ÷ then") != std::string::npos);
    CHECK(said.find("a wall of × signs, drawn 8 6 ms 0.75") != std::string::npos);
    CHECK(said.find("an old figure 3 ms only then") != std::string::npos);
    CHECK(said.find("a new figure 40 KB only now") != std::string::npos);
}

TEST_CASE("each part of the whole has its row in the table that says when it was last run") {
    const house::File* page = house::find("docs/reliability.md");
    REQUIRE(page != nullptr);
    int status = -1;
    std::istringstream parts(house::output_of("bash -c '. cmake/long.sh; echo ${whole_parts[*]}'", status));
    std::set<std::string> all;
    for (std::string part; parts >> part;) {
        CAPTURE(part);
        all.insert(part);
        CHECK(page->text.find("\n| " + part + " | ") != std::string::npos);
    }
    CHECK(all.size() >= 5);
}

TEST_CASE("the README's commands are all read out of its blocks, a feed that runs on among them") {
    int status = -1;
    const std::string lines = house::output_of("bash -c '. cmake/readme.sh; readme_blocks README.md'", status);
    CHECK(status == 0);
    for (const char* line : {"\t./dev run\n", " > my-token && chmod 600 my-token\n", "\tbuild/release/kyodo claim A1\n",
                             "sudo cmake --install build/release", "sudo systemctl enable --now kyodo-board\n"})
        CHECK(lines.find(line) != std::string::npos);
    CHECK(lines.find(" # ") == std::string::npos);
    const std::string server = "build/release/kyodo-feed --store sqlite:board.db --tokens tokens";
    CHECK(lines.find("\t" + server + "\n") != std::string::npos);
    house::output_of("bash -c '. cmake/readme.sh; is_server \"" + server + "\"'", status);
    CHECK(status == 0);
    house::output_of("bash -c '. cmake/readme.sh; is_server \"build/release/kyodo-feed export\"'", status);
    CHECK(status != 0);
}
