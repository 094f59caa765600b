// One context for the life of a daemon: a new one begins switched off. A daemon that was stopped eats, when it goes on, the
// keys it had been sent; so a Reset is sent behind them, and until it and every late key are answered nothing it says
// counts. ibus answers the Reset before the keys. It must never wait for an answer.
#include "ui/window/input_method.h"

#include <systemd/sd-bus.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace ui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* bus_name = "org.freedesktop.DBus";
constexpr const char* bus_place = "/org/freedesktop/DBus";
constexpr std::chrono::seconds bus_again{2};         // a session bus that is not there
constexpr std::chrono::milliseconds own_again{500};  // a daemon that runs and has not said where it listens

// Where both run the person's own settings decide.
bool prefers_ibus() {
    for (const char* name : {"GTK_IM_MODULE", "QT_IM_MODULE"}) {
        const char* given = std::getenv(name);
        if (given != nullptr && std::string_view(given) == "ibus") return true;
    }
    return false;
}

}  // namespace

struct InputMethod::Calls {
    static int on_owner_changed(sd_bus_message* message, void* of, sd_bus_error*);
    static int on_owner_told(sd_bus_message* message, void* of, sd_bus_error*);
    static int on_created(sd_bus_message* message, void* of, sd_bus_error*);
    static int on_signal(sd_bus_message* message, void* of, sd_bus_error*);
    static int on_answer(sd_bus_message* message, void* of, sd_bus_error*);
};

InputMethod::InputMethod(KeyLine& line)
    : line_(line),
      heard_{[this](std::string text) { line_.commit(std::move(text)); },
             [this](std::vector<Clause> clauses, std::size_t caret) { line_.compose(std::move(clauses), caret); }},
      offers_{Offer{&fcitx_dialect(), this, {}}, Offer{&ibus_dialect(), this, {}}} {
    if (prefers_ibus()) std::swap(offers_[0], offers_[1]);
    look();
}

InputMethod::~InputMethod() {
    sd_bus_slot_unref(signals_);
    sd_bus_close_unref(own_);
    sd_bus_close_unref(desktop_);
}

void InputMethod::add_handles(std::vector<pollfd>& handles) const {
    for (sd_bus* bus : {desktop_, own_})
        if (bus != nullptr)
            handles.push_back({sd_bus_get_fd(bus), static_cast<short>(std::max(sd_bus_get_events(bus), 0)), 0});
}

void InputMethod::work() {
    for (sd_bus** bus : {&desktop_, &own_}) {
        int done = 1;
        while (*bus != nullptr && done > 0) done = sd_bus_process(*bus, nullptr);
        if (done < 0) lost(*bus);
    }
    if (retry_ && Clock::now() >= *retry_) look();
    say_state();
}

void InputMethod::say_state() {
    const bool runs = std::any_of(offers_.begin(), offers_.end(), [](const Offer& one) { return !one.owner.empty(); });
    if (!void_.empty() && focused_)
        line_.say({"日本語入力が応答しない", "Input method silent"});
    else if (path_.empty() && !asked_for_context_ && !runs && focused_)
        line_.say({"日本語入力なし", ""});
    else
        line_.say({});
}

void InputMethod::look() {
    retry_.reset();
    if (desktop_ == nullptr) open_desktop();
    begin();
}

void InputMethod::open_desktop() {
    bool open = sd_bus_open_user(&desktop_) >= 0;
    for (Offer& offer : offers_) {
        const std::string rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='" +
                                 std::string(offer.dialect->service) + "'";
        open = open &&
               sd_bus_add_match_async(desktop_, nullptr, rule.c_str(), Calls::on_owner_changed, nullptr, &offer) >= 0 &&
               sd_bus_call_method_async(desktop_, nullptr, bus_name, bus_place, bus_name, "GetNameOwner",
                                        Calls::on_owner_told, &offer, "s", offer.dialect->service) >= 0;
    }
    if (open) return;
    desktop_ = sd_bus_close_unref(desktop_);
    retry_ = Clock::now() + bus_again;
}

int InputMethod::Calls::on_owner_changed(sd_bus_message* message, void* of, sd_bus_error*) {
    const char* service = nullptr;
    const char* before = nullptr;
    const char* owner = nullptr;
    Offer& offer = *static_cast<Offer*>(of);
    if (sd_bus_message_read(message, "sss", &service, &before, &owner) > 0) offer.asking->note_owner(offer, owner);
    return 0;
}

int InputMethod::Calls::on_owner_told(sd_bus_message* message, void* of, sd_bus_error*) {
    const char* owner = nullptr;
    Offer& offer = *static_cast<Offer*>(of);
    if (sd_bus_message_is_method_error(message, nullptr) == 0 && sd_bus_message_read(message, "s", &owner) > 0)
        offer.asking->note_owner(offer, owner);
    return 0;
}

void InputMethod::note_owner(Offer& offer, const std::string& owner) {
    if (offer.owner == owner) return;
    offer.owner = owner;
    if (spoken_ == offer.dialect) drop();
    begin();
}

// With the first that runs. A daemon with a bus of its own may be there without a session bus.
void InputMethod::begin() {
    if (!path_.empty() || asked_for_context_) return;
    for (const Offer& offer : offers_) {
        const bool may_run = !offer.owner.empty() || (desktop_ == nullptr && offer.dialect->own_bus);
        if (!may_run) continue;
        spoken_ = offer.dialect;
        peer_ = spoken_->own_bus ? spoken_->service : offer.owner;
        if (!spoken_->own_bus || open_own()) return make_context();
        spoken_ = nullptr;
        retry_ = Clock::now() + (offer.owner.empty() ? bus_again : own_again);
    }
}

bool InputMethod::open_own() {
    const std::string address = ibus_address();
    own_ = sd_bus_close_unref(own_);
    if (address.empty() || sd_bus_new(&own_) < 0) return false;
    const bool open = sd_bus_set_address(own_, address.c_str()) >= 0 && sd_bus_set_bus_client(own_, 1) >= 0 &&
                      sd_bus_start(own_) >= 0;
    if (!open) own_ = sd_bus_close_unref(own_);
    return open;
}

void InputMethod::make_context() {
    sd_bus_message* call = nullptr;
    if (sd_bus_message_new_method_call(bus(), &call, peer_.c_str(), spoken_->place, spoken_->factory,
                                       "CreateInputContext") < 0)
        return;
    sd_bus_message_set_auto_start(call, 0);
    asked_for_context_ = spoken_->append_creation(call) >= 0 &&
                         sd_bus_call_async(bus(), nullptr, call, Calls::on_created, this, UINT64_MAX) >= 0;
    sd_bus_message_unref(call);
}

int InputMethod::Calls::on_created(sd_bus_message* message, void* of, sd_bus_error*) {
    auto& self = *static_cast<InputMethod*>(of);
    const char* path = nullptr;
    const bool made = sd_bus_message_is_method_error(message, nullptr) == 0 && self.asked_for_context_ &&
                      sd_bus_message_get_bus(message) == self.bus() && sd_bus_message_read(message, "o", &path) > 0;
    self.asked_for_context_ = false;
    if (!made) return 0;
    self.path_ = path;
    const std::string rule = "type='signal',path='" + self.path_ + "',interface='" + self.spoken_->context + "'";
    sd_bus_add_match_async(self.bus(), &self.signals_, rule.c_str(), Calls::on_signal, nullptr, of);
    self.call(self.spoken_->capability_call, self.spoken_->append_capability, false);
    if (self.focused_) self.pass_focus();
    return 0;
}

std::uint64_t InputMethod::call(const char* method, const std::function<int(sd_bus_message*)>& append, bool answer) {
    sd_bus_message* call = nullptr;
    if (path_.empty() ||
        sd_bus_message_new_method_call(bus(), &call, peer_.c_str(), path_.c_str(), spoken_->context, method) < 0)
        return 0;
    sd_bus_message_set_auto_start(call, 0);
    std::uint64_t cookie = 0;
    if (append && append(call) < 0) {
        sd_bus_message_unref(call);
        return 0;
    }
    if (!answer) {
        sd_bus_message_set_expect_reply(call, 0);
        sd_bus_send(bus(), call, nullptr);
    } else if (sd_bus_call_async(bus(), nullptr, call, Calls::on_answer, this, UINT64_MAX) >= 0) {
        sd_bus_message_get_cookie(call, &cookie);
    }
    sd_bus_message_unref(call);
    return cookie;
}

void InputMethod::ask(const KeyStroke& stroke) {
    const std::uint64_t number = line_.ask(stroke, Clock::now());
    const Dialect& dialect = *spoken_;
    const std::uint64_t cookie = call(
        dialect.key_call, [&](sd_bus_message* to) { return dialect.append_key(to, stroke); }, true);
    if (cookie == 0)
        line_.answer(number, false);
    else
        asked_[cookie] = number;
}

int InputMethod::Calls::on_answer(sd_bus_message* message, void* of, sd_bus_error*) {
    auto& self = *static_cast<InputMethod*>(of);
    std::uint64_t cookie = 0;
    if (sd_bus_message_get_reply_cookie(message, &cookie) < 0 || self.void_.erase(cookie) > 0) return 0;
    const auto asked = self.asked_.find(cookie);
    if (asked == self.asked_.end()) return 0;
    const std::uint64_t number = asked->second;
    self.asked_.erase(asked);
    bool taken = false;
    const bool said = sd_bus_message_is_method_error(message, nullptr) == 0;
    if (said) self.spoken_->read_answer(message, self.heard_, taken);
    self.line_.answer(number, taken);
    return 0;
}

int InputMethod::Calls::on_signal(sd_bus_message* message, void* of, sd_bus_error*) {
    auto& self = *static_cast<InputMethod*>(of);
    if (self.void_.empty() && self.spoken_ != nullptr) self.spoken_->read_signal(message, self.heard_);
    return 0;
}

void InputMethod::pass_focus() {
    call("FocusIn", {}, false);
    show_at(caret_);
}

void InputMethod::focus(bool in) {
    if (focused_ == in) return;
    focused_ = in;
    if (in) {
        if (path_.empty()) look();
        pass_focus();
        return;
    }
    line_.part(false);
    for (const auto& [cookie, number] : asked_) void_.insert(cookie);
    asked_.clear();
    if (const std::uint64_t cookie = call("FocusOut", {}, true)) void_.insert(cookie);
}

void InputMethod::show_at(Rect caret) {
    caret_ = caret;
    if (spoken_ == nullptr) return;
    const auto whole = [](float length) { return static_cast<int>(std::lround(length)); };
    call(
        spoken_->caret_call,
        [&](sd_bus_message* to) {
            return sd_bus_message_append(to, "iiii", whole(caret.x), whole(caret.y), whole(caret.w), whole(caret.h));
        },
        false);
}

void InputMethod::give_up() {
    line_.part(true);
    for (const auto& [cookie, number] : asked_) void_.insert(cookie);
    asked_.clear();
    if (const std::uint64_t cookie = call("Reset", {}, true)) void_.insert(cookie);
}

// The context is gone with whoever held it.
void InputMethod::drop() {
    if (path_.empty() && !asked_for_context_) return;
    signals_ = sd_bus_slot_unref(signals_);
    path_.clear();
    asked_for_context_ = false;
    asked_.clear();
    void_.clear();
    spoken_ = nullptr;
    line_.part(true);
}

void InputMethod::lost(sd_bus*& bus) {
    const bool own = bus == own_;
    const bool speaks_there = spoken_ != nullptr && spoken_->own_bus == own;
    if (speaks_there) drop();
    bus = sd_bus_close_unref(bus);
    if (!own)
        for (Offer& offer : offers_) offer.owner.clear();
    retry_ = Clock::now() + (own ? own_again : bus_again);
}

}  // namespace ui
