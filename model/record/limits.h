// How long a text, how many of a thing, how large a number: the limits every border checks. It must never know a format.
// Widths are half-width cells. The board is designed for short texts and clips beyond; the border takes four times as
// much, because in an emergency nothing true is refused for its length.
#pragma once

#include <algorithm>
#include <cstdint>

namespace model {

// What a text is, beyond its length: guests of a board see no person, nor a person in what somebody wrote.
enum class Holds { other, person, organisation, name, writing };

// Texts: cells. Lists: how many. Numbers: the number itself. Ids and times need none.
struct Limit {
    std::int64_t low = 0;
    std::int64_t high = 0;
    Holds holds = Holds::other;
};

namespace limit {

// What somebody wrote, designed for `full` full-width characters.
constexpr Limit text(std::int64_t full) { return {0, std::max<std::int64_t>(80, full * 2 * 4), Holds::writing}; }
// The name of a thing; nobody is meant by it, whatever words it is made of.
constexpr Limit name(std::int64_t full) { return {0, text(full).high, Holds::name}; }

inline constexpr Limit none{0, 0};
inline constexpr Limit id{1, 40};
inline constexpr Limit person{0, 80, Holds::person};
inline constexpr Limit organisation{0, 80, Holds::organisation};
inline constexpr Limit hearsay{0, 80, Holds::writing};  // whom or what something was heard from: "field staff"
inline constexpr Limit label{0, 80};
inline constexpr Limit sentence = text(40);
inline constexpr Limit address{0, 200};
inline constexpr Limit raw_word{0, 40};
inline constexpr Limit tier{1, 3};
inline constexpr Limit relapses{0, 1000};
inline constexpr Limit people{1, 1000};
inline constexpr Limit minutes{0, std::int64_t{7} * 24 * 60};
inline constexpr Limit sequence{0, std::int64_t{1} << 53};  // what every JSON reader holds exactly
inline constexpr Limit alerts{0, 1'000'000'000'000};
inline constexpr Limit alerts_of_action{0, 1'000'000'000};
inline constexpr Limit alert_times{0, 10};  // 10: or more
inline constexpr Limit services{0, 50};
inline constexpr Limit deadlines{0, 20};
inline constexpr Limit options{0, 8};
inline constexpr Limit choices{1, 8};  // of a decision that is being put
inline constexpr Limit notes{0, 50};
inline constexpr Limit entities{0, 16};  // 0: withheld only
inline constexpr Limit sources{0, 50};
inline constexpr Limit groups{0, 500};
inline constexpr Limit notices{0, 20};
inline constexpr Limit rate{0, 1000};  // more than 0
inline constexpr Limit commands{0, 200};
inline constexpr Limit events{0, 200'000};
inline constexpr Limit kept_members{0, 64};      // of one row, that this version does not know
inline constexpr Limit kept_bytes{0, 64 << 10};  // of all of them together, names and values
inline constexpr Limit kept_depth{0, 8};         // levels within one of them: a delta has seven around it

}  // namespace limit

}  // namespace model
