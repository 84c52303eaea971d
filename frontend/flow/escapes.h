// E0373: closures and async blocks that borrow what the function owns, and leave it.
#pragma once

#include "frontend/flow/analysis.h"

namespace oxide::flow {

enum class EscapeKind { Returned, Argument, ThroughVariable };

struct Escape {
    EscapeKind kind = EscapeKind::Returned;
    Span span;  // where it leaves
};

void reportEscape(const Analysis& analysis, const CaptureUse& capture, const Escape& escape);

// Returns the closures and async blocks reported, so that borrow checking says nothing more about what they
// capture.
std::vector<BodyId> checkEscapes(const Analysis& analysis);

}  // namespace oxide::flow
