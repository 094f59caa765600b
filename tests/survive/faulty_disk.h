// A disk that breaks where the test says, under the product's own SQLite: every write, flush, truncation, creation and
// deletion is counted, and the n-th one fails, or the power goes with it. It must never be used by the product.
// While one lives it is SQLite's default file system in this process; one at a time, one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace survive {

enum class Fault {
    full,       // one write finds no space, half of it is written; everything afterwards works
    broken,     // one operation of any kind fails with an I/O error
    dead,       // this and every later operation fails
    power_cut,  // as dead; and what was not flushed is there in part, torn, or not at all
};

class FaultyDisk {
public:
    FaultyDisk(Fault fault, std::uint64_t at);
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    // True when the n-th operation came.
    bool struck() const { return struck_; }
    // What the operation was: "write log.db-wal".
    const std::string& struck_what() const { return what_; }
    // From here on the disk works.
    void heal() { fault_ = Fault::full, at_ = 0; }
    // Fault::power_cut: heals it, and makes the files what a machine that starts again would find. Call when the log is closed.
    void start_again(std::uint64_t seed);

    // For the SQLite callbacks: true if this operation is to fail.
    bool strikes(const char* operation, const std::string& path);
    bool half_written() const { return fault_ == Fault::full; }
    bool keeps_images() const { return fault_ == Fault::power_cut; }

    struct Change {
        bool truncates = false;
        std::uint64_t at = 0;  // or the new size
        std::string bytes;
    };
    void changed(const std::string& path, Change change);
    void flushed(const std::string& path);
    void opened(const std::string& path);

private:
    struct Image {
        std::string durable;
        std::vector<Change> pending;
    };

    Fault fault_;
    std::uint64_t at_;
    std::uint64_t operations_ = 0;
    bool struck_ = false;
    std::string what_;
    std::map<std::string, Image> images_;
    sqlite3_vfs* before_;
    std::unique_ptr<sqlite3_vfs> ours_;
};

}  // namespace survive
