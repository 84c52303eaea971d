#include "driver/commands/commands.h"
#include "driver/exit_status.h"

namespace oxide::driver {

int checkCommand(Session& session) {
    bool looksFurther = session.options.print && *session.options.print > Stage::Awaits;
    FrontEndResult result = runFrontEnd(session, looksFurther ? Stage::Cpp : Stage::Awaits);
    return result.status.value_or(kSuccess);
}

}  // namespace oxide::driver
