// Commas, quotes and escapes of JSON text, and the shortest digits that read back as the same number.
// It must never know a field of the record. See json_writer.h.
#include "model/text/json_writer.h"

#include "model/text/hex.h"
#include "model/text/text.h"

#include <array>
#include <charconv>

namespace model::json {

namespace {

template <class Number>
void append(std::string& out, Number value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

}  // namespace

void Writer::next() {
    if (comma_) out_ += ',';
    comma_ = true;
}

void Writer::open(char mark) {
    next();
    out_ += mark;
    comma_ = false;
}

void Writer::close(char mark) {
    out_ += mark;
    comma_ = true;
}

void Writer::name(std::string_view name) {
    next();
    quoted(name);
    out_ += ':';
    comma_ = false;
}

void Writer::text(std::string_view value) {
    next();
    if (is_utf8(value))
        quoted(value);
    else
        quoted(without_controls(value));
}

void Writer::number(std::uint64_t value) {
    next();
    append(out_, value);
}

void Writer::number(std::int64_t value) {
    next();
    append(out_, value);
}

void Writer::number(double value) {
    next();
    append(out_, value == 0 ? 0.0 : value);
}

void Writer::boolean(bool value) {
    next();
    out_ += value ? "true" : "false";
}

void Writer::raw(std::string_view json) {
    next();
    out_ += json;
}

void Writer::quoted(std::string_view value) {
    out_ += '"';
    std::size_t written = 0;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const auto byte = static_cast<unsigned char>(value[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out_ += value.substr(written, at - written);
        written = at + 1;
        out_ += '\\';
        if (byte >= 0x20) {
            out_ += value[at];
        } else {
            out_ += "u00";
            append_hex(out_, byte);
        }
    }
    out_ += value.substr(written);
    out_ += '"';
}

}  // namespace model::json
