// How a message is signed so that its receiver knows who sent it and when: HMAC-SHA256 as Standard Webhooks has it.
// It must never write, log or return a secret.
#pragma once

#include "model/text/result.h"

#include <string>
#include <string_view>

namespace feed {

// The bytes of a secret file: one line "whsec_" and 24 to 64 bytes in Base64. The file must not be open to others.
model::Result<std::string> read_webhook_secret(const std::string& path);

// "v1," and the Base64 of HMAC-SHA256 over "ID.TIMESTAMP.BODY". `timestamp`: seconds since 1970 in decimal.
std::string webhook_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                              std::string_view body);

}  // namespace feed
