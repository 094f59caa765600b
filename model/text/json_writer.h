// JSON text, written piece by piece without a tree between: commas and escapes are kept right here. Everything that
// leaves is valid UTF-8. It must never know a field of the record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace model::json {

class Writer {
public:
    void open_object() { open('{'); }
    void open_list() { open('['); }
    void close_object() { close('}'); }
    void close_list() { close(']'); }

    // A member's name; its value comes next.
    void name(std::string_view name);

    void text(std::string_view value);
    void number(std::uint64_t value);
    void number(std::int64_t value);
    void number(double value);  // finite; -0 is written as 0, because readers take "-0" for a whole number
    void boolean(bool value);
    // A value that is JSON text already, as take() gave it.
    void raw(std::string_view json);

    // The whole text; nothing may be written after it.
    std::string take() { return std::move(out_); }

private:
    void open(char mark);
    void close(char mark);
    void next();
    void quoted(std::string_view value);

    std::string out_;
    bool comma_ = false;
};

}  // namespace model::json
