// The repository's own files as the house tests read them: path, text, includes.
// It must never know a rule; the rules are the tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace house {

struct Include {
    int line = 0;
    bool quoted = false;  // "…" rather than <…>
    std::string target;
};

struct File {
    std::string path;  // from the repository root, with '/'
    std::string text;
    std::vector<std::string> lines;
    std::vector<Include> includes;  // C++ files only

    bool is_code() const;           // .cpp or .h
    std::string_view room() const;  // first folder; empty at the root
};

// Every text file that belongs to the repository: no build output, no .git, no pictures. Read once.
const std::vector<File>& files();

// C++ files of the product's rooms, tests not among them.
std::vector<const File*> product_code();
std::vector<const File*> all_code();

const File* find(std::string_view path);

// Shell-style pattern with '*' only, which also crosses '/'.
bool matches(std::string_view path, std::string_view pattern);
bool matches_any(std::string_view path, const std::vector<std::string_view>& patterns);

// "path:line: text", for the sentence a failing rule prints.
std::string place(const File& file, int line, std::string_view what);

}  // namespace house
