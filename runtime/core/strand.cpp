#include "ox/core/lazy.h"
#include "ox/lang/panic.h"

namespace ox {

using core::Frame;
using core::PollContext;
using core::SlotBase;

namespace {

/// Returns the slot at the root, where the outermost frame's result would have gone. What a destructor throws
/// ends in `unhandled_exception`, as what a body throws.
SlotBase& destroyChain(Frame* innermost) {
    for (Frame* frame = innermost;;) {
        SlotBase* const slot = frame->slot;
        Frame* const awaiting = slot->awaiting();
        frame->handle().destroy();
        if (awaiting == nullptr) return *slot;
        frame = awaiting;
    }
}

}  // namespace

void Strand::runFrames(PollContext& context) {
    while (Frame* const frame = std::exchange(context.next, nullptr)) frame->handle().resume();
}

void Strand::unwind(PollContext& context) {
    destroyChain(std::exchange(context.panicFrom, nullptr)).setPanicked();
}

void Strand::cancel() {
    Frame* const innermost = static_cast<Frame*>(place_);
    PollContext context = PollContext::here();
    setContext(context);
    destroyChain(innermost);
    if (context.payload) [[unlikely]]
        std::rethrow_exception(std::move(context.payload));
}

void Strand::wakeSelf() {
    PollContext& own = context();
    if (own.target->isTask() && own.target == own.task) {
        own.again = true;
    } else {
        core::wake(own.target);
    }
}

}  // namespace ox

namespace ox::core {

void resumedAfterCompletion(bool hasPanicked) {
    if (hasPanicked) panicking::panic("`async fn` resumed after panicking");
    panicking::panic("`async fn` resumed after completion");
}

void Frame::unhandled_exception() noexcept {
    PollContext& context = strand->context();
    context.payload = std::current_exception();
    context.panicFrom = slot->awaiting();
    slot->setPanicked();
}

PollContext PollContext::here() {
    PollContext context;
    context.stackLimit = static_cast<char const*>(__builtin_frame_address(0)) - kStackReserve;
    return context;
}

}  // namespace ox::core
