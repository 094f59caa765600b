// The table. Rows stand in the order in which the help names them.
#include "feed/source_kind.h"

#include "feed/source/source_alertmanager.h"

namespace feed {
namespace {

constexpr SourceKind kinds[] = {
    {"alertmanager", "http://127.0.0.1:9093", poll_alertmanager},
};

}  // namespace

std::span<const SourceKind> source_kinds() { return kinds; }

const SourceKind* source_kind(std::string_view word) {
    for (const SourceKind& kind : kinds)
        if (kind.word == word) return &kind;
    return nullptr;
}

}  // namespace feed
