// What every fuzz target holds its border to. A rule that does not hold ends the process, and libFuzzer keeps the bytes.
// It must never know which border is tried.
#pragma once

#include "model/record/event.h"
#include "model/record/gauges.h"
#include "model/text/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

// What libFuzzer calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view bytes(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Ends the process with `rule` and `seen` unless it holds.
void must(bool holds, std::string_view rule, std::string_view seen = {});

// A refusal is a sentence in both languages: not empty, UTF-8, nothing that moves a terminal's cursor, with its full stop.
void must_be_sentence(const model::Text& sentence);
// The same for a stranger's words, whose grammar is not ours.
void must_be_readable(const model::Text& words);
void must_refuse_well(const model::Problem& problem);

// What a border let in is within every limit and already clean.
void must_be_clean(const model::Event& event);
void must_be_clean(const model::Record& record);
void must_be_clean(const model::Gauges& gauges);
void must_be_clean(const model::FeedClock& clock);

// The same on the wire, which writes a phrase once that is the same in both languages.
bool same(const model::Record& one, const model::Record& other);
bool same(const model::Event& one, const model::Event& other);

}  // namespace fuzz
