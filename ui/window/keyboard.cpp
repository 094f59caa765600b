// The layout is the server's, read anew when it changes; the modifiers are those of each event, so that nothing is tracked
// that could be missed. A pressed key that is pressed again was never released: the server repeats it (detectable
// auto-repeat). It must never grab the keyboard.
#include "ui/window/keyboard.h"

#include <xcb/xcb.h>
#include <xkbcommon/xkbcommon-compose.h>
#include <xkbcommon/xkbcommon-x11.h>
#include <xkbcommon/xkbcommon.h>

#define explicit explicit_  // a member of xcb's XKB header
#include <xcb/xkb.h>
#undef explicit

#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace ui {
namespace {

template <class T>
struct Free {
    void operator()(T* event) const { std::free(event); }
};

constexpr std::uint32_t shift_bit = 1, lock_bit = 2, control_bit = 4, alt_bit = 8;

std::uint32_t group_of(std::uint32_t state) { return state >> 13 & 3; }

const std::map<xkb_keysym_t, KeyPress::Kind>& kinds() {
    using Kind = KeyPress::Kind;
    static const std::map<xkb_keysym_t, Kind> all = {
        {XKB_KEY_Return, Kind::enter},
        {XKB_KEY_KP_Enter, Kind::enter},
        {XKB_KEY_Escape, Kind::escape},
        {XKB_KEY_BackSpace, Kind::backspace},
        {XKB_KEY_Delete, Kind::remove},
        {XKB_KEY_KP_Delete, Kind::remove},
        {XKB_KEY_Tab, Kind::tab},
        {XKB_KEY_ISO_Left_Tab, Kind::tab},
        {XKB_KEY_Up, Kind::up},
        {XKB_KEY_KP_Up, Kind::up},
        {XKB_KEY_Down, Kind::down},
        {XKB_KEY_KP_Down, Kind::down},
        {XKB_KEY_Left, Kind::left},
        {XKB_KEY_KP_Left, Kind::left},
        {XKB_KEY_Right, Kind::right},
        {XKB_KEY_KP_Right, Kind::right},
        {XKB_KEY_Home, Kind::home},
        {XKB_KEY_KP_Home, Kind::home},
        {XKB_KEY_End, Kind::end},
        {XKB_KEY_KP_End, Kind::end},
        {XKB_KEY_Page_Up, Kind::page_up},
        {XKB_KEY_KP_Page_Up, Kind::page_up},
        {XKB_KEY_Page_Down, Kind::page_down},
        {XKB_KEY_KP_Page_Down, Kind::page_down},
    };
    return all;
}

// Compose tables are files of UTF-8 locales; one that was not generated, or none at all, still has English's.
xkb_compose_table* compose_table(xkb_context* context) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* locale = std::getenv(name);
        if (locale == nullptr || *locale == '\0') continue;
        if (auto* table = xkb_compose_table_new_from_locale(context, locale, XKB_COMPOSE_COMPILE_NO_FLAGS))
            return table;
        break;
    }
    return xkb_compose_table_new_from_locale(context, "en_US.UTF-8", XKB_COMPOSE_COMPILE_NO_FLAGS);
}

bool is_printable(const std::string& text) {
    return !text.empty() && static_cast<unsigned char>(text[0]) >= 0x20 && text[0] != 0x7F;
}

}  // namespace

struct Keyboard::Inside {
    xcb_connection_t* server = nullptr;
    xcb_window_t window = 0;
    std::uint8_t first_event = 0;
    std::int32_t device = -1;
    xkb_context* context = nullptr;
    xkb_keymap* layout = nullptr;
    xkb_state* state = nullptr;
    xkb_compose_table* table = nullptr;
    xkb_compose_state* compose = nullptr;
    std::set<std::uint8_t> held;

    Inside() = default;
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        xkb_compose_state_unref(compose);
        xkb_compose_table_unref(table);
        xkb_state_unref(state);
        xkb_keymap_unref(layout);
        xkb_context_unref(context);
        xcb_disconnect(server);
    }

    bool open(xcb_window_t of) {
        window = of;
        server = xcb_connect(nullptr, nullptr);
        if (xcb_connection_has_error(server) != 0) return false;
        context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
        if (context == nullptr || xkb_x11_setup_xkb_extension(server, 1, 0, XKB_X11_SETUP_XKB_EXTENSION_NO_FLAGS,
                                                              nullptr, nullptr, &first_event, nullptr) == 0)
            return false;
        device = xkb_x11_get_core_keyboard_device_id(server);
        table = compose_table(context);
        if (table != nullptr) compose = xkb_compose_state_new(table, XKB_COMPOSE_STATE_NO_FLAGS);
        return read_layout();
    }

    bool read_layout() {
        xkb_keymap* now = xkb_x11_keymap_new_from_device(context, server, device, XKB_KEYMAP_COMPILE_NO_FLAGS);
        if (now == nullptr) return false;
        xkb_state_unref(state);
        xkb_keymap_unref(layout);
        layout = now;
        state = xkb_state_new(layout);
        return state != nullptr;
    }

    void select() const {
        const auto of_device = static_cast<xcb_xkb_device_spec_t>(device);
        constexpr std::uint16_t changes = XCB_XKB_EVENT_TYPE_NEW_KEYBOARD_NOTIFY | XCB_XKB_EVENT_TYPE_MAP_NOTIFY;
        constexpr std::uint16_t parts = XCB_XKB_MAP_PART_KEY_TYPES | XCB_XKB_MAP_PART_KEY_SYMS |
                                        XCB_XKB_MAP_PART_MODIFIER_MAP | XCB_XKB_MAP_PART_VIRTUAL_MODS;
        constexpr std::uint32_t repeats = XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT;
        xcb_xkb_select_events(server, of_device, changes, 0, changes, parts, parts, nullptr);
        xcb_discard_reply(server, xcb_xkb_per_client_flags(server, of_device, repeats, repeats, 0, 0, 0).sequence);
        const std::uint32_t wanted = XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE |
                                     XCB_EVENT_MASK_FOCUS_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(server, window, XCB_CW_EVENT_MASK, &wanted);
        xcb_flush(server);
    }

    bool has_focus() const {
        const std::unique_ptr<xcb_get_input_focus_reply_t, Free<xcb_get_input_focus_reply_t>> reply(
            xcb_get_input_focus_reply(server, xcb_get_input_focus(server), nullptr));
        return reply != nullptr && reply->focus == window;
    }

    void set_state(std::uint32_t now) const { xkb_state_update_mask(state, now & 0xFF, 0, 0, 0, 0, group_of(now)); }

    KeyStroke stroke_of(const xcb_key_press_event_t& event, bool release) {
        set_state(event.state);
        const bool again = !release && !held.insert(event.detail).second;
        if (release) held.erase(event.detail);
        return {xkb_state_key_get_one_sym(state, event.detail), event.detail, event.state, event.time, release, again};
    }

    // The Latin letter of a key: of this layout, else of the first that has one there.
    std::string letter_of(const KeyStroke& stroke) const {
        const xkb_layout_index_t count = xkb_keymap_num_layouts_for_key(layout, stroke.code);
        for (xkb_layout_index_t tried = 0; tried <= count; ++tried) {
            const xkb_layout_index_t group = tried == 0 ? group_of(stroke.state) : tried - 1;
            const xkb_keysym_t* symbols = nullptr;
            if (xkb_keymap_key_get_syms_by_level(layout, stroke.code, group, 0, &symbols) != 1) continue;
            const std::uint32_t letter = xkb_keysym_to_utf32(symbols[0]);
            if (letter > 0x20 && letter < 0x7F) return {static_cast<char>(letter)};
        }
        return {};
    }

    // The text a key adds, by the person's Compose table.
    std::string text_of(const KeyStroke& stroke) const {
        char text[64] = "";
        const bool composes =
            compose != nullptr && xkb_compose_state_feed(compose, stroke.symbol) == XKB_COMPOSE_FEED_ACCEPTED;
        switch (composes ? xkb_compose_state_get_status(compose) : XKB_COMPOSE_NOTHING) {
            case XKB_COMPOSE_COMPOSING: return {};
            case XKB_COMPOSE_CANCELLED: xkb_compose_state_reset(compose); return {};
            case XKB_COMPOSE_COMPOSED:
                xkb_compose_state_get_utf8(compose, text, sizeof text);
                xkb_compose_state_reset(compose);
                return text;
            default: xkb_keysym_to_utf8(stroke.symbol, text, sizeof text); return text;
        }
    }
};

Keyboard::Keyboard(std::unique_ptr<Inside> inside)
    : inside_(std::move(inside)), selection_(std::make_unique<Selection>(inside_->server)) {
    inside_->select();
    focused_ = inside_->has_focus();
}

Keyboard::~Keyboard() = default;

std::unique_ptr<Keyboard> Keyboard::open(unsigned long window) {
    auto inside = std::make_unique<Inside>();
    if (!inside->open(static_cast<xcb_window_t>(window))) return nullptr;
    return std::unique_ptr<Keyboard>(new Keyboard(std::move(inside)));
}

int Keyboard::handle() const { return xcb_get_file_descriptor(inside_->server); }

bool Keyboard::read(std::vector<KeyStroke>& strokes) {
    while (const std::unique_ptr<xcb_generic_event_t, Free<xcb_generic_event_t>> event{
        xcb_poll_for_event(inside_->server)}) {
        const int kind = event->response_type & 0x7F;
        if (kind == XCB_KEY_PRESS || kind == XCB_KEY_RELEASE) {
            const auto& key = reinterpret_cast<const xcb_key_press_event_t&>(*event);
            strokes.push_back(inside_->stroke_of(key, kind == XCB_KEY_RELEASE));
        } else if (kind == XCB_FOCUS_IN || kind == XCB_FOCUS_OUT) {
            const auto& focus = reinterpret_cast<const xcb_focus_in_event_t&>(*event);
            const bool passing = focus.mode == XCB_NOTIFY_MODE_GRAB || focus.mode == XCB_NOTIFY_MODE_UNGRAB ||
                                 focus.detail == XCB_NOTIFY_DETAIL_POINTER;
            if (!passing) focused_ = kind == XCB_FOCUS_IN;
            if (!focused_) inside_->held.clear();
        } else if (kind == XCB_CONFIGURE_NOTIFY || kind == XCB_REPARENT_NOTIFY) {
            moved_ = true;
        } else if (kind == inside_->first_event) {
            inside_->read_layout();
        } else {
            selection_->meets(event.get());
        }
    }
    return xcb_connection_has_error(inside_->server) == 0;
}

bool Keyboard::moved() { return std::exchange(moved_, false); }

Point Keyboard::corner() const {
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(inside_->server)).data->root;
    const auto cookie = xcb_translate_coordinates(inside_->server, inside_->window, root, 0, 0);
    const std::unique_ptr<xcb_translate_coordinates_reply_t, Free<xcb_translate_coordinates_reply_t>> reply(
        xcb_translate_coordinates_reply(inside_->server, cookie, nullptr));
    if (!reply) return {};
    return {static_cast<float>(reply->dst_x), static_cast<float>(reply->dst_y)};
}

std::optional<KeyPress> Keyboard::meaning(const KeyStroke& stroke) {
    if (stroke.release) return std::nullopt;
    KeyPress press;
    press.shift = (stroke.state & shift_bit) != 0;
    press.control = (stroke.state & control_bit) != 0;
    press.caps = (stroke.state & lock_bit) != 0;
    press.repeated = stroke.repeated;
    if (stroke.symbol >= XKB_KEY_F1 && stroke.symbol <= XKB_KEY_F12) {
        press.kind = KeyPress::Kind::function;
        press.function = static_cast<int>(stroke.symbol - XKB_KEY_F1) + 1;
        return press;
    }
    if (const auto kind = kinds().find(stroke.symbol); kind != kinds().end()) {
        press.kind = kind->second;
        return press;
    }
    if ((stroke.state & (control_bit | alt_bit)) != 0) {
        press.kind = KeyPress::Kind::shortcut;
        press.text = press.control ? inside_->letter_of(stroke) : std::string();
        return press.text.empty() ? std::nullopt : std::optional(press);
    }
    press.text = inside_->text_of(stroke);
    return is_printable(press.text) ? std::optional(press) : std::nullopt;
}

}  // namespace ui
