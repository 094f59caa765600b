// Enumerators to wire words and back. It must never know what a person reads (words.cpp).
#include "model/record/enum_words.h"
#include "model/record/words.h"

namespace model {

template <class E>
std::string_view wire_name(E value) {
    return enum_word(value).wire;
}

template <class E>
std::optional<E> enum_from(std::string_view wire) {
    for (std::size_t i = 0; i < EnumWords<E>::all.size(); ++i)
        if (EnumWords<E>::all[i].wire == wire) return static_cast<E>(i);
    return std::nullopt;
}

#define INSTANTIATE(E, last)                                                       \
    static_assert(EnumWords<E>::all.size() == static_cast<std::size_t>(last) + 1); \
    template std::string_view wire_name<E>(E);                                     \
    template std::optional<E> enum_from<E>(std::string_view);

INSTANTIATE(Phase, Phase::other)
INSTANTIATE(Severity, Severity::other)
INSTANTIATE(Continuity, Continuity::other)
INSTANTIATE(Impact, Impact::other)
INSTANTIATE(DeadlineKind, DeadlineKind::other)
INSTANTIATE(EtaKind, EtaKind::other)
INSTANTIATE(Verb, Verb::other)
INSTANTIATE(ActionState, ActionState::other)
INSTANTIATE(DecisionState, DecisionState::other)
INSTANTIATE(FactStatus, FactStatus::other)
INSTANTIATE(FactKind, FactKind::other)
INSTANTIATE(HelpState, HelpState::other)
INSTANTIATE(RoleName, RoleName::other)
INSTANTIATE(HandoverState, HandoverState::other)
INSTANTIATE(Disposition, Disposition::other)
INSTANTIATE(SourceHealth, SourceHealth::other)
INSTANTIATE(Happening, Happening::other)
INSTANTIATE(LostKind, LostKind::other)
INSTANTIATE(Trouble, Trouble::corrupt)

#undef INSTANTIATE

}  // namespace model
