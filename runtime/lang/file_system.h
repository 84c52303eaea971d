#pragma once

#include "ox/lang/io_error.h"
#include "ox/lang/result.h"
#include "ox/lang/slice.h"
#include "ox/lang/str.h"
#include "ox/lang/tuple.h"

/// The calls of the system behind std.fs. They block. Paths are bytes, not necessarily UTF-8.
namespace ox::fs {

template <class T>
using Outcome = ox::Result<T, ox::io::Error>;

/// What the system knows about a file.
class Stat {
  public:
    using TriviallyRelocatable = void;

    enum class Time : u8 { Modified, Accessed, Changed };
    struct Facts {
        u64 len, device, inode, links, special, blockSize, blocks;
        u32 mode, user, group;
        i64 seconds[3];
        u32 nanos[3];
    };
    explicit Stat(Facts const& facts) : facts_(facts) {}

    u32 mode() const { return facts_.mode; }
    /// The device that a special file stands for.
    u64 special() const { return facts_.special; }
    u64 blockSize() const { return facts_.blockSize; }
    u64 blocks() const { return facts_.blocks; }
    u64 len() const { return facts_.len; }
    u64 device() const { return facts_.device; }
    u64 inode() const { return facts_.inode; }
    u64 links() const { return facts_.links; }
    u32 user() const { return facts_.user; }
    u32 group() const { return facts_.group; }
    /// `time` is a `Time`.
    i64 seconds(u32 time) const { return facts_.seconds[time]; }
    u32 nanos(u32 time) const { return facts_.nanos[time]; }

  private:
    Facts facts_;
};

/// An open file.
class RawFile {
  public:
    using TriviallyRelocatable = void;

    /// The bits of `open`: what it may do, and what becomes of a file that is there or is not.
    enum : u32 { kRead = 1, kWrite = 2, kAppend = 4, kTruncate = 8, kCreate = 16, kCreateNew = 32 };
    /// `own` are flags of the system, beside what the options mean.
    static Outcome<RawFile> open(Str path, u32 options, u32 mode, i32 own);
    static RawFile adopt(i32 descriptor) { return RawFile(descriptor); }

    RawFile(RawFile&& other) noexcept : descriptor_(ox::exchange(other.descriptor_, -1)) {}
    RawFile& operator=(RawFile&& other) noexcept {
        ox::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~RawFile();

    i32 descriptor() const { return descriptor_; }
    i32 release() && { return ox::exchange(descriptor_, -1); }
    Outcome<usize> read(SliceMut<u8> buffer) const;
    Outcome<usize> write(Slice<u8> bytes) const;
    /// At a place of the file; the position stays where it is.
    Outcome<usize> readAt(SliceMut<u8> buffer, u64 offset) const;
    Outcome<usize> writeAt(Slice<u8> bytes, u64 offset) const;
    /// 0 from the start, 1 from here, 2 from the end.
    Outcome<u64> seek(i32 from, i64 offset) const;
    Outcome<Unit> sync(bool onlyData) const;
    Outcome<Unit> setLen(u64 len) const;
    Outcome<Unit> setMode(u32 mode) const;
    Outcome<Stat> stat() const;
    Outcome<RawFile> duplicate() const;

  private:
    explicit RawFile(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

/// A directory that is read.
class RawDirectory {
  public:
    using TriviallyRelocatable = void;

    static Outcome<RawDirectory> open(Str path);
    RawDirectory(RawDirectory&& other) noexcept : stream_(ox::exchange(other.stream_, nullptr)) {}
    RawDirectory& operator=(RawDirectory&& other) noexcept {
        ox::swap(stream_, other.stream_);
        return *this;
    }
    ~RawDirectory();

    /// Name, inode number and the bits of `mode` that say its kind (0: ask); without `.` and `..`.
    Option<Outcome<Tuple<String, u64, u32>>> next();

  private:
    explicit RawDirectory(void* stream) : stream_(stream) {}

    void* stream_;
};

Outcome<Stat> stat(Str path, bool followsLinks);
Outcome<Unit> setMode(Str path, u32 mode);
Outcome<Unit> setOwner(Str path, u32 user, u32 group, bool followsLinks);
Outcome<Unit> removeFile(Str path);
Outcome<Unit> createDir(Str path, u32 mode);
Outcome<Unit> removeDir(Str path);
Outcome<Unit> removeDirAll(Str path);
Outcome<Unit> rename(Str from, Str to);
Outcome<Unit> hardLink(Str original, Str link);
Outcome<Unit> symlink(Str original, Str link);
Outcome<String> readLink(Str path);
Outcome<String> canonicalize(Str path);
Outcome<String> currentDir();
Outcome<Unit> setCurrentDir(Str path);

}  // namespace ox::fs
