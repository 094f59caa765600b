// Raw connections that behave badly, many at once. It must never be used by the product.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace survive {

// Connections that were opened, said something and are held open.
class Flood {
public:
    explicit Flood(std::uint16_t port) : port_(port) {}
    ~Flood();
    Flood(const Flood&) = delete;
    Flood& operator=(const Flood&) = delete;

    // This many more connections, each of which says `bytes`. False when the machine has no more of them.
    bool open(std::size_t count, const std::string& bytes);
    // How many of them were answered with something that begins so, each waited for at most until `deadline`.
    std::size_t answered(const std::string& beginning, std::chrono::steady_clock::time_point deadline) const;

private:
    std::uint16_t port_;
    std::vector<int> sockets_;
};

// One connection that says `bytes` and reads until the other side closes.
std::string answer_to(std::uint16_t port, const std::string& bytes);

std::uint16_t port_of(const std::string& url);

// Lets this process, and programs it starts, have so many descriptors; false when the machine does not.
bool allow_descriptors(std::size_t count);

}  // namespace survive
