// Why an exchange brought no usable reply, as one sentence in both languages.
// It must never know libcurl.
#pragma once

#include "model/text/result.h"

#include <string_view>

namespace net {

enum class HttpCause {
    unresolved,
    refused,
    unroutable,
    connect_timed_out,
    timed_out,
    cut_off,
    certificate_expired,
    certificate_not_yet_valid,
    certificate_self_signed,
    certificate_unknown_issuer,
    certificate_wrong_name,
    certificate_bad,
    tls_failed,
    ca_file_unreadable,
    too_large,
    headers_too_large,
    without_length,
    unclear_length,
    body_in_304,
    bad_encoding,
    not_http,
    perhaps_tls,
    bad_address,
    bad_header,
    stopped,
    other
};

// Trouble::unreachable; the sentence is "PLACE: cause; what to do." `place` is "host:port"; `detail` is used by `other`.
// `ca_option`: the option that names a CA's file where the sentence is read.
model::Problem unreachable_problem(HttpCause cause, std::string_view place, std::string_view detail = {},
                                   std::string_view ca_option = "--ca-file");

}  // namespace net
