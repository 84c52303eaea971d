#include "ox/lang/io_error.h"

#include <cerrno>
#include <cstring>
#include <memory>

namespace ox::io {

Str describe(ErrorKind kind) {
    switch (kind.tag()) {
#define OX_ERROR_KIND(name, description) \
    case ErrorKind::Tag::name: return description;
#include "ox/lang/io_error_kinds.def"
    }
    __builtin_unreachable();
}

ErrorKind kindOfErrno(i32 code) {
    switch (code) {
        case ENOENT: return ErrorKind::NotFound();
        case EACCES: return ErrorKind::PermissionDenied();
        case EPERM: return ErrorKind::PermissionDenied();
        case ECONNREFUSED: return ErrorKind::ConnectionRefused();
        case ECONNRESET: return ErrorKind::ConnectionReset();
        case EHOSTUNREACH: return ErrorKind::HostUnreachable();
        case ENETUNREACH: return ErrorKind::NetworkUnreachable();
        case ECONNABORTED: return ErrorKind::ConnectionAborted();
        case ENOTCONN: return ErrorKind::NotConnected();
        case EADDRINUSE: return ErrorKind::AddrInUse();
        case EADDRNOTAVAIL: return ErrorKind::AddrNotAvailable();
        case ENETDOWN: return ErrorKind::NetworkDown();
        case EPIPE: return ErrorKind::BrokenPipe();
        case EEXIST: return ErrorKind::AlreadyExists();
        case EAGAIN: return ErrorKind::WouldBlock();
        case ENOTDIR: return ErrorKind::NotADirectory();
        case EISDIR: return ErrorKind::IsADirectory();
        case ENOTEMPTY: return ErrorKind::DirectoryNotEmpty();
        case EROFS: return ErrorKind::ReadOnlyFilesystem();
        case ESTALE: return ErrorKind::StaleNetworkFileHandle();
        case EINVAL: return ErrorKind::InvalidInput();
        case ETIMEDOUT: return ErrorKind::TimedOut();
        case ENOSPC: return ErrorKind::StorageFull();
        case ESPIPE: return ErrorKind::NotSeekable();
        case EDQUOT: return ErrorKind::QuotaExceeded();
        case EFBIG: return ErrorKind::FileTooLarge();
        case EBUSY: return ErrorKind::ResourceBusy();
        case ETXTBSY: return ErrorKind::ExecutableFileBusy();
        case EDEADLK: return ErrorKind::Deadlock();
        case EXDEV: return ErrorKind::CrossesDevices();
        case EMLINK: return ErrorKind::TooManyLinks();
        case ENAMETOOLONG: return ErrorKind::InvalidFilename();
        case E2BIG: return ErrorKind::ArgumentListTooLong();
        case EINTR: return ErrorKind::Interrupted();
        case ENOSYS: return ErrorKind::Unsupported();
        case EOPNOTSUPP: return ErrorKind::Unsupported();
        case ENOMEM: return ErrorKind::OutOfMemory();
        default: return ErrorKind::Uncategorized();
    }
}

ErrorKind Error::kind() const {
    switch (form()) {
        case Form::Message: return pointer<LiteralMessage const>()->kind;
        case Form::Os: return kindOfErrno(static_cast<i32>(code()));
        case Form::Simple: return {static_cast<ErrorKind::Tag>(code())};
        case Form::Custom: return pointer<Custom>()->kind;
    }
    __builtin_unreachable();
}

void Error::deleteCustom() {
    std::unique_ptr<Custom> const custom(pointer<Custom>());
    custom->drop(*custom);
}

Error Error::lastOsError() { return fromRawOsError(errno); }

String Error::osMessage() const {
    char buffer[256];
    char const* text = ::strerror_r(static_cast<i32>(code()), buffer, sizeof buffer);
    return String(Str(text, std::strlen(text)));
}

}  // namespace ox::io
