// A disk that breaks where the test says: an SQLite file system in front of the machine's own. It must never be used by
// the product. Shared memory and locks go straight through: they are not on a disk.
#include "tests/survive/faulty_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

namespace survive {
namespace {

namespace fs = std::filesystem;

struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    std::string* path;
    sqlite3_file* real;
};

File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file).real; }
FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
sqlite3_vfs* machine() { return sqlite3_vfs_find("unix"); }

int close_file(sqlite3_file* file) {
    delete ours(file).path;
    return real(file)->pMethods->xClose(real(file));
}

int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    File& self = ours(file);
    if (self.disk->strikes("write", *self.path)) {
        if (!self.disk->half_written()) return SQLITE_IOERR_WRITE;
        real(file)->pMethods->xWrite(real(file), from, size / 2, at);
        return SQLITE_FULL;
    }
    const auto* bytes = static_cast<const char*>(from);
    self.disk->changed(*self.path, {false, static_cast<std::uint64_t>(at), {bytes, static_cast<std::size_t>(size)}});
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    File& self = ours(file);
    if (self.disk->strikes("truncate", *self.path)) return SQLITE_IOERR_TRUNCATE;
    self.disk->changed(*self.path, {true, static_cast<std::uint64_t>(size), {}});
    return real(file)->pMethods->xTruncate(real(file), size);
}

// No real flush: the machine goes on, and the tests would wait for its disk a thousand times.
int sync_file(sqlite3_file* file, int) {
    File& self = ours(file);
    if (self.disk->strikes("flush", *self.path)) return SQLITE_IOERR_FSYNC;
    self.disk->flushed(*self.path);
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int reserved(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control(sqlite3_file* file, int what, void* with) {
    return real(file)->pMethods->xFileControl(real(file), what, with);
}
int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** to) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, to);
}
int shm_lock(sqlite3_file* file, int at, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), at, count, flags);
}
void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

const sqlite3_io_methods methods = {2,        close_file,  read_file, write_file, truncate_file, sync_file, file_size,
                                    lock,     unlock,      reserved,  control,    sector,        traits,    shm_map,
                                    shm_lock, shm_barrier, shm_unmap, nullptr,    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    FaultyDisk& disk = disk_of(vfs);
    const std::string path = name == nullptr ? "" : name;
    File& self = ours(file);
    self.base.pMethods = nullptr;
    const bool creates = (flags & SQLITE_OPEN_CREATE) != 0 && !fs::exists(path);
    if (creates && disk.strikes("create", path)) return SQLITE_CANTOPEN;
    self.real = reinterpret_cast<sqlite3_file*>(&self + 1);
    const int code = machine()->xOpen(machine(), name, self.real, flags, out);
    if (code != SQLITE_OK) return code;
    self.disk = &disk;
    self.path = new std::string(path);
    self.base.pMethods = &methods;
    disk.opened(path);
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int) {
    FaultyDisk& disk = disk_of(vfs);
    if (disk.strikes("delete", name)) return SQLITE_IOERR_DELETE;
    return machine()->xDelete(machine(), name, 0);
}

void put(std::string& bytes, const FaultyDisk::Change& change, std::size_t most) {
    if (change.truncates) return bytes.resize(change.at);
    const std::size_t size = std::min(most, change.bytes.size());
    if (bytes.size() < change.at + size) bytes.resize(change.at + size);
    bytes.replace(change.at, size, change.bytes, 0, size);
}

}  // namespace

FaultyDisk::FaultyDisk(Fault fault, std::uint64_t at)
    : fault_(fault), at_(at), before_(sqlite3_vfs_find(nullptr)), ours_(std::make_unique<sqlite3_vfs>(*machine())) {
    ours_->pNext = nullptr;
    ours_->zName = "faulty";
    ours_->szOsFile = static_cast<int>(sizeof(File)) + machine()->szOsFile;
    ours_->pAppData = this;
    ours_->xOpen = open_file;
    ours_->xDelete = delete_file;
    sqlite3_vfs_register(ours_.get(), 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(ours_.get());
    sqlite3_vfs_register(before_, 1);
}

bool FaultyDisk::strikes(const char* operation, const std::string& path) {
    const bool counts = fault_ != Fault::full || std::string_view(operation) == "write";
    if (counts) ++operations_;
    if (counts && operations_ == at_) {
        struck_ = true;
        what_ = std::string(operation) + " " + fs::path(path).filename().string();
        return true;
    }
    return struck_ && (fault_ == Fault::dead || fault_ == Fault::power_cut);
}

void FaultyDisk::opened(const std::string& path) {
    if (!keeps_images() || images_.contains(path)) return;
    std::ifstream in(path, std::ios::binary);
    images_[path].durable = {std::istreambuf_iterator<char>(in), {}};
}

void FaultyDisk::changed(const std::string& path, Change change) {
    if (keeps_images()) images_[path].pending.push_back(std::move(change));
}

void FaultyDisk::flushed(const std::string& path) {
    if (!keeps_images()) return;
    Image& image = images_[path];
    for (const Change& change : image.pending) put(image.durable, change, change.bytes.size());
    image.pending.clear();
}

void FaultyDisk::start_again(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    heal();
    for (auto& [path, image] : images_) {
        for (const Change& change : image.pending) {
            const std::uint64_t fate = random() % 3;
            if (fate == 0) continue;
            put(image.durable, change, fate == 1 ? change.bytes.size() : random() % (change.bytes.size() + 1));
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << image.durable;
        fs::remove(path + "-shm");
    }
}

}  // namespace survive
