// How every file behaves: its length, its opening, its formatting, what it may never say.
// Forbidden words are spelled in halves here, so that this file keeps its own rules.
#include "model/text/version.h"
#include "tests/house/shell.h"
#include "tests/house/tree.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

namespace {

using house::File;
using Found = std::vector<std::string>;

constexpr std::size_t most_lines = 350;

bool is_ours(const File& file) {
    return file.is_code() || file.path == "dev" || file.path.ends_with(".sh") || file.path.ends_with(".cmake") ||
           file.path.ends_with("CMakeLists.txt");
}

std::size_t opening_comment_lines(const File& file) {
    std::size_t count = 0;
    while (count < file.lines.size() && file.lines[count].starts_with("//")) ++count;
    return count;
}

bool word_at(const std::string& line, std::size_t at, std::size_t length) {
    const auto letter = [&](std::size_t i) {
        return i < line.size() && std::isalnum(static_cast<unsigned char>(line[i]));
    };
    return (at == 0 || !letter(at - 1)) && !letter(at + length);
}

void find_words(const File& file, const std::vector<std::string>& words, Found& found) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const std::string& word : words) {
            const std::size_t at = file.lines[i].find(word);
            if (at == std::string::npos || !word_at(file.lines[i], at, word.size())) continue;
            found.push_back(house::place(file, static_cast<int>(i) + 1, word));
        }
    }
}

// Upstream repositories, standards and names that can never be a real machine; every other host would tie the
// repository to somebody's network.
bool host_may_be_named(std::string_view host) {
    if (host.find('.') == std::string_view::npos) return true;
    if (house::matches_any(host,
                           {"127.*", "10.*", "192.168.*", "0.0.0.0", "192.0.2.*", "198.51.100.*", "203.0.113.*"})) {
        return true;
    }
    return house::matches_any(
        host, {"github.com", "*.example", "*.example.com", "*.example.org", "example.com", "example.org", "*.test",
               "*.invalid", "*.lan", "*.local", "*.internal", "json-schema.org", "www.w3.org", "www.rfc-editor.org",
               "openfontlicense.org", "scripts.sil.org"});
}

void find_hosts(const File& file, Found& found) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        for (std::size_t at = line.find("://"); at != std::string::npos; at = line.find("://", at + 3)) {
            const std::size_t end =
                line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-", at + 3);
            const std::string host = line.substr(at + 3, end == std::string::npos ? end : end - at - 3);
            if (!host_may_be_named(host)) found.push_back(house::place(file, static_cast<int>(i) + 1, host));
        }
    }
}

// Targets of [text](target) and src="target" that are paths, not addresses or anchors.
std::vector<std::string> linked_paths(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& [open, close] : {std::pair<std::string, char>{"](", ')'}, {"src=\"", '"'}}) {
        for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
            const std::size_t begin = at + open.size();
            const std::size_t end = text.find(close, begin);
            if (end == std::string::npos) break;
            const std::string target = text.substr(begin, std::min(end, text.find('#', begin)) - begin);
            if (!target.empty() && target.find("://") == std::string::npos) found.push_back(target);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("no file of ours is longer than 350 lines") {
    Found found;
    for (const File& file : house::files()) {
        if (is_ours(file) && file.lines.size() > most_lines) {
            found.push_back(file.path + " has " + std::to_string(file.lines.size()));
        }
    }
    CHECK(found == Found{});
}

TEST_CASE("a source file opens with one to six lines saying what it is for") {
    Found found;
    for (const File* file : house::all_code()) {
        const std::size_t lines = opening_comment_lines(*file);
        if (lines < 1 || lines > 6) found.push_back(file->path + " opens with " + std::to_string(lines) + " lines");
    }
    CHECK(found == Found{});
}

TEST_CASE("nothing is left for later in a comment") {
    Found found;
    for (const File& file : house::files()) {
        if (is_ours(file))
            find_words(file,
                       {"TO"
                        "DO",
                        "FIX"
                        "ME",
                        "XX"
                        "X",
                        "HA"
                        "CK"},
                       found);
    }
    CHECK(found == Found{});
}

TEST_CASE("no test sleeps") {
    Found found;
    for (const File* file : house::all_code()) {
        if (file->room() != "tests") continue;
        find_words(*file,
                   {"sleep"
                    "_for",
                    "sleep"
                    "_until",
                    "us"
                    "leep",
                    "nano"
                    "sleep",
                    "sle"
                    "ep("},
                   found);
    }
    CHECK(found == Found{});
}

TEST_CASE("no file names a host that is not upstream's or an example") {
    Found found;
    for (const File& file : house::files()) find_hosts(file, found);
    CHECK(found == Found{});
}

TEST_CASE("no file names a place on the machine it was written on") {
    Found found;
    for (const File& file : house::files()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const std::string place : {"/wo"
                                            "rk/",
                                            "/ro"
                                            "ot/",
                                            "/tmp/ky"
                                            "odo",
                                            "../sha"
                                            "red",
                                            "/ho"
                                            "me/"}) {
                if (file.lines[i].find(place) == std::string::npos) continue;
                found.push_back(house::place(file, static_cast<int>(i) + 1, place));
            }
        }
    }
    CHECK(found == Found{});
}

TEST_CASE("the README names the two commands") {
    const File* readme = house::find("README.md");
    REQUIRE(readme != nullptr);
    CHECK(readme->text.find("./dev run") != std::string::npos);
    CHECK(readme->text.find("./dev test") != std::string::npos);
}

TEST_CASE("the programs and the build say the same version") {
    const File* build = house::find("CMakeLists.txt");
    REQUIRE(build != nullptr);
    CHECK(build->text.find("project(kyodo VERSION " + std::string(model::program_version) + " ") != std::string::npos);
}

TEST_CASE("every link in a page leads to a file") {
    Found found;
    for (const File& file : house::files()) {
        if (!file.path.ends_with(".md")) continue;
        const auto folder = std::filesystem::path(support::source("")) / std::filesystem::path(file.path).parent_path();
        for (const std::string& target : linked_paths(file.text)) {
            if (!std::filesystem::exists(folder / target)) found.push_back(file.path + " links " + target);
        }
    }
    CHECK(found == Found{});
}

TEST_CASE("a picture of docs/images is shown by a page") {
    std::set<std::string> shown;
    for (const File& file : house::files())
        if (file.path.ends_with(".md"))
            for (const std::string& target : linked_paths(file.text))
                shown.insert(std::filesystem::path(target).filename().string());
    Found found;
    for (const auto& entry : std::filesystem::directory_iterator(support::source("docs/images")))
        if (!shown.contains(entry.path().filename().string())) found.push_back(entry.path().filename().string());
    INFO("what no page shows is kept in tests/gallery/pictures: ./dev gallery puts it there");
    CHECK(found == Found{});
}

TEST_CASE("clang-format finds nothing to change") {
    std::string command = "clang-format --dry-run --Werror";
    for (const File* file : house::all_code()) command += " '" + file->path + "'";
    int status = 0;
    Found untidy;
    std::istringstream complaints(house::output_of(command + " 2>&1", status));
    for (std::string line; std::getline(complaints, line);) {
        const std::string path = line.substr(0, line.find(':'));
        if (house::find(path) != nullptr && (untidy.empty() || untidy.back() != path)) untidy.push_back(path);
    }
    INFO("./dev format repairs it");
    CHECK(untidy == Found{});
    CHECK(status == 0);
}
