// The bytes of one connection, encrypted or not: reading, writing, one alarm, an end. It must never know HTTP.
// Used from one thread, the event thread. A `Then` is called once and never from inside the call that it was given to;
// until then it keeps alive what it holds, and nothing else does: whoever talks on a stream puts itself in there.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

class ByteStream {
public:
    // `ok` is false when the other side has ended or broken the connection, or close() was called.
    using Then = std::function<void(bool ok, std::size_t bytes)>;

    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    // Before anything else: the handshake, where there is one.
    virtual void begin(Then then) = 0;

    // After a handshake that failed: the same connection as a plain stream, when the other side does not speak TLS at all but
    // words; else nothing. This one is of no use afterwards.
    virtual std::shared_ptr<ByteStream> plainly() { return nullptr; }

    // One at a time, also beside a write. At least one byte when it is ok. `into` is valid until then.
    virtual void read_some(char* into, std::size_t most, Then then) = 0;

    // All of them, in their order; one write at a time. What the pieces show is valid until then.
    virtual void write(const std::vector<std::string_view>& pieces, Then then) = 0;

    // Nothing more is written; the other side is told so. What it still sends can be read.
    virtual void end_writing(Then then) = 0;

    // What is under way ends with ok = false, and the alarm does not ring.
    virtual void close() = 0;

    // Rings once, instead of whatever was to ring before.
    virtual void alarm(std::chrono::steady_clock::time_point at, std::function<void()> ring) = 0;
    virtual void no_alarm() = 0;

    // The other side's numeric address, without port; empty when it has gone.
    virtual const std::string& peer() const = 0;
};

}  // namespace feed
