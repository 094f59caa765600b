// A value or one problem. For every function that can be refused: by the world outside, by the rules of the record,
// or by a person's input. It must never know where the problem is shown.
// A problem is handled exactly once and ends as one sentence (both languages) saying what, where and what to do.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace model {

// A phrase in both languages. An empty `en` means "the same as ja" and the other way round; see `pick`.
struct Text {
    std::string ja;
    std::string en;
    bool operator==(const Text&) const = default;
};

enum class Language { ja, en };

// The phrase in `language`, or the other one when that is all there is: a name given once is shown in both boards.
inline const std::string& pick(const Text& text, Language language) {
    const std::string& wanted = language == Language::ja ? text.ja : text.en;
    const std::string& other = language == Language::ja ? text.en : text.ja;
    return wanted.empty() ? other : wanted;
}

// What sort of refusal it is; `feed` maps it to an HTTP status, the board to a look.
enum class Trouble {
    invalid,             // 422: a field is wrong, missing, too long, not UTF-8, …
    not_found,           // 404: an id that does not exist
    already_claimed,     // 409: somebody else owns it; owner, owner_org and since are filled
    illegal_transition,  // 409: not possible from the present state; the sentence says what is
    forbidden,           // 403: this token's role may not do that
    unauthorized,        // 401
    unavailable,         // 503: nothing was applied
    unreachable,         // no answer, or an answer that is not ours
    corrupt,             // stored bytes that do not check
};

struct Problem {
    Trouble trouble = Trouble::invalid;
    Text sentence;          // complete, ends with a full stop; no secrets
    std::string field;      // path of the offending field, e.g. "actions[3].check_at"; may be empty
    std::string owner;      // already_claimed: who has it
    std::string owner_org;  // already_claimed: their organisation
    std::string since;      // already_claimed: RFC 3339 time of that claim

    // Copied, moved and destroyed in result.cpp only: these bodies are long, and every file had its own.
    Problem();
    Problem(const Problem&);
    Problem(Problem&&) noexcept;
    Problem& operator=(const Problem&);
    Problem& operator=(Problem&&) noexcept;
    ~Problem();
};

Problem problem(Trouble trouble, std::string ja, std::string en, std::string field = {});

struct Done {};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : held_(std::in_place_index<1>, std::move(problem)) {}

    explicit operator bool() const { return held_.index() == 0; }
    // Valid only if the result holds a value.
    T& operator*() { return std::get<0>(held_); }
    const T& operator*() const { return std::get<0>(held_); }
    T* operator->() { return &std::get<0>(held_); }
    const T* operator->() const { return &std::get<0>(held_); }
    // Valid only if the result holds a problem.
    Problem& problem() { return std::get<1>(held_); }
    const Problem& problem() const { return std::get<1>(held_); }

private:
    std::variant<T, Problem> held_;
};

}  // namespace model
