// The clipboard and the primary selection, asked for without waiting: an owner that does not answer costs nothing. Spoken by
// the ICCCM (2.6, 2.7.2: large texts in pieces). It must never bring more than `most_bytes`: of what is longer the beginning comes, which is for its reader
// to refuse. One thread only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

struct xcb_connection_t;

namespace ui {

class Selection {
public:
    using Time = std::chrono::steady_clock::time_point;
    enum class Which { clipboard, primary };
    static constexpr std::size_t most_bytes = 1 << 20;
    static constexpr std::chrono::milliseconds patience{700};

    explicit Selection(xcb_connection_t* server);
    ~Selection();
    Selection(const Selection&) = delete;
    Selection& operator=(const Selection&) = delete;

    void ask(Which which);
    bool waits() const { return until_.has_value(); }
    std::optional<Time> due() const { return until_; }
    // The text that was asked for, once; empty when there is none or its owner does not answer.
    std::optional<std::string> take(Time now);
    // What others paste from now on.
    void offer(std::string text);

    // True when the event was about a selection. `event`: an xcb_generic_event_t.
    bool meets(const void* event);

private:
    struct Atoms {
        std::uint32_t clipboard = 0, utf8 = 0, incr = 0, targets = 0, parcel = 0;
    };
    xcb_connection_t* server_;
    std::uint32_t window_ = 0;  // never seen: where texts are delivered
    Atoms atoms_;
    std::optional<Time> until_;
    bool in_pieces_ = false;
    bool ready_ = false;
    std::string text_;
    std::string offered_;

    std::uint32_t atom(const char* name) const;
    std::string parcel(std::uint32_t* type = nullptr);
    void delivered(std::uint32_t property);
    void piece();
    void serve(const void* request);
};

}  // namespace ui
