// One library, one place: the files that may know each third-party library.
// Swapping a library is then a change to the files named here, and nothing else.
#include "tests/house/tree.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using house::File;
using Patterns = std::vector<std::string_view>;

struct Library {
    std::string_view name;
    Patterns headers;
    Patterns homes;
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> all = {
        {"libcurl", {"curl/*"}, {"net/http.cpp"}},
        {"GLFW and OpenGL", {"GLFW/*", "GL/*", "GLES*", "imgui_impl_*"}, {"ui/window/window*.cpp"}},
        {"Xlib and its screen saver", {"X11/*"}, {"ui/window/x_server.cpp"}},
        {"libsystemd",
         {"systemd/*"},
         {"ui/window/session_bus.cpp", "ui/window/notifications.cpp", "ui/window/input_method*.cpp"}},
        {"xcb and libxkbcommon", {"xcb/*", "xkbcommon/*"}, {"ui/window/keyboard.cpp", "ui/window/selection.cpp"}},
        {"utf8proc", {"utf8proc.h"}, {"model/text/likeness.cpp"}},
        {"Dear ImGui", {"imgui.h", "imgui_internal.h", "imstb_*"}, {"ui/*"}},
        {"libpng", {"png.h"}, {"ui/window/png.cpp"}},
        {"SQLite", {"sqlite3.h"}, {"feed/log/store_sqlite*"}},
        {"nlohmann_json", {"nlohmann/*"}, {"model/wire/json_*", "feed/source/source_*.cpp"}},
        {"Boost", {"boost/*"}, {"feed/http/http_*"}},
        {"OpenSSL", {"openssl/*"}, {"feed/tokens/tokens.cpp", "feed/webhook/webhook_sign.cpp", "feed/http/http_*"}},
        {"toml++", {"toml++/*"}, {"feed/source/rules_toml.cpp"}},
        {"date", {"date/*"}, {"feed/base/zone_rules.cpp"}},
        {"zlib", {"zlib.h"}, {"feed/base/gzip.cpp"}},
        {"CLI11", {"CLI/*"}, {"ui/cli.cpp", "ui/main.cpp", "feed/cli.cpp", "feed/main.cpp"}},
    };
    return all;
}

bool uses(const File& file, const Library& library) {
    for (const auto& include : file.includes) {
        if (house::matches_any(include.target, library.headers)) return true;
    }
    return false;
}

bool includes(const File& file, std::string_view header) {
    for (const auto& include : file.includes) {
        if (include.target == header) return true;
    }
    return false;
}

bool is_standard_header(std::string_view target) { return target.find_first_of("./") == std::string_view::npos; }

bool is_system_header(std::string_view target) {
    return house::matches_any(target, {"sys/*", "unistd.h", "fcntl.h", "signal.h", "poll.h", "netinet/*", "arpa/*",
                                       "netdb.h", "pwd.h", "termios.h", "spawn.h", "dlfcn.h", "langinfo.h"});
}

}  // namespace

TEST_CASE("each library is known only in its home") {
    std::vector<std::string> found;
    for (const Library& library : libraries()) {
        for (const File* file : house::product_code()) {
            if (uses(*file, library) && !house::matches_any(file->path, library.homes)) {
                found.push_back(file->path + " knows " + std::string(library.name));
            }
        }
    }
    CHECK(found == std::vector<std::string>{});
}

TEST_CASE("no header carries a library out of its home") {
    std::vector<std::string> found;
    for (const Library& library : libraries()) {
        for (const File* header : house::product_code()) {
            if (!header->path.ends_with(".h") || !uses(*header, library)) continue;
            for (const File* user : house::product_code()) {
                if (includes(*user, header->path) && !house::matches_any(user->path, library.homes)) {
                    found.push_back(user->path + " gets " + std::string(library.name) + " through " + header->path);
                }
            }
        }
    }
    CHECK(found == std::vector<std::string>{});
}

TEST_CASE("every library in use is in the list of libraries") {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        for (const auto& include : file->includes) {
            if (include.quoted || is_standard_header(include.target) || is_system_header(include.target)) continue;
            bool known = false;
            for (const Library& library : libraries()) {
                known = known || house::matches_any(include.target, library.headers);
            }
            if (!known) found.push_back(house::place(*file, include.line, "unlisted library " + include.target));
        }
    }
    CHECK(found == std::vector<std::string>{});
}
