// A text arrives as a property of a window of ours; a large one in pieces, the next after each is removed. It must never
// believe an owner: what is no UTF-8 is for the reader to refuse, and an owner that never ends is cut off.
#include "ui/window/selection.h"

#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace ui {
namespace {

template <class T>
struct Free {
    void operator()(T* reply) const { std::free(reply); }
};
template <class T>
using Reply = std::unique_ptr<T, Free<T>>;

constexpr std::uint32_t all = UINT32_MAX / 4;  // in units of four bytes

}  // namespace

Selection::Selection(xcb_connection_t* server) : server_(server), window_(xcb_generate_id(server)) {
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(server)).data;
    const std::uint32_t wanted = XCB_EVENT_MASK_PROPERTY_CHANGE;
    xcb_create_window(server_, 0, window_, screen->root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY,
                      screen->root_visual, XCB_CW_EVENT_MASK, &wanted);
    atoms_ = {atom("CLIPBOARD"), atom("UTF8_STRING"), atom("INCR"), atom("TARGETS"), atom("KYODO_PARCEL")};
}

Selection::~Selection() { xcb_destroy_window(server_, window_); }

std::uint32_t Selection::atom(const char* name) const {
    const auto cookie = xcb_intern_atom(server_, 0, static_cast<std::uint16_t>(std::strlen(name)), name);
    const Reply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(server_, cookie, nullptr));
    return reply ? reply->atom : static_cast<std::uint32_t>(XCB_ATOM_NONE);
}

void Selection::ask(Which which) {
    const xcb_atom_t name = which == Which::clipboard ? atoms_.clipboard : static_cast<xcb_atom_t>(XCB_ATOM_PRIMARY);
    text_.clear();
    in_pieces_ = ready_ = false;
    until_ = std::chrono::steady_clock::now() + patience;
    xcb_delete_property(server_, window_, atoms_.parcel);
    xcb_convert_selection(server_, window_, name, atoms_.utf8, atoms_.parcel, XCB_CURRENT_TIME);
    xcb_flush(server_);
}

std::optional<std::string> Selection::take(Time now) {
    if (!until_ || (!ready_ && now < *until_)) return std::nullopt;
    until_.reset();
    std::string text = std::exchange(text_, {});
    return ready_ ? std::move(text) : std::string();
}

// Taking it away tells the owner that it arrived.
std::string Selection::parcel(std::uint32_t* type) {
    const auto cookie = xcb_get_property(server_, 1, window_, atoms_.parcel, XCB_GET_PROPERTY_TYPE_ANY, 0, all);
    const Reply<xcb_get_property_reply_t> reply(xcb_get_property_reply(server_, cookie, nullptr));
    if (!reply) return {};
    if (type != nullptr) *type = reply->type;
    return {static_cast<const char*>(xcb_get_property_value(reply.get())),
            static_cast<std::size_t>(xcb_get_property_value_length(reply.get()))};
}

void Selection::delivered(std::uint32_t property) {
    if (!until_) return;
    ready_ = property == XCB_ATOM_NONE;
    if (ready_) return;
    std::uint32_t type = 0;
    text_ = parcel(&type);
    in_pieces_ = type == atoms_.incr;
    ready_ = !in_pieces_;
    if (in_pieces_) text_.clear();
    text_.resize(std::min(text_.size(), most_bytes));
}

// An empty one is the last.
void Selection::piece() {
    const std::string more = parcel();
    text_ += more;
    text_.resize(std::min(text_.size(), most_bytes));
    ready_ = more.empty();
    if (!ready_) until_ = std::chrono::steady_clock::now() + patience;
}

void Selection::offer(std::string text) {
    offered_ = std::move(text);
    xcb_set_selection_owner(server_, window_, atoms_.clipboard, XCB_CURRENT_TIME);
    xcb_flush(server_);
}

void Selection::serve(const void* of) {
    const auto& request = *static_cast<const xcb_selection_request_event_t*>(of);
    xcb_selection_notify_event_t answer{};
    answer.response_type = XCB_SELECTION_NOTIFY;
    answer.time = request.time;
    answer.requestor = request.requestor;
    answer.selection = request.selection;
    answer.target = request.target;
    answer.property = request.property != XCB_ATOM_NONE ? request.property : request.target;
    const std::array<std::uint32_t, 2> targets{atoms_.targets, atoms_.utf8};
    if (request.target == atoms_.targets)
        xcb_change_property(server_, XCB_PROP_MODE_REPLACE, request.requestor, answer.property, XCB_ATOM_ATOM, 32,
                            targets.size(), targets.data());
    else if (request.target == atoms_.utf8)
        xcb_change_property(server_, XCB_PROP_MODE_REPLACE, request.requestor, answer.property, atoms_.utf8, 8,
                            static_cast<std::uint32_t>(offered_.size()), offered_.data());
    else
        answer.property = XCB_ATOM_NONE;
    xcb_send_event(server_, 0, request.requestor, 0, reinterpret_cast<const char*>(&answer));
    xcb_flush(server_);
}

bool Selection::meets(const void* of) {
    const auto* event = static_cast<const xcb_generic_event_t*>(of);
    switch (event->response_type & 0x7F) {
        case XCB_SELECTION_NOTIFY:
            delivered(reinterpret_cast<const xcb_selection_notify_event_t*>(event)->property);
            return true;
        case XCB_SELECTION_REQUEST: serve(event); return true;
        case XCB_SELECTION_CLEAR: offered_.clear(); return true;
        case XCB_PROPERTY_NOTIFY: {
            const auto& change = *reinterpret_cast<const xcb_property_notify_event_t*>(event);
            const bool arrived =
                change.window == window_ && change.atom == atoms_.parcel && change.state == XCB_PROPERTY_NEW_VALUE;
            if (arrived && in_pieces_ && until_) piece();
            return true;
        }
        default: return false;
    }
}

}  // namespace ui
