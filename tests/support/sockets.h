// The few socket calls the faulty servers share.
// It must never be used by the product.
#pragma once

#include <cstdint>
#include <string>

namespace faults {

// A listening socket on that port of 127.0.0.1, on a free one when it is 0; throws when there is none.
int listen_on_loopback(std::uint16_t& port);
int connect_to_loopback(std::uint16_t port);

// False when the other side has gone.
bool send_all(int socket, const std::string& bytes);
bool receive_more(int socket, std::string& bytes);

// Makes the coming close an RST.
void reset_on_close(int socket);

// Bytes of the first whole HTTP message (head, and Content-Length of body) in `bytes`; 0 while it is not whole.
std::size_t message_size(const std::string& bytes);

// One whole message, or "" when the other side has gone before.
std::string receive_message(int socket);

}  // namespace faults
