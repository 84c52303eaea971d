#include "ox/core/strand.h"

#include <cstdlib>

namespace ox {

using core::Frame;
using core::Leaf;
using core::SlotBase;

void Strand::runFrames() {
    Frame* frame = next_;
    while (frame != nullptr) {
        next_ = nullptr;
        frame->handle().resume();
        frame = next_;
    }
}

void Strand::resume() {
    if (leaf_ != nullptr) {
        Leaf* const leaf = leaf_;
        try {
            if (!leaf->poll(leaf, *this)) return;
            next_ = leaf->owner;
        } catch (...) {
            payload_ = std::current_exception();
            panicFrom_ = leaf->owner;
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

void Strand::unwind() { destroyChain(std::exchange(panicFrom_, nullptr)); }

void Strand::cancel() {
    Frame* const innermost = leaf_ != nullptr ? leaf_->owner : next_;
    leaf_ = nullptr;
    next_ = nullptr;
    destroyChain(innermost);
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
    strand->payload_ = std::current_exception();
    slot->state = SlotBase::kPanicked;
    if (parent != nullptr) {
        strand->panicFrom_ = parent;
        parent = nullptr;
    }
}

PollContext PollContext::here() {
    PollContext context;
    context.stackLimit = static_cast<char const*>(__builtin_frame_address(0)) - kStackReserve;
    return context;
}

}  // namespace ox::core
