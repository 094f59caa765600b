// What a row says beyond the fields that this version knows: kept as it came, hashed and written again, so that an older
// board holds the same record as a newer feed. It must never be understood, only honoured where fields.h says so.
#pragma once

#include <string>
#include <vector>

namespace model {

// One member: its name, and its value as canonical JSON text, which is what json::Writer writes of it
// (model/text/json_writer.h); members within the value stay in the order they came in.
struct Kept {
    std::string name;
    std::string json;
    bool operator==(const Kept&) const = default;
};

// In byte order of the names, each once. Never a null, which says nothing, nor a field of the row's table.
using Rest = std::vector<Kept>;

}  // namespace model
