// The ways an answer can be wrong, as values. It must never know a socket.
#pragma once

#include "model/text/time.h"
#include "tests/fault/fault_proxy.h"

#include <functional>

namespace faults {

// Whole other answers.
Misbehaviour deaf();                                      // takes the request and never says anything
Misbehaviour instead(Reply reply);                        // always this
Misbehaviour status(int code, std::string headers = {});  // with the feed's own valid body
Misbehaviour swallowed();                                 // the feed answers, and the answer never arrives
Misbehaviour dripped();                                   // the right answer, a byte a second
Misbehaviour kept_by_cache(std::string date);  // the last answer of the good times, with this Date; "": its own
Misbehaviour moved(const std::function<std::string()>& to);  // a redirect, again and again

// The right answer, wrong in its framing. Answers without a body become one cut off.
Misbehaviour cut_in_head();
Misbehaviour cut_in_body(End end);
Misbehaviour cut_with_right_length();
Misbehaviour cut_without_length();
Misbehaviour cut_in_chunk();
Misbehaviour cut_in_gzip();
Misbehaviour two_lengths();
Misbehaviour with_header(std::string header);

// The right answer with another body: what `change` makes of it, with the length that it has then.
Misbehaviour rewritten(std::function<std::string(std::string)> change);
Misbehaviour sequence_back();
// Only changes, never whole boards.
Misbehaviour changes_repeated();
Misbehaviour changes_jumped();
Misbehaviour digest_wrong();

std::string body_of(const std::string& answer);
std::string http_date();  // now

}  // namespace faults
