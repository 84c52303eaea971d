// The build cache: a folder per user, shared by every oxidec process of that user at once. Files appear in it
// only complete (written aside, then renamed), and each of its folders has a bound.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace oxide::toolchain {

class Cache {
  public:
    // $XDG_CACHE_HOME/oxidec or ~/.cache/oxidec. When it cannot be used, `problem` says why.
    static std::optional<Cache> open(std::string& problem);

    std::filesystem::path folder(std::string_view kind) const;  // created when missing

    static std::optional<std::string> read(const std::filesystem::path& path);
    bool write(const std::filesystem::path& path, std::string_view text) const;
    bool publish(const std::filesystem::path& from, const std::filesystem::path& to) const;

    // Marks an entry as used now, then removes the least recently used ones beyond `maxBytes`. What was used
    // within the last minutes stays, because another process may be about to open it.
    static void touch(const std::filesystem::path& entry);
    void trim(std::string_view kind, std::uintmax_t maxBytes) const;

  private:
    explicit Cache(std::filesystem::path root) : root_(std::move(root)) {}
    std::filesystem::path aside() const;

    std::filesystem::path root_;
};

// A folder for the intermediate files of one build, removed with this object.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(const Cache& cache);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// Holds an exclusive lock on a file of the cache; other processes wait for it.
class FileLock {
  public:
    explicit FileLock(const std::filesystem::path& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

  private:
    int descriptor_;
};

}  // namespace oxide::toolchain
