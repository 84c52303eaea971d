#pragma once

#include "ox/lang/io_error.h"
#include "ox/lang/result.h"
#include "ox/lang/slice.h"
#include "ox/lang/str.h"

/// The calls of the system that tokio.fs makes on threads that may block.
namespace ox::tokio::fs {

template <class T>
using Outcome = ox::Result<T, ox::io::Error>;

/// What the system knows about a file.
class Stat {
  public:
    using TriviallyRelocatable = void;

    Stat(u32 mode, u64 len) : mode_(mode), len_(len) {}
    u32 mode() const { return mode_; }
    u64 len() const { return len_; }

  private:
    u32 mode_;
    u64 len_;
};

/// An open file.
class RawFile {
  public:
    /// The bits of `open`: what it may do, and what becomes of a file that is there or is not.
    enum : u32 { kRead = 1, kWrite = 2, kAppend = 4, kTruncate = 8, kCreate = 16, kCreateNew = 32 };
    static Outcome<RawFile> open(Str path, u32 options, u32 mode);

    RawFile(RawFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    RawFile& operator=(RawFile&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~RawFile();

    Outcome<usize> read(SliceMut<u8> buffer) const;
    Outcome<usize> write(Slice<u8> bytes) const;
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

Outcome<Stat> stat(Str path, bool followsLinks);
Outcome<Unit> setMode(Str path, u32 mode);
Outcome<Unit> removeFile(Str path);
Outcome<Unit> createDir(Str path);
Outcome<Unit> removeDir(Str path);
Outcome<Unit> removeDirAll(Str path);
Outcome<Unit> rename(Str from, Str to);
Outcome<Unit> hardLink(Str original, Str link);
Outcome<Unit> symlink(Str original, Str link);

}  // namespace ox::tokio::fs
