#include "ox/tokio/task/task_local.h"

namespace ox::tokio::task {

namespace {
constinit thread_local LocalScope* innermost = nullptr;
}

void* LocalScope::find(void const* key) {
    for (LocalScope const* scope = innermost; scope != nullptr; scope = scope->outer) {
        if (scope->key == key) return scope->value;
    }
    return nullptr;
}

InLocalScope::InLocalScope(void const* key, void* value) : scope_{key, value, innermost} {
    innermost = &scope_;
}
InLocalScope::~InLocalScope() { innermost = scope_.outer; }

}  // namespace ox::tokio::task
