#pragma once

#include "ox/lang/box.h"
#include "ox/lang/panic_hook.h"
#include "ox/lang/result.h"

namespace ox::panicking {

/// A panic that carries `payload`, a `dyn Any`.
template <class D>
Panic customPanic(Box<D> payload) {
    RefMut<D> const raw = Box<D>::intoRaw(std::move(payload));
    return Panic(Panic::Custom{raw.data, raw.vtable, [](void* data, void const* vtable) {
                                   Box<D>::fromRaw({data, static_cast<decltype(RefMut<D>::vtable)>(vtable)});
                               }});
}
template <class D>
Box<D> takeCustom(Panic panic) {
    Panic::Custom const custom = panic.takeCustom();
    return Box<D>::fromRaw({custom.data, static_cast<decltype(RefMut<D>::vtable)>(custom.vtable)});
}

/// The one `make(file, line)` of a place, which lives for ever.
template <class L>
L const* locationOf(L (*make)(Str, u32), OX_AT) {
    struct Node {
        L location;
        char const* file;
        u32 line;
        Node* next;
    };
    static Node* first = nullptr;
    Node* head = __atomic_load_n(&first, __ATOMIC_ACQUIRE);
    for (Node const* node = head; node; node = node->next) {
        if (node->file == file && node->line == line) return &node->location;
    }
    Node* made = new Node{make(Str(file, __builtin_strlen(file)), line), file, line, head};
    while (
        !__atomic_compare_exchange_n(&first, &made->next, made, true, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {
    }
    return &made->location;
}

/// `f()`, or the panic that ended it.
template <class R, class F>
Result<R, Panic> catchResult(F f) {
    try {
        if constexpr (std::is_void_v<decltype(f())>) {
            f();
            return Result<R, Panic>::Ok(Unit{});
        } else {
            return Result<R, Panic>::Ok(f());
        }
    } catch (Panic& panic) {
        Panic caught = std::move(panic);
        ended();
        return Result<R, Panic>::Err(std::move(caught));
    }
}

}  // namespace ox::panicking
