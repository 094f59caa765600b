// fcitx5. A batch answers a key with all that it did, in order: nothing has to be paired with signals, which come only when
// something happens without a key. It must never ask for a panel of its own: the candidates are the method's window.
#include "ui/window/input_method_dialect.h"

#include <systemd/sd-bus.h>

#include <string_view>
#include <utility>

namespace ui {
namespace {

// fcitx-utils/capabilityflags.h: Preedit, FormattedPreedit, ClientUnfocusCommit, KeyEventOrderFix.
constexpr std::uint64_t capabilities = 1ull << 1 | 1ull << 4 | 1ull << 5 | 1ull << 37;
constexpr int highlighted = 1 << 4;  // fcitx-utils/textformatflags.h: HighLight

// With one pair the display's would not be read.
int append_creation(sd_bus_message* call) {
    return sd_bus_message_append(call, "a(ss)", 2, "program", "kyodo", "display", "x11:");
}

int append_capability(sd_bus_message* call) { return sd_bus_message_append(call, "t", capabilities); }

int append_key(sd_bus_message* call, const KeyStroke& stroke) {
    return sd_bus_message_append(call, "uuubu", stroke.symbol, stroke.code, stroke.state, int{stroke.release},
                                 stroke.time);
}

// a(si)i: the caret counts bytes.
int read_preedit(sd_bus_message* message, const Heard& heard) {
    std::vector<Clause> clauses;
    int done = sd_bus_message_enter_container(message, 'a', "(si)");
    if (done < 0) return done;
    const char* text = nullptr;
    int format = 0;
    std::size_t whole = 0;
    while ((done = sd_bus_message_read(message, "(si)", &text, &format)) > 0) {
        if (*text == '\0') continue;
        clauses.push_back({text, (format & highlighted) != 0});
        whole += clauses.back().text.size();
    }
    if (done < 0 || (done = sd_bus_message_exit_container(message)) < 0) return done;
    int caret = 0;
    if ((done = sd_bus_message_read(message, "i", &caret)) < 0) return done;
    const bool inside = caret >= 0 && static_cast<std::size_t>(caret) <= whole;
    heard.composed(std::move(clauses), inside ? static_cast<std::size_t>(caret) : whole);
    return done;
}

// One event of a batch: 0 a commit, 1 a preedit, anything else is for others.
int read_event(sd_bus_message* answer, const Heard& heard) {
    std::uint32_t kind = 0;
    int done = sd_bus_message_read(answer, "u", &kind);
    if (done < 0) return done;
    const char* form = nullptr;
    char type = 0;
    if ((done = sd_bus_message_peek_type(answer, &type, &form)) < 0) return done;
    if (kind > 1) return sd_bus_message_skip(answer, "v");
    if ((done = sd_bus_message_enter_container(answer, 'v', form)) < 0) return done;
    if (kind == 0) {
        const char* text = nullptr;
        if ((done = sd_bus_message_read(answer, "s", &text)) < 0) return done;
        heard.committed(text);
        return sd_bus_message_exit_container(answer);
    }
    const bool wrapped = sd_bus_message_enter_container(answer, 'r', "a(si)i") > 0;
    if ((done = read_preedit(answer, heard)) < 0) return done;
    if (wrapped && (done = sd_bus_message_exit_container(answer)) < 0) return done;
    return sd_bus_message_exit_container(answer);
}

int read_answer(sd_bus_message* answer, const Heard& heard, bool& taken) {
    int done = sd_bus_message_enter_container(answer, 'a', "(uv)");
    if (done < 0) return done;
    while ((done = sd_bus_message_enter_container(answer, 'r', "uv")) > 0) {
        if ((done = read_event(answer, heard)) < 0) return done;
        if ((done = sd_bus_message_exit_container(answer)) < 0) return done;
    }
    if (done < 0 || (done = sd_bus_message_exit_container(answer)) < 0) return done;
    int was_taken = 0;
    done = sd_bus_message_read(answer, "b", &was_taken);
    taken = was_taken != 0;
    return done;
}

int read_signal(sd_bus_message* signal, const Heard& heard) {
    const std::string_view member = sd_bus_message_get_member(signal);
    if (member == "UpdateFormattedPreedit") return read_preedit(signal, heard);
    if (member != "CommitString") return 0;
    const char* text = nullptr;
    const int done = sd_bus_message_read(signal, "s", &text);
    if (done > 0) heard.committed(text);
    return done;
}

}  // namespace

const Dialect& fcitx_dialect() {
    static const Dialect dialect{.service = "org.fcitx.Fcitx5",
                                 .own_bus = false,
                                 .place = "/org/freedesktop/portal/inputmethod",
                                 .factory = "org.fcitx.Fcitx.InputMethod1",
                                 .context = "org.fcitx.Fcitx.InputContext1",
                                 .key_call = "ProcessKeyEventBatch",
                                 .capability_call = "SetCapability",
                                 .caret_call = "SetCursorRect",
                                 .append_creation = append_creation,
                                 .append_capability = append_capability,
                                 .append_key = append_key,
                                 .read_answer = read_answer,
                                 .read_signal = read_signal};
    return dialect;
}

}  // namespace ui
