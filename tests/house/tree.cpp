// Reads the repository once. Files git would ignore are known by name, so that the tests also run in an archive
// that has no .git.
#include "tests/house/tree.h"
#include "tests/support/places.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace house {
namespace {

bool is_text(const std::filesystem::path& path) {
    const std::string extension = path.extension().string();
    return extension != ".png" && extension != ".ttf" && extension != ".ico" && extension != ".gz";
}

std::vector<Include> includes_in(const std::vector<std::string>& lines) {
    std::vector<Include> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t hash = lines[i].find_first_not_of(" \t");
        if (hash == std::string::npos || lines[i][hash] != '#') continue;
        if (lines[i].find("include", hash) == std::string::npos) continue;
        const std::size_t open = lines[i].find_first_of("<\"", hash);
        if (open == std::string::npos) continue;
        const bool quoted = lines[i][open] == '"';
        const std::size_t close = lines[i].find(quoted ? '"' : '>', open + 1);
        if (close == std::string::npos) continue;
        found.push_back({static_cast<int>(i) + 1, quoted, lines[i].substr(open + 1, close - open - 1)});
    }
    return found;
}

File read(const std::filesystem::path& path, std::string relative) {
    File file;
    file.path = std::move(relative);
    std::ifstream in(path, std::ios::binary);
    file.text.assign(std::istreambuf_iterator<char>(in), {});
    std::istringstream lines(file.text);
    for (std::string line; std::getline(lines, line);) file.lines.push_back(line);
    if (file.is_code()) file.includes = includes_in(file.lines);
    return file;
}

std::vector<File> read_tree() {
    namespace fs = std::filesystem;
    const fs::path root = support::source("");
    std::vector<File> found;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
        const std::string relative = it->path().lexically_relative(root).generic_string();
        if (relative == ".git" || relative == "build" || relative == ".cache" || relative == "compile_commands.json") {
            it.disable_recursion_pending();
        } else if (it->is_regular_file() && is_text(it->path())) {
            found.push_back(read(it->path(), relative));
        }
    }
    std::sort(found.begin(), found.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return found;
}

}  // namespace

bool File::is_code() const { return path.ends_with(".cpp") || path.ends_with(".h"); }

std::string_view File::room() const {
    const std::size_t slash = path.find('/');
    return slash == std::string::npos ? std::string_view{} : std::string_view(path).substr(0, slash);
}

const std::vector<File>& files() {
    static const std::vector<File> tree = read_tree();
    return tree;
}

std::vector<const File*> all_code() {
    std::vector<const File*> found;
    for (const File& file : files()) {
        if (file.is_code()) found.push_back(&file);
    }
    return found;
}

std::vector<const File*> product_code() {
    std::vector<const File*> found = all_code();
    std::erase_if(found, [](const File* file) { return file->room() == "tests"; });
    return found;
}

const File* find(std::string_view path) {
    for (const File& file : files()) {
        if (file.path == path) return &file;
    }
    return nullptr;
}

bool matches(std::string_view path, std::string_view pattern) {
    if (pattern.empty()) return path.empty();
    if (pattern.front() != '*') {
        return !path.empty() && path.front() == pattern.front() && matches(path.substr(1), pattern.substr(1));
    }
    for (std::size_t skipped = 0; skipped <= path.size(); ++skipped) {
        if (matches(path.substr(skipped), pattern.substr(1))) return true;
    }
    return false;
}

bool matches_any(std::string_view path, const std::vector<std::string_view>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view p) { return matches(path, p); });
}

std::string place(const File& file, int line, std::string_view what) {
    return file.path + ":" + std::to_string(line) + ": " + std::string(what);
}

}  // namespace house
