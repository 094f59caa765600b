// ibus. What a key does arrives as signals before its answer. Texts are serialized objects: IBusText (sa{sv}sv) with an
// IBusAttrList (sa{sv}av) of IBusAttribute (sa{sv}uuuu). Hiding the preedit carries no text: it is empty then.
// It must never answer for a text whose attributes it cannot read: the text counts, without clauses.
#include "ui/window/input_method_dialect.h"

#include <systemd/sd-bus.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ui {
namespace {

constexpr std::uint32_t capabilities = 1 << 0 | 1 << 3;  // IBUS_CAP_PREEDIT_TEXT, IBUS_CAP_FOCUS
constexpr std::uint32_t released = 1u << 30;             // IBUS_RELEASE_MASK
constexpr std::uint32_t background = 3;                  // IBUS_ATTR_TYPE_BACKGROUND: of the chosen clause

int append_creation(sd_bus_message* call) { return sd_bus_message_append(call, "s", "kyodo"); }

int append_capability(sd_bus_message* call) { return sd_bus_message_append(call, "u", capabilities); }

// The kernel's keycodes, not the X server's.
int append_key(sd_bus_message* call, const KeyStroke& stroke) {
    return sd_bus_message_append(call, "uuu", stroke.symbol, stroke.code - 8,
                                 stroke.state | (stroke.release ? released : 0));
}

int read_answer(sd_bus_message* answer, const Heard&, bool& taken) {
    int was_taken = 0;
    const int done = sd_bus_message_read(answer, "b", &was_taken);
    taken = was_taken != 0;
    return done;
}

struct Span {
    std::size_t from = 0, until = 0;  // characters
};

// The byte at which a character begins.
std::size_t byte_of(std::string_view text, std::size_t character) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && character-- == 0) break;
    return at;
}

int read_chosen(sd_bus_message* message, Span& chosen) {
    int done = sd_bus_message_enter_container(message, 'v', "(sa{sv}av)");
    if (done <= 0) return done;
    if ((done = sd_bus_message_enter_container(message, 'r', "sa{sv}av")) <= 0) return done;
    if ((done = sd_bus_message_skip(message, "sa{sv}")) < 0) return done;
    if ((done = sd_bus_message_enter_container(message, 'a', "v")) < 0) return done;
    while (sd_bus_message_enter_container(message, 'v', "(sa{sv}uuuu)") > 0) {
        std::uint32_t type = 0;
        std::uint32_t from = 0;
        std::uint32_t until = 0;
        if ((done = sd_bus_message_enter_container(message, 'r', "sa{sv}uuuu")) < 0) return done;
        if ((done = sd_bus_message_skip(message, "sa{sv}")) < 0) return done;
        if ((done = sd_bus_message_read(message, "uuuu", &type, nullptr, &from, &until)) < 0) return done;
        if (type == background) chosen = {from, until};
        sd_bus_message_exit_container(message);
        sd_bus_message_exit_container(message);
    }
    for (int level = 0; level < 3; ++level)
        if ((done = sd_bus_message_exit_container(message)) < 0) return done;
    return done;
}

int read_text(sd_bus_message* message, std::string& text, Span& chosen) {
    int done = sd_bus_message_enter_container(message, 'v', "(sa{sv}sv)");
    if (done <= 0) return done;
    const char* words = nullptr;
    if ((done = sd_bus_message_enter_container(message, 'r', "sa{sv}sv")) < 0) return done;
    if ((done = sd_bus_message_skip(message, "sa{sv}")) < 0) return done;
    if ((done = sd_bus_message_read(message, "s", &words)) < 0) return done;
    text = words;
    if (read_chosen(message, chosen) < 0) return -1;
    if ((done = sd_bus_message_exit_container(message)) < 0) return done;
    return sd_bus_message_exit_container(message);
}

std::vector<Clause> clauses_of(const std::string& text, Span chosen) {
    const std::size_t from = byte_of(text, chosen.from);
    const std::size_t until = std::max(from, byte_of(text, chosen.until));
    std::vector<Clause> clauses;
    const auto add = [&](std::size_t begin, std::size_t end, bool is_chosen) {
        if (begin < end) clauses.push_back({text.substr(begin, end - begin), is_chosen});
    };
    add(0, from, false);
    add(from, until, true);
    add(until, text.size(), false);
    return clauses;
}

// vub: the caret counts characters. A preedit that is not shown is none.
int read_preedit(sd_bus_message* signal, const Heard& heard) {
    std::string text;
    Span chosen;
    std::uint32_t caret = 0;
    int visible = 0;
    int done = read_text(signal, text, chosen);
    if (done < 0 || (done = sd_bus_message_read(signal, "ub", &caret, &visible)) < 0) return done;
    heard.composed(visible != 0 ? clauses_of(text, chosen) : std::vector<Clause>(), byte_of(text, caret));
    return done;
}

int read_signal(sd_bus_message* signal, const Heard& heard) {
    const std::string_view member = sd_bus_message_get_member(signal);
    if (member == "UpdatePreeditText") return read_preedit(signal, heard);
    if (member == "HidePreeditText") heard.composed({}, 0);
    if (member != "CommitText") return 0;
    std::string text;
    Span chosen;
    const int done = read_text(signal, text, chosen);
    if (done >= 0) heard.committed(std::move(text));
    return done;
}

}  // namespace

const Dialect& ibus_dialect() {
    static const Dialect dialect{.service = "org.freedesktop.IBus",
                                 .own_bus = true,
                                 .place = "/org/freedesktop/IBus",
                                 .factory = "org.freedesktop.IBus",
                                 .context = "org.freedesktop.IBus.InputContext",
                                 .key_call = "ProcessKeyEvent",
                                 .capability_call = "SetCapabilities",
                                 .caret_call = "SetCursorLocation",
                                 .append_creation = append_creation,
                                 .append_capability = append_capability,
                                 .append_key = append_key,
                                 .read_answer = read_answer,
                                 .read_signal = read_signal};
    return dialect;
}

}  // namespace ui
