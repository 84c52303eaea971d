#include "ox/lang/box.h"

namespace ox::boxed {

Box<str> copyStr(Str text) {
    if (text.isEmpty()) return Box<str>::fromRaw(reinterpret_cast<void*>(1), 0);
    void* data = memory::allocate(text.len(), 1);
    __builtin_memcpy(data, text.data(), text.len());
    return Box<str>::fromRaw(data, text.len());
}

}  // namespace ox::boxed
