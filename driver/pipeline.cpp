#include "driver/pipeline.h"

#include "frontend/base/check.h"

namespace oxide::driver {

PipelineResult runPipeline(Session& session, FileId root, const PipelineRequest& request) {
    PipelineResult result;
    static_cast<void>(root);
    static_cast<void>(request);
    session.diagnostics.error(diag::Code::E1011, {}, "no passes yet");
    return result;
}

}  // namespace oxide::driver
