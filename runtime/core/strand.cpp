#include "ox/core/strand.h"

#include <cstdlib>

namespace ox {

using core::Frame;
using core::Leaf;
using core::SlotBase;

void Strand::runFrames() {
    core::PollContext& context = *context_;
    Frame* frame = context.next;
    while (frame != nullptr) {
        context.next = nullptr;
        frame->handle().resume();
        frame = context.next;
    }
}

void Strand::resume() {
    if (leaf_ != nullptr) {
        Leaf* const leaf = leaf_;
        try {
            if (!leaf->poll(leaf, *this)) return;
            context_->next = leaf->owner;
        } catch (...) {
            context_->payload = std::current_exception();
            context_->panicFrom = leaf->owner;
        }
        leaf_ = nullptr;
    }
    settle();
}

void Strand::destroyChain(Frame* innermost) {
    for (Frame* frame = innermost; frame != nullptr;) {
        Frame* const parent = frame->parent;
        SlotBase* const slot = frame->slot;
        frame->handle().destroy();
        slot->child = nullptr;
        frame = parent;
    }
}

void Strand::unwind() { destroyChain(std::exchange(context_->panicFrom, nullptr)); }

void Strand::cancel() {
    if (leaf_ != nullptr) destroyChain(std::exchange(leaf_, nullptr)->owner);
}

void Strand::wakeSelf() {
    if (target_->isTask() && target_ == context_->task) {
        context_->again = true;
    } else {
        core::wake(target_);
    }
}

Strand::Adoption::Adoption(Strand& inner, Strand& outer) {
    inner.context_ = outer.context_;
    bool const hold = outer.counted_;
    if (outer.target_ == inner.target_ && hold == inner.holdsTarget_) [[likely]]
        return;
    if (hold) outer.target_->addRef();
    if (inner.holdsTarget_) former_ = inner.target_;
    inner.target_ = outer.target_;
    inner.holdsTarget_ = hold;
}

}  // namespace ox

namespace ox::core {

void Frame::unhandled_exception() noexcept {
    core::PollContext& context = strand->context();
    context.payload = std::current_exception();
    slot->state = SlotBase::kPanicked;
    if (parent != nullptr) {
        context.panicFrom = parent;
        parent = nullptr;
    }
}

PollContext PollContext::here() {
    PollContext context;
    context.stackLimit = static_cast<char const*>(__builtin_frame_address(0)) - kStackReserve;
    return context;
}

}  // namespace ox::core
