#include "ox/lang/file_system.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <string>

namespace ox::fs {

namespace {

using ox::io::Error;

template <class T>
Outcome<T> failure(int error) {
    return Outcome<T>::Err(Error::fromRawOsError(error));
}
Outcome<Unit> done(int outcome) { return outcome == 0 ? Outcome<Unit>::Ok(Unit{}) : failure<Unit>(errno); }

Outcome<Stat> statOf(int outcome, struct stat const& facts) {
    if (outcome != 0) return failure<Stat>(errno);
    timespec const* const times[] = {&facts.st_mtim, &facts.st_atim, &facts.st_ctim};
    Stat::Facts own{static_cast<u64>(facts.st_size),
                    facts.st_dev,
                    facts.st_ino,
                    facts.st_nlink,
                    facts.st_rdev,
                    static_cast<u64>(facts.st_blksize),
                    static_cast<u64>(facts.st_blocks),
                    facts.st_mode,
                    facts.st_uid,
                    facts.st_gid,
                    {},
                    {}};
    for (usize i = 0; i < 3; ++i) {
        own.seconds[i] = times[i]->tv_sec;
        own.nanos[i] = static_cast<u32>(times[i]->tv_nsec);
    }
    return Outcome<Stat>::Ok(Stat(own));
}

/// The path with an end; `call` gives 0 or -1. A path with a zero in it names nothing.
template <class Call>
int withPath(Str path, Call call) {
    std::string const text(path.data(), path.len());
    if (text.find('\0') != std::string::npos) {
        errno = EINVAL;
        return -1;
    }
    return call(text.c_str());
}

template <class Call>
int withPaths(Str first, Str second, Call call) {
    return withPath(
        first, [&](char const* a) { return withPath(second, [&](char const* b) { return call(a, b); }); });
}

/// Repeats a call that a signal interrupted.
template <class Call>
auto retried(Call call) {
    for (;;) {
        auto const outcome = call();
        if (outcome != -1 || errno != EINTR) return outcome;
    }
}

}  // namespace

Outcome<RawFile> RawFile::open(Str path, u32 options, u32 mode, i32 own) {
    bool const reads = (options & kRead) != 0;
    bool const writes = (options & (kWrite | kAppend)) != 0;
    bool const makes = (options & (kTruncate | kCreate | kCreateNew)) != 0;
    if ((!reads && !writes) || (makes && !writes) || ((options & kAppend) != 0 && (options & kTruncate) != 0))
        return failure<RawFile>(EINVAL);
    int flags = O_CLOEXEC | (own & ~O_ACCMODE) | (reads && writes ? O_RDWR : writes ? O_WRONLY : O_RDONLY);
    if ((options & kAppend) != 0) flags |= O_APPEND;
    if ((options & kTruncate) != 0) flags |= O_TRUNC;
    if ((options & (kCreate | kCreateNew)) != 0) flags |= O_CREAT;
    if ((options & kCreateNew) != 0) flags |= O_EXCL;
    int const descriptor = withPath(path, [&](char const* text) {
        return retried([&] { return ::open(text, flags, static_cast<mode_t>(mode)); });
    });
    return descriptor < 0 ? failure<RawFile>(errno) : Outcome<RawFile>::Ok(RawFile(descriptor));
}

RawFile::~RawFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

Outcome<usize> RawFile::read(SliceMut<u8> buffer) const {
    ssize_t const count = retried([&] { return ::read(descriptor_, buffer.data(), buffer.len()); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}
Outcome<usize> RawFile::write(Slice<u8> bytes) const {
    ssize_t const count = retried([&] { return ::write(descriptor_, bytes.data(), bytes.len()); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}
Outcome<usize> RawFile::readAt(SliceMut<u8> buffer, u64 offset) const {
    ssize_t const count = retried(
        [&] { return ::pread(descriptor_, buffer.data(), buffer.len(), static_cast<off_t>(offset)); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}
Outcome<usize> RawFile::writeAt(Slice<u8> bytes, u64 offset) const {
    ssize_t const count =
        retried([&] { return ::pwrite(descriptor_, bytes.data(), bytes.len(), static_cast<off_t>(offset)); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}
Outcome<u64> RawFile::seek(i32 from, i64 offset) const {
    constexpr int kFrom[] = {SEEK_SET, SEEK_CUR, SEEK_END};
    off_t const position = lseek(descriptor_, offset, kFrom[from]);
    return position < 0 ? failure<u64>(errno) : Outcome<u64>::Ok(static_cast<u64>(position));
}
Outcome<Unit> RawFile::sync(bool onlyData) const {
    return done(retried([&] { return onlyData ? fdatasync(descriptor_) : fsync(descriptor_); }));
}
Outcome<Unit> RawFile::setLen(u64 len) const {
    return done(retried([&] { return ftruncate(descriptor_, static_cast<off_t>(len)); }));
}
Outcome<Unit> RawFile::setMode(u32 mode) const {
    return done(fchmod(descriptor_, static_cast<mode_t>(mode)));
}
Outcome<Stat> RawFile::stat() const {
    struct stat facts;
    return statOf(fstat(descriptor_, &facts), facts);
}
Outcome<RawFile> RawFile::duplicate() const {
    int const copy = fcntl(descriptor_, F_DUPFD_CLOEXEC, 3);
    return copy < 0 ? failure<RawFile>(errno) : Outcome<RawFile>::Ok(RawFile(copy));
}

Outcome<Stat> stat(Str path, bool followsLinks) {
    struct stat facts;
    int const outcome = withPath(
        path, [&](char const* text) { return followsLinks ? ::stat(text, &facts) : ::lstat(text, &facts); });
    return statOf(outcome, facts);
}
Outcome<Unit> setMode(Str path, u32 mode) {
    return done(withPath(path, [&](char const* text) { return chmod(text, static_cast<mode_t>(mode)); }));
}
Outcome<Unit> setOwner(Str path, u32 user, u32 group, bool followsLinks) {
    return done(withPath(path, [&](char const* text) {
        return followsLinks ? chown(text, user, group) : lchown(text, user, group);
    }));
}
Outcome<Unit> removeFile(Str path) { return done(withPath(path, ::unlink)); }
Outcome<Unit> createDir(Str path, u32 mode) {
    return done(withPath(path, [&](char const* text) { return mkdir(text, static_cast<mode_t>(mode)); }));
}
Outcome<Unit> removeDir(Str path) { return done(withPath(path, ::rmdir)); }
Outcome<Unit> removeDirAll(Str path) {
    constexpr int kMostOpen = 32;
    return done(withPath(path, [](char const* text) {
        struct stat facts;
        if (::lstat(text, &facts) != 0) return -1;
        // A link to a directory goes; what it names stays.
        if (S_ISLNK(facts.st_mode)) return ::unlink(text);
        if (!S_ISDIR(facts.st_mode)) {
            errno = ENOTDIR;
            return -1;
        }
        return nftw(
            text, [](char const* entry, struct stat const*, int, struct FTW*) { return ::remove(entry); },
            kMostOpen, FTW_DEPTH | FTW_PHYS);
    }));
}
Outcome<Unit> rename(Str from, Str to) { return done(withPaths(from, to, ::rename)); }
Outcome<Unit> hardLink(Str original, Str link) { return done(withPaths(original, link, ::link)); }
Outcome<Unit> symlink(Str original, Str link) { return done(withPaths(original, link, ::symlink)); }

namespace {

Outcome<String> textOf(char const* text, usize len) { return Outcome<String>::Ok(String(Str(text, len))); }

}  // namespace

Outcome<String> readLink(Str path) {
    char target[PATH_MAX];
    ssize_t length = -1;
    withPath(path, [&](char const* text) {
        length = ::readlink(text, target, sizeof target);
        return 0;
    });
    return length < 0 ? failure<String>(errno) : textOf(target, static_cast<usize>(length));
}
Outcome<String> canonicalize(Str path) {
    char resolved[PATH_MAX];
    int const outcome =
        withPath(path, [&](char const* text) { return ::realpath(text, resolved) == nullptr ? -1 : 0; });
    return outcome != 0 ? failure<String>(errno) : textOf(resolved, std::strlen(resolved));
}
Outcome<String> currentDir() {
    char path[PATH_MAX];
    return ::getcwd(path, sizeof path) == nullptr ? failure<String>(errno) : textOf(path, std::strlen(path));
}
Outcome<Unit> setCurrentDir(Str path) { return done(withPath(path, ::chdir)); }

Outcome<RawDirectory> RawDirectory::open(Str path) {
    DIR* stream = nullptr;
    withPath(path, [&](char const* text) {
        stream = ::opendir(text);
        return 0;
    });
    return stream == nullptr ? failure<RawDirectory>(errno) : Outcome<RawDirectory>::Ok(RawDirectory(stream));
}
RawDirectory::~RawDirectory() {
    if (stream_ != nullptr) ::closedir(static_cast<DIR*>(stream_));
}
Option<Outcome<Tuple<String, u64, u32>>> RawDirectory::next() {
    using Entry = Tuple<String, u64, u32>;
    using Found = Option<Outcome<Entry>>;
    for (;;) {
        errno = 0;
        dirent const* const entry = ::readdir(static_cast<DIR*>(stream_));
        if (entry == nullptr) return errno == 0 ? Found::None() : Found::Some(failure<Entry>(errno));
        Str const name(entry->d_name, std::strlen(entry->d_name));
        if (name == Str(".") || name == Str("..")) continue;
        return Found::Some(
            Outcome<Entry>::Ok(Entry(String(name), u64(entry->d_ino), u32(DTTOIF(entry->d_type)))));
    }
}

}  // namespace ox::fs
