// One connection: reads a request, asks the routes, waits parked if told so, writes the reply, and again. Limits on
// every size and every time. It must never know what a request means, nor a socket.
#pragma once

#include "feed/http/http_hall.h"
#include "feed/http/http_stream.h"

#include <memory>

namespace feed {

// Begins talking. The session keeps itself and the stream alive until the connection ends.
void talk(std::shared_ptr<ByteStream> stream, Hall& hall);

}  // namespace feed
