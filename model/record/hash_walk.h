// A row in canonical form under FNV-1a, over the field table: see digest.cpp, which alone makes digests of it.
// It must never depend on a machine, and never on which of the later members this version happens to know.
#pragma once

#include "model/record/json_fields.h"

#include <cstdint>

namespace model::hashing {

class Fnv {
public:
    void byte(std::uint8_t value) { hash_ = (hash_ ^ value) * prime; }

    // Lengths are small: the seven zero bytes of such a number are one multiplication.
    void number(std::uint64_t value) {
        if (value <= 0xff) {
            byte(static_cast<std::uint8_t>(value));
            hash_ *= seven_primes;
            return;
        }
        for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
    }

    void bytes(std::string_view text) {
        number(text.size());
        for (const char c : text) byte(static_cast<std::uint8_t>(c));
    }

    // FNV's last bytes reach only the low bits well; the digest is a sum, so every bit must be mixed (splitmix64).
    std::uint64_t mixed() const {
        std::uint64_t z = hash_ + 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

private:
    static constexpr std::uint64_t prime = 0x100000001b3u;
    static constexpr std::uint64_t seven_primes = prime * prime * prime * prime * prime * prime * prime;
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

template <class Row>
void add(Fnv& fnv, const Row& row);

inline void add(Fnv& fnv, bool value) { fnv.byte(value ? 1 : 0); }
inline void add(Fnv& fnv, int value) { fnv.number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value))); }
inline void add(Fnv& fnv, const std::string& value) { fnv.bytes(value); }

// A phrase given in one language only, or twice the same, is one phrase: it reads the same on every board.
inline void add(Fnv& fnv, const Text& value) {
    const bool one = value.en.empty() || value.ja.empty() || value.ja == value.en;
    fnv.bytes(value.ja.empty() ? value.en : value.ja);
    fnv.bytes(one ? std::string_view{} : std::string_view{value.en});
}

inline void add(Fnv& fnv, const Instant& value) {
    fnv.number(static_cast<std::uint64_t>(value.ms));
    fnv.number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value.offset_min)));
}

template <class Tag>
void add(Fnv& fnv, const Id<Tag>& value) {
    fnv.bytes(value.text);
}

template <class E>
void add(Fnv& fnv, const Word<E>& value) {
    fnv.bytes(value.value == E::other && !value.raw.empty() ? std::string_view{value.raw} : wire_name(value.value));
}

// An absent value does not stand, so no mark of presence is needed.
template <class T>
void add(Fnv& fnv, const std::optional<T>& value) {
    if (value) add(fnv, *value);
}

template <class T>
void add(Fnv& fnv, const std::vector<T>& values) {
    fnv.number(values.size());
    for (const T& value : values) add(fnv, value);
}

template <class Row>
void add(Fnv& fnv, const Row& row) {
    json::LaterMembers later;
    each_field(Of<Row>{}, [&]<class T>(std::string_view name, T Row::*member, Limit, Need need) {
        if (!stands(row, member, need)) return;
        if (need == Need::later) {
            json::add_later(later, name, &(row.*member), json::write_from<T>);
            return;
        }
        fnv.bytes(name);
        add(fnv, row.*member);
    });
    if constexpr (requires { row.rest; }) {
        for (const Kept& kept : later.with(row.rest)) {
            fnv.bytes(kept.name);
            fnv.bytes(kept.json);
        }
    }
    fnv.bytes({});
}

// The hash of an entity of this type.
template <class Row>
std::uint64_t hash_of(std::string_view type, const Row& row) {
    Fnv fnv;
    fnv.bytes(type);
    add(fnv, row);
    return fnv.mixed();
}

}  // namespace model::hashing
