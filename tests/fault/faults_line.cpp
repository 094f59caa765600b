// Faults of the line between the feed and the board: connection, names, certificates, framing, compression, speed.
// It must never wait out a default where a fault shows earlier.
#include "tests/fault/bends.h"
#include "tests/fault/faults.h"

#include <utility>

namespace faults {
namespace {

// The feed comes back with another certificate; "" for `name`: without TLS.
Fault certified(const std::string& when, const std::string& name, int days, std::string ja, std::string en) {
    const auto begin = [name, days](Stage& stage) {
        stage.restart_feed(name.empty() ? Certificate{} : make_certificate(stage.scratch(), "bad", name, days));
    };
    const auto end = [](Stage& stage) { stage.restart_feed(stage.good_certificate()); };
    return {old_sentence(when), Outcome::old, begin, end, std::move(ja), std::move(en), true};
}

// The certificate the board trusts is a good one all along; what comes instead is expired, and is trusted as an issuer.
Fault expired() {
    Fault fault = certified("when the feed's certificate has expired", "IP:127.0.0.1", -1, "証明書の期限", "expired");
    fault.begin = [](Stage& stage) {
        const Certificate bad = make_certificate(stage.scratch(), "good", "IP:127.0.0.1", -1);
        stage.restart_feed(bad);
    };
    fault.end = [](Stage& stage) { stage.restart_feed(make_certificate(stage.scratch(), "good", "IP:127.0.0.1", 2)); };
    return fault;
}

Fault wrong_name() {
    Fault fault = expired();
    fault.name = old_sentence("when the feed's certificate is for another name");
    fault.begin = [](Stage& stage) {
        const Certificate bad = make_certificate(stage.scratch(), "good", "DNS:other.example", 2);
        stage.restart_feed(bad);
    };
    fault.ja = "証明書の名前";
    fault.en = "another name";
    return fault;
}

Fault unresolved() {
    const auto begin = [](Stage& stage) { stage.follow("http://board.invalid:8480"); };
    const auto end = [](Stage& stage) { stage.follow_feed(); };
    return {old_sentence("when the feed's name is not resolved any more"),
            Outcome::old,
            begin,
            end,
            "名前が見つかりません",
            "could not resolve the name"};
}

Fault refused() {
    return {old_sentence("when the connection is refused"),
            Outcome::old,
            [](Stage& stage) { stage.proxy().refuse(); },
            {},
            "接続を拒まれました",
            "connection refused"};
}

std::string chunk_of_blanks() { return "10000\r\n" + std::string(65536, ' ') + "\r\n"; }

// Made when it is first wanted: it takes a second.
Misbehaviour bomb() {
    return {[](const std::string&, const std::string&, const std::string&) {
        static const std::string packed = sample::gzipped(std::string((64u << 20) + 1, ' '));
        return json(packed, "Content-Encoding: gzip\r\n");
    }};
}

Misbehaviour endless_body() {
    return instead({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                    End::endless, chunk_of_blanks()});
}

std::vector<Fault> connection_faults() {
    const std::string cut_ja = "答えが途中で切れました", cut_en = "cut off in the middle";
    const std::string late_ja = "時間内に答えが届きませんでした", late_en = "timed out waiting";
    return {
        refused(),
        old("when the connection is accepted and nothing is ever answered", deaf(), late_ja, late_en),
        unresolved(),
        old("when packets are swallowed silently on the way back", swallowed(), late_ja, late_en),
        old("when an answer comes a byte a second", dripped(), late_ja, late_en),
        old("when the connection is reset before the answer", instead({"", End::reset}), cut_ja, cut_en),
        old("when the connection is reset within the headers", cut_in_head(), cut_ja, cut_en),
        old("when the connection is reset in mid-body", cut_in_body(End::reset), cut_ja, cut_en),
        old("when the body is shorter than its Content-Length", cut_in_body(End::close), cut_ja, cut_en),
        old("when the body is cut and its Content-Length says so", cut_with_right_length(), "JSON", "JSON"),
        old("when the body has no length and is only closed", cut_without_length(), "長さがなく", "states no length"),
        old("when the body ends within a chunk", cut_in_chunk(), cut_ja, cut_en),
        old("when two Content-Lengths contradict each other", two_lengths(), "長さの記述が食い違う",
            "contradicts itself"),
        old("when what answers is not HTTP", instead({"SSH-2.0-server\r\n", End::close}), "HTTPの答えではありません",
            "does not speak HTTP"),
    };
}

std::vector<Fault> size_faults() {
    return {
        old("when the gzip is truncated", cut_in_gzip(), "JSON ", "not JSON"),
        old("when what is called gzip is none", with_header("Content-Encoding: gzip"), "元に戻せません", "unpacked"),
        old("when the answer is a gzip bomb", bomb(), "大きすぎる", "too large"),
        old("when the body never ends", endless_body(), "大きすぎる", "too large"),
        old("when the headers never end", instead({"HTTP/1.1 200 OK\r\n", End::endless, "X-More: and more\r\n"}),
            "ヘッダーが大きすぎる", "headers are too large"),
    };
}

}  // namespace

std::vector<Fault> line_faults() {
    std::vector<Fault> all = connection_faults();
    for (Fault& fault : size_faults()) all.push_back(std::move(fault));
    all.push_back(expired());
    all.push_back(wrong_name());
    all.push_back(certified("when the feed comes with a self-signed certificate nobody vouched for", "IP:127.0.0.1", 2,
                            "自己署名", "self-signed"));
    all.push_back(certified("when the feed has lost its TLS", "", 0, "TLSの接続ができません", "TLS handshake failed"));
    return all;
}

std::string old_sentence(const std::string& when) {
    return when + ", one loss shows nothing, then the board is old on time, grey, says why, and is back within a poll";
}

std::string ridden_sentence(const std::string& when) { return when + ", the board stays live and true"; }

}  // namespace faults
