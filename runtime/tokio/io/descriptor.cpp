#include "ox/tokio/io/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "ox/os/uncancellable.h"

namespace ox::tokio::io {

using runtime::IoSource;

i32 const Descriptor::kWouldBlock = EAGAIN;
i32 const Descriptor::kInterrupted = EINTR;

i32 Descriptor::lastError() { return errno; }

Result<Descriptor> Descriptor::adopt(int descriptor) {
    runtime::Core& core = runtime::Core::currentWithIo();
    IoSource* const source = new IoSource();
    if (i32 const error = core.driver().addDescriptor(descriptor, *source); error != 0) {
        delete source;
        ::close(descriptor);
        return Result<Descriptor>::Err(Error::fromRawOsError(error));
    }
    core.addRef();
    return Result<Descriptor>::Ok(Descriptor(core, source, descriptor));
}

Result<Descriptor> Descriptor::adoptCopy(i32 descriptor) {
    int const copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    return copy < 0 ? Result<Descriptor>::Err(Error::lastOsError()) : adopt(copy);
}

Poll<Unit> Descriptor::pollReady(ox::task::Context* context, u32 mask) const {
    bool const reads = (mask & runtime::kReadable) != 0;
    Strand& strand = context->strand();
    if (!strand.mayProceed()) return Poll<Unit>::Pending();
    Strand::Counted counted(strand);
    bool const isReady = source_->pollSlot(reads ? &IoSource::reader : &IoSource::writer, mask, strand);
    return isReady ? Poll<Unit>::Ready(Unit{}) : Poll<Unit>::Pending();
}

void Descriptor::close() {
    leave();
    ::close(descriptor_);
}

void Descriptor::leave() {
    IoSource* const source = std::exchange(source_, nullptr);
    source->clearSlot(&IoSource::reader);
    source->clearSlot(&IoSource::writer);
    core_->driver().removeDescriptor(descriptor_, source);
    core_->release();
}

Result<usize> Descriptor::resultOf(i64 count) {
    if (count >= 0) return Result<usize>::Ok(static_cast<usize>(count));
    return Result<usize>::Err(Error::fromRawOsError(static_cast<i32>(-count)));
}

template <class Operation>
Poll<Result<usize>> Descriptor::pollWith(ox::task::Context* context, core::WakeSlot IoSource::* slot,
                                         u32 mask, Operation operation, usize wanted) const {
    using Answer = Poll<Result<usize>>;
    Strand& strand = context->strand();
    if (!strand.mayProceed()) return Answer::Pending();
    Strand::Counted counted(strand);
    for (;;) {
        i64 const count = attempt(mask, operation, wanted);
        if (count != -i64(EAGAIN)) {
            strand.spend();
            return Answer::Ready(resultOf(count));
        }
        if (!source_->pollSlot(slot, mask, strand)) return Answer::Pending();
    }
}

namespace {

/// True when the socket's call said that it is of none.
bool isFile(IoSource& source, ssize_t count) {
    if (count >= 0 || errno != ENOTSOCK) return false;
    source.isSocket.store(false, std::memory_order_relaxed);
    return true;
}

// A socket's calls are cheaper than a file's.
i64 receive(IoSource& source, int descriptor, SliceMut<u8> buffer) {
    if (source.isSocket.load(std::memory_order_relaxed)) [[likely]] {
        ssize_t const count = os::recv(descriptor, buffer.data(), buffer.len(), 0);
        if (!isFile(source, count)) return count;
    }
    return read(descriptor, buffer.data(), buffer.len());
}

// Writing to a closed peer is an error here, not a signal.
i64 send(IoSource& source, int descriptor, Slice<u8> bytes) {
    if (source.isSocket.load(std::memory_order_relaxed)) [[likely]] {
        ssize_t const count = os::send(descriptor, bytes.data(), bytes.len(), MSG_NOSIGNAL);
        if (!isFile(source, count)) return count;
    }
    return write(descriptor, bytes.data(), bytes.len());
}

/// The system's list of pieces, of so many as one call takes.
class Pieces {
  public:
    Pieces(Slice<u8> const* pieces, usize count) : count_(count < kMost ? count : kMost) {
        for (usize i = 0; i < count_; ++i) {
            list_[i] = {const_cast<u8*>(pieces[i].data()), pieces[i].len()};
            total_ += pieces[i].len();
        }
    }
    usize total() const { return total_; }
    i64 write(IoSource& source, int descriptor) {
        msghdr message{};
        message.msg_iov = list_;
        message.msg_iovlen = count_;
        if (source.isSocket.load(std::memory_order_relaxed)) {
            ssize_t const count = sendmsg(descriptor, &message, MSG_NOSIGNAL);
            if (!isFile(source, count)) return count;
        }
        return writev(descriptor, list_, static_cast<int>(count_));
    }
    i64 read(int descriptor) { return readv(descriptor, list_, static_cast<int>(count_)); }

  private:
    static constexpr usize kMost = 64;
    iovec list_[kMost];
    usize count_;
    usize total_ = 0;
};

}  // namespace

Poll<Result<usize>> Descriptor::pollWritePieces(ox::task::Context* context, Slice<u8> const* pieces,
                                                usize count) const {
    Pieces list(pieces, count);
    return pollWith(
        context, &IoSource::writer, runtime::kWriteMask,
        [&](int descriptor) { return list.write(*source_, descriptor); }, list.total());
}
Result<usize> Descriptor::tryWritePieces(Slice<u8> const* pieces, usize count) const {
    Pieces list(pieces, count);
    return resultOf(
        attempt(runtime::kWriteMask, [&](int descriptor) { return list.write(*source_, descriptor); }));
}
Result<usize> Descriptor::tryReadPieces(Slice<u8> const* pieces, usize count) const {
    Pieces list(pieces, count);
    return resultOf(attempt(runtime::kReadMask, [&](int descriptor) { return list.read(descriptor); }));
}

Poll<Result<usize>> Descriptor::pollRead(ox::task::Context* context, SliceMut<u8> buffer) const {
    return pollWith(
        context, &IoSource::reader, runtime::kReadMask,
        [=, this](int descriptor) { return receive(*source_, descriptor, buffer); }, buffer.len());
}
Poll<Result<usize>> Descriptor::pollWrite(ox::task::Context* context, Slice<u8> bytes) const {
    return pollWith(
        context, &IoSource::writer, runtime::kWriteMask,
        [=, this](int descriptor) { return send(*source_, descriptor, bytes); }, bytes.len());
}
Result<usize> Descriptor::tryRead(SliceMut<u8> buffer) const {
    return resultOf(attempt(runtime::kReadMask,
                            [=, this](int descriptor) { return receive(*source_, descriptor, buffer); }));
}
Result<usize> Descriptor::tryWrite(Slice<u8> bytes) const {
    return resultOf(attempt(runtime::kWriteMask,
                            [=, this](int descriptor) { return send(*source_, descriptor, bytes); }));
}
Result<usize> Descriptor::tryPeek(SliceMut<u8> buffer) const {
    return resultOf(attempt(runtime::kReadMask, [buffer](int descriptor) {
        return i64(recv(descriptor, buffer.data(), buffer.len(), MSG_PEEK));
    }));
}

}  // namespace ox::tokio::io
