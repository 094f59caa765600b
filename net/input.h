// Lines from a file, a pipe or a device, for both programs. It must never hold more than one line of whatever length, nor
// take a read that failed for the end.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <optional>
#include <string>

namespace net {

class Lines {
public:
    // The descriptor stays the caller's. A line longer than `most_line` bytes is refused.
    explicit Lines(int file, std::size_t most_line = std::size_t{16} << 20) : file_(file), most_line_(most_line) {}

    // The next line without its end. False at the end, and when there is trouble.
    bool next(std::string& line);
    // Why what was given is not all there is; a sentence.
    const std::optional<model::Text>& trouble() const { return trouble_; }

private:
    bool fill();

    int file_;
    std::size_t most_line_;
    std::string held_;
    std::size_t at_ = 0;
    bool ended_ = false;
    std::size_t number_ = 0;
    std::optional<model::Text> trouble_;
};

}  // namespace net
