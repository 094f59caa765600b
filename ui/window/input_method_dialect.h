// How fcitx5 and ibus are spoken to: their names on a bus, what a call to them carries and what theirs mean, each a row of
// functions. Part of the input method. It must never send anything by itself.
// fcitx5: org.fcitx.Fcitx.InputMethod1 and InputContext1 (5.0). ibus: org.freedesktop.IBus and its InputContext (1.5).
#pragma once

#include "ui/pen/composition.h"
#include "ui/window/key_stroke.h"

#include <functional>
#include <string>
#include <vector>

struct sd_bus_message;

namespace ui {

// What a message of an input method comes to, in the order it is said.
struct Heard {
    std::function<void(std::string)> committed;
    std::function<void(std::vector<Clause>, std::size_t caret)> composed;
};

// Functions that append or read return what sd-bus returned: negative for a message of another form.
struct Dialect {
    const char* service;   // the name that is owned on the session bus while it runs
    bool own_bus = false;  // it is spoken to on a bus of its own
    const char* place;
    const char* factory;
    const char* context;
    const char* key_call;
    const char* capability_call;
    const char* caret_call;
    int (*append_creation)(sd_bus_message* call);
    int (*append_capability)(sd_bus_message* call);
    int (*append_key)(sd_bus_message* call, const KeyStroke& stroke);
    // Whether the key was taken; everything it did on the way is told to `heard`.
    int (*read_answer)(sd_bus_message* answer, const Heard& heard, bool& taken);
    int (*read_signal)(sd_bus_message* signal, const Heard& heard);
};

const Dialect& fcitx_dialect();
const Dialect& ibus_dialect();

}  // namespace ui
