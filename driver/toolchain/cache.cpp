#include "driver/toolchain/cache.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

namespace oxide::toolchain {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kInUse{10};
constexpr std::chrono::hours kAbandoned{2};

fs::path home() {
    if (const char* folder = std::getenv("HOME"); folder && *folder) return folder;
    if (const passwd* user = getpwuid(getuid()); user && user->pw_dir) return user->pw_dir;
    return {};
}

fs::path cacheRoot() {
    // The specification of XDG_CACHE_HOME says that a relative path is to be ignored.
    if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder && *folder == '/')
        return fs::path(folder) / "oxidec";
    fs::path base = home();
    return base.empty() ? fs::path{} : base / ".cache" / "oxidec";
}

std::uintmax_t sizeOf(const fs::path& entry) {
    std::error_code error;
    if (!fs::is_directory(entry, error)) {
        std::uintmax_t size = fs::file_size(entry, error);
        return error ? 0 : size;
    }
    std::uintmax_t sum = 0;
    for (fs::directory_iterator it(entry, error), end; !error && it != end; it.increment(error)) {
        sum += sizeOf(it->path());
    }
    return sum;
}

std::string uniqueName() {
    static int counter = 0;
    return std::to_string(getpid()) + "-" + std::to_string(counter++);
}

// Folders that an interrupted build left behind.
void removeAbandoned(const fs::path& folder) {
    std::error_code error;
    fs::file_time_type limit = fs::file_time_type::clock::now() - kAbandoned;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (fs::last_write_time(it->path(), ignored) < limit && !ignored) fs::remove_all(it->path(), ignored);
    }
}

}  // namespace

std::optional<Cache> Cache::open(std::string& problem) {
    fs::path root = cacheRoot();
    if (root.empty()) {
        problem = "there is no home folder to cache builds in; set XDG_CACHE_HOME";
        return std::nullopt;
    }
    std::error_code error;
    fs::create_directories(root / "tmp", error);
    if (!error && access((root / "tmp").c_str(), W_OK | X_OK) != 0) error = {errno, std::generic_category()};
    if (error) {
        problem =
            "cannot use the cache folder " + root.string() + ": " + error.message() + "; set XDG_CACHE_HOME";
        return std::nullopt;
    }
    removeAbandoned(root / "tmp");
    return Cache(root);
}

fs::path Cache::folder(std::string_view kind) const {
    fs::path path = root_ / kind;
    std::error_code error;
    fs::create_directories(path, error);
    return path;
}

fs::path Cache::aside() const { return folder("tmp") / uniqueName(); }

std::optional<std::string> Cache::read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

bool Cache::write(const fs::path& path, std::string_view text) const {
    fs::path written = aside();
    {
        std::ofstream file(written, std::ios::binary);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        if (!file.flush()) return false;
    }
    return publish(written, path);
}

bool Cache::publish(const fs::path& from, const fs::path& to) const {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) fs::remove(from, error);
    return !error;
}

void Cache::touch(const fs::path& entry) {
    std::error_code error;
    fs::last_write_time(entry, fs::file_time_type::clock::now(), error);
}

void Cache::trim(std::string_view kind, std::uintmax_t maxBytes) const {
    struct Entry {
        fs::path path;
        fs::file_time_type used;
        std::uintmax_t size;
    };
    std::vector<Entry> entries;
    std::uintmax_t sum = 0;
    std::error_code error;
    for (fs::directory_iterator it(root_ / kind, error), end; !error && it != end; it.increment(error)) {
        std::error_code gone;
        fs::file_time_type used = fs::last_write_time(it->path(), gone);
        if (gone) continue;
        entries.push_back({it->path(), used, sizeOf(it->path())});
        sum += entries.back().size;
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    fs::file_time_type limit = fs::file_time_type::clock::now() - kInUse;
    for (const Entry& entry : entries) {
        if (sum <= maxBytes || entry.used >= limit) return;
        fs::remove_all(entry.path, error);
        sum -= entry.size;
    }
}

TemporaryFolder::TemporaryFolder(const Cache& cache) : path_(cache.folder("tmp") / uniqueName()) {
    std::error_code error;
    fs::create_directories(path_, error);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

FileLock::FileLock(const fs::path& path)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) return;
    while (flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace oxide::toolchain
