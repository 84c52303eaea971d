#pragma once

#include "ox/core/waker.h"
#include "ox/lang/io_error.h"
#include "ox/lang/poll.h"
#include "ox/lang/result.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::io {

using Error = ox::io::Error;
template <class T>
using Result = ox::Result<T, Error>;

class Descriptor;

/// The future of `Descriptor.ready`: when the descriptor is ready, or may be.
class Ready {
  public:
    using Output = Unit;

    Ready(runtime::IoSource& source, u32 interest) : source_(&source) { node_.interest = interest; }
    Ready(Ready&& other) noexcept : source_(other.source_) { node_.interest = other.node_.interest; }
    ~Ready() {
        if (!node_.isIdle()) source_->abandon(node_);
    }

    bool poll(Strand& strand) {
        if (!strand.mayProceed() || !source_->pollNode(node_, strand)) return false;
        strand.spend();
        return true;
    }
    Unit take() { return {}; }

  private:
    runtime::IoSource* source_;
    runtime::IoNode node_;
};

/// An open file descriptor that does not block, registered with the runtime. Closes it when dropped.
class Descriptor {
  public:
    /// Takes over `descriptor`, which must be non-blocking, and registers it with the current runtime.
    static Result<Descriptor> adopt(int descriptor);
    Descriptor(Descriptor&& other) noexcept
        : core_(other.core_), source_(ox::exchange(other.source_, nullptr)), descriptor_(other.descriptor_) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        ox::swap(core_, other.core_);
        ox::swap(source_, other.source_);
        ox::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~Descriptor() {
        if (source_ != nullptr) close();
    }

    int raw() const { return descriptor_; }
    /// Leaves the runtime, open.
    i32 release() && {
        leave();
        return descriptor_;
    }
    Ready readable() const { return Ready(*source_, runtime::kReadMask); }
    Ready writable() const { return Ready(*source_, runtime::kWriteMask); }
    /// For bits of `Readiness`.
    Ready ready(u32 mask) const { return Ready(*source_, mask | runtime::kShutdown); }
    /// What was reported and not found used up since, with a stamp for `clear`.
    u64 state() const { return source_->state(); }
    static u32 readinessOf(u64 state) { return runtime::IoSource::readinessOf(state); }
    void clear(u64 seen, u32 mask) const { source_->clear(seen, mask); }
    Poll<Unit> pollReady(ox::task::Context* context, u32 mask) const;
    /// Another descriptor of what `descriptor` is one of, registered; the original stays with its owner.
    static Result<Descriptor> adoptCopy(i32 descriptor);

    // One reader and one writer may wait in these.
    Poll<Result<usize>> pollRead(ox::task::Context* context, SliceMut<u8> buffer) const;
    Poll<Result<usize>> pollWrite(ox::task::Context* context, Slice<u8> bytes) const;
    // These say WouldBlock when not ready.
    Result<usize> tryRead(SliceMut<u8> buffer) const;
    Result<usize> tryWrite(Slice<u8> bytes) const;
    Result<usize> tryPeek(SliceMut<u8> buffer) const;
    /// Some of the pieces, the earlier ones first, in one call. A piece holds a slice and nothing else.
    template <class Piece>
    Poll<Result<usize>> pollWriteVectored(ox::task::Context* context, Slice<Piece> pieces) const {
        return pollWritePieces(context, asSlices(pieces.data()), pieces.len());
    }
    template <class Piece>
    Result<usize> tryWriteVectored(Slice<Piece> pieces) const {
        return tryWritePieces(asSlices(pieces.data()), pieces.len());
    }
    template <class Piece>
    Result<usize> tryReadVectored(SliceMut<Piece> pieces) const {
        return tryReadPieces(asSlices(pieces.data()), pieces.len());
    }

    /// Calls `operation`, which returns a count or -1 with errno set, if the descriptor may be ready for
    /// `mask`. Of a stream, a count below `wanted` says that nothing more is there.
    template <class Operation>
    i64 attempt(u32 mask, Operation operation, usize wanted = 0) const {
        u64 const seen = source_->state();
        if ((runtime::IoSource::readinessOf(seen) & mask) == 0) return -kWouldBlock;
        for (;;) {
            i64 const count = operation(descriptor_);
            if (count > 0 && static_cast<usize>(count) < wanted)
                source_->clear(seen, mask & (runtime::kReadable | runtime::kWritable));
            if (count >= 0) return count;
            i32 const error = lastError();
            if (error == kInterrupted) continue;
            if (error == kWouldBlock) source_->clear(seen, mask);
            return -error;
        }
    }
    static Result<usize> resultOf(i64 count);

  private:
    Descriptor(runtime::Core& core, runtime::IoSource* source, int descriptor)
        : core_(&core), source_(source), descriptor_(descriptor) {}
    template <class Operation>
    Poll<Result<usize>> pollWith(ox::task::Context* context, core::WakeSlot runtime::IoSource::* slot,
                                 u32 mask, Operation operation, usize wanted) const;
    template <class Piece>
    static Slice<u8> const* asSlices(Piece const* pieces) {
        static_assert(sizeof(Piece) == sizeof(Slice<u8>) && sizeof(SliceMut<u8>) == sizeof(Slice<u8>));
        return reinterpret_cast<Slice<u8> const*>(pieces);
    }
    Poll<Result<usize>> pollWritePieces(ox::task::Context* context, Slice<u8> const* pieces,
                                        usize count) const;
    Result<usize> tryWritePieces(Slice<u8> const* pieces, usize count) const;
    Result<usize> tryReadPieces(Slice<u8> const* pieces, usize count) const;
    void close();
    void leave();
    static i32 lastError();
    static i32 const kWouldBlock;
    static i32 const kInterrupted;

    runtime::Core* core_;
    runtime::IoSource* source_;
    int descriptor_;
};

}  // namespace ox::tokio::io
