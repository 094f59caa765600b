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
    void number(double value);  // finite
    void boolean(bool value);

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
