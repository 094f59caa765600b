// One connection. It must never know what a request means, and never log what came over it.
// The order is always the same: read head, read body, ask, (park, ask)*, write; a pipelined request waits its turn in the
// buffer. Every wait has a limit; whoever breaks one gets a sentence where HTTP still allows it, and is closed.
#include "feed/http/http_session.h"

#include "feed/http/http_bytes.h"
#include "feed/http/http_reading.h"

#include <memory>
#include <optional>
#include <utility>

namespace feed {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t bytes_at_once = 4096;
constexpr std::size_t drained_at_once = 16384;

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<ByteStream> stream, Hall& hall) : hall_(hall), stream_(std::move(stream)) {
        ++hall_.metrics->connections;
    }
    ~Session() {
        leave_seat();
        --hall_.metrics->connections;
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start() {
        take_seat();
        limit(header_limit);
        stream_->begin([self = shared_from_this()](bool ok, std::size_t) {
            if (!ok) return self->speak_plainly();
            self->wait_for_request(header_limit);
        });
    }

private:
    // What the bytes that arrive next are for.
    enum class Phase { waiting, request, parked, answering, leaving };

    // Over a connection that was not encrypted nothing is asked, and one thing said: that it should have been.
    void speak_plainly() {
        auto plain = stream_->plainly();
        if (!plain) return close();
        stream_->no_alarm();
        stream_ = std::move(plain);
        request_.keep_alive = false;
        send(plain_to_tls_reply());
    }

    void limit(std::chrono::seconds time) {
        stream_->alarm(Clock::now() + time, [self = shared_from_this()] { self->close(); });
    }

    // Among those who may be closed when there is no room: whoever keeps nobody waiting for an answer.
    void take_seat() {
        if (seat_) return;
        seat_ = hall_.unhurried.park([this] {
            seat_.reset();
            close();
        });
    }

    void leave_seat() {
        if (seat_) hall_.unhurried.leave(*seat_);
        seat_.reset();
    }

    // One read at a time: one that was begun while parked still counts when the answer is on its way.
    void read(std::size_t most) {
        if (std::exchange(reading_, true)) return;
        chunk_.resize(most);
        stream_->read_some(chunk_.data(), most, [self = shared_from_this()](bool ok, std::size_t bytes) {
            self->reading_ = false;
            self->arrived(ok, std::string_view(self->chunk_.data(), bytes));
        });
    }

    void arrived(bool ok, std::string_view bytes) {
        ended_ = ended_ || !ok;
        if (phase_ == Phase::leaving) return drained(bytes.size());
        in_ += bytes;
        if (phase_ == Phase::parked) return disturbed();
        if (phase_ == Phase::answering) return;
        if (ended_) return close();
        if (phase_ == Phase::waiting)
            read_request();
        else
            go_on_reading();
    }

    // A connection may be idle for a while; once the first byte is there, the rest must follow soon.
    void wait_for_request(std::chrono::seconds time) {
        if (ended_ && in_.empty()) return close();
        phase_ = Phase::waiting;
        take_seat();
        if (!in_.empty()) return read_request();
        limit(time);
        read(bytes_at_once);
    }

    void read_request() {
        phase_ = Phase::request;
        in_body_ = false;
        reader_.emplace();
        limit(header_limit);
        go_on_reading();
    }

    void go_on_reading() {
        const RequestReader::State state = reader_->take(in_);
        if (state == RequestReader::State::whole) return read_whole();
        if (state == RequestReader::State::unreadable) return refuse();
        if (state == RequestReader::State::body && !std::exchange(in_body_, true)) {
            limit(header_limit);
            if (reader_->waits_to_go_on()) return tell_to_go_on();
        }
        if (ended_) return close();
        read(bytes_at_once);
    }

    void tell_to_go_on() {
        static constexpr std::string_view words = "HTTP/1.1 100 Continue\r\n\r\n";
        stream_->write({words}, [self = shared_from_this()](bool ok, std::size_t) {
            if (!ok) return self->close();
            self->go_on_reading();
        });
    }

    void read_whole() {
        request_ = reader_->request(stream_->peer(), hall_.routes->asked_headers());
        reader_.reset();
        leave_seat();
        asked_ = Clock::now();
        phase_ = Phase::answering;
        stream_->no_alarm();
        const auto line = hall_.routes->line_of(request_);
        if (!line) return ask();
        hall_.turns.add(*line, [self = shared_from_this()] { self->ask(); });
    }

    // What cannot be read cannot be followed by another request: where it ends is unknown.
    void refuse() {
        auto reply = reader_->refusal();
        reader_.reset();
        if (!reply) return close();
        request_ = Request{};
        request_.keep_alive = false;
        send(std::move(*reply));
    }

    // Whoever has said more already does not wait; an answer that did not wait must not say that it did.
    void ask() {
        if (!in_.empty()) request_.prefer.clear();
        const auto wait = wait_of(request_.prefer);
        const bool last = Clock::now() >= asked_ + wait;
        if (hall_.stopping) return send(stopping_reply());
        if (hall_.silent) return park(std::nullopt);
        place_.reset();
        auto reply = hall_.routes->answer(request_, last, place_);
        if (!reply) return park(asked_ + wait);
        send(std::move(*reply));
    }

    void park(std::optional<Clock::time_point> until) {
        phase_ = Phase::parked;
        in_.shrink_to_fit();
        chunk_.clear();
        chunk_.shrink_to_fit();
        ticket_ =
            hall_.parked.park([self = shared_from_this()] { self->woken(); }, place_ ? place_->who : std::string());
        ++hall_.metrics->parked;
        if (until) {
            stream_->alarm(*until, [self = shared_from_this()] {
                if (self->leave_parked()) self->ask();
            });
        } else {
            stream_->no_alarm();
        }
        read(1);
    }

    void woken() {
        ticket_.reset();
        --hall_.metrics->parked;
        ask();
    }

    bool leave_parked() {
        if (!ticket_) return false;
        hall_.parked.leave(*ticket_);
        ticket_.reset();
        --hall_.metrics->parked;
        return true;
    }

    // Whoever hangs up while parked frees the place at once; whoever goes on talking is answered first.
    void disturbed() {
        leave_parked();
        if (ended_ || in_.size() > most_header_bytes) return close();
        ask();
    }

    // Whoever does not take an answer keeps nobody here waiting: where places are short, it leaves first.
    void send(Reply reply) {
        phase_ = Phase::answering;
        place_.reset();
        take_seat();
        reply.close = reply.close || !request_.keep_alive || hall_.stopping;
        ++hall_.metrics->answers[reply.status];
        if (!reply.refusal.empty()) ++hall_.metrics->refusals[reply.refusal];
        bytes_.emplace();
        lay_out(*bytes_, std::move(reply), request_, hall_.routes->heartbeat());
        write();
    }

    void write() {
        limit(write_limit);
        stream_->write(bytes_->pieces, [self = shared_from_this()](bool ok, std::size_t) {
            if (!ok) {
                self->bytes_.reset();
                return self->close();
            }
            if (self->bytes_->reply.rest && !self->bytes_->ends) return self->write_rest();
            const bool over = self->bytes_->reply.close;
            self->bytes_.reset();
            if (over) return self->say_goodbye();
            self->wait_for_request(idle_limit);
        });
    }

    // A piece is made when the one before is on its way: no more of a long answer is in memory at a time.
    void write_rest() {
        const auto line = hall_.routes->line_of(request_);
        hall_.turns.add(line.value_or(std::string()), [self = shared_from_this()] {
            if (lay_out_next(*self->bytes_, self->request_)) return self->write();
            self->bytes_.reset();
            self->close();
        });
    }

    // Closing while the other side still sends would reset the connection and take the reply with it: the rest of what
    // was sent is read and thrown away, within limits.
    void say_goodbye() {
        phase_ = Phase::leaving;
        take_seat();
        limit(drain_limit);
        stream_->end_writing([self = shared_from_this()](bool ok, std::size_t) {
            if (!ok) return self->close();
            self->drained(0);
        });
    }

    void drained(std::size_t bytes) {
        drained_ += bytes;
        if (ended_ || drained_ > most_drained_bytes) return close();
        read(drained_at_once);
    }

    void close() { stream_->close(); }

    Hall& hall_;
    std::shared_ptr<ByteStream> stream_;
    Phase phase_ = Phase::waiting;
    std::vector<char> chunk_;  // what is being read now
    std::string in_;           // what was read and belongs to no request yet
    std::optional<RequestReader> reader_;
    std::optional<ReplyBytes> bytes_;
    Request request_;
    Clock::time_point asked_{};
    Shares::Held place_;
    std::optional<Parked::Ticket> ticket_;
    std::optional<Parked::Ticket> seat_;
    std::size_t drained_ = 0;
    bool reading_ = false;
    bool in_body_ = false;
    bool ended_ = false;  // the other side sends no more
};

}  // namespace

void talk(std::shared_ptr<ByteStream> stream, Hall& hall) {
    std::make_shared<Session>(std::move(stream), hall)->start();
}

}  // namespace feed
